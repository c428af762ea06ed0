"""Tables without upright lines: rows that end in amounts set right under one another, as budgets in letters are.

Only amounts tell such a table with certainty from two columns of running text, a table of contents or a letterhead.
So a row begins with words or a chapter and ends in a number, and some of the numbers have thousands marks or decimals.
What stands under a row's words and has no number goes on with them, unless it begins in the first column, as titles
do, and no word is broken there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from linter.readers.hyphens import HYPHENS
from linter.readers.pdf.glyphs import Glyphs
from linter.readers.pdf.lines import Line, Segment, line_of, rows_of
from linter.readers.pdf.tables import CellBox, Grid

_AMOUNT = re.compile(r"[-–−(]?\s?\d{1,3}(?:(?:[ \u00a0\u2009\u202f.]\d{3})+(?:,\d+)?|,\d+)\)?")
_NUMBER = re.compile(rf"{_AMOUNT.pattern}|\d{{1,3}}|[-–—]")  # what may stand among amounts
_ROWS = 3  # that end in a number; fewer is no table
_WRITTEN = 2  # of them that are written as amounts, as page numbers and counts are not
_ALIGNED = 2.0  # points
_APART = 3.0  # of a row's height, from one row to the next
_BETWEEN = 8  # rows without a number between two that have one
_ABOVE = 6  # rows without a number over the first that has one: heads, a chapter's name

Row = Sequence[Segment]
Cells = list[tuple[CellBox, list[Line]]]


@dataclass(slots=True)
class _Run:
    """Rows of one table: all of them, the numbers they end in, and those after the last number."""

    rows: list[Row] = field(default_factory=list)
    amounts: list[Segment] = field(default_factory=list)
    after: list[Row] = field(default_factory=list)


def amount_tables(segments: Sequence[Segment], glyphs: Glyphs) -> Iterator[tuple[list[Segment], Grid, Cells]]:
    """Each table of the page: its segments, its grid, and its cells with their lines."""
    if sum(1 for _ in _AMOUNT.finditer(glyphs.text)) < _WRITTEN:
        return
    for run in _runs(rows_of([segment for segment in segments if segment.thing is None]), glyphs):
        columns = _columns(run.rows)
        if len(columns) > 1:
            grid, cells = _laid_out(_whole_rows(run.rows, columns, glyphs), columns, glyphs)
            yield [segment for row in run.rows for segment in row], grid, cells


def _runs(rows: Sequence[Row], glyphs: Glyphs) -> Iterator[_Run]:
    run = _Run()
    for number, row in enumerate(rows):
        near = number > 0 and _near(rows[number - 1], row)
        if _ends_in_amount(row, glyphs):
            if not (run.amounts and near and _aligned(run.amounts[-1], row[-1])):
                yield from _ended(run, glyphs)
                run = _Run(_heads(rows[max(0, number - _ABOVE) : number], row))
            run.rows += [*run.after, row]
            run.amounts.append(row[-1])
            run.after = []
        elif run.amounts and near and len(run.after) < _BETWEEN and _fits(row, run):
            run.after.append(row)
        else:
            yield from _ended(run, glyphs)
            run = _Run()
    yield from _ended(run, glyphs)


def _ended(run: _Run, glyphs: Glyphs) -> Iterator[_Run]:
    if len(run.amounts) >= _ROWS and sum(_is(_AMOUNT, one, glyphs) for one in run.amounts) >= _WRITTEN:
        first = min(row[0].x0 for row in run.rows)
        for row in run.after:  # the last row's words may go on
            if row[0].x0 < first + _ALIGNED:
                break
            run.rows.append(row)
        yield run


def _ends_in_amount(row: Row, glyphs: Glyphs) -> bool:
    return len(row) > 1 and _is(_NUMBER, row[-1], glyphs) and not _is(_AMOUNT, row[0], glyphs)


def _is(pattern: re.Pattern[str], segment: Segment, glyphs: Glyphs) -> bool:
    return pattern.fullmatch(_text(segment, glyphs)) is not None


def _text(segment: Segment, glyphs: Glyphs) -> str:
    return glyphs.text[segment.words[0].start : segment.words[-1].end]


def _near(above: Row, row: Row) -> bool:
    step = max(s.bottom for s in above) - max(s.bottom for s in row)
    return 0 < step < _APART * max(s.top - s.bottom for s in row)


def _aligned(one: Segment, other: Segment) -> bool:
    return abs(one.x1 - other.x1) < _ALIGNED or abs(one.x0 - other.x0) < _ALIGNED


def _fits(row: Row, run: _Run) -> bool:
    """Whether a row without an amount stands in the columns of the others, left of the amounts."""
    starts = [segment.x0 for other in run.rows if len(other) > 1 for segment in other]
    left = min(amount.x0 for amount in run.amounts)
    return all(s.x1 < left and any(abs(s.x0 - start) < _ALIGNED for start in starts) for s in row)


def _heads(above: Sequence[Row], row: Row) -> list[Row]:
    """Those rows over the first amount that stand in its columns; running text ends them."""
    found: list[Row] = []
    below = row
    for head in reversed(above):
        over = len(head) > 1 and head[-1].x0 < row[-1].x1 and head[-1].x1 > row[-1].x0
        placed = all(any(abs(s.x0 - own.x0) < _ALIGNED for own in row[:-1]) for s in head)
        inside = placed and (len(head) > 1 or head[0].x0 > row[0].x0 + _ALIGNED)
        if not _near(head, below) or not (over or inside):
            break
        found.insert(0, head)
        below = head
    while found and len(found[0]) == 1:
        found.pop(0)
    return found


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """Left and right of each column: the stretches that some row fills and no gap goes through."""
    found: list[tuple[float, float]] = []
    for left, right in sorted((s.x0, s.x1) for row in rows if len(row) > 1 for s in row):
        if found and left < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def _column(segment: Segment, columns: Sequence[tuple[float, float]]) -> int:
    """The first column that a segment reaches into."""
    return next(n for n, (_, right) in enumerate(columns) if segment.x0 < right or n == len(columns) - 1)


def _whole_rows(rows: Sequence[Row], columns: Sequence[tuple[float, float]], glyphs: Glyphs) -> list[list[Row]]:
    """The rows, each with the lines that go on with its words, or that its words go on from."""
    whole: list[list[Row]] = []
    for row in rows:
        last = whole[-1][-1] if whole and len(whole[-1]) > 1 else ()
        begun = len(last) == 1 and any(
            _column(s, columns) == _column(last[0], columns) and _text(s, glyphs)[0].islower() for s in row
        )
        set_in = not _ends_in_amount(row, glyphs) and all(_column(s, columns) > 0 for s in row)
        if whole and (set_in or _breaks_into(whole[-1][-1], row, columns, glyphs)):
            whole[-1].append(row)
        elif begun:
            whole.append([whole[-1].pop(), row])
        else:
            whole.append([row])
    return whole


def _breaks_into(above: Row, row: Row, columns: Sequence[tuple[float, float]], glyphs: Glyphs) -> bool:
    """Whether a word of the row above is broken by a hyphen and goes on in this one; only one of them has an amount."""
    if _ends_in_amount(above, glyphs) and _ends_in_amount(row, glyphs):
        return False
    texts = ((_column(s, columns), _text(s, glyphs)) for s in above)
    broken = {column for column, text in texts if text[-1] in HYPHENS and text[-2:-1].isalpha()}
    return any(_column(s, columns) in broken and _text(s, glyphs)[0].islower() for s in row)


def _laid_out(
    rows: Sequence[Sequence[Row]], columns: Sequence[tuple[float, float]], glyphs: Glyphs
) -> tuple[Grid, Cells]:
    cells: Cells = []
    for number, row in enumerate(rows):
        bottom, top = min(s.bottom for part in row for s in part), max(s.top for part in row for s in part)
        for column, (left, right) in enumerate(columns):
            inside = [[w for s in part if _column(s, columns) == column for w in s.words] for part in row]
            lines = [line_of(words, glyphs) for words in inside if words]
            for line in lines:
                line.left_edge, line.right_edge = left, right
            cells.append((CellBox(left, bottom, right, top, number, column, 1, 1), lines))
    boxes = tuple(box for box, _ in cells)
    lefts = tuple(left for left, _ in columns)
    edges = lefts[0], min(box.y0 for box in boxes), columns[-1][1], max(box.y1 for box in boxes)
    return Grid(*edges, boxes, lefts, len(rows)), cells
