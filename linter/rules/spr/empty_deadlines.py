"""A deadline that the letter has set a place for and left empty: a cell under «Frist», or «Frist:» with nothing behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.letters.model import Block, BlockKind, Layer, Letter, Span
from linter.rules.spr.deadline_words import SAID

_HEAD = re.compile(
    r"^(?:(?:leverings|rapporterings|rapport|svar|tids|innleverings)?frist(?:en|er|ar)?|leveres(?: innen)?|leverast(?: innan)?)\b.{0,20}$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:^|[.!?;|]\s+|\n)\W*(?P<label>(?:leverings|svar|tids)?frist(?:en)?)\s*:\W*$", re.IGNORECASE)
_LABEL_CELL = re.compile(r"\W*(?:leverings|svar|tids)?frist(?:en)?\W*", re.IGNORECASE)
_VALUE = 20  # characters of the next paragraph in which the date of «Frist:» stands
_DEMANDS = re.compile(r"\b(?:skal|må|bes|bør)\b", re.IGNORECASE)
_FEWEST_FILLED = 2  # rows that have a deadline; fewer show no habit
_FILLED_PER_EMPTY = 2
_FEWEST_WORDS = 3  # of an assignment; fewer name a group of rows


@dataclass(frozen=True, slots=True)
class EmptyDeadline:
    """``span``: the assignment that lacks its deadline; ``head``: what stands over or before the empty place."""

    span: Span
    head: str


def empty_deadlines(letter: Letter, dated: re.Pattern[str]) -> Iterator[EmptyDeadline]:
    """Every place for a deadline that is empty. ``dated`` matches what can stand behind «Frist:»."""
    tables: dict[int, list[Sequence[Block]]] = {}
    for (table, _), row in letter.rows.items():
        tables.setdefault(table, []).append(row)
    for rows in tables.values():
        yield from _in_column(rows)
    for block in letter.blocks:
        if block.layer is Layer.BODY:
            yield from _behind_label(letter, block, dated)


def _in_column(rows: Sequence[Sequence[Block]]) -> Iterator[EmptyDeadline]:
    """Cells under «Frist» that are empty where most others are filled; a cell that spans rows fills them all."""
    head = next((cell for cell in rows[0] if cell.cell and cell.cell.row == 0 and _HEAD.match(cell.text.strip())), None)
    if head is None or head.cell is None:
        return
    column = head.cell.column
    filled = {
        row
        for cells in rows
        for block in cells
        if (cell := block.cell) and cell.column <= column < cell.column + cell.column_span and block.text.strip()
        for row in range(cell.row, cell.row + cell.row_span)
    } - {0}
    empty = [
        cells
        for cells in rows
        if cells[0].cell
        and cells[0].cell.row not in filled | {0}
        and cells[0].cell.column == (0 if column else 1)  # else a row goes on from the page before
        and not any(SAID.search(block.text) for block in cells)  # a row that says its deadline in its own words
    ]
    if len(filled) < max(_FEWEST_FILLED, _FILLED_PER_EMPTY * len(empty)):
        return
    for cells in empty:
        longest = max(cells, key=lambda block: len(block.text))
        alone = len(cells) == 1 and column and not _DEMANDS.search(longest.text)  # a title over the rows below
        if len(longest.text.split()) >= _FEWEST_WORDS and not alone:
            yield EmptyDeadline(Span(longest.index, 0, len(longest.text)), head.text.strip())


def _behind_label(letter: Letter, block: Block, dated: re.Pattern[str]) -> Iterator[EmptyDeadline]:
    """«Frist:» at the end of a paragraph or item, or alone in a row, with no date in what comes next."""
    if block.cell is not None:
        row = letter.rows.get((block.cell.table, block.cell.row), ())
        columns = max(
            (other.cell.column for cells in _rows_of(letter, block) for other in cells if other.cell), default=0
        )
        alone = len(row) == 1 and block.cell.column == 0 and block.cell.column_span <= columns
        if alone and block.cell.row and _LABEL_CELL.fullmatch(block.text):
            yield EmptyDeadline(Span(block.index, 0, len(block.text)), block.text.strip(" :*"))
        return
    label = _LABEL.search(block.text)
    if label is None or block.kind is BlockKind.HEADING:
        return
    after = letter.blocks[block.index + 1] if block.index + 1 < len(letter.blocks) else None
    goes_on = after is not None and after.kind is not BlockKind.HEADING
    value = after is not None and goes_on and dated.search(after.text[:_VALUE])
    if not value:
        yield EmptyDeadline(Span(block.index, label.start("label"), len(block.text.rstrip())), label["label"])


def _rows_of(letter: Letter, block: Block) -> Iterator[Sequence[Block]]:
    table = block.cell.table if block.cell else -1
    return (cells for (number, _), cells in letter.rows.items() if number == table)
