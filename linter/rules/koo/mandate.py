"""One joint task through a set of letters: what they say about it together, and where a finding about it stands.

A single letter is a set of one. What one letter says about a task holds for the set, so nothing is asked for that
stands in another letter about the same task, in a place the user has declared, or in a document the letters point to
and that was not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import PurePath

from linter.coordination.declared import declaration_of
from linter.coordination.model import DeclaredTask, Filler, JointTask, Slot
from linter.letters.identity import LetterKind
from linter.letters.model import LanguageForm, Layer, Span
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Hit, Related, Severity
from linter.rules.koo.scope import one_asks_another

JOINT_KINDS = frozenset({LetterKind.FELLES_OPPDRAGSBREV, LetterKind.OPPDRAGSBREV})
# A task is given when a letter says what to reach, do or report, or that there shall be cooperation; else it is a mention.
_GIVES = (Slot.COOPERATION, Slot.GOALS, Slot.ACTIONS, Slot.RESPONSIBILITY, Slot.COORDINATING_AGENCY)
_ANNEX = re.compile(r"\bvedlegg", re.IGNORECASE)
_SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Part:
    """A task in one letter: the letter's index in the set, the letter, and the task."""

    index: int
    letter: LetterAnalysis
    task: JointTask

    @property
    def place(self) -> Span:
        """Where a finding about the task as a whole stands: its heading or first sentence, or where it is mentioned."""
        return self.task.passages[0].evidence if self.task.passages else self.task.mentions[0]

    def blocks(self) -> Iterator[int]:
        """Indices of the blocks about the task, without headers and footers, in order."""
        inside = {number for passage in self.task.passages for number in range(passage.first, passage.last)}
        return (n for n in sorted(inside) if self.letter.letter.blocks[n].layer is not Layer.FURNITURE)

    def sentences(self) -> Iterator[tuple[Span, str]]:
        """The sentences of the task's passages, with their text."""
        inside = set(self.blocks())
        for span in self.letter.sentences:
            if span.block in inside:
                yield span, self.letter.letter.excerpt(span)

    def text(self) -> str:
        """All text of the passages, one block a line."""
        return "\n".join(self.letter.letter.blocks[n].text for n in self.blocks())

    def kind(self) -> LetterKind:
        """What kind of letter it is."""
        found = self.letter.identity.kind
        return found.value if found else LetterKind.OTHER

    def recipients(self) -> frozenset[str]:
        """Registry keys of the letter's recipients."""
        return frozenset(found.value.key for found in self.letter.identity.recipients)

    def year(self) -> int | None:
        """The budget year of the letter."""
        found = self.letter.identity.year
        return found.value if found else None

    def looked(self) -> str:
        """Which letter, and which of its sections, the task's passages stand in; a whole chapter by its own heading."""
        letter = self.letter.letter
        paths = (letter.section_path(letter.blocks[n].section) for n in self.blocks())
        listed = [path for path, _ in groupby(paths) if path]
        outer = [path for path in dict.fromkeys(listed) if not any(path.startswith(f"{one} › ") for one in listed)]
        name = PurePath(letter.path).name
        return f"{name}: {'; '.join(outer)}" if outer else name


