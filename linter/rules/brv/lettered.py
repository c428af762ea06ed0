"""Section numbers with a letter («G», «G.4») in a letter whose parts are lettered, and references to those that are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import BlockKind, Letter
from linter.rules.brv.prose import running_blocks

# «punkt G.5» in a letter whose headings are lettered: «G. Styringsdialog», «G.4 Evalueringer».
_LETTERED = re.compile(
    r"\b(?P<word>(?i:punkt(?:a|ene)?|pkt\.?|kapittel|kapitlet|avsnitt|del))\s(?P<number>[A-Z](?:\.?\d{1,2}(?:\.\d{1,2}){0,3})?)(?![\w/-]|[.,]\d)"
)
_LETTERED_HEADING = re.compile(
    r"^\W*(?:del\s|kapittel\s)?(?P<number>[A-Z](?:\.?\d{1,2}(?:\.\d{1,2}){0,3})?)(?=[.):]?\s|[.):]|$)", re.IGNORECASE
)
_GLUED_LETTER = re.compile(
    r"(?<!\w)(?<!punkt\s)(?<!pkt\.\s)(?<!del\s)(?<!kapittel\s)(?<!avsnitt\s)([A-Z]\.\d{1,2})\.?\s+[A-ZÆØÅ][a-zæøå]"
)
_FEWEST_LETTERS = 3  # parts in a row, from A, before letters are a letter's numbering


def lettered_numbers(letter: Letter) -> frozenset[tuple[str, ...]]:
    """Every number with a letter («G», «G.4») that begins a line; empty when the parts are not lettered A, B, C and on."""
    found: set[tuple[str, ...]] = set()
    heads: set[str] = set()
    for block in running_blocks(letter):
        match = _LETTERED_HEADING.match(f"{block.label} {block.text}" if block.label else block.text)
        if match and block.cell is None:
            number = _letter_number(match["number"])
            found.add(number)
            if block.kind is BlockKind.HEADING:
                heads.add(number[0])
        found.update(_letter_number(glued[1]) for glued in _GLUED_LETTER.finditer(block.text))
    run = 0
    while chr(ord("A") + run) in heads:
        run += 1
    deep = any(len(number) > 1 for number in found)
    return frozenset(found) if run >= _FEWEST_LETTERS and run == len(heads) and deep else frozenset()


def _letter_number(written: str) -> tuple[str, ...]:
    """«G.4» and «g4» to ("G", "4")."""
    return (written[0].upper(), *(part for part in written[1:].split(".") if part))


def _there(number: tuple[str, ...], lettered: frozenset[tuple[str, ...]]) -> bool:
    return any(other[: len(number)] == number for other in lettered)


def missing_letters(text: str, there: frozenset[tuple[str, ...]]) -> Iterator[re.Match[str]]:
    """References such as «punkt G.5» to a number that is not among ``there``; a letter alone may be of a list."""
    for match in _LETTERED.finditer(text) if there else ():
        number = _letter_number(match["number"])
        if len(number) > 1 and not _there(number, there):
            yield match
