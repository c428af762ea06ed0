"""Tables in a plain text that are set with tabs or with columns of spaces, as copying out of Word and Excel gives them.

A row may run over several lines, and over a page break, where its first column is full. One line with a tab or a wide
gap is no table: a letterhead, a heading with its number, justified text. Tables of Markdown whose lines begin without
a bar are read here too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from linter.readers.hyphens import Words
from linter.readers.tabbed import ROWS, tab_cells
from linter.readers.text_lines import Line, LineKind
from linter.readers.text_strand import EMPTY, Strand, join

SEPARATOR = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$")  # under the head of a table of Markdown
_BAR = re.compile(r"\s*(?<!\\)\|\s*")
_GAP = re.compile(r"[ \u00a0]{2,}")
_WIDE = 3  # spaces; every row of a table set with spaces has one gap as wide
_OFF = 1  # characters a cell may stand off its column
_GOES_ON = re.compile(r"[a-zæøå(\d]")
_BETWEEN = frozenset({LineKind.BLANK, LineKind.PAGE_NUMBER, LineKind.RUNNING})


@dataclass(frozen=True, slots=True)
class Table:
    """``rows[n][column]`` is a cell, empty where nothing stands; ``lines`` the numbers of the lines it takes up."""

    rows: tuple[tuple[Strand, ...], ...]
    lines: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Cell:
    strand: Strand
    start: int
    end: int


def tables_of(lines: Sequence[Line], seen: Words) -> Mapping[int, Table]:
    """The tables of a text by the number of their first line."""
    found: dict[int, Table] = {}
    number = 0
    while number < len(lines):
        table = _barred(lines, number) or _tabbed(lines, number) or _spaced(lines, number, seen)
        if table is not None:
            found[number] = table
            number = max(table.lines)
        number += 1
    return found


def _barred(lines: Sequence[Line], first: int) -> Table | None:
    """A table of Markdown by the line of dashes under its head; one whose lines begin with a bar needs none."""
    if first + 1 == len(lines) or not SEPARATOR.match(lines[first + 1].whole.text):
        return None
    rest = islice(lines, first, None)
    barred = [*takewhile(lambda line: line.kind is not LineKind.ROW and _BAR.search(line.whole.text), rest)]
    rows = (tuple(cell.strand for cell in _cut(line.whole, _BAR)) for line in [*barred[:1], *barred[2:]])
    return Table(tuple(rows), frozenset(range(first, first + len(barred)))) if len(barred) > ROWS else None


def _tabbed(lines: Sequence[Line], first: int) -> Table | None:
    rest = islice(lines, first, None)
    tabbed = [*takewhile(lambda line: line.kind is LineKind.TEXT and "\t" in line.whole.text, rest)]
    cells = tab_cells([line.whole.text for line in tabbed])
    if cells is None:
        return None
    rows = (tuple(line.whole.cut(*place) for place in row) for line, row in zip(tabbed, cells, strict=True))
    return Table(tuple(rows), frozenset(range(first, first + len(tabbed))))


def _spaced(lines: Sequence[Line], first: int, seen: Words) -> Table | None:
    columns = _cells(lines[first])
    if len(columns) < 2:  # noqa: PLR2004 (a table has columns)
        return None
    rows = [[cell.strand for cell in columns]]
    taken = [first]
    wide = 1
    for number, line in _following(lines, first):
        cells = _cells(line)
        where = _columns(cells, columns)
        goes_on = len(cells) == 1 and cells[0].end < columns[1].start and _GOES_ON.match(line.text) is not None
        if goes_on and where != [0]:
            where = [0] if cells[0].start <= columns[0].start + _OFF else None
        if where is None or (len(cells) == 1 and not goes_on and where == [0]):
            break
        if taken[-1] != number - 1 and not goes_on:
            break  # a new row after a blank line or a page break is left to be a table of its own
        if where[0] > 0 or goes_on:
            for cell, column in zip(cells, where, strict=True):
                rows[-1][column] = join(rows[-1][column], cell.strand, seen)
        else:
            rows.append([EMPTY] * len(columns))
            for cell, column in zip(cells, where, strict=True):
                rows[-1][column] = cell.strand
            wide += 1
        taken.append(number)
    return Table(tuple(tuple(row) for row in rows), frozenset(taken)) if wide >= ROWS else None


def _following(lines: Sequence[Line], first: int) -> Iterator[tuple[int, Line]]:
    """The lines after one, with their numbers; page breaks and the blank lines around them are passed over."""
    paged = False
    for number in range(first + 1, len(lines)):
        line = lines[number]
        paged = paged or line.kind in {LineKind.PAGE_NUMBER, LineKind.RUNNING} or line.top
        if line.kind is LineKind.TEXT:
            if lines[number - 1].kind is LineKind.BLANK and not paged:
                return
            yield number, line
            paged = False
        elif line.kind not in _BETWEEN:
            return


def _cells(line: Line) -> list[_Cell]:
    """The cells of a line set with spaces: none where no gap is wide enough, one where the line has no gap."""
    if line.kind is not LineKind.TEXT or "\t" in line.whole.text:
        return []
    cells = [_Cell(cell.strand, cell.start + line.indent, cell.end + line.indent) for cell in _cut(line.whole, _GAP)]
    gaps = [after.start - before.end for before, after in pairwise(cells)]
    return cells if not gaps or max(gaps) >= _WIDE else []


def _columns(cells: Sequence[_Cell], columns: Sequence[_Cell]) -> list[int] | None:
    """The column each cell stands in; None where one stands in none, or two in one."""
    found: list[int] = []
    for cell in cells:
        fitting = (
            number
            for number, column in enumerate(columns)
            if abs(cell.start - column.start) <= _OFF or abs(cell.end - column.end) <= _OFF
        )
        column = next(fitting, None)
        if column is None or (found and column <= found[-1]):
            return None
        found.append(column)
    return found or None


def _cut(strand: Strand, gap: re.Pattern[str]) -> Iterator[_Cell]:
    start = 0
    for match in gap.finditer(strand.text):
        yield _Cell(strand.cut(start, match.start()), start, match.start())
        start = match.end()
    yield _Cell(strand.cut(start), start, len(strand.text))
