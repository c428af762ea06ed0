"""Tables typed as paragraphs with tabs, or with wide gaps of spaces: their paragraphs become rows of cells.

The rule is that of plain text, but for columns by place: widths are not known here. Tabs and gaps are layout, as the
lines of a real table are; every other character stands in one cell, with its way back to the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from linter.letters.model import BlockKind, Cell, DocxPiece, Layer, Mark, MarkKind
from linter.readers.docx.draft import Draft
from linter.readers.tabbed import ROWS, tab_cells

_CONTENTS = re.compile(r"toc|innh|contents", re.IGNORECASE)  # styles of a table of contents
_GAP = re.compile(r"[ \u00a0]{3,}")
_LONGEST = 80  # characters of a cell between gaps of spaces; more is running text with a slip of the space bar


def with_rows(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts (closed, of settled kinds), those of typed tables cut into cells, and tables numbered anew."""
    found: list[Draft] = []
    run: list[Draft] = []
    tables = -1  # below 0 until all are known
    for draft in [*drafts, None]:
        if draft is not None and ((run and draft.layer is Layer.NOTES) or _is_row(draft)):
            run.append(draft)  # a note stands after the row that refers to it
            continue
        if run:
            rows = _rows([row.text for row in run if row.layer is not Layer.NOTES])
            tables -= rows is not None
            found.extend(_cut(run, rows, tables) if rows else run)
            run = []
        if draft is not None:
            found.append(draft)
    if tables < -1:
        _number(found)
    return found


def _is_row(draft: Draft) -> bool:
    if draft.kind is not BlockKind.PARAGRAPH or draft.layer is not Layer.BODY or draft.cell is not None:
        return False
    text = draft.text.strip()
    if "\n" in text or not ("\t" in text or "   " in text):
        return False
    linked = any(mark.kind is MarkKind.LINK and "#_Toc" in mark.value for mark in draft.marks)
    return not linked and not (draft.style is not None and _CONTENTS.match(draft.style.name))


def _rows(texts: Sequence[str]) -> Sequence[Sequence[tuple[int, int]]] | None:
    """Start and end of each cell of each row, also of empty ones; None where the paragraphs are no table."""
    if any("\t" in text.strip() for text in texts):
        return tab_cells(texts) if all("\t" in text.strip() for text in texts) else None
    rows = [list(_between(text)) for text in texts]
    even = len(rows) >= ROWS and len({len(row) for row in rows}) == 1
    return rows if even and all(end - start <= _LONGEST for row in rows for start, end in row) else None


def _between(text: str) -> Iterator[tuple[int, int]]:
    lead = len(text) - len(text.lstrip())
    gaps = [match.span() for match in _GAP.finditer(text.rstrip(), lead)]
    for (_, start), (end, _) in pairwise([(0, lead), *gaps, (len(text.rstrip()), 0)]):
        yield start, end


def _cut(run: Sequence[Draft], rows: Sequence[Sequence[tuple[int, int]]], table: int) -> Iterator[Draft]:
    numbered = iter(enumerate(rows))
    for draft in run:
        if draft.layer is Layer.NOTES:
            yield draft
        else:
            number, row = next(numbered)
            yield from _cells(draft, row, table, number)


def _cells(draft: Draft, row: Sequence[tuple[int, int]], table: int, number: int) -> Iterator[Draft]:
    filled = [(column, _stripped(draft.text, *place)) for column, place in enumerate(row)]
    filled = [(column, (start, end)) for column, (start, end) in filled if end > start]
    for column, (start, end) in filled:
        # What stands before the first cell or after the last one goes with it: marks of no width.
        first = 0 if column == filled[0][0] else start
        last = len(draft.text) if column == filled[-1][0] else end
        cell = Draft(draft.place, BlockKind.TABLE_CELL, draft.layer, Cell(table, number, column), draft.note)
        cell.offset = start
        cell.text = draft.text[start:end]
        cell.pieces = [_piece(piece, start, end) for piece in draft.pieces if piece.start < end and piece.end > start]
        cell.marks = [
            Mark(mark.kind, max(mark.start - start, 0), max(min(mark.end, end) - start, 0), mark.value)
            for mark in draft.marks
            if (mark.start < end and mark.end > start) or (mark.start == mark.end and first <= mark.start <= last)
        ]
        cell.page, cell.style, cell.size = draft.page, draft.style, draft.size
        yield cell


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    cell = text[start:end]
    return start + len(cell) - len(cell.lstrip()), end - len(cell) + len(cell.rstrip())


def _piece(piece: DocxPiece, start: int, end: int) -> DocxPiece:
    first, last = max(piece.start, start), min(piece.end, end)
    moved = piece.offset + first - piece.start
    return DocxPiece(first - start, last - start, piece.part, piece.paragraph, piece.run, moved)


def _number(drafts: Sequence[Draft]) -> None:
    """Give every table its ordinal in the letter, in the order they begin."""
    order: dict[int, int] = {}
    for draft in drafts:
        if draft.cell is not None:
            draft.cell = replace(draft.cell, table=order.setdefault(draft.cell.table, len(order)))
