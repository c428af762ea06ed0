"""From characters to words, and from words to lines in reading order, two columns included."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from linter.readers.pdf.glyphs import LINE_END_HYPHENS, Glyphs, Style

_WORD = re.compile(f"(?:\u00a0|[^\\s{LINE_END_HYPHENS}])+[{LINE_END_HYPHENS}]?")
_SPLIT = 0.8  # a gap of this part of the size starts a new segment; within a column segments are put together again
_LABEL_WIDTH = 6  # characters; the gap after «3.2.1» is not one between columns
_CELL_MARGIN = 8.0  # points; a table reaches this far out of its column
_MEASURE = 0.22  # each column is at least this part of the text's width
_STARTS = 40  # places where a column may start that are looked at; a page of running text has fewer than ten


@dataclass(slots=True)
class Word:
    """Characters ``start:end`` of the glyphs, without white space, and their box."""

    start: int
    end: int
    x0: float
    x1: float
    bottom: float
    top: float


@dataclass(slots=True)
class Line:
    """One line of text with a left and a right x per character.

    ``right_edge`` is where the column's text ends; ``column`` counts stretches of reading order on the page, so that
    two lines with the same page and column follow one another directly.
    """

    page: int
    turn: int
    text: str
    lefts: list[float]
    rights: list[float]
    bottom: float
    top: float
    styles: list[Style]
    raised: frozenset[int]
    size: float
    right_edge: float = 0.0
    left_edge: float = 0.0
    column: int = 0
    widest: float = 0.0  # gap between two words, after a label

    @property
    def x0(self) -> float:
        """Left end."""
        return self.lefts[0]

    @property
    def x1(self) -> float:
        """Right end."""
        return self.rights[-1]

    @property
    def bold(self) -> bool:
        """Every character but the raised ones is bold."""
        return all(s.bold for i, s in enumerate(self.styles) if i not in self.raised and self.text[i].isalnum())


@dataclass(slots=True)
class Segment:
    """Words on one line without a wide gap between them; ``thing`` stands for something else, a table."""

    x0: float
    x1: float
    bottom: float
    top: float
    words: list[Word] = field(default_factory=list)
    thing: object = None


def words_of(glyphs: Glyphs) -> list[Word]:
    """The words in the order they are drawn; pdfium has put spaces where there are gaps."""
    words: list[Word] = []
    left, right, bottom, top = glyphs.left, glyphs.right, glyphs.bottom, glyphs.top
    for found in _WORD.finditer(glyphs.text):
        start, end = found.span()
        words.append(Word(start, end, left[start], right[end - 1], min(bottom[start:end]), max(top[start:end])))
    return words


def segments_of(words: Sequence[Word], glyphs: Glyphs) -> list[Segment]:
    """Neighbouring words of a line, in the order drawn."""
    segments: list[Segment] = []
    for word in words:
        last = segments[-1] if segments else None
        size = glyphs.styles[word.start].size or (word.top - word.bottom)
        if (
            last is not None
            and -0.3 * size < word.x0 - last.x1 < _SPLIT * size
            and _overlap(last.bottom, last.top, word.bottom, word.top)
        ):
            last.words.append(word)
            last.x1 = max(last.x1, word.x1)
            last.bottom, last.top = min(last.bottom, word.bottom), max(last.top, word.top)
        else:
            segments.append(Segment(word.x0, word.x1, word.bottom, word.top, [word]))
    return segments


def _overlap(b0: float, t0: float, b1: float, t1: float) -> bool:
    """Two vertical stretches share more than half of the smaller one."""
    return min(t0, t1) - max(b0, b1) > 0.5 * min(t0 - b0, t1 - b1)


def reading_order(segments: Sequence[Segment], depth: int = 0) -> list[list[list[Segment]]]:
    """Stretches of reading order, each a list of rows from the top, each a list of segments from the left.

    A gutter is an upright strip that no segment of a band crosses, with full lines on both sides: bands with a gutter
    are read column by column, and whatever crosses the gutter (headings, full-width text, tables) divides the bands.
    """
    gutter = _gutter(segments) if depth < 3 else None  # noqa: PLR2004 - four columns at most
    if gutter is None:
        return [rows_of(segments)] if segments else []
    stretches: list[list[list[Segment]]] = []
    waiting: list[Segment] = []
    width = _width(segments)
    for band in _bands(segments, gutter):
        if not _is_columns(band, gutter, width):
            waiting.extend(band)
            continue
        if waiting:
            stretches.append(rows_of(waiting))
        columns, waiting = _without_tail(band, gutter)
        stretches.extend(reading_order([s for s in columns if s.x1 <= gutter], depth + 1))
        stretches.extend(reading_order([s for s in columns if s.x0 >= gutter], depth + 1))
    if waiting:
        stretches.append(rows_of(waiting))
    return stretches


def _without_tail(band: Sequence[Segment], gutter: float) -> tuple[list[Segment], list[Segment]]:
    """Cut off short lines on the left that come after the columns: a heading or a closing line.

    They stand below the right column, with more air above them than the column's lines have.
    """
    left = sorted((s for s in band if s.x1 <= gutter), key=lambda s: -s.bottom)
    floor = min(s.bottom for s in band if s.x0 >= gutter)
    steps = [above.bottom - below.bottom for above, below in pairwise(left) if above.bottom - below.bottom > 1]
    usual = median(steps) if steps else 0.0
    for above, below in pairwise(left):
        if below.top < floor + 2 and above.bottom - below.bottom > 1.3 * usual:
            tail = [s for s in left if s.bottom <= below.bottom]
            gone = {id(s) for s in tail}
            return [s for s in band if id(s) not in gone], tail
    return list(band), []


def _width(segments: Sequence[Segment]) -> float:
    return max(s.x1 for s in segments) - min(s.x0 for s in segments)


def _gutter(segments: Sequence[Segment]) -> float | None:
    """The x that leaves the most lines in bands of two columns, or None."""
    if len(segments) < 6:  # noqa: PLR2004 - three lines on each side
        return None
    width = _width(segments)
    starts = Counter(round(s.x0) for s in segments if s.thing is None)
    left = min(s.x0 for s in segments)
    best: tuple[int, float] | None = None
    for start, count in starts.most_common(_STARTS):
        if count < 3 or start - left < _MEASURE * width:  # noqa: PLR2004 - three lines
            continue
        for gutter in (start - 1.5, start - _CELL_MARGIN):
            inside = sum(len(band) for band in _bands(segments, gutter) if _is_columns(band, gutter, width))
            if inside and (best is None or inside > best[0]):
                best = inside, gutter
    return best[1] if best else None


def _bands(segments: Sequence[Segment], gutter: float) -> list[list[Segment]]:
    """Cut the page at everything that crosses the gutter; crossing segments make bands of their own."""
    bands: list[list[Segment]] = []
    crossing: bool | None = None
    for segment in sorted(segments, key=lambda s: -(s.top + s.bottom)):
        crosses = segment.x0 < gutter < segment.x1
        if crosses is not crossing:
            bands.append([])
            crossing = crosses
        bands[-1].append(segment)
    return bands


def _is_columns(band: Sequence[Segment], gutter: float, width: float) -> bool:
    """Two columns of running text; a table may stand in one of them."""
    text = [s for s in band if s.thing is None]
    left = [s for s in text if s.x1 <= gutter]
    right = [s for s in text if s.x0 >= gutter]
    if len(left) < 3 or len(right) < 3 or len(left) + len(right) < len(text):  # noqa: PLR2004 - three lines
        return False
    if gutter - max(s.x1 for s in left) < 5:  # noqa: PLR2004 - points; narrower is a space
        return False
    low, high = (
        max(min(s.bottom for s in side) for side in (left, right)),
        min(max(s.top for s in side) for side in (left, right)),
    )
    if high - low < 0.4 * (max(s.top for s in band) - min(s.bottom for s in band)):
        return False
    return all(_full(side, width) for side in (left, right))


def _full(side: Sequence[Segment], width: float) -> bool:
    """A column's lines are lines of running text: most of them nearly as wide as the column."""
    rows = rows_of(side)
    widths = [row[-1].x1 - row[0].x0 for row in rows]
    return median(widths) >= _MEASURE * width and median(widths) > 0.6 * max(widths)


