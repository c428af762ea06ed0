"""Every distinct wording of a set, once: what repeats over letters or years is read and compared a single time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from linter.sharing.text import LetterText
from linter.sharing.words import RARE, Content, contents

Codes = npt.NDArray[np.uint64]
Weights = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

LEAST_WORDS = 2  # content words a sentence needs to take part in the search
_SMOOTH = 2000  # wordings that an imagined earlier set had, none with the words at hand
_COMMON = 0.004  # share of wordings from which a word is less telling
_EVERYWHERE = 0.03  # share from which it tells least
_DULLEST = 0.3
LONGEST = 48  # content words of a sentence that take part; lists and broken tables are longer


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence's content words in order. ``key`` is a stable 64-bit code of them."""

    key: int
    words: tuple[Content, ...]

    @property
    def weight(self) -> float:
        """The sum of the words' weights."""
        return sum(word.weight for word in self.words)


@dataclass(frozen=True)
class Table:
    """Wordings as arrays, one row each: codes padded with 0, weights, codes of word beginnings and ends."""

    wordings: tuple[Wording, ...]
    lengths: Indices
    codes: Codes
    starts: Codes
    ends: Codes
    weights: Weights
    totals: Weights
    keys: Codes
    signatures: Codes  # 256 bits a row: which codes it may hold


def read_wording(sentence: str) -> Wording | None:
    """The wording of a sentence; None when it has fewer than two content words."""
    words = tuple(contents(sentence))
    return Wording(hash_words(words), words) if len(words) >= LEAST_WORDS else None


def hash_words(words: Sequence[Content]) -> int:
    """A stable 64-bit code of a sequence of words (polynomial over the words' own codes)."""
    value = 1469598103934665603
    for word in words:
        value = ((value ^ word.code) * 1099511628211) & 0xFFFFFFFFFFFFFFFF
    return value ^ (value >> 29)


def collect(letters: Iterable[LetterText]) -> tuple[tuple[Wording, ...], list[list[int]]]:
    """The distinct wordings of a set in a fixed order, and per letter each sentence's wording (-1: none)."""
    known: dict[str, Wording | None] = {}
    found: dict[int, Wording] = {}
    rows: list[list[int]] = []
    for letter in letters:
        row: list[int] = []
        for sentence in letter.sentences:
            text = sentence.text
            if text in known:
                one = known[text]
            else:
                one = known[text] = read_wording(text)
                if one is not None:
                    found.setdefault(one.key, one)
            row.append(one.key if one is not None else -1)
        rows.append(row)
    ordered = tuple(found[key] for key in sorted(found))
    number = {wording.key: index for index, wording in enumerate(ordered)}
    number[-1] = -1
    return ordered, [[number[key] for key in row] for row in rows]


def dulled(wordings: Sequence[Wording]) -> dict[int, float]:
    """Words that many wordings of the set share, by code, and the factor (0.3 to below 1) their weight is cut by.

    Counted over distinct wordings, so a passage copied into every letter keeps its words' weight, while the frame of
    a stock phrase that is filled in differently everywhere loses it. Small sets say little: the count is smoothed.
    """
    count: Counter[int] = Counter()
    for wording in wordings:
        count.update({word.code for word in wording.words})
    total = len(wordings) + _SMOOTH
    factors: dict[int, float] = {}
    for code, number in count.items():
        share = number / total
        if share > _COMMON:
            steps = min(math.log(share / _COMMON) / math.log(_EVERYWHERE / _COMMON), 1.0)
            factors[code] = round(1 - steps * (1 - _DULLEST), 4)
    return factors


def tabulate(wordings: Sequence[Wording], dull: Mapping[int, float]) -> Table:
    """Wordings as arrays, in the order given; ``dull`` as :func:`dulled` gives it, for this set or an earlier one."""
    lengths = np.fromiter((min(len(w.words), LONGEST) for w in wordings), np.int64, len(wordings))
    width = int(lengths.max(initial=1))
    flat = list(chain.from_iterable(w.words[:LONGEST] for w in wordings))
    filled = np.arange(width)[None, :] < lengths[:, None]
    codes = np.zeros((len(wordings), width), np.uint64)
    weights = np.zeros((len(wordings), width), np.float32)
    starts = np.zeros((len(wordings), width), np.uint64)
    ends = np.zeros((len(wordings), width), np.uint64)
    codes[filled] = np.fromiter((w.code for w in flat), np.uint64, len(flat))
    weights[filled] = np.fromiter((w.weight * dull.get(w.code, 1.0) for w in flat), np.float32, len(flat))
    ends[filled] = np.fromiter((w.end for w in flat), np.uint64, len(flat))
    starts[filled] = np.fromiter((w.start for w in flat), np.uint64, len(flat))
    return Table(
        tuple(wordings),
        lengths,
        codes,
        starts,
        ends,
        weights,
        weights.sum(axis=1),
        np.fromiter((w.key for w in wordings), np.uint64, len(wordings)),
        _signatures(codes, filled),
    )


def _signatures(codes: Codes, filled: Flags) -> Codes:
    marks = np.zeros((len(codes), 4), np.uint64)
    for column in range(codes.shape[1]):
        rows = np.flatnonzero(filled[:, column])
        value = codes[rows, column]
        marks[rows, (value >> np.uint64(6)) & np.uint64(3)] |= np.uint64(1) << (value & np.uint64(63))
    return marks


def rare(table: Table) -> Flags:
    """Which words say what a sentence is about."""
    return np.asarray(table.weights >= RARE)
