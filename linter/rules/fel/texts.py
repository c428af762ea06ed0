"""What the letters of one year say of one joint task, word by word: changes, additions, and who speaks of it alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from rapidfuzz import fuzz

from linter.coordination.model import Filler, Slot, Where
from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.fel.letters import side_by_side
from linter.rules.koo.mandate import Mandate, Part, mandates
from linter.sharing.compare import compare_letters
from linter.sharing.model import Difference, DifferenceClass, SharedPassage, Witness, WitnessClass
from linter.sharing.reading import UnitKind, read
from linter.sharing.sides import side_of
from linter.sharing.text import LetterText
from linter.sharing.words import contents

COORDINATORS = (Slot.COORDINATING_MINISTRY, Slot.COORDINATING_AGENCY)
# What is said for all who take part, and so is no adaptation to one of them.
_FOR_ALL = frozenset({Slot.MONEY, Slot.PERIOD, Slot.REPORT_WHEN, Slot.ESCALATION, Slot.EVALUATION, Slot.REPORT_JOINT})
_OPPOSED = frozenset({DifferenceClass.NUMBER, DifferenceClass.DATE, DifferenceClass.MODALITY, DifferenceClass.ACTOR})
_FEW = 3  # content words
_LIKE = 50.0  # fuzz.ratio of two sentences that are versions of one
_PART = 0.75  # share of a sentence's content words that make it a part of another sentence
_SET_APART = re.compile(r"\W*(?:særskil[td]|spesielt|eige|eget)\s+(?:for|til)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: ``before`` in the letter ``first``, ``after`` in ``second`` ("" where it has no such words).

    ``at`` and ``before_at`` are their places (the sentence, or None, without words); ``others`` more letters that say it as ``second``
    does; ``slots`` what the sentences on either side settle, ``both`` what they settle on both, ``touched`` what the
    words themselves do; ``sentence`` and ``before_sentence`` are the sentences' text.
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
    def contradicts(self) -> bool:
        """Whether both letters say something, and not the same; a letter that is silent contradicts nothing."""
        if self.kind is DifferenceClass.NEGATION:
            return True
        return self.kind in _OPPOSED and bool(self.before) and bool(self.after)


@dataclass(frozen=True, slots=True)
class Addition:
    """A sentence of one letter's own in or beside the shared text. ``for_all``: it settles something for all of them."""

    part: Part
    at: Span
    text: str
    slots: frozenset[Slot]
    for_all: bool


@dataclass(frozen=True)
class TaskText:
    """One task in one year's ordinary letters. ``shared``: how each letter's version stands to the common text."""

    mandate: Mandate
    parts: tuple[Part, ...]
    changes: tuple[Change, ...]
    additions: tuple[Addition, ...]
    shared: Mapping[int, WitnessClass]  # number in ``parts`` -> severest class; without those that share nothing

    @property
    def unlike(self) -> tuple[Part, ...]:
        """The letters whose words about the task no other letter has."""
        return tuple(part for number, part in enumerate(self.parts) if number not in self.shared)

    @cached_property
    def conflicts(self) -> Mapping[Slot, tuple[tuple[Part, Filler], ...]]:
        """Coordinators that the letters disagree on: who each letter names."""
        found = {}
        for slot in COORDINATORS:
            said = [
                (part, fillers)
                for part in self.parts
                if (fillers := [f for f in part.task.slots[slot] if f.where is Where.PASSAGE])
            ]
            values = [{f.value for f in fillers} for _, fillers in said]
            if any(not a & b for number, a in enumerate(values) for b in values[number + 1 :]):
                found[slot] = tuple((part, fillers[0]) for part, fillers in said)
        return found

    def additions_of(self, rule: str) -> tuple[Addition, ...]:
        """The additions a rule is the right finder of: FEL-02 or FEL-04; "" for those another finding tells of."""
        other_goals = {change.second.index for change in self.changes_of("FEL-09")}

        def finder(one: Addition) -> str:
            told = one.slots & self.conflicts.keys() or (Slot.GOALS in one.slots and one.part.index in other_goals)
            return "" if told else "FEL-02" if one.for_all else "FEL-04"

        return tuple(one for one in self.additions if finder(one) == rule)

    def changes_of(self, rule: str) -> tuple[Change, ...]:
        """The changes a rule is the right finder of: each change has one."""
        return tuple(change for change in self.changes if self._finder(change) == rule)

    def _finder(self, change: Change) -> str:
        if change.slots & self.conflicts.keys():
            return ""  # FEL-03 says who the letters name
        if change.kind is DifferenceClass.DATE and Slot.REPORT_WHEN in change.both:
            return "RAP-05"
        if Slot.PRIORITY in change.slots - change.both:
            return "FEL-10"
        if change.contradicts:
            return "FEL-03"
        return "FEL-09" if Slot.GOALS in change.touched else "FEL-02"


def task_texts(whole: SetAnalysis) -> tuple[TaskText, ...]:
    """Every joint task of the set with two ordinary letters or more of one year about it."""
    return tuple(_compared(mandate, parts) for mandate in mandates(whole) for parts in side_by_side(mandate))


