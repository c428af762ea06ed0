"""Links the tasks of several letters: the same name, or names, participants and text that go together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from linter.coordination.model import JointTask, Slot
from linter.coordination.naming import core
from linter.language.normal import fold

__all__ = ["linked"]

SAME_NAME = 90.0  # token_set_ratio of names without generic words; our choice
SAME_TEXT = 80.0  # token_set_ratio of the cooperation's goals
SAME_GOAL = 95.0  # ratio of one long goal of each; our choice
LIKE_NAME = 94.0  # ratio of names brought near each other across the written standards; our choice
LIKE_WORD = 70.0  # ratio of two words in the same place of a name and of its beginning; our choice
_SHARED = 2  # agencies
_LONG_NAME = 20  # characters
_LONG_GOAL = len("flere unge skal være i skole, lære eller jobb")
_DAY = re.compile(r"(?:\d{4}-)?\d{2}-\d{2}")
_CUT = re.compile(r"(?:-|\b(?:og|eller|for|til|i|på|av|med|om|mot))$")  # a heading that was broken over two lines


def linked(per_letter: Sequence[Sequence[JointTask]]) -> Mapping[str, list[tuple[int, JointTask]]]:
    """Key of a task to (letter index, task), in the order of the letters.

    Tasks with one key are one task; two others are one when they share agencies and have nearly the same name or goals.
    The key of a group is that of its first task.
    """
    groups: list[list[tuple[int, JointTask]]] = []
    by_key: dict[str, list[tuple[int, JointTask]]] = {}
    for index, tasks in enumerate(per_letter):
        for task in tasks:
            group = by_key.get(task.key) or next((g for g in groups if _one(g, index, task)), None)
            if group is None:
                group = []
                groups.append(group)
            group.append((index, task))
            by_key.setdefault(task.key, group)
    return {group[0][1].key: group for group in groups}


def _one(group: Sequence[tuple[int, JointTask]], index: int, task: JointTask) -> bool:
    """Whether a task of a letter is the one a group of other letters' tasks is about."""
    if any(letter == index for letter, _ in group):
        return False
    return any(_same(other, task) for _, other in group)


def _same(a: JointTask, b: JointTask) -> bool:
    shared = len(set(a.participants) & set(b.participants))
    if not shared or not a.passages or not b.passages:
        return False
    name = fuzz.token_set_ratio(core(a.name).lower(), core(b.name).lower())
    if name >= SAME_NAME and shared >= (1 if len(core(a.name).split()) > 1 else _SHARED):
        return True
    if shared >= _SHARED and _one_name(core(a.name), core(b.name)):
        return True
    if _one_mandate(a, b) and _like_words(core(a.name), core(b.name)):
        return True
    return shared >= _SHARED and _one_goal(a.values(Slot.GOALS), b.values(Slot.GOALS))


def _one_goal(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the goals of two tasks are nearly the same, all of them together or a long one of each."""
    together = [(" ".join(one).lower(), " ".join(other).lower(), SAME_TEXT)]
    singly = [(a.lower(), b.lower(), SAME_GOAL) for a in one for b in other]
    return any(min(len(a), len(b)) > _LONG_GOAL and fuzz.ratio(a, b) >= limit for a, b, limit in (*together, *singly))


def _one_mandate(a: JointTask, b: JointTask) -> bool:
    """Whether two tasks have the same three or more participants, the same period and a day of reporting in common."""
    who = set(a.participants)
    period = set(a.values(Slot.PERIOD))
    days = {day for day in a.values(Slot.REPORT_WHEN) if _DAY.fullmatch(day)}
    return (
        len(who) > _SHARED
        and who == set(b.participants)
        and bool(period & set(b.values(Slot.PERIOD)))
        and bool(days & set(b.values(Slot.REPORT_WHEN)))
    )


def _like_words(one: str, other: str) -> bool:
    """Whether two names of as many words have like words in most places, once both are folded."""
    pairs = [(fold(a), fold(b)) for a, b in zip(one.lower().split(), other.lower().split(), strict=False)]
    alike = sum(fuzz.ratio(a, b) >= LIKE_WORD for a, b in pairs)
    return alike * 2 > max(len(one.split()), len(other.split()))


def _one_name(one: str, other: str) -> bool:
    """Whether two names are one in bokmål and nynorsk, or one is the beginning of the other, cut in the middle."""
    short, long = sorted((" ".join(fold(word) for word in name.lower().split()) for name in (one, other)), key=len)
    if len(short) < _LONG_NAME:
        return False
    if fuzz.ratio(short, long) >= LIKE_NAME:
        return True
    pairs = zip(short.split(), long.split(), strict=False)
    return bool(_CUT.search(short)) and all(fuzz.ratio(a, b) >= LIKE_WORD for a, b in pairs)
