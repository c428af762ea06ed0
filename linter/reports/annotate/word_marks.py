"""Puts comment ranges into the runs of a paragraph, and takes our own out again.

A range begins and ends between two elements, so a run is split where a range begins or ends inside it; both halves keep
the run's properties and the text stays as it is. The run that shows the comment's mark stands directly in the
paragraph, outside tracked changes, links and content controls: it is no part of what anybody inserted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from copy import deepcopy

from lxml import etree

from linter.readers.docx import names as n
from linter.readers.docx.places import run_text
from linter.readers.docx.runs import special_text
from linter.reports.annotate.word_anchors import Anchor

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RANGE = (n.COMMENT_START, n.COMMENT_END)


def take_out(root: etree._Element, ids: AbstractSet[str]) -> None:
    """Remove the ranges and marks of the comments ``ids``; a run that held nothing but the mark goes too."""
    for mark in list(root.iter(*_RANGE, n.COMMENT_REF)):
        if mark.get(n.ID) not in ids:
            continue
        parent = mark.getparent()
        if parent is None:
            continue
        parent.remove(mark)
        if parent.tag == n.RUN and all(child.tag == n.R_PR for child in parent):
            above = parent.getparent()
            if above is not None:
                above.remove(parent)


def put_in(anchors: Mapping[str, Anchor], reference_style: str | None) -> None:
    """Insert a range and a mark for each comment id. Points must be of runs as they were before any of it."""
    by_run: dict[etree._Element, list[tuple[int, int, str, etree._Element]]] = defaultdict(list)
    ends: dict[str, etree._Element] = {}
    for comment, anchor in anchors.items():
        empty = anchor.start == anchor.end
        start, end = _element(n.COMMENT_START, comment), _element(n.COMMENT_END, comment)
        # At one place: first what ends there, then what begins and ends there, then what begins there.
        by_run[anchor.end.run].append((anchor.end.offset, 1 if empty else 0, comment, end))
        by_run[anchor.start.run].append((anchor.start.offset, 1 if empty else 2, comment, start))
        ends[comment] = end
    for run, marks in by_run.items():
        # Stable sorting keeps an empty range's start before its end: it is put in first below.
        _place(run, sorted(marks, key=lambda mark: (mark[0], mark[1], mark[3].tag == n.COMMENT_END)))
    for comment, end in reversed(ends.items()):
        _add_reference(end, comment, reference_style)


def _place(run: etree._Element, marks: Iterable[tuple[int, int, str, etree._Element]]) -> None:
    """Split ``run`` at the offsets of ``marks`` (ascending) and insert each mark there, in the order given."""
    rest, taken, last = run, 0, run  # ``rest`` begins at ``taken``; ``last``: what follows the whole run's text so far
    for offset, _, _, mark in marks:
        inside = offset - taken
        if inside and inside >= len(run_text(rest)):
            (rest if last is run else last).addnext(mark)
            last = mark
            continue
        if inside:
            rest, taken = _split(rest, inside), offset
        rest.addprevious(mark)


def _split(run: etree._Element, offset: int) -> etree._Element:
    """Cut ``run`` before character ``offset`` of its text, 0 < offset < length; returns the new second half."""
    second = _like(run)
    properties = n.child(run, n.R_PR)
    if properties is not None:
        second.append(deepcopy(properties))
    seen = 0
    for child in [c for c in run if c is not properties]:
        length = len(special_text(child, str(child.tag)))
        if seen >= offset:
            second.append(child)
        elif seen + length > offset:
            second.append(_cut(child, offset - seen))
        seen += length
    run.addnext(second)
    second.tail, run.tail = run.tail, None
    return second


def _cut(text: etree._Element, offset: int) -> etree._Element:
    """Cut a ``w:t`` in two; returns the second."""
    whole = text.text or ""
    second = _like(text)
    text.text, second.text = whole[:offset], whole[offset:]
    for part in (text, second):
        part.set(_SPACE, "preserve")
    return second


def _like(element: etree._Element) -> etree._Element:
    """An empty element with the same name and attributes."""
    copy = element.makeelement(element.tag)
    copy.attrib.update(element.attrib)
    return copy


def _element(tag: str, comment: str) -> etree._Element:
    element = etree.Element(tag)
    element.set(n.ID, comment)
    return element


def _add_reference(end: etree._Element, comment: str, style: str | None) -> None:
    """The comment's mark: a run of its own after the child of the paragraph that holds the range's end."""
    after = end
    while (parent := after.getparent()) is not None and parent.tag != n.P:
        after = parent
    run = etree.Element(n.RUN)
    if style:
        look = etree.SubElement(etree.SubElement(run, n.R_PR), n.R_STYLE)
        look.set(n.VAL, style)
    run.append(_element(n.COMMENT_REF, comment))
    after.addnext(run)
