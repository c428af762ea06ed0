"""Names replaced by one word each before a text is parsed, so that the tree of a sentence does not hang on a name.

«Direktoratet for forvaltning og økonomistyring skal …» is parsed as «Direktoratet skal …». What stands for whom
is for the reader of the tree to choose.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["StandIns", "stand_ins"]


class StandIns(NamedTuple):
    """A text with stand-ins. ``starts``: where each stands in it, in the order of the places that were taken.

    ``shifts``: (offset in the new text, characters to add to come to the old one's), in order.
    """

    text: str
    starts: tuple[int, ...]
    taken: tuple[int, ...]
    shifts: tuple[tuple[int, int], ...]


def stand_ins(text: str, places: Iterable[tuple[int, int, str]]) -> StandIns:
    """Puts a word in each place (start, end, word), in order; a place that overlaps one before it is left alone.

    ``taken`` are the numbers of the places that were filled.
    """
    parts: list[str] = []
    starts: list[int] = []
    taken: list[int] = []
    shifts = [(0, 0)]
    done = length = 0
    for number, (start, end, word) in enumerate(places):
        if start < done:
            continue
        parts += [text[done:start], word]
        length += start - done
        starts.append(length)
        taken.append(number)
        length, done = length + len(word), end
        shifts.append((length, done - length))
    return StandIns("".join([*parts, text[done:]]), tuple(starts), tuple(taken), tuple(shifts))
