"""From a span of a letter to the runs of its .docx between which a comment's range begins and ends.

Comments are legal in the main story only: Word has none in headers and footers, and programs lose those in notes and
text boxes. A finding there is anchored to the nearest legal place: the mark of the note, the run the text box hangs
on, the title.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from itertools import chain

from lxml import etree

from linter.letters.model import Block, BlockKind, DocxPiece, Layer, Letter, Span
from linter.readers.docx import names as n
from linter.readers.docx.places import runs_of

AFTER = sys.maxsize
_TITLE_WITHIN = 15  # blocks; a heading further down is not the letter's title


@dataclass(frozen=True, slots=True)
class Point:
    """Between two characters of a run: before character ``offset`` of its text, or after all of it (``AFTER``)."""

    run: etree._Element
    offset: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a comment's range begins and ends. ``moved``: why it does not stand on the words themselves, or ""."""

    start: Point
    end: Point
    moved: str = ""  # "note", "text_box", "furniture", "nowhere"


class MainStory:
    """The main part of one .docx, for looking up places the reader noted. ``root`` is not changed."""

    def __init__(self, root: etree._Element, part: str, letter: Letter) -> None:
        self.part = part
        self.letter = letter
        self._paragraphs = list(root.iter(n.P))
        self._runs: dict[int, list[etree._Element]] = {}
        self._note_runs = {
            f"{kind}-{mark.get(n.ID)}": run
            for tag, kind in ((n.FOOTNOTE_REF, "footnote"), (n.ENDNOTE_REF, "endnote"))
            for mark in root.iter(tag)
            if (run := mark.getparent()) is not None and run.tag == n.RUN
        }
        self.title = self._title()

    def anchor(self, span: Span | None) -> Anchor | None:
        """The anchor of a span; that of the title when there is none. None: the letter has no place for a comment."""
        if span is None:
            return self.title
        block = self.letter.blocks[span.block]
        if block.layer is Layer.FURNITURE:
            return _moved(self.title, "furniture")
        if block.layer is Layer.NOTES:
            run = self._note_runs.get(block.note or "")
            return _moved(self.title, "nowhere") if run is None else _moved(self._outermost(_whole(run)), "note")
        start, end = self._points(block, span)
        if start is None or end is None:
            return _moved(self.title, "nowhere")
        return self._outermost(Anchor(start, end))

    def _points(self, block: Block, span: Span) -> tuple[Point | None, Point | None]:
        pieces = [p for p in block.pieces if isinstance(p, DocxPiece) and p.part == self.part]
        inside = [p for p in pieces if p.start < span.end and p.end > span.start]
        if not inside:  # zero width, or symbols only: the character before it, or else the one after
            nearest = min(pieces, key=lambda p: (abs(p.end - span.start), p.start), default=None)
            if nearest is None:
                return None, None
            at = min(max(span.start, nearest.start), nearest.end)
            inside, span = [nearest], Span(span.block, at, at)
        first, last = inside[0], inside[-1]
        start = self._point(first, max(span.start - first.start, 0))
        end = self._point(last, min(span.end, last.end) - last.start)
        return start, end

    def _point(self, piece: DocxPiece, inside: int) -> Point | None:
        if piece.paragraph not in self._runs:
            self._runs[piece.paragraph] = list(runs_of(self._paragraphs[piece.paragraph]))
        runs = self._runs[piece.paragraph]
        return Point(runs[piece.run], piece.offset + inside) if piece.run < len(runs) else None

    def _outermost(self, anchor: Anchor) -> Anchor:
        """The same anchor, or the run that a text box hangs on when it stands in one."""
        box = None
        for ancestor in chain(anchor.start.run.iterancestors(n.TXBX), anchor.end.run.iterancestors(n.TXBX)):
            box = ancestor
        if box is None:
            return anchor
        run = None
        for ancestor in box.iterancestors(n.RUN):
            run = ancestor
        return anchor if run is None else replace(_whole(run), moved="text_box")

    def _title(self) -> Anchor | None:
        body = [b for b in self.letter.blocks if b.layer is Layer.BODY and b.kind is not BlockKind.TEXT_BOX]
        headings = [b for b in body[:_TITLE_WITHIN] if b.kind is BlockKind.HEADING]
        for block in (*headings, *body):
            start, end = self._points(block, Span(block.index, 0, len(block.text)))
            if start is not None and end is not None:
                anchor = self._outermost(Anchor(start, end))
                if not anchor.moved:
                    return anchor
        return None


def _whole(run: etree._Element) -> Anchor:
    return Anchor(Point(run, 0), Point(run, AFTER))


def _moved(anchor: Anchor | None, why: str) -> Anchor | None:
    return None if anchor is None else replace(anchor, moved=anchor.moved or why)
