"""Versions of a sentence that the comparison of letters did not put together, compared in a joint task.

They have too few words of their own to be searched for («Direktoratene skal:»), or are much rewritten. Anywhere else they
could be versions of anything; in letters about one task they seldom are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from linter.language.form import language_form
from linter.letters.model import LanguageForm, Span
from linter.rules.fel.change import Change, change_of
from linter.rules.koo.mandate import Part
from linter.sharing.differences import compare
from linter.sharing.model import Difference
from linter.sharing.pair import Pair
from linter.sharing.sides import side_of
from linter.sharing.text import Sentence
from linter.sharing.wordings import read_wording
from linter.sharing.words import contents

_LIKE = 70.0  # fuzz.ratio of two short sentences that are versions of one; our choice
_FEW = 3  # content words
_MOST = 0.6  # share of a sentence's content words that its version has; our choice
_SEVERAL = 2


def short_changes(parts: Sequence[Part], left: Sequence[Sequence[Sentence]]) -> Iterator[Change]:
    """Steering differences between short sentences; ``left[n]`` are those of ``parts[n]`` without a place in a passage."""
    groups: list[list[tuple[int, Sentence]]] = []
    for number, sentences in enumerate(left):
        for one in sentences:
            if read_wording(one.text) is None:
                group = next((g for g in groups if _belongs(g, number, one)), None)
                if group is None:
                    groups.append([(number, one)])
                else:
                    group.append((number, one))
    for group in groups:
        usual, count = Counter(one.text for _, one in group).most_common(1)[0]
        if len(group) >= _SEVERAL and count < len(group):
            first = next(member for member in group if member[1].text == usual)
            for member in group:
                if member[1].text != usual:
                    yield from between(parts, first, member)


def _belongs(group: Sequence[tuple[int, Sentence]], number: int, one: Sentence) -> bool:
    return all(other != number for other, _ in group) and fuzz.ratio(group[0][1].text, one.text) >= _LIKE


def counterpart(text: str, others: Sequence[Sentence]) -> Sentence | None:
    """The sentence of a letter that has most of another sentence's content words; None when none has."""
    stems = {word.stem for word in contents(text)}
    shares = [(len(stems & {word.stem for word in contents(s.text)}) / max(len(stems), 1), s) for s in others]
    best = max(shares, key=lambda one: one[0], default=None)
    return best[1] if best is not None and len(stems) >= _FEW and best[0] >= _MOST else None


def between(parts: Sequence[Part], first: tuple[int, Sentence], second: tuple[int, Sentence]) -> Iterator[Change]:
    """Steering differences between two sentences, each with its letter's number in ``parts``."""
    (one, before), (other, after) = first, second
    sides = [side_of(parts[number].letter.text("", ())) for number in (one, other)]
    forms = {language_form(sentence.text).form for sentence in (before, after)}
    across = forms == {LanguageForm.NB, LanguageForm.NN}
    for found in compare(Pair(before.text, after.text, sides[0], sides[1], across)):
        if found.steering:
            difference = Difference(
                found.kind,
                found.before,
                found.after,
                steering=True,
                sentence=after.text,
                before_at=_place(before.span, found.before_at),
                after_at=_place(after.span, found.after_at),
            )
            yield change_of(difference, parts[one], parts[other])


def _place(sentence: Span, at: tuple[int, int]) -> Span | None:
    start, end = at
    return Span(sentence.block, sentence.start + start, sentence.start + end) if start < end else None
