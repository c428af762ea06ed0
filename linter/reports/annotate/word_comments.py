"""The comments part of a .docx: our comments taken out and put in, everybody else's left as they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from lxml import etree

from linter.readers.docx import names as n
from linter.reports.annotate.notes import AUTHOR, Note

_ROOT = n.W + "comments"
_COMMENT = n.W + "comment"
_PARA_ID = n.W14 + "paraId"
_COMMENT_EX = n.W15 + "commentEx"
_INITIALS = "bl"


def own_ids(root: etree._Element) -> frozenset[str]:
    """The ids of the comments an earlier run wrote."""
    return frozenset(c.get(n.ID, "") for c in root.iterchildren(_COMMENT) if c.get(n.AUTHOR) == AUTHOR)


def remove_own(root: etree._Element) -> frozenset[str]:
    """Take our comments out; returns the ids of their paragraphs (``w14:paraId``), which other parts refer to."""
    paragraphs: set[str] = set()
    for comment in [c for c in root.iterchildren(_COMMENT) if c.get(n.AUTHOR) == AUTHOR]:
        paragraphs.update(value for p in comment.iter(n.P) if (value := p.get(_PARA_ID)))
        root.remove(comment)
    return frozenset(paragraphs)


def forget(extended: etree._Element, paragraphs: frozenset[str]) -> None:
    """Remove what commentsExtended says of our comments. Somebody's answer to one stays, as a comment of its own."""
    for entry in list(extended.iter(_COMMENT_EX)):
        if entry.get(n.W15 + "paraId") in paragraphs:
            extended.remove(entry)
        elif entry.get(n.W15 + "paraIdParent") in paragraphs:
            del entry.attrib[n.W15 + "paraIdParent"]


def forget_ids(ids: etree._Element, paragraphs: frozenset[str]) -> frozenset[str]:
    """Remove what commentsIds says of our comments; returns their durable ids."""
    gone: set[str] = set()
    for entry in list(ids):
        values = {etree.QName(name).localname: value for name, value in entry.attrib.items() if isinstance(name, str)}
        if values.get("paraId") in paragraphs:
            gone.add(str(values.get("durableId", "")))
            ids.remove(entry)
    return frozenset(gone)


def forget_durable(extensible: etree._Element, durable: frozenset[str]) -> None:
    """Remove what commentsExtensible says of our comments."""
    for entry in list(extensible):
        values = {etree.QName(name).localname: value for name, value in entry.attrib.items() if isinstance(name, str)}
        if values.get("durableId") in durable:
            extensible.remove(entry)


def empty_part() -> etree._Element:
    """A comments part without comments."""
    return etree.Element(_ROOT, nsmap={"w": n.NS_W})


def free_id(root: etree._Element) -> int:
    """The first id above all that are used."""
    used = [n.whole(c.get(n.ID), -1) for c in root.iterchildren(_COMMENT)]
    return max(used, default=-1) + 1


def add(root: etree._Element, notes: Mapping[str, Note], when: datetime | None) -> None:
    """Append a comment per note, by id. ``when``: the time shown, by the writer's own clock; None: no time."""
    for comment_id, note in notes.items():
        comment = etree.SubElement(root, _COMMENT)
        comment.set(n.ID, comment_id)
        comment.set(n.AUTHOR, AUTHOR)
        if when is not None:
            comment.set(n.W + "date", when.replace(microsecond=0, tzinfo=None).isoformat())
        comment.set(n.W + "initials", _INITIALS)
        first = etree.SubElement(comment, n.P)
        etree.SubElement(etree.SubElement(first, n.RUN), n.W + "annotationRef")
        _text(first, note.head, bold=True)
        for line in note.lines:
            _text(etree.SubElement(comment, n.P), line, bold=False)


def _text(paragraph: etree._Element, words: str, *, bold: bool) -> None:
    run = etree.SubElement(paragraph, n.RUN)
    if bold:
        etree.SubElement(etree.SubElement(run, n.R_PR), n.BOLD)
    text = etree.SubElement(run, n.T)
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
