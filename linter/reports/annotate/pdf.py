"""Writes findings into a copy of a .pdf as highlights with their text, and an icon for what is about the whole letter.

The copy is the original, byte for byte, with the notes appended (an incremental update, ISO 32000-1 7.5.6), so nothing
of the letter is written anew. Every note carries its own appearance, as pdfium draws none by itself. pypdf (BSD, pure
Python) is the one well-kept library that appends; pikepdf rewrites the file.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Final

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    PdfObject,
    StreamObject,
    TextStringObject,
)

from linter.letters.model import Letter
from linter.readers.contract import ReadError
from linter.reports.annotate.notes import AUTHOR, Annotated, Note
from linter.reports.annotate.pdf_boxes import Box, boxes
from linter.rules.contract import Severity
from linter.wording import Lang, say

_HEADER: Final = re.compile(rb"%PDF-\d")
_PRINTED: Final = 4  # annotation flag (table 165)
_SIGNED: Final = 1  # bit of SigFlags (table 219)
_ICON: Final = 18.0  # points
_GAP: Final = 4.0
_MARGIN: Final = 12.0
# What pypdf raises on files that pdfium could read.
_BROKEN: Final = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError)
# Light enough to read through, and apart in lightness too; the note says the severity in words.
_COLOURS: Final = {
    Severity.HIGH: (1.0, 0.72, 0.70),
    Severity.MEDIUM: (1.0, 0.90, 0.50),
    Severity.LOW: (0.74, 0.90, 1.0),
    Severity.INFO: (0.88, 0.88, 0.88),
    None: (0.82, 0.94, 0.80),
}


@dataclass(frozen=True, slots=True)
class _Placed:
    note: Note
    boxes: tuple[Box, ...]


def annotate(
    data: bytes,
    letter: Letter,
    notes: Sequence[Note],
    lang: Lang,
    *,
    when: datetime | None = None,
    protected: bool = False,
) -> Annotated:
    """The PDF in ``data`` with a highlight or icon per note.

    ``letter`` must have been read from the same bytes. ``when`` is the notes' time. Raises ReadError ``damaged``; and
    ``signed`` or ``restricted`` when the file is digitally signed or restricted by its owner. With ``protected`` the
    copy is written all the same: the signature does not cover it, and it is without the restrictions.
    """
    path = Path(letter.path)
    header = _HEADER.search(data)
    try:
        with _quiet():
            return _annotate(data[header.start() if header else 0 :], letter, notes, lang, when, protected=protected)
    except _BROKEN as error:
        raise ReadError("damaged", path, reason=str(error)) from error


def _annotate(
    data: bytes, letter: Letter, notes: Sequence[Note], lang: Lang, when: datetime | None, *, protected: bool
) -> Annotated:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not protected:
        raise ReadError("restricted", letter.path)
    if reader.is_encrypted:
        reader.decrypt("")
        writer = PdfWriter(clone_from=reader)
    else:
        writer = PdfWriter(io.BytesIO(data), incremental=True)
    if not protected and _is_signed(writer):
        raise ReadError("signed", letter.path)
    _take_out(writer)
    placed = [_Placed(note, boxes(letter, note.span) if note.span else ()) for note in notes]
    moved = sum(not one.boxes and one.note.span is not None for one in placed)
    for page, group in _highlights(placed):
        _add(writer, page, _highlight(writer, group[0], group[1], when))
    for number, one in enumerate(p for p in placed if not p.boxes):
        _add(writer, 1, _icon(writer, _told(one.note, letter, lang), number, when))
    target = io.BytesIO()
    writer.write(target)
    return Annotated(target.getvalue(), len(placed), moved)


def _highlights(placed: Iterable[_Placed]) -> Iterator[tuple[int, tuple[Note, tuple[Box, ...]]]]:
    """One per note and page: a place that goes on over a page break has one on each."""
    for one in placed:
        for page, group in groupby(one.boxes, key=lambda box: box.page):
            yield page, (one.note, tuple(group))


def _is_signed(writer: PdfWriter) -> bool:
    form = writer.root_object.get("/AcroForm")
    if form is None:
        return False
    form = form.get_object()
    return isinstance(form, DictionaryObject) and bool(int(form.get("/SigFlags", 0)) & _SIGNED)


def _take_out(writer: PdfWriter) -> None:
    """Remove the notes an earlier run wrote; everybody else's stay."""
    for page in writer.pages:
        listed = page.get("/Annots")
        if listed is None:
            continue
        annotations = listed.get_object()
        if not isinstance(annotations, ArrayObject):
            continue
        kept = [a for a in annotations if not _is_own(a.get_object())]
        if len(kept) < len(annotations):
            page[NameObject("/Annots")] = ArrayObject(kept)


