"""How alike two wordings are, and whether they are about different things (the topic-swap veto)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from linter.sharing.wordings import LONGEST, Flags, Indices, Numbers, Table, Weights, Wording
from linter.sharing.words import RARE

FULL = 0.60  # weighted Dice from which two sentences are versions of each other
WEAK = 0.38  # the same when the neighbours already match
PART = 0.78  # share of the shorter sentence found in the longer from which it is a part of it
PART_WORDS = 3  # content words a part must have
PART_WEIGHT = 2.8  # and what they must weigh: less is found in any sentence on the same matter
EVEN = 0.62  # weight of the shorter against the longer from which the two are whole versions of each other
SPELLING = 0.74  # Indel similarity from which two words are one word inflected or misspelt
_PROOF = 3.0  # rare words that must match for each that does not
_TWIN = 0.82  # Indel similarity from which two long words are one, whatever their beginnings
_LONG = 8  # letters of a long word
_BEGIN = 3  # letters a shorter word must begin with alike
_ENDING = 4  # letters that inflection may change at the end
_CHUNK = 50_000  # pairs at a time: what fits near the processor
_CELLS = 1 << 23  # words of one side against words of the other, at a time; a bound on memory
_ROUND = 1e-3  # what rounding may take from a bound


@dataclass(frozen=True)
class Scores:
    """Per pair: weighted Dice, the share of either side that is matched, rare words left over and in common."""

    dice: Weights
    left: Weights
    right: Weights
    left_rare: Indices
    right_rare: Indices
    common_rare: Indices

    def whole(self) -> Flags:
        """Pairs that are versions of one sentence: alike, and not about different things."""
        return np.asarray((self.dice >= FULL) & ~self.swapped())

    def swapped(self) -> Flags:
        """The veto: rare words left over on both sides, and not twice as many that match."""
        left_over = np.minimum(self.left_rare, self.right_rare)
        return np.asarray((left_over > 0) & (self.common_rare < _PROOF * left_over))


def score(table: Table, a: Indices, b: Indices, *, strict: bool = False) -> Scores:
    """Scores for the pairs ``a[i], b[i]`` of rows, word spelling and inflection forgiven.

    ``strict``: forgiven only where the pair can then reach ``FULL`` or either side ``PART``; for a caller to whom
    other pairs are all the same.
    """
    parts = [_score(table, a[i : i + _CHUNK], b[i : i + _CHUNK], strict) for i in range(0, max(len(a), 1), _CHUNK)]
    return Scores(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _score(table: Table, a: Indices, b: Indices, strict: bool) -> tuple[npt.NDArray[Any], ...]:  # noqa: FBT001 (private, one caller)
    sums = [np.zeros(len(a), np.float32) for _ in range(2)]
    rare = [np.zeros(len(a), np.int64) for _ in range(3)]
    longest = np.maximum(table.lengths[a], table.lengths[b])
    # Short and long sentences apart: the comparison is width by width.
    for low, high in ((0, 8), (8, 16), (16, 28), (28, LONGEST)):
        rows = np.flatnonzero((longest > low) & (longest <= high))
        if len(rows):
            _compare(table, a, b, rows, sums, rare, high, strict)
    dice = (sums[0] + sums[1]) / (table.totals[a] + table.totals[b])
    return (dice, sums[0] / table.totals[a], sums[1] / table.totals[b], *rare)


def _compare(  # noqa: PLR0917 (private, one caller)
    table: Table,
    a: Indices,
    b: Indices,
    rows: Indices,
    sums: list[Weights],
    rare: list[Indices],
    high: int,
    strict: bool,  # noqa: FBT001 (private, one caller)
) -> None:
    """Fill in ``sums`` and ``rare`` for ``rows`` of the pairs, whose sentences have ``high`` content words at most."""
    a, b = a[rows], b[rows]
    x, y = _columns(table.words, a, high), _columns(table.words, b, high)
    hit_x, hit_y = _meet(x, y)
    weight_x, weight_y = table.weights[a, :high], table.weights[b, :high]
    sums[0][rows], sums[1][rows] = _sum(weight_x, hit_x), _sum(weight_y, hit_y)
    miss_x, miss_y = (x != 0) & ~hit_x, (y != 0) & ~hit_y
    rare_x = np.ascontiguousarray((weight_x >= RARE).T)
    rare[0][rows] = (miss_x & rare_x).sum(axis=0)
    rare[1][rows] = (miss_y & (weight_y >= RARE).T).sum(axis=0)
    rare[2][rows] = (hit_x & rare_x).sum(axis=0)
    # Spelling is forgiven only where the exact words come half way: most pairs end here.
    total = table.totals[a] + table.totals[b]
    some = np.flatnonzero((sums[0][rows] + sums[1][rows]) / total >= WEAK / 5)
    miss_x, miss_y = miss_x[:, some], miss_y[:, some]
    a, b, total = a[some], b[some], total[some]
    like_x, like_y = _alike(table.starts, a, b, miss_x, miss_y)
    ends_x, ends_y = _alike(table.ends, a, b, miss_x, miss_y)
    gain_x, gain_y = _sum(weight_x[some], like_x | ends_x), _sum(weight_y[some], like_y | ends_y)
    most_x, most_y = sums[0][rows[some]] + gain_x, sums[1][rows[some]] + gain_y
    reach = (most_x + most_y) / total
    doubtful = (gain_x + gain_y > 0) & (reach >= WEAK)
    if strict:
        part = (most_x / table.totals[a] >= PART - _ROUND) | (most_y / table.totals[b] >= PART - _ROUND)
        doubtful &= part | (reach >= FULL - _ROUND)
    doubts = np.flatnonzero(doubtful)
    for kept in np.array_split(doubts, len(doubts) * high * high // _CELLS + 1):
        _forgive(table, a[kept], b[kept], miss_x[:, kept].T, miss_y[:, kept].T, rows[some[kept]], sums, rare)


def _columns(numbers: Numbers, rows: Indices, high: int) -> Numbers:
    """Of each row the first, the second … number together: the comparison goes column by column."""
    return np.ascontiguousarray(numbers[rows, :high].T)


def _meet(x: Numbers, y: Numbers) -> tuple[Flags, Flags]:
    """Which of a pair's numbers (column by column) the other side has too; 0 stands for no word."""
    hit_x, hit_y = np.zeros(x.shape, bool), np.zeros(y.shape, bool)
    equal = np.zeros(x.shape[1], bool)
    for i, left in enumerate(x):
        for j, right in enumerate(y):
            np.equal(left, right, out=equal)
            hit_x[i] |= equal
            hit_y[j] |= equal
    return hit_x & (x != 0), hit_y & (y != 0)


