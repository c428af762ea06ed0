"""Footnotes (fotnoter): the small lines at the foot of a page, and the raised marks that refer to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from linter.readers.pdf.layout import PageFlow
from linter.readers.pdf.lines import Line

_LABEL = re.compile(r"^(\d{1,3}|\*{1,3}|[a-z]|[ivx]{1,5})[.)]?(?=\s|$|\D)")
_TYPED_LABEL = re.compile(r"^(\d{1,3})[.)]?\s+(?=\S)")
MARK = re.compile(r"\d{1,3}|\*{1,3}|[a-z]\)?|[ivx]{1,5}")
_SMALLER = 0.7  # points below the size of the body
_SHORTEST_RULE = 10.0  # points, of the rule above footnotes
_UNITS = re.compile(r"(?:\d|\b(?:[kcdm]?m))$")


@dataclass(slots=True)
class Note:
    """A footnote: its id in the letter, the label as printed, and its lines with the label's width on the first."""

    id: str
    label: str
    page: int
    lines: list[Line] = field(default_factory=list)
    skip: int = 0


def split_notes(pages: Sequence[PageFlow], body_size: float) -> list[Note]:
    """Take the footnotes out of the pages' flow.

    They are the last lines of a page, smaller than the body, from the first one that starts with a raised mark or a
    number; small lines before it under a short rule go on from the page before.
    """
    notes: list[Note] = []
    for page in pages:
        first = len(page.flow)
        while first and _small(page.flow[first - 1], body_size):
            first -= 1
        tail = [part for part in page.flow[first:] if isinstance(part, Line)]
        labels = [_label(line) for line in tail]
        start = next((place for place, label in enumerate(labels) if label), len(tail))
        if start and tail and notes and notes[-1].page == page.number - 1 and _ruled_off(page, tail[0]):
            notes[-1].lines.extend(tail[:start])
        else:
            tail, labels, first = tail[start:], labels[start:], first + start
            start = 0
        page.flow = page.flow[:first]
        for line, label in zip(tail[start:], labels[start:], strict=True):
            if label:
                notes.append(Note(label[0], label[0], page.number, [line], label[1]))
            else:
                notes[-1].lines.append(line)
    seen: dict[str, int] = {}
    for note in notes:
        seen[note.label] = seen.get(note.label, 0) + 1
        if seen[note.label] > 1:
            note.id = f"{note.label} ({note.page})"
    return notes


def starts_note(page: PageFlow, line: Line, body_size: float, *, usual: bool) -> bool:
    """The line is small and starts a note, or goes on with one from the page before.

    It starts with a number that stands as a raised mark in the text of the page. Where the line is not a ``usual`` one,
    the same on most pages, a number alone or a short rule above the line will do.
    """
    if not _small(line, body_size):
        return False
    label = _label(line)
    if label is None:
        return not usual and _ruled_off(page, line)
    return not usual or any(label[0] in _marks(other) for other in page.lines if other is not line and other.raised)


def _marks(line: Line) -> list[str]:
    return [line.text[start:end] for start, end in find_marks(line)]


def _small(part: object, body_size: float) -> bool:
    return isinstance(part, Line) and part.size <= body_size - _SMALLER and part.turn == 0


def _label(line: Line) -> tuple[str, int] | None:
    """The label a note starts with, and how many characters it takes with the space after it."""
    if 0 in line.raised:
        found = _LABEL.match(line.text[: max(line.raised) + 1] if _leading(line) else "")
        if found:
            rest = line.text[found.end() :]
            return found.group(1), found.end() + len(rest) - len(rest.lstrip())
    typed = _TYPED_LABEL.match(line.text)
    return (typed.group(1), typed.end()) if typed else None


def _leading(line: Line) -> int:
    """How many raised characters the line starts with."""
    return next((i for i in range(len(line.text)) if i not in line.raised), len(line.text))


def _ruled_off(page: PageFlow, line: Line) -> bool:
    """A short rule stands just above the line."""
    return any(
        _SHORTEST_RULE < rule.x1 - rule.x0 < 0.6 * page.width and 0 <= rule.y0 - line.top + line.size < 4 * line.size
        for rule in page.rules
    )


def find_marks(line: Line) -> list[tuple[int, int]]:
    """Stretches of raised characters that refer to a note: not «km²» or «10³», which stay in the text."""
    marks: list[tuple[int, int]] = []
    place = 0
    while place < len(line.text):
        if place not in line.raised:
            place += 1
            continue
        end = place
        while end < len(line.text) and (end in line.raised or (line.text[end] == " " and end + 1 in line.raised)):
            end += 1
        text = line.text[place:end]
        power = text in {"2", "3"} and _UNITS.search(line.text[:place].rstrip())
        if all(MARK.fullmatch(piece) for piece in re.split(r"[,\s]+", text.strip()) if piece) and not power:
            marks.append((place, end))
        place = end
    return marks
