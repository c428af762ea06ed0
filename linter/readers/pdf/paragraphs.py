"""From lines to paragraphs, list items and headings, over line, column and page breaks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from linter.letters.model import BlockKind, Cell
from linter.readers.hyphens import HYPHENS
from linter.readers.pdf.labels import Label, heading_number, list_label
from linter.readers.pdf.layout import PageFlow
from linter.readers.pdf.lines import Line

_END = re.compile(r"[.!?:;…][»”\"')]*$")
_FILLED = 1.0  # points from the right edge
_TABULAR = 2.5  # of the size: wider than the spaces of a badly justified line
_RIGHT_HALF, _OVER_HALF = 0.4, 0.55  # of the page's width
_SAME_SIZE = 0.6  # points
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d*\s*$|…\s*\d+\s*$")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, and what they are."""

    lines: list[Line]
    kind: BlockKind = BlockKind.PARAGRAPH
    label: Label | None = None
    level: int | None = None
    cell: Cell | None = None
    text_x: float = 0.0
    furniture: bool = False


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


def set_right_edges(pages: Sequence[PageFlow]) -> None:
    """Where the text of each column ends, furniture and notes left out.

    The page's usual right margin holds where a page or a stretch has only short lines.
    """
    for page in pages:
        reach: dict[int, float] = {}
        for line in page.lines:
            reach[line.column] = max(reach.get(line.column, 0.0), line.x1)
        for line in page.lines:
            line.right_edge = reach[line.column]
    ends = [line.right_edge for page in pages for line in page.lines if line.turn == 0]
    if not ends:
        return
    usual = median(ends)
    for page in pages:
        single = all(line.x0 <= _RIGHT_HALF * page.width for line in page.lines)
        for line in page.lines:
            if line.turn == 0 and (single or line.right_edge > _OVER_HALF * page.width):
                line.right_edge = max(line.right_edge, usual)


def paragraphs_of(lines: Iterable[Line], measures: Measures) -> list[Paragraph]:
    """Group lines in reading order."""
    found: list[Paragraph] = []
    for line in lines:
        label = list_label(line)
        if found and _goes_on(found[-1], line, label, measures):
            last = found[-1].lines[-1]
            if (last.page, last.column) != (line.page, line.column):
                found[-1].text_x = line.x0
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
    broken = last.text[-1] in HYPHENS and last.text[-2:-1].isalpha()
    if _looks_different(last, line) or LEADERS.search(last.text):
        return False
    if label and (label.bullet or label.tabbed or not _reaches_edge(last, line)):
        return False
    if (last.page, last.column) != (line.page, line.column):
        return broken or _goes_on_over_break(paragraph, line)
    pitch = measures.pitch.get(round(line.size), 1.25 * line.size)
    if last.bottom - line.bottom > 1.22 * pitch + 0.5 or (not broken and _new_indent(paragraph, line)):
        return False
    unfinished = line.text[0].islower() or not _END.search(last.text)
    slack = line.size if unfinished else 0.0
    return broken or _reaches_edge(last, line, slack=slack)


def _looks_different(last: Line, line: Line) -> bool:
    """Another size or turn, set in columns by tabs, or all bold beside a line that is not."""
    if abs(last.size - line.size) > _SAME_SIZE or last.turn != line.turn:
        return True
    if max(last.widest, line.widest) > _TABULAR * line.size:
        return True
    if last.bold == line.bold or last.text[-1] in HYPHENS:
        return False
    return last.bold or bool(_END.search(last.text)) or bool(line.bold and heading_number(line))


def _new_indent(paragraph: Paragraph, line: Line) -> bool:
    """After the end of a sentence the line is set in, or out from under a list item's text."""
    if not _END.search(paragraph.lines[-1].text):
        return False
    if paragraph.label and paragraph.label.tabbed and line.x0 < paragraph.text_x - 2:
        return True
    return len(paragraph.lines) > 1 and line.x0 > paragraph.text_x + 0.5 * line.size


def _goes_on_over_break(paragraph: Paragraph, line: Line) -> bool:
    """Over a column or page break there is no distance to judge by: the text decides.

    Where the sentence ends there too, a justified line that fills the measure is not a paragraph's last line.
    """
    last = paragraph.lines[-1]
    if heading_number(line) and line.bold:
        return False
    if _END.search(last.text) and last.text[-1] != ";":
        filled = [each.right_edge - each.x1 < _FILLED for each in paragraph.lines]
        return len(filled) > 2 and all(filled) and not last.bold  # noqa: PLR2004 - two lines may both fit by chance
    return line.text[0].islower() or (_reaches_edge(last, line) and not last.bold)


def _reaches_edge(last: Line, line: Line, slack: float = 0.0) -> bool:
    """The next line's first word had no room on the last one."""
    space = line.text.find(" ")
    word_end = line.rights[space - 1] if space > 0 else line.x1
    room = last.right_edge - last.x1
    return room - slack < (word_end - line.x0) + 0.2 * line.size
