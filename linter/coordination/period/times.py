"""The times a sentence names, by their form and preposition alone; whose they are is told in ``grammar.py``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from linter.coordination.words import NUMBERS, words

__all__ = ["Kind", "Time", "times"]

_LONGEST = 15  # years
_TERM = 4  # years of a term of the Storting; the last year of each is one more than a multiple of it
# «TB 2026-27» is the number of an assignment
_NUMBER_OF = re.compile(r"(?:[A-ZÆØÅ]{2,}|[Ss]ak|[Nn]r\.?|[Rr]ef\.?)\s?$")
_YEAR = 4  # digits
_MONTHS = {"tolv": 12, "tjuefire": 24, "trettiseks": 36}


class Kind(IntEnum):
    """What a time says by its form. The order is that in which forms are looked for."""

    RANGE = 0
    BY = 1
    UNTIL = 2
    FROM = 3
    AT = 4
    THIS_YEAR = 5
    YEAR_END = 6
    TERM = 7
    YEARS = 8
    ALWAYS = 9


_YEARS = {Kind.BY: "time_by", Kind.UNTIL: "time_until", Kind.FROM: "time_from", Kind.AT: "time_at"}


@dataclass(frozen=True, slots=True)
class Time:
    """A time: its first and last year (0 for none); of ``Kind.YEARS``, ``last`` is how many."""

    kind: Kind
    first: int
    last: int
    match: re.Match[str]

    @property
    def value(self) -> str:
        """The value of a filler of PERIOD: «2026-2028», «-2027», «2026-», «3 years», «permanent»."""
        if self.kind is Kind.YEARS:
            return f"{self.last} years"
        return "permanent" if self.kind is Kind.ALWAYS else f"{self.first or ''}-{self.last or ''}"

    @property
    def dated(self) -> bool:
        """Whether a day is named."""
        return any(mark.isdigit() for mark in self.match[0].rstrip()[:-_YEAR])


def times(text: str, since: int) -> list[Time]:
    """The times of a sentence, none within another, in the order of their kinds. ``since``: the letter's year."""
    found: list[Time] = []
    taken: list[tuple[int, int]] = []
    for time in _every(text, since):
        start, end = time.match.span()
        if not any(s < end and e > start for s, e in taken):
            taken.append((start, end))
            found.append(time)
    return found


def _every(text: str, since: int) -> Iterator[Time]:
    yield from _ranges(text)
    for match in words("time_two_years").finditer(text):
        yield Time(Kind.RANGE, since, since + 1, match)
    for kind, name in _YEARS.items():
        for match in words(name).finditer(text):
            year = int(next(group for group in match.groups() if group))
            yield Time(kind, year if kind is Kind.FROM else 0, 0 if kind is Kind.FROM else year, match)
    for kind, name in ((Kind.THIS_YEAR, "time_this_year"), (Kind.YEAR_END, "time_year_end")):
        for match in words(name).finditer(text):
            yield Time(kind, 0, since, match)
    for match in words("time_term").finditer(text):
        yield Time(Kind.TERM, 0, since + (1 - since) % _TERM, match)
    yield from _lengths(text)
    for match in words("time_always").finditer(text):
        yield Time(Kind.ALWAYS, 0, 0, match)


def _lengths(text: str) -> Iterator[Time]:
    """Numbers of years, and of months that make whole years."""
    for match in words("time_years").finditer(text):
        said = next(group for group in match.groups() if group).lower()
        count = NUMBERS[said] if said in NUMBERS else int(said)
        if count <= _LONGEST:
            yield Time(Kind.YEARS, 0, count, match)
    for match in words("time_months").finditer(text):
        years, rest = divmod(_MONTHS.get(match[1].lower()) or int(match[1]), 12)
        if not rest:
            yield Time(Kind.YEARS, 0, years, match)


def _ranges(text: str) -> Iterator[Time]:
    for match in words("time_range_following").finditer(text):
        first, more = int(match[1] or match[3]), (match[2] or "1").lower()
        yield Time(Kind.RANGE, first, first + (NUMBERS[more] if more in NUMBERS else int(more)), match)
    for match in words("time_range_school").finditer(text):
        until = match[1] is not None  # «ut skoleåret 2026/2027»
        yield Time(Kind.UNTIL if until else Kind.RANGE, 0 if until else int(match[2]), int(match[3]), match)
    for match in words("time_range_short").finditer(text):
        first, last = int(match[1] + match[2]), int(f"20{match[3]}")
        number = not match.start() or _NUMBER_OF.search(text[: match.start()])
        if not number and first < last <= first + _LONGEST:
            following = words("time_range_more").match(text, match.end())
            yield Time(Kind.RANGE, first, int(f"20{following[1]}") if following else last, match)
    for match in words("time_range").finditer(text):
        first, last = [int(year) for year in match.groups() if year][:2]
        if first < last:
            yield Time(Kind.RANGE, first, last, match)
