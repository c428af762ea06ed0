"""Whom the letters about one task name as coordinator, and whether they agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from linter.coordination.model import Filler, Slot, Where
from linter.rules.koo.mandate import Part

COORDINATORS = (Slot.COORDINATING_MINISTRY, Slot.COORDINATING_AGENCY)
UNNAMED = frozenset({"self", "flat"})  # the agencies settle it, or nobody coordinates by choice
_ROLE = re.compile(r"\b(?:hoved|hovud)?(?:koordiner|koordinator|samordn)", re.IGNORECASE)
Named = tuple[Part, tuple[Filler, ...]]


def disagreements(parts: Sequence[Part]) -> Mapping[Slot, tuple[Named, ...]]:
    """Coordinators the letters disagree on: whom each letter names, those that fewest letters name first.

    They do where two letters name none in common, and where one of them calls one more coordinator than the other does.
    """
    found = {}
    for slot in COORDINATORS:
        said = [
            (part, fillers)
            for part in parts
            if (fillers := [f for f in part.task.slots[slot] if f.where is Where.PASSAGE])
        ]
        if any(_disagree(one, other) for number, one in enumerate(said) for other in said[number + 1 :]):
            count = Counter(value for _, fillers in said for value in {f.value for f in fillers})
            found[slot] = tuple((part, _each_once(part, fillers, count)) for part, fillers in said)
    return found


def _disagree(one: tuple[Part, Sequence[Filler]], other: tuple[Part, Sequence[Filler]]) -> bool:
    values = [{f.value for f in fillers} for _, fillers in (one, other)]
    if not values[0] & values[1]:
        return True
    named = [some - UNNAMED for some in values]
    called = {f.value for part, fillers in (one, other) for f in fillers if _in_role(part, f)}
    return all(named) and bool((named[0] ^ named[1]) & called)


def _in_role(part: Part, filler: Filler) -> bool:
    """Whether a letter calls it coordinator, and not only leader of something («leder nettverket for …»)."""
    return bool(_ROLE.search(part.letter.letter.excerpt(part.letter.sentence_at(filler.span))))


def _each_once(part: Part, fillers: Sequence[Filler], count: Counter[str]) -> tuple[Filler, ...]:
    """The first of each value, those that fewest letters name first; the surest where a letter names several."""
    first = {f.value: f for f in reversed(fillers)}.values()
    named = [f for f in first if f.value not in UNNAMED]
    surest = [f for f in named if _in_role(part, f)] or named or first
    return tuple(sorted(surest, key=lambda f: (count[f.value], fillers.index(f))))
