"""How alike two wordings are, and whether they are about different things (the topic-swap veto)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel

from linter.sharing.wordings import LONGEST, Codes, Flags, Indices, Table, Weights, Wording
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
_ENDING = 4  # letters that inflection may change at the end
_CHUNK = 200_000


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


def score(table: Table, a: Indices, b: Indices) -> Scores:
    """Scores for the pairs ``a[i], b[i]`` of rows, word spelling and inflection forgiven."""
    parts = [_score(table, a[i : i + _CHUNK], b[i : i + _CHUNK]) for i in range(0, max(len(a), 1), _CHUNK)]
    return Scores(*(np.concatenate(column) for column in zip(*parts, strict=True)))


def _score(table: Table, a: Indices, b: Indices) -> tuple[npt.NDArray[Any], ...]:
    width = int(max(table.lengths[a].max(initial=1), table.lengths[b].max(initial=1)))
    sums = [np.zeros(len(a), np.float32) for _ in range(2)]
    left_over = [np.zeros(len(a), np.int64) for _ in range(3)]
    doubtful = np.zeros(len(a), bool)
    # Short and long sentences apart: the comparison is width by width.
    for low, high in ((0, 8), (8, 16), (16, 28), (28, LONGEST)):
        if low >= width:
            break
        longest = np.maximum(table.lengths[a], table.lengths[b])
        rows = np.flatnonzero((longest > low) & (longest <= high))
        if len(rows):
            _exact(table, a, b, rows, sums, left_over, doubtful, high)
    total = table.totals[a] + table.totals[b]
    dice = (sums[0] + sums[1]) / total
    for row in np.flatnonzero(doubtful):
        _forgive(table, int(a[row]), int(b[row]), int(row), sums, left_over)
    dice = (sums[0] + sums[1]) / total
    return (
        dice.astype(np.float32),
        (sums[0] / table.totals[a]).astype(np.float32),
        (sums[1] / table.totals[b]).astype(np.float32),
        left_over[0],
        left_over[1],
        left_over[2],
    )


def _exact(  # noqa: PLR0917 (private, one caller)
    table: Table,
    a: Indices,
    b: Indices,
    rows: Indices,
    sums: list[Weights],
    left_over: list[Indices],
    doubtful: Flags,
    high: int,
) -> None:
    x, y = table.codes[a[rows], :high], table.codes[b[rows], :high]
    filled_x, filled_y = x != 0, y != 0
    same = x[:, :, None] == y[:, None, :]
    hit_x = same.any(axis=2) & filled_x
    hit_y = same.any(axis=1) & filled_y
    weight_x, weight_y = table.weights[a[rows], :high], table.weights[b[rows], :high]
    sums[0][rows] = (weight_x * hit_x).sum(axis=1)
    sums[1][rows] = (weight_y * hit_y).sum(axis=1)
    miss_x, miss_y = filled_x & ~hit_x, filled_y & ~hit_y
    left_over[0][rows] = (miss_x & (weight_x >= RARE)).sum(axis=1)
    left_over[1][rows] = (miss_y & (weight_y >= RARE)).sum(axis=1)
    left_over[2][rows] = (hit_x & (weight_x >= RARE)).sum(axis=1)
    # Spelling is forgiven only where the exact words come half way: most pairs end here.
    total = table.totals[a[rows]] + table.totals[b[rows]]
    some = np.flatnonzero((sums[0][rows] + sums[1][rows]) / total >= WEAK / 5)
    if not len(some):
        return
    alike = _alike(table.starts, a, b, rows[some], miss_x[some], miss_y[some], high)
    alike |= _alike(table.ends, a, b, rows[some], miss_x[some], miss_y[some], high)
    gain = (weight_x[some] * alike.any(axis=2)).sum(axis=1) + (weight_y[some] * alike.any(axis=1)).sum(axis=1)
    reach = (sums[0][rows[some]] + sums[1][rows[some]] + gain) / total[some]
    doubtful[rows[some]] = (gain > 0) & (reach >= WEAK)


def _alike(codes: Codes, a: Indices, b: Indices, rows: Indices, miss_x: Flags, miss_y: Flags, high: int) -> Flags:  # noqa: PLR0917 (private, one caller)
    """Which left-over words of the two sides share a code (of their beginning or their end)."""
    x = np.where(miss_x, codes[a[rows], :high], 1)
    y = np.where(miss_y, codes[b[rows], :high], 2)
    return np.asarray(x[:, :, None] == y[:, None, :])


def _forgive(table: Table, a: int, b: int, row: int, sums: list[Weights], left_over: list[Indices]) -> None:  # noqa: PLR0917 (private, one caller)
    """Match left-over words that are one word in another spelling or inflection."""
    left, right = table.wordings[a].words[:LONGEST], table.wordings[b].words[:LONGEST]
    known_left, known_right = {w.code for w in left}, {w.code for w in right}
    free = [(w, float(table.weights[b, i])) for i, w in enumerate(right) if w.code not in known_left]
    for index, word in enumerate(left):
        if word.code in known_right:
            continue
        for entry in free:
            other_word = entry[0]
            alike = word.start == other_word.start or word.end == other_word.end
            if alike and same_word(word.stem, other_word.stem):
                free.remove(entry)
                weight, other = float(table.weights[a, index]), entry[1]
                sums[0][row] += weight
                sums[1][row] += other
                left_over[0][row] -= weight >= RARE
                left_over[1][row] -= other >= RARE
                left_over[2][row] += weight >= RARE and other >= RARE
                break


def same_word(left: str, right: str) -> bool:
    """Whether two stems are one word inflected, misspelt, or spelt as in the other målform."""
    if min(len(left), len(right)) >= _LONG and Indel.normalized_similarity(left, right) >= _TWIN:
        return True
    if left[:3] != right[:3]:
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
    places: list[tuple[int, int]] = []
    for index, word in enumerate(whole.words):
        if word.code in wanted:
            places.append((index, word.code))
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
