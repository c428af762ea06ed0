"""What stands beside the same neighbours in other letters: weak likeness is enough there.

Families that are one family in truth (the two målformer, a half of a split sentence) are united, and the rest of a
sentence that two were joined into is given to the family that belongs there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from linter.sharing.families import Family, even
from linter.sharing.score import FULL, WEAK, Scores, cover, score
from linter.sharing.wordings import Flags, Indices, Table, Weights

POOL = 6  # families or wordings of a neighbourhood that are compared
_WEAK_PART = 0.6  # share of the shorter side that must be matched where the two are uneven
_APART = 0.15  # share of letters in which two families may both stand and still be one
_PART_OF = 0.85  # weight against the leader's under which a version is asked which part of it it covers
_TOUCH = 1  # content words two stretches may share and still be beside each other
_REST_WORDS = 2  # content words left uncovered from which a sentence may hold one more
Spot = tuple[int, int]  # letter number, sentence number
Window = tuple[int, int]  # first and last + 1 content word


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a letter as a version of a family: its own content words and the leader's that it covers."""

    family: int
    own: tuple[int, int]
    leader: tuple[int, int]


Placed = dict[Spot, list[Place]]


Side = tuple[int, int]  # a family, and before (-1) or after (1) it


def neighbours(placed: Placed) -> dict[Side, Counter[int]]:
    """Families that stand one or two sentences before (-1) or after (1) each family, with how often."""
    beside: dict[tuple[int, int], Counter[int]] = defaultdict(Counter)
    met: list[tuple[int, int]] = []
    for (letter, sentence), places in placed.items():
        for step in (1, 2):
            there = placed.get((letter, sentence + step))
            if there:
                met += [(one.family, other.family) for one in places for other in there if one.family != other.family]
    for (first, second), count in Counter(met).items():
        beside[first, 1][second] = count
        beside[second, -1][first] = count
    return beside


def common(counter: Counter[int], families: Sequence[Family]) -> list[int]:
    """The most frequent families of a neighbourhood, ties by their leaders."""
    return sorted(counter, key=lambda number: (-counter[number], families[number].leader))[:POOL]


def unite(table: Table, families: Sequence[Family], placed: Placed) -> None:  # noqa: C901 (one pass over one state)
    """Make one family of those that stand at the same place of a passage and resemble each other."""
    stretches: dict[int, dict[int, list[Window]]] = defaultdict(lambda: defaultdict(list))
    for (letter, _), places in placed.items():
        for one in places:
            stretches[one.family][letter].append(one.leader)
    asked: set[tuple[int, int]] = set()
    for counter in neighbours(placed).values():
        pool = common(counter, families)
        for index, x in enumerate(pool):
            for y in pool[index + 1 :]:
                small, big = sorted((x, y), key=lambda n: (len(stretches[n]), families[n].leader))
                asked.add((small, big))
    if not asked:
        return
    pairs = sorted(asked)
    a, b = (np.array([families[pair[side]].leader for pair in pairs], np.int64) for side in (0, 1))
    good, dice, _ = weak(table, a, b)
    into: dict[int, tuple[int, Window]] = {}
    targets: set[int] = set()
    for index in sorted(np.flatnonzero(good).tolist(), key=lambda i: (-float(dice[i]), pairs[i])):
        small, big = pairs[index]
        window = window_in(table, families[small].leader, families[big].leader)
        clashes = sum(
            any(overlap(window, other) for other in stretches[big][letter])
            for letter in stretches[small]
            if letter in stretches[big]
        )
        if clashes > _APART * len(stretches[small]):
            continue
        if small not in into and big not in into and small not in targets:
            into[small] = (big, window)
            targets.add(big)
    for spot, places in placed.items():
        if any(one.family in into for one in places):
            moved = {Place(into[o.family][0], o.own, into[o.family][1]) if o.family in into else o for o in places}
            placed[spot] = sorted(moved, key=lambda one: (one.family, one.own))