def _compared(mandate: Mandate, parts: Sequence[Part]) -> TaskText:
    texts = []
    for number, part in enumerate(parts):
        text = part.letter.text(str(number), (span for span, _ in part.sentences()))
        # One text, however the letters divide it by headings of their own.
        texts.append(replace(text, sentences=tuple(replace(s, section=0) for s in text.sentences)))
    passages = compare_letters(texts).passages
    changes: dict[tuple[str, str, str, Span | None, str], Change] = {}
    additions: list[Addition] = []
    shared: dict[int, WitnessClass] = {}
    placed: dict[int, set[Span]] = {}
    for passage in passages:
        for witness in passage.witnesses:
            number = int(witness.letter)
            shared[number] = max(shared.get(number, witness.kind), witness.kind, key=lambda kind: kind.rank)
            placed.setdefault(number, set()).update(witness.spans)
            for difference in witness.differences:
                if difference.kind is DifferenceClass.ADDITION and not difference.steering:
                    additions.append(_addition(parts[number], difference.after_at, difference.after))
                elif difference.steering and not _said_elsewhere(difference, texts[number]):
                    _add(changes, _change(passage, witness, difference, parts))
    for number in shared:
        own = (s for s in texts[number].sentences if s.span not in placed[number])
        additions.extend(_addition(parts[number], s.span, s.text) for s in own)
    return TaskText(mandate, tuple(parts), tuple(changes.values()), tuple(additions), shared)


def _said_elsewhere(difference: Difference, text: LetterText) -> bool:
    """Whether a sentence a letter seems to lack stands there as a part of another sentence."""
    if difference.kind is not DifferenceClass.OMISSION or difference.sentence:
        return False
    stems = {word.stem for word in contents(difference.before)}
    return len(stems) >= _FEW and any(
        len(stems & {word.stem for word in contents(s.text)}) >= _PART * len(stems) for s in text.sentences
    )


def _add(changes: dict[tuple[str, str, str, Span | None, str], Change], change: Change) -> None:
    key = (change.kind.value, change.before, change.after, change.before_at, change.before_sentence)
    known = changes.get(key)
    if known is None:
        changes[key] = change
    elif known.second.index != change.second.index:
        changes[key] = replace(known, others=(*known.others, (change.second, change.at)))


def _change(passage: SharedPassage, witness: Witness, difference: Difference, parts: Sequence[Part]) -> Change:
    second = parts[int(witness.letter)]
    first = _other(passage, witness, difference, parts)
    whole = difference.kind is DifferenceClass.OMISSION and not difference.sentence
    at = difference.before_at
    near = first.letter.sentence_at(at) if at is not None else _nearest(first, difference.sentence)
    here = difference.before if whole or near is None else first.letter.letter.excerpt(near)
    ours, theirs = _slots(first, here), _slots(second, difference.sentence)
    return Change(
        difference.kind,
        difference.before,
        difference.after,
        first,
        second,
        at or near,
        difference.after_at,
        here,
        difference.sentence,
        frozenset(ours | theirs),
        frozenset(ours & theirs),
        frozenset(ours if whole else _touched(first, at) | _touched(second, difference.after_at)),
    )


def _nearest(part: Part, sentence: str) -> Span | None:
    """The sentence about the task most like another letter's; None when none is much like it."""
    found = max(part.sentences(), key=lambda one: fuzz.ratio(one[1], sentence), default=None)
    return found[0] if found and fuzz.ratio(found[1], sentence) >= _LIKE else None


def _other(passage: SharedPassage, witness: Witness, difference: Difference, parts: Sequence[Part]) -> Part:
    """The letter the common text's words stand in; where they stand in none as they are, one nearest to it."""
    if difference.before_letter and difference.before_letter != witness.letter:
        return parts[int(difference.before_letter)]
    others = [w for w in passage.witnesses if w.letter != witness.letter]
    return parts[int(min(others, key=lambda w: (w.kind.rank, len(w.differences), w.letter)).letter)]


def _slots(part: Part, text: str) -> set[Slot]:
    """What the sentences of a letter that ``text`` holds (or that hold it) settle about the task."""
    found: set[Slot] = set()
    if text:
        for filler in part.task.fillers:
            if filler.where is Where.PASSAGE:
                said = part.letter.letter.excerpt(part.letter.sentence_at(filler.span))
                if said in text or text in said:
                    found.add(filler.slot)
    return found


def _touched(part: Part, at: Span | None) -> set[Slot]:
    """What the words at a place settle about the task."""
    return {
        filler.slot
        for filler in part.task.fillers
        if at is not None
        and filler.span.block == at.block
        and filler.span.start < at.end
        and at.start < filler.span.end
    }


def _addition(part: Part, at: Span | None, text: str) -> Addition:
    slots = frozenset(_slots(part, text))
    side = side_of(part.letter.text("", ()))
    own = any(side.meaning(u) == "@own" for u in read(text) if u.kind in {UnitKind.ACTOR, UnitKind.OWN})
    apart = bool(_SET_APART.match(text))
    for_all = bool(slots & set(COORDINATORS)) or (bool(slots & _FOR_ALL) and not own)
    return Addition(part, at or part.place, text, slots, for_all and not apart)


def spread(places: Iterable[tuple[Part, Span | None]]) -> list[tuple[Part, Span]]:
    """Places with the task's own place where there are no words."""
    return [(part, span or part.place) for part, span in places]
