"""Review comments already in the file: comments.xml, whether resolved (commentsExtended.xml), and their spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from linter.letters.model import Block, Comment, Span
from linter.readers.docx.draft import Anchor
from linter.readers.docx.names import AUTHOR, ID, RUN, W14, W15, P, W, is_on
from linter.readers.docx.runs import run_text


def read_comments(
    root: etree._Element | None,
    extended: etree._Element | None,
    anchors: Mapping[str, Anchor],
    blocks: Sequence[Block],
    places: Sequence[tuple[int, int]],
) -> tuple[Comment, ...]:
    """The comments in the order of the file. ``places``: each block's draft ordinal, ascending, and start in it.

    A comment over several blocks gets the part in the first block that has words in it. A reply has the span of what
    it answers, as Word writes it.
    """
    if root is None:
        return ()
    done = {
        element.get(f"{W15}paraId")
        for element in (() if extended is None else extended.iter(f"{W15}commentEx"))
        if is_on(element.get(f"{W15}done", "0"))
    }
    found: list[Comment] = []
    for element in root.iterchildren(f"{W}comment"):
        paragraphs = list(element.iter(P))
        text = "\n".join("".join(run_text(run) for run in p.iter(RUN)) for p in paragraphs)
        resolved = bool(paragraphs) and paragraphs[-1].get(f"{W14}paraId") in done
        comment_id = element.get(ID, "")
        span, last = _span(anchors.get(comment_id), blocks, places)
        found.append(Comment(comment_id, element.get(AUTHOR, ""), text, span, resolved, last))
    return tuple(found)


def _span(
    anchor: Anchor | None, blocks: Sequence[Block], places: Sequence[tuple[int, int]]
) -> tuple[Span | None, int | None]:
    """The words in the first block that has some, and the last block with words where that is another."""
    if anchor is None:
        return None, None
    start, end = anchor.start or anchor.end, anchor.end or anchor.start
    if start is None or end is None:
        return None, None
    first, last = (start[0].place, start[1]), (end[0].place, end[1])
    found: list[Span] = []
    point: Span | None = None
    for block, (place, offset) in zip(blocks, places, strict=True):
        if first[0] <= place <= last[0]:
            length = len(block.text)
            begin = min(max(first[1] - offset, 0), length) if place == first[0] else 0
            stop = min(max(last[1] - offset, 0), length) if place == last[0] else length
            if stop > begin:
                found.append(Span(block.index, begin, stop))
            if point is None or (place == first[0] and offset <= first[1]):
                point = Span(block.index, begin, begin)
    if not found:
        return point, None
    return found[0], found[-1].block if len(found) > 1 else None
