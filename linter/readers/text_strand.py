"""Characters with their offsets in the decoded file, and how two lines become one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from linter.letters.model import TextPiece
from linter.readers.hyphens import Words
from linter.readers.hyphens import join as join_lines

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # carry no text: soft hyphen, zero-width characters
UNSEEN_HYPHENS = ("\u00ad", "\ufffe")  # put in where a line breaks, by people and by programs


@dataclass(frozen=True, slots=True)
class Strand:
    """Text and, for each character, its offset in the decoded file."""

    text: str = ""
    at: tuple[int, ...] = ()

    def cut(self, start: int, end: int | None = None) -> Strand:
        """Characters ``start:end``."""
        return Strand(self.text[start:end], self.at[start:end])

    def strip(self) -> Strand:
        """Without white space at either end."""
        left = len(self.text) - len(self.text.lstrip())
        return self.cut(left, len(self.text.rstrip())) if self.text.strip() else EMPTY


EMPTY = Strand()


def join(left: Strand, right: Strand, seen: Words) -> Strand:
    """One strand of two lines; the space between them maps to the character after the first."""
    left, right = left.strip(), right.strip()
    if not left.text or not right.text:
        return left if left.text else right
    drop, between = join_lines(left.text, right.text, seen)
    end = left.cut(0, len(left.text) - drop)
    if end.text[-1:] in UNSEEN_HYPHENS and end.text[-2:-1].isalnum():  # it belongs to the word, and so it shows
        end = Strand(f"{end.text[:-1]}-", end.at)
    return Strand(end.text + between + right.text, (*end.at, *[left.at[-1] + 1] * len(between), *right.at))


def pieces(strand: Strand, line_starts: Sequence[int]) -> tuple[TextPiece, ...]:
    """The position map of a strand. ``line_starts``: offset of each line of the file, ascending, first 0."""
    found: list[TextPiece] = []
    cuts = [0]
    ends = [bisect_right(line_starts, offset) for offset in strand.at]
    cuts += [
        i + 1
        for i, ((a, line), (b, next_line)) in enumerate(pairwise(zip(strand.at, ends, strict=True)))
        if b != a + 1 or line != next_line
    ]
    cuts.append(len(strand.at))
    for start, end in pairwise(cuts):
        if end > start:
            offset, line = strand.at[start], ends[start]
            found.append(TextPiece(start, end, offset, line, offset - line_starts[line - 1] + 1))
    return tuple(found)
