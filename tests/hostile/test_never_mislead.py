"""What must not change a finding does not: other paragraphs, the letters' order, the format, the language, the runs."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from conftest import FIXTURES, Brevlint
from lxml import etree

from linter.engine.report import Report
from linter.engine.run import check
from linter.engine.settings import Settings

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
ALL = Settings(preview=True)
DRAFT = FIXTURES / "utkast" / "byggkvalitet.docx"
SETS = ("akrim", "bolig", "0-24")


def changed(path: Path, folder: Path, change: Callable[[etree._Element], None]) -> Path:
    """A copy of a .docx with its document changed."""
    target = folder / path.name
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                root = etree.parse(io.BytesIO(content)).getroot()
                change(root)
                content = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(info, content)
    return target


def found(report: Report) -> Counter[tuple[str, ...]]:
    """Findings by letter name, rule, message, words and severity; places in the file left out."""
    assert not report.failures
    return Counter(
        (Path(f.letter).stem, f.rule, f.message, " ".join(f.excerpt.split()), f.severity.value) for f in report.findings
    )


@cache
def of_fixtures(paths: tuple[Path, ...]) -> Counter[tuple[str, ...]]:
    """What letters of ours give, which several tests compare with."""
    return found(check(paths, ALL))


def words_of(folder: str) -> list[Path]:
    return sorted((FIXTURES / folder).glob("*.docx"))


def split_runs(root: etree._Element) -> None:
    """Cut every run in two somewhere and give the second half another font and size, as Word does when people edit."""
    rng = random.Random(7)  # noqa: S311 - no secret
    for run in list(root.iter(W + "r")):
        text = run.find(W + "t")
        if (
            text is None
            or len(text.text or "") < 2
            or len(run.findall(W + "t")) != 1
            or run.find(W + "tab") is not None
        ):
            continue
        second = deepcopy(run)
        at = rng.randrange(1, len(text.text or ""))
        other = second.find(W + "t")
        assert other is not None
        text.text, other.text = (text.text or "")[:at], (text.text or "")[at:]
        for part in (text, other):
            part.set(SPACE, "preserve")
        properties = second.find(W + "rPr")
        if properties is None:
            properties = etree.Element(W + "rPr")
            second.insert(0, properties)
        etree.SubElement(properties, W + "rFonts").set(W + "ascii", "Verdana")
        run.addnext(second)
        run.addnext(etree.Element(W + "proofErr"))


def insert_tracked(root: etree._Element) -> None:
    """Make every third run a tracked insertion: accepted, the letter reads the same."""
    for run in list(root.iter(W + "r"))[::3]:
        if run.getparent().tag == W + "p" and run.find(W + "t") is not None:
            change = etree.Element(W + "ins")
            change.set(W + "id", "900")
            change.set(W + "author", "Kari")
            run.addprevious(change)
            change.append(run)


def add_paragraph(root: etree._Element) -> None:
    """A paragraph nothing can be said about, before the last one of the letter."""
    body = root.find(W + "body")
    assert body is not None
    paragraph = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>Vi takker for godt samarbeid.</w:t></w:r></w:p>')
    list(body.iterchildren(W + "p"))[-1].addprevious(paragraph)


@pytest.mark.parametrize("change", [split_runs, add_paragraph], ids=lambda f: f.__name__)
@pytest.mark.parametrize("paths", [[DRAFT], words_of("akrim")], ids=["utkast", "akrim"])
def test_findings_stay_when_what_they_do_not_speak_of_changes(
    change: Callable[[etree._Element], None], paths: Sequence[Path], tmp_path: Path
) -> None:
    before = of_fixtures(tuple(paths))
    after = found(check([changed(path, tmp_path, change) for path in paths], ALL))
    assert after == before
    assert before


def test_a_change_that_is_accepted_changes_nothing_but_that_it_is_told(tmp_path: Path) -> None:
    before = of_fixtures((DRAFT,))
    after = found(check([changed(DRAFT, tmp_path, insert_tracked)], ALL))
    differing = (after - before) + (before - after)
    assert {key[1:3] for key in differing} == {("BRV-10", "tracked")}
    assert any(key[1:3] == ("BRV-10", "tracked") for key in after)


@pytest.mark.parametrize("folder", SETS)
def test_the_order_of_letters_changes_nothing(folder: str) -> None:
    paths = words_of(folder)
    shuffled = random.Random(3).sample(paths, len(paths))  # noqa: S311 - no secret
    assert found(check(shuffled, ALL)) == of_fixtures(tuple(paths))


@pytest.mark.parametrize("folder", SETS)
def test_the_same_letters_as_word_and_pdf_give_the_same_findings(folder: str) -> None:
    words = of_fixtures(tuple(words_of(folder)))
    pdfs = found(check(sorted((FIXTURES / folder).glob("*.pdf")), ALL))
    only_word = {key[1:3] for key in words - pdfs}
    assert only_word <= {("BRV-10", "tracked"), ("BRV-10", "comments")}  # a PDF has no tracked changes
    assert not pdfs - words


@pytest.mark.parametrize("paths", [[DRAFT], words_of("akrim")], ids=["utkast", "akrim"])
def test_every_language_of_messages_gives_the_same_codes(brevlint: Brevlint, paths: Sequence[Path]) -> None:
    told = {}
    for lang in ("nb", "nn", "en"):
        done = brevlint("check", *paths, "--preview", "--lang", lang, "--format", "json", "--no-config")
        told[lang] = [
            (f["rule"], f["letter"], f["block"], f["start"], f["excerpt"]) for f in json.loads(done.stdout)["findings"]
        ]
    assert told["nb"] == told["nn"] == told["en"]
    assert told["nb"]
