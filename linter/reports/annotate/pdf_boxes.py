"""From a span of a letter to boxes on the pages of its PDF, one per line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.letters.model import Letter, PdfPiece, Span

_THINNEST = 2.0  # points; a place without width still shows


@dataclass(frozen=True, slots=True)
class Box:
    """A box on a page (counted from 1), in points from the lower left corner of the page's own coordinates."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def boxes(letter: Letter, span: Span) -> tuple[Box, ...]:
    """The boxes of a span, in reading order; empty when none of its characters has a place on a page."""
    found = tuple(_of(letter, span))
    if found or span.end > span.start:
        return found
    # Nothing is flagged but a place: the character after it, or else the one before.
    text = len(letter.blocks[span.block].text)
    near = Span(span.block, min(span.start, max(text - 1, 0)), min(span.start + 1, text))
    return tuple(_of(letter, near))


def _of(letter: Letter, span: Span) -> Iterator[Box]:
    for piece in letter.places(span):
        if not isinstance(piece, PdfPiece):
            continue
        first, last = max(span.start, piece.start) - piece.start, min(span.end, piece.end) - piece.start
        edges = [
            edge
            for at in range(first, last)
            for edge in piece.edges[2 * at : 2 * at + 2]
            if piece.edges[2 * at] != piece.edges[2 * at + 1]  # a space made by joining lines has no width
        ]
        if edges:
            left, right = min(edges), max(edges)
            yield Box(piece.page, left, piece.bottom, max(right, left + _THINNEST), piece.top)
