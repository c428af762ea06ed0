"""Lists of measures in a joint task: items of one list that each demand something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from linter.letters.model import BlockKind
from linter.rules.akt.demands import DOING, classes, is_item
from linter.rules.analysis import LetterAnalysis
from linter.steering.demand import Demand
from linter.steering.labels import ChainLabel

_MEASURES = frozenset({ChainLabel.ACTIVITY, ChainLabel.INPUT, ChainLabel.COORDINATION, ChainLabel.OUTPUT})
LONG = 8  # default of AKT-04's option ``limit``; our choice


def lists(analysis: LetterAnalysis, units: Sequence[Demand]) -> Iterator[tuple[Demand, ...]]:
    """Each list of measures: the first unit of every item, in order; goals, partners, posts and dates are left out."""
    items: dict[int, Demand] = {}
    for unit in units:
        block = analysis.letter.blocks[unit.span.block]
        measure = block.kind is BlockKind.LIST_ITEM or unit.title
        if measure and unit.span.start == 0 and (unit.title or ((unit.demand or is_item(unit)) and _is_measure(unit))):
            items.setdefault(unit.span.block, unit)
    run: list[Demand] = []
    places = sorted(items)
    for place, after in pairwise([*places, -1]):
        run.append(items[place])
        if after < 0 or not _same_list(analysis, place, after):
            yield tuple(run)
            run = []


def long_lists(analysis: LetterAnalysis, units: Sequence[Demand], limit: int = LONG) -> list[tuple[Demand, ...]]:
    """The lists with more than ``limit`` measures."""
    return [found for found in lists(analysis, units) if len(found) > limit]


def _is_measure(unit: Demand) -> bool:
    first = unit.text.split()[:1]
    return unit.label in _MEASURES or bool(first and classes(first[0]) & DOING)


def _same_list(analysis: LetterAnalysis, one: int, other: int) -> bool:
    """Whether only list items and what belongs to them stand between two blocks of one section."""
    blocks = analysis.letter.blocks
    if blocks[one].section != blocks[other].section:
        return False
    return all(blocks[n].kind is BlockKind.LIST_ITEM or blocks[n].cell is not None for n in range(one, other + 1))
