"""What a comparison of letters gives the reports: passages with every version placed in its letter. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from linter.engine.report import Failure, LetterInfo
from linter.letters.model import Span
from linter.sharing.model import DifferenceClass, Tier, WitnessClass


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a letter: path, the headings down to it, page (None: the format has no pages), and the words' span."""

    letter: str
    section: str
    page: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class PlacedDifference:
    """A difference (avvik) with its places on both sides; a place is None where that side has no words.

    ``before`` and ``after`` are the exact words of the common text and of this letter. ``sentence`` is this letter's
    sentence, "" for one it lacks; ``before_sentence`` the common text's, "" where no letter has it word for word.
    """

    kind: DifferenceClass
    before: str
    after: str
    steering: bool
    sentence: str
    before_at: Place | None
    after_at: Place | None
    before_sentence: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One letter's version of a passage (vitne)."""

    text: str
    kind: WitnessClass
    place: Place
    differences: tuple[PlacedDifference, ...]

    @property
    def letter(self) -> str:
        """The letter's path."""
        return self.place.letter

    @property
    def steering(self) -> tuple[PlacedDifference, ...]:
        """Differences that can change what is demanded."""
        return tuple(d for d in self.differences if d.steering)


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared passage (felles tekst). ``title`` is the heading most letters have it under, "" when none has one."""

    id: str
    tier: Tier
    title: str
    text: str
    sentences: tuple[str, ...]
    versions: tuple[Version, ...]
    absent: tuple[str, ...]
    model: str
    from_master: bool

    @property
    def worst(self) -> WitnessClass:
        """The severest class among the versions."""
        return max((v.kind for v in self.versions), key=lambda kind: kind.rank)


class Fate(StrEnum):
    """What became of last year's shared text."""

    REPEATED = "repeated"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Followed:
    """A shared text over two years: last year's passage and this year's (None: not shared that year).

    ``differences`` go from last year's common text to this year's. ``gone_from`` are this year's letters that lack
    the text though last year's letter to the same recipient had it; ``still_in`` the letters that have it where it is
    no longer shared; ``changed_in`` those that differ from the common text otherwise than last year's letter did.
    """

    fate: Fate
    earlier: Passage | None
    now: Passage | None
    differences: tuple[PlacedDifference, ...] = ()
    gone_from: tuple[str, ...] = ()
    still_in: tuple[str, ...] = ()
    changed_in: tuple[str, ...] = ()

    @property
    def passage(self) -> Passage:
        """The passage of this year, or of last year where there is none."""
        passage = self.now or self.earlier
        assert passage is not None  # noqa: S101 (one of the years has it)
        return passage


@dataclass(frozen=True, slots=True)
class ComparedLetter:
    """A letter that was compared; ``names`` are its recipients as a reader calls them («NAV»)."""

    info: LetterInfo
    names: tuple[str, ...]
    sentences: int


@dataclass(frozen=True, slots=True)
class StoredSet:
    """The set an index holds: how many letters the last whole search was over, and when it was (ISO, local time).

    ``only_new``: the report is about new letters held against that set, and says nothing about the set itself.
    ``exact``: what it says of them is what a whole comparison would say.
    """

    path: str
    letters: int
    searched: str
    only_new: bool
    exact: bool


@dataclass(frozen=True, slots=True)
class CompareReport:
    """The whole comparison, passages worst first. ``followed`` is None when no earlier letters were given.

    ``stored`` is None when no index was used; ``referred`` are letters of a stored set that differences point to.
    """

    letters: tuple[ComparedLetter, ...]
    passages: tuple[Passage, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = ()
    master: str | None = None
    earlier: tuple[ComparedLetter, ...] = ()
    followed: tuple[Followed, ...] | None = None
    stored: StoredSet | None = None
    referred: tuple[ComparedLetter, ...] = ()

    def exit_code(self) -> int:
        """0 nothing steering differs, 1 steering differences, 2 something could not be read.

        Stock formulae are what every letter fills in its own way; they do not count.
        """
        if self.failures or not self.letters:
            return 2
        differs = any(p.worst is WitnessClass.STEERING for p in self.passages if p.tier is not Tier.FORMULA)
        return int(differs)
