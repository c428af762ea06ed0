"""What a letter leaves out of a joint task and something else answers: said to the reader, never flagged.

A finding would ask for what stands in another letter of the set; silence would hide that this letter leans on it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from linter.coordination.model import Slot
from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.koo.mandate import Mandate, Part, mandates

__all__ = ["ASKED", "Answer", "AnsweredBy", "answers"]

ASKED: tuple[tuple[str, Slot], ...] = (
    ("KOO-01", Slot.COORDINATING_MINISTRY),
    ("KOO-02", Slot.COORDINATING_AGENCY),
    ("KOO-03", Slot.DUTIES),
    ("KOO-04", Slot.RESPONSIBILITY),
    ("KOO-07", Slot.MONEY),
    ("KOO-08", Slot.PRIORITY),
    ("KOO-09", Slot.ESCALATION),
    ("KOO-10", Slot.PARTICIPATION),
    ("KOO-11", Slot.EVALUATION),
    ("KOO-12", Slot.BASIS),
    ("KOO-13", Slot.ANCHORING),
    ("MAL-01", Slot.GOALS),
    ("MAL-05", Slot.LEVEL),
    ("MAL-06", Slot.PERIOD),
    ("MAL-07", Slot.TARGET_GROUP),
    ("RAP-01", Slot.REPORT_WHAT),
    ("RAP-01", Slot.REPORT_WHEN),
    ("RAP-01", Slot.REPORT_HOW),
    ("RAP-02", Slot.REPORT_OWN),
)


class AnsweredBy(StrEnum):
    """What answers a question that a letter leaves open."""

    LETTER = "letter"  # another letter of the set
    DECLARED = "declared"  # the user says where it stands
    POINTER = "pointer"  # the letter points to a document that was not read
    EXTRACT = "extract"  # the letter is an extract: what it lacks may stand on another page


@dataclass(frozen=True, slots=True)
class Answer:
    """``letter`` (index into the set) does not fill ``slot`` of ``task``. ``other``, ``span``: where the answer stands.

    ``said``: the user's words, for what is declared.
    """

    rule: str
    slot: Slot
    task: str
    letter: int
    by: AnsweredBy
    other: int
    span: Span | None = None
    said: str = ""


def answers(whole: SetAnalysis, rules: Collection[str]) -> Iterator[Answer]:
    """The answers to what the given rules (codes) ask about each joint task of the set, in the order of the letters."""
    asked = [(code, slot) for code, slot in ASKED if code in rules]
    for mandate in mandates(whole):
        for code, slot in asked:
            found = mandate.found(slot)
            if found:
                yield from _by_letters(mandate, code, slot)
            elif mandate.parts:
                yield from _by_others(mandate, code, slot)


def _by_letters(mandate: Mandate, code: str, slot: Slot) -> Iterator[Answer]:
    found = mandate.found(slot)
    for other in (*mandate.parts, *mandate.mentioned):
        if not other.task.slots[slot]:
            same_year = (pair for pair in found if pair[0].year() == other.year())
            part, filler = next(same_year, found[0])
            yield Answer(code, slot, mandate.name, other.index, AnsweredBy.LETTER, part.index, filler.span)


def _by_others(mandate: Mandate, code: str, slot: Slot) -> Iterator[Answer]:
    """What no letter fills, and is not asked for either: see ``Mandate.unknown``."""
    first = mandate.parts[0]
    if mandate.declared is not None and (said := mandate.declared.elsewhere.get(slot.value)):
        yield Answer(code, slot, mandate.name, first.index, AnsweredBy.DECLARED, first.index, said=said)
    elif mandate.points_away:
        part, span = _pointer(mandate)
        yield Answer(code, slot, mandate.name, part.index, AnsweredBy.POINTER, part.index, span)
    elif all(part.letter.extract for part in mandate.parts):
        yield Answer(code, slot, mandate.name, first.index, AnsweredBy.EXTRACT, first.index, first.place)


def _pointer(mandate: Mandate) -> tuple[Part, Span]:
    part, filler = mandate.found(Slot.MANDATE)[0]
    return part, filler.span
