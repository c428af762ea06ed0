"""What a classified sentence is, and what a demand in a letter is (krav)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from linter.letters.model import Span
from linter.steering.labels import HOW, WHAT, Agent, ChainLabel, Context, Strength


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was seen: ``what`` is a catalogue key (``steering.evidence.<what>``), ``words`` the words."""

    what: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Classification:
    """What a sentence is.

    ``probability`` is the calibrated share (0..1) for ``label``, ``demand_probability`` the one for being a demand.
    ``unsure`` says that the label should be shown as a suggestion only. ``second`` is the next likely label.
    """

    label: ChainLabel
    demand: bool
    strength: Strength
    agent: Agent
    flags: frozenset[str]
    evidence: tuple[Evidence, ...]
    unsure: bool
    probability: float
    demand_probability: float
    second: ChainLabel


@dataclass(frozen=True, slots=True)
class Demand:
    """A classified unit of a letter (kravenhet): a sentence, a list item with its intro, a cell that is a sentence.

    ``spans`` are the places of the unit's own words; ``intro`` that of the line it inherits subject and modal from.
    ``text`` is what was classified, quotations blotted out. ``heading`` is the title of the nearest section that says
    something, ``context`` what it says.
    """

    spans: tuple[Span, ...]
    text: str
    result: Classification
    context: Context = Context.NONE
    heading: str = ""
    section: int = 0
    intro: Span | None = None
    title: bool = False  # the title of an oppdrag: belongs to its body, not counted again

    @property
    def label(self) -> ChainLabel:
        """The step of the results chain, or why there is none."""
        return self.result.label

    @property
    def demand(self) -> bool:
        """Whether it binds the addressee."""
        return self.result.demand

    @property
    def span(self) -> Span:
        """The first place of the unit."""
        return self.spans[0]


@dataclass(frozen=True)
class Profile:
    """Counts of a letter (guide, part A11). Never one score; not comparable with published means."""

    counts: Mapping[ChainLabel, int] = field(default_factory=dict)  # demands per label
    unsure: int = 0
    tasks: int = 0
    goals: int = 0
    parameters: int = 0

    @property
    def how(self) -> int:
        """Demands on input or activity (hvordan)."""
        return sum(self.counts.get(label, 0) for label in HOW)

    @property
    def deliveries(self) -> int:
        """Demands on products (leveranse)."""
        return self.counts.get(ChainLabel.OUTPUT, 0)

    @property
    def what(self) -> int:
        """Demands on effects (hva)."""
        return sum(self.counts.get(label, 0) for label in WHAT)

    @property
    def shares(self) -> tuple[float, float, float]:
        """Shares (0..1) of hvordan, leveranse, hva among the three; zeros when there are none."""
        total = self.how + self.deliveries + self.what
        return (self.how / total, self.deliveries / total, self.what / total) if total else (0.0, 0.0, 0.0)


def profile(demands: Iterable[Demand]) -> Profile:
    """Count the units of one letter. Titles of tasks count as tasks, not as demands."""
    units = list(demands)
    return Profile(
        counts=Counter(unit.label for unit in units if unit.demand and not unit.title),
        unsure=sum(unit.result.unsure for unit in units if unit.demand and not unit.title),
        tasks=sum(unit.title for unit in units),
        goals=sum(unit.demand and unit.context is Context.GOAL for unit in units),
        parameters=sum(unit.demand and unit.context is Context.PARAMETER for unit in units),
    )