def _sum(weights: Weights, flags: Flags) -> Weights:
    return np.asarray((weights * np.ascontiguousarray(flags.T)).sum(axis=1))


def _alike(numbers: Numbers, a: Indices, b: Indices, miss_x: Flags, miss_y: Flags) -> tuple[Flags, Flags]:
    """Which left-over words have one on the other side with the same number (of their beginning or their end)."""
    high = len(miss_x)
    x = np.where(miss_x, _columns(numbers, a, high), -1)
    y = np.where(miss_y, _columns(numbers, b, high), -2)
    return _meet(x, y)


def _forgive(  # noqa: PLR0917 (private, one caller)
    table: Table,
    a: Indices,
    b: Indices,
    miss_x: Flags,
    miss_y: Flags,
    rows: Indices,
    sums: list[Weights],
    rare: list[Indices],
) -> None:
    """Match left-over words that are one word in another spelling or inflection, each with the first that fits."""
    high = miss_x.shape[1]
    alike = np.zeros((len(a), high, high), bool)
    for numbers in (table.starts, table.ends):
        alike |= numbers[a, :high, None] == numbers[b, None, :high]
    pair, i, j = np.nonzero(alike & miss_x[:, :, None] & miss_y[:, None, :])
    both = (table.words[a[pair], i].astype(np.int64) << 32) | table.words[b[pair], j]
    distinct, which = np.unique(both, return_inverse=True)
    stems = table.stems
    one_word = [same_word(stems[code >> 32], stems[code & 0xFFFFFFFF]) for code in distinct.tolist()]
    fits = np.array(one_word, bool)[which]
    pair, i, j = pair[fits], i[fits], j[fits]
    used: set[tuple[int, int]] = set()
    matched = []
    for cell, (p, left, right) in enumerate(zip(pair.tolist(), i.tolist(), j.tolist(), strict=True)):
        if (p, left) not in used and (p, ~right) not in used:
            used |= {(p, left), (p, ~right)}
            matched.append(cell)
    pair, i, j = pair[matched], i[matched], j[matched]
    x, y = table.weights[a[pair], i], table.weights[b[pair], j]
    np.add.at(sums[0], rows[pair], x)
    np.add.at(sums[1], rows[pair], y)
    np.subtract.at(rare[0], rows[pair], x >= RARE)
    np.subtract.at(rare[1], rows[pair], y >= RARE)
    np.add.at(rare[2], rows[pair], (x >= RARE) & (y >= RARE))


@lru_cache(maxsize=500_000)
def same_word(left: str, right: str) -> bool:
    """Whether two stems are one word inflected, misspelt, or spelt as in the other målform."""
    if min(len(left), len(right)) >= _LONG and Indel.normalized_similarity(left, right) >= _TWIN:
        return True
    if left[:_BEGIN] != right[:_BEGIN]:
        return False
    shared = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        shared += 1
    if max(len(left), len(right)) - shared > _ENDING and Indel.distance(left, right) > 2:  # noqa: PLR2004 (one letter)
        return False
    return Indel.normalized_similarity(left, right) >= SPELLING


def cover(part: Wording, whole: Wording) -> tuple[int, int, float] | None:
    """Where ``part`` stands in ``whole``: first and last+1 content word, and how much of ``part`` is found there.

    Every window of ``whole`` about as long as ``part`` is tried; most of its words wins, then the tightest.
    None when nothing matches.
    """
    wanted = Counter(word.code for word in part.words)
    stems = {word.code: word.stem for word in part.words}
    begins = {stem[:_BEGIN] for stem in stems.values()}
    long = any(len(stem) >= _LONG for stem in stems.values())
    places: list[tuple[int, int]] = []
    for index, word in enumerate(whole.words):
        if word.code in wanted:
            places.append((index, word.code))
            continue
        if word.stem[:_BEGIN] not in begins and not (long and len(word.stem) >= _LONG):
            continue
        code = next((code for code, base in stems.items() if same_word(word.stem, base)), None)
        if code is not None:
            places.append((index, code))
    if not places:
        return None
    reach = len(part.words) + max(2, len(part.words) // 2)
    best = (0, 0, 0, 0)
    for start, (first, _) in enumerate(places):
        left = wanted.copy()
        found, last = 0, first
        for index, code in places[start:]:
            if index >= first + reach:
                break
            if left[code] > 0:
                left[code] -= 1
                found, last = found + 1, index
        best = max(best, (found, first - last, -first, last + 1))
    return -best[2], best[3], best[0] / len(part.words)
