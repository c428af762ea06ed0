"""Passages of a finished search divided into parts that other processes can describe, each with all it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from linter.sharing.chain import Chain
from linter.sharing.company import Placed
from linter.sharing.discover import Discovery
from linter.sharing.text import LetterText
from linter.sharing.wordings import tabulate

VERSIONS = 1500  # letters' versions of passages in a part: about a second's work


@dataclass(frozen=True)
class Part:
    """Some passages with only the sentences they stand in; ``letters``: numbers in the whole search."""

    found: Discovery
    letters: tuple[int, ...]


def divide(chains: Sequence[Chain]) -> Iterator[tuple[Chain, ...]]:
    """Passages in order, in parts of about ``VERSIONS`` versions."""
    part: list[Chain] = []
    size = 0
    for chain in chains:
        part.append(chain)
        size += len(chain.runs)
        if size >= VERSIONS:
            yield tuple(part)
            part, size = [], 0
    if part:
        yield tuple(part)


def cut_out(found: Discovery, chains: Sequence[Chain]) -> Part:
    """The search reduced to some of its passages. Letters and sentences are numbered anew; order and runs are kept."""
    wanted: dict[int, set[int]] = {}
    for chain in chains:
        for letter, run in chain.runs.items():
            wanted.setdefault(letter, set()).update(range(run[0], run[-1] + 1))
    letters = tuple(sorted(wanted))
    texts: list[LetterText] = []
    placed: Placed = {}
    moved: dict[tuple[int, int], tuple[int, int]] = {}
    for number, letter in enumerate(letters):
        text = found.letters[letter]
        kept = sorted(wanted[letter])
        texts.append(replace(text, sentences=tuple(text.sentences[s] for s in kept)))
        for new, old in enumerate(kept):
            moved[letter, old] = (number, new)
            if (letter, old) in found.placed:
                placed[number, new] = found.placed[letter, old]
    runs = [
        {moved[letter, run[0]][0]: tuple(moved[letter, s][1] for s in run) for letter, run in chain.runs.items()}
        for chain in chains
    ]
    renumbered = tuple(replace(chain, runs=run) for chain, run in zip(chains, runs, strict=True))
    return Part(Discovery(tuple(texts), tabulate([], {}), (), (), placed, renumbered), letters)
