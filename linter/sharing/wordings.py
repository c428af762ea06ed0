"""Every distinct wording of a set, once: what repeats over letters or years is read and compared a single time."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from linter.sharing.text import LetterText
from linter.sharing.words import LEAST_WORDS, Content, contents

Codes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]
Indices = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

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
    """Wordings as arrays, one row each: words, their beginnings and ends as numbers (0: none), and their weights.

    Numbers count from 1 within this table; ``codes`` and ``stems`` tell which word one is.
    """

    wordings: tuple[Wording, ...]
    lengths: Indices
    words: Numbers
    starts: Numbers
    ends: Numbers
    weights: Weights
    totals: Weights
    signatures: tuple[Codes, ...]  # 256 bits a row in four columns: which words it may hold
    codes: Codes  # of each word's number; 0 for none
    stems: tuple[str, ...]


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
    # Words are told apart by identity, which is quick; equal ones get one number below.
    every = [word for w in wordings for word in w.words[:LONGEST]]
    distinct = list({id(word): word for word in every}.values())
    place = {id(word): number for number, word in enumerate(distinct, 1)}
    first: dict[int, int] = {}
    same = np.array([0, *(first.setdefault(word.code, number) for number, word in enumerate(distinct, 1))], np.int32)
    starts, ends = (_numbered(getattr(word, side) for word in distinct) for side in ("start", "end"))
    weight = np.array([0.0, *(word.weight * dull.get(word.code, 1.0) for word in distinct)], np.float32)
    filled = np.arange(width)[None, :] < lengths[:, None]
    words = np.zeros((len(wordings), width), np.int32)
    words[filled] = np.fromiter((place[id(word)] for word in every), np.int32, len(every))
    weights, words = weight[words], same[words]
    codes = np.array([0, *(word.code for word in distinct)], np.uint64)
    return Table(
        tuple(wordings),
        lengths,
        words,
        starts[words],
        ends[words],
        weights,
        weights.sum(axis=1),
        _signatures(codes, words, filled),
        codes,
        ("", *(word.stem for word in distinct)),
    )


def _numbered(codes: Iterable[int]) -> Numbers:
    numbers: dict[int, int] = {}
    return np.array([0, *(numbers.setdefault(code, len(numbers) + 1) for code in codes)], np.int32)


def _signatures(codes: Codes, words: Numbers, filled: Flags) -> tuple[Codes, ...]:
    marks = np.zeros((4, len(words)), np.uint64)
    for column in range(words.shape[1]):
        rows = np.flatnonzero(filled[:, column])
        value = codes[words[rows, column]]
        marks[(value >> np.uint64(6)) & np.uint64(3), rows] |= np.uint64(1) << (value & np.uint64(63))
    return tuple(marks)
