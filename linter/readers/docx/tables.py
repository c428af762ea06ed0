"""The grid of a table: which cell stands in which row and column, and over how many it reaches."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from lxml import etree

from linter.readers.docx.names import TC, TC_PR, TR, TR_PR, VAL, W, child, whole

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
        column = _number(child(row, TR_PR), f"{W}gridBefore", 0)
        merges: dict[int, GridCell] = {}
        for element in _inside(row, TC):
            if _removed(element, TC_PR, gone):
                continue
            properties = child(element, TC_PR)
            span = max(_number(properties, f"{W}gridSpan", 1), 1)
            cell = GridCell(element, at, column, 1, span)
            merge = child(properties, f"{W}vMerge") if properties is not None else None
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
    for element in parent:
        if element.tag == wanted:
            yield element
        elif element.tag not in {TR, TC, TR_PR} and len(element):
            yield from _inside(element, wanted)


def _removed(element: etree._Element, properties: str, gone: AbstractSet[str]) -> bool:
    found = child(element, properties)
    return found is not None and any(mark.tag in gone for mark in found)


def _number(properties: etree._Element | None, name: str, default: int) -> int:
    found = child(properties, name) if properties is not None else None
    return min(whole(found.get(VAL), default), _MAX_SPAN) if found is not None else default