def _is_own(annotation: PdfObject | None) -> bool:
    return isinstance(annotation, DictionaryObject) and annotation.get("/T") == AUTHOR


def _told(note: Note, letter: Letter, lang: Lang) -> Note:
    if note.span is None:
        return note
    return replace(note, lines=(say(lang, "note.moved_nowhere", words=letter.excerpt(note.span)), *note.lines))


def _add(writer: PdfWriter, page: int, annotation: DictionaryObject) -> None:
    target = writer.pages[page - 1]
    listed = target.get("/Annots")
    annotations = listed.get_object() if listed is not None else None
    kept = list(annotations) if isinstance(annotations, ArrayObject) else []
    annotation[NameObject("/P")] = target.indirect_reference or writer.pages[page - 1]
    target[NameObject("/Annots")] = ArrayObject([*kept, _object(writer, annotation)])


def _highlight(writer: PdfWriter, note: Note, lines: Sequence[Box], when: datetime | None) -> DictionaryObject:
    rect = (
        min(b.left for b in lines),
        min(b.bottom for b in lines),
        max(b.right for b in lines),
        max(b.top for b in lines),
    )
    drawing = "".join(
        f"{b.left:.2f} {b.bottom:.2f} {b.right - b.left:.2f} {b.top - b.bottom:.2f} re f\n" for b in lines
    )
    annotation = _annotation("/Highlight", note, rect, when)
    corners = [x for b in lines for x in (b.left, b.top, b.right, b.top, b.left, b.bottom, b.right, b.bottom)]
    annotation[NameObject("/QuadPoints")] = _numbers(corners)
    # Darken, not Multiply: where many notes stand on the same words, the words can still be read.
    annotation[NameObject("/AP")] = _appearance(writer, rect, note, drawing, blend="/Darken")
    return annotation


def _icon(writer: PdfWriter, note: Note, number: int, when: datetime | None) -> DictionaryObject:
    """A small sheet of paper in the upper right corner of the first page; the next ones to its left, then below."""
    page = writer.pages[0].cropbox
    step = _ICON + _GAP
    columns = max(int((float(page.width) - 2 * _MARGIN) // step), 1)
    row, column = divmod(number, columns)
    right, top = float(page.right) - _MARGIN - column * step, float(page.top) - _MARGIN - row * step
    rect = (right - _ICON, top - _ICON, right, top)
    left, bottom = rect[0], rect[1]
    lines = "".join(
        f"{left + 4:.2f} {bottom + y:.2f} m {left + _ICON - 4:.2f} {bottom + y:.2f} l S\n" for y in (5.0, 9.0, 13.0)
    )
    drawing = f"0.3 0.3 0.3 RG 1 w {left + 1:.2f} {bottom + 1:.2f} {_ICON - 2:.2f} {_ICON - 2:.2f} re B\n{lines}"
    annotation = _annotation("/Text", note, rect, when)
    annotation[NameObject("/Name")] = NameObject("/Note")
    annotation[NameObject("/AP")] = _appearance(writer, rect, note, drawing, blend="/Normal")
    return annotation


def _annotation(kind: str, note: Note, rect: Sequence[float], when: datetime | None) -> DictionaryObject:
    annotation = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers(rect),
            NameObject("/F"): NumberObject(_PRINTED),
            NameObject("/C"): _numbers(_COLOURS[note.severity]),
            NameObject("/T"): TextStringObject(AUTHOR),
            NameObject("/Contents"): TextStringObject(note.text),
        }
    )
    if when is not None:
        annotation[NameObject("/M")] = TextStringObject(f"D:{when:%Y%m%d%H%M%S}")
    return annotation


def _appearance(writer: PdfWriter, rect: Sequence[float], note: Note, drawing: str, *, blend: str) -> DictionaryObject:
    stream = StreamObject()
    red, green, blue = _COLOURS[note.severity]
    stream.set_data(f"/G gs {red} {green} {blue} rg\n{drawing}".encode("ascii"))
    state = DictionaryObject({NameObject("/Type"): NameObject("/ExtGState"), NameObject("/BM"): NameObject(blend)})
    stream.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(rect),
            NameObject("/Resources"): DictionaryObject(
                {NameObject("/ExtGState"): DictionaryObject({NameObject("/G"): state})}
            ),
        }
    )
    return DictionaryObject({NameObject("/N"): _object(writer, stream)})


def _object(writer: PdfWriter, new: PdfObject) -> PdfObject:
    return writer._add_object(new)  # noqa: SLF001 - pypdf has no public way to add a stream of one's own


def _numbers(values: Iterable[float]) -> ArrayObject:
    return ArrayObject([FloatObject(round(value, 2)) for value in values])


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep pypdf's warnings about bent files off the terminal: the reader has told what could not be read."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)
