"""Walks the block level of a part: paragraphs, tables, content controls, text boxes, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from lxml import etree

from linter.letters.model import BlockKind, Cell, Layer, RevisionView
from linter.readers.docx import names as n
from linter.readers.docx.draft import Draft, Reading
from linter.readers.docx.inline import Inline
from linter.readers.docx.numbering import spell
from linter.readers.docx.styles import BODY_TEXT
from linter.readers.docx.tables import grid

ReadNote = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the blocks being read stand in."""

    kind: BlockKind
    layer: Layer
    cell: Cell | None = None
    note: str | None = None
    label: str = ""


BODY = Surroundings(BlockKind.PARAGRAPH, Layer.BODY)


@dataclass(frozen=True, slots=True)
class _Properties:
    """What ``w:pPr`` says that we need."""

    style: str = ""
    outline: int | None = None
    number: tuple[str, int | None] | None = None
    joins_next: bool = False


class Story:
    """Reads the blocks of one part (document, header, notes) into ``reading.drafts``."""

    def __init__(self, reading: Reading, inline: Inline, read_note: ReadNote | None = None) -> None:
        self.reading = reading
        self.inline = inline
        self._read_note = read_note
        accepted = reading.view is RevisionView.ACCEPTED
        self._gone = n.DELETIONS if accepted else n.INSERTIONS
        self._joined: Draft | None = None  # its paragraph mark is removed: the next paragraph goes on

    def read(self, parent: Iterable[etree._Element], around: Surroundings) -> None:
        """Read every block under ``parent`` (an element, or the blocks themselves)."""
        outer, self._joined = self._joined, None
        self._blocks(parent, around)
        self._end_joined(around)
        self._joined = outer

    def _blocks(self, parent: Iterable[etree._Element], around: Surroundings) -> None:
        for child in parent:
            tag = child.tag
            if tag == n.P:
                self._paragraph(child, around)
            elif tag in n.PROPERTIES:
                continue
            elif tag == n.TBL:
                self._end_joined(around)
                self._table(child, around)
            elif tag in {n.COMMENT_START, n.COMMENT_END}:
                self.reading.comment(child, self._joined)
            elif tag == n.ALT_CHUNK:
                self.reading.unread["unread.altchunk"] += 1
            elif tag in {n.MATH, n.MATH_PARA}:
                self.reading.unread["unread.equation"] += 1
            elif tag in self._gone:  # whole blocks in a removed change
                continue
            elif len(child):
                self._blocks(child, around)

    def _paragraph(self, p: etree._Element, around: Surroundings) -> None:
        properties = _paragraph_properties(p, self._gone)
        draft = self._joined or self._draft(around)
        self.inline.paragraph(p, draft, properties.style)
        self._joined = draft
        if not properties.joins_next:
            self._joined = None
            self._finish(draft, properties, around)

    def _draft(self, around: Surroundings) -> Draft:
        return self.reading.draft(around.kind, around.layer, around.cell, around.note)

    def _end_joined(self, around: Surroundings) -> None:
        """The removed mark was the last one before a table or an end: the paragraph stands alone."""
        if self._joined is not None:
            draft, self._joined = self._joined, None
            self._finish(draft, _Properties(), around)

    def _finish(self, draft: Draft, properties: _Properties, around: Surroundings) -> None:
        draft.close()
        style = self.reading.styles.paragraph(properties.style)
        draft.style = style
        draft.outline = style.outline if properties.outline is None else properties.outline
        if draft.outline == BODY_TEXT:
            draft.outline = None
        number = properties.number or style.number
        if number and properties.number and not number[0] and style.number:
            number = (style.number[0], number[1])
        counted = self.reading.numbering.label(number, properties.style) if number else None
        draft.label = around.label
        if counted and counted[0]:
            draft.label, draft.level = counted[0], counted[1] + 1
        if draft.boxes:
            self._boxes(draft, around)
        if self._read_note is not None:
            for note in draft.notes:
                self._read_note(*note)

    def _boxes(self, draft: Draft, around: Surroundings) -> None:
        fields = self.inline.fields.set_aside()
        inside = replace(around, kind=BlockKind.TEXT_BOX, label="")
        for box in draft.boxes:
            if box.tag == n.P:
                self.read([box], around)
            else:
                self.read(box, inside)
        self.inline.fields.set_aside(fields)

    def _table(self, table: etree._Element, around: Surroundings) -> None:
        ordinal = self.reading.tables
        self.reading.tables += 1
        kind = BlockKind.TABLE_CELL if around.layer is Layer.BODY else around.kind
        for cell in grid(table, self._gone):
            place = Cell(ordinal, cell.row, cell.column, cell.row_span, cell.column_span)
            self.read(cell.element, replace(around, kind=kind, cell=place))


class Notes:
    """Footnotes and endnotes, read where the text refers to them, each once."""

    def __init__(self, reading: Reading, stories: dict[str, tuple[Story, etree._Element]]) -> None:
        self._reading = reading
        self._stories = {kind: story for kind, (story, _) in stories.items()}
        self._notes = {
            (kind, note.get(n.ID, "")): note
            for kind, (_, root) in stories.items()
            for note in root.iterchildren(f"{n.W}{kind}")
            if note.get(n.TYPE, "normal") == "normal"
        }

    def read(self, kind: str, note_id: str) -> None:
        """Read one note; nothing happens for one that is read already or is not there."""
        key = (kind, note_id)
        element, met = self._notes.get(key), self._reading.notes_met
        if element is None or key in met:
            return
        form = self._reading.footnote_form if kind == "footnote" else self._reading.endnote_form
        met[key] = spell(sum(known == kind for known, _ in met) + 1, form)
        around = Surroundings(BlockKind.FOOTNOTE, Layer.NOTES, note="-".join(key), label=met[key])
        self._stories[kind].read(element, around)


def _paragraph_properties(p: etree._Element, gone: Iterable[str]) -> _Properties:
    if not len(p) or p[0].tag != n.P_PR:  # w:pPr is always first
        return _Properties()
    style, outline, number, joins = "", None, None, False
    for child in p[0]:
        tag = child.tag
        if tag == n.P_STYLE:
            style = child.get(n.VAL, "")
        elif tag == n.NUM_PR:
            num_id, level = child.find(n.NUM_ID), child.find(n.ILVL)
            number = (
                num_id.get(n.VAL, "") if num_id is not None else "",
                n.whole(level.get(n.VAL), 0) if level is not None else None,
            )
        elif tag == n.OUTLINE:
            outline = n.whole(child.get(n.VAL), BODY_TEXT)
        elif tag == n.R_PR:
            joins = any(mark.tag in gone for mark in child)
    return _Properties(style, outline, number, joins)
