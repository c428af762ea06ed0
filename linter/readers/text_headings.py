"""Which lines of a plain text are headings, when no ``#`` says so: numbered, in capitals, bold, or short and alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linter.readers.text_lines import Line, LineKind

NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4}\.?)(?!\d)[\s\u00a0]+(?=[^\W\d_]|[«(])")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+[«(]?[A-ZÆØÅ]")
_CONTENTS = re.compile(r"(?:\.\s?){3,}\s*\d+$|[ \t]{2,}\d+$|\t\d+$")
_BOLD = re.compile(r"\*\*[^*]+\*\*:?$")
_ADDRESS = re.compile(
    r"\b\d{4}\s+[A-ZÆØÅ]{2,}|@|\b(?:postboks|deres ref|dykkar ref|vår ref|saksnr|saksbehandl|saksnummer|dato|telefon"
    r"|org\.?\s?nr|kopi|gjenpart|(?:med|beste) (?:vennlig )?(?:hilsen|helsing)|statsråden|unntatt offentl"
    r"|i følge liste)\b",
    re.IGNORECASE,
)
_ENDS = (".", ",", ";", ":", "!", "?", "…", "-", "–")
_NUMBERED_LONGEST, _CAPITALS_LONGEST, _SHORT_LONGEST, _TWO_LINES_LONGEST = 110, 90, 70, 160
_SHORT_WORDS = 10
_CAPITALS_FEWEST = 5
_PROSE_SHORTEST = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over ``lines`` lines. ``level`` 0: one below the heading above that has a level of its own."""

    level: int
    lines: int = 1


def heading_at(lines: Sequence[Line], index: int, *, marked: bool, width: int) -> Heading | None:
    """The heading that starts at ``lines[index]``, or None. ``marked``: the text has ``#`` headings elsewhere."""
    line = lines[index]
    if line.kind not in (LineKind.TEXT, LineKind.ITEM) or not line.text:
        return None
    if match := _NUMBERED.match(line.text):
        return _numbered(lines, index, match[1], marked=marked, width=width)
    if line.kind is LineKind.ITEM:
        return None
    free = _free_before(lines, index)
    if free and _in_capitals(line.text):
        return Heading(1)
    alone = free and _free_after(lines, index) and (_BOLD.match(line.text) or _short(lines, index))
    return Heading(0) if not marked and (alone or _glued(lines, index, width)) else None


def _glued(lines: Sequence[Line], index: int, width: int) -> bool:
    """A short line between the end of a sentence and a full line: PDF extraction takes the space around it away."""
    text = lines[index].text
    if not width or index + 1 == len(lines) or lines[index + 1].kind is not LineKind.TEXT:
        return False
    before = lines[index - 1].text if index else ""
    fits = len(text) < width * 0.5 and len(text.split()) <= _SHORT_WORDS and not text.endswith(_ENDS)
    after = lines[index + 1].text
    prose = len(after) > width * 0.75 and after[0].isupper() and not _ADDRESS.search(f"{text}\n{after}")
    letters = text[0].isupper() and any(c.islower() for c in text)
    return fits and letters and prose and (not before or before.endswith((".", "!", "?", "]")))


def _numbered(lines: Sequence[Line], index: int, number: str, *, marked: bool, width: int) -> Heading | None:
    text, depth = lines[index].text, number.count(".") + 1
    if len(text) > _NUMBERED_LONGEST or text.endswith(_ENDS) or _CONTENTS.search(text):
        return None
    if _counts_on(lines, index, number) or (depth == 1 and not _free_before(lines, index)):
        return None
    if marked and not (_free_before(lines, index) and _free_after(lines, index)):
        return None
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or following.kind is not LineKind.TEXT or not following.text[0].islower():
        return Heading(depth)
    both = f"{text} {following.text}"
    wrapped = len(text) > width * 0.6 and len(both) <= _TWO_LINES_LONGEST and not both.endswith(_ENDS)
    return Heading(depth, 2) if wrapped and _free_after(lines, index + 1) else None


def _counts_on(lines: Sequence[Line], index: int, number: str) -> bool:
    """Whether the nearest line before or after, indented ones aside, carries the next number: then it is a list."""
    above, _, last = number.rpartition(".")
    for step in (1, -1):
        near = index + step
        while 0 <= near < len(lines) and (lines[near].kind is LineKind.BLANK or lines[near].indent):
            near += step
        wanted = f"{above}.{int(last) + step}".lstrip(".")
        if 0 <= near < len(lines) and (match := _NUMBERED.match(lines[near].text)) and match[1] == wanted:
            return True
    return False


def _free_before(lines: Sequence[Line], index: int) -> bool:
    return (
        index == 0 or lines[index].top or lines[index - 1].kind not in (LineKind.TEXT, LineKind.ITEM, LineKind.BULLET)
    )


def _free_after(lines: Sequence[Line], index: int) -> bool:
    return index + 1 == len(lines) or lines[index + 1].kind not in (LineKind.TEXT, LineKind.PAGE_NUMBER)


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    fits = len(letters) >= _CAPITALS_FEWEST and len(text) <= _CAPITALS_LONGEST and not text.endswith(_ENDS)
    return fits and all(c.isupper() for c in letters) and not text[0].isdigit() and not _ADDRESS.search(text)


def _short(lines: Sequence[Line], index: int) -> bool:
    text = lines[index].text
    if len(text) > _SHORT_LONGEST or len(text.split()) > _SHORT_WORDS or text.endswith(_ENDS):
        return False
    if not text[0].isupper() or _ADDRESS.search(text) or _CONTENTS.search(text):
        return False
    before = next((line for line in reversed(lines[:index]) if line.kind is not LineKind.BLANK), None)
    if (
        before is not None
        and before.kind is LineKind.TEXT
        and len(before.text) > _PROSE_SHORTEST
        and before.text[-1].islower()
    ):
        return False  # a sentence is still open above
    following = next((line for line in lines[index + 1 :] if line.kind is not LineKind.BLANK), None)
    if following is None or _ADDRESS.search(following.text):
        return False
    prose = len(following.text) > _PROSE_SHORTEST or following.text.endswith((".", ":"))
    return prose or following.kind in (LineKind.BULLET, LineKind.ITEM)