def rows_of(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The rows of a page or a column from the top, each from the left."""
    rows: list[list[Segment]] = []
    spans: list[tuple[float, float]] = []
    for segment in sorted(segments, key=lambda s: -s.top):
        for place in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            bottom, top = spans[place]
            if not segment.thing and not rows[place][0].thing and _overlap(bottom, top, segment.bottom, segment.top):
                rows[place].append(segment)
                if segment.top - segment.bottom > top - bottom:
                    spans[place] = segment.bottom, segment.top
                break
        else:
            rows.append([segment])
            spans.append((segment.bottom, segment.top))
    order = sorted(range(len(rows)), key=lambda i: -(spans[i][0] + spans[i][1]))
    return [sorted(rows[i], key=lambda s: s.x0) for i in order]


def line_of(words: Sequence[Word], glyphs: Glyphs) -> Line:
    """Put the words of one row together, a space between them."""
    text: list[str] = []
    lefts: list[float] = []
    rights: list[float] = []
    styles: list[Style] = []
    raised: set[int] = set()
    widest = 0.0
    last = -1
    for word in words:
        if text:
            hard = last >= 0 and "\u00a0" in glyphs.text[last : word.start]
            text.append("\u00a0" if hard else " ")
            if len(text) > _LABEL_WIDTH:
                widest = max(widest, word.x0 - rights[-1])
            lefts.append(rights[-1])
            rights.append(max(rights[-1], word.x0))
            styles.append(styles[-1])
        if glyphs.raised:
            raised.update(len(text) + i - word.start for i in range(word.start, word.end) if i in glyphs.raised)
        text.extend(glyphs.text[word.start : word.end])
        lefts.extend(glyphs.left[word.start : word.end])
        rights.extend(glyphs.right[word.start : word.end])
        styles.extend(glyphs.styles[word.start : word.end])
        last = word.end
    joined = "".join(text)
    if joined[-1] in LINE_END_HYPHENS:
        joined = joined[:-1] + "-"
    for hyphen in LINE_END_HYPHENS:
        joined = joined.replace(hyphen, "-")
    size = Counter(style.size for style in styles).most_common(1)[0][0]
    return Line(
        glyphs.page,
        glyphs.turn,
        joined,
        lefts,
        rights,
        min(w.bottom for w in words),
        max(w.top for w in words),
        styles,
        frozenset(raised),
        size,
        widest=widest,
    )
