"""What the BRV rules read: running text without headers and footers, quotations blanked out, cut letters known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from linter.letters.model import Block, Layer, Letter

# A mark that stands where somebody left text out: «[...]», «[…]», «(…)» alone, «[utdrag …]», «[utelatt]».
_CUT = re.compile(
    r"\[\s*(?:\.{3}|…|(?:utdrag|utelatt|utelate|sladdet|sladda|klippet|klipt)\b[^\]]*)\s*\]|^\s*\(?(?:\.{3}|…)\)?\s*$",
    re.IGNORECASE,
)
_CUT_NAME = re.compile(r"(?:^|[^a-zæøå])(?:utdrag|utsnitt|extract|excerpt)(?:$|[^a-zæøå])", re.IGNORECASE)
_QUOTE = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_LONG_QUOTE = 6  # words; shorter quotations are names and titles (annotation guide A1.4)


def running_blocks(letter: Letter) -> Iterator[Block]:
    """Blocks of body and notes, in reading order. Headers and footers repeat and belong to no sentence."""
    return (block for block in letter.blocks if block.layer is not Layer.FURNITURE)


def is_extract(letter: Letter) -> bool:
    """Whether parts of the letter are left out, as a mark in the text or the file's own name says.

    What is missing from an extract says nothing about the letter, so rules about absence and order keep silent.
    """
    if _CUT_NAME.search(PurePath(letter.path).stem):
        return True
    return any(_CUT.search(block.text) for block in letter.blocks)  # a reader may take the mark for furniture


def without_quotations(text: str) -> str:
    """``text`` with quotations of more than six words blanked out, so that offsets stay the same.

    A quoted decision of the Storting is somebody else's words at another time.
    """

    def blank(match: re.Match[str]) -> str:
        quoted = match.group()
        return " " * len(quoted) if len(quoted.split()) > _LONG_QUOTE else quoted

    return _QUOTE.sub(blank, text)


def around(text: str, start: int, end: int, reach: int = 60) -> tuple[str, str]:
    """The ``reach`` characters before ``start`` and after ``end``."""
    return text[max(0, start - reach) : start], text[end : end + reach]
