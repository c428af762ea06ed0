"""Which passages of a comparison a reader asked to see."""

from __future__ import annotations

from dataclasses import dataclass, replace

from linter.engine.compared import CompareReport, Passage
from linter.sharing.model import Tier, WitnessClass


@dataclass(frozen=True, slots=True)
class Choice:
    """``least``: mildest class shown; ``tier``: least sure passages shown; the others as the user wrote them."""

    least: WitnessClass = WitnessClass.IDENTICAL
    tier: Tier = Tier.FORMULA
    ministries: tuple[str, ...] = ()
    task: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The report with the passages to show, and how many were left out: stock phrases, lone sentences, too mild."""

    report: CompareReport
    choice: Choice
    formulae: int
    lone: int
    milder: int


class UnknownMinistryError(ValueError):
    """A ministry that no letter is from; ``known`` are those that have letters."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.known = known


def narrow(report: CompareReport, choice: Choice) -> CompareReport:
    """Only passages of the ministries and the task asked for; what counts for the exit code.

    Raises UnknownMinistryError.
    """
    paths = _letters_of(report, choice.ministries)
    words = choice.task.casefold().split()

    def wanted(passage: Passage) -> bool:
        text = f"{passage.title} {passage.text}".casefold()
        return all(word in text for word in words) and any(v.letter in paths for v in passage.versions)

    followed = report.followed
    if followed is not None:
        followed = tuple(f for f in followed if wanted(f.passage))
    return replace(report, passages=tuple(p for p in report.passages if wanted(p)), followed=followed)


def choose(report: CompareReport, choice: Choice) -> Chosen:
    """The passages to show of a narrowed report."""
    tiers = list(Tier)
    sure = [p for p in report.passages if tiers.index(p.tier) <= tiers.index(choice.tier)]
    shown = tuple(p for p in sure if p.worst.rank >= choice.least.rank)
    left_out = [p.tier for p in report.passages if tiers.index(p.tier) > tiers.index(choice.tier)]
    lone, formulae = left_out.count(Tier.LONE), left_out.count(Tier.FORMULA)
    return Chosen(replace(report, passages=shown), choice, formulae, lone, len(sure) - len(shown))


def _letters_of(report: CompareReport, ministries: tuple[str, ...]) -> frozenset[str]:
    everything = (*report.letters, *report.earlier)
    if not ministries:
        return frozenset(c.info.path for c in everything)
    known = tuple(sorted({m for c in everything for m in c.info.ministries}))
    asked = {m.casefold() for m in ministries}
    for name in ministries:
        if name.casefold() not in {m.casefold() for m in known}:
            raise UnknownMinistryError(name, known)
    return frozenset(c.info.path for c in everything if asked & {m.casefold() for m in c.info.ministries})
