"""Differences that steer nothing: none of the rules on a task's text tells of them, and their neighbours are told."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import SetRule, Severity
from linter.rules.fel.letters import akrim, composed
from linter.rules.registry import all_rules

FINDERS = ("FEL-01", "FEL-02", "FEL-03", "FEL-09", "FEL-10", "RAP-05")

TEXT = (
    "Teksten i dette kapittelet er avstemt mellom Finansdepartementet, Justis- og beredskapsdepartementet"
    " og Arbeids- og inkluderingsdepartementet. Skattedirektoratet, Politidirektoratet og Arbeidstilsynet"
    " skal sammen nå målet om at færre arbeidstakere blir utnyttet. Arbeidstilsynet er koordinerende "
    "virksomhet. Det endrer ikke ansvaret til den enkelte virksomheten. Etatene skal lage en plan for "
    "felles kontroll innen 1. mars 2026. Etatene sender én felles rapport innen 1. november 2026."
)
SAME = {
    "each its own first": (
        "Skattedirektoratet, Politidirektoratet og Arb",
        "Politidirektoratet, Skattedirektoratet og Arb",
    ),
    "one form of a word for another": ("den enkelte virksomheten", "den enkelte virksomhet"),
    "the note on the letters": (
        "Teksten i dette kapittelet er avstemt mellom",
        "Omtalen i denne delen er avstemt mellom",
    ),
    "a budget of its own": ("1. november 2026.", "1. november 2026. Utgiftene dekkes over kap. 440, post 01."),
    "a reader of its own": (
        "1. november 2026.",
        "1. november 2026. Politidirektoratet skal særlig bidra med kunnskap om menneskehandel.",
    ),
}
OTHER = {
    "a deadline": ("innen 1. mars 2026", "innen 1. juni 2026"),
    "a party": ("Skattedirektoratet, Politidirektoratet og Arb", "Politidirektoratet og Arb"),
    "an amount for all": ("1. november 2026.", "1. november 2026. Det er satt av 4 mill. kroner til samarbeidet."),
    "a demand": (" Etatene skal lage en plan for felles kontroll innen 1. mars 2026.", ""),
}


def told(old: str, new: str) -> list[str]:
    """The rules with a finding above information when the second letter says ``new`` for ``old``."""
    assert old in TEXT
    letters = composed(akrim(TEXT), akrim(TEXT.replace(old, new)), akrim(TEXT)).split("\n=====\n")
    whole = SetAnalysis([LetterAnalysis(read_string(text, "same.md")) for text in letters])
    rules = [rule for code in FINDERS if isinstance(rule := all_rules()[code], SetRule)]
    return [rule.code for rule in rules for hit in rule.check(whole) if hit.severity is not Severity.INFO]


@pytest.mark.parametrize("kind", SAME)
def test_what_steers_nothing_is_let_be(kind: str) -> None:
    assert told(*SAME[kind]) == []


@pytest.mark.parametrize("kind", OTHER)
def test_what_steers_is_told(kind: str) -> None:
    assert told(*OTHER[kind]) != []
