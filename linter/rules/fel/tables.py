"""Tables in the text about a task: rows are known by what they say, their values compared one by one.

One letter may have the rows in another order than the next. What stands over the columns is no demand and is not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from linter.letters.model import Letter, Span
from linter.rules.fel.change import Change, change_of
from linter.rules.fel.rewritten import Versions
from linter.rules.koo.mandate import Part
from linter.sharing.model import Difference, DifferenceClass
from linter.sharing.reading import UnitKind, read
from linter.sharing.text import Sentence, is_value
from linter.sharing.wordings import read_wording

_SEVERAL = 2
_DEMANDS = frozenset({UnitKind.NUMBER, UnitKind.MODAL, UnitKind.NEGATION})
_ENDS = (".", ":", ";", "?", "!")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the cell that says what it is about, its values, and what stands over each of them ("" for nothing)."""

    label: Sentence
    values: tuple[Sentence, ...]
    over: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a letter says of a task: sentences to compare as text, and rows whose values are compared apart."""

    spans: tuple[Span, ...]
    rows: tuple[Row, ...]


def told(part: Part) -> Told:
    """A letter's text about a task without the values and the heads of its tables."""
    letter = part.letter.letter
    cells = {cell: (table, row) for table, row, cell in _cells(letter, part.blocks())}
    rows = [
        (table, [cell for cell, place in cells.items() if place == (table, row)])
        for table, row in dict.fromkeys(cells.values())
    ]
    kept: list[Row] = []
    aside: set[Span] = set()
    for _, group in groupby(rows, key=lambda one: one[0]):
        table = [row for _, row in group]
        head = table[0] if len(table) > 1 and _is_head(letter, table[0]) else []
        aside.update(head)
        over = {_column(letter, cell): letter.excerpt(cell) for cell in head}
        for row in table[1:] if head else table:
            label = next((cell for cell in row if read_wording(letter.excerpt(cell)) is not None), None)
            values = [cell for cell in row if is_value(letter.excerpt(cell))]
            if label is not None and values:
                aside.update(values)
                kept.append(
                    Row(
                        Sentence(label, letter.excerpt(label)),
                        tuple(Sentence(cell, letter.excerpt(cell)) for cell in values),
                        tuple(over.get(_column(letter, cell), "") for cell in values),
                    )
                )
    spans = [span for span, _ in part.sentences() if not _inside(span, aside)]
    return Told(tuple(sorted(spans)), tuple(kept))


def changed_values(versions: Versions, rows: Sequence[Sequence[Row]]) -> Iterator[Change]:
    """Steering differences between values of one row; ``rows[n]`` are those of letter ``n``."""
    labels = [[(number, row.label) for row in own] for number, own in enumerate(rows)]
    groups = [[(number, rows[number][index]) for number, index in group] for group in versions.grouped(labels)]
    for group in groups:
        usual, _ = Counter(_said(row) for _, row in group).most_common(1)[0]
        first = next(member for member in group if _said(member[1]) == usual)
        for member in group:
            if len(group) >= _SEVERAL and member is not first:
                yield from _compared(versions, first, member)


def _compared(versions: Versions, first: tuple[int, Row], second: tuple[int, Row]) -> Iterator[Change]:
    (one, row), (other, changed) = first, second
    values = _in_order(changed, row)
    for before, after in zip(row.values, values, strict=False):
        if before.text != after.text:
            yield from versions.between((one, before), (other, after))
    for before in row.values[len(values) :]:
        lacking = Difference(
            DifferenceClass.NUMBER, before.text, "", steering=True, sentence=changed.label.text, before_at=before.span
        )
        yield change_of(lacking, versions.parts[one], versions.parts[other])
    for after in values[len(row.values) :]:
        more = Difference(
            DifferenceClass.NUMBER, "", after.text, steering=True, sentence=changed.label.text, after_at=after.span
        )
        yield change_of(more, versions.parts[one], versions.parts[other])


def _in_order(row: Row, other: Row) -> tuple[Sentence, ...]:
    """The values of a row in the order another row's columns have, where the columns are called the same."""
    if row.over == other.over or sorted(row.over) != sorted(other.over) or len(set(row.over)) < len(row.over):
        return row.values
    return tuple(row.values[row.over.index(name)] for name in other.over)


def _said(row: Row) -> tuple[str, ...]:
    return tuple(unit.norm for value in row.values for unit in read(value.text) if unit.kind is UnitKind.NUMBER)


def _is_head(letter: Letter, row: Sequence[Span]) -> bool:
    """Whether a row only names the columns: no number but a year, no demand, no full stop."""
    texts = [letter.excerpt(cell) for cell in row]
    units = [unit for text in texts for unit in read(text)]
    return len(row) > 1 and not any(u.kind in _DEMANDS for u in units) and not any(t.endswith(_ENDS) for t in texts)


def _cells(letter: Letter, blocks: Iterable[int]) -> Iterator[tuple[int, int, Span]]:
    """Table, row and place of each cell among the blocks."""
    for number in blocks:
        block = letter.blocks[number]
        if block.cell is not None:
            yield block.cell.table, block.cell.row, Span(number, 0, len(block.text))


def _column(letter: Letter, cell: Span) -> int:
    place = letter.blocks[cell.block].cell
    return -1 if place is None else place.column


def _inside(span: Span, some: set[Span]) -> bool:
    return any(span.block == one.block and one.start <= span.start and span.end <= one.end for one in some)
