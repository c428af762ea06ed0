"""When a report is due: dates, ends of months and of the year, how often. DFØ/Difi 2017/1, advice 5 and 6."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from itertools import pairwise

from linter.coordination.words import words
from linter.letters.dates import MONTHS, WrittenDate, dates

__all__ = ["due", "is_timed", "with_year_said"]

_NO_LEAP = 2025
_MONTH_DAY = re.compile(r"\d\d-\d\d")
_FREQUENCIES = ("half-yearly", "tertial", "quarterly", "monthly", "yearly", "årsrapport")
_NOT_DUE = re.compile(
    r"(?:datert|av|fra|frå|brev\w*|mottatt|motteken|motteke)\s*(?:den\s*)?$",
    re.IGNORECASE,
)
_A_LETTER = re.compile(
    r"\b(?:et|ett|eit|eitt|felles|samlet|samla)\s+(?:\w+\s+){0,2}(?!oppdrags|tildelings)\w*brev\s*$", re.IGNORECASE
)
_AS_OF = re.compile(r"\b(?P<report>\w*rapport\w*\s+)?(?:per|pr\.?)\s*(?:den\s*)?$", re.IGNORECASE)
_LISTED = re.compile(r"\s*(?:,|,? og|,? samt)\s+(?:(?:innen|innan|senest|seinast|den)\s+)?", re.IGNORECASE)
_YEAR_SAID = re.compile(
    r",?\s+(?:(?P<this>i år|inneværende år|inneverande år|dette året)"
    r"|(?P<next>(?:til )?neste år|året etter|påfølgende år)"
    r"|(?:første gang|fyrste gong|første gong) (?:i )?(?P<given>20\d\d))\b(?!-)",
    re.IGNORECASE,
)
_MONTH_END = re.compile(
    r"\b(?:(?:utgangen|slutten|utløpet|utlaupet|enden) av|ultimo|siste \w*dag(?:en)? i)"
    rf" ({'|'.join(MONTHS)})(?: (20\d\d))?",
    re.IGNORECASE,
)


def due(text: str) -> Iterator[tuple[str, int, int]]:
    """Values of REPORT_WHEN with their place in ``text`` (start, end)."""
    for written, year in _days(text):
        yield _day(written, year), written.start, written.end
    for short in words("report_when_date").finditer(text):
        number, of_month = (int(group) for group in short.groups() if group)
        if 0 < of_month <= len(MONTHS) and 0 < number <= monthrange(_NO_LEAP, of_month)[1]:
            yield f"{of_month:02d}-{number:02d}", *short.span()
    for end in _MONTH_END.finditer(text):
        month = MONTHS.index(end[1].lower()) + 1
        day = f"{month:02d}-{monthrange(int(end[2] or _NO_LEAP), month)[1]:02d}"
        yield f"{end[2]}-{day}" if end[2] else day, *end.span()
    for match in words("report_year_end").finditer(text):
        yield f"{match['year']}-12-31" if match["year"] else "12-31", *match.span()
    yield from _often(text)


def _days(text: str) -> list[tuple[WrittenDate, int | None]]:
    """The days that are no letter's date, each with its year; what is told «per» a day is due then if no other is."""
    found = [d for d in dates(text) if not _NOT_DUE.search(text[: d.start]) or _A_LETTER.search(text[: d.start])]
    as_of = {d: m for d in found if (m := _AS_OF.search(text[: d.start]))}
    own = [d for d in found if d not in as_of]
    if own and as_of and not all(_LISTED.fullmatch(text[a.end : b.start]) for a, b in pairwise(found)):
        found = own
    else:
        found = [d for d in found if d not in as_of or not as_of[d]["report"]]
    years = [d.year for d in found]
    for i in range(len(found) - 2, -1, -1):  # «30. april, 31. august og 31. desember 2026»
        if years[i] is None and _LISTED.fullmatch(text[found[i].end : found[i + 1].start]):
            years[i] = years[i + 1]
    return list(zip(found, years, strict=True))


def with_year_said(day: str, after: str, year: int) -> str:
    """A day («04-20») with the year that the words after it give («i år», «neste år») in a letter for ``year``."""
    said = _YEAR_SAID.match(after)
    if not said or not year or not _MONTH_DAY.fullmatch(day):
        return day
    given = int(said["given"] or year)
    return f"{given + 1 if said['next'] else given}-{day}"


def _often(text: str) -> Iterator[tuple[str, int, int]]:
    taken: list[re.Match[str]] = []
    for value in _FREQUENCIES:
        match = next((m for m in words(f"report_when_{value}").finditer(text) if not _inside(m, taken)), None)
        if match:
            taken.append(match)
            yield value, *match.span()


def is_timed(text: str) -> bool:
    """Whether a text says when or how often something is due."""
    said = any(words(name).search(text) for name in ("frequency", "some_time"))
    return said or next(due(text), None) is not None


def _inside(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    """Whether a frequency is part of another («to ganger årlig» is not «årlig»)."""
    return any(o.start() <= match.start() and match.end() <= o.end() for o in others)


def _day(written: WrittenDate, year: int | None) -> str:
    day = f"{written.month:02d}-{written.day:02d}"
    return f"{year}-{day}" if year else day
