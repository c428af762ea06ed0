"""When a report is due: dates, ends of months and of the year, how often. DFØ/Difi 2017/1, advice 5 and 6."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from linter.coordination.words import words
from linter.letters.dates import MONTHS, WrittenDate, dates

__all__ = ["due", "is_timed"]

_NO_LEAP = 2025
_FREQUENCIES = ("half-yearly", "tertial", "quarterly", "monthly", "yearly", "årsrapport")
_NOT_DUE = re.compile(
    r"(?:datert|av|fra|frå|per|pr\.|(?<!eitt )(?<!ett )(?<!et )(?<!eit )brev\w*|mottatt|motteken|motteke)"
    r"\s*(?:den\s*)?$",
    re.IGNORECASE,
)
_MONTH_END = re.compile(rf"\b(?:utgangen|slutten) av ({'|'.join(MONTHS)})(?: (20\d\d))?", re.IGNORECASE)


def due(text: str) -> Iterator[tuple[str, int, int]]:
    """Values of REPORT_WHEN with their place in ``text`` (start, end)."""
    for written in dates(text):
        if not _NOT_DUE.search(text[: written.start]):
            yield _day(written), written.start, written.end
    for short in words("report_when_date").finditer(text):
        number, of_month = (int(group) for group in short.groups() if group)
        if 0 < of_month <= len(MONTHS) and 0 < number <= monthrange(_NO_LEAP, of_month)[1]:
            yield f"{of_month:02d}-{number:02d}", *short.span()
    for end in _MONTH_END.finditer(text):
        month = MONTHS.index(end[1].lower()) + 1
        day = f"{month:02d}-{monthrange(int(end[2] or _NO_LEAP), month)[1]:02d}"
        yield f"{end[2]}-{day}" if end[2] else day, *end.span()
    if match := words("report_year_end").search(text):
        yield "12-31", *match.span()
    yield from _often(text)


def _often(text: str) -> Iterator[tuple[str, int, int]]:
    taken: list[re.Match[str]] = []
    for value in _FREQUENCIES:
        match = next((m for m in words(f"report_when_{value}").finditer(text) if not _inside(m, taken)), None)
        if match:
            taken.append(match)
            yield value, *match.span()


def is_timed(text: str) -> bool:
    """Whether a text says when or how often something is due."""
    return next(due(text), None) is not None or bool(words("frequency").search(text))


def _inside(match: re.Match[str], others: list[re.Match[str]]) -> bool:
    """Whether a frequency is part of another («to ganger årlig» is not «årlig»)."""
    return any(o.start() <= match.start() and match.end() <= o.end() for o in others)


def _day(written: WrittenDate) -> str:
    day = f"{written.month:02d}-{written.day:02d}"
    return f"{written.year}-{day}" if written.year else day
