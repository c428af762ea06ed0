"""Two versions of one stretch of text, and one difference between them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from linter.sharing.model import STEERING, DifferenceClass
from linter.sharing.reading import Unit
from linter.sharing.sides import Side


@dataclass(frozen=True, slots=True)
class Found:
    """A difference within one pair of sentences: words and places ((0, 0) where a side has none) on both sides."""

    kind: DifferenceClass
    before: str
    after: str
    before_at: tuple[int, int]
    after_at: tuple[int, int]
    steering: bool


@dataclass(frozen=True)
class Pair:
    """Two versions of one stretch of text, with whose letters they stand in.

    ``across`` is true when they are in different målformer. ``known`` tells whether a stem of ``after`` is used in the
    set's letters in the form of ``before`` too, ``kept`` the same the other way: such a word needs no translation.
    """

    before: str
    after: str
    ours: Side
    theirs: Side
    across: bool = False
    known: Callable[[str], bool] = lambda _stem: False
    kept: Callable[[str], bool] = lambda _stem: False


def made(
    pair: Pair,
    kind: DifferenceClass,
    before: Sequence[Unit],
    after: Sequence[Unit],
    *,
    steering: bool | None = None,
) -> Found:
    """A difference from the units on both sides; steering by its kind unless said otherwise."""
    places = [(min(u.start for u in side), max(u.end for u in side)) if side else (0, 0) for side in (before, after)]
    return Found(
        kind,
        pair.before[slice(*places[0])],
        pair.after[slice(*places[1])],
        places[0],
        places[1],
        kind in STEERING if steering is None else steering,
    )
