"""One task in letters in both målformer, with its table as a table, as lines with tabs and as columns of spaces.

Composed for this test. Unchanged they differ in nothing that a rule on shared text tells of; after one change the right
rule speaks of the letter that was changed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import SetRule, Severity
from linter.rules.registry import all_rules

SETS = {folder.name: sorted(folder.iterdir()) for folder in sorted((Path(__file__).parent / "forms").iterdir())}
NB, WRAPPED, NN = range(3)  # of skulemat; vinter has NN between two in NB
FINDERS = ("FEL-01", "FEL-02", "FEL-03", "FEL-04", "FEL-07", "FEL-09", "FEL-10", "RAP-05")


def texts_of(name: str) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in SETS[name]]


@cache
def analysed(text: str, path: str) -> LetterAnalysis:
    """A letter; those that a change leaves alone are read once for all changes."""
    return LetterAnalysis(read_string(text, path))


def told(name: str, texts: list[str]) -> list[tuple[str, int, str, str]]:
    """Rule, letter, flagged words and message of what is told above information."""
    paths = [path.name for path in SETS[name]]
    whole = SetAnalysis([analysed(text, path) for text, path in zip(texts, paths, strict=True)])
    found = []
    for code in FINDERS:
        rule = all_rules()[code]
        assert isinstance(rule, SetRule)
        for hit in rule.check(whole):
            if (hit.severity or rule.severity) is not Severity.INFO:
                assert hit.span is not None
                words = whole.letters[hit.letter].letter.excerpt(hit.span)
                found.append((code, hit.letter, words, rule.messages[hit.message].nb.format(**hit.values)))
    return found


def changed(name: str, letter: int, old: str, new: str) -> list[str]:
    texts = texts_of(name)
    assert texts[letter].count(old) == 1, old
    return [text.replace(old, new) if number == letter else text for number, text in enumerate(texts)]


@pytest.mark.parametrize("name", SETS)
def test_unchanged_letters_differ_in_nothing(name: str) -> None:
    assert told(name, texts_of(name)) == []


def test_two_letters_alone_differ_in_nothing() -> None:
    for name, paths in SETS.items():
        for left_out in range(len(paths)):
            texts = texts_of(name)
            texts[left_out] = (
                "Kulturdepartementet\n\nRiksarkivet\n\n# Tildelingsbrev 2026\n\nRiksarkivet skal ta vare på arkiv."
            )
            assert told(name, texts) == [], (name, left_out)


@pytest.mark.parametrize(
    ("letter", "old", "new", "finder", "words"),
    [
        # in the letter in nynorsk
        (NN, "innan 15. mai 2026", "innan 15. juni 2026", "FEL-03", "15. juni 2026"),
        (NN, "seinast 1. oktober 2026", "seinast 1. november 2026", "RAP-05", "1. november 2026"),
        (NN, "55 prosent", "50 prosent", "FEL-03", "50"),
        (NN, "Høgst 25", "Høgst 20", "FEL-03", "20"),
        (NN, "Verksemdene skal sende", "Verksemdene bør sende", "FEL-03", "bør"),
        (NN, "- ikkje be skulane", "- be skulane", "FEL-03", ""),
        (NN, "Helsedirektoratet samlar bidraga", "Mattilsynet samlar bidraga", "FEL-03", "Mattilsynet"),
        (
            NN,
            "Utdanningsdirektoratet, Mattilsynet og Helsedirektoratet",
            "Utdanningsdirektoratet og Helsedirektoratet",
            "FEL-02",
            "",
        ),
        (
            NN,
            "og Helsedirektoratet er koordinerande verksemd",
            "og Mattilsynet er koordinerande verksemd",
            "FEL-03",
            "Mattilsynet",
        ),
        (NN, " Framdrifta skal omtalast i årsrapporten for 2026.", "", "FEL-02", ""),
        (NN, " Verksemdene vel sjølve korleis dei deler arbeidet mellom seg.", "", "FEL-02", ""),
        (NN, "- dele opplysningar om tilsyn og utbrot med kvarandre fortløpande\n", "", "FEL-02", ""),
        (
            NN,
            "Framdrifta skal omtalast",
            "Departementa betaler 9 mill. kroner til nettsida. Framdrifta skal omtalast",
            "FEL-02",
            "",
        ),
        (NN, "tre verksemder", "fire verksemder", "FEL-03", "fire"),
        (NN, "skal saka leggjast fram for", "skal saka ikkje leggjast fram for", "FEL-03", "ikkje"),
        # in one in bokmål
        (NB, "innen 15. mai 2026", "innen 15. juni 2026", "FEL-03", "15. juni 2026"),
        (NB, "42 prosent", "47 prosent", "FEL-03", "47"),
        (NB, "Høyst 25", "Høyst 35", "FEL-03", "35"),
        (NB, "Virksomhetene skal sende", "Virksomhetene kan sende", "FEL-03", "kan"),
        (NB, "c) ikke be", "c) be", "FEL-03", ""),
        (NB, " Framdriften omtales i årsrapporten for 2026.", "", "FEL-02", ""),
        (
            NB,
            "Helsedirektoratet, Utdanningsdirektoratet og Mattilsynet",
            "Helsedirektoratet og Utdanningsdirektoratet",
            "FEL-02",
            "",
        ),
        (WRAPPED, "55 prosent", "65 prosent", "FEL-03", "65"),
        (WRAPPED, "36              Høyst", "46              Høyst", "FEL-03", "46"),
        (WRAPPED, "Virksomhetene bestemmer selv\nhvordan de deler arbeidet mellom seg.", "", "FEL-02", ""),
        (
            WRAPPED,
            "er koordinerende departement, og\nHelsedirektoratet er",
            "er koordinerende departement, og\nMattilsynet er",
            "FEL-03",
            "Mattilsynet",
        ),
        (WRAPPED, "Helsedirektoratet samler bidragene", "Mattilsynet samler bidragene", "FEL-03", "Mattilsynet"),
        (WRAPPED, "for departementene uten", "for departementene én gang i året uten", "FEL-02", ""),
        (WRAPPED, "at flere barn og unge", "at flere eldre", "FEL-09", ""),
        (WRAPPED, "og at færre blir syke av maten", "og at maten blir billigere", "FEL-09", ""),
    ],
)
def test_one_change_is_told_by_its_finder(letter: int, old: str, new: str, finder: str, words: str) -> None:
    found = told("skulemat", changed("skulemat", letter, old, new))
    assert {(code, number) for code, number, _, _ in found} == {(finder, letter)}, found
    assert any(words in flagged for _, _, flagged, _ in found), found


DSB, POD, VEGVESENET = range(3)


@pytest.mark.parametrize(
    ("letter", "old", "new", "finder"),
    [
        (POD, "innan 1. november 2026", "innan 1. desember 2026", "FEL-03"),
        (POD, "14 mill. kroner", "9 mill. kroner", "FEL-03"),
        (POD, "minst to gonger", "minst tre gonger", "FEL-03"),
        (POD, "må øve saman", "kan øve saman", "FEL-03"),
        (POD, "skal ikkje ta betalt", "skal ta betalt", "FEL-03"),
        (POD, "Høgst 12", "Høgst 15", "FEL-03"),
        (POD, "60 prosent", "70 prosent", "FEL-03"),
        (POD, "innan 15. september 2026", "innan 15. oktober 2026", "RAP-05"),
        (POD, "Statens vegvesen er koordinerande verksemd", "Politidirektoratet er koordinerande verksemd", "FEL-03"),
        (
            POD,
            "Politidirektoratet, Statens vegvesen og Direktoratet for",
            "Politidirektoratet og Direktoratet for",
            "FEL-02",
        ),
        (POD, " Ordninga blir evaluert i 2029.", "", "FEL-02"),
        (POD, "- Verksemdene må øve saman minst to gonger kvart år.\n", "", "FEL-02"),
        (
            POD,
            "Ordninga blir evaluert i 2029.",
            "Ordninga blir evaluert i 2029. Verksemdene får 3 mill. kroner meir i 2027.",
            "FEL-02",
        ),
        (DSB, "innen 1. november 2026", "innen 1. desember 2026", "FEL-03"),
        (DSB, "14 mill. kroner", "19 mill. kroner", "FEL-03"),
        (DSB, "minst to ganger", "minst fire ganger", "FEL-03"),
        (DSB, "skal ikke ta betalt", "skal ta betalt", "FEL-03"),
        (DSB, "Høyst 12", "Høyst 21", "FEL-03"),
        (DSB, "38 prosent", "83 prosent", "FEL-03"),
        (DSB, "må øve sammen", "bør øve sammen", "FEL-03"),
        (DSB, "Statens vegvesen er koordinerende virksomhet", "DSB er koordinerende virksomhet", "FEL-03"),
        (DSB, "DSB, Statens vegvesen og Politidirektoratet", "DSB og Politidirektoratet", "FEL-02"),
        (DSB, " Ordningen evalueres i 2029.", "", "FEL-02"),
        (VEGVESENET, "utgangen av 2028", "utgangen av 2027", "FEL-03"),
        (VEGVESENET, " Rapporten skal også vise hvilke hindringer som gjenstår.", "", "FEL-02"),
        (VEGVESENET, "skal spørsmålet løftes", "kan spørsmålet løftes", "FEL-03"),
    ],
)
def test_one_change_is_told_in_another_set(letter: int, old: str, new: str, finder: str) -> None:
    found = told("vinter", changed("vinter", letter, old, new))
    assert {(code, number) for code, number, _, _ in found} == {(finder, letter)}, found
