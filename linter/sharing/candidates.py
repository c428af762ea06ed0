"""Which wordings are worth comparing: those that share a pair of content words, and of many only with the hubs.

The index is over distinct wordings, never over copies, and has no frequency cap: a cap deletes exactly the common
passages. Where many wordings share a pair of words, each is compared with the few whose keys come first (min-wise
hubs), so cost grows with the number of wordings and not with its square, and the order of letters plays no part.
"""

from __future__ import annotations

import numpy as np

from linter.sharing.wordings import Codes, Indices, Table

HUBS = 4  # wordings of a posting list that all others in it are compared with
REACH = 2  # how far apart, in content words, a pair may stand
_MIX = np.uint64(0x9E3779B97F4A7C15)
LEAST_OVERLAP = 0.4  # share of the shorter side's words that must be held by both signatures


def features(table: Table) -> tuple[Codes, Indices]:
    """Pairs of content words at most ``REACH`` apart, in either order: pair codes and the rows they stand in."""
    codes, rows = [], []
    for step in range(1, REACH + 1):
        left, right = table.codes[:, :-step], table.codes[:, step:]
        row, column = np.nonzero((left != 0) & (right != 0) & (left != right))
        a, b = left[row, column], right[row, column]
        codes.append(((a + b) * _MIX) ^ (a ^ b))
        rows.append(row)
    if not codes:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    return np.concatenate(codes), np.concatenate(rows).astype(np.int64)


def pairs(table: Table) -> tuple[Indices, Indices]:
    """Rows to compare, each pair once with the lower row first. Rows must stand in the order of their keys."""
    code, row = features(table)
    order = np.lexsort((row, code))
    code, row = code[order], row[order]
    first = np.ones(len(code), bool)
    first[1:] = (code[1:] != code[:-1]) | (row[1:] != row[:-1])
    code, row = code[first], row[first]
    opens = np.ones(len(code), bool)
    opens[1:] = code[1:] != code[:-1]
    heads = np.flatnonzero(opens)
    head = np.repeat(heads, np.diff(np.append(heads, len(code))))
    rank = np.arange(len(code)) - head
    found = []
    for hub in range(HUBS):
        later = np.flatnonzero(rank > hub)
        a, b = row[head[later] + hub], row[later]
        keep = _overlap(table, a, b)
        found.append((a[keep] << 32) | b[keep])
    both = np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)
    return both >> 32, both & 0xFFFFFFFF


def _overlap(table: Table, a: Indices, b: Indices) -> Indices:
    """Positions of the pairs whose signatures have enough in common (an upper bound: none is lost that has)."""
    kept = []
    for start in range(0, len(a), 1 << 20):
        x, y = a[start : start + (1 << 20)], b[start : start + (1 << 20)]
        common = np.bitwise_count(table.signatures[x] & table.signatures[y]).sum(axis=1)
        least = np.minimum(
            np.bitwise_count(table.signatures[x]).sum(axis=1), np.bitwise_count(table.signatures[y]).sum(axis=1)
        )
        kept.append(np.flatnonzero(common >= LEAST_OVERLAP * least) + start)
    return np.concatenate(kept) if kept else np.zeros(0, np.int64)
