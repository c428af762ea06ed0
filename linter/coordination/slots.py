"""All slots of a task, read from what the letter says about it."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.model import Filler, Slot
from linter.coordination.slots_actors import actors
from linter.coordination.slots_goals import goals
from linter.coordination.slots_money import money
from linter.coordination.slots_period import period
from linter.coordination.slots_reporting import reporting
from linter.coordination.slots_roles import duties, level, responsibility
from linter.coordination.slots_words import worded
from linter.coordination.tables import keyed
from linter.coordination.talk import Talk

__all__ = ["fill"]

_COORDINATORS = (Slot.COORDINATING_MINISTRY, Slot.COORDINATING_AGENCY)


def fill(talk: Talk) -> tuple[Filler, ...]:
    """Every filler of every slot, in reading order, none twice."""
    found = [*actors(talk), *keyed(talk.scene, talk.blocks)]
    leads = {f.value for f in found if f.slot is Slot.COORDINATING_AGENCY}  # who leads gathers the reports as well
    found = [f for f in found if f.slot is not Slot.REPORTING_COORDINATOR or f.value not in leads]
    coordinators = frozenset(f.value for f in found if f.slot in _COORDINATORS)
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
