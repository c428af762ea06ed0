"""The grid of a table: which cell stands in which row and column, and over how many it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from lxml import etree

from linter.readers.docx.names import TC, TC_PR, TR, TR_PR, VAL, W, whole

_MAX_SPAN = 1000  # Word stops at 63 columns; a larger number is damage


@dataclass(slots=True)
class GridCell:
    """One ``w:tc`` and its place, rows and columns from 0."""

    element: etree._Element
    row: int
    column: int
    row_span: int
    column_span: int


def grid(table: etree._Element, gone: AbstractSet[str]) -> list[GridCell]:
    """The cells of ``table`` in reading order, without rows and cells a tracked change has removed.

    ``gone`` are the change elements that remove in this view. Rows and cells inside content controls are found. A
    cell that goes on from the one above (``w:vMerge``) lengthens it, and is still listed: text in it is read.
    """
    cells: list[GridCell] = []
    open_merges: dict[int, GridCell] = {}
    rows = (row for row in _inside(table, TR) if not _removed(row, TR_PR, gone))
    for at, row in enumerate(rows):
        column = _number(row, f"{TR_PR}/{W}gridBefore", 0)
        merges: dict[int, GridCell] = {}
        for element in _inside(row, TC):
            if _removed(element, TC_PR, gone):
                continue
            span = max(_number(element, f"{TC_PR}/{W}gridSpan", 1), 1)
            cell = GridCell(element, at, column, 1, span)
            merge = element.find(f"{TC_PR}/{W}vMerge")
            if merge is not None:
                top = open_merges.get(column)
                if merge.get(VAL) != "restart" and top is not None:
                    top.row_span += 1
                    merges[column] = top
                else:
                    merges[column] = cell
            cells.append(cell)
            column += span
        open_merges = merges
    return cells


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Children called ``wanted``, looking through content controls and other wrappers, never into cells."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag not in {TR, TC, TR_PR} and len(child):
            yield from _inside(child, wanted)


def _removed(element: etree._Element, properties: str, gone: AbstractSet[str]) -> bool:
    found = element.find(properties)
    return found is not None and any(child.tag in gone for child in found)


def _number(element: etree._Element, path: str, default: int) -> int:
    found = element.find(path)
    return min(whole(found.get(VAL), default), _MAX_SPAN) if found is not None else default
