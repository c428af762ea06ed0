"""Content keys and the baseline: known again through edits, new and gone told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linter.engine.baseline import BaselineError, compared, read_baseline, render
from linter.engine.report import Report
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.rules.contract import Severity

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
JUNE = "Direktoratet skal sende en plan innen 31. juni 2026."
NOVEMBER = "Direktoratet skal sende en rapport innen 31. november 2026."
APRIL = "Direktoratet skal sende et regnskap innen 31. april 2026."
SETTINGS = Settings(select=("BRV-01",))


def written(path: Path, *paragraphs: str) -> Path:
    path.write_text(HEAD + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    return path


def keys(path: Path) -> dict[str, str]:
    return {f.excerpt: f.key for f in check([path], SETTINGS).findings}


def against(report: Report, baseline: Path) -> Report:
    return compared(report, read_baseline(baseline), baseline.parent)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    letter = written(tmp_path / "brev.md", "## 1 Mål", JUNE, "## 2 Rapportering", NOVEMBER)
    path = tmp_path / "kjent.json"
    path.write_text(render(check([letter], SETTINGS), (), tmp_path), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("## 1 Rapportering", NOVEMBER, "## 2 Mål", JUNE),
        (
            "## 1 Innledning",
            "Vi viser til budsjettet.",
            "## 2 Mål",
            "Nytt avsnitt.",
            JUNE,
            "## 3 Rapportering",
            NOVEMBER,
        ),
        ("## 1 Mål", f"Ny setning. {JUNE} Enda en.", "## 2 Rapportering", NOVEMBER),
        (
            "## 1 Mål",
            JUNE.replace("en plan", "en  plan"),
            "## 2 Rapportering",
            NOVEMBER.replace(" rapport", "\nrapport"),
        ),
    ],
    ids=["reordered", "renumbered", "neighbours", "white space"],
)
def test_keys_outlive_edits_that_do_not_concern_them(base: Path, paragraphs: tuple[str, ...]) -> None:
    before = keys(base.parent / "brev.md")
    letter = written(base.parent / "brev.md", *paragraphs)
    assert {" ".join(words.split()): key for words, key in keys(letter).items()} == before
    report = against(check([letter], SETTINGS), base)
    assert all(f.known for f in report.findings)
    assert report.gone == ()
    assert report.exit_code(Severity.INFO) == 0


def test_a_changed_sentence_or_heading_is_new(base: Path) -> None:
    before = keys(base.parent / "brev.md")
    changed = keys(written(base.parent / "a.md", "## 1 Mål", JUNE.replace("plan", "oversikt")))
    moved = keys(written(base.parent / "b.md", "## 1 Annet", JUNE))
    assert changed["31. juni 2026"] != before["31. juni 2026"] != moved["31. juni 2026"]


def test_equals_are_told_apart_by_their_ordinal(tmp_path: Path) -> None:
    letter = written(tmp_path / "brev.md", JUNE, JUNE)
    first, second = (f.key for f in check([letter], SETTINGS).findings)
    assert first != second


def test_new_and_gone_are_shown_and_a_new_one_never_hides_behind_one_put_right(base: Path) -> None:
    letter = written(base.parent / "brev.md", "## 1 Mål", JUNE, "## 2 Rapportering", APRIL)
    report = against(check([letter], SETTINGS), base)
    assert [(f.excerpt, f.known) for f in report.findings] == [("31. juni 2026", True), ("31. april 2026", False)]
    assert [(g.excerpt, g.letter) for g in report.gone] == [("31. november 2026", "brev.md")]
    assert report.exit_code(Severity.LOW) == 1


def test_a_renamed_letter_is_known_and_a_copy_is_new(base: Path) -> None:
    letter = base.parent / "brev.md"
    copy = written(base.parent / "kopi.md", "## 1 Mål", JUNE, "## 2 Rapportering", NOVEMBER)
    both = against(check([letter, copy], SETTINGS), base)
    assert [f.known for f in both.findings] == [True, True, False, False]
    letter.unlink()
    alone = against(check([copy], SETTINGS), base)
    assert [f.known for f in alone.findings] == [True, True]


def test_writing_again_keeps_what_was_not_checked(base: Path) -> None:
    other = written(base.parent / "annet.md", APRIL)
    path = base.parent / "ny.json"
    path.write_text(render(check([other], SETTINGS), read_baseline(base), base.parent), encoding="utf-8")
    assert sorted({k.letter for k in read_baseline(path)}) == ["annet.md", "brev.md"]
    path.write_text(render(check([other], Settings(select=("BRV-02",))), read_baseline(path), base.parent))
    assert sorted({k.letter for k in read_baseline(path)}) == ["annet.md", "brev.md"]
    (base.parent / "brev.md").unlink()
    path.write_text(render(check([other], SETTINGS), read_baseline(path), base.parent), encoding="utf-8")
    assert {k.letter for k in read_baseline(path)} == {"annet.md"}


def test_the_file_is_the_same_each_time(base: Path) -> None:
    again = render(check([base.parent / "brev.md"], SETTINGS), read_baseline(base), base.parent)
    assert again == base.read_text(encoding="utf-8")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"brevlint-baseline": 9, "findings": []}', "\xff"])
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(BaselineError):
        read_baseline(path)
    with pytest.raises(BaselineError):
        read_baseline(tmp_path / "borte.json")


def test_findings_hold_no_place_in_the_file(base: Path) -> None:
    for row in json.loads(base.read_text(encoding="utf-8"))["findings"]:
        assert set(row) == {"key", "rule", "letter", "section", "excerpt"}
