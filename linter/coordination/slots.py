"""All slots of a task, read from what the letter says about it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.duties.slots import duties, level, responsibility
from linter.coordination.goals.slots import goals
from linter.coordination.model import COORDINATORS, Filler, Slot
from linter.coordination.money.slots import money
from linter.coordination.period.slots import period
from linter.coordination.reporting.slots import reporting
from linter.coordination.roles.slots import actors
from linter.coordination.roles.tables import keyed
from linter.coordination.talk import Talk
from linter.coordination.worded import worded

__all__ = ["fill"]


def fill(talk: Talk) -> tuple[Filler, ...]:
    """Every filler of every slot, in reading order, none twice."""
    found = [*actors(talk), *keyed(talk.scene, talk.blocks)]
    leads = {f.value for f in found if f.slot is Slot.COORDINATING_AGENCY}  # who leads gathers the reports as well
    found = [f for f in found if f.slot is not Slot.REPORTING_COORDINATOR or f.value not in leads]
    coordinators = frozenset(f.value for f in found if f.slot in COORDINATORS)
    found += [*duties(talk, coordinators), *_rest(talk)]
    unique = dict.fromkeys(found)
    seen: set[tuple[Slot, str, int, int]] = set()
    kept: list[Filler] = []
    for filler in sorted(unique, key=lambda f: (f.span, f.slot)):
        place = (filler.slot, filler.value, filler.span.block, filler.span.start)
        if place not in seen:
            seen.add(place)
            kept.append(filler)
    return tuple(kept)


def _rest(talk: Talk) -> Iterator[Filler]:
    yield from responsibility(talk)
    yield from goals(talk)
    yield from level(talk)
    yield from period(talk)
    yield from money(talk)
    yield from reporting(talk)
    yield from worded(talk)
