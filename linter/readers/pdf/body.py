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
    table, above = -1, 0
    head: list[list[str]] = []
    last: TableText | None = None
    for page in pages:
        for place, part in enumerate(page.flow):
            if isinstance(part, Line):
                lines.append(part)
                last = None
                continue
            found.extend(paragraphs_of(lines, measures))
            lines = []
            repeated = 0
            if place or last is None or not _same_columns(last.grid.columns, part.grid.columns):
                table, above = table + 1, 0
                head = _first_row(part)
            elif _first_row(part) == head:
                repeated = 1
            found.extend(_cell_paragraphs(part, table, above - repeated, repeated, measures))
            above += part.grid.rows - repeated
            last = part
    found.extend(paragraphs_of(lines, measures))
    find_headings(found, measures)
    set_list_levels(found)
    return found


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    """A table at the head of a page with the columns of the one that ended the page before goes on."""
    return len(one) == len(other) and all(abs(a - b) < _SAME_COLUMN for a, b in zip(one, other, strict=True))


def _first_row(part: TableText) -> list[list[str]]:
    return [[line.text for line in lines] for box, lines in part.cells if box.row == 0]


def _cell_paragraphs(part: TableText, table: int, above: int, repeated: int, measures: Measures) -> list[Paragraph]:
    """The paragraphs of the cells; the first ``repeated`` rows repeat the table's head and are furniture."""
    found: list[Paragraph] = []
    for box, lines in part.cells:
        for paragraph in paragraphs_of(lines, measures):
            if box.row < repeated:
                paragraph.kind, paragraph.furniture = BlockKind.HEADER, True
            else:
                paragraph.cell = Cell(table, box.row + above, box.column, box.row_span, box.column_span)
                if paragraph.kind is BlockKind.PARAGRAPH:
                    paragraph.kind = BlockKind.TABLE_CELL
            found.append(paragraph)
    return found
