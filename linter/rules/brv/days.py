"""Written days that rules may judge: dates of the letter, with section numbers and counts that look alike left out."""

from __future__ import annotations

import re
from calendar import isleap, monthrange

from linter.letters.dates import WrittenDate, dates

# What shows that figures are a place in a document, not a day.
_PLACE = re.compile(
    r"(?:§+|\b(?:pkt|punkt|kap|kapittel|kapitlet|avsnitt|post|artikkel|art|versjon|tabell|figur|nr|nummer|saksnr|ref)\.?)\s*$",
    re.IGNORECASE,
)
# A day and a month in figures without a year look like a section number; only a deadline word in front tells.
_BARE = re.compile(
    r"\b(?:frist(?:en)?(?:\s+er)?|innan|innen|seinast|senest|dato|den)\s?:?\s+"
    r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.?(?![\d.,]|\s?(?:%|prosent|pst|mill|mrd|kr|poeng|årsverk|dager|dagar))",
    re.IGNORECASE,
)
_COMPOUND = re.compile(r"-[a-zæøå]")  # «31 juni-tiltak»
_COUNTED = re.compile(r"\d+\s")  # «35 juni»: without a full stop it may be a count
_LONGEST, _LAST_MONTH, _LEAP = 31, 12, 2024


def written_days(text: str) -> list[WrittenDate]:
    """Every day written in ``text``, also those that do not exist, by start. A range gives both its days."""
    found = [day for day in dates(text) if _is_day(text, day)]
    for match in _BARE.finditer(text):
        start, end = match.start("day"), match.end("month")
        if int(match["month"]) in range(1, _LAST_MONTH + 1) and not any(d.start < end and d.end > start for d in found):
            found.append(WrittenDate(start, end, int(match["day"]), int(match["month"]), None))
    return sorted(found, key=lambda day: (day.start, day.last))


def days_in_month(day: WrittenDate) -> int:
    """How many days the month of ``day`` has (29 for a February of no known year); 0: there is no such month."""
    if not 1 <= day.month <= _LAST_MONTH:
        return 0
    return monthrange(day.year or _LEAP, day.month)[1]


def no_leap_day_near(year: int) -> bool:
    """Whether neither ``year`` nor the next has a 29 February: no deadline of a letter for ``year`` can stand on it."""
    return not isleap(year) and not isleap(year + 1)


def _is_day(text: str, day: WrittenDate) -> bool:
    if _PLACE.search(text[: day.start]) or _COMPOUND.match(text[day.end :]):
        return False
    return day.day <= _LONGEST or not _COUNTED.match(text[day.start : day.end])
