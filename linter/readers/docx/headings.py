"""Decides what a paragraph is: heading by style, heading by bold type, list item, or plain paragraph.

Many letters are written without heading styles. Then, and only then, a short paragraph that is bold all through and
has no final punctuation counts as a heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from linter.letters.dates import MONTHS
from linter.letters.model import BlockKind, Layer, MarkKind
from linter.readers.docx.draft import Draft

HEADING_LENGTH: Final = 120  # characters; our choice: two lines of heading type
LEVELS: Final = 9
_FINAL: Final = (".", ",", ";", ":", "?", "!")
# «3.2 Title», «3. Title»: a number typed as text. A year, a date or a term is not one.
_TYPED_NUMBER: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})[.)]?[ \t\u00a0]+(?=[^\W\d])")
_TYPED_ITEM: Final = re.compile(r"([-–—•·▪●○*\uf0b7\uf0a7]|[a-zæøå]\)|\d{1,2}\))[ \t\u00a0]+(?=\S)")
_DATE: Final = re.compile(rf"\d{{1,2}}\.?\s+(?:{'|'.join(MONTHS)}|halvår|tertial|kvartal)\b", re.IGNORECASE)


def settle_kinds(drafts: Sequence[Draft]) -> None:
    """Set ``kind``, ``level`` and ``label`` of every closed draft."""
    styled = False
    for draft in drafts:
        if draft.style is None:
            continue
        if draft.kind in {BlockKind.PARAGRAPH, BlockKind.TABLE_CELL}:
            if draft.outline is not None and draft.text.strip():
                _make_heading(draft, draft.outline + 1)
                styled = styled or draft.cell is None
            elif draft.style.title and draft.cell is None and draft.text.strip():
                _make_heading(draft, 1)
            else:
                _settle_item(draft)
        elif draft.kind is BlockKind.TEXT_BOX:
            _settle_item(draft)
    if not styled:
        _bold_headings([d for d in drafts if d.kind is BlockKind.PARAGRAPH and d.layer is Layer.BODY])
        _bold_headings_in_lists(drafts)


def typed_number(text: str) -> str:
    """The number a heading begins with when it is typed as text ("3.2"), else ""."""
    found = _TYPED_NUMBER.match(text.lstrip())
    return found[1] if found and not _DATE.match(text.lstrip()) else ""


def _make_heading(draft: Draft, level: int) -> None:
    draft.kind = BlockKind.HEADING
    draft.level = min(level, LEVELS)
    draft.label = draft.label or typed_number(draft.text)


def _settle_item(draft: Draft) -> None:
    if draft.label:
        draft.kind = BlockKind.LIST_ITEM
        return
    typed = _TYPED_ITEM.match(draft.text)
    if typed:
        draft.kind, draft.label, draft.level = BlockKind.LIST_ITEM, typed[1], 1


def _bold_headings(paragraphs: Sequence[Draft]) -> None:
    """Levels: a typed number tells (3.2 is 2); without one, the numbered heading of the same type size tells."""
    found = [draft for draft in paragraphs if _looks_like_heading(draft)]
    by_size: dict[int, int] = {}
    for draft in found:
        number = typed_number(draft.text)
        if number:
            by_size.setdefault(draft.size, number.count(".") + 1)
    sizes = sorted({draft.size for draft in found if not typed_number(draft.text)}, reverse=True)
    for draft in found:
        number = typed_number(draft.text)
        if number:
            level = number.count(".") + 1
        elif by_size:
            level = by_size.get(draft.size) or _level_between(draft.size, by_size)
        else:
            level = sizes.index(draft.size) + 1
        _make_heading(draft, level)


def _bold_headings_in_lists(drafts: Sequence[Draft]) -> None:
    """A bold «paragraph» numbered by a list of whole numbers ("3", "3.2") is a heading too."""
    for draft in drafts:
        numbered = draft.kind is BlockKind.LIST_ITEM and re.fullmatch(r"\d+(\.\d+)*\.?", draft.label)
        if numbered and draft.cell is None and draft.layer is Layer.BODY and _looks_like_heading(draft):
            _make_heading(draft, draft.level or 1)


def _level_between(size: int, by_size: dict[int, int]) -> int:
    larger = [level for other, level in by_size.items() if other > size]
    return max(larger) + 1 if larger else 1


def _looks_like_heading(draft: Draft) -> bool:
    text = draft.text.strip()
    if not text or len(text) > HEADING_LENGTH or "\n" in text or text.endswith(_FINAL) or draft.cell is not None:
        return False
    if not any(char.isalpha() for char in text) or _DATE.match(text):
        return False
    bold = [False] * len(draft.text)
    for mark in draft.marks:
        if mark.kind is MarkKind.BOLD:
            bold[mark.start : mark.end] = [True] * (mark.end - mark.start)
    return all(on or char.isspace() for on, char in zip(bold, draft.text, strict=True))
