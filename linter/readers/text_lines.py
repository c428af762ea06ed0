"""What each line of a plain text is, seen by itself: blank, heading, list item, table row, page number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from linter.readers.text_strand import EMPTY, Strand

BULLETS = (
    "•·▪◦‣●○■□➢➤\uf0b7\uf0a7\uf0d8\uf0fc\uf02d"  # the last ones are Word's bullets in the Symbol and Wingdings fonts
)
_SPLIT = re.compile(r"[^\r\n\f]*(?:\r\n|\r|\n|\f|$)")
_RULE = re.compile(r"([-_*=])(?:\s*\1){2,}$")
_DIVIDER = re.compile(r"\[\s*(?:\.{3}|…)\s*\]$")
_HASH = re.compile(r"#{1,6}(?=\s)")
_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\]:\s*")
_ROW = re.compile(r"\|[^|]*\|")
_BULLET = re.compile(rf"[{BULLETS}]\s*|[-–—*+o](?:\s+|$)")
_MONTH = r"(?i:jan|feb|mars|apr|mai|jun|jul|aug|sep|okt|nov|des)"
_ITEM = re.compile(
    rf"(?!\d{{1,2}}\.\s+{_MONTH})(\d{{1,3}}[.)]|[A-Za-zæøå][.)]|\([a-zæøå0-9]{{1,3}}\)|[ivx]{{1,5}}[.)])\s+(?=\S)"
)
_PAGE_NUMBER = re.compile(r"(?:[Ss]id[ea]:?\s*)?[-–]?\s?\d{1,3}\s?(?:[-–]|(?:av|/|of)\s*\d{1,3})?$")
_SIDE = re.compile(r"[Ss]id[ea]\b|\d+\s*(?:av|/)\s*\d+")
_NAMES_ONLY = 35  # characters; a text of shorter lines is a list of names, not wrapped prose
_WIDEST = 140  # characters; nobody wraps wider
_REPEATED = 3  # a first or last line that stands on so many pages is a running header or footer


class LineKind(Enum):
    """What a line is, as far as it can be told without its neighbours."""

    BLANK = auto()
    TEXT = auto()
    HEADING = auto()  # marked with #
    BULLET = auto()
    ITEM = auto()  # numbered or lettered
    ROW = auto()  # table row
    RULE = auto()  # --- or ===
    DIVIDER = auto()  # [...] between snippets
    PAGE_NUMBER = auto()
    RUNNING = auto()  # repeated header or footer
    NOTE = auto()  # [^1]: …


_PATTERNS = (
    (LineKind.DIVIDER, _DIVIDER),
    (LineKind.RULE, _RULE),
    (LineKind.NOTE, _NOTE),
    (LineKind.ROW, _ROW),
    (LineKind.PAGE_NUMBER, _PAGE_NUMBER),
    (LineKind.BULLET, _BULLET),
    (LineKind.ITEM, _ITEM),
)
_PROSE = (LineKind.TEXT, LineKind.BULLET, LineKind.ITEM)


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its text without markup at the start (``whole``: with it), and what it is."""

    strand: Strand
    kind: LineKind
    page: int
    indent: int = 0
    label: str = ""
    level: int = 0
    top: bool = False  # first on its page, after a form feed
    whole: Strand = EMPTY

    @property
    def text(self) -> str:
        """The line's words."""
        return self.strand.text


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a decoded text. A form feed ends a line and a page."""
    page, top = 1, False
    for match in _SPLIT.finditer(text):
        if match.start() == match.end():
            continue
        raw = match[0].rstrip("\r\n\f")
        strand = Strand(raw, tuple(range(match.start(), match.start() + len(raw)))).strip()
        indent = len(raw) - len(raw.lstrip())
        yield replace(classify(strand, page), indent=indent, top=top, whole=strand)
        top = match[0].endswith("\f")
        page += top


def line_starts(text: str) -> list[int]:
    """Offset of every line; lines end with CR LF, LF or CR as in editors (a form feed does not count)."""
    return [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]


def classify(strand: Strand, page: int) -> Line:
    """What one stripped line is by itself."""
    while (quoted := re.match(r">\s+", strand.text)) is not None:
        strand = strand.cut(quoted.end())
    text = strand.text
    if not text:
        return Line(strand, LineKind.BLANK, page)
    if found := _HASH.match(text):
        rest = re.sub(r"\s+#+$", "", text[found.end() :])
        return Line(strand.cut(found.end(), found.end() + len(rest)).strip(), LineKind.HEADING, page, level=found.end())
    for kind, pattern in _PATTERNS:
        if found := pattern.match(text):
            return _named(Line(strand, kind, page), found)
    return Line(strand, LineKind.TEXT, page)


def _named(line: Line, found: re.Match[str]) -> Line:
    """The line with label and level set, and its markup cut off."""
    if line.kind is LineKind.RULE:
        return replace(line, level=1 if found[1] == "=" else 2)
    if line.kind is LineKind.NOTE:
        return replace(line, strand=line.strand.cut(found.end()), label=found[1])
    if line.kind is LineKind.BULLET:
        return replace(line, strand=line.strand.cut(found.end()), label=found[0].strip())
    if line.kind is LineKind.PAGE_NUMBER:
        return replace(line, label="side" if _SIDE.search(line.text) else "")
    if line.kind is LineKind.ITEM:
        return replace(line, label=found[1])
    return line


def wrap_width(lines: Sequence[Line]) -> int:
    """The width the text is wrapped at, in characters; 0 when its paragraphs stand on one line each."""
    lengths = sorted(len(line.whole.text) for line in lines if line.kind in _PROSE)
    total, seen = sum(lengths), 0
    for length in lengths:
        seen += length
        if seen * 2 >= total:  # half of all characters stand in lines no longer than this one
            near_widest = lengths[int(len(lengths) * 0.95)]
            return near_widest if length > _NAMES_ONLY and near_widest <= _WIDEST else 0
    return 0


def mark_running_lines(lines: list[Line]) -> list[Line]:
    """Name the headers and footers that repeat from page to page; needs form feeds."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if line.kind is not LineKind.BLANK:
            pages.setdefault(line.page, []).append(index)
    if len(pages) < _REPEATED:
        return lines
    edges = [edge for page in pages.values() for edge in {page[0], page[-1]}]
    seen = Counter(re.sub(r"\d+", "0", lines[edge].text) for edge in edges)
    for edge in edges:
        repeated = seen[re.sub(r"\d+", "0", lines[edge].text)] >= _REPEATED
        if repeated and not lines[edge].text.endswith(".") and lines[edge].kind in (LineKind.TEXT, LineKind.ITEM):
            lines[edge] = replace(lines[edge], kind=LineKind.RUNNING, label="", level=0)
    return lines
