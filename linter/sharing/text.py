"""A letter as the comparison sees it: sentences with their places, who it is to and from, its year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from linter.language.sentences import sentence_spans
from linter.letters.model import BlockKind, Layer, Letter, Span
from linter.sharing.assignment import is_title
from linter.sharing.words import LEAST_WORDS, contents

_HEAD = 30  # blocks that may belong to a letter's head
_ADDRESS = re.compile(r"\bPostboks \d|^\W*(?:Deres|Vår|Dykkar) ref|\b\d{4} [A-ZÆØÅ]{3,}\s*$")
_GREETING = re.compile(r"\W*(?:med (?:vennlig |venleg )?hils|med (?:venleg )?helsing)", re.IGNORECASE)
_SIGNED = re.compile(r"\(e\.\s?f\.\)")
_NAME_LINE = 90  # characters of a line with a name and a title
_VALUE = 30  # characters of a value in a table
_ENDS = (".", ":", ";", "!", "?")
_SHORT = 100  # characters of a sentence that may say too little to be searched for


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, where it stands in the letter, and the number of the section it stands in (0: none is known)."""

    span: Span
    text: str
    section: int = 0


@dataclass(frozen=True)
class LetterText:
    """What the comparison needs of a letter. ``recipients`` and ``senders`` hold every name they go by."""

    path: str
    sentences: tuple[Sentence, ...]
    recipients: frozenset[str] = field(default_factory=frozenset)
    senders: frozenset[str] = field(default_factory=frozenset)
    year: int | None = None


def is_value(text: str) -> bool:
    """Whether a sentence is a value in a table («31 prosent») or the name of a column: it parts no text."""
    return len(text) <= _VALUE and not text.rstrip().endswith(_ENDS) and len(contents(text)) < LEAST_WORDS


def from_letter(
    letter: Letter,
    cuts: Iterable[Span],
    *,
    recipients: Iterable[str] = (),
    senders: Iterable[str] = (),
    year: int | None = None,
) -> LetterText:
    """A letter with its sentences ``cuts`` (of ``linter.language.sentences``) and what is known of who and when.

    Address lines, references and the names under the letter are left out, and as headings are, a title that opens a
    block with an assignment's number («2026-03 Tapte fiskeredskaper. Direktoratet skal …»). A sentence that says too
    little to be searched for («Fristen er 1. mars.») goes with the one before it.
    """
    outside = _head_and_signature(letter)
    kept = [
        Sentence(span, letter.excerpt(span), letter.blocks[span.block].section)
        for span in cuts
        if letter.blocks[span.block].layer is not Layer.FURNITURE
        and letter.blocks[span.block].kind is not BlockKind.HEADING
        and span.block not in outside
    ]
    kept = _untitled(kept, lambda block: letter.blocks[block].text)
    told = _told(kept, lambda block: letter.blocks[block].text)
    return LetterText(letter.path, told, frozenset(recipients), frozenset(senders), year)


def from_text(
    path: str,
    text: str,
    *,
    recipients: Sequence[str] = (),
    senders: Sequence[str] = (),
    year: int | None = None,
) -> LetterText:
    """A plain text: every line is a block, cut at sentence ends."""
    lines = text.split("\n")
    found = [
        Sentence(Span(number, start, end), line[start:end])
        for number, line in enumerate(lines)
        for start, end in sentence_spans(line)
    ]
    found = _untitled(found, lines.__getitem__)
    return LetterText(path, _told(found, lines.__getitem__), frozenset(recipients), frozenset(senders), year)


def _head_and_signature(letter: Letter) -> frozenset[int]:
    """Blocks of addresses and references at the head, and of the names after «Med hilsen»: no text to compare."""
    found = {block.index for block in letter.blocks[:_HEAD] if _ADDRESS.search(block.text)}
    signing = False
    for block in letter.blocks:
        if _GREETING.match(block.text):
            signing = True
        elif signing and (block.kind is BlockKind.HEADING or len(block.text) > _NAME_LINE):
            signing = False
        if signing or _SIGNED.search(block.text):
            found.add(block.index)
    return frozenset(found)


def _untitled(sentences: Sequence[Sentence], text_of: Callable[[int], str]) -> list[Sentence]:
    """The sentences without titles that more of the same block follows."""
    return [
        one
        for one, after in zip(sentences, (*sentences[1:], None), strict=False)
        if after is None
        or after.span.block != one.span.block
        or text_of(one.span.block)[: one.span.start].strip()
        or not is_title(one.text)
    ]


def _told(sentences: Iterable[Sentence], text_of: Callable[[int], str]) -> tuple[Sentence, ...]:
    """The sentences, each short one with next to no content words joined to the one before it in its block."""
    found: list[Sentence] = []
    for one in sentences:
        last = found[-1] if found else None
        if (
            last is not None
            and last.span.block == one.span.block
            and len(one.text) <= _SHORT
            and len(contents(one.text)) < LEAST_WORDS
        ):
            span = Span(one.span.block, last.span.start, one.span.end)
            found[-1] = Sentence(span, text_of(span.block)[span.start : span.end], one.section)
        else:
            found.append(one)
    return tuple(found)
