"""From lines to paragraphs, list items and headings, over line, column and page breaks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from linter.letters.model import BlockKind, Cell
from linter.readers.pdf.hyphens import HYPHENS
from linter.readers.pdf.labels import Label, heading_number, list_label
from linter.readers.pdf.layout import PageFlow, TableText
from linter.readers.pdf.lines import Line

_END = re.compile(r"[.!?:;…][»”\"')]*$")
_DOTS = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|…\s*\d+\s*$")
_LONGEST_HEADING = 160  # characters
_LARGER = 0.8  # points above the body's size


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and what they are."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    label: Label | None = None
    level: int | None = None
    cell: Cell | None = None
    text_x: float = 0.0
    skip: int = 0


@dataclass(slots=True)
class Measures:
    """What is usual in this letter: the body's size in points, and the distance between lines per size."""

    body: float
    pitch: dict[int, float] = field(default_factory=dict)


def measure(pages: Sequence[PageFlow]) -> Measures:
    """The size most characters have, and the usual distance between two lines of a size."""
    sizes: Counter[float] = Counter()
    steps: dict[int, list[float]] = defaultdict(list)
    for page in pages:
        last: Line | None = None
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
            if last and last.column == line.column and abs(last.size - line.size) < 0.5:  # noqa: PLR2004 - points
                step = last.bottom - line.bottom
                if 0 < step < 3 * line.size:
                    steps[round(line.size)].append(step)
            last = line
    body = sizes.most_common(1)[0][0] if sizes else 11.0
    return Measures(body, {size: _usual(found) for size, found in steps.items() if len(found) > 2})  # noqa: PLR2004


def _usual(steps: Sequence[float]) -> float:
    """The commonest step; paragraph gaps are rarer than line steps in running text."""
    counts = Counter(round(step * 2) / 2 for step in steps)
    most = max(counts.values())
    return min(step for step, count in counts.items() if count >= 0.6 * most)


def widen_edges(pages: Sequence[PageFlow]) -> None:
    """Let the page's usual right margin hold where a page or a stretch has only short lines."""
    ends = [line.right_edge for page in pages for line in page.lines if line.turn == 0]
    if not ends:
        return
    usual = median(ends)
    for page in pages:
        single = len({part.column for part in page.lines if part.x0 > 0.4 * page.width}) == 0
        for line in page.lines:
            if line.turn == 0 and (single or line.right_edge > 0.55 * page.width):
                line.right_edge = max(line.right_edge, usual)


def paragraphs_of(lines: Iterable[Line], measures: Measures) -> list[Paragraph]:
    """Group lines in reading order."""
    found: list[Paragraph] = []
    for line in lines:
        label = list_label(line)
        if found and _goes_on(found[-1], line, label, measures):
            found[-1].lines.append(line)
            if len(found[-1].lines) == 2 and found[-1].label is None:  # noqa: PLR2004 - the second line shows the indent
                found[-1].text_x = line.x0
            continue
        paragraph = Paragraph([line], text_x=line.x0)
        if label:
            paragraph.kind, paragraph.label = BlockKind.LIST_ITEM, label
            paragraph.text_x = line.lefts[label.width] if label.width < len(line.lefts) else line.x0
        found.append(paragraph)
    return found


def _goes_on(paragraph: Paragraph, line: Line, label: Label | None, measures: Measures) -> bool:
    """The line belongs to the paragraph before it."""
    last = paragraph.lines[-1]
    if abs(last.size - line.size) > 0.6 or last.turn != line.turn:  # noqa: PLR2004 - points
        return False
    if label and (label.bullet or label.tabbed or not _reaches_edge(last, line)):
        return False
    if _DOTS.search(last.text):
        return False
    lower = line.text[:1].islower()
    hyphen = last.text[-1] in HYPHENS and last.text[-2:-1].isalpha()
    if last.bold != line.bold and not (hyphen or (lower and not last.bold)) and (last.bold or _END.search(last.text)):
        return False
    if (last.page, last.column) != (line.page, line.column):
        return _goes_on_over_break(paragraph, line, lower=lower, hyphen=hyphen)
    pitch = measures.pitch.get(round(line.size), 1.25 * line.size)
    if last.bottom - line.bottom > 1.22 * pitch + 0.5:
        return False
    if hyphen:
        return True
    if heading_number(line) and line.bold and not last.bold:
        return False
    if paragraph.label and line.x0 < paragraph.text_x - 2 and paragraph.label.tabbed and _END.search(last.text):
        return False
    indented = len(paragraph.lines) > 1 and line.x0 > paragraph.text_x + 0.5 * line.size
    if indented and _END.search(last.text):
        return False
    return _reaches_edge(last, line) or (lower and _reaches_edge(last, line, slack=2.5 * line.size))


def _goes_on_over_break(paragraph: Paragraph, line: Line, *, lower: bool, hyphen: bool) -> bool:
    """Over a column or page break there is no distance to judge by: the text decides."""
    last = paragraph.lines[-1]
    if hyphen:
        return True
    if _END.search(last.text) and last.text[-1] != ";":
        return False
    if lower and not _END.search(last.text):
        return True
    return _reaches_edge(last, line) and not last.bold and not heading_number(line)


