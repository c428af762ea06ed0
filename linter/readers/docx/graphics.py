"""Looks into a drawing: which text boxes stand in it, and what in it cannot be read as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    return [element for element in _shapes(graphic) if element.tag == TXBX]


def unread_in(graphic: etree._Element) -> list[str]:
    """What in a drawing (or branch of one) is not text: "object", "chart", "diagram", "ink", "image".

    What stands inside its text boxes is told when they are read.
    """
    found: list[str] = []
    images = 0
    for element in _shapes(graphic):
        if element.tag == OBJECT:
            found.append("object")
        elif element.tag == _DATA:
            uri = element.get("uri", "")
            found.extend(word for part, word in _KINDS if uri.rpartition("/")[2].startswith(part))
        else:
            images += element.tag in {_BLIP, _IMAGE}
    return found or ["image"] * images


def _shapes(graphic: etree._Element) -> Iterator[etree._Element]:
    """A drawing and what is drawn in it, in order; one branch of each choice, nothing inside text boxes."""
    yield graphic
    for child in graphic:
        if child.tag == TXBX:
            yield child
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from _shapes(branch)
        else:
            yield from _shapes(child)


def form_fields(marks: Iterable[etree._Element]) -> int:
    """Old form fields whose answer is drawn, not written: check boxes and drop-down lists."""
    return sum(1 for char in marks if len(char) and any(char.find(kind) is not None for kind in _FORM_FIELDS))


def _has_text(branch: etree._Element) -> bool:
    return next(branch.iter(T), None) is not None
