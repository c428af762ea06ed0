"""Looks into a drawing: which text boxes stand in it, and what in it cannot be read as text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

from linter.readers.docx.names import (
    ALTERNATE,
    CHOICE,
    FALLBACK,
    OBJECT,
    TXBX,
    A,
    T,
    V,
    W,
)

_DATA: Final = f"{A}graphicData"
_IMAGE: Final = f"{V}imagedata"
_BLIP: Final = f"{A}blip"
_KINDS: Final = (("chart", "chart"), ("diagram", "diagram"), ("ink", "ink"), ("contentPart", "ink"))
_FORM_FIELDS: Final = (f"{W}ffData/{W}checkBox", f"{W}ffData/{W}ddList")


def chosen(alternate: etree._Element) -> etree._Element | None:
    """The branch of ``mc:AlternateContent`` to read: the first choice, or the fallback when only that has text.

    Word writes a text box twice, for new and for old programs; reading both would double the text.
    """
    choice, fallback = alternate.find(CHOICE), alternate.find(FALLBACK)
    if choice is None or (fallback is not None and not _has_text(choice) and _has_text(fallback)):
        return fallback
    return choice


def text_boxes(graphic: etree._Element) -> list[etree._Element]:
    """The outermost ``w:txbxContent`` in a drawing, in order, each once."""
    found: list[etree._Element] = []
    for child in graphic:
        if child.tag == TXBX:
            found.append(child)
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                found.extend(text_boxes(branch))
        else:
            found.extend(text_boxes(child))
    return found


def unread_in(graphic: etree._Element) -> list[str]:
    """What in a ``w:drawing``, ``w:pict`` or ``w:object`` is not text: "object", "chart", "diagram", "ink", "image"."""
    if graphic.tag == OBJECT:
        return ["object"]
    found: list[str] = []
    for data in graphic.iter(_DATA):
        uri = data.get("uri", "")
        found.extend(word for part, word in _KINDS if uri.rpartition("/")[2].startswith(part))
    images = sum(1 for _ in graphic.iter(_BLIP, _IMAGE))
    if not found and images:
        found.extend(["image"] * images)
    return found


def form_fields(marks: Iterable[etree._Element]) -> int:
    """Old form fields whose answer is drawn, not written: check boxes and drop-down lists."""
    return sum(1 for char in marks if len(char) and any(char.find(kind) is not None for kind in _FORM_FIELDS))


def _has_text(branch: etree._Element) -> bool:
    return next(branch.iter(T), None) is not None
