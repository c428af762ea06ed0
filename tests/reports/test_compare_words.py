"""A sentence for every kind of difference, in three languages, with the exact words of both sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linter.engine.compared import ComparedLetter, CompareReport, Passage, Place, PlacedDifference, Version
from linter.engine.report import LetterInfo
from linter.letters.model import Span
from linter.reports.compare_words import SYMBOLS, explain, explanations, labels, statements, the_letters
from linter.sharing.model import STEERING, DifferenceClass, Tier, WitnessClass
from linter.wording import Lang, catalogue

KINDS = list(DifferenceClass)
CALLED = {"a": "NAV", "b": "Politidirektoratet", "c": "Udir", "d": "Bufdir", "e": "IMDi"}


def place(letter: str, start: int = 0, end: int = 10) -> Place:
    return Place(letter, "3.2 Felles oppdrag", 4, Span(0, start, end))


def difference(kind: DifferenceClass, before: str, after: str, sentence: str = "") -> PlacedDifference:
    return PlacedDifference(
        kind, before, after, kind in STEERING, sentence, place("a") if before else None, place("b") if after else None
    )


def passage(*versions: Version, master: bool = False) -> Passage:
    return Passage("1", Tier.PASSAGE, "Oppdrag", "Tekst.", ("Tekst.",), versions, (), "a", master)


def version(letter: str, *differences: PlacedDifference) -> Version:
    kind = WitnessClass.STEERING if any(d.steering for d in differences) else WitnessClass.IDENTICAL
    return Version("Tekst.", kind, place(letter), differences)


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("before", "after"), [("FØR {x}", "ETTER"), ("FØR", ""), ("", "ETTER")])
def test_every_kind_has_a_sentence_with_the_words_and_both_letters(
    lang: Lang, kind: DifferenceClass, before: str, after: str
) -> None:
    told = explain(difference(kind, before, after), ["b"], ["a"], passage(), CALLED, lang)
    assert "NAV" in told
    assert "Politidirektoratet" in told
    if kind is not DifferenceClass.TYPOGRAPHIC:
        assert before in told
        assert after in told
    assert told.endswith(".")


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("table", ["class", "difference", "tier", "fate"])
def test_every_state_has_a_name_and_a_mark(lang: Lang, table: str) -> None:
    names = [value for key, value in catalogue(lang).items() if key.startswith(f"compare.{table}.")]
    assert len(names) == len(set(names)) > 2
    assert set(SYMBOLS) == set(WitnessClass)
    assert len(set(SYMBOLS.values())) == len(SYMBOLS)


@pytest.mark.parametrize(
    ("kind", "before", "after", "sentence", "told"),
    [
        (DifferenceClass.DATE, "1. mars", "1. juni", "Send den innen 1. juni.", "Fristen er 1. mars i "),
        (DifferenceClass.DATE, "2025", "2026", "I 2026 skal det måles.", "Tidspunktet er 2025 i "),
        (DifferenceClass.NUMBER, "40 mill. kroner", "30 mill. kroner", "", "Beløpet er 40 mill. kroner i "),
        (DifferenceClass.NUMBER, "5 prosent", "7 prosent", "", "Andelen er 5 prosent i "),
        (DifferenceClass.NUMBER, "fire", "tre", "", "Tallet er fire i "),
        (DifferenceClass.MODALITY, "skal", "bør", "", "Det står «skal» i "),
        (DifferenceClass.OMISSION, "Setningen.", "", "", "«Setningen.» står i brevet til NAV, men vi fant det ikke i "),
        (DifferenceClass.ADDITION, "", "Mer.", "", "Tillegget «Mer.» står i brevet til Politidirektoratet, men "),
    ],
)
def test_the_sentence_fits_what_differs(
    kind: DifferenceClass, before: str, after: str, sentence: str, told: str
) -> None:
    one = difference(kind, before, after, sentence)
    assert explain(one, ["b"], ["a"], passage(), CALLED, Lang.NB).startswith(told)


def test_letters_that_say_something_else_again_are_not_said_to_agree() -> None:
    june = difference(DifferenceClass.DATE, "1. mars", "1. juni", "innen 1. juni")
    july = difference(DifferenceClass.DATE, "1. mars", "1. juli", "innen 1. juli")
    told = statements(passage(version("a"), version("b", june), version("c", july)), CALLED, Lang.NB)
    assert [one.there for one in told] == [("a",), ("a",)]


def test_one_difference_in_two_letters_is_told_once() -> None:
    june = difference(DifferenceClass.DATE, "1. mars", "1. juni", "innen 1. juni")
    (told,) = statements(passage(version("a"), version("b", june), version("c", june)), CALLED, Lang.NB)
    assert told.here == ("b", "c")
    assert told.sentence == "Fristen er 1. mars i brevet til NAV, men 1. juni i brevene til Politidirektoratet og Udir."


def test_many_letters_are_counted() -> None:
    assert the_letters(list("abc"), CALLED, Lang.NB) == "brevene til NAV, Politidirektoratet og Udir"
    assert the_letters(list("abcd"), CALLED, Lang.NB) == "4 brev"
    assert the_letters(list("abcd"), CALLED, Lang.NN, others=True) == "dei 4 andre breva"
    assert the_letters(["brev.docx"], {"brev.docx": "brev.docx"}, Lang.NB) == "brevet «brev.docx»"


def test_contradictions_come_before_what_is_missing() -> None:
    gone = difference(DifferenceClass.OMISSION, "Setningen.", "")
    june = difference(DifferenceClass.DATE, "1. mars", "1. juni", "innen 1. juni")
    mild = difference(DifferenceClass.EDITORIAL, "samt", "og")
    told = statements(passage(version("a"), version("b", mild, gone, june)), CALLED, Lang.NB)
    kinds = [one.difference.kind for one in told]
    assert kinds == [DifferenceClass.DATE, DifferenceClass.OMISSION, DifferenceClass.EDITORIAL]
    worst = statements(passage(version("b", mild, gone, june)), CALLED, Lang.NB, WitnessClass.STEERING)
    assert len(worst) == 2


def test_against_a_master_the_common_side_is_the_agreed_text() -> None:
    june = difference(DifferenceClass.DATE, "1. mars", "1. juni", "innen 1. juni")
    (told,) = statements(passage(version("a"), version("b", june), master=True), CALLED, Lang.NB)
    assert told.sentence == "Fristen er 1. mars i den avtalte teksten, men 1. juni i brevet til Politidirektoratet."


def letter(path: str, *names: str, year: int | None = 2026, kind: str = "tildelingsbrev") -> ComparedLetter:
    info = LetterInfo(path, "docx", "", kind, ("JD",), names, year, None, "nb", 10, None)
    return ComparedLetter(info, names, 1)


def test_letters_to_the_same_recipient_are_told_apart() -> None:
    def named(*letters: ComparedLetter) -> list[str]:
        return list(labels(CompareReport(letters, ()), Lang.NB).values())

    assert named(letter("a.docx", "NAV"), letter("b.docx", "Udir")) == ["NAV", "Udir"]
    assert named(letter("a.docx", "NAV"), letter("b.docx", "NAV", year=2025)) == ["NAV (2026)", "NAV (2025)"]
    kinds = named(letter("a.docx", "NAV"), letter("b.docx", "NAV", kind="supplerende"))
    assert kinds == ["NAV (tildelingsbrev)", "NAV (supplerende tildelingsbrev)"]
    assert named(letter("a.docx", "NAV"), letter("b.docx", "NAV")) == ["NAV (a.docx)", "NAV (b.docx)"]
    assert named(letter("x/a.docx", "NAV"), letter("y/a.docx", "NAV")) == ["NAV (x/a.docx)", "NAV (y/a.docx)"]
    assert named(letter("a.docx")) == ["a.docx"]
    assert named(letter("a.docx", "NAV", "Udir", "IMDi")) == ["NAV, Udir og 1 til"]


def test_the_same_words_at_several_places_are_told_once() -> None:
    """Three «Rapporteringen» that are «Årsrapporten» in one letter are one sentence, with its places and how many."""
    kind = DifferenceClass.ACTOR
    same = [
        replace(difference(kind, "NAV", "Udir"), before_at=place("a", n, n + 3), after_at=place("b", n, n + 4))
        for n in (0, 20, 40)
    ]
    other = replace(difference(kind, "NAV", "Bufdir"), before_at=place("a", 60, 63), after_at=place("b", 60, 66))
    whole = passage(version("a"), version("b", *same, other))
    told = statements(whole, CALLED, Lang.NB)
    assert [("(3 steder)" in one.sentence, len(one.places)) for one in told] == [(True, 3), (False, 1)]
    assert [one.sentence.count("Udir") for one in told] == [1, 0]
    assert len(explanations(whole, CALLED, Lang.NB)) == 4
    assert not any("steder" in said for said in explanations(whole, CALLED, Lang.NB).values())
