"""What the letters of one year say of one joint task, word by word: changes, additions, and who speaks of it alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from linter.coordination.model import Slot, Where
from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.fel.change import Addition, Change, change_of, slots_of
from linter.rules.fel.coordinators import COORDINATORS, Named, disagreements
from linter.rules.fel.harmless import harmless
from linter.rules.fel.left_out import at_the_lacking
from linter.rules.fel.letters import side_by_side
from linter.rules.fel.rewritten import Versions, counterpart, short_changes
from linter.rules.fel.tables import changed_values, told
from linter.rules.koo.mandate import Mandate, Part, mandates
from linter.sharing.assignment import is_title
from linter.sharing.compare import compare_letters
from linter.sharing.model import Difference, DifferenceClass, SharedPassage, Witness, WitnessClass
from linter.sharing.reading import UnitKind, read
from linter.sharing.sides import side_of
from linter.sharing.stems import stem
from linter.sharing.text import Sentence
from linter.sharing.vocabulary import ROLES
from linter.sharing.wordings import read_wording
from linter.sharing.words import contents

# What is said for all who take part, and so is no adaptation to one of them.
_FOR_ALL = frozenset({Slot.MONEY, Slot.PERIOD, Slot.REPORT_WHEN, Slot.ESCALATION, Slot.EVALUATION, Slot.REPORT_JOINT})
_SEVERAL = 2
_ROLE_WORDS = (*ROLES, stem("virksomhet"), stem("departement"))
Changes = dict[tuple[str, str, str, Span | None, str], Change]
_SET_APART = re.compile(r"\W*(?:særskil[td]|spesielt|eige|eget)\s+(?:for|til)\b", re.IGNORECASE)

_APART_TITLE = re.compile(
    r"\b(?:særskil[td]|særlig|særleg|spesielt|eget|egne|eige|eigne)\b.*\b(?:for|om|til)\b|\bbidrag", re.IGNORECASE
)
_OWN_BUDGET = re.compile(r"\bkap\.?\s*\d|\bpost\s*\d", re.IGNORECASE)  # a chapter of the state budget is one ministry's


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

    def _known(self, addition: Addition) -> bool:
        """Whether a sentence of one letter's own says of coordinators and years only what the others say as well."""
        others = [part for part in self.parts if part is not addition.part]
        said = [
            (f.slot, f.value)
            for f in addition.part.task.fillers
            if f.slot in {*COORDINATORS, Slot.PERIOD} and f.where is Where.PASSAGE and _within(f.span, addition.at)
        ]
        settled = addition.slots & (_FOR_ALL - {Slot.PERIOD})
        return (
            bool(said)
            and not settled
            and all(value in {f.value for f in part.task.slots[slot]} for slot, value in said for part in others)
        )

    @cached_property
    def conflicts(self) -> Mapping[Slot, tuple[Named, ...]]:
        """Coordinators that the letters disagree on: whom each letter names."""
        return disagreements(self.parts)

    def additions_of(self, rule: str) -> tuple[Addition, ...]:
        """The additions a rule is the right finder of: FEL-02 or FEL-04; "" for those another finding tells of."""
        other_goals = {change.second.index for change in self.changes_of("FEL-09")}

        def finder(one: Addition) -> str:
            elsewhere = one.slots & self.conflicts.keys() or (Slot.GOALS in one.slots and one.part.index in other_goals)
            return "" if elsewhere else "FEL-02" if one.for_all and not self._known(one) else "FEL-04"

        return tuple(one for one in self.additions if finder(one) == rule)

    def changes_of(self, rule: str) -> tuple[Change, ...]:
        """The changes a rule is the right finder of: each change has one."""
        return tuple(change for change in self.changes if self._finder(change) == rule)

    def _finder(self, change: Change) -> str:
        # FEL-03 says who the letters name as coordinator, and two phrases that say one thing differ in nothing.
        if change.slots & self.conflicts.keys() or change.only_how or self._of_role(change):
            return ""
        if harmless(change):
            return ""
        if change.kind is DifferenceClass.DATE and Slot.REPORT_WHEN in change.both and not _report_days(change):
            return "RAP-05"
        if Slot.PRIORITY in change.slots - change.both:
            return "FEL-10"
        if change.contradicts:
            return "FEL-03"
        return "FEL-09" if Slot.GOALS in change.touched else "FEL-02"

    def _of_role(self, change: Change) -> bool:
        """Whether the words a letter has alone only say that a party, another one in the other letter, coordinates."""
        if (change.before and change.after) or not all(
            word.stem.startswith(_ROLE_WORDS) for word in contents(change.before or change.after)
        ):
            return False
        return any(
            other.contradicts and other.kind is DifferenceClass.ACTOR
            for other in self.changes
            if other.second is change.second and other.sentence == change.sentence
        )


