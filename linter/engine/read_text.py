"""A letter read for a comparison: its sentences, each with section and page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from linter.engine.compared import ComparedLetter, Place
from linter.engine.examine import describe
from linter.engine.report import Failure
from linter.engine.settings import Settings
from linter.letters.model import Letter, Span
from linter.letters.registry import Organisation
from linter.readers.contract import ReadError
from linter.readers.open import read_letter
from linter.rules.analysis import LetterAnalysis
from linter.sharing.text import LetterText, from_letter

_LONG_NAME = 28  # characters; bodies with longer names are mostly known by their short ones


@dataclass(frozen=True, slots=True)
class ReadText:
    """A letter reduced to what a comparison needs: a section and a page per sentence instead of the whole map.

    ``number`` is its number in an index, 0 without one.
    """

    letter: ComparedLetter
    text: LetterText
    sections: tuple[str, ...]
    pages: tuple[int | None, ...]
    number: int = 0

    def place(self, span: Span) -> Place:
        """Where a span stands; its sentence's place."""
        starts = [(s.span.block, s.span.start) for s in self.text.sentences]
        at = max(bisect_right(starts, (span.block, span.start)) - 1, 0)
        return Place(self.text.path, self.sections[at], self.pages[at], span)

    def sentence_at(self, span: Span) -> str:
        """The sentence that holds a span; "" when none does."""
        for one in self.text.sentences:
            if one.span.block == span.block and one.span.start <= span.start and span.end <= one.span.end:
                return one.text
        return ""

    def words(self, span: Span) -> str:
        """The exact words of a span that lies within one sentence; "" when it does not."""
        for one in self.text.sentences:
            if one.span.block == span.block and one.span.start <= span.start and span.end <= one.span.end:
                return one.text[span.start - one.span.start : span.end - one.span.start]
        return ""


def read_text(path: Path, settings: Settings) -> ReadText | Failure:
    """One letter's sentences with section and page. Never raises for a bad file."""
    try:
        letter = read_letter(path, view=settings.view, limits=settings.limits)
    except ReadError as error:
        return Failure(error.path, error.code, error.values)
    analysis = LetterAnalysis(letter)
    identity = analysis.identity
    recipients = [found.value for found in identity.recipients]
    senders = [found.value for found in identity.ministries]
    text = from_letter(
        letter,
        analysis.sentences,
        recipients=_names(recipients),
        senders=_names(senders),
        year=identity.year.value if identity.year else None,
    )
    return ReadText(
        ComparedLetter(describe(analysis), tuple(map(_called, recipients)), len(text.sentences)),
        text,
        tuple(letter.section_path(letter.blocks[s.span.block].section) for s in text.sentences),
        tuple(_page(letter, s.span) for s in text.sentences),
    )


def _names(organisations: Sequence[Organisation]) -> set[str]:
    return {n for o in organisations for n in (o.name_nb, o.name_nn, o.short, *o.aliases) if n}


def _called(organisation: Organisation) -> str:
    long = len(organisation.name_nb) > _LONG_NAME
    return organisation.short if long and organisation.short else organisation.name_nb


def _page(letter: Letter, span: Span) -> int | None:
    for piece in letter.places(span):
        page = getattr(piece, "page", None)
        if page is not None:
            return int(page)
    return letter.blocks[span.block].page
