"""The letter's own time, as far as it is known and not only guessed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linter.letters.identity_model import Certainty
from linter.rules.analysis import LetterAnalysis

_FIRST_MONTH = 12  # a letter for a year is sent in the December before at the earliest


@dataclass(frozen=True, slots=True)
class LetterTime:
    """The first and last day the letter can be from, the year to name, and how its time is said in a message."""

    first: date
    last: date
    year: int
    said: str


def own_year(analysis: LetterAnalysis) -> int | None:
    """The letter's budget year; None when unknown or only a guess."""
    found = analysis.identity.year
    return found.value if found is not None and found.certainty is not Certainty.GUESS else None


def letter_time(analysis: LetterAnalysis) -> LetterTime | None:
    """The letter's date, else the December before its year; None when neither is known."""
    found = analysis.identity.date
    if found is not None and found.certainty is not Certainty.GUESS:
        day = found.value
        return LetterTime(day, day, day.year, f"{day.day}.{day.month}.{day.year}")
    year = own_year(analysis)
    if year is None:
        return None
    return LetterTime(date(year - 1, _FIRST_MONTH, 1), date(year, 12, 31), year, str(year))
