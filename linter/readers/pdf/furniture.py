"""Running headers, footers and page numbers (løpende topp- og bunntekst).

A line at the head or foot of a page is furniture when the same text, digits masked, stands at the same height on
other pages too, or when it is a page number. Only the outermost lines count, from the edge of the page inwards, so
that a repeated sentence in the text is never taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from linter.readers.pdf.layout import PageFlow
from linter.readers.pdf.lines import Line
from linter.readers.pdf.notes import starts_note

_ZONE = 0.16  # of the page's height, at the head and at the foot
_SAME_HEIGHT = 4.0  # points between the heights of a repeated line
_MARGIN = 0.08  # of the page's height
_SMALLER = 0.9  # points below the body
_SAME_SIZE = 0.3  # points
_NO_GAP = 0.5  # of the size, between two lines of a footnote
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^[\s|–—-]*(?:side|page|s\.)?\s*\d{1,4}\s*(?:(?:av|of|/)\s*\d{1,4})?[\s|–—-]*$", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"postadresse|kontoradresse|besøksadresse|org\.?\s?(?:nr|nummer)|sentralbord|telefon\b|postmottak", re.IGNORECASE
)


def split_furniture(pages: Sequence[PageFlow], body_size: float) -> tuple[list[list[Line]], list[list[Line]]]:
    """Take running lines out of the pages' flow; returns headers and footers per page, from the top."""
    ranked = [sorted((line for line in page.lines if line.turn == 0), key=lambda line: -line.top) for page in pages]
    found: list[list[list[Line]]] = []
    for foot in (False, True):
        zones = [_zone(page, lines, foot=foot) for page, lines in zip(pages, ranked, strict=True)]
        counts = Counter(key for zone in zones for key in {_key(line) for line in zone})
        enough = 2 if len(pages) < 6 else 3  # noqa: PLR2004 - facing pages may differ
        taken: list[list[Line]] = []
        for page, lines, zone in zip(pages, ranked, zones, strict=True):
            rows: list[Line] = []
            for line in zone:
                repeated = _count(counts, line) >= enough and not (
                    foot and _in_note(page, line, lines, body_size, usual=2 * _count(counts, line) >= len(pages))
                )
                number = _PAGE_NUMBER.match(line.text) and _alone(page, line, foot=foot)
                address = foot and page.number == 1 and _ADDRESS.search(line.text)
                apart = not rows and _set_apart(page, line, body_size, foot=foot)
                if not (repeated or number or address or apart):
                    break
                rows.append(line)
            if foot and page.number == 1:
                rows = _with_address_rows(zone, rows)
            taken.append(rows[::-1] if foot else rows)
        found.append(taken)
    for place, page in enumerate(pages):
        gone = {id(line) for taken in found for line in taken[place]}
        page.flow = [part for part in page.flow if id(part) not in gone]
    return found[0], found[1]


def _zone(page: PageFlow, ranked: Sequence[Line], *, foot: bool) -> list[Line]:
    """Lines near the edge of the page, the outermost first; a page of only furniture keeps its lines too."""
    if foot:
        return [line for line in reversed(ranked) if line.top < _ZONE * page.height]
    return [line for line in ranked if line.bottom > (1 - _ZONE) * page.height]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.bottom / _SAME_HEIGHT)


def _count(counts: Counter[tuple[str, int]], line: Line) -> int:
    text, height = _key(line)
    return sum(counts[(text, height + near)] for near in (-1, 0, 1))


def _alone(page: PageFlow, line: Line, *, foot: bool) -> bool:
    """A page number has air towards the text: more than a line's height."""
    others = [other for other in page.lines if other is not line]
    gaps = [line.bottom - other.top if not foot else other.bottom - line.top for other in others]
    return all(gap > 0.3 * line.size for gap in gaps if gap > -line.size)


def _set_apart(page: PageFlow, line: Line, body_size: float, *, foot: bool) -> bool:
    """The outermost line is in the margin, smaller than the body and with air towards it.

    So stands a running line that has no second page to be repeated on. The first page's head holds the letterhead.
    """
    if line.size > body_size - _SMALLER or (not foot and page.number == 1):
        return False
    if foot and (line.top > _MARGIN * page.height or starts_note(page, line, body_size, usual=False)):
        return False
    if not foot and line.bottom < (1 - _MARGIN) * page.height:
        return False
    others = [other for other in page.lines if other is not line]
    gaps = [other.bottom - line.top if foot else line.bottom - other.top for other in others]
    return all(gap > line.size for gap in gaps)


def _in_note(page: PageFlow, line: Line, ranked: Sequence[Line], body_size: float, *, usual: bool) -> bool:
    """The line belongs to a footnote: upwards, without a gap and in the same size, stands one that starts a note."""
    place = next(i for i, other in enumerate(ranked) if other is line)
    while True:
        here = ranked[place]
        if starts_note(page, here, body_size, usual=usual):
            return True
        place -= 1
        if place < 0 or abs(ranked[place].size - line.size) > _SAME_SIZE:
            return False
        if ranked[place].bottom - here.top > _NO_GAP * line.size:
            return False


def _with_address_rows(zone: Sequence[Line], rows: list[Line]) -> list[Line]:
    """The ministry's address block at the foot of the first page: all small lines up to its row of labels."""
    last = max((place for place, line in enumerate(zone) if _ADDRESS.search(line.text)), default=-1)
    block = zone[: last + 1]
    return list(block) if len(block) > len(rows) and all(b.size <= block[-1].size + 0.5 for b in block) else rows
