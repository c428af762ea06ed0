"""Versions of a sentence that the comparison of letters did not put together, compared in a joint task.

They have too few words of their own to be searched for («Direktoratene skal:»), or are much rewritten, or put into the other
målform. Anywhere else they could be versions of anything; in letters about one task they seldom are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz

from linter.language.form import language_form
from linter.letters.model import LanguageForm, Span
from linter.rules.fel.change import Change, change_of
from linter.rules.koo.mandate import Part
from linter.sharing.differences import compare
from linter.sharing.likeness import likeness, matched
from linter.sharing.model import Difference, DifferenceClass
from linter.sharing.pair import Pair
from linter.sharing.sides import Side, side_of
from linter.sharing.text import LetterText, Sentence
from linter.sharing.wordings import read_wording
from linter.sharing.words import contents

_LIKE = 70.0  # fuzz.ratio of two short sentences that are versions of one; our choice
_FEW = 3  # content words
_MOST = 0.6  # share of a sentence's content words that its version has; our choice
_SEVERAL = 2
_WORDS = frozenset({DifferenceClass.GOAL, DifferenceClass.ADDITION, DifferenceClass.OMISSION})
_FORMS = (LanguageForm.NB, LanguageForm.NN)
Numbered = tuple[int, Sentence]  # a sentence with its letter's number


@dataclass(frozen=True)
class Versions:
    """The letters about one task (``parts``) with what each says of it (``texts``), in one order."""

    parts: tuple[Part, ...]
    texts: tuple[LetterText, ...]

    def between(self, first: Numbered, second: Numbered) -> Iterator[Change]:
        """Steering differences between two sentences."""
        (one, before), (other, after) = first, second
        known, kept = (self._stems.get(self.form(n, s.text), frozenset()) for n, s in (first, second))
        across = self.across(first, second)
        pair = Pair(
            before.text, after.text, self.sides[one], self.sides[other], across, known.__contains__, kept.__contains__
        )
        for found in compare(pair):
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
                yield change_of(difference, self.parts[one], self.parts[other])

    def across(self, first: Numbered, second: Numbered) -> bool:
        """Whether two sentences are in different målformer."""
        return {self.form(number, sentence.text) for number, sentence in (first, second)} == set(_FORMS)

    def binds(self, change: Change) -> bool:
        """Whether a change says something else in the other målform, and not the same in the words that one has.

        Parties, numbers, days, modals and negations do, and what a letter lacks or has alone: a sentence, or a phrase of several
        words. A word for another one does where both målformer use both in these letters.
        """
        first, second = ((self.parts.index(part), part) for part in (change.first, change.second))
        sentences = [
            (number, Sentence(part.place, text))
            for (number, part), text in zip((first, second), (change.before_sentence, change.sentence), strict=True)
        ]
        if change.kind not in _WORDS or not change.sentence or not self.across(*sentences):
            return True
        before, after = contents(change.before), contents(change.after)
        if not (before and after):
            return len(before) + len(after) >= _FEW
        forms = [self.form(number, sentence.text) for number, sentence in sentences]
        return any(w.stem in self._stems[forms[0]] for w in after) and any(
            w.stem in self._stems[forms[1]] for w in before
        )

    def form(self, number: int, text: str) -> LanguageForm:
        """The målform of a sentence of a letter; of all it says of the task where the sentence says too little."""
        found = language_form(text).form
        return found if found in _FORMS else self._forms[number]

    def likeness(self, first: Numbered, second: Numbered) -> float:
        """How sure it is that two sentences are versions of one: 0 where they are none, else 0.4 to 1."""
        sides = self.sides[first[0]], self.sides[second[0]]
        return likeness(first[1].text, second[1].text, *sides, across=self.across(first, second))

    def matched(self, some: Sequence[Numbered], others: Sequence[Numbered]) -> Iterator[tuple[int, int]]:
        """Indices of those that are versions of one, each in one pair, the likest first; nearer places at a tie."""
        return matched(
            [(self.likeness(one, other), i, j) for i, one in enumerate(some) for j, other in enumerate(others)]
        )

    def grouped(self, sentences: Sequence[Sequence[Numbered]]) -> list[list[tuple[int, int]]]:
        """Versions of one sentence, at most one of each letter, as places in ``sentences``."""
        groups: list[list[tuple[int, int]]] = []
        for number, own in enumerate(sentences):
            known = [sentences[group[0][0]][group[0][1]] for group in groups]
            met = {j: i for i, j in self.matched(known, own)}
            for index in range(len(own)):
                if index in met:
                    groups[met[index]].append((number, index))
                else:
                    groups.append([(number, index)])
        return groups

    @cached_property
    def sides(self) -> tuple[Side, ...]:
        """Whose letter each text stands in."""
        return tuple(side_of(text) for text in self.texts)

    @cached_property
    def _forms(self) -> tuple[LanguageForm, ...]:
        said = [language_form("\n".join(s.text for s in text.sentences)).form for text in self.texts]
        known = zip(said, self.parts, strict=True)
        return tuple(form if form in _FORMS else part.letter.form.form for form, part in known)

    @cached_property
    def _stems(self) -> dict[LanguageForm, frozenset[str]]:
        """The stems that the letters in each målform use of the task."""
        return {
            form: frozenset(
                word.stem
                for number, text in enumerate(self.texts)
                if self._forms[number] is form
                for sentence in text.sentences
                for word in contents(sentence.text)
            )
            for form in _FORMS
        }


def short_changes(versions: Versions, left: Sequence[Sequence[Sentence]]) -> Iterator[Change]:
    """Steering differences between short sentences; ``left[n]`` are those of letter ``n`` without a place in a passage."""
    groups: list[list[Numbered]] = []
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
                    yield from versions.between(first, member)


def _belongs(group: Sequence[Numbered], number: int, one: Sentence) -> bool:
    return all(other != number for other, _ in group) and fuzz.ratio(group[0][1].text, one.text) >= _LIKE


def counterpart(text: str, others: Sequence[Sentence]) -> Sentence | None:
    """The sentence of a letter that has most of another sentence's content words; None when none has."""
    stems = {word.stem for word in contents(text)}
    shares = [(len(stems & {word.stem for word in contents(s.text)}) / max(len(stems), 1), s) for s in others]
    best = max(shares, key=lambda one: one[0], default=None)
    return best[1] if best is not None and len(stems) >= _FEW and best[0] >= _MOST else None


def _place(sentence: Span, at: tuple[int, int]) -> Span | None:
    start, end = at
    return Span(sentence.block, sentence.start + start, sentence.start + end) if start < end else None
