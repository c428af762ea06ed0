"""Which passages of a set of letters are versions of one text: the whole search in one function."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum

from linter.sharing.chain import Chain, chains
from linter.sharing.company import Placed
from linter.sharing.families import Family, alone, edges, gather
from linter.sharing.place import place, rescue
from linter.sharing.text import LetterText, is_value
from linter.sharing.wordings import Indices, Table, collect, dulled, tabulate


class Phase(StrEnum):
    """What a long comparison is at."""

    READING = "reading"
    SEARCH = "searching"
    DIFFERENCES = "differing"
    STORING = "storing"


Step = Callable[[Phase, int, int], None]  # how much is done, of how much
_STEPS = 5  # of a search


@dataclass(frozen=True)
class Discovery:
    """What the search found, in the numbers of its own tables; ``letters`` in the order the numbers mean."""

    letters: tuple[LetterText, ...]
    table: Table
    rows: tuple[tuple[int, ...], ...]
    families: tuple[Family, ...]
    placed: Placed
    chains: tuple[Chain, ...]


def discover(letters: Sequence[LetterText], step: Step | None = None) -> Discovery:
    """Find the shared passages of a set. The order of ``letters`` changes nothing in what is found."""
    told = step or _silent
    with uncollected():
        told(Phase.SEARCH, 0, _STEPS)
        ordered = tuple(sorted(letters, key=lambda letter: letter.path))
        wordings, rows = collect(ordered)
        told(Phase.SEARCH, 1, _STEPS)
        table = tabulate(wordings, dulled(wordings))
        a, b = edges(table)
        told(Phase.SEARCH, 2, _STEPS)
        return _assemble(ordered, table, rows, a, b, told)


def saying(found: Discovery, says: Callable[[str], bool]) -> Discovery:
    """The search with only those passages of which some letter's version, read in one, says something."""
    kept = tuple(
        chain
        for chain in found.chains
        if any(
            says(" ".join(one.text for one in found.letters[letter].sentences[run[0] : run[-1] + 1]))
            for letter, run in chain.runs.items()
        )
    )
    return replace(found, chains=kept)


def _silent(_phase: Phase, _done: int, _all: int) -> None:
    pass


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


def _assemble(  # noqa: PLR0917 (private, one caller)
    letters: tuple[LetterText, ...], table: Table, rows: Sequence[Sequence[int]], a: Indices, b: Indices, told: Step
) -> Discovery:
    """From accepted pairs of wordings to passages."""
    letters_of = _standing(len(table.wordings), rows)
    linked = set(a.tolist()) | set(b.tolist())
    families = [
        family
        for family in gather(table, letters_of, a, b)
        if len(frozenset().union(*(letters_of[m.wording] for m in family.matches))) > 1
    ]
    families += [alone(table, row) for row, where in enumerate(letters_of) if len(where) > 1 and row not in linked]
    placed = place(rows, families)
    told(Phase.SEARCH, 3, _STEPS)
    rescue(table, rows, families, placed)
    told(Phase.SEARCH, 4, _STEPS)
    sections = [[sentence.section for sentence in letter.sentences] for letter in letters]
    said = [[n for n, one in enumerate(letter.sentences) if not is_value(one.text)] for letter in letters]
    found = Discovery(
        letters,
        table,
        tuple(tuple(row) for row in rows),
        tuple(families),
        placed,
        tuple(chains(table, families, placed, sections, said)),
    )
    told(Phase.SEARCH, _STEPS, _STEPS)
    return found


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
