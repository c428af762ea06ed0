"""The body of the letter: paragraphs and table cells in reading order over all pages."""

from __future__ import annotations

from collections.abc import Sequence

from linter.letters.model import BlockKind, Cell
from linter.readers.pdf.headings import find_headings, set_list_levels
from linter.readers.pdf.layout import PageFlow, TableText
from linter.readers.pdf.lines import Line
from linter.readers.pdf.paragraphs import Measures, Paragraph, paragraphs_of

_SAME_COLUMN = 3.0  # points


def flow_paragraphs(pages: Sequence[PageFlow], measures: Measures) -> list[Paragraph]:
    """All paragraphs of the body, the cells of tables in their place."""
    found: list[Paragraph] = []
    lines: list[Line] = []
    table, rows_before = -1, 0
    columns: tuple[float, ...] = ()
    for page in pages:
        for place, part in enumerate(page.flow):
            if isinstance(part, Line):
                lines.append(part)
                columns = ()
                continue
            found.extend(paragraphs_of(lines, measures))
            lines = []
            goes_on = place == 0 and _same_columns(columns, part.grid.columns)
            if not goes_on:
                table, rows_before = table + 1, 0
            found.extend(_cell_paragraphs(part, table, rows_before, measures))
            rows_before += part.grid.rows
            columns = part.grid.columns
    found.extend(paragraphs_of(lines, measures))
    find_headings(found, measures)
    set_list_levels(found)
    return found


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    """A table at the head of a page with the columns of the one that ended the page before goes on."""
    return len(one) == len(other) > 0 and all(abs(a - b) < _SAME_COLUMN for a, b in zip(one, other, strict=True))


def _cell_paragraphs(part: TableText, table: int, above: int, measures: Measures) -> list[Paragraph]:
    found: list[Paragraph] = []
    for box, lines in part.cells:
        place = Cell(table, box.row + above, box.column, box.row_span, box.column_span)
        for paragraph in paragraphs_of(lines, measures):
            paragraph.cell = place
            if paragraph.kind is BlockKind.PARAGRAPH:
                paragraph.kind = BlockKind.TABLE_CELL
            found.append(paragraph)
    return found
