"""What a comparison yields: shared passages (felles tekst), witnesses (ett brevs versjon), differences (avvik).

The classes fill the machine contract of ``brevlint compare --format json``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from linter.letters.model import Span


class WitnessClass(StrEnum):
    """How one letter's version stands to the common text, mildest first; the severest counts."""

    IDENTICAL = "identical"
    TYPOGRAPHIC = "typographic"
    NAME_SWAP = "name_swap"
    LANGUAGE_FORM = "language_form"
    ORDER = "order"
    EDITORIAL = "editorial"
    ADDITION = "addition"
    STEERING = "steering"
    ABSENT = "absent"

    @property
    def rank(self) -> int:
        """0 for identical up to 8 for absent."""
        return list(WitnessClass).index(self)


class DifferenceClass(StrEnum):
    """What kind of difference two stretches of text show."""

    TYPOGRAPHIC = "typographic"
    NAME_SWAP = "name_swap"
    LANGUAGE_FORM = "language_form"
    ORDER = "order"
    EDITORIAL = "editorial"
    ADDITION = "addition"
    NUMBER = "number"
    DATE = "date"
    ACTOR = "actor"
    MODALITY = "modality"
    NEGATION = "negation"
    CONDITION = "condition"
    GOAL = "goal"
    OMISSION = "omission"


STEERING = frozenset(
    {
        DifferenceClass.NUMBER,
        DifferenceClass.DATE,
        DifferenceClass.ACTOR,
        DifferenceClass.MODALITY,
        DifferenceClass.NEGATION,
        DifferenceClass.CONDITION,
        DifferenceClass.GOAL,
        DifferenceClass.OMISSION,
    }
)


class Tier(StrEnum):
    """How sure it is that a passage is one text and not chance."""

    PASSAGE = "passage"  # two sentences or more that keep company
    LONE = "lone"  # one sentence without company
    FORMULA = "formula"  # a stock phrase: few words that say anything of their own


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: the exact words on both sides ("" when a side has none) and where they stand.

    ``before`` and ``before_at`` are the common text and its place in the letter it was taken from, whose path is
    ``before_letter`` (None and "" where no letter has those words, as in a master); ``after`` and ``after_at`` this
    letter. ``steering`` says whether the difference can change what is demanded; ``sentence`` is this letter's sentence
    ("" for a sentence it lacks).
    """

    kind: DifferenceClass
    before: str
    after: str
    steering: bool
    sentence: str = ""
    before_at: Span | None = None
    after_at: Span | None = None
    before_letter: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """One letter's version of a shared passage. ``letter`` is the path; ``spans`` its sentences in reading order."""

    letter: str
    spans: tuple[Span, ...]
    text: str
    kind: WitnessClass
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A text found in two letters or more. ``sentences`` is the common text: reconstructed, or the master's.

    ``id`` depends on the common text only; ``model`` is the letter whose wording the reconstruction starts from.
    """

    id: str
    tier: Tier
    sentences: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    model: str = ""
    from_master: bool = False

    @property
    def text(self) -> str:
        """The common text."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything found in a set: passages worst first, and the paths compared."""

    passages: tuple[SharedPassage, ...]
    letters: tuple[str, ...]

    def absent(self, passage: SharedPassage) -> tuple[str, ...]:
        """The letters that lack a passage, in the order of ``letters``."""
        there = {witness.letter for witness in passage.witnesses}
        return tuple(path for path in self.letters if path not in there)
