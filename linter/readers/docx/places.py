"""The way back from a piece of a letter to the XML it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml import etree

from linter.letters.model import DocxPiece
from linter.readers.docx.runs import run_text

__all__ = ["paragraph_at", "run_at", "run_text", "runs_of"]


def paragraph_at(part_root: etree._Element, ordinal: int) -> etree._Element:
    """The ``w:p`` of that ordinal (from 0, document order) in a part; raises LookupError when there is none."""
    for p in islice(part_root.iter("{*}p"), None):
        if _is_word(p):
            if not ordinal:
                return p
            ordinal -= 1
    raise LookupError("the part has fewer paragraphs")


def runs_of(p: etree._Element) -> Iterator[etree._Element]:
    """Every ``w:r`` that belongs to ``p`` and not to a paragraph nested in it, in document order."""
    for child in p:
        if not isinstance(child.tag, str) or _is(child, "p"):
            continue
        if _is(child, "r"):
            yield child
        if len(child):
            yield from runs_of(child)


def run_at(part_root: etree._Element, piece: DocxPiece) -> etree._Element:
    """The ``w:r`` a piece stands in; raises LookupError when the part is not the one that was read.

    ``part_root`` is the root of the part ``piece.part``, parsed by anyone (lxml or python-docx). The piece's text is
    ``run_text(run)[piece.offset : piece.offset + piece.end - piece.start]``.
    """
    run = next(islice(runs_of(paragraph_at(part_root, piece.paragraph)), piece.run, None), None)
    if run is None:
        raise LookupError("the paragraph has fewer runs")
    return run


def _is(element: etree._Element, name: str) -> bool:
    return str(element.tag).endswith("}" + name) and _is_word(element)


def _is_word(element: etree._Element) -> bool:
    return "wordprocessingml" in (etree.QName(element).namespace or "")
