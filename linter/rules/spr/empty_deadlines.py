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
        yield from _in_row(rows)
    for block in letter.blocks:
        if block.layer is Layer.BODY and block.cell is None and block.kind is not BlockKind.HEADING:
            yield from _behind_label(block, letter.blocks[block.index + 1 : block.index + 2], dated)


def _in_column(rows: Sequence[Sequence[Block]]) -> Iterator[EmptyDeadline]:
    """Cells under «Frist» that are empty where most others are filled; a cell that spans rows fills them all."""
    heads = ((block, block.cell) for block in rows[0] if block.cell and block.cell.row == 0)
    found = next(((block, cell.column) for block, cell in heads if _HEAD.match(block.text.strip())), None)
    if found is None:
        return
    head, column = found
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


def _in_row(rows: Sequence[Sequence[Block]]) -> Iterator[EmptyDeadline]:
    """«Frist» first in a row and nothing beside it, where it is no title over all the columns."""
    last = max(block.cell.column for row in rows for block in row if block.cell)
    for block, *others in rows:
        cell = block.cell
        label = cell is not None and cell.row > 0 and cell.column == 0 and cell.column_span <= last
        if label and not others and _LABEL_CELL.fullmatch(block.text):
            yield EmptyDeadline(Span(block.index, 0, len(block.text)), block.text.strip(" :*"))


def _behind_label(block: Block, after: Sequence[Block], dated: re.Pattern[str]) -> Iterator[EmptyDeadline]:
    """«Frist:» at the end of a paragraph or item, with no date in what comes next."""
    label = _LABEL.search(block.text)
    value = any(next_.kind is not BlockKind.HEADING and dated.search(next_.text[:_VALUE]) for next_ in after)
    if label is not None and not value:
        yield EmptyDeadline(Span(block.index, label.start("label"), len(block.text.rstrip())), label["label"])
