"""Findings silenced with a reason: in a Word comment, in the configuration by content key. Never without one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from linter.engine.asks import Ask, asks
from linter.engine.report import Report
from linter.engine.run import check
from linter.engine.settings import PerFile, Settings, Suppression
from linter.letters.model import Comment, Letter, Span
from linter.readers.text import read_string
from linter.reports import phrases
from linter.rules.contract import Severity
from linter.wording import Lang

HEAD = ("Finansdepartementet", "Skattedirektoratet", "Dato: 15. desember 2025")
TITLE = "Tildelingsbrev 2026"
WRONG = "Dere skal sende en plan innen 31. juni 2026 og en rapport innen 31. november 2026."


def letter(path: Path, *paragraphs: tuple[str, str, str] | str, title: tuple[str, str] = ("", "")) -> Path:
    """A .docx with paragraphs; (text, words, remark) puts a comment on the words; ``title``: (words, remark)."""
    document = Document()
    for line in HEAD:
        document.add_paragraph(line)
    rest = [one if isinstance(one, tuple) else (one, "", "") for one in paragraphs]
    for number, (text, words, remark) in enumerate([(TITLE, *title), *rest]):
        paragraph = document.add_heading("", 1) if number == 0 else document.add_paragraph()
        before, _, after = text.partition(words) if words else (text, "", "")
        paragraph.add_run(before)
        if words:
            document.add_comment(paragraph.add_run(words), remark, author="Kari Kvamme")
        paragraph.add_run(after)
    document.save(str(path))
    return path


def run(path: Path, **more: object) -> Report:
    return check([path], Settings(select=("BRV-01",), **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "remark",
    [
        "brevlint: ignorer BRV-01 – avtalt med SKD",
        "brevlint: ignorer BRV-01 - avtalt med SKD",
        "brevlint: ignorer BRV‑01 — avtalt med SKD",
        "Brevlint: Ignorer BRV–01: avtalt med SKD",
        "brevlint ignorer brv-01 fordi avtalt med SKD",
        "brevlint: oversjå BRV-01 – avtalt med SKD",
        "brevlint: ignore BRV-01, KOO-07 and SPR-04 – avtalt med SKD",
        "brevlint: ignorer regel BRV-01\navtalt med SKD",
        "brevlint: ignorer BRV – avtalt med SKD",
        "brevlint: ignorer BRV-01 (avtalt med SKD",
    ],
)
def test_a_comment_with_a_reason_silences(tmp_path: Path, remark: str) -> None:
    report = run(letter(tmp_path / "a.docx", (WRONG, "31. juni 2026", remark)))
    assert [(f.excerpt, f.suppressed, f.suppressed_by) for f in report.findings] == [
        ("31. juni 2026", "avtalt med SKD", "comment"),
        ("31. november 2026", None, ""),
    ]
    assert report.notices == ()
    assert report.exit_code(Severity.LOW) == 1


def test_on_other_words_it_covers_the_paragraph_and_no_other(tmp_path: Path) -> None:
    said = "brevlint: ignorer BRV-01 – sitat fra loven"
    report = run(letter(tmp_path / "a.docx", (WRONG, "en plan", said), WRONG.replace("plan", "oversikt")))
    assert [f.suppressed for f in report.findings] == ["sitat fra loven"] * 2 + [None] * 2


def test_over_several_paragraphs() -> None:
    made = read_string("\n\n".join((*HEAD, f"# {TITLE}", WRONG, WRONG, WRONG)), "a.md")
    block = next(b.index for b in made.blocks if b.text == WRONG)
    comment = Comment("1", "Kari", "brevlint: ignorer BRV-01 – sitat", Span(block, 0, 5), last=block + 1)
    (ask,), _ = asks(replace(made, comments=(comment,)))
    assert (ask.span.block, ask.last) == (block, block + 1)


def test_a_comment_on_the_title_covers_findings_about_the_whole_letter(tmp_path: Path) -> None:
    said = ("Tildelingsbrev", "brevlint: ignorer DOK-01 – utdrag til høring")
    text = "Dere skal rapportere. " * 200
    plain = check([letter(tmp_path / "b.docx", text)], Settings(select=("DOK-01",)))
    report = check([letter(tmp_path / "a.docx", text, title=said)], Settings(select=("DOK-01",)))
    assert plain.findings
    assert all(f.span is None for f in plain.findings)
    assert all(f.suppressed == "utdrag til høring" for f in report.findings)
    assert len(report.findings) == len(plain.findings)


@pytest.mark.parametrize(
    ("remark", "code"),
    [
        ("brevlint: ignorer BRV-01", "no_reason"),
        ("brevlint: ignorer BRV-01 –", "no_reason"),
        ("brevlint: ignorer BRV-01 – grunn", "no_reason"),  # our own pattern, copied as it stands
        ("brevlint: ignorer BRV-01 – …", "no_reason"),
        ("brevlint: ignorer BRV-99 – grunn", "unknown_rule"),
        ("brevlint: dette er feil", "not_understood"),
        ("brevlint: ignorer alt sammen", "not_understood"),
    ],
)
def test_a_comment_that_cannot_be_followed_is_told_and_silences_nothing(tmp_path: Path, remark: str, code: str) -> None:
    report = run(letter(tmp_path / "a.docx", (WRONG, "31. juni 2026", remark)))
    assert [n.code for n in report.notices] == [code]
    assert [f.suppressed for f in report.findings] == [None, None]
    for lang in Lang:
        assert "{" not in phrases.notice(report.notices[0], lang)


def test_a_comment_needed_no_more_is_told_only_where_its_rule_ran(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.docx", ("Alt er i orden.", "orden", "brevlint: ignorer BRV-01 – avtalt"))
    report = run(path)
    assert [(n.code, n.severity) for n in report.notices] == [("unused_comment", Severity.LOW)]
    assert report.exit_code(Severity.MEDIUM) == 0
    assert report.exit_code(Severity.LOW) == 1
    assert check([path], Settings(select=("BRV-02",))).notices == ()
    own = PerFile(("a.docx",), ignore=("BRV-01",))
    assert run(path, per_file=(own,), folder=str(tmp_path)).notices == ()


def test_a_rule_about_several_letters_proves_nothing_with_one(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.docx", ("Alt er i orden.", "orden", "brevlint: ignorer LIN-05 – avtalt"))
    other = letter(tmp_path / "b.docx", "Alt er i orden.")
    assert check([path], Settings(select=("LIN-05",))).notices == ()
    assert [n.code for n in check([path, other], Settings(select=("LIN-05",))).notices] == ["unused_comment"]


def test_other_peoples_comments_and_our_own_are_left_alone() -> None:
    made = read_string("\n\n".join((*HEAD, f"# {TITLE}", WRONG)), "a.md")
    span = Span(len(made.blocks) - 1, 0, 4)
    comments = (
        Comment("1", "Kari", "Stemmer dette?", span),
        Comment("2", "brevlint", "brevlint: BRV-01 Datoen finnes ikke.", span),
    )
    assert asks(replace(made, comments=comments)) == ((), ())


def test_a_comment_without_a_place_is_told() -> None:
    made: Letter = read_string("\n\n".join((*HEAD, f"# {TITLE}", WRONG)), "a.md")
    found, notices = asks(replace(made, comments=(Comment("1", "Kari", "brevlint: ignorer BRV-01 – avtalt"),)))
    assert found == ()
    assert [n.code for n in notices] == ["no_place"]


def test_the_first_block_is_not_the_title() -> None:
    made = read_string("\n\n".join((*HEAD, f"# {TITLE}", WRONG)), "a.md")
    places = [Span(b.index, 0, 1) for b in made.blocks]
    comments = tuple(Comment(str(n), "Kari", "brevlint: ignorer BRV-01 – x", s) for n, s in enumerate(places))
    found, _ = asks(replace(made, comments=comments))
    assert [one.whole for one in found] == [True] * 4 + [False]
    assert all(isinstance(one, Ask) for one in found)


def test_by_content_key_in_the_configuration(tmp_path: Path) -> None:
    path = letter(tmp_path / "a.docx", WRONG)
    key = run(path).findings[0].key
    folder = str(tmp_path)
    report = run(path, suppress=(Suppression(key, "avtalt"),), folder=folder)
    assert [(f.suppressed, f.suppressed_by) for f in report.findings] == [("avtalt", "config"), (None, "")]
    assert report.notices == ()
    elsewhere = run(path, suppress=(Suppression(key, "avtalt", ("b.docx",)),), folder=folder)
    assert [f.suppressed for f in elsewhere.findings] == [None, None]
    assert elsewhere.notices == ()  # nothing can be said of a letter that is not here
    stale = run(path, suppress=(Suppression("BRV-01:000000000000", "avtalt", ("a.docx",)),), folder=folder)
    assert [n.code for n in stale.notices] == ["unused_key"]
    other_rule = run(path, suppress=(Suppression("SPR-04:000000000000", "avtalt"),), folder=folder)
    assert other_rule.notices == ()