def _within(inner: Span, outer: Span) -> bool:
    return inner.block == outer.block and outer.start <= inner.start and inner.end <= outer.end


def _report_days(change: Change) -> set[str]:
    """The days on which both letters ask for a report; RAP-05 speaks where there is none."""
    days = [
        {f.value[-5:] for f in part.task.slots[Slot.REPORT_WHEN] if f.value[-2:].isdigit()}
        for part in (change.first, change.second)
    ]
    return days[0] & days[1]


def task_texts(whole: SetAnalysis) -> tuple[TaskText, ...]:
    """Every joint task of the set with two ordinary letters or more of one year about it."""
    return tuple(_compared(mandate, parts) for mandate in mandates(whole) for parts in side_by_side(mandate))


def _compared(mandate: Mandate, parts: Sequence[Part]) -> TaskText:
    texts = []
    said = [told(part) for part in parts]
    for number, part in enumerate(parts):
        text = part.letter.text(str(number), said[number].spans)
        # One text, however the letters divide it by headings of their own.
        texts.append(replace(text, sentences=tuple(replace(s, section=0) for s in text.sentences)))
    versions = Versions(tuple(parts), tuple(texts))
    changes: Changes = {}
    additions: list[Addition] = []
    shared: dict[int, WitnessClass] = {}
    placed: dict[int, set[Span]] = {}
    for passage in compare_letters(texts).passages:
        for witness in passage.witnesses:
            number = int(witness.letter)
            shared[number] = max(shared.get(number, witness.kind), witness.kind, key=lambda kind: kind.rank)
            own = {d.after_at for d in witness.differences if d.kind is DifferenceClass.ADDITION and not d.steering}
            placed.setdefault(number, set()).update(set(witness.spans) - own)
            for difference in witness.differences:
                if difference.steering:
                    first = _other(passage, witness, difference, parts)
                    _add(changes, change_of(difference, first, parts[number]))
    left = [[s for s in text.sentences if s.span not in placed.get(number, ())] for number, text in enumerate(texts)]
    for change in (*short_changes(versions, left), *changed_values(versions, [one.rows for one in said])):
        _add(changes, change)
    for number in shared:
        own_sentences = (s for s in left[number] if read_wording(s.text) is not None and not is_title(s.text))
        additions.extend(_addition(parts[number], s.span, s.text) for s in own_sentences)
    for number in range(len(parts)):
        _rewritten(versions, number, changes, additions)
    _agreed(versions, changes, additions)
    everywhere = Counter(plain for text in texts for plain in {_plain(s.text) for s in text.sentences})
    own_only = tuple(one for one in additions if everywhere[_plain(one.text)] < _SEVERAL)
    binding = tuple(
        at_the_lacking(change, versions, mandate.participants) for change in changes.values() if versions.binds(change)
    )
    return TaskText(mandate, tuple(parts), binding, own_only, shared)


