"""Letters read for their joint tasks: what ``brevlint tasks`` shows. Also the self-check list."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import resources
from typing import Protocol

from linter.coordination.declared import declaration_of
from linter.coordination.detect import tasks
from linter.coordination.link import linked
from linter.coordination.model import DeclaredTask, JointTask
from linter.letters.identity import Identity, identify
from linter.letters.model import Letter
from linter.letters.registry import registry

__all__ = ["LetterTasks", "NotRead", "Overview", "Point", "letter_tasks", "self_check", "together"]


@dataclass(frozen=True, slots=True)
class LetterTasks:
    """A letter with its joint tasks."""

    letter: Letter
    identity: Identity
    tasks: tuple[JointTask, ...]


class NotRead(Protocol):
    """A letter that could not be read: catalogue key ``error.<code>``, with values."""

    @property
    def path(self) -> str:
        """The letter's path."""

    @property
    def code(self) -> str:
        """Why."""

    @property
    def values(self) -> Mapping[str, str | int | float]:
        """What fills the message."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Letters, their tasks linked (key to letter index and task), and what could not be read.

    ``declared``: what the configuration says of a task, by the task's key.
    """

    letters: tuple[LetterTasks, ...]
    linked: Mapping[str, list[tuple[int, JointTask]]]
    failures: Sequence[NotRead] = ()
    declared: Mapping[str, DeclaredTask] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0, or 2 when something was not read."""
        return 2 if self.failures or not self.letters else 0

    def only(self, name: str) -> Overview:
        """The tasks whose key or one of whose names holds ``name`` (case aside); everything for an empty name."""
        wanted = name.casefold().strip()
        kept = {
            key: group
            for key, group in self.linked.items()
            if wanted in key.casefold()
            or any(wanted in said.casefold() for _, t in group for said in (t.name, *t.names))
        }
        return replace(self, linked=kept)


@dataclass(frozen=True, slots=True)
class Point:
    """A question of the self-check list: ``advice`` 0 (introduction), 1-6, or 7 (closing reflections)."""

    advice: int
    nb: str
    nn: str
    en: str


def letter_tasks(letter: Letter, declared: Iterable[DeclaredTask] = ()) -> LetterTasks:
    """Who a letter is from and to, and its joint tasks. Raises ModelError where the pipeline is needed and missing."""
    identity = identify(letter)
    return LetterTasks(letter, identity, tasks(letter, identity, registry(), tuple(declared)))


def together(
    read: Sequence[LetterTasks], declared: Iterable[DeclaredTask] = (), failures: Sequence[NotRead] = ()
) -> Overview:
    """The letters as a set, their tasks linked, with what the configuration declares of each."""
    given = tuple(declared)
    groups = linked([one.tasks for one in read])
    told = {key: declaration_of([t for _, t in group], given, _years(read, group)) for key, group in groups.items()}
    return Overview(tuple(read), groups, tuple(failures), {key: one for key, one in told.items() if one})


def _years(read: Sequence[LetterTasks], group: Sequence[tuple[int, JointTask]]) -> list[int | None]:
    years = (read[index].identity.year for index, _ in group)
    return [year.value if year else None for year in years]


@cache
def self_check() -> tuple[Point, ...]:
    """What letters cannot show, as questions, by advice (``data/self_check.toml``)."""
    text = resources.files(__package__ or "").joinpath("data", "self_check.toml").read_text(encoding="utf-8")
    return tuple(Point(p["advice"], p["nb"], p["nn"], p["en"]) for p in tomllib.loads(text)["point"])
