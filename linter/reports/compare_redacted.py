"""A comparison without the words of the letters: which letters differ, how, and where.

Kept are the classes, the letters' paths, section numbers, pages and places, and the passages' ids. Every stretch of a
letter's text or of the common text becomes its length. An id is a hash of the common text: who can guess the text can
check the guess.
"""

from __future__ import annotations

from dataclasses import replace

from linter.engine.compared import ComparedLetter, CompareReport, Followed, Passage, Place, PlacedDifference, Version
from linter.reports.redacted import failure, length, letter_info, section_numbers
from linter.wording import Lang

__all__ = ["redacted"]


def redacted(report: CompareReport, lang: Lang) -> CompareReport:
    """The comparison without words of letters; ``lang`` is the language of what stands for them."""
    return replace(
        report,
        letters=tuple(map(_letter, report.letters)),
        earlier=tuple(map(_letter, report.earlier)),
        referred=tuple(map(_letter, report.referred)),
        passages=tuple(_passage(one, lang) for one in report.passages),
        failures=tuple(failure(one, lang) for one in report.failures),
        followed=None if report.followed is None else tuple(_followed(one, lang) for one in report.followed),
    )


def _letter(letter: ComparedLetter) -> ComparedLetter:
    return replace(letter, info=letter_info(letter.info))


def _passage(passage: Passage, lang: Lang) -> Passage:
    return replace(
        passage,
        title=section_numbers(passage.title),
        text=length(passage.text, lang),
        sentences=tuple(length(sentence, lang) for sentence in passage.sentences),
        versions=tuple(_version(version, lang) for version in passage.versions),
    )


def _version(version: Version, lang: Lang) -> Version:
    place = _place(version.place)
    assert place is not None  # noqa: S101 (a version stands somewhere)
    differences = tuple(_difference(one, lang) for one in version.differences)
    return replace(version, text=length(version.text, lang), place=place, differences=differences)


def _difference(difference: PlacedDifference, lang: Lang) -> PlacedDifference:
    return replace(
        difference,
        before=length(difference.before, lang),
        after=length(difference.after, lang),
        sentence=length(difference.sentence, lang),
        before_sentence=length(difference.before_sentence, lang),
        before_at=_place(difference.before_at),
        after_at=_place(difference.after_at),
    )


def _place(place: Place | None) -> Place | None:
    return place and replace(place, section=section_numbers(place.section))


def _followed(one: Followed, lang: Lang) -> Followed:
    return replace(
        one,
        earlier=one.earlier and _passage(one.earlier, lang),
        now=one.now and _passage(one.now, lang),
        differences=tuple(_difference(difference, lang) for difference in one.differences),
    )
