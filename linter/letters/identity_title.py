"""The title of a letter and what kind of letter it says it is."""

from __future__ import annotations

import re
from collections import Counter

from linter.letters.identity_model import Certainty, Found, Layout, LetterKind
from linter.letters.model import Block, BlockKind, Layer, Span

_WORDS = (
    (
        LetterKind.SUPPLERENDE,
        re.compile(
            r"suppler(?:ende|ande)\s+(?:tildelings|tilskots|oppdrags)?(?:brev|dokument)?|tilleggs?(?:tildelings|oppdrags)?brev"
            r"|tillegg(?:\s+nr\.?\s*\d+)?\s+til\s+(?:tildelings|oppdrags)brev|revidert\s+tildelingsbrev",
            re.IGNORECASE,
        ),
    ),
    (
        LetterKind.FELLES_OPPDRAGSBREV,
        re.compile(
            r"felles\s*oppdrag(?:sbrev)?\b|oppdragsbrev\s*[–-]\s*felles|felles\s+(?:oppdrag|brev)\s+til", re.IGNORECASE
        ),
    ),
    (LetterKind.OPPDRAGSDOKUMENT, re.compile(r"oppdragsdokument(?:et)?\b", re.IGNORECASE)),
    (LetterKind.TILDELINGSBREV, re.compile(r"(?:tildelings|iverksettings)brev(?:et)?\b", re.IGNORECASE)),
    (LetterKind.OPPDRAGSBREV, re.compile(r"oppdragsbrev(?:et)?\b", re.IGNORECASE)),
    (
        LetterKind.INSTRUKS,
        re.compile(r"\b(?:hoved|økonomi|virksomhets)?(?:-\s*og økonomi)?instruks(?:en)?\b", re.IGNORECASE),
    ),
    (LetterKind.OTHER, re.compile(r"\b(?:tilskudds|tilskots|tilsagns)brev(?:et)?\b", re.IGNORECASE)),
)
_NUMBER = re.compile(r"\s*(?:nr\.?|nummer|,)?\s*(\d{1,2})(?![\d.,]\d|\d)", re.IGNORECASE)
_NUMBERED_ADDITION = re.compile(r"nr\.?\s*(\d{1,2})", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:dette|i|med|gjennom)\s+(?:dette\s+)?((?:tildelings|oppdrags)(?:brevet|dokumentet)|(?:tildelings|oppdrags)brev)",
    re.IGNORECASE,
)
_TITLE_WORDS = 30
_SENTENCE = re.compile(
    r"\b(?:viser|skal|ber|gir|meddeler|sendes|vil|er|fremgår|framgår|står)\b.*[.:]$", re.IGNORECASE | re.DOTALL
)
_CONTENTS = re.compile(r"(?:\.\s?){2,}\s*\d+$")
_DEEP = 25  # blocks; a title further down than this is another letter's, or a chapter


def find_title(layout: Layout) -> Block | None:
    """The block that says what kind of letter it is; None when none does.

    An address block may land before or inside the title, so that the first block that fits among the early ones is
    taken, headings first.
    """
    fitting = [block for block in layout.blocks[:_DEEP] if _kind_in(block.text) and _like_a_title(layout, block)]
    headings = [block for block in fitting if block.kind is BlockKind.HEADING]
    starting = [block for block in fitting if _starts_with_kind(block.text)]
    return next(iter([*headings, *starting, *fitting]), None)


def _like_a_title(layout: Layout, block: Block) -> bool:
    text = block.text.strip()
    if block.layer is Layer.FURNITURE or block.kind in (BlockKind.TABLE_CELL, BlockKind.FOOTNOTE):
        return block.kind is BlockKind.TABLE_CELL and layout.short(block) and _starts_with_kind(text)
    if block.kind is BlockKind.HEADING:
        return True
    listed = block.kind is BlockKind.LIST_ITEM and not _CONTENTS.search(text)
    return layout.short(block) and len(text.split()) <= _TITLE_WORDS and not _SENTENCE.search(text) and not listed


def _starts_with_kind(text: str) -> bool:
    opening = re.sub(
        r"^(?:statsbudsjettet\s+\d{4}\W+|utkast(?: til)?\W+|korriger\w*\s+(?:av\s+)?|\d{4}\W+)",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    kind = _kind_in(opening)
    return kind is not None and kind[1].start() == 0


def _kind_in(text: str) -> tuple[LetterKind, re.Match[str]] | None:
    """The first kind a title names; «supplerende» and «felles» say more than the noun after them."""
    found = [(kind, match) for kind, pattern in _WORDS if (match := pattern.search(text))]
    for kind, match in found:
        if kind in (LetterKind.SUPPLERENDE, LetterKind.FELLES_OPPDRAGSBREV):
            return kind, match
    return min(found, key=lambda f: f[1].start(), default=None)


def find_kind(layout: Layout, title: Block | None) -> Found[LetterKind] | None:
    """The kind of letter, from the title, the document properties, or what the letter calls itself in its text."""
    if title is not None and (named := _kind_in(title.text)):
        return Found(named[0], Span(title.index, *named[1].span()), "title", Certainty.SURE)
    for key in ("title", "subject"):
        if named := _kind_in(layout.letter.properties.get(key, "")):
            return Found(named[0], None, "properties", Certainty.LIKELY)
    called: Counter[LetterKind] = Counter()
    first: dict[LetterKind, Span] = {}
    for block in layout.blocks:
        for own in _OWN.finditer(block.text):
            if named := _kind_in(own[1]):
                called[named[0]] += 1
                first.setdefault(named[0], Span(block.index, *own.span(1)))
    if not called:
        return None
    kind = called.most_common(1)[0][0]
    return Found(kind, first[kind], "text", Certainty.GUESS)


def find_number(title: Block | None, kind: Found[LetterKind] | None) -> Found[int] | None:
    """The number of a supplementary letter («nr. 3»)."""
    if title is None or kind is None or kind.value is not LetterKind.SUPPLERENDE:
        return None
    named = _kind_in(title.text)
    if named is None:
        return None
    match = _NUMBERED_ADDITION.search(title.text, named[1].start()) or _NUMBER.match(title.text, named[1].end())
    if match is None:
        return None
    return Found(int(match[1]), Span(title.index, *match.span(1)), "title", Certainty.SURE)