def _rewritten(versions: Versions, number: int, changes: Changes, additions: list[Addition]) -> None:
    """A sentence that a letter seems to lack and has in other words, or in the other målform, is changed, not left out."""
    part = versions.parts[number]
    lacking = [
        (key, change, change.before_at)
        for key, change in changes.items()
        if change.kind is DifferenceClass.OMISSION
        and not change.sentence
        and change.second is part
        and change.before_at
    ]
    own = [one for one in additions if one.part is part]
    before = [(versions.parts.index(change.first), Sentence(at, change.before)) for _, change, at in lacking]
    after = [(number, Sentence(one.at, one.text)) for one in own]
    met = {i: own[j] for i, j in versions.matched(before, after)}
    for i, (key, change, _) in enumerate(lacking):
        version = met.get(i)
        said = counterpart(change.before, versions.texts[number].sentences) if version is None else None
        if said is not None:
            version = next((one for one in own if one.at == said.span and one in additions), None)
        if version is None and said is None:
            continue
        del changes[key]
        if version is not None:  # else it stands there as a part of a sentence that was compared
            additions.remove(version)
            for found in versions.between(before[i], (number, Sentence(version.at, version.text))):
                _add(changes, found)


def _agreed(versions: Versions, changes: Changes, additions: list[Addition]) -> None:
    """Sentences of several letters' own that are versions of one are compared; what speaks of its own reader is let be."""
    by_letter = [[one for one in additions if one.part is part and not one.own] for part in versions.parts]
    said = [[(n, Sentence(one.at, one.text)) for one in own] for n, own in enumerate(by_letter)]
    for group in versions.grouped(said):
        if len(group) < _SEVERAL:
            continue
        told_by = {number: said[number][index] for number, index in group}
        first = next(iter(told_by.values()))
        for number, index in group:
            additions.remove(by_letter[number][index])
            for found in versions.between(first, told_by[number]):
                _add(changes, found)
        for number, text in enumerate(versions.texts):
            stands = any(counterpart(one.text, text.sentences) for _, one in told_by.values())
            if number not in told_by and len(told_by) * 2 >= len(versions.parts) and not stands:
                lacking = Difference(
                    DifferenceClass.OMISSION, first[1].text, "", steering=True, before_at=first[1].span
                )
                _add(changes, change_of(lacking, versions.parts[first[0]], versions.parts[number]))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _add(changes: Changes, change: Change) -> None:
    key = (change.kind.value, change.before, change.after, change.before_at, change.before_sentence)
    known = changes.get(key)
    if known is None:
        changes[key] = change
    elif known.second.index != change.second.index:
        changes[key] = replace(known, others=(*known.others, (change.second, change.at)))


def _other(passage: SharedPassage, witness: Witness, difference: Difference, parts: Sequence[Part]) -> Part:
    """The letter the common text's words stand in; where they stand in none as they are, one nearest to it."""
    if difference.before_letter and difference.before_letter != witness.letter:
        return parts[int(difference.before_letter)]
    others = [w for w in passage.witnesses if w.letter != witness.letter]
    return parts[int(min(others, key=lambda w: (w.kind.rank, len(w.differences), w.letter)).letter)]


def _addition(part: Part, at: Span | None, text: str) -> Addition:
    slots = frozenset(slots_of(part, text))
    side = side_of(part.letter.text("", ()))
    own = any(side.meaning(u) == "@own" for u in read(text) if u.kind in {UnitKind.ACTOR, UnitKind.OWN})
    apart = bool(_SET_APART.match(text)) or (at is not None and _set_apart(part, at))
    settled = slots & _FOR_ALL - ({Slot.MONEY} if _OWN_BUDGET.search(text) else set())
    for_all = bool(slots & set(COORDINATORS)) or (bool(settled) and not own)
    return Addition(part, at or part.place, text, slots, for_all and not apart, own)


def _set_apart(part: Part, at: Span) -> bool:
    """Whether a place is in a subsection for one reader («Særskilt for X», «Ys bidrag»)."""
    letter = part.letter.letter
    title = letter.sections[letter.blocks[at.block].section].title
    return bool(_APART_TITLE.search(title))


def spread(places: Iterable[tuple[Part, Span | None]]) -> list[tuple[Part, Span]]:
    """Places with the task's own place where there are no words."""
    return [(part, span or part.place) for part, span in places]
