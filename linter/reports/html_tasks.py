"""The joint tasks as the page shows them: what each letter says about every item, equal words told once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linter.coordination.overview import Overview
from linter.reports import phrases
from linter.reports.tasks_table import Row, table
from linter.wording import Lang, say

__all__ = ["TaskLetter", "TaskLine", "TaskSheet", "task_sheets"]

_NAMED = 3  # letters called by name


@dataclass(frozen=True, slots=True)
class TaskLetter:
    """A letter that speaks of a task; ``mentioned``: it only names it. ``target``: its id on the page."""

    name: str
    target: str
    mentioned: bool


@dataclass(frozen=True, slots=True)
class TaskLine:
    """An item, and who says what about it: ("", words) when all letters say the same, (names, "") for nothing."""

    item: str
    said: tuple[tuple[str, str], ...]
    declared: str


@dataclass(frozen=True, slots=True)
class TaskSheet:
    """A task. ``lacking`` and ``unused``: items no letter has, those a mandate should have and the others."""

    id: str
    title: str
    letters: tuple[TaskLetter, ...]
    lines: tuple[TaskLine, ...]
    lacking: str
    unused: str


def task_sheets(seen: Overview, lang: Lang, names: Mapping[str, str], ids: Mapping[str, str]) -> list[TaskSheet]:
    """The tasks of the letters. ``names`` and ``ids``: what letters are called and their ids on the page, by path."""
    sheets = []
    for number, (key, group) in enumerate(seen.linked.items(), 1):
        told = table(seen, key, lang)
        paths = [seen.letters[index].letter.path for index, _ in group]
        called = [phrases.printable(names[path]) for path in paths]
        sheets.append(
            TaskSheet(
                id=f"o{number}",
                title=told.title,
                letters=tuple(
                    TaskLetter(name, ids[path], not task.passages)
                    for name, path, (_, task) in zip(called, paths, group, strict=True)
                ),
                lines=tuple(_line(row, called, lang) for row in told.rows),
                lacking=_items("lacking", told.lacking, lang),
                unused=_items("unused", told.unused, lang),
            )
        )
    return sheets


def _line(row: Row, called: Sequence[str], lang: Lang) -> TaskLine:
    by_text: dict[str, list[str]] = {}
    for number, text in row.cells.items():
        by_text.setdefault(text if number in row.filled else "", []).append(called[number - 1])
    said = tuple(
        ("" if len(by_text) == 1 else _who(letters, len(by_text), lang), text) for text, letters in by_text.items()
    )
    return TaskLine(row.label, said, phrases.printable(row.declared))


def _who(letters: Sequence[str], versions: int, lang: Lang) -> str:
    """Letters by name; many of them are counted when what the others say stands beside."""
    if len(letters) > _NAMED and versions == 2:  # noqa: PLR2004 (these letters, and the others)
        return say(lang, "page.other_letters", n=len(letters))
    return ", ".join(letters)


def _items(name: str, labels: Sequence[str], lang: Lang) -> str:
    listed = "; ".join(label[0].lower() + label[1:] for label in labels)
    return say(lang, f"tasks.{name}", items=listed) if listed else ""
