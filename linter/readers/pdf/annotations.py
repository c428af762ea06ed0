"""Text that stands on a page but not in its content: text boxes laid on top, form fields and notes."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from linter.letters.model import Block, BlockKind, Comment, Layer, PdfPiece

_MOST = 2000  # annotations per page
_HIDDEN = 1 << 1  # PDF 32000-1, table 165
_MARKUP = frozenset(
    {
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
        pdfium.FPDF_ANNOT_CARET,
    }
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text box or a filled-in form field: its page, its box in points (left, bottom, right, top) and its text."""

    page: int
    box: tuple[float, float, float, float]
    text: str


def read_annotations(page: pdfium.FPDF_PAGE, number: int) -> tuple[list[Annotated], list[Comment]]:
    """Text boxes and form fields, and review comments, of an open page."""
    texts: list[Annotated] = []
    comments: list[Comment] = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            kind = pdfium.FPDFAnnot_GetSubtype(annotation)
            if pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN:
                continue
            if kind == pdfium.FPDF_ANNOT_FREETEXT:
                text = _value(annotation, b"Contents")
            elif kind == pdfium.FPDF_ANNOT_WIDGET and _value(annotation, b"FT") in {"", "Tx", "Ch"}:
                text = _value(annotation, b"V")
            else:
                text = ""
                remark = _value(annotation, b"Contents") if kind in _MARKUP else ""
                if remark:
                    comments.append(Comment(f"{number}-{index + 1}", _value(annotation, b"T"), remark))
            if text:
                texts.append(Annotated(number, _box(annotation), text))
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)
    return texts, comments


def annotation_block(found: Annotated) -> Block:
    """A block whose characters share the annotation's box evenly: the file says nothing finer."""
    left, bottom, right, top = found.box
    text = " ".join(found.text.split())
    step = (right - left) / len(text)
    edges = tuple(round(left + step * (i + side), 2) for i in range(len(text)) for side in (0, 1))
    piece = PdfPiece(0, len(text), found.page, bottom, top, edges)
    return Block(0, BlockKind.TEXT_BOX, Layer.BODY, text, (piece,), page=found.page)


def _value(annotation: pdfium.FPDF_ANNOTATION, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if size <= 2:  # noqa: PLR2004 - the end mark alone
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace").strip("\x00 \r\n")


def _box(annotation: pdfium.FPDF_ANNOTATION) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFAnnot_GetRect(annotation, box):
        return 0.0, 0.0, 0.0, 0.0
    left, right = sorted((box.left, box.right))
    bottom, top = sorted((box.bottom, box.top))
    return round(left, 2), round(bottom, 2), round(right, 2), round(top, 2)
