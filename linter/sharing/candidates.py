"""Which wordings are worth comparing: those that share a pair of content words, and of many only with the hubs.

The index is over distinct wordings, never over copies, and has no frequency cap: a cap deletes exactly the common
passages. Where many wordings share a pair of words, each is compared with the few whose keys come first (min-wise
hubs), so cost grows with the number of wordings and not with its square, and the order of letters plays no part.
"""

from __future__ import annotations

import numpy as np

from linter.sharing.wordings import Codes, Flags, Indices, Table

HUBS = 4  # wordings of a posting list that all others in it are compared with
REACH = 2  # how far apart, in content words, a pair may stand
_ROWS = 20_000  # wordings at a time; a bound on memory
_MIX = np.uint64(0x9E3779B97F4A7C15)
LEAST_OVERLAP = 0.4  # share of the shorter side's words that must be held by both signatures


def features(table: Table) -> tuple[Codes, Indices]:
    """Pairs of content words at most ``REACH`` apart, in either order: codes, and the rising rows they stand in."""
    parts = [_features(table, start) for start in range(0, max(len(table.words), 1), _ROWS)]
    codes, rows = (np.concatenate(column) for column in zip(*parts, strict=True))
    return codes, rows


def _features(table: Table, start: int) -> tuple[Codes, Indices]:
    words = table.words[start : start + _ROWS]
    codes = np.zeros((len(words), REACH, words.shape[1]), np.uint64)
    filled = np.zeros(codes.shape, bool)
    for step in range(1, REACH + 1):
        left, right = words[:, :-step], words[:, step:]
        row, column = np.nonzero((left != 0) & (right != 0) & (left != right))
        a, b = table.codes[left[row, column]], table.codes[right[row, column]]
        codes[row, step - 1, column] = ((a + b) * _MIX) ^ (a ^ b)
        filled[row, step - 1, column] = True
    return codes[filled], np.nonzero(filled)[0] + start


def pairs(table: Table) -> tuple[Indices, Indices]:
    """Rows to compare, each pair once with the lower row first. Rows must stand in the order of their keys."""
    code, row = features(table)
    order = np.argsort(code, kind="stable")  # rows are rising, and stay so within a code
    code, row = code[order], row[order]
    del order
    first = np.ones(len(code), bool)
    first[1:] = (code[1:] != code[:-1]) | (row[1:] != row[:-1])
    code, row = code[first], row[first]
    opens = np.ones(len(code), bool)
    opens[1:] = code[1:] != code[:-1]
    del code, first
    heads = np.flatnonzero(opens)
    sizes = np.diff(np.append(heads, len(row)))
    found = [np.zeros(0, np.int64)]
    for hub in range(HUBS):
        later = sizes - 1 - hub
        heads, sizes, later = heads[later > 0], sizes[later > 0], later[later > 0]
        for some in np.array_split(np.arange(len(heads)), max(int(later.sum()) >> 20, 1)):
            a = np.repeat(row[heads[some] + hub], later[some])
            steps = np.arange(len(a)) - np.repeat(np.cumsum(later[some]) - later[some], later[some])
            b = row[np.repeat(heads[some] + hub + 1, later[some]) + steps]
            keep = _overlap(table, a, b)
            found.append((a[keep] << 32) | b[keep])
    both = np.concatenate(found)
    both.sort()
    new = np.ones(len(both), bool)
    new[1:] = both[1:] != both[:-1]
    both = both[new]
    return both >> 32, both & 0xFFFFFFFF


def _overlap(table: Table, a: Indices, b: Indices) -> Flags:
    """Which pairs' signatures have enough in common (an upper bound: none is lost that has)."""
    common, left, right = (np.zeros(len(a), np.uint16) for _ in range(3))
    for marks in table.signatures:
        x, y = marks[a], marks[b]
        common += np.bitwise_count(x & y)
        left += np.bitwise_count(x)
        right += np.bitwise_count(y)
    return np.asarray(common >= LEAST_OVERLAP * np.minimum(left, right))
