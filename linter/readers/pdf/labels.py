"""Numbers and bullets at the start of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.letters.dates import MONTHS
from linter.readers.pdf.lines import Line

BULLETS = "•●○◦▪▫■□◆◇►▸➢✓✔‣⁃∙·\uf0b7\uf0a7\uf0d8\uf02d\uf0fc\uf076\uf0be\uf0e0\uf06e\uf071"
_BULLET = re.compile(rf"^([{BULLETS}])\s*|^([o–—\-*])\s+(?=\S)")
_NUMBER = re.compile(r"^(\(?\d{1,3}[.)]|\(?[a-zæøå][.)]|\(?[ivx]{2,5}[.)])\s+(?=\S)")
_HEADING = re.compile(
    r"^((?:kapittel|del|vedlegg)\s+\d+|\d{1,2}(?:\.\d{1,2}){0,5}|[A-Z]|[IVX]{1,5})([.)]?)\s+(?=\S)", re.IGNORECASE
)
_MONTH = re.compile(
    rf"^(?:{'|'.join(MONTHS)}|halvår|tertial|kvartal|halvdel|gang|og|til)\b",
    re.IGNORECASE,
)
_GAP = 0.45  # of the size: wider than a space, so the label was set by a tab


@dataclass(frozen=True, slots=True)
class Label:
    """A label, how many characters it takes with the space after it, and whether a tab stands after it."""

    text: str
    width: int
    tabbed: bool
    bullet: bool


def list_label(line: Line) -> Label | None:
    """The bullet, number or letter a list item starts with, or None."""
    found = _BULLET.match(line.text)
    if found:
        mark = found.group(1) or found.group(2)
        if mark == "o" and not _tabbed(line, found.end()):
            return None
        return Label("•" if "\uf000" <= mark <= "\uf8ff" else mark, found.end(), tabbed=True, bullet=True)
    found = _NUMBER.match(line.text)
    if found and not _MONTH.match(line.text[found.end() :]):
        return Label(found.group(1), found.end(), tabbed=_tabbed(line, found.end()), bullet=False)
    return None


def heading_number(line: Line) -> Label | None:
    """The number a heading starts with: «3», «3.2», «3.2.1.», «A.», or None."""
    found = _HEADING.match(line.text)
    if not found or _MONTH.match(line.text[found.end() :]):
        return None
    if not found.group(1)[-1].isdigit() and not found.group(2):
        return None
    return Label(found.group(1) + found.group(2), found.end(), _tabbed(line, found.end()), bullet=False)


def _tabbed(line: Line, end: int) -> bool:
    """The gap between the label and the text at ``end`` is wider than a space."""
    if end >= len(line.text):
        return False
    return line.lefts[end] - line.rights[max(end - 2, 0)] > _GAP * line.size
