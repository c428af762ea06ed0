"""The profile of a letter as a bar chart with a table beside it. Never one score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.engine.report import LetterProfile
from linter.reports import profile
from linter.steering.labels import HOW, WHAT, ChainLabel
from linter.wording import Lang, say

__all__ = ["Bar", "Chart", "chart"]

_LEFT, _WIDTH, _HEIGHT = 140, 320, 24  # units of the drawing: names, longest bar, a line
_GROUPS = ("how", "deliveries", "what", "other")


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the chart and of the table: where it is drawn, what it counts, and how many."""

    group: str
    name: str
    meaning: str
    number: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars by group; ``total`` is all demands, ``also`` one line of what else was counted."""

    groups: tuple[tuple[str, int, tuple[Bar, ...]], ...]
    total: int
    unsure: int
    left: int
    height: int
    width: int
    spoken: str
    also: str


def chart(counted: LetterProfile, lang: Lang) -> Chart:
    """The chart of a profile: a bar per label, in the order of the results chain."""
    labels = [label for label in ChainLabel if label is not ChainLabel.NOT_A_DEMAND]
    most = max((counted.counts.get(label.value, 0) for label in labels), default=0) or 1
    y, groups = 0, []
    for group in _GROUPS:
        top = y
        y += _HEIGHT
        bars = []
        for label in labels:
            if _group(label) == group:
                number = counted.counts.get(label.value, 0)
                name, meaning = _named(label, lang)
                bars.append(Bar(group, name, meaning, number, y, round(_WIDTH * number / most)))
                y += _HEIGHT
        groups.append((say(lang, f"page.group_{group}"), top, tuple(bars)))
    lines = list(profile.lines(counted, lang))
    return Chart(
        groups=tuple(groups),
        total=sum(counted.counts.values()),
        unsure=counted.unsure,
        left=_LEFT,
        height=y,
        width=_LEFT + _WIDTH + 50,
        spoken="; ".join(_spoken(groups)),
        also=lines[1] if len(lines) > 1 else "",
    )


def _group(label: ChainLabel) -> str:
    if label in HOW:
        return "how"
    if label in WHAT:
        return "what"
    return "deliveries" if label is ChainLabel.OUTPUT else "other"


def _named(label: ChainLabel, lang: Lang) -> tuple[str, str]:
    """Name and meaning, from the text of ``brevlint classify``: "AKTIVITET: noe …", "AKTIVITET (activity): …"."""
    name, _, meaning = say(lang, f"steering.label.{label.name}").partition(": ")
    translated = name.partition("(")[2].rstrip(")")
    return (translated or name).capitalize(), meaning


def _spoken(groups: list[tuple[str, int, tuple[Bar, ...]]]) -> Iterator[str]:
    for _, _, bars in groups:
        yield from (f"{bar.name} {bar.number}" for bar in bars)
