"""PDF (.pdf): text with positions through pdfium, tables by pdfplumber's algorithm.

    characters ──lines──▶ page flow ──furniture, notes──▶ body ──paragraphs──▶ blocks

Positions (``PdfPiece``) are in PDF points from the lower left corner of the page as it is stored, that is before a
page's own /Rotate: the coordinates annotations use.
"""

from __future__ import annotations

import hashlib
import threading
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from linter.letters.model import Block, BlockKind, Layer, Letter, MarkKind, RevisionView
from linter.letters.sections import build_sections
from linter.readers.contract import Limits, ReadError
from linter.readers.hyphens import words_seen
from linter.readers.pdf.annotations import annotation_block
from linter.readers.pdf.blocks import block_of, line_block, note_block
from linter.readers.pdf.body import flow_paragraphs
from linter.readers.pdf.bombs import RATIO, bomb_ratio
from linter.readers.pdf.document import PdfContents, read_contents
from linter.readers.pdf.furniture import split_furniture
from linter.readers.pdf.layout import PageFlow, TableText
from linter.readers.pdf.lines import Line
from linter.readers.pdf.notes import Note, split_notes
from linter.readers.pdf.paragraphs import measure, set_right_edges

_ONE_AT_A_TIME = threading.Lock()
"""pdfium may not be called from two threads at once."""


def read(path: Path, *, view: RevisionView = RevisionView.ACCEPTED, limits: Limits | None = None) -> Letter:
    """Read a PDF file.

    ``view`` has no meaning for PDF, which holds no tracked changes; it is stored in the letter as asked for. Raises
    ReadError: missing, unreadable, empty, too_large, too_many_pages, encrypted, scanned, damaged, expands_too_much,
    too_slow.
    """
    bounds = limits or Limits()
    data = _bytes(path, bounds)
    if ratio := bomb_ratio(data):
        raise ReadError("expands_too_much", path, ratio=ratio, limit=RATIO)
    with _ONE_AT_A_TIME:
        contents = read_contents(path, data, bounds)
    blocks, sections = build_sections(_blocks(contents))
    return Letter(
        str(path),
        "pdf",
        hashlib.sha256(data).hexdigest(),
        blocks,
        sections,
        view,
        unread=tuple(contents.unread),
        comments=tuple(contents.comments),
        properties=contents.properties,
        pages=contents.count,
    )


def _bytes(path: Path, limits: Limits) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise ReadError("too_large", path, size=size // 2**20, limit=limits.file_bytes // 2**20)
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("missing", path) from error
    except OSError as error:
        raise ReadError("unreadable", path, reason=error.strerror or type(error).__name__) from error
    if not data:
        raise ReadError("empty", path)
    return data


def _blocks(contents: PdfContents) -> list[Block]:
    """Blocks page by page: header, body with each note after the block that refers to it, footer."""
    pages = contents.pages
    words = words_seen(line.text for page in pages for line in _all_lines(page))
    body_size = measure(pages).body
    headers, footers = split_furniture(pages, body_size)
    notes = split_notes(pages, body_size)
    set_right_edges(pages)
    ids = _note_ids(notes)
    waiting = {note.id: note for note in notes}
    by_page: dict[int, list[Block]] = defaultdict(list)
    for paragraph in flow_paragraphs(pages, measure(pages)):
        layer = Layer.FURNITURE if paragraph.furniture else Layer.BODY
        block = block_of(paragraph, layer, words, ids)
        if not block.text:
            continue
        page = block.page or 1
        by_page[page].append(block)
        for mark in block.marks:
            if mark.kind is MarkKind.NOTE and mark.value in waiting:
                by_page[page].append(note_block(waiting.pop(mark.value), words))
    for note in waiting.values():
        by_page[note.page].append(note_block(note, words))
    for found in contents.annotated:
        by_page[found.page].append(annotation_block(found))
    for flow, above, below in zip(pages, headers, footers, strict=True):
        rows = by_page[flow.number]
        rows[:0] = [line_block(line, BlockKind.HEADER, words) for line in above]
        rows.extend(line_block(line, BlockKind.FOOTER, words) for line in below)
    return [block for number in sorted(by_page) for block in by_page[number]]


def _all_lines(page: PageFlow) -> list[Line]:
    lines: list[Line] = []
    for part in page.flow:
        if isinstance(part, TableText):
            lines.extend(line for _, cell in part.cells for line in cell)
        else:
            lines.append(part)
    return lines


def _note_ids(notes: Sequence[Note]) -> dict[tuple[int, str], str]:
    """The id of a note from the page and label of its mark; page 0 stands for notes whose mark is on another page."""
    ids: dict[tuple[int, str], str] = {}
    for note in notes:
        ids.setdefault((0, note.label), note.id)
        ids[(note.page, note.label)] = note.id
    return ids
