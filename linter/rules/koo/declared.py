"""What the configuration declares about a task, held against what the letters say. Works with nothing declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.coordination.model import Filler, Slot
from linter.rules.contract import Text
from linter.rules.koo.mandate import Mandate, Part, called

__all__ = ["contradicting", "declared_body", "lacking_participants", "listed"]

# The advice where a letter says another thing than the configuration, in every rule that holds one against the other.
CORRECT_EITHER = Text(
    nb="Finn ut hva som er riktig, og rett brevet eller oppsettet.",
    nn="Finn ut kva som er rett, og rett brevet eller oppsettet.",
    en="Find out which is right, and correct the letter or the configuration.",
)


def declared_body(mandate: Mandate, slot: Slot) -> str:
    """Registry key of the coordinator that is declared for a task; "" for none.

    ``slot``: COORDINATING_MINISTRY or COORDINATING_AGENCY.
    """
    if mandate.declared is None:
        return ""
    of_ministry = slot is Slot.COORDINATING_MINISTRY
    return mandate.declared.coordinating_ministry if of_ministry else mandate.declared.coordinating_agency


def contradicting(mandate: Mandate, slot: Slot) -> list[tuple[Part, Filler]]:
    """The places where letters name another coordinator than the declared one; empty when none is declared."""
    declared = declared_body(mandate, slot)
    if not declared:
        return []
    return [(part, said) for part, said in mandate.found(slot) if not _same(part, said.value, declared)]


def lacking_participants(mandate: Mandate) -> Iterator[tuple[Part, tuple[str, ...]]]:
    """Letters with a passage about the task, and the declared participants they leave out.

    A letter that points to the mandate in another document leaves that to it.
    """
    if mandate.declared is None:
        return
    for part in mandate.parts:
        if not part.task.slots[Slot.MANDATE]:
            named = part.recipients() | set(part.task.values(Slot.AGENCIES))
            lacking = tuple(key for key in mandate.declared.agencies if key not in named)
            if lacking:
                yield part, lacking


def listed(part: Part, keys: Iterable[str]) -> str:
    """Names of bodies at the letter's date, with commas between."""
    return ", ".join(called(part, key) for key in keys)


def _same(part: Part, one: str, other: str) -> bool:
    """Whether two keys are one body: a ministry is the same through its renamings."""
    if one == other:
        return True
    registry = part.letter.registry
    try:
        lines = {registry.at(key).line for key in (one, other)}
    except KeyError:  # "self" and "flat" are no bodies
        return False
    return len(lines) == 1 and "" not in lines
