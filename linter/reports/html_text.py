"""The text of a letter as read, in rows: what has findings stands beside them, flagged words marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from linter.letters.model import Block, BlockKind, Layer
from linter.reports import phrases
from linter.reports.html_finding import Item, Level

__all__ = ["Grid", "GridCell", "Paragraph", "Row", "Stretch", "cut", "text_rows"]

_DEEPEST = 6  # h6
_ABOVE = 3  # heading levels of the page above those of the letter
_KINDS = {
    BlockKind.HEADING: "heading",
    BlockKind.LIST_ITEM: "item",
    BlockKind.FOOTNOTE: "note",
    BlockKind.TEXT_BOX: "box",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row with the same findings on them; the stretches of a block give its text when put together.

    ``starts`` and ``ends``: findings whose words begin or end with this stretch. ``level`` is the gravest of ``on``;
    ``deep`` says that some of them flag more words than others.
    """

    text: str
    on: tuple[Item, ...]
    starts: tuple[Item, ...]
    ends: tuple[Item, ...]
    level: Level | None
    deep: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block. ``kind``: heading, item, note, box or para. ``level``: of the heading on the page (h4 to h6), or indent.

    ``page``: set where a new page of the file begins.
    """

    kind: str
    level: int
    label: str
    page: int | None
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table; cells without text are there too."""

    paragraphs: tuple[Paragraph, ...]
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table (tabell)."""

    grid: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Blocks that stand together on the page, with the findings on them in reading order; none for plain text."""

    parts: tuple[Paragraph | Grid, ...]
    items: tuple[Item, ...]


def text_rows(blocks: Sequence[Block], items: Iterable[Item], *, furniture: bool = False) -> list[Row]:
    """The blocks of body and notes (or of headers and footers) in rows: each block or table with findings is a row."""
    on: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        if item.span is not None:
            on[item.span.block].append(item)
    kept = [b for b in blocks if (b.layer is Layer.FURNITURE) is furniture and b.text.strip()]
    rows: list[Row] = []
    outline = _Outline()
    for part, own in _parts(kept, on, outline):
        if own or not rows or rows[-1].items:
            rows.append(Row((part,), own))
        else:
            rows[-1] = Row((*rows[-1].parts, part), ())
    return rows


class _Outline:
    """Heading levels without gaps, and pages that are told once."""

    def __init__(self) -> None:
        self.level = 0
        self.page: int | None = None

    def heading(self, level: int) -> int:
        self.level = min(max(level, 1), self.level + 1)
        return min(_DEEPEST, _ABOVE + self.level)

    def turned(self, page: int | None) -> int | None:
        if page is None or page == self.page:
            return None
        self.page = page
        return page


def _parts(
    blocks: Iterable[Block], on: Mapping[int, list[Item]], outline: _Outline
) -> Iterator[tuple[Paragraph | Grid, tuple[Item, ...]]]:
    for table, run in groupby(blocks, key=lambda b: b.cell.table if b.cell else None):
        if table is None:
            for block in run:
                own = tuple(on.get(block.index, ()))
                yield _paragraph(block, own, outline), own
        else:
            cells = list(run)
            yield _grid(cells, on, outline), tuple(item for b in cells for item in on.get(b.index, ()))


def _paragraph(block: Block, items: Sequence[Item], outline: _Outline) -> Paragraph:
    kind = _KINDS.get(block.kind, "para")
    level = block.level or 1
    label = block.label if block.label and not block.text.startswith(block.label) else ""
    return Paragraph(
        kind=kind,
        level=outline.heading(level) if kind == "heading" else min(level, 4),
        label=phrases.printable(label),
        page=outline.turned(block.page),
        stretches=cut(block.text, items),
    )


def _grid(blocks: Sequence[Block], on: Mapping[int, list[Item]], outline: _Outline) -> Grid:
    """The table with its empty cells, so that columns stand under each other."""
    inside: dict[tuple[int, int], list[Block]] = defaultdict(list)
    for block in blocks:
        if block.cell is not None:
            inside[block.cell.row, block.cell.column].append(block)
    places = {key: first[0].cell for key, first in inside.items()}
    width = max(column + cell.column_span for (_, column), cell in places.items() if cell)
    numbers = sorted({row for row, _ in inside})
    taken: set[tuple[int, int]] = set()
    grid = []
    for row in numbers:
        line = []
        for column in range(width):
            cell = places.get((row, column))
            if cell is None:
                if (row, column) not in taken:
                    line.append(GridCell((), 1, 1))
                continue
            below = [n for n in numbers if row <= n < row + cell.row_span]
            taken.update((n, c) for n in below for c in range(column, column + cell.column_span))
            paragraphs = tuple(_paragraph(b, on.get(b.index, ()), outline) for b in inside[row, column])
            line.append(GridCell(paragraphs, cell.column_span, len(below)))
        grid.append(tuple(line))
    return Grid(tuple(grid))


def cut(text: str, items: Sequence[Item]) -> tuple[Stretch, ...]:
    """The text, cut where flagged words begin and end. A finding on no words takes the nearest character."""
    placed = [(item, *_clipped(item, len(text))) for item in items if item.span is not None]
    bounds = sorted({0, len(text), *(at for _, start, end in placed for at in (start, end))})
    made = []
    for start, end in pairwise(bounds):
        on = [(item, first, last) for item, first, last in placed if first <= start and last >= end]
        made.append(
            Stretch(
                text="\n".join(phrases.printable(line) for line in text[start:end].split("\n")),
                on=tuple(item for item, _, _ in on),
                starts=tuple(item for item, first, _ in on if first == start),
                ends=tuple(item for item, _, last in on if last == end),
                level=max((item.level for item, _, _ in on), key=lambda level: level.rank, default=None),
                deep=len({(first, last) for _, first, last in on}) > 1,
            )
        )
    return tuple(made)


def _clipped(item: Item, length: int) -> tuple[int, int]:
    start, end = (item.span.start, item.span.end) if item.span else (0, 0)
    start = min(max(start, 0), max(length - 1, 0))
    return start, min(max(end, start + 1), length)
