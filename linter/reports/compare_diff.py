"""Two versions side by side: which words only one of them has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from linter.engine.compared import PlacedDifference

_TOKEN = re.compile(r"\w+|[^\w\s]")
_FIRST_CODE = 0xE000
_AROUND = 140  # characters kept on each side of a difference when what is the same is folded away


class Mark(StrEnum):
    """What a stretch is: the same in both versions, far from any difference, different, or steering."""

    SAME = "same"
    FAR = "far"
    MILD = "mild"
    STEERING = "steering"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row with one mark; the stretches of a side give its text when put together."""

    text: str
    mark: Mark


Side = tuple[Stretch, ...]


def side_by_side(before: str, after: str, differences: Sequence[PlacedDifference]) -> tuple[Side, Side]:
    """Both texts in stretches. A stretch steers when its words are among those of a steering difference."""
    left, right = ([(m.start(), m.end()) for m in _TOKEN.finditer(text)] for text in (before, after))
    codes: dict[str, str] = {}
    one, other = (
        "".join(codes.setdefault(text[a:b], chr(_FIRST_CODE + len(codes))) for a, b in spans)
        for text, spans in ((before, left), (after, right))
    )
    gone, new = set(range(len(left))), set(range(len(right)))
    for op in Indel.opcodes(one, other):
        if op.tag == "equal":
            gone.difference_update(range(op.src_start, op.src_end))
            new.difference_update(range(op.dest_start, op.dest_end))
    steering = [d for d in differences if d.steering]
    return (
        _side(before, left, gone, [(d.before, d.before_sentence) for d in steering]),
        _side(after, right, new, [(d.after, d.sentence) for d in steering]),
    )


def _side(
    text: str, spans: Sequence[tuple[int, int]], differing: Iterable[int], steering: Sequence[tuple[str, str]]
) -> Side:
    """Neighbouring words that differ become one stretch, cut where the steering words of it begin and end."""
    marks = [Mark.SAME] * len(text)
    held = set(differing)
    for index in held:
        start, end = spans[index]
        # The space to the next word belongs to the stretch when that word differs too.
        stop = spans[index + 1][0] if index + 1 in held else end
        marks[start:stop] = [Mark.MILD] * (stop - start)
    for words, sentence in steering:
        within = text.find(sentence)
        start, end = (within, within + len(sentence)) if sentence and within >= 0 else (0, len(text))
        for found in re.compile(re.escape(words)).finditer(text, start, end) if words else ():
            place = range(found.start(), found.end())
            if any(marks[at] is not Mark.SAME for at in place):
                marks[found.start() : found.end()] = [Mark.STEERING] * len(place)
    stretches: list[Stretch] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marks[at] is not marks[start]:
            stretches.append(Stretch(text[start:at], marks[start]))
            start = at
    return tuple(part for one in stretches for part in _folded(one))


def _folded(one: Stretch) -> Side:
    """A long stretch that is the same, in three: what stands near a difference, and between them what does not."""
    if one.mark is not Mark.SAME or len(one.text) <= 3 * _AROUND:
        return (one,)
    start, end = one.text.find(" ", _AROUND), one.text.rfind(" ", 0, len(one.text) - _AROUND)
    if start < 0 or end <= start:
        return (one,)
    return (
        Stretch(one.text[:start], Mark.SAME),
        Stretch(one.text[start:end], Mark.FAR),
        Stretch(one.text[end:], Mark.SAME),
    )
