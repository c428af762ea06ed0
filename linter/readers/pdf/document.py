"""Open a PDF with pdfium, walk its pages, and close every handle again, whatever happens.

pdfium is called through its C interface (``pypdfium2.raw``); importing pypdfium2 starts the library.
"""

from __future__ import annotations

import ctypes
import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as _started  # noqa: F401 - starts the library
import pypdfium2.raw as pdfium

from linter.letters.model import Comment, Unread
from linter.readers.contract import Limits, ReadError
from linter.readers.pdf.annotations import Annotated, read_annotations
from linter.readers.pdf.drawings import read_drawings
from linter.readers.pdf.glyphs import Glyphs, Looks, read_glyphs
from linter.readers.pdf.layout import PageFlow, lay_out

_HEADER = re.compile(rb"%PDF-\d")
_HEADER_WITHIN = 64 * 1024  # bytes of junk a mail gateway or server may have put in front
_TAIL = 4096  # bytes at the end in which a whole file has its end mark
_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_SCAN_COVER = 0.7  # of the page under images …
_SCAN_LETTERS = 25  # … and fewer letters than this: a scan with a stamp on it
_IMAGE_COVER = 0.1  # of the page: larger than a logo
_XFA = (2, 3)  # FORMTYPE_XFA_FULL, FORMTYPE_XFA_FOREGROUND


@dataclass(slots=True)
class PdfContents:
    """Everything read from the file before the letter is put together."""

    pages: list[PageFlow] = field(default_factory=list)
    annotated: list[Annotated] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    count: int = 0


def read_contents(path: Path, data: bytes, limits: Limits) -> PdfContents:
    """Read all pages of the file in ``data``; raises ReadError (see ``linter.readers.pdf.read``)."""
    started = time.monotonic()
    contents = PdfContents()
    with _opened(path, data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count > limits.pages:
            raise ReadError("too_many_pages", path, pages=count, limit=limits.pages)
        contents.count = count
        contents.properties = _properties(document)
        form = pdfium.FPDF_GetFormType(document)
        looks = Looks()
        blank = _Blank()
        for index in range(count):
            if time.monotonic() - started > limits.seconds:
                raise ReadError("too_slow", path, seconds=round(limits.seconds))
            _read_page(document, index, looks, contents, blank)
        if form in _XFA:
            contents.unread.append(Unread("unread.form"))
        attached = pdfium.FPDFDoc_GetAttachmentCount(document)
        if attached > 0:
            contents.unread.append(Unread("unread.attachment", count=attached))
    whole = b"%%EOF" in data[-_TAIL:]
    if not any(page.flow for page in contents.pages) and not contents.annotated:
        if blank.drawn and whole:
            raise ReadError("scanned", path)
        if not whole or blank.damaged or not count:
            raise ReadError("damaged", path, reason=_cut_short(whole=whole))
        raise ReadError("empty", path)
    if not whole:
        contents.unread.append(Unread("unread.file_truncated"))
    return contents


def _cut_short(*, whole: bool) -> str:
    return "no readable page" if whole else "end of file missing"


@dataclass(slots=True)
class _Blank:
    """Pages without text: how many had something drawn on them, and how many could not be opened."""

    drawn: int = 0
    damaged: int = 0


@contextmanager
def _opened(path: Path, data: bytes) -> Iterator[pdfium.FPDF_DOCUMENT]:
    header = _HEADER.search(data[:_HEADER_WITHIN])
    if not header:
        raise ReadError("damaged", path, reason="no PDF header")
    data = data[header.start() :]
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        code = pdfium.FPDF_GetLastError()
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise ReadError("encrypted", path)
        raise ReadError("damaged", path, reason=f"pdfium {code}")
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


def _read_page(document: pdfium.FPDF_DOCUMENT, index: int, looks: Looks, contents: PdfContents, blank: _Blank) -> None:
    where = f"s. {index + 1}"
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        blank.damaged += 1
        contents.unread.append(Unread("unread.page_damaged", where))
        return
    try:
        width, height = _size(page)
        flow = PageFlow(index + 1, width, height)
        parts, unmapped = _glyphs(page, index + 1, looks)
        drawings = read_drawings(page, width, height)
        letters = sum(sum(map(str.isalpha, part.text)) for part in parts)
        scanned = drawings.image_cover >= _SCAN_COVER and letters < _SCAN_LETTERS
        if letters and not scanned:
            contents.pages.append(lay_out(flow, parts, drawings))
            if drawings.image_cover >= _IMAGE_COVER:
                contents.unread.append(Unread("unread.image", where, drawings.images))
        elif drawings.seen and (drawings.images or drawings.paths or letters):
            blank.drawn += 1
            contents.unread.append(Unread("unread.page_without_text", where))
        if unmapped:
            contents.unread.append(Unread("unread.glyphs", where, unmapped))
        annotated, comments = read_annotations(page, index + 1)
        contents.annotated.extend(annotated)
        contents.comments.extend(comments)
    finally:
        pdfium.FPDF_ClosePage(page)


def _size(page: pdfium.FPDF_PAGE) -> tuple[float, float]:
    """Width and height in points as stored; pdfium tells them as displayed."""
    width, height = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    return (height, width) if pdfium.FPDFPage_GetRotation(page) % 2 else (width, height)


def _glyphs(page: pdfium.FPDF_PAGE, number: int, looks: Looks) -> tuple[Sequence[Glyphs], int]:
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return (), 0
    try:
        return read_glyphs(number, text_page, looks)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _properties(document: pdfium.FPDF_DOCUMENT) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in _PROPERTIES:
        key = name.encode("ascii")
        size = pdfium.FPDF_GetMetaText(document, key, None, 0)
        if size <= 2:  # noqa: PLR2004 - the end mark alone
            continue
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDF_GetMetaText(document, key, buffer, size)
        value = buffer.raw[: size - 2].decode("utf-16-le", "replace").strip("\x00 ")
        if value:
            found[name] = value
    return found
