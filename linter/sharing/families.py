"""Versions of one sentence, gathered: families around a leader, with the stretch of the leader each version covers.

A sentence split in two, or two joined into one, is met by stretches: a version may cover only a part of its leader,
and one long sentence may belong to several families, each with its own part of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from linter.sharing.candidates import pairs
from linter.sharing.score import EVEN, PART, PART_WEIGHT, PART_WORDS, Scores, cover, score
from linter.sharing.wordings import Flags, Indices, Table

_SLACK = 0.1  # a part may be torn: this much less of it need stand in one stretch
_REST = 2.2  # weight of the words no family has covered yet from which a sentence may belong to one more
_WHOLE = 0.999  # share of a wording's weight that must be uncovered for it to lead
_MUCH = 1.25  # how much heavier a version is that holds its leader and more
_ALL = 0.95  # share of a version's words in its leader from which it says nothing else
_PART_OF = 0.85  # and its weight against the leader's under which it leaves something out
_TORN = 0.97  # a part, however well it fits, gives way to an equal whole
_CHUNK = 200_000  # pairs scored at a time; a bound on memory
_WIDEST = 200  # neighbours of a neighbour that are asked; a bound on memory
_LEAST_LONE = 3  # content words a wording needs to be met in another wording than its own


@dataclass(frozen=True, slots=True)
class Match:
    """A wording's place in a family: which of its own words, and which of the leader's, first and last + 1."""

    wording: int
    own: tuple[int, int]
    leader: tuple[int, int]
    alike: float


@dataclass(slots=True)
class Family:
    """A leader wording and its versions, itself included."""

    leader: int
    matches: list[Match] = field(default_factory=list)


def edges(table: Table) -> tuple[Indices, Indices]:
    """Rows that are versions of one sentence, or of which one is a part of the other."""
    a, b = pairs(table)
    kept = [np.flatnonzero(accept(table, a[i : i + _CHUNK], b[i : i + _CHUNK])) + i for i in range(0, len(a), _CHUNK)]
    rows = np.concatenate([np.zeros(0, np.int64), *kept])
    return a[rows], b[rows]


def accept(table: Table, a: Indices, b: Indices) -> Flags:
    """Which of the pairs are versions of one sentence, or part and whole. A pure function of each pair."""
    scores = score(table, a, b, strict=True)
    return (even(table, a, b) & scores.whole()) | part_left(table, a, b, scores) | part_right(table, a, b, scores)


def even(table: Table, a: Indices, b: Indices) -> Flags:
    """Pairs of about the same weight; uneven ones can only be part and whole."""
    lighter = np.minimum(table.totals[a], table.totals[b])
    return np.asarray(
        (lighter >= EVEN * np.maximum(table.totals[a], table.totals[b]))
        & (np.minimum(table.lengths[a], table.lengths[b]) >= _LEAST_LONE)
    )


def part_left(table: Table, a: Indices, b: Indices, scores: Scores) -> Flags:
    """Pairs whose left side is a part of the right."""
    return np.asarray(
        (scores.left >= PART)
        & (table.lengths[a] >= PART_WORDS)
        & (table.totals[a] >= PART_WEIGHT)
        & (table.totals[a] < table.totals[b])
        & (scores.left_rare * 8 <= table.lengths[a])
    )


def part_right(table: Table, a: Indices, b: Indices, scores: Scores) -> Flags:
    """Pairs whose right side is a part of the left."""
    flipped = replace(
        scores, left=scores.right, right=scores.left, left_rare=scores.right_rare, right_rare=scores.left_rare
    )
    return part_left(table, b, a, flipped)


def components(count: int, a: Indices, b: Indices) -> list[list[int]]:
    """Rows connected by edges, groups of two or more, each in rising order."""
    root = list(range(count))

    def find(x: int) -> int:
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for x, y in zip(a.tolist(), b.tolist(), strict=True):
        one, other = find(x), find(y)
        if one != other:
            root[max(one, other)] = min(one, other)
    groups: dict[int, list[int]] = {}
    for x in sorted(set(a.tolist()) | set(b.tolist())):
        groups.setdefault(find(x), []).append(x)
    return [groups[key] for key in sorted(groups)]


def back(table: Table, letters_of: Sequence[frozenset[int]], a: Indices, b: Indices) -> list[int]:
    """Per wording, the letters that hold a whole version of it: the more, the likelier it is the original."""
    backing = [0] * len(table.wordings)
    if len(a):
        whole = even(table, a, b)
        for x, y in zip(a[whole].tolist(), b[whole].tolist(), strict=True):
            backing[x] += len(letters_of[y])
            backing[y] += len(letters_of[x])
    return backing


def alone(table: Table, row: int) -> Family:
    """The family of a wording that stands word for word in several letters and resembles no other."""
    words = _words(table, row)
    return Family(row, [Match(row, (0, words), (0, words), 1.0)])


def gather(table: Table, letters_of: Sequence[frozenset[int]], a: Indices, b: Indices) -> list[Family]:
    """Families among the accepted pairs ``a, b``. ``letters_of[row]`` is the letters a wording stands in.

    The wording with most letters and backing (then the lightest, so that joined
    sentences come apart, then by key) leads and takes its versions from its
    neighbours and theirs; so the original wording leads where it survives anywhere. All wordings that outrank their
    whole neighbourhood lead in the same round.
    """
    near: dict[int, list[int]] = defaultdict(list)
    for x, y in zip(a.tolist(), b.tolist(), strict=True):
        near[x].append(y)
        near[y].append(x)
    backing = back(table, letters_of, a, b)
    ranked = sorted(near, key=lambda row: (-len(letters_of[row]) - backing[row], float(table.totals[row]), row))
    rank = {row: place for place, row in enumerate(ranked)}
    wide = {row: sorted({far for one in near[row] for far in near[one][:_WIDEST]} | set(near[row])) for row in ranked}
    families: list[Family] = []
    rest = {row: float(table.totals[row]) for row in ranked}
    waiting = ranked
    while waiting:
        heads = [row for row in waiting if _leads(row, near, rank, rest, table)]
        families.extend(_take(table, letters_of, heads, wide, rest))
        waiting = [row for row in waiting if rest[row] >= _WHOLE * table.totals[row]]
    return families


def _leads(
    row: int, near: Mapping[int, list[int]], rank: Mapping[int, int], rest: Mapping[int, float], table: Table
) -> bool:
    own = rank[row]
    return all(rank[other] >= own or rest[other] < _WHOLE * table.totals[other] for other in near[row])


def _take(
    table: Table,
    letters_of: Sequence[frozenset[int]],
    heads: Sequence[int],
    wide: Mapping[int, list[int]],
    rest: dict[int, float],
) -> list[Family]:
    asked = [(head, row) for head in heads for row in wide[head] if row != head and rest[row] >= _open(table, row)]
    a, b = (np.array([pair[side] for pair in asked], np.int64) for side in (0, 1))
    scores = score(table, a, b, strict=True)
    whole = even(table, a, b) & scores.whole()
    smaller, larger = part_right(table, a, b, scores), part_left(table, a, b, scores)
    much = table.totals[b] > _MUCH * table.totals[a]
    as_whole = whole & ~(larger & much)
    strength = np.where(as_whole, scores.dice, _TORN * np.where(larger, scores.left, scores.right))
    families = {head: Family(head, [Match(head, (0, n), (0, n), 1.0)]) for head in heads for n in [_words(table, head)]}
    taken = {head: set(letters_of[head]) for head in heads}
    rest.update(dict.fromkeys(heads, 0.0))
    # The best offer first, so that no leader takes what is nearer to another one.
    offers = np.flatnonzero(whole | smaller | larger).tolist()
    for i in sorted(offers, key=lambda i: (-float(strength[i]), asked[i][1], asked[i][0])):
        head, row = asked[i]
        if rest[row] < _open(table, row):
            continue
        if as_whole[i]:
            if taken[head] & letters_of[row]:
                continue  # one letter says both: two demands that resemble each other
            taken[head] |= letters_of[row]
            covered = (0, _words(table, head))
            if scores.right[i] >= _ALL and table.totals[row] < _PART_OF * table.totals[head]:
                found = cover(table.wordings[row], table.wordings[head])
                covered = found[:2] if found else covered
            families[head].matches.append(Match(row, (0, _words(table, row)), covered, float(scores.dice[i])))
            rest[row] = 0.0
        elif smaller[i] or larger[i]:
            _part(table, families[head], head, row, rest, part_is_head=bool(larger[i]))
    return list(families.values())


def _open(table: Table, row: int) -> float:
    return min(_REST, _WHOLE * float(table.totals[row]))


def _part(table: Table, family: Family, head: int, row: int, rest: dict[int, float], *, part_is_head: bool) -> None:
    part, whole = (head, row) if part_is_head else (row, head)
    found = cover(table.wordings[part], table.wordings[whole])
    if found is None or found[2] < PART - _SLACK:
        return
    first, last, share = found
    everything = (0, _words(table, part))
    if part_is_head:
        if _covered(family, row):
            return
        family.matches.append(Match(row, (first, last), everything, share))
        rest[row] -= sum(word.weight for word in table.wordings[row].words[first:last])
    else:
        family.matches.append(Match(row, everything, (first, last), share))
        rest[row] = 0.0


def _covered(family: Family, row: int) -> bool:
    return any(match.wording == row for match in family.matches)


def _words(table: Table, row: int) -> int:
    return len(table.wordings[row].words)
