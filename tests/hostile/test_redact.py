"""``--redact``: no words of a letter in any format, and still every finding with its rule and place."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from pathlib import Path

import pytest
from conftest import FIXTURES, Brevlint
from lxml import etree
from readers.docx_files import p, pack, t

from linter.cli.formats import FORMATS
from linter.wording import Lang, say

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HIDDEN = "Qvarts Xylofon avvikles uten varsel"  # in headings, lists, cells, names, everywhere
RUN = 10  # characters in a row


def runs(text: str) -> set[str]:
    return {text[at : at + RUN].casefold() for at in range(len(text) - RUN + 1)}


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Fixtures with the secret in every text that is long enough, and a letter that asks for silence in a comment."""
    import sys  # noqa: PLC0415 - for this one path

    sys.path.insert(0, str(FIXTURES.parent / "benchmarks"))
    from fuzz_mutate import unzipped, zipped  # noqa: PLC0415 - see above

    folder = tmp_path_factory.mktemp("hemmelig")
    made = []
    for source in (*sorted((FIXTURES / "akrim").glob("*.docx")), FIXTURES / "utkast" / "byggkvalitet.docx"):
        parts = unzipped(source.read_bytes())
        for name in [n for n in parts if re.fullmatch(r"word/(document|footnotes|header\d|footer\d)\.xml", n)]:
            root = etree.fromstring(parts[name])
            for text in root.iter(W + "t"):
                words = (text.text or "").split(" ")
                if len(words) > 2:
                    text.text = " ".join([*words[:2], HIDDEN, *words[2:]])
            for paragraph in list(root.iter(W + "p"))[9::7]:  # tasks with nothing said about them
                extra = deepcopy(paragraph)
                for old in extra.findall(W + "r"):
                    extra.remove(old)
                run = etree.SubElement(etree.SubElement(extra, W + "r"), W + "t")
                run.text = f"{HIDDEN} innen 31. juni 2016. Etaten skal sammen med Politidirektoratet {HIDDEN} mv."
                paragraph.addnext(extra)
            parts[name] = etree.tostring(root)
        path = folder / source.name
        path.write_bytes(zipped(list(parts.items())))
        made.append(path)
    said = f'<w:comment w:id="0" w:author="Kari"><w:p>{t(f"brevlint: ignorer BRV-01 – {HIDDEN}")}</w:p></w:comment>'
    other = f'<w:comment w:id="1" w:author="Kari"><w:p>{t(f"brevlint: {HIDDEN}")}</w:p></w:comment>'
    marked = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    body = p("Finansdepartementet") + p("Skattedirektoratet") + p("Tildelingsbrev 2026")
    body += p(marked.format(t(f"{HIDDEN} innen 31. juni 2026.")))
    body += p('<w:r><w:commentReference w:id="1"/></w:r>' + t(f"Svar på {HIDDEN} innen 31. juni 2026."))
    made.append(pack(folder / "merknad.docx", body, comments=said + other))
    return made


@pytest.fixture(autouse=True)
def _letters_are_examined_once(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first run reads the letters, the others find them in the cache: what is told comes from there too."""
    monkeypatch.setenv("BREVLINT_CACHE", str(tmp_path_factory.getbasetemp() / "redacted-cache"))


def check(brevlint: Brevlint, letters: list[Path], form: str, *words: str) -> str:
    done = brevlint("check", *letters, "--preview", "--no-config", "--format", form, "--min-severity", "info", *words)
    assert done.exit_code == 1, done.output
    return done.stdout


@pytest.mark.parametrize("form", FORMATS)
def test_no_ten_characters_of_a_secret_are_told(brevlint: Brevlint, letters: list[Path], form: str) -> None:
    hidden = runs(HIDDEN)
    assert hidden & runs(check(brevlint, letters, form, "--show-keys"))
    told = check(brevlint, letters, form, "--show-keys", "--redact")
    assert not hidden & runs(told)
    assert "merknad.docx" in told
    assert "BRV-01" in told


def test_every_finding_stays_with_its_place(brevlint: Brevlint, letters: list[Path]) -> None:
    whole, bare = (json.loads(check(brevlint, letters, "json", *more)) for more in ((), ("--redact",)))
    kept = ("rule", "severity", "letter", "page", "block", "start", "end", "key", "line", "column")
    assert [[f[k] for k in kept] for f in bare["findings"]] == [[f[k] for k in kept] for f in whole["findings"]]
    assert len(bare["findings"]) > 100
    for before, after in zip(whole["findings"], bare["findings"], strict=True):
        length = say(Lang.NB, "report.redacted", n=len(before["excerpt"]))
        assert after["excerpt"] == (length if before["excerpt"] else "")
        assert after["sentence"] == ""
        assert re.fullmatch(r"[\d. ›A-Za-z]*", after["section"])
        assert [r["page"] for r in after["related"]] == [r["page"] for r in before["related"]]
        assert bool(after["group"]) == bool(before["group"])
    assert any(f["section"] for f in bare["findings"])
    assert bare["answers"]
    assert len(bare["answers"]) == len(whole["answers"])


def test_a_baseline_and_a_second_format_are_redacted_too(
    brevlint: Brevlint, letters: list[Path], tmp_path: Path
) -> None:
    baseline, page = tmp_path / "kjent.json", tmp_path / "side.html"
    words = ("--redact", "--preview", "--no-config")
    brevlint("check", *letters, *words, "--write-baseline", baseline, "--also", f"html={page}")
    for path in (baseline, page):
        assert not runs(HIDDEN) & runs(path.read_text(encoding="utf-8"))
    again = brevlint("check", *letters, *words, "--baseline", baseline, "--format", "json")
    assert all(f["known"] or f["suppressed"] for f in json.loads(again.stdout)["findings"])
