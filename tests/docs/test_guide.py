"""What the user guide shows as output is what the commands say today."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from composed import built
from conftest import FIXTURES, ROOT, Brevlint
from lxml import etree

GUIDE = ROOT / "docs" / "brukerveiledning"
STALE = "the output in the guide has changed: run the command and paste anew"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def flat(text: str) -> str:
    """Words alone: the guide wraps lines and sets quotations off with > and **."""
    return " ".join(re.sub(r"^> ?", "", text, flags=re.MULTILINE).replace("**", "").split())


def page(name: str) -> str:
    return flat((GUIDE / name).read_text("utf-8"))


@pytest.mark.parametrize(("name", "lang"), [("word.md", "nb"), ("word.nn.md", "nn")])
def test_the_page_on_word(
    name: str, lang: str, brevlint: Brevlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "utkast.docx").write_bytes((FIXTURES / "utkast" / "byggkvalitet.docx").read_bytes())
    monkeypatch.chdir(tmp_path)
    result = brevlint("check", "utkast.docx", "--annotate", "kommentert", "--lang", lang)
    report = result.output.strip().splitlines()
    told = page(name)
    start = next(number for number, line in enumerate(report) if re.match(r"\d+ funn i", line))
    assert all(flat(line) in told for line in report[start:]), STALE
    with zipfile.ZipFile(tmp_path / "kommentert" / "utkast.docx") as file:
        comments = etree.fromstring(file.read("word/comments.xml"))
    texts = [" ".join("".join(p.itertext()) for p in c.iter(f"{W}p")) for c in comments.iter(f"{W}comment")]
    shown = [text for text in texts if text.startswith(("BRV-01 ", "KOO-01 "))]
    assert len(shown) == 2
    assert all(flat(text) in told for text in shown), STALE


def test_the_page_on_comparing(brevlint: Brevlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built("bolig", tmp_path / "bolig", mutation="fel03-belop")
    monkeypatch.chdir(tmp_path)
    told = page("sammenlign.md")
    assert flat(brevlint("compare", "bolig/").output) in told, STALE
    checked = brevlint("check", "bolig/").output
    finding = checked[checked.index("  FEL-03") : checked.index("bolig/kriminalomsorgsdirektoratet.docx\n")]
    assert flat(finding) in told, STALE
