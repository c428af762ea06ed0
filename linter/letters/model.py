"""What a letter is (brev): blocks of text with a map back to the file they were read from.

The position map is made while reading and never searched for afterwards: every block carries *pieces*, and
every piece says where a stretch of the block's text stands in the source. Word comments, PDF highlights,
SARIF regions, excerpts and page numbers all come from this one map.

All offsets are Python string indices (code points), half-open. Pages are counted from 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property


class LanguageForm(StrEnum):
    """Målform."""

    NB = "nb"
    NN = "nn"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Layer(StrEnum):
    """Which layer of the document a block belongs to."""

    BODY = "body"
    FURNITURE = "furniture"  # running headers, footers, page numbers
    NOTES = "notes"  # footnotes and endnotes


class BlockKind(StrEnum):
    """What a block is. A list item or heading inside a table keeps its kind and has a ``cell`` too."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    FOOTNOTE = "footnote"
    HEADER = "header"
    FOOTER = "footer"
    TEXT_BOX = "text_box"


class RevisionView(StrEnum):
    """Which reading of tracked changes the text shows."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"


class MarkKind(StrEnum):
    """Formatting and review marks that rules and identity need."""

    BOLD = "bold"
    ITALIC = "italic"
    HIGHLIGHT = "highlight"  # value: colour name
    INSERTED = "inserted"  # tracked insertion; value: author
    DELETED = "deleted"  # tracked deletion, zero width in the accepted view; value: the deleted text
    NOTE = "note"  # footnote reference, zero width; value: note id
    LINK = "link"  # hyperlink; value: target
    FIELD = "field"  # field result; value: the field instruction


@dataclass(frozen=True, slots=True)
class DocxPiece:
    """``text[start:end]`` is characters ``offset`` and on of one run in a Word part.

    ``paragraph`` is the ordinal (from 0) of the ``w:p`` among all ``w:p`` of the part in document order;
    ``run`` the ordinal of the ``w:r`` among all ``w:r`` that belong to that ``w:p`` (not to a ``w:p`` nested in it).
    A run's text is what python-docx calls ``Run.text``: ``w:t`` as is, ``w:tab`` a tab, ``w:br``/``w:cr`` a newline,
    ``w:noBreakHyphen`` a hyphen. Soft hyphens are in the run's text but not in the block's.
    """

    start: int
    end: int
    part: str
    paragraph: int
    run: int
    offset: int


@dataclass(frozen=True, slots=True)
class PdfPiece:
    """``text[start:end]`` stands on one line of a PDF page.

    ``bottom`` and ``top`` are in PDF points, origin at the lower left corner of the page; ``edges`` holds a left and
    a right x per character (``2 * (end - start)`` numbers). A space made by joining lines has zero width.
    """

    start: int
    end: int
    page: int
    bottom: float
    top: float
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class TextPiece:
    """``text[start:end]`` starts at character ``offset`` of the decoded file; line and column count from 1."""

    start: int
    end: int
    offset: int
    line: int
    column: int


Piece = DocxPiece | PdfPiece | TextPiece


@dataclass(frozen=True, slots=True)
class Mark:
    """A formatting or review mark on ``text[start:end]`` of a block."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Place in a table: ordinal of the table in the letter, row and column from 0, spans in cells."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, cell paragraph, note … (avsnitt, listepunkt, celle).

    ``label`` is the computed number or bullet ("3.2", "a)", "•"), never part of ``text`` when the source computes it;
    a number typed as text stays in ``text`` and is repeated in ``label``. ``level`` counts from 1 for headings and
    list items.
    """

    index: int
    kind: BlockKind
    layer: Layer
    text: str
    pieces: tuple[Piece, ...] = ()
    section: int = 0
    level: int | None = None
    label: str = ""
    cell: Cell | None = None
    page: int | None = None
    marks: tuple[Mark, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter (kapittel): its heading block and the blocks ``first:last`` under it, subsections included.

    Section 0 is the letter itself, before and around all headings; it has no heading and an empty title.
    """

    index: int
    number: str
    title: str
    level: int
    parent: int | None
    heading: int | None
    first: int
    last: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one block's text (tekststed)."""

    block: int
    start: int
    end: int

    def __reduce__(self) -> tuple[type[Span], tuple[int, int, int]]:
        """Hundreds of a letter travel between processes: twice as fast as what a dataclass does by itself."""
        return Span, (self.block, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Comment:
    """A review comment already in the file. ``span`` is None when its anchor is not in the text as read.

    ``last`` is the last block the comment reaches, where that is another than the span's.
    """

    id: str
    author: str
    text: str
    span: Span | None = None
    resolved: bool = False
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in the file that could not be read: a catalogue key ("unread.image"), where, and values."""

    what: str
    where: str = ""
    count: int = 1


@dataclass(frozen=True)
class Letter:
    """A letter as read: pure data, the same for every format."""

    path: str
    format: str
    sha256: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    view: RevisionView = RevisionView.ACCEPTED
    unread: tuple[Unread, ...] = ()
    comments: tuple[Comment, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)
    pages: int | None = None
    revisions: int = 0  # number of tracked insertions, deletions and moves in the file

    def excerpt(self, span: Span) -> str:
        """The words of ``span`` exactly as they stand in the letter."""
        return self.blocks[span.block].text[span.start : span.end]

    def layer(self, layer: Layer) -> Iterator[Block]:
        """Blocks of one layer, in reading order."""
        return (block for block in self.blocks if block.layer is layer)

    def section_path(self, section: int) -> str:
        """The headings down to a section: ``"3 Mål › 3.2 Felles oppdrag"``; empty for section 0."""
        return self._paths[section]

    def places(self, span: Span) -> Iterator[Piece]:
        """The pieces that ``span`` touches, in order (whole pieces; cut with the offsets yourself)."""
        return (p for p in self.blocks[span.block].pieces if p.start < span.end and p.end > span.start)

    @cached_property
    def rows(self) -> Mapping[tuple[int, int], tuple[Block, ...]]:
        """Table rows as units: (table, row) to the blocks in it, left to right."""
        grouped: dict[tuple[int, int], list[Block]] = {}
        for block in self.blocks:
            if block.cell is not None:
                grouped.setdefault((block.cell.table, block.cell.row), []).append(block)
        return {key: tuple(blocks) for key, blocks in grouped.items()}

    def head(self, cell: Cell) -> str:
        """What the first row of the table says over a cell, also where it spans several columns; "" for nothing."""
        over = self.rows.get((cell.table, 0), ()) if cell.row else ()
        spans = ((block.text.strip(), block.cell) for block in over if block.cell is not None)
        return next((text for text, at in spans if text and 0 <= cell.column - at.column < at.column_span), "")

    @cached_property
    def _paths(self) -> tuple[str, ...]:
        paths: list[str] = []
        for section in self.sections:
            own = f"{section.number} {section.title}".strip()
            above = paths[section.parent] if section.parent is not None else ""
            paths.append(f"{above} › {own}" if above and own else own or above)
        return tuple(paths)