def _reaches_edge(last: Line, line: Line, slack: float = 0.0) -> bool:
    """The next line's first word had no room on the last one."""
    space = line.text.find(" ")
    word_end = line.rights[space - 1] if space > 0 else line.x1
    room = last.right_edge - last.x1
    return room - slack < (word_end - line.x0) + 0.2 * line.size


def find_headings(paragraphs: Sequence[Paragraph], measures: Measures) -> None:
    """Tell headings by size, weight and number, and give them levels.

    A numbered heading's level is its number of parts. An unnumbered one takes the level of numbered ones that look the
    same, or else its rank among the looks (larger first, bold before regular).
    """
    looks: dict[tuple[float, bool], list[int]] = defaultdict(list)
    headings: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.cell is not None or not _looks_like_heading(paragraph, measures):
            continue
        number = heading_number(paragraph.lines[0])
        paragraph.kind, paragraph.label = BlockKind.HEADING, number
        headings.append(paragraph)
        if number and number.text[0].isdigit():
            paragraph.level = len(number.text.rstrip(".)").split("."))
            looks[_look(paragraph)].append(paragraph.level)
    ranks = sorted({_look(heading) for heading in headings}, reverse=True)
    for heading in headings:
        if heading.level is None:
            look = _look(heading)
            known = looks.get(look)
            heading.level = Counter(known).most_common(1)[0][0] if known else _rank(look, ranks, looks)


def _rank(
    look: tuple[float, bool], ranks: Sequence[tuple[float, bool]], looks: dict[tuple[float, bool], list[int]]
) -> int:
    """One below the nearest larger look."""
    level = 0
    for other in ranks[: ranks.index(look)]:
        level = max(min(looks[other]) if looks.get(other) else level + 1, level)
    return min(level + 1, 9)


def _look(paragraph: Paragraph) -> tuple[float, bool]:
    line = paragraph.lines[0]
    return round(line.size * 2) / 2, line.bold


def _looks_like_heading(paragraph: Paragraph, measures: Measures) -> bool:
    text = " ".join(line.text for line in paragraph.lines)
    first = paragraph.lines[0]
    if len(text) > _LONGEST_HEADING or len(paragraph.lines) > 3 or first.turn:  # noqa: PLR2004 - lines
        return False
    if not re.search(r"[^\W\d_]{2}", text) or _DOTS.search(text) or text[-1] in ".;,":
        return False
    number = heading_number(first)
    if paragraph.label and (paragraph.label.bullet or not number):
        return False
    larger = min(line.size for line in paragraph.lines) >= measures.body + _LARGER
    bold = all(line.bold for line in paragraph.lines) and first.size >= measures.body - 1
    if larger or bold:
        return not (bold and not larger and not number and text.endswith(":"))
    return bool(number and "." in number.text[:-1] and number.tabbed and len(paragraph.lines) == 1)


def set_list_levels(paragraphs: Sequence[Paragraph]) -> None:
    """Levels of list items from how far they are indented."""
    stack: list[float] = []
    for paragraph in paragraphs:
        if paragraph.kind is not BlockKind.LIST_ITEM:
            if paragraph.kind is BlockKind.HEADING:
                stack = []
            continue
        x = paragraph.lines[0].x0
        while stack and stack[-1] > x + 3:
            stack.pop()
        if not stack or x > stack[-1] + 3:
            stack.append(x)
        paragraph.level = len(stack)


def flow_paragraphs(pages: Sequence[PageFlow], measures: Measures) -> list[Paragraph]:
    """All paragraphs of the body, the cells of tables in their place."""
    found: list[Paragraph] = []
    lines: list[Line] = []
    table, rows_before, columns = -1, 0, ()
    for page in pages:
        for place, part in enumerate(page.flow):
            if isinstance(part, Line):
                lines.append(part)
                columns = ()
                continue
            found.extend(paragraphs_of(lines, measures))
            lines = []
            goes_on = place == 0 and _same_columns(columns, part.grid.columns)
            if not goes_on:
                table, rows_before = table + 1, 0
            found.extend(_cell_paragraphs(part, table, rows_before, measures))
            rows_before += part.grid.rows
            columns = part.grid.columns
    found.extend(paragraphs_of(lines, measures))
    find_headings(found, measures)
    set_list_levels(found)
    return found


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    """A table at the head of a page with the columns of the one that ended the page before goes on."""
    return len(one) == len(other) > 0 and all(abs(a - b) < 3 for a, b in zip(one, other, strict=True))


def _cell_paragraphs(part: TableText, table: int, above: int, measures: Measures) -> list[Paragraph]:
    found: list[Paragraph] = []
    for box, lines in part.cells:
        place = Cell(table, box.row + above, box.column, box.row_span, box.column_span)
        for paragraph in paragraphs_of(lines, measures):
            paragraph.cell = place
            if paragraph.kind is BlockKind.PARAGRAPH:
                paragraph.kind = BlockKind.TABLE_CELL
            found.append(paragraph)
    return found
