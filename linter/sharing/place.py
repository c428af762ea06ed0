"""Where in the letters each family stands, and weak versions that only their neighbours give away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from linter.sharing.company import POOL, Place, Placed, Side, Spot, complete, fill, neighbours, unite, weak, window_in
from linter.sharing.families import Family, components
from linter.sharing.wordings import Table

_ROUNDS = 2
COMPANY = 0.3  # share of a family's letters in which weak versions must stand beside it to be a family of their own
_MANY = 1 << 30


def place(rows: Sequence[Sequence[int]], families: Sequence[Family]) -> Placed:
    """Every sentence that stands in a family. ``rows[letter][sentence]`` is its wording, or -1."""
    of_wording: dict[int, list[Place]] = defaultdict(list)
    for number, family in enumerate(families):
        for match in family.matches:
            of_wording[match.wording].append(Place(number, match.own, match.leader))
    return {
        (letter, sentence): list(of_wording[wording])
        for letter, row in enumerate(rows)
        for sentence, wording in enumerate(row)
        if wording in of_wording
    }


def rescue(table: Table, rows: Sequence[Sequence[int]], families: list[Family], placed: Placed) -> None:
    """Place sentences that resemble, weakly, what stands beside the same neighbour in other letters.

    Extends ``families`` and ``placed``. The pool of a neighbourhood is its most frequent families and a few of its
    unplaced wordings, chosen by key, so the cost is linear and the order of letters plays no part.
    """
    for _ in range(_ROUNDS):
        unite(table, families, placed)
        fill(table, rows, families, placed, neighbours(placed))
        complete(table, rows, families, placed)
        if not _rescue_once(table, rows, families, placed, neighbours(placed)):
            return
    unite(table, families, placed)


def _rescue_once(  # noqa: C901, PLR0912, PLR0915 (one pass over one state)
    table: Table,
    rows: Sequence[Sequence[int]],
    families: list[Family],
    placed: Placed,
    beside: Mapping[Side, Counter[int]],
) -> bool:
    spread: dict[int, set[int]] = defaultdict(set)
    for (letter, _), places in placed.items():
        for one in places:
            spread[one.family].add(letter)
    left: list[int] = []
    right: list[int] = []
    what: list[tuple[Spot, int, int]] = []
    homes: list[int] = []
    loose: dict[tuple[int, int], list[tuple[int, Spot]]] = defaultdict(list)
    for (letter, sentence), places in placed.items():
        row = rows[letter]
        for step in (-1, 1):
            near = sentence + step
            if not 0 <= near < len(row) or row[near] < 0:
                continue
            if (letter, near) in placed:
                continue
            for one in places:
                loose[one.family, step].append((row[near], (letter, near)))
                if one.leader[1] - one.leader[0] < len(table.wordings[families[one.family].leader].words) - 1:
                    left.append(row[near])
                    right.append(families[one.family].leader)
                    what.append(((letter, near), one.family, -1))
                    homes.append(one.family)
    for side, spots in loose.items():
        known = sorted(beside.get(side, Counter()).items(), key=lambda item: (-item[1], families[item[0]].leader))[
            :POOL
        ]
        some = sorted({wording for wording, _ in spots})[:POOL]
        for wording, spot in spots:
            for number, _ in known:
                left.append(wording)
                right.append(families[number].leader)
                what.append((spot, number, -1))
                homes.append(side[0])
            for other in some:
                if other != wording:
                    left.append(wording)
                    right.append(other)
                    what.append((spot, -1, other))
                    homes.append(side[0])
    if not left:
        return False
    a, b = np.array(left, np.int64), np.array(right, np.int64)
    good, dice, _ = weak(table, a, b)
    best: dict[Spot, tuple[float, int]] = {}
    meet: dict[tuple[int, int], int] = {}
    spots_of: dict[int, set[Spot]] = defaultdict(set)
    for index in np.flatnonzero(good).tolist():
        spot, number, other = what[index]
        if number >= 0:
            key = (float(dice[index]), -families[number].leader)
            if spot not in best or key > (best[spot][0], -families[best[spot][1]].leader):
                best[spot] = (key[0], number)
        else:
            pair = (min(left[index], other), max(left[index], other))
            meet[pair] = min(meet.get(pair, _MANY), len(spread[homes[index]]))
    for spot, (_, number) in best.items():
        wording, head = rows[spot[0]][spot[1]], families[number].leader
        placed[spot] = [Place(number, (0, len(table.wordings[wording].words)), window_in(table, wording, head))]
    for spots in loose.values():
        for wording, spot in spots:
            if spot not in best:
                spots_of[wording].add(spot)
    fresh = [pair for pair in sorted(meet) if pair[0] in spots_of and pair[1] in spots_of]
    if fresh:
        _found(table, families, placed, {pair: meet[pair] for pair in fresh}, spots_of)
    return bool(best) or bool(fresh)


def _found(
    table: Table,
    families: list[Family],
    placed: Placed,
    meet: dict[tuple[int, int], int],
    spots_of: dict[int, set[Spot]],
) -> None:
    x, y = (np.array(column, np.int64) for column in zip(*sorted(meet), strict=True))
    for group in components(len(table.wordings), x, y):
        head = max(group, key=lambda row: (len(spots_of[row]), float(table.totals[row]), -row))
        least = min(home for (x_row, y_row), home in meet.items() if x_row in group or y_row in group)
        letters = {spot[0] for row in group for spot in spots_of[row]}
        if len(letters) < 2 or len(letters) < COMPANY * least:  # noqa: PLR2004 (shared means two letters)
            continue
        families.append(Family(head))
        size = len(table.wordings[head].words)
        for row in group:
            for spot in spots_of[row]:
                placed[spot] = [Place(len(families) - 1, (0, len(table.wordings[row].words)), (0, size))]
