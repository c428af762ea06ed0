"""Reads plain text and Markdown (.txt, .md), line-wrapped or not, as public portals and colleagues give it.

Wrapped lines are joined into paragraphs, also over a page break; every character keeps its offset in the decoded file.
Taken out of the text: Markdown markup (kept as marks), bullets (kept as labels), invisible characters.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from linter.letters.model import Block, BlockKind, Cell, Layer, Letter, RevisionView, Unread
from linter.letters.sections import build_sections
from linter.readers.contract import Limits, ReadError
from linter.readers.hyphens import Words, words_seen
from linter.readers.text_decode import decode
from linter.readers.text_headings import NUMBER, heading_at
from linter.readers.text_inline import take_out
from linter.readers.text_lines import Line, LineKind, line_starts, lines_of, mark_running_lines, wrap_width
from linter.readers.text_strand import Strand, join, pieces
from linter.readers.text_tables import SEPARATOR, Table, tables_of

_UNFINISHED = re.compile(r"[^.:;!?…\s]\s*$")
_CUT_WORD = re.compile(r"[^\W\d_]-$|(?<![\d/-])\d{4}-$|[\u00ad\ufffe]$")
_DASHES = "-–—+"
_LABELLED = re.compile(r"[A-ZÆØÅ][a-zæøå]{2,}\s\d{1,2}(?:\.\d{1,2})*\s?[:–]\s")  # «Delmål 1.2: …» begins anew
_SETEXT_LONGEST = 100
_INDENT = 2
_LONG = 60  # characters


@dataclass(frozen=True, slots=True)
class _Draft:
    """A block before markup is taken out."""

    kind: BlockKind
    strand: Strand
    page: int
    layer: Layer = Layer.BODY
    level: int | None = None
    label: str = ""
    cell: Cell | None = None
    note: str | None = None
    last: int = 0  # length of the last line


@dataclass(slots=True)
class _State:
    """Where the pass over the lines stands."""

    width: int
    marked: bool
    seen: Words
    open: _Draft | None = None
    behind: list[_Draft] = field(default_factory=list)  # furniture met inside the open paragraph
    gap: str = ""  # "", "blank" or "page": what lies between the open paragraph and this line
    bullets: list[tuple[int, str]] = field(default_factory=list)  # indent and bullet of each open list level
    level: int = 0  # of the last heading that has one of its own
    table: int = -1
    row: int = -1
    in_table: bool = False

    def close(self) -> Iterator[_Draft]:
        """Hand out the open paragraph and the furniture met in it."""
        if self.open is not None:
            yield self.open
        yield from self.behind
        self.open, self.behind, self.gap = None, [], ""


def read(path: Path, *, view: RevisionView, limits: Limits) -> Letter:
    """Read a text file. Raises ReadError ``empty``, ``not_text`` or ``too_large``; OSError when it cannot be opened."""
    raw = path.read_bytes()
    if len(raw) > limits.file_bytes:
        raise ReadError("too_large", path, size=len(raw) // 2**20, limit=limits.file_bytes // 2**20)
    text, broken = decode(raw, path)
    letter = _letter(text, str(path), hashlib.sha256(raw).hexdigest())
    unread = (Unread("unread.bytes", count=broken),) if broken else ()
    return replace(letter, view=view, unread=unread)


def read_string(text: str, name: str) -> Letter:
    """The letter in ``text``; ``name`` stands for its path. Raises ReadError ``empty``."""
    return _letter(text, name, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def _letter(text: str, name: str, sha256: str) -> Letter:
    starts = line_starts(text)
    lines = mark_running_lines(list(lines_of(text)))
    paged = any(line.top for line in lines)
    blocks = [block for draft in _drafts(lines) if (block := _block(draft, starts, paged=paged)) is not None]
    if not blocks:
        raise ReadError("empty", name)
    numbered, sections = build_sections(blocks)
    suffix = Path(name).suffix.lower().lstrip(".")
    pages = max(line.page for line in lines) if paged else None
    return Letter(name, suffix or "txt", sha256, numbered, sections, pages=pages)


def _block(draft: _Draft, starts: Sequence[int], *, paged: bool) -> Block | None:
    strand, marks = take_out(draft.strand)
    if not strand.text and not marks:
        return None
    label = draft.label
    if draft.kind is BlockKind.HEADING and (number := NUMBER.match(strand.text)):
        label = number[1]
    return Block(
        0,
        draft.kind,
        draft.layer,
        strand.text,
        pieces(strand, starts),
        level=draft.level,
        label=label,
        cell=draft.cell,
        page=draft.page if paged else None,
        marks=marks,
        note=draft.note,
    )


def _drafts(lines: list[Line]) -> Iterator[_Draft]:
    marked = any(line.kind is LineKind.HEADING for line in lines)
    state = _State(wrap_width(lines), marked, words_seen(line.whole.text for line in lines))
    tables = tables_of(lines, state.seen)
    inside = frozenset().union(*(table.lines for table in tables.values()))
    skip = 0
    for index, line in enumerate(lines):
        if line.top:
            state.gap = "page"
        if skip:
            skip -= 1
        elif index in tables:
            yield from state.close()
            yield from _table(state, tables[index], line.page)
        elif index in inside:
            continue
        elif line.kind is LineKind.BLANK:
            state.gap, state.in_table = state.gap or "blank", False
        elif line.kind is LineKind.RUNNING or (line.kind is LineKind.PAGE_NUMBER and _at_page_edge(lines, index)):
            kind = BlockKind.HEADER if line.top else BlockKind.FOOTER
            state.behind.append(_Draft(kind, line.whole, line.page, Layer.FURNITURE))
            state.gap = "page"
        elif heading := heading_at(lines, index, marked=marked, width=state.width):
            yield from state.close()
            strand = line.strand
            for more in lines[index + 1 : index + heading.lines]:
                strand = join(strand, more.strand, state.seen)
            skip = heading.lines - 1
            yield from _heading(state, strand, heading.level, line.page)
        else:
            yield from _ordinary(state, line)
    yield from state.close()


def _ordinary(state: _State, line: Line) -> Iterator[_Draft]:
    if line.kind is not LineKind.ROW:
        state.in_table = False
    if line.kind is LineKind.RULE:
        yield from _rule(state, line)
    elif line.kind is LineKind.ROW:
        yield from state.close()
        yield from _cells(state, line)
    elif line.kind is LineKind.HEADING:
        yield from state.close()
        yield from _heading(state, line.strand, line.level, line.page)
    elif line.kind is LineKind.DIVIDER:
        yield from state.close()
        state.bullets = []
        yield _Draft(BlockKind.PARAGRAPH, line.whole, line.page, Layer.FURNITURE)
    elif state.open is not None and _continues(state, state.open, line):
        dash = line.kind is LineKind.BULLET
        strand = join(state.open.strand, line.whole if dash else line.strand, state.seen)
        state.open = replace(state.open, strand=strand, last=len(line.whole.text))
        state.gap = ""
    else:
        yield from state.close()
        state.open = _opened(state, line)


def _heading(state: _State, strand: Strand, level: int, page: int) -> Iterator[_Draft]:
    state.bullets = []
    if level:
        state.level = level
    yield _Draft(BlockKind.HEADING, strand, page, level=level or state.level + 1)


def _rule(state: _State, line: Line) -> Iterator[_Draft]:
    """A line of === or ---: it underlines the heading above, or only divides."""
    above = state.open
    underlined = above is not None and not state.gap and line.text[0] in "=-" and " " not in line.text
    if above and underlined and above.kind is BlockKind.PARAGRAPH and len(above.strand.text) <= _SETEXT_LONGEST:
        state.open = None
        yield from _heading(state, above.strand, line.level, above.page)
    yield from state.close()


def _cells(state: _State, line: Line) -> Iterator[_Draft]:
    if not state.in_table:
        state.table, state.row, state.in_table = state.table + 1, -1, True
    if SEPARATOR.match(line.text):
        return
    state.row += 1
    inner = line.strand.cut(1, -1) if line.text.endswith("|") else line.strand.cut(1)
    column, start = 0, 0
    for edge in [*(m.start() for m in re.finditer(r"(?<!\\)\|", inner.text)), len(inner.text)]:
        strand = inner.cut(start, edge).strip()
        if strand.text:
            yield _Draft(BlockKind.TABLE_CELL, strand, line.page, cell=Cell(state.table, state.row, column))
        column, start = column + 1, edge + 1


def _table(state: _State, table: Table, page: int) -> Iterator[_Draft]:
    state.table += 1
    for row, cells in enumerate(table.rows):
        for column, strand in enumerate(cells):
            if strand.text:
                yield _Draft(BlockKind.TABLE_CELL, strand, page, cell=Cell(state.table, row, column))


def _opened(state: _State, line: Line) -> _Draft:
    length = len(line.whole.text)
    if line.kind is LineKind.NOTE:
        return _Draft(BlockKind.FOOTNOTE, line.strand, line.page, Layer.NOTES, note=line.label, last=length)
    if line.kind in (LineKind.BULLET, LineKind.ITEM):
        level = _list_level(state.bullets, line)
        return _Draft(BlockKind.LIST_ITEM, line.strand, line.page, level=level, label=line.label, last=length)
    if not line.indent:
        state.bullets = []
    return _Draft(BlockKind.PARAGRAPH, line.whole, line.page, last=length)


def _list_level(bullets: list[tuple[int, str]], line: Line) -> int:
    """Deeper when indented more, or when the bullet changes at the same indent (a flattened list)."""
    sort = (
        line.label
        if line.kind is LineKind.BULLET
        else re.sub(r"\w+", "1" if line.label.strip("(")[0].isdigit() else "a", line.label)
    )
    while bullets and bullets[-1][0] > line.indent:
        bullets.pop()
    if (line.indent, sort) in bullets:
        del bullets[bullets.index((line.indent, sort)) + 1 :]
    else:
        bullets.append((line.indent, sort))
    return len(bullets)


def _continues(state: _State, above: _Draft, line: Line) -> bool:
    """Whether ``line`` goes on with the open paragraph."""
    unfinished = bool(_UNFINISHED.search(above.strand.text))
    words = line.whole.text
    full = bool(state.width) and above.last + 1 + len(words.split()[0]) > state.width * 0.9
    if line.kind is LineKind.BULLET:
        # A dash in the middle of a sentence may come to stand first on a line.
        sentence = above.kind is BlockKind.PARAGRAPH and unfinished and full and not state.gap
        return sentence and line.label in _DASHES and line.text[:1].islower()
    # A long line that breaks off in the middle of a sentence, before a name or a number.
    broken = above.last > max(state.width * 0.6, _LONG) and above.strand.text[-1:].islower()
    place = line.kind is LineKind.ITEM and "." in line.label[:-1] and broken  # «jf. omtalen i» + «3.2 Mål»
    if (line.kind in (LineKind.ITEM, LineKind.NOTE) and not place) or state.gap == "blank" or _LABELLED.match(words):
        return False
    empty_item = not above.strand.text  # a bullet alone on its line
    lower = words[0].islower() and unfinished
    if state.gap == "page":
        return lower or bool(words[0].islower() and _CUT_WORD.search(above.strand.text))
    inside = above.kind is BlockKind.LIST_ITEM and line.indent >= _INDENT
    return empty_item or lower or full or inside or broken or bool(_CUT_WORD.search(above.strand.text))


def _at_page_edge(lines: Sequence[Line], index: int) -> bool:
    """Whether a lone number is a page number: it says «side», borders a form feed, or cuts a sentence in two."""
    if lines[index].label:
        return True
    before = next((line for line in reversed(lines[:index]) if line.kind is not LineKind.BLANK), None)
    after = next((line for line in lines[index + 1 :] if line.kind is not LineKind.BLANK), None)
    page = lines[index].page
    if (before and before.page != page) or (after and after.page != page):
        return True
    if before is None or after is None:
        return False
    prose = before.kind in (LineKind.TEXT, LineKind.BULLET, LineKind.ITEM) and after.kind is LineKind.TEXT
    return prose and bool(_UNFINISHED.search(before.text)) and after.text[0].islower()
