"""Which passages of a set of letters are versions of one text: the whole search in one function."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from linter.sharing.chain import Chain, chains
from linter.sharing.company import Placed
from linter.sharing.families import Family, alone, edges, gather
from linter.sharing.place import place, rescue
from linter.sharing.text import LetterText
from linter.sharing.wordings import Indices, Table, collect, dulled, tabulate


@dataclass(frozen=True)
class Discovery:
    """What the search found, in the numbers of its own tables; ``letters`` in the order the numbers mean."""

    letters: tuple[LetterText, ...]
    table: Table
    rows: tuple[tuple[int, ...], ...]
    families: tuple[Family, ...]
    placed: Placed
    chains: tuple[Chain, ...]


def discover(letters: Sequence[LetterText]) -> Discovery:
    """Find the shared passages of a set. The order of ``letters`` changes nothing in what is found."""
    with uncollected():
        ordered = tuple(sorted(letters, key=lambda letter: letter.path))
        wordings, rows = collect(ordered)
        table = tabulate(wordings, dulled(wordings))
        return assemble(ordered, table, rows, *edges(table))


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage collection inside: a search makes millions of tuples and no cycles, and looking took a fifth of it."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def assemble(
    letters: tuple[LetterText, ...], table: Table, rows: Sequence[Sequence[int]], a: Indices, b: Indices
) -> Discovery:
    """From accepted pairs of wordings to passages; the part of the search an index shares with a single run."""
    letters_of = _standing(len(table.wordings), rows)
    linked = set(a.tolist()) | set(b.tolist())
    families = [
        family
        for family in gather(table, letters_of, a, b)
        if len(frozenset().union(*(letters_of[m.wording] for m in family.matches))) > 1
    ]
    families += [alone(table, row) for row, where in enumerate(letters_of) if len(where) > 1 and row not in linked]
    placed = place(rows, families)
    rescue(table, rows, families, placed)
    return Discovery(
        letters,
        table,
        tuple(tuple(row) for row in rows),
        tuple(families),
        placed,
        tuple(chains(table, families, placed)),
    )


def _standing(count: int, rows: Sequence[Sequence[int]]) -> list[frozenset[int]]:
    """The letters each wording stands in. Nearly all stand in one, and share one set per letter."""
    nowhere: frozenset[int] = frozenset()
    found = [nowhere] * count
    several: dict[int, set[int]] = {}
    for number, row in enumerate(rows):
        here = frozenset((number,))
        for wording in row:
            if wording >= 0:
                if found[wording] is nowhere:
                    found[wording] = here
                elif found[wording] is not here:
                    several.setdefault(wording, set(found[wording])).add(number)
    for wording, letters in several.items():
        found[wording] = frozenset(letters)
    return found
