"""Tables: the boxes of their cells from the ruling lines, by pdfplumber's algorithm.

pdfplumber is imported only for a page whose rules cross, and it gets the rules that pdfium has already read: its own
reading of the page (pdfminer, about 100 ms) is not needed. The text of the cells is our own characters, so that a
cell has the same position map as everything else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from linter.readers.pdf.drawings import Rule
from linter.readers.pdf.lines import Word

_SNAP = 3.0  # points; pdfplumber's default for lines that belong together
_MOST_POINTS = 6000  # crossings per page; a table of 200 rows and 20 columns has 4,221, and time grows with the square
_MOST_RULES = 4000  # per page: more is a drawing


@dataclass(frozen=True, slots=True)
class CellBox:
    """Box of one cell in points, with its place in the grid."""

    x0: float
    y0: float
    x1: float
    y1: float
    row: int
    column: int
    row_span: int
    column_span: int

    def holds(self, x: float, y: float) -> bool:
        """The point is inside."""
        return self.x0 - 1 <= x <= self.x1 + 1 and self.y0 - 1 <= y <= self.y1 + 1


@dataclass(frozen=True, slots=True)
class Grid:
    """One table on one page: its box, its cells row by row, and the x of its columns."""

    x0: float
    y0: float
    x1: float
    y1: float
    cells: tuple[CellBox, ...]
    columns: tuple[float, ...]
    rows: int


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that the rules of a page draw, from the top. Two columns at least: a frame is not a table."""
    across = [rule for rule in rules if rule.horizontal]
    upright = [rule for rule in rules if not rule.horizontal]
    if len(across) < 2 or len(upright) < 2 or len(rules) > _MOST_RULES:  # noqa: PLR2004 - a box has two of each
        return []
    if not any(_meet(h, v) for h in across for v in upright):
        return []
    from pdfplumber import table as plumber  # noqa: PLC0415 - 0.3 s, and only pages with tables need it

    edges = [
        {
            "x0": rule.x0,
            "x1": rule.x1,
            "top": -rule.y1,
            "bottom": -rule.y0,
            "doctop": -rule.y1,
            "width": rule.x1 - rule.x0,
            "height": rule.y1 - rule.y0,
            "object_type": "line",
            "orientation": "h" if rule.horizontal else "v",
        }
        for rule in rules
    ]
    merged = [
        edge
        for edge in plumber.merge_edges(edges, _SNAP, _SNAP, _SNAP, _SNAP)
        if (edge["x1"] - edge["x0"]) + (edge["bottom"] - edge["top"]) >= _SNAP
    ]
    points = plumber.edges_to_intersections(merged, _SNAP, _SNAP)
    if len(points) > _MOST_POINTS:
        return []
    cells = plumber.intersections_to_cells(points)
    grids = (_grid(group) for group in plumber.cells_to_tables(cells))
    return [grid for grid in grids if len(grid.columns) > 1]


def _meet(across: Rule, upright: Rule) -> bool:
    return (
        across.x0 - _SNAP <= upright.x0 <= across.x1 + _SNAP and upright.y0 - _SNAP <= across.y0 <= upright.y1 + _SNAP
    )


def _grid(boxes: Sequence[tuple[float, float, float, float]]) -> Grid:
    """Number rows and columns by the distinct upper and left sides; pdfplumber's y runs downwards."""
    lefts = sorted({box[0] for box in boxes})
    tops = sorted({box[1] for box in boxes})
    cells = [
        CellBox(
            x0,
            -bottom,
            x1,
            -top,
            row=tops.index(top),
            column=lefts.index(x0),
            row_span=max(1, sum(1 for t in tops if top <= t < bottom - 1)),
            column_span=max(1, sum(1 for x in lefts if x0 <= x < x1 - 1)),
        )
        for x0, top, x1, bottom in boxes
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(
        min(c.x0 for c in cells),
        min(c.y0 for c in cells),
        max(c.x1 for c in cells),
        max(c.y1 for c in cells),
        tuple(cells),
        tuple(lefts),
        len(tops),
    )


def share_out(words: Sequence[Word], grids: Sequence[Grid]) -> tuple[list[Word], list[dict[int, list[Word]]]]:
    """Give every word to the cell its middle lies in.

    Returns the words outside all tables, and per grid the words of each cell (index into ``grid.cells``).
    """
    outside: list[Word] = []
    inside: list[dict[int, list[Word]]] = [{} for _ in grids]
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.bottom + word.top) / 2
        for place, grid in enumerate(grids):
            if not (grid.x0 - 1 <= x <= grid.x1 + 1 and grid.y0 - 1 <= y <= grid.y1 + 1):
                continue
            number = next((i for i, cell in enumerate(grid.cells) if cell.holds(x, y)), None)
            if number is not None:
                inside[place].setdefault(number, []).append(word)
                break
        else:
            outside.append(word)
    return outside, inside
