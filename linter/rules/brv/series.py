"""Headings counted together, and where the count breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from linter.letters.model import Letter
from linter.rules.brv.numbering import Number, NumberedHeading, numbered_headings, parse_number
from linter.rules.brv.prose import is_extract, running_blocks

_FEWEST = 3  # numbered headings; fewer show no series
_MOST_SKIPS = 2  # more than this in one letter, and parts are left out rather than numbers mistyped
_BEGINNINGS = frozenset({(0,), (1,), (1, 1)})


@dataclass(frozen=True, slots=True)
class Break:
    """``here`` does not follow ``before``. ``first``: the heading that has the same number already, if one has."""

    before: NumberedHeading
    here: NumberedHeading
    first: NumberedHeading | None = None


def breaks(letter: Letter) -> list[Break]:
    """Every place where the numbers of headings skip or repeat, in reading order.

    A series that begins elsewhere than at 1 is the middle of something longer and is not judged.
    """
    return [
        broken
        for series in _series(letter)
        if len(series) >= _FEWEST and series[0].number in _BEGINNINGS
        for broken in _breaks(letter, series)
    ]


def is_cut(letter: Letter) -> bool:
    """Whether parts of the letter are left out: it says so, or the numbers skip again and again."""
    return is_extract(letter) or sum(broken.first is None for broken in breaks(letter)) > _MOST_SKIPS


def _series(letter: Letter) -> list[list[NumberedHeading]]:
    """Headings that are counted together.

    A heading without a number opens a new series when 1 comes again under it (an annex, an assignment with its own
    points); otherwise the count goes on past it.
    """
    found: list[list[NumberedHeading]] = []
    scope: int | None = None
    for heading in numbered_headings(letter):
        parent = heading.section.parent or 0
        while letter.sections[parent].number and letter.sections[parent].parent is not None:
            parent = letter.sections[parent].parent or 0
        last = found[-1][-1] if found else None
        unnumbered_between = last is not None and any(
            not section.number and section.level <= heading.section.level
            for section in letter.sections[last.section.index + 1 : heading.section.index]
        )
        restarts = heading.number[0] == 1 and last is not None and last.number[0] > 1 and unnumbered_between
        if last is None or restarts or (parent != scope and heading.number in {(1,), (0,)}):
            found.append([])
        scope = parent
        found[-1].append(heading)
    return found


def _breaks(letter: Letter, series: Sequence[NumberedHeading]) -> Iterator[Break]:
    seen: dict[Number, NumberedHeading] = {series[0].number: series[0]}
    for before, here in pairwise(series):
        if here.number in seen:
            yield Break(before, here, seen[here.number])
        elif here.number not in _next(before.number) and not _met_between(letter, before, here):
            yield Break(before, here)
        seen.setdefault(here.number, here)


def _next(number: Number) -> set[Number]:
    """Numbers that may follow: the first below, or one more on the same or a higher level."""
    on = {(*number[:depth], number[depth] + 1) for depth in range(len(number))}
    return {(*number, 1), *on}


def _met_between(letter: Letter, before: NumberedHeading, here: NumberedHeading) -> bool:
    """Whether the number missing stands in the text between, in a heading the reader took for a paragraph."""
    wanted = {here.number[:-1], (*here.number[:-1], here.number[-1] - 1)}
    for block in running_blocks(letter):
        if before.block < block.index < here.block:
            number = parse_number(block.label) or parse_number(block.text)
            if number in wanted:
                return True
    return False
