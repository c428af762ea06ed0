"""Section numbers in a letter: which headings carry one, and which numbers the letter has at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.letters.model import BlockKind, Letter, Section, Span
from linter.rules.brv.prose import running_blocks

Number = tuple[int, ...]

_NUMBER = re.compile(r"^\s*(\d{1,2}(?:\.\d{1,2}){0,4})\.?(?=[\s\u00a0]|$)")
# A line of a table of contents ends in dots, a page number after a gap, or both: «3.2 Felles oppdrag … 7».
_CONTENTS = re.compile(r"(?:\.{2,}|…|\t| {2,}|\s\.)\s*\d{1,3}\s*$")

_GLUED = re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d{1,2})+)\.?\s+[A-ZÆØÅ][a-zæøå]")
_REFERRING = re.compile(
    r"(?:punkt(?:a|ene)?|pkt|kap|kapittel|kapitlet|avsnitt|del|og|eller|til|[,–§-])\.?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """A heading with its number. ``start`` and ``end``: where the number stands in the block's text, or the whole text."""

    section: Section
    block: int
    number: Number
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where the number stands."""
        return Span(self.block, self.start, self.end)


def parse_number(written: str) -> Number | None:
    """``"4.1."`` to (4, 1); None when ``written`` does not start with an Arabic section number."""
    match = _NUMBER.match(written)
    return tuple(int(part) for part in match[1].split(".")) if match else None


def is_contents_line(text: str) -> bool:
    """Whether a line belongs to a table of contents rather than to the text itself."""
    return _CONTENTS.search(text) is not None


def numbered_headings(letter: Letter) -> Iterator[NumberedHeading]:
    """Headings with an Arabic number, in reading order; lines of a table of contents are left out."""
    for section in letter.sections:
        if section.heading is None:
            continue
        block = letter.blocks[section.heading]
        number = parse_number(section.number) if section.number else parse_number(block.text)
        if number is None or is_contents_line(block.text):
            continue
        typed = _NUMBER.match(block.text)
        start, end = typed.span(1) if typed else (0, len(block.text))
        yield NumberedHeading(section, block.index, number, start, end)


def numbers_in_use(letter: Letter) -> frozenset[Number]:
    """Every number that a heading, list item or numbered paragraph of the letter carries."""
    found: set[Number] = set()
    for block in running_blocks(letter):
        for written in (block.label, block.text):
            number = parse_number(written)
            if number:
                found.add(number)
        if block.kind is BlockKind.TABLE_CELL:
            continue
        # A heading glued to the end of a paragraph by the reader still counts as being there.
        found.update(
            tuple(int(part) for part in match[1].split("."))
            for match in _GLUED.finditer(block.text)
            if not _REFERRING.search(block.text[: match.start()])
        )
    return frozenset(found)


def show(number: Number) -> str:
    """(4, 1) to ``"4.1"``."""
    return ".".join(str(part) for part in number)
