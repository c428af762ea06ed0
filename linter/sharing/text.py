"""A letter as the comparison sees it: sentences with their places, who it is to and from, its year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from linter.language.sentences import sentence_spans
from linter.letters.model import BlockKind, Layer, Letter, Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and where it stands in the letter."""

    span: Span
    text: str


@dataclass(frozen=True)
class LetterText:
    """What the comparison needs of a letter. ``recipients`` and ``senders`` hold every name they go by."""

    path: str
    sentences: tuple[Sentence, ...]
    recipients: frozenset[str] = field(default_factory=frozenset)
    senders: frozenset[str] = field(default_factory=frozenset)
    year: int | None = None


def from_letter(
    letter: Letter,
    cuts: Iterable[Span],
    *,
    recipients: Iterable[str] = (),
    senders: Iterable[str] = (),
    year: int | None = None,
) -> LetterText:
    """A letter with its sentences ``cuts`` (of ``linter.language.sentences``) and what is known of who and when."""
    kept = (
        Sentence(span, letter.excerpt(span))
        for span in cuts
        if letter.blocks[span.block].layer is not Layer.FURNITURE
        and letter.blocks[span.block].kind is not BlockKind.HEADING
    )
    return LetterText(letter.path, tuple(kept), frozenset(recipients), frozenset(senders), year)


def from_text(
    path: str,
    text: str,
    *,
    recipients: Sequence[str] = (),
    senders: Sequence[str] = (),
    year: int | None = None,
) -> LetterText:
    """A plain text: every line is a block, cut at sentence ends."""
    found = [
        Sentence(Span(number, start, end), line[start:end])
        for number, line in enumerate(text.split("\n"))
        for start, end in sentence_spans(line)
    ]
    return LetterText(path, tuple(found), frozenset(recipients), frozenset(senders), year)
