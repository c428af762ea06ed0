"""Which joint tasks are one agency's assignment with a partner, and are asked for no mandate: our choice.

Such assignments are common and legitimate; the advice is for tasks given to several (DFØ/Difi 2017/1, chapter 1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.coordination.model import Slot
from linter.coordination.words import words

if TYPE_CHECKING:
    from linter.rules.koo.mandate import Mandate, Part

__all__ = ["one_asks_another"]

# What makes more of a task than one agency's assignment with a partner.
_SHARED = (
    Slot.RESPONSIBILITY,
    Slot.COORDINATING_MINISTRY,
    Slot.REPORT_JOINT,
    Slot.LEVEL,
)
# «i samarbeid med Y» and «delta i» add a partner to what one agency does; «skal samarbeide» and «skal sammen» give a task to both.
_BESIDE = re.compile(
    r"i\s+(?:\w+\s+)?(?:samarbeid|samråd|dialog|samspill|samspel)\b|(?:del)?ta(?:r|s)?\b|bidra|bistå|medvirk|medverk",
    re.IGNORECASE,
)
# What a programme has, and an assignment with a day of delivery has not (catalogue: «tidsavgrenset oppgave i samarbeid»).
_PROGRAMME_BUT_GOALS = (
    Slot.PERIOD,
    Slot.MONEY,
    Slot.DUTIES,
    Slot.COORDINATING_AGENCY,
    Slot.ESCALATION,
    Slot.EVALUATION,
)
_PROGRAMME = (Slot.GOALS, *_PROGRAMME_BUT_GOALS)
# «beregningene skal gjøres sammen med Y»: how a thing is to be made, whoever it is given to.
_MADE_WITH = re.compile(r"\b(?:skal|må|bør)\b[^.;]*\b\w+(?:es|ast)\s+(?:sammen|saman|i samarbeid) med\b", re.IGNORECASE)
_DUE = re.compile(r"\bfrist(?:en)?\b|\b(?:innen|innan|senest|seinast)\b", re.IGNORECASE)
_FEW = 5  # sentences and lines, its heading among them


def one_asks_another(mandate: Mandate) -> bool:
    """Whether the task is one agency's assignment «i samarbeid med» another, in one letter, with no goal in common."""
    if len(mandate.parts) > 1:
        return False
    asked = mandate.found(Slot.COOPERATION)
    ordinary = all(passage.reason == "partners" for part in mandate.parts for passage in part.task.passages) or (
        not mandate.has(*_PROGRAMME) and all(_one_delivery(part) for part in mandate.parts)
    )
    if not asked or not ordinary:
        return False
    sentences = [part.letter.letter.excerpt(part.letter.sentence_at(filler.span)) for part, filler in asked]
    if all(_MADE_WITH.search(text) for text in sentences) and not mandate.has(*_SHARED, *_PROGRAMME_BUT_GOALS):
        return True
    beside = all(_BESIDE.match(part.letter.letter.excerpt(filler.span)) for part, filler in asked)
    shared = (
        mandate.has(*_SHARED)
        or any(_same_sentence(part, Slot.COOPERATION, Slot.GOALS) for part in mandate.parts)
        or (mandate.has(Slot.COORDINATING_AGENCY) and not any(_led_there(part) for part in mandate.parts))
    )
    return beside and not shared


def _same_sentence(part: Part, one: Slot, other: Slot) -> bool:
    sentences = [{part.letter.sentence_at(filler.span) for filler in part.task.slots[slot]} for slot in (one, other)]
    return bool(sentences[0] & sentences[1])


def _one_delivery(part: Part) -> bool:
    """Whether a task under a heading of its own is one thing to be delivered by a day: «Drikkevann … Frist: 30. april».

    A heading that speaks of cooperation, and more than a few sentences, are those of a joint task.
    """
    headings = [p for p in part.task.passages if p.reason != "partners"]
    letter = part.letter.letter
    plain = all(p.reason == "heading" and not words("heading").search(letter.excerpt(p.evidence)) for p in headings)
    return plain and bool(_DUE.search(part.text())) and len(list(part.sentences())) <= _FEW


def _led_there(part: Part) -> bool:
    """«Delta i gruppen som X leder»: who leads is told by the sentence that asks to take part, and is another."""
    leads = part.task.slots[Slot.COORDINATING_AGENCY]
    asked = {part.letter.sentence_at(filler.span) for filler in part.task.slots[Slot.COOPERATION]}
    return all(lead.value not in part.recipients() and part.letter.sentence_at(lead.span) in asked for lead in leads)
