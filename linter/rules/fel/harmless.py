"""Differences between two letters about a task that steer nothing: how a letter is built, whom it speaks to, its notes.

Advice 4 of DFØ/Difi 2017/1 asks for the same text at an overall level, and lets each letter adapt it to its reader.
"""

from __future__ import annotations

import re

from linter.coordination.model import Slot
from linter.letters.model import BlockKind
from linter.letters.registry import OrgKind
from linter.rules.fel.change import Change
from linter.sharing.model import DifferenceClass

__all__ = ["COORDINATORS", "harmless"]

COORDINATORS = (Slot.COORDINATING_MINISTRY, Slot.COORDINATING_AGENCY)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = 4  # letters: «virksomhet», «virksomhetene»
_ESPECIALLY = re.compile(r"\bskal (?:særlig|særleg|i tillegg|òg)\b", re.IGNORECASE)
_BUDGET_ITEM = re.compile(r"\W*(?:kap\.?\s*)?\d{3,4}\W*(?:post\s*\d+)?\W*", re.IGNORECASE)  # each ministry has its own
_SEVERAL = 2  # ministries
_MODAL = re.compile(r"\W*(?:skal|må|bør)\W*", re.IGNORECASE)


def harmless(change: Change) -> bool:
    """Whether a difference is of one of these kinds."""
    if change.before and change.after:
        return _only_order(change) or (Slot.IDENTICAL_NOTE in change.both and not change.contradicts)
    if (
        _BUDGET_ITEM.fullmatch(change.before or change.after)
        or _of_own_reader(change)
        or _opens_list(change)
        or _same_role(change)
    ):
        return True
    return _told_of_letters(change) or (not change.contradicts and _inflected(change))


def _told_of_letters(change: Change) -> bool:
    """What a letter says of the letters: that the text is shared, and which ministries have agreed on it.

    One party that one letter alone names there is a difference; several ministries are those that have agreed.
    """
    if Slot.IDENTICAL_NOTE not in change.slots or change.kind is not DifferenceClass.ACTOR:
        return Slot.IDENTICAL_NOTE in change.slots
    part, alone = (change.first, change.before) if change.before else (change.second, change.after)
    named = {row for mention in part.letter.registry.mentions(alone) for row in mention.records}
    return len(named) >= _SEVERAL and all(row.kind is OrgKind.MINISTRY for row in named)


def _opens_list(change: Change) -> bool:
    """The line over a list that the other letter has as running text, and the «skal» of it in each of its sentences."""
    alone = change.before or change.after
    if alone.rstrip().endswith(":"):
        return True
    part, place = (change.second, change.place) if change.before else (change.first, change.before_place)
    return bool(_MODAL.fullmatch(alone)) and part.letter.letter.blocks[place.block].kind is BlockKind.LIST_ITEM


def _same_role(change: Change) -> bool:
    """A coordinator that one letter names in a sentence of its own and the other in one with more: the same in both."""
    touched = [slot for slot in COORDINATORS if slot in change.touched]
    return change.kind is DifferenceClass.ACTOR and any(
        {f.value for f in change.first.task.slots[slot]} == {f.value for f in change.second.task.slots[slot]} != set()
        for slot in touched
    )


def _of_own_reader(change: Change) -> bool:
    """«X skal særlig bidra med …» in the letter to X only: what that letter asks of its own reader."""
    text, part = (change.before, change.first) if change.before else (change.after, change.second)
    if (change.before and change.after) or not _ESPECIALLY.search(text):
        return False
    named = {row.key for mention in part.letter.registry.mentions(text) for row in mention.records}
    return named <= part.recipients()


def _only_order(change: Change) -> bool:
    """Whether two letters name the same bodies in a sentence, each its own first."""
    if change.kind is not DifferenceClass.ACTOR or not (change.before and change.after):
        return False
    return change.before in change.sentence and change.after in change.before_sentence


def _inflected(change: Change) -> bool:
    """Whether the words a letter has alone stand in the other's sentence too, in another form of the same word."""
    alone, other = (change.after, change.before_sentence) if change.after else (change.before, change.sentence)
    if change.after and change.before:
        return False
    known = _WORD.findall(other.lower())
    return all(
        any(
            word != one and (one.startswith(word) or word.startswith(one)) and abs(len(one) - len(word)) <= _ENDING
            for one in known
        )
        for word in _WORD.findall(alone.lower())
    )