def window_in(table: Table, small: int, big: int) -> Window:
    """The stretch of the big leader that the small one covers; all of it unless it is clearly a part."""
    one, other = table.wordings[small], table.wordings[big]
    found = cover(one, other) if one.weight < _PART_OF * other.weight else None
    return (found[0], found[1]) if found else (0, len(other.words))


def overlap(one: Window, other: Window) -> bool:
    """Whether two stretches share more than a word."""
    return min(one[1], other[1]) - max(one[0], other[0]) > _TOUCH


def complete(table: Table, rows: Sequence[Sequence[int]], families: list[Family], placed: Placed) -> None:  # noqa: C901, PLR0912 (one pass over one state)
    """Make families of the halves of split sentences: a sentence beside a family that holds its other half.

    The whole sentence is in that family with a part of its words; the rest is what stands loose beside the half.
    """
    halves: dict[int, set[tuple[int, Window]]] = defaultdict(set)
    spots_of: dict[int, list[Spot]] = defaultdict(list)
    for spot, places in placed.items():
        wording = rows[spot[0]][spot[1]]
        if len(places) == 1 and wording >= 0:
            spots_of[wording].append(spot)
            if len(table.wordings[wording].words) - (places[0].own[1] - places[0].own[0]) >= _REST_WORDS:
                halves[places[0].family].add((wording, places[0].own))
    pools = {family: sorted(some)[:POOL] for family, some in halves.items()}
    known: dict[tuple[int, int], tuple[int, int, float] | None] = {}
    fits: dict[int, dict[int, Window]] = defaultdict(dict)
    loose: dict[int, set[Spot]] = defaultdict(set)
    for (letter, sentence), places in sorted(placed.items()):
        for step in (-1, 1):
            near = (letter, sentence + step)
            if not 0 <= near[1] < len(rows[letter]) or near in placed or rows[letter][near[1]] < 0:
                continue
            half = rows[letter][near[1]]
            for one in places:
                for wording, own in pools.get(one.family, ()):
                    if (half, wording) not in known:
                        known[half, wording] = cover(table.wordings[half], table.wordings[wording])
                    found = known[half, wording]
                    if found and found[2] >= _WEAK_PART and not overlap((found[0], found[1]), own):
                        fits[rows[letter][near[1]]][wording] = (found[0], found[1])
                        loose[rows[letter][near[1]]].add(near)
    for half_row, wholes in sorted(fits.items()):
        families.append(Family(half_row))
        number, everything = len(families) - 1, (0, len(table.wordings[half_row].words))
        for spot in loose[half_row]:
            placed[spot] = [Place(number, everything, everything)]
        for wording, window in wholes.items():
            for spot in spots_of[wording]:
                if len(placed[spot]) == 1:
                    placed[spot] = sorted(
                        [*placed[spot], Place(number, window, everything)], key=lambda o: (o.family, o.own)
                    )


def fill(  # noqa: C901 (one pass over one state)
    table: Table,
    rows: Sequence[Sequence[int]],
    families: Sequence[Family],
    placed: Placed,
    beside: Mapping[Side, Counter[int]],
) -> None:
    """Give the uncovered rest of a sentence to a family that stands beside its own in other letters."""
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
            for number in common(beside.get((places[0].family, side), Counter()), families):
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
        if found is None or found[2] < _WEAK_PART or overlap((found[0], found[1]), own):
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
    same = even(table, a, b) & (scores.dice >= WEAK) & (left_over <= scores.common_rare)
    same &= (scores.common_rare > 0) | (scores.dice >= FULL)
    part = (np.maximum(scores.left, scores.right) >= _WEAK_PART) & (
        np.minimum(table.lengths[a], table.lengths[b]) >= _REST_WORDS
    )
    part &= np.where(scores.left >= scores.right, scores.left_rare, scores.right_rare) == 0
    return np.asarray(same | part), scores.dice, scores
