"""What a run's text is, and which runs belong to a paragraph."""

from __future__ import annotations

from typing import Final

from lxml import etree

from linter.readers.docx import names as n
from linter.readers.docx.numbering import as_seen

_PLAIN_TEXT: Final = {n.TAB: "\t", n.PTAB: "\t", n.CR: "\n", n.NO_BREAK_HYPHEN: "-"}


def special_text(element: etree._Element, tag: str) -> str:
    """What an element of a run adds to the run's text (``Run.text`` of python-docx), "" for most.

    Deleted text (``w:delText``) counts too: in the original view it is read.
    """
    if tag in {n.T, n.DEL_TEXT}:
        return element.text or ""
    if tag == n.BR:
        return "\n" if element.get(n.TYPE, "textWrapping") == "textWrapping" else ""
    return _PLAIN_TEXT.get(tag, "")


def run_text(run: etree._Element) -> str:
    """The text of a ``w:r`` that offsets in the position map count in."""
    return "".join(special_text(child, child.tag) for child in run)


def symbol(element: etree._Element) -> str:
    """The character of a ``w:sym`` (its code is hexadecimal), as it looks on the page; "" for a broken code."""
    try:
        return as_seen(chr(int(element.get(f"{n.W}char", ""), 16)))
    except (ValueError, OverflowError):
        return ""


def owned_runs(element: etree._Element) -> int:
    """How many ``w:r`` under ``element`` belong to the paragraph it stands in, not to one nested in it."""
    count = 0
    for child in element:
        if child.tag != n.P:
            count += (child.tag == n.RUN) + (owned_runs(child) if len(child) else 0)
    return count
