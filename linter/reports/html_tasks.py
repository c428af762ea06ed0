"""The joint tasks as the page shows them: what each letter says about every item, equal words told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linter.coordination.overview import Overview
from linter.reports import phrases
from linter.reports.tasks_cells import SHOWN, rows_of, title_of
from linter.wording import Lang, say

__all__ = ["TaskLetter", "TaskTable", "task_tables"]

_NAMED = 3  # letters called by name


@dataclass(frozen=True, slots=True)
class TaskLetter:
    """A letter that speaks of a task; ``mentioned``: it only names it. ``target``: its id on the page."""

    name: str
    target: str
    mentioned: bool


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A task. ``lines``: item, and what is said with the letters that say it ("" for all of them)."""

    id: str
    title: str
    letters: tuple[TaskLetter, ...]
    lines: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def task_tables(seen: Overview, lang: Lang, names: Mapping[str, str], ids: Mapping[str, str]) -> list[TaskTable]:
    """The tasks of the letters. ``names`` and ``ids``: what letters are called and their ids on the page, by path."""
    tables = []
    for number, group in enumerate(seen.linked.values(), 1):
        letters = []
        cells = []
        for index, task in group:
            one = seen.letters[index]
            name = phrases.printable(names[one.letter.path])
            letters.append(TaskLetter(name, ids[one.letter.path], not task.passages))
            if task.passages:
                cells.append((name, rows_of(task, one, lang)))
        title = title_of(group)
        lines = []
        for slot in SHOWN if cells else ():
            said: dict[str, list[str]] = {}
            for name, row in cells:
                said.setdefault(row[slot], []).append(name)
            who = [("" if len(said) == 1 else _who(those, len(said), lang), text) for text, those in said.items()]
            lines.append((say(lang, f"tasks.slot.{slot.value}"), tuple(who)))
        tables.append(TaskTable(f"o{number}", title[:1].upper() + title[1:], tuple(letters), tuple(lines)))
    return tables


def _who(letters: Sequence[str], versions: int, lang: Lang) -> str:
    """Letters by name; many of them are counted when what the others say stands beside."""
    if len(letters) > _NAMED and versions == 2:  # noqa: PLR2004 (these letters, and the others)
        return say(lang, "page.other_letters", n=len(letters))
    return ", ".join(letters)
