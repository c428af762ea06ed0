"""Norwegian dates in text: «31. juni 2026», «1. mars», «1.–3. mai 2026», «31.6.2026», «15/10-2026», «2026-03-01».

Bokmål and nynorsk share the names of the months. A date that does not exist is read as it stands; ``valid`` tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_SHORT = {"jan": 1, "febr": 2, "feb": 2, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "okt": 10}
_SHORT |= {"nov": 11, "des": 12}
_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | _SHORT
_NAME = "|".join([*MONTHS, *(rf"{short}\.?" for short in _SHORT)])
_SPACE = r"[ \t\u00a0\n]"
_DASH = rf"{_SPACE}?(?:[-–—]|og|til){_SPACE}?"
_YEAR = r"(?:1[89]|20)\d\d"

_NAMED = re.compile(
    rf"(?<![\d.,/§])(?:(?P<from>\d{{1,2}})\.?(?:{_SPACE}(?P<from_month>{_NAME}))?{_DASH})?"
    rf"(?P<day>\d{{1,2}})\.?{_SPACE}{{0,2}}(?P<month>{_NAME})(?![^\W\d_])"
    rf"(?:,?{_SPACE}{{1,2}}(?P<year>{_YEAR})(?!\d))?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    rf"(?<![\d.,/§-])(?<!§\s)(?:(?P<from>\d{{1,2}})\.(?:(?P<from_month>\d{{1,2}})\.?)?{_DASH})?"
    rf"(?P<day>\d{{1,2}})\.{_SPACE}?(?P<month>\d{{1,2}})\.{_SPACE}?(?P<year>{_YEAR}|\d\d)(?![\d.]?\d)"
)
_SLASHED = re.compile(rf"(?<![\d./-])(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})[-–/ ](?P<year>{_YEAR})(?![\d-])")
_ISO = re.compile(rf"(?<![\d./-])(?P<year>{_YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
_CENTURY = 2000
_TWO_DIGITS = 100
_DAYS, _MONTHS = 31, 12


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written in ``text[start:end]``. ``year`` None: not written. Day 0-99, month 0-99 as they stand.

    A range gives two, with the same span; ``last`` is True for its last day.
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None
    last: bool = False

    def valid(self, year: int | None = None) -> bool:
        """Whether the day exists; ``year`` stands in where none is written (without one, 29 February exists)."""
        return self.on(self.year or year or _LEAP) is not None

    def on(self, year: int | None = None) -> date | None:
        """The date, with ``year`` where none is written; None when there is no year or no such day."""
        chosen = self.year or year
        if chosen is None:
            return None
        try:
            return date(chosen, self.month, self.day)
        except ValueError:
            return None


_LEAP = 2024


def dates(text: str) -> tuple[WrittenDate, ...]:
    """Every written date in ``text`` by position; both days of a range. Numbers of sections and laws are left out."""
    found: list[WrittenDate] = []
    for pattern in (_NAMED, _ISO, _NUMERIC, _SLASHED):
        for match in pattern.finditer(text):
            if not any(d.start < match.end() and d.end > match.start() for d in found):
                found.extend(_read(match))
    return tuple(sorted(found, key=lambda d: (d.start, d.last)))


def parse(text: str) -> WrittenDate | None:
    """The date that ``text`` is, or None. Of a range, the first day."""
    stripped = text.strip().rstrip(".")
    for written in dates(stripped):
        if written.start == 0 and written.end == len(stripped):
            return written
    return None


def _read(match: re.Match[str]) -> Iterator[WrittenDate]:
    groups = match.groupdict()
    written = groups.get("year")
    year = None if not written else int(written) + (_CENTURY if int(written) < _TWO_DIGITS else 0)
    month, day = _month(match["month"]), int(match["day"])
    if match.re is _NUMERIC and written and len(written) < len("2026") and not (day <= _DAYS and 0 < month <= _MONTHS):
        return  # «45.67.89» is no date; with four digits in the year it is a date with a slip in it
    if groups.get("from"):
        first_month = _month(groups["from_month"]) if groups.get("from_month") else month
        first_year = year - 1 if year and first_month > month else year
        yield WrittenDate(match.start(), match.end(), int(match["from"]), first_month, first_year)
    yield WrittenDate(match.start(), match.end(), day, month, year, last=bool(groups.get("from")))


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _NUMBERS[text.lower().rstrip(".")]
