"""What stands beside the same neighbours in other letters: weak likeness is enough there.

Families that are one family in truth (the two målformer, a half of a split sentence) are united, and the rest of a
sentence that two were joined into is given to the family that belongs there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from linter.sharing.families import Family, even
from linter.sharing.score import WEAK, Scores, cover, score
from linter.sharing.wordings import Flags, Indices, Table, Weights

POOL = 6  # families or wordings of a neighbourhood that are compared
_WEAK_PART = 0.6  # share of the shorter side that must be matched where the two are uneven
_APART = 0.15  # share of letters in which two families may both stand and still be one
_REST_WORDS = 2  # content words left uncovered from which a sentence may hold one more
Spot = tuple[int, int]  # letter number, sentence number


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a letter as a version of a family: its own content words and the leader's that it covers."""

    family: int
    own: tuple[int, int]
    leader: tuple[int, int]


Placed = dict[Spot, list[Place]]


def neighbours(placed: Placed) -> dict[tuple[int, int], Counter[int]]:
    """Families that stand one or two sentences before (-1) or after (1) each family, with how often."""
    beside: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    for (letter, sentence), places in placed.items():
        for step in (1, 2):
            there = placed.get((letter, sentence + step))
            if there:
                for one in places:
                    for other in there:
                        if one.family != other.family:
                            beside[one.family, 1][other.family] += 1
                            beside[other.family, -1][one.family] += 1
    return beside


def common(counter: Counter[int], families: Sequence[Family]) -> list[int]:
    """The most frequent families of a neighbourhood, ties by their leaders."""
    return sorted(counter, key=lambda number: (-counter[number], families[number].leader))[:POOL]


def unite(table: Table, families: Sequence[Family], placed: Placed) -> None:
    """Make one family of those that stand at the same place of a passage and resemble each other."""
    letters: dict[int, set[int]] = defaultdict(set)
    for (letter, _), places in placed.items():
        for one in places:
            letters[one.family].add(letter)
    asked: set[tuple[int, int]] = set()
    for counter in neighbours(placed).values():
        pool = common(counter, families)
        for index, x in enumerate(pool):
            for y in pool[index + 1 :]:
                small, big = sorted((x, y), key=lambda n: (len(letters[n]), families[n].leader))
                if len(letters[small] & letters[big]) <= _APART * len(letters[small]):
                    asked.add((small, big))
    if not asked:
        return
    pairs = sorted(asked)
    a, b = (np.array([families[pair[side]].leader for pair in pairs], np.int64) for side in (0, 1))
    good, dice, _ = weak(table, a, b)
    into: dict[int, int] = {}
    for index in sorted(np.flatnonzero(good).tolist(), key=lambda i: (-float(dice[i]), pairs[i])):
        small, big = pairs[index]
        if small not in into and big not in into and small not in into.values():
            into[small] = big
    for spot, places in placed.items():
        if any(one.family in into for one in places):
            moved = {_moved(table, families, one, into[one.family]) if one.family in into else one for one in places}
            placed[spot] = sorted(moved, key=lambda one: (one.family, one.own))


def _moved(table: Table, families: Sequence[Family], one: Place, big: int) -> Place:
    old, new = (table.wordings[families[number].leader] for number in (one.family, big))
    whole = Place(big, one.own, (0, len(new.words)))
    if new.weight > old.weight:
        found = cover(old, new)
        return Place(big, one.own, found[:2]) if found and old.weight < _WEAK_PART * new.weight else whole
    return whole


def fill(table: Table, rows: Sequence[Sequence[int]], families: Sequence[Family], placed: Placed) -> None:
    """Give the uncovered rest of a sentence to a family that stands beside its own in other letters."""
    beside = neighbours(placed)
    asked: list[tuple[Spot, int]] = []
    left, right = [], []
    for spot, places in placed.items():
        wording = rows[spot[0]][spot[1]]
        if wording < 0 or len(places) != 1:
            continue
        size, (first, last) = len(table.wordings[wording].words), places[0].own
        if size - (last - first) < _REST_WORDS:
            continue
        for side in (-1, 1):
            for number in common(beside[places[0].family, side], families):
                asked.append((spot, number))
                left.append(families[number].leader)
                right.append(wording)
    if not asked:
        return
    a, b = np.array(left, np.int64), np.array(right, np.int64)
    scores = score(table, a, b)
    best: dict[Spot, tuple[float, int, Place]] = {}
    fits = (scores.left >= _WEAK_PART) & (table.lengths[a] >= _REST_WORDS) & (table.totals[a] < table.totals[b])
    for index in np.flatnonzero(fits).tolist():
        spot, number = asked[index]
        leader = families[number].leader
        found = cover(table.wordings[leader], table.wordings[rows[spot[0]][spot[1]]])
        own = placed[spot][0].own
        if found is None or found[2] < _WEAK_PART or min(found[1], own[1]) - max(found[0], own[0]) > 1:
            continue
        place = Place(number, found[:2], (0, len(table.wordings[leader].words)))
        key = (float(scores.left[index]), -leader, place)
        if spot not in best or key[:2] > best[spot][:2]:
            best[spot] = key
    for spot, (_, _, place) in best.items():
        placed[spot] = sorted([*placed[spot], place], key=lambda one: (one.family, one.own))


def weak(table: Table, a: Indices, b: Indices) -> tuple[Flags, Weights, Scores]:
    """Pairs that are versions of one sentence if their neighbours are, with their likeness."""
    scores = score(table, a, b)
    left_over = np.minimum(scores.left_rare, scores.right_rare)
    same = even(table, a, b) & (scores.dice >= WEAK) & (left_over <= scores.common_rare) & (scores.common_rare > 0)
    part = (np.maximum(scores.left, scores.right) >= _WEAK_PART) & (
        np.minimum(table.lengths[a], table.lengths[b]) >= _REST_WORDS
    )
    part &= np.where(scores.left >= scores.right, scores.left_rare, scores.right_rare) == 0
    return np.asarray(same | part), scores.dice, scores