@dataclass(frozen=True)
class Mandate:
    """A joint task with all its parts. ``mentioned``: letters that only name it; ``declared``: the user's word, or None."""

    key: str
    parts: tuple[Part, ...]
    mentioned: tuple[Part, ...] = ()
    declared: DeclaredTask | None = None

    @cached_property
    def name(self) -> str:
        """What most letters call the task, the first of those at a tie; in capitals only when all do."""
        names = [part.task.name for part in self.parts]
        return Counter([name for name in names if not name.isupper()] or names).most_common(1)[0][0]

    @cached_property
    def participants(self) -> tuple[str, ...]:
        """Registry keys of the cooperating agencies, in the order they are met."""
        return tuple(dict.fromkeys(key for part in self.parts for key in part.task.participants))

    @cached_property
    def ministries(self) -> tuple[str, ...]:
        """Registry keys of the ministries that own a participant. Nothing is asked of any other ministry."""
        return tuple(dict.fromkeys(key for part in self.parts for key in part.task.ministries))

    @property
    def in_scope(self) -> bool:
        """Whether the letters give a task to agencies of two or more ministries (DFØ/Difi 2017/1, chapter 1).

        An assignment to one agency that shall ask another ministry's agency along is listed as a joint task, but no mandate is
        asked of it: our choice, since such assignments are common and legitimate.
        """
        if self.declared is not None:
            return True
        return self.is_given and len(self.ministries) >= _SEVERAL and not self.one_asks_another

    @property
    def is_given(self) -> bool:
        """Whether some letter says what to reach, do or report, or that there shall be cooperation."""
        return self.has(*_GIVES)

    @cached_property
    def one_asks_another(self) -> bool:
        """Whether the task is one agency's assignment «i samarbeid med» another, in one letter, with no goal in common."""
        return one_asks_another(self)

    def found(self, slot: Slot) -> tuple[tuple[Part, Filler], ...]:
        """Every filler of a slot, in every letter."""
        return tuple((part, filler) for part in self.parts for filler in part.task.slots[slot])

    def has(self, *slots: Slot) -> bool:
        """Whether any letter fills one of the slots."""
        return any(part.task.slots[slot] for part in self.parts for slot in slots)

    def values(self, slot: Slot) -> tuple[str, ...]:
        """The distinct values of a slot over all letters."""
        return tuple(dict.fromkeys(filler.value for _, filler in self.found(slot)))

    def lacks(self, *slots: Slot) -> bool:
        """Whether no letter fills any of the slots, and nothing says that they are filled somewhere else."""
        return not self.has(*slots) and not self.unknown(*slots)

    def unknown(self, *slots: Slot) -> bool:
        """Whether absence proves nothing: the letters point elsewhere, are extracts, or the user says where it stands."""
        if self.points_away or all(part.letter.extract for part in self.parts):
            return True
        return self.declared is not None and any(slot.value in self.declared.elsewhere for slot in slots)

    @cached_property
    def points_away(self) -> bool:
        """Whether a letter points to a mandate in a document that is not in the set.

        With the joint letter in the set, a pointer to it points nowhere else.
        """
        joint_here = any(part.kind() in JOINT_KINDS for part in self.parts)
        return any(
            not _stands_in(part, filler) and not (joint_here and part.kind() not in JOINT_KINDS)
            for part, filler in self.found(Slot.MANDATE)
        )

    def hit(
        self,
        values: Mapping[str, str | int | float] | None = None,
        *,
        message: str = "default",
        severity: Severity | None = None,
        at: Sequence[tuple[Part, Span]] = (),
        looked: bool = True,
    ) -> Hit:
        """A finding about the task as a whole: at ``at[0]``, the rest of ``at`` related; by default where it stands.

        Findings without a place of their own go together: they have a ``group``. ``looked``: whether it tells which letters
        and sections were read, as it must where something was not found.
        """
        places = list(at) or [(part, part.place) for part in self.parts]
        (part, span), others = places[0], places[1:]
        return Hit(
            span,
            {"task": self.name, **(values or {})},
            message,
            severity,
            tuple(Related(other_span, other.index) for other, other_span in others),
            tuple(dict.fromkeys(other.looked() for other, _ in places)) if looked else (),
            part.index,
            "" if at else self.key,
        )


def mandates(whole: SetAnalysis) -> Iterator[Mandate]:
    """Every joint task of the set that is given to agencies of several ministries."""
    return (mandate for mandate in all_tasks(whole) if mandate.in_scope)


def all_tasks(whole: SetAnalysis) -> Iterator[Mandate]:
    """Every joint task that some letter of the set says something of."""
    for key, found in whole.tasks.items():
        listed = [Part(index, whole.letters[index], task) for index, task in found]
        parts = tuple(part for part in listed if part.task.passages)
        mentioned = tuple(part for part in listed if not part.task.passages and part.task.mentions)
        if parts:
            said = [*parts, *mentioned]
            declared = declaration_of([p.task for p in said], whole.declared, [p.year() for p in said])
            yield Mandate(key, parts, mentioned, declared)


def asks_along(letter: LetterAnalysis, task: JointTask) -> bool:
    """Whether one letter gives a task to its addressee alone, «i samarbeid med» another, and the user says no more of it."""
    part = Part(0, letter, task)
    mandate = Mandate(task.key, (part,), declared=declaration_of([task], letter.declared, [part.year()]))
    return mandate.declared is None and (mandate.one_asks_another or not mandate.is_given)


def each_place(places: Iterable[tuple[Part, Span]]) -> list[list[tuple[Part, Span]]]:
    """Places in several letters put together: one group for each place in the first letter that has any.

    The same text stands in all letters about a task, so the n-th place of one is the n-th of another.
    """
    by_letter = [list(group) for _, group in groupby(places, key=lambda place: place[0].index)]
    if not by_letter:
        return []
    groups = [[place] for place in by_letter[0]]
    for others in by_letter[1:]:
        for number, place in enumerate(others):
            groups[min(number, len(groups) - 1)].append(place)
    return groups


def called(part: Part, key: str) -> str:
    """The name of a ministry or an agency at the letter's date, in the letter's language form; an unknown key as it is."""
    date = part.letter.identity.date
    try:
        row = part.letter.registry.at(key, date.value if date else None)
    except KeyError:
        return key
    return row.name_nn if part.letter.form.form is LanguageForm.NN else row.name_nb


def _stands_in(part: Part, filler: Filler) -> bool:
    """Whether the annex a letter points to stands in the same file."""
    letter = part.letter.letter
    return bool(_ANNEX.search(letter.excerpt(filler.span))) and any(_ANNEX.match(s.title) for s in letter.sections)
