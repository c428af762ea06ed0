"""Days as they are written in a letter, also those that do not exist.

``linter.letters.dates`` reads dates; this module reads what stands there, so that a rule can say that 31 June is no day.
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_SHORT = {"jan": 1, "feb": 2, "febr": 2, "apr": 4, "aug": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "des": 12}
_NUMBER_OF = {**{name: number for number, name in enumerate(MONTHS, 1)}, **_SHORT}
_MONTH = "|".join([*MONTHS, *(f"{short}\\.?" for short in sorted(_SHORT, key=len, reverse=True))])
_BEFORE = r"(?<![\d.,/§:–-])(?<!\d )"
_JOIN = r"\s?(?:[–—-]|og|eller|til|samt)\s?"

_NAMED = re.compile(
    rf"(?<![\d,/§])(?:(?P<first>\d{{1,2}})\.?{_JOIN})?(?P<day>\d{{1,2}})(?P<dot>\.?)\s?(?P<month>{_MONTH})(?![a-zæøå])"
    rf"(?:\s(?P<year>(?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
_NUMERIC = re.compile(
    rf"{_BEFORE}(?:(?P<first>\d{{1,2}})\.(?:(?P<first_month>\d{{1,2}})\.?)?{_JOIN})?"
    r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>(?:19|20)\d\d)(?![\d.]\d|\d)"
)
_SLASHED = re.compile(r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})[ -](?P<year>(?:19|20)\d\d)(?!\d)")
_ISO = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?![\d-])")
# A day and a month in figures without a year look like a section number; only a deadline word in front tells.
_BARE = re.compile(
    r"(?P<lead>\b(?:frist(?:en)?(?:\s+er)?|innan|innen|seinast|senest|dato|den)\s?:?\s+)"
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.?(?![\d.,]|\s?(?:%|prosent|pst|mill|mrd|kr|poeng|årsverk|dager|dagar))",
    re.IGNORECASE,
)
# What shows that the figures are a place in a document, not a day.
_PLACE = re.compile(
    r"(?:§+|\b(?:pkt|punkt|kap|kapittel|kapitlet|avsnitt|post|artikkel|art|versjon|tabell|figur|nr|nummer|saksnr|ref)\.?)\s*$",
    re.IGNORECASE,
)
_LAST_MONTH = 12
_LONGEST = 31


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as written: ``text[start:end]``. ``month`` is 1–12 or what was written; ``year`` None when not written."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def longest(self, year: int | None = None) -> int:
        """Days in the month (of ``self.year``, else ``year``; 29 for a February of no known year); 0: no month."""
        if not 1 <= self.month <= _LAST_MONTH:
            return 0
        known = self.year or year
        return monthrange(known if known is not None else 2024, self.month)[1]

    def exists(self, year: int | None = None) -> bool:
        """Whether the calendar has the day."""
        return 1 <= self.day <= self.longest(year)

    def on(self) -> date | None:
        """The date, when the year is written and the day exists."""
        return date(self.year, self.month, self.day) if self.year and self.exists() else None


def written_days(text: str) -> list[WrittenDay]:
    """Every day written in ``text``, by start. Section numbers, chapters and sums are left alone."""
    found: dict[int, WrittenDay] = {}
    for day in _all(text):
        inside = any(kept.start <= day.start < kept.end for kept in found.values())
        if not inside and not _PLACE.search(text[: day.start]):
            found[day.start] = day
    return [found[start] for start in sorted(found)]


def _all(text: str) -> Iterator[WrittenDay]:
    for match in _NAMED.finditer(text):
        yield from _named(match)
    for match in _NUMERIC.finditer(text):
        yield from _numeric(match)
    for pattern in (_SLASHED, _ISO):
        for match in pattern.finditer(text):
            yield _plain(match, int(match["year"]))
    for match in _BARE.finditer(text):
        if 1 <= int(match["month"]) <= _LAST_MONTH:
            yield WrittenDay(match.start("day"), match.end("month"), int(match["day"]), int(match["month"]), None)


def _named(match: re.Match[str]) -> Iterator[WrittenDay]:
    month = _NUMBER_OF[match["month"].rstrip(".").lower()]
    year = int(match["year"]) if match["year"] else None
    if int(match["day"]) > _LONGEST and not match["dot"]:
        return  # «tiltak 35 juni»: a count, not a day
    if match["first"] and int(match["first"]) > monthrange(year or 2024, month)[1]:
        # «30. og 31. februar»: the first day is wrong too; one place to mend, one finding.
        yield WrittenDay(match.start("first"), match.end(), int(match["first"]), month, year)
        return
    yield WrittenDay(match.start("day"), match.end(), int(match["day"]), month, year)


def _numeric(match: re.Match[str]) -> Iterator[WrittenDay]:
    year, month = int(match["year"]), int(match["month"])
    if match["first"]:
        first_month = int(match["first_month"]) if match["first_month"] else month
        first = WrittenDay(match.start("first"), match.end(), int(match["first"]), first_month, year)
        if not first.exists() and 1 <= first_month <= _LAST_MONTH:
            yield first
            return
    yield _plain(match, year)


def _plain(match: re.Match[str], year: int) -> WrittenDay:
    start = match.start() if match.re is _ISO else match.start("day")
    return WrittenDay(start, match.end(), int(match["day"]), int(match["month"]), year)


def no_leap_day_near(year: int) -> bool:
    """Whether neither ``year`` nor the next has a 29 February: no deadline of a letter for ``year`` can stand on it."""
    return not isleap(year) and not isleap(year + 1)
