"""One page as a flow of lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from linter.readers.pdf.amounts import amount_tables
from linter.readers.pdf.drawings import Drawings, Rule
from linter.readers.pdf.glyphs import Glyphs
from linter.readers.pdf.lines import Line, Segment, Word, line_of, reading_order, segments_of, words_of
from linter.readers.pdf.tables import CellBox, Grid, find_grids, share_out


@dataclass(slots=True)
class TableText:
    """A table with the lines of each cell, in the order of rows and columns."""

    page: int
    grid: Grid
    cells: list[tuple[CellBox, list[Line]]]
    column: int = 0


@dataclass(slots=True)
class PageFlow:
    """A page: its size in points, what stands on it in reading order, and its horizontal rules."""

    number: int
    width: float
    height: float
    flow: list[Line | TableText] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        """The lines outside tables."""
        return [part for part in self.flow if isinstance(part, Line)]


def lay_out(page: PageFlow, parts: Sequence[Glyphs], drawings: Drawings) -> PageFlow:
    """Put the characters of a page in reading order; text turned another way comes last."""
    page.rules = [rule for rule in drawings.rules if rule.horizontal]
    for place, glyphs in enumerate(parts):
        upright = place == 0 and glyphs.turn == 0
        column = 1 + max((part.column for part in page.flow), default=-1)
        page.flow.extend(_flow(glyphs, drawings.rules if upright else (), column))
    return page


def _flow(glyphs: Glyphs, rules: Sequence[Rule], column: int) -> list[Line | TableText]:
    words = words_of(glyphs)
    grids = find_grids(rules)
    outside, inside = share_out(words, grids) if grids else (words, [])
    segments = segments_of(outside, glyphs)
    for grid, filled in zip(grids, inside, strict=True):
        if len(filled) < 2:  # noqa: PLR2004 - one cell with text is a frame around it
            segments.extend(segments_of([w for ws in filled.values() for w in ws], glyphs))
            continue
        table = TableText(glyphs.page, grid, _cells(grid, filled, glyphs))
        segments.append(Segment(grid.x0, grid.x1, grid.y0, grid.y1, [], table))
    if glyphs.turn == 0:
        for taken, grid, cells in list(amount_tables(segments, glyphs)):
            gone = {id(segment) for segment in taken}
            segments = [segment for segment in segments if id(segment) not in gone]
            segments.append(Segment(grid.x0, grid.x1, grid.y0, grid.y1, [], TableText(glyphs.page, grid, cells)))
    flow: list[Line | TableText] = []
    for stretch in reading_order(segments):
        lines: list[Line] = []
        for row in stretch:
            if isinstance(row[0].thing, TableText):
                row[0].thing.column = column
                flow.append(row[0].thing)
                column += 1
                continue
            lines.append(line_of(_in_row(row), glyphs))
            lines[-1].column = column
            flow.append(lines[-1])
        _set_edges(lines)
        column += 1
    return flow


def _in_row(row: Sequence[Segment]) -> list[Word]:
    return [word for segment in row for word in segment.words]


def _set_edges(lines: Sequence[Line]) -> None:
    if lines:
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
        for line in lines:
            line.left_edge, line.right_edge = left, right


def _cells(grid: Grid, filled: dict[int, list[Word]], glyphs: Glyphs) -> list[tuple[CellBox, list[Line]]]:
    cells: list[tuple[CellBox, list[Line]]] = []
    for number, cell in enumerate(grid.cells):
        lines: list[Line] = []
        for stretch in reading_order(segments_of(filled.get(number, ()), glyphs), depth=3):
            lines.extend(line_of(_in_row(row), glyphs) for row in stretch)
        for line in lines:
            line.left_edge, line.right_edge = cell.x0, cell.x1 - 5  # a cell's own margin, Word's 5.4 pt
        cells.append((cell, lines))
    return cells
