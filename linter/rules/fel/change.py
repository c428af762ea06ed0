"""One difference between two letters about a task, and what of the task's mandate it touches."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz import fuzz

from linter.coordination.model import Slot, Where
from linter.letters.model import Span
from linter.rules.koo.mandate import Part
from linter.sharing.model import Difference, DifferenceClass

_OPPOSED = frozenset({DifferenceClass.NUMBER, DifferenceClass.DATE, DifferenceClass.MODALITY, DifferenceClass.ACTOR})
# Slots that are read from a phrase: however it is put, it says that the agencies choose, or that matters are taken further.
_SAID_ANYHOW = frozenset({Slot.FREEDOM, Slot.ESCALATION})
_LIKE = 50.0  # fuzz.ratio of two sentences that are versions of one


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``before`` in the letter ``first``, ``after`` in ``second`` ("" where it has no such words).

    ``at`` and ``before_at`` are their places (the sentence, or None, without words); ``others`` more letters that say it as ``second``
    does; ``slots`` what the sentences on either side settle, ``both`` what they settle on both, ``touched`` what the
    words themselves do, ``alike`` what the words on both sides are a part of; ``sentence`` and ``before_sentence`` are the sentences' text.
    """

    kind: DifferenceClass
    before: str
    after: str
    first: Part
    second: Part
    before_at: Span | None
    at: Span | None
    before_sentence: str
    sentence: str
    slots: frozenset[Slot]
    both: frozenset[Slot]
    touched: frozenset[Slot]
    alike: frozenset[Slot] = frozenset()
    others: tuple[tuple[Part, Span | None], ...] = ()

    @property
    def place(self) -> Span:
        """Where a finding about it stands in ``second``: the words, or where the task stands when it lacks them."""
        return self.at or self.second.place

    @property
    def before_place(self) -> Span:
        """The same in ``first``."""
        return self.before_at or self.first.place

    @property
    def only_how(self) -> bool:
        """Whether the words on both sides say in two ways the same that no letter need say in one way only."""
        return self.kind is DifferenceClass.GOAL and bool(self.alike & _SAID_ANYHOW)

    @property
    def contradicts(self) -> bool:
        """Whether both letters say something, and not the same; a letter that is silent contradicts nothing."""
        if self.kind is DifferenceClass.NEGATION:
            return True
        return self.kind in _OPPOSED and bool(self.before) and bool(self.after)


@dataclass(frozen=True, slots=True)
class Addition:
    """A sentence of one letter's own in or beside the shared text.

    ``for_all``: it settles something for all of them; ``own``: it speaks of the letter's own reader.
    """

    part: Part
    at: Span
    text: str
    slots: frozenset[Slot]
    for_all: bool
    own: bool


def change_of(difference: Difference, first: Part, second: Part) -> Change:
    """A difference between two letters, with what it touches."""
    whole = difference.kind is DifferenceClass.OMISSION and not difference.sentence
    at = difference.before_at
    near = first.letter.sentence_at(at) if at is not None else _nearest(first, difference.sentence)
    here = difference.before if whole or near is None else first.letter.letter.excerpt(near)
    ours, theirs = slots_of(first, here), slots_of(second, difference.sentence)
    return Change(
        difference.kind,
        difference.before,
        difference.after,
        first,
        second,
        at or near,
        difference.after_at or _standing(second, difference.sentence),
        here,
        difference.sentence,
        frozenset(ours | theirs),
        frozenset(ours & theirs),
        frozenset(ours if whole else _touched(first, at) | _touched(second, difference.after_at)),
        frozenset(_touched(first, at, whole=True) & _touched(second, difference.after_at, whole=True)),
    )


def _standing(part: Part, sentence: str) -> Span | None:
    """Where a sentence about the task stands, the first of several that were compared as one; None for no sentence."""
    return next((span for span, text in part.sentences() if sentence.startswith(text)), None) if sentence else None


def _nearest(part: Part, sentence: str) -> Span | None:
    """The sentence about the task most like another letter's; None when none is much like it."""
    found = max(part.sentences(), key=lambda one: fuzz.ratio(one[1], sentence), default=None)
    return found[0] if found and fuzz.ratio(found[1], sentence) >= _LIKE else None


def slots_of(part: Part, text: str) -> set[Slot]:
    """What the sentences of a letter that ``text`` holds (or that hold it) settle about the task."""
    found: set[Slot] = set()
    if text:
        for filler in part.task.fillers:
            if filler.where is Where.PASSAGE:
                said = part.letter.letter.excerpt(part.letter.sentence_at(filler.span))
                if said in text or text in said:
                    found.add(filler.slot)
    return found


def _touched(part: Part, at: Span | None, *, whole: bool = False) -> set[Slot]:
    """What the words at a place settle about the task; ``whole``: what they are wholly a part of."""
    return {
        filler.slot
        for filler in part.task.fillers
        if at is not None
        and filler.span.block == at.block
        and filler.span.start < at.end
        and at.start < filler.span.end
        and not (whole and (at.start < filler.span.start or filler.span.end < at.end))
    }
