"""BRV-01: which part of what is written is no day, and what only looks like one."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.brv_01 import RULE

TOLD = (
    ("Møtet er 31. juni.", "default", "31. juni"),
    ("Møtet er 31 juni.", "default", "31 juni"),
    ("Møtet er 35. juni.", "default", "35. juni"),
    ("Møtet er 15.13.2026.", "month", "15.13.2026"),
    ("Kurset går 27. september og 31. november 2027.", "default", "31. november 2027"),
    ("Kurset går 31. september og 27. november 2027.", "default", "31. september"),
    ("Kurset går 31. september og 31. november 2027.", "default", "31. september og 31. november 2027"),
    ("Kurset går 15.–31. september.", "default", "15.–31. september"),
    ("Kurset går 1.2.–30.2.2026.", "default", "1.2.–30.2.2026"),
    ("Kurset går 1.12.–3.13.2026.", "month", "1.12.–3.13.2026"),
    ("Frist: 31.6.", "default", "31.6"),
    ("Planen skal sendes innen 31.6.2026.", "default", "31.6.2026"),
    ("Fristen er 29. februar.", "default", "29. februar"),
)
QUIET = (
    "Møtet er 29. februar.",
    "Fristen er 29. februar 2028.",
    "Fristen er 28. februar.",
    "Hver fylkeskommune får 35 juni.",
    "Se versjon 31.6.2026 av systemet.",
    "Etaten følger opp 31. juni-tiltaket.",
    "Utslippene skal ned innen 12.13.",
)


def found(text: str, year: str = "for 2026") -> list[tuple[str, str]]:
    letter = read_string(f"Finansdepartementet\n\nSkattedirektoratet\n\n# Tildelingsbrev {year}\n\n{text}", "brev.md")
    return [(hit.message, letter.excerpt(hit.span)) for hit in RULE.check(LetterAnalysis(letter)) if hit.span]


@pytest.mark.parametrize(("text", "message", "words"), TOLD)
def test_a_day_that_is_not_there_is_told_once(text: str, message: str, words: str) -> None:
    assert found(text) == [(message, words)]


@pytest.mark.parametrize("text", QUIET)
def test_a_day_that_is_there_and_what_is_no_day(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("year", "told"), [("for 2025", True), ("for 2026", True), ("for 2027", False), ("for 2028", False), ("", False)]
)
def test_a_deadline_on_the_leap_day_needs_a_leap_year_near(year: str, *, told: bool) -> None:
    assert bool(found("Fristen er 29. februar.", year)) is told
