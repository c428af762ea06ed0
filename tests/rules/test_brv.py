"""What an example in the rule file cannot show: marks of Word, drafts, extracts, letters of unknown year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from readers.docx_files import accepted, cell, p, pack, row

from linter.letters.identity import Identity
from linter.letters.model import Comment, Letter, Mark, MarkKind, Span
from linter.readers.open import read_letter
from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.brv_01 import RULE as BRV_01
from linter.rules.brv.brv_02 import RULE as BRV_02
from linter.rules.brv.brv_05 import RULE as BRV_05
from linter.rules.brv.brv_07 import RULE as BRV_07
from linter.rules.brv.brv_08 import RULE as BRV_08
from linter.rules.brv.brv_09 import RULE as BRV_09
from linter.rules.brv.brv_10 import RULE as BRV_10
from linter.rules.brv.prose import is_extract, without_quotations
from linter.rules.contract import Hit, LetterRule, Severity
from linter.rules.registry import all_rules

HEAD = (
    "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# {title}\n\nDirektoratet følger opp.\n\n"
)


def letter(text: str, title: str = "Tildelingsbrev 2026", name: str = "brev.md") -> Letter:
    return read_string(HEAD.format(title=title) + text, name)


def hits(rule: LetterRule, read: Letter) -> list[Hit]:
    return list(rule.check(LetterAnalysis(read)))


def with_mark(read: Letter, words: str, kind: MarkKind, value: str = "") -> Letter:
    """The letter with ``words`` marked wherever they stand."""
    blocks = tuple(
        replace(block, marks=(*block.marks, Mark(kind, at, at + len(words), value)))
        if (at := block.text.find(words)) >= 0
        else block
        for block in read.blocks
    )
    return replace(read, blocks=blocks)


def test_highlighted_words_are_flagged_as_one_stretch() -> None:
    read = with_mark(letter("Rammen er 12 mill. kroner."), "12 mill.", MarkKind.HIGHLIGHT, "yellow")
    read = with_mark(read, "kroner", MarkKind.HIGHLIGHT, "yellow")
    found = hits(BRV_10, read)
    assert [(hit.message, read.excerpt(hit.span)) for hit in found if hit.span] == [("highlight", "12 mill. kroner")]


def test_highlighted_spaces_alone_are_not_flagged() -> None:
    assert hits(BRV_10, with_mark(letter("Rammen er fast."), " ", MarkKind.HIGHLIGHT, "yellow")) == []


def test_tracked_changes_are_told_once_with_their_number() -> None:
    read = with_mark(letter("Fristen er 1. mars 2026."), "1. mars", MarkKind.INSERTED, "A")
    read = with_mark(replace(read, revisions=4), "2026", MarkKind.DELETED, "2025")
    (found,) = hits(BRV_10, read)
    assert (found.message, found.values["count"]) == ("tracked", 4)
    assert found.span is not None
    assert len(found.related) >= 1


def test_tracked_changes_without_a_place_are_told_for_the_letter() -> None:
    (found,) = hits(BRV_10, replace(letter("Fristen er 1. mars 2026."), revisions=2))
    assert found.span is None


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        (Comment("1", "A", "Er beløpet avklart?"), True),
        (Comment("1", "A", "Er beløpet avklart?", resolved=True), False),
        (Comment("1", "A", "brevlint: ignorer KOO-07 – avtalt i møte"), False),
    ],
)
def test_only_open_comments_of_people_count(comment: Comment, *, told: bool) -> None:
    read = letter("Rammen er 12 mill. kroner.")
    placed = replace(comment, span=Span(len(read.blocks) - 1, 0, 6))
    assert [h.message for h in hits(BRV_10, replace(read, comments=(placed,)))] == (["comments_one"] if told else [])


def test_a_draft_may_hold_marks_of_a_draft() -> None:
    sent = letter("Rammen økes med XX mill. kroner.")
    draft = letter("Rammen økes med XX mill. kroner.", title="Utkast til tildelingsbrev 2026")
    assert [h.severity or BRV_10.severity for h in hits(BRV_10, sent)] == [Severity.HIGH]
    marked = LetterAnalysis(draft)
    if not marked.identity.draft:  # identity decides what a draft is; the rule only follows it
        marked.__dict__["identity"] = replace(marked.identity, draft=marked.identity.year)
    assert [h.severity for h in BRV_10.check(marked)] == [Severity.INFO]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Frist: dd.mm.åååå", ["dd.mm.åååå"]),
        ("Frist: DD/MM", ["DD/MM"]),
        ("Planen sendes xx. mars, og møtet er 20XX.", ["xx", "20XX"]),
        ("Se vedlegg XX og størrelse XXL.", []),
        ("Se del XX om X X X.", []),
        ("Målet er 15 mm. nedbør, og addmm er et navn.", []),
    ],
)
def test_places_for_dates_and_figures_that_were_never_filled(text: str, told: list[str]) -> None:
    read = letter(text)
    assert [read.excerpt(hit.span) for hit in hits(BRV_10, read) if hit.span] == told


@pytest.mark.parametrize("name", ["brev-utdrag.md", "utdrag.txt", "hod__brev__utdrag_2.md"])
def test_the_name_of_a_file_may_tell_that_it_is_an_extract(name: str) -> None:
    text = "# 1 Innledning\n\n# 3 Mål\n\n# 4 Budsjett\n\nSe punkt 9.1."
    assert hits(BRV_07, letter(text))
    assert hits(BRV_09, letter(text))
    assert not hits(BRV_07, letter(text, name=name))
    assert not hits(BRV_09, letter(text, name=name))


@pytest.mark.parametrize("mark", ["[...]", "[…]", "[ ... ]", "[utdrag: resten er utelatt]", "(...)", "…"])
def test_marks_of_what_was_left_out(mark: str) -> None:
    assert is_extract(letter(f"Tekst.\n\n{mark}\n\nMer tekst."))


@pytest.mark.parametrize("text", ["Vi undrer oss …", "Se vedlegg (...) og brev.", "Utdragene er lest."])
def test_dots_in_a_sentence_leave_nothing_out(text: str) -> None:
    assert not is_extract(letter(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Se punkt 2.1 og 4.3.", ["4.3"]),
        ("Se punkt 5.1, 5.2 og 2.1.", ["punkt 5.1", "5.2"]),
        ("Se punkt 5.1 og 5.2 i instruksen.", []),
        ("Se punkt 5.1, 5.2 og 5.3 i instruksen.", []),
        ("Se punkt 5.1 til 5.3 i rapporten frå 2025.", []),
        ("Se punktene 2.1–2.3 og kapittel 3.", ["2.3"]),
        ("Se punkt 2.1 og 4,3 millioner.", []),
        ("Se punkt 2.1. 4.3 er nytt.", []),
    ],
)
def test_a_reference_to_several_sections_is_judged_as_one(text: str, told: list[str]) -> None:
    headings = "# 1 Innledning\n\nTekst.\n\n# 2 Mål\n\n## 2.1 Hovedmål\n\nTekst.\n\n# 3 Rapportering\n\n"
    read = letter(headings + text)
    assert [read.excerpt(hit.span) for hit in hits(BRV_09, read) if hit.span] == told


def test_quotations_are_blanked_and_offsets_kept() -> None:
    text = "Vedtaket «Stortinget ber regjeringen sikre at alle skal i 2024 få svar» gjelder «Digital hverdag»."
    blanked = without_quotations(text)
    assert len(blanked) == len(text)
    assert "2024" not in blanked
    assert "«Digital hverdag»" in blanked


def test_no_year_means_no_stale_year() -> None:
    read = letter("Midlene stilles til disposisjon for 2021.")
    blind = LetterAnalysis(read)
    blind.__dict__["identity"] = replace(blind.identity, year=None, date=None)
    assert list(BRV_02.check(blind)) == []
    assert [read.excerpt(h.span) for h in hits(BRV_02, letter("Midlene stilles til disposisjon for 2024.")) if h.span]


LONG = "Rammen for tildelingen for 2025 og for de årene som departementet og direktoratet har drøftet sammen i møte"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Krav for 2025\n\nTeksten følger.", True),
        ("Målene for 2025\n\nTeksten følger.", True),
        ("Krav for 2025.\n\nTeksten følger.", False),
        (f"{LONG}\n\nTeksten følger.", False),
        (f"Krav for 2025\n\n{LONG.replace('2025', '2024')}.", True),
        ("Krav for 2025\n\nKrav for 2024", False),
        ("1) Mål for 2025\n\nTeksten følger.", True),
        ("a) Mål for 2025\n\nTeksten følger.", False),
        ("1) Mål for 2025\n2) Krav til drift", False),
        ("1) Krav til drift\n2) Mål for 2025", False),
        ("Innhold\n\n1) Mål for 2025 ...... 3\n2) Krav til drift ...... 4", True),
        ("Teksten.[^1]\n\n[^1]: Mål for 2025", False),
        ("| Mål for 2025 | Krav |\n|---|---|\n| Trygghet | Høy |", False),
    ],
)
def test_a_short_line_without_a_full_stop_is_a_title(text: str, *, told: bool) -> None:
    assert bool(hits(BRV_02, letter(f"Teksten følger.\n\n{text}"))) is told


def test_years_far_back_are_history_not_leftovers() -> None:
    text = "Midlene stilles til disposisjon for 2019."
    assert hits(BRV_02, letter(text)) == []
    wide = LetterAnalysis(letter(text), {"BRV-02": {"years_back": 10}})
    assert len(list(BRV_02.check(wide))) == 1


@pytest.mark.parametrize(
    ("when", "flagged"),
    [
        ("14. desember 2025", True),
        ("15. desember 2025", False),
        ("16. desember 2025", False),
        ("31. desember 2025", False),
    ],
)
def test_a_deadline_is_measured_against_the_letters_own_day(when: str, *, flagged: bool) -> None:
    assert bool(hits(BRV_08, letter(f"Direktoratet skal sende planen innen {when}."))) is flagged


@pytest.mark.parametrize(
    ("day", "when", "flagged"),
    [
        ("30. mars 2026", "utgangen av mars 2026", False),
        ("31. mars 2026", "mars 2026", False),
        ("1. april 2026", "mars 2026", True),
        ("27. februar 2026", "februar 2026", False),
        ("5. januar 2027", "2026", True),
        ("31. desember 2026", "utgangen av 2026", False),
    ],
)
def test_a_month_or_year_as_deadline_lasts_to_its_end(day: str, when: str, *, flagged: bool) -> None:
    head = HEAD.format(title="Tildelingsbrev 2026").replace("15. desember 2025", day)
    read = read_string(head + f"Direktoratet skal sende planen innen {when}.", "brev.md")
    assert bool(hits(BRV_08, read)) is flagged


def test_a_deadline_stands_under_a_head_over_two_columns(tmp_path: Path) -> None:
    head = row(cell(p("Oppdrag")), cell(p("Frist"), '<w:gridSpan w:val="2"/>'))
    late = row(cell(p("Telle")), cell(p("innen")), cell(p("3. mai 2024")))
    opening = "".join(p(line) for line in HEAD.format(title="Tildelingsbrev 2026").split("\n\n"))
    read = accepted(pack(tmp_path / "brev.docx", f"{opening}<w:tbl>{head}{late}</w:tbl>"))
    assert [read.excerpt(hit.span) for hit in hits(BRV_08, read) if hit.span] == ["3. mai 2024"]


def test_without_a_date_december_before_the_year_is_in_time() -> None:
    analysis = LetterAnalysis(letter("Planen skal sendes innen 20. desember 2025, og svaret innen 20. oktober 2025."))
    known = analysis.identity
    analysis.__dict__["identity"] = Identity(**{**_fields(known), "date": None})
    found = [analysis.letter.excerpt(h.span) for h in BRV_08.check(analysis) if h.span]
    assert found == ["20. oktober 2025"]


def _fields(identity: Identity) -> dict[str, object]:
    return {name: getattr(identity, name) for name in identity.__dataclass_fields__}


def test_a_day_that_does_not_exist_is_left_to_its_own_rule() -> None:
    read = letter("Planen skal sendes innen 31. juni 2024.")
    assert len(hits(BRV_01, read)) == 1
    assert hits(BRV_08, read) == []


@pytest.mark.parametrize("year", range(2024, 2029))
def test_february_follows_the_calendar(year: int) -> None:
    leap = (date(year, 3, 1) - date(year, 2, 28)).days == 2
    assert bool(hits(BRV_01, letter(f"Møtet er 29. februar {year}."))) is not leap


@pytest.mark.parametrize(("format_", "told"), [("docx", True), ("md", False), ("pdf", False)])
def test_a_missing_hyphen_counts_only_where_no_line_end_can_have_taken_it(format_: str, *, told: bool) -> None:
    read = replace(letter("Kopi til Digitaliserings og forvaltningsdepartementet."), format=format_)
    assert bool(hits(BRV_05, read)) is told


def test_no_real_letter_stops_a_rule() -> None:
    """Runs only where the real letters lie beside the repository."""
    folder = Path(__file__).resolve().parents[2].parent / "shared" / "letters"
    if not folder.is_dir():
        pytest.skip("the real letters are not here")
    for path in sorted(path for path in folder.iterdir() if path.name != "README.md"):
        analysis = LetterAnalysis(read_letter(path))
        for rule in all_rules().values():
            if isinstance(rule, LetterRule) and rule.family in {"BRV", "DOK"}:
                for hit in rule.check(analysis):
                    assert hit.span is None or analysis.letter.excerpt(hit.span).strip()
