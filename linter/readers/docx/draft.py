"""The block under construction: text, pieces and marks as the walk meets them, and what the whole reading shares."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from linter.letters.model import BlockKind, Cell, DocxPiece, Layer, Mark, MarkKind, RevisionView
from linter.readers.contract import Limits, ReadError
from linter.readers.docx.names import COMMENT_END, COMMENT_START, ID
from linter.readers.docx.numbering import Numbering
from linter.readers.docx.package import Package
from linter.readers.docx.styles import Format, Style, Styles

PLAIN = Format(bold=False, italic=False, hidden=False, highlight="", size=0)


class Draft:
    """One block while it is read. ``place`` is its ordinal among all drafts, kept or not."""

    __slots__ = (
        "boxes",
        "cell",
        "chunks",
        "format",
        "format_start",
        "kind",
        "label",
        "layer",
        "length",
        "level",
        "marks",
        "note",
        "notes",
        "offset",
        "outline",
        "page",
        "pieces",
        "place",
        "size",
        "style",
        "text",
    )

    def __init__(self, place: int, kind: BlockKind, layer: Layer, cell: Cell | None, note: str | None) -> None:
        self.place = place
        self.kind = kind
        self.layer = layer
        self.cell = cell
        self.note = note
        self.chunks: list[str] = []
        self.length = 0
        self.pieces: list[DocxPiece] = []
        self.marks: list[Mark] = []
        self.format = PLAIN
        self.format_start = 0
        self.page: int | None = None
        self.boxes: list[etree._Element] = []
        self.notes: list[tuple[str, str]] = []  # (kind, id) of notes referred to
        self.style: Style | None = None
        self.outline: int | None = None
        self.label = ""
        self.level: int | None = None
        self.text = ""
        self.size = 0  # of its first words, half-points
        self.offset = 0  # where its text begins in the paragraph that was read under ``place``

    def switch(self, new: Format) -> None:
        """Text from here on looks like ``new``; marks for what ends here are made."""
        old, start, end = self.format, self.format_start, self.length
        if end > start:
            self.size = self.size or old.size
            if old.bold:
                self.marks.append(Mark(MarkKind.BOLD, start, end))
            if old.italic:
                self.marks.append(Mark(MarkKind.ITALIC, start, end))
            if old.highlight:
                self.marks.append(Mark(MarkKind.HIGHLIGHT, start, end, old.highlight))
        self.format, self.format_start = new, end

    def close(self) -> None:
        """No more text comes: make the text and the last marks."""
        self.switch(PLAIN)
        self.text = "".join(self.chunks)
        if len(self.marks) > 1:
            self.marks.sort(key=lambda mark: (mark.start, mark.end, mark.kind))

    @property
    def worth_keeping(self) -> bool:
        """Whether there is something to see, or a note or a deletion that stands in an empty paragraph."""
        return bool(self.text.strip()) or any(mark.kind in {MarkKind.NOTE, MarkKind.DELETED} for mark in self.marks)


@dataclass
class Anchor:
    """Where a comment's words begin and end: (draft, offset)."""

    start: tuple[Draft, int] | None = None
    end: tuple[Draft, int] | None = None


@dataclass
class Reading:
    """What every part of one letter shares while it is read."""

    package: Package
    view: RevisionView
    limits: Limits
    styles: Styles
    numbering: Numbering
    deadline: float
    drafts: list[Draft] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)
    anchors: dict[str, Anchor] = field(default_factory=dict)
    waiting_comments: list[str] = field(default_factory=list)
    page: int | None = None
    tables: int = 0
    made: int = 0
    notes_met: dict[tuple[str, str], str] = field(default_factory=dict)  # (kind, id) to shown number
    footnote_form: str = "decimal"
    endnote_form: str = "lowerRoman"

    def draft(self, kind: BlockKind, layer: Layer, cell: Cell | None, note: str | None) -> Draft:
        """A new draft, in reading order; raises ReadError ``too_slow`` when time is up."""
        if not self.made % 256 and time.monotonic() > self.deadline:
            raise ReadError("too_slow", self.package.path, seconds=self.limits.seconds)
        draft = Draft(self.made, kind, layer, cell, note)
        self.made += 1
        draft.page = self.page if layer is not Layer.FURNITURE else None
        for comment in self.waiting_comments:
            self.anchors.setdefault(comment, Anchor()).start = (draft, 0)
        self.waiting_comments.clear()
        self.drafts.append(draft)
        return draft

    def comment(self, element: etree._Element, draft: Draft | None) -> None:
        """Note where a comment begins or ends; between blocks it begins at the next and ends at the last."""
        comment = element.get(ID, "")
        if element.tag == COMMENT_START and draft is None:
            self.waiting_comments.append(comment)
            return
        if draft is None:
            draft = self.drafts[-1] if self.drafts else None
        if draft is None:
            return
        anchor = self.anchors.setdefault(comment, Anchor())
        if element.tag == COMMENT_START:
            anchor.start = (draft, draft.length)
        elif element.tag == COMMENT_END or anchor.end is None:
            anchor.end = (draft, draft.length)

    def page_break(self, draft: Draft) -> None:
        """A page ended in ``draft`` when Word last laid the letter out; raises ReadError ``too_many_pages``."""
        self.page = (self.page or 1) + 1
        if self.page > self.limits.pages:
            raise ReadError("too_many_pages", self.package.path, pages=self.page, limit=self.limits.pages)
        if not draft.length:
            draft.page = self.page
