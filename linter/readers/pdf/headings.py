"""Which paragraphs are headings, and the levels of headings and list items."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from linter.letters.model import BlockKind
from linter.readers.pdf.labels import heading_number
from linter.readers.pdf.paragraphs import LEADERS, Measures, Paragraph

_LONGEST_HEADING = 160  # characters
_LARGER = 0.8  # points above the body's size


def find_headings(paragraphs: Sequence[Paragraph], measures: Measures) -> None:
    """Tell headings by size, weight and number, and give them levels.

    A numbered heading's level is its number of parts. An unnumbered one takes the level of numbered ones that look the
    same, or else its rank among the looks (larger first, bold before regular).
    """
    looks: dict[tuple[float, bool], list[int]] = defaultdict(list)
    headings: list[Paragraph] = []
    for paragraph in paragraphs:
        if paragraph.cell is not None or paragraph.furniture or not _looks_like_heading(paragraph, measures):
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
    if not re.search(r"[^\W\d_]{2}", text) or LEADERS.search(text) or text[-1] in ".;,":
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
