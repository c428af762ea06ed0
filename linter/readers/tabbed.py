"""Cells of lines set with tabs: one rule for plain text and for paragraphs of Word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

ROWS: Final = 2  # rows from which lines are a table
_TAB = re.compile(r"[ ]*\t[ ]*")
_TABS = re.compile(r"[ ]*\t[ \t]*")
_NUMBERED = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?$|[A-Za-zæøå][.)]$|\W+$")  # what stands before a heading or an item


def tab_cells(lines: Sequence[str]) -> list[list[tuple[int, int]]] | None:
    """Start and end of each cell, empty ones too, of lines that each hold a tab; None where they are no table.

    One tab is one step of a column, as Excel and tab stops give it. Where this leaves the rows uneven, tabs side by
    side are one step: they were typed until the text stood right.
    """
    rows = [_cut(line, _TAB) for line in lines]
    if len({len(row) for row in rows}) > 1:
        together = [_cut(line, _TABS) for line in lines]
        rows = together if len({len(row) for row in together}) == 1 else rows
    labelled = all(len(row) == 2 and _NUMBERED.match(line[: row[0][1]]) for line, row in zip(lines, rows, strict=True))  # noqa: PLR2004 («1.1⇥Mål»)
    return rows if len(rows) >= ROWS and not labelled else None


def _cut(line: str, step: re.Pattern[str]) -> list[tuple[int, int]]:
    gaps = [match.span() for match in step.finditer(line)]
    starts = [0, *(end for _, end in gaps)]
    return list(zip(starts, [*(start for start, _ in gaps), len(line)], strict=True))
