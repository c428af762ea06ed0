"""The table of one joint task: a row per item of the mandate, a cell per letter, and what no letter says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from linter.coordination.model import DeclaredTask, Slot
from linter.coordination.overview import Overview
from linter.reports.tasks_cells import body, cell, letter_line, title_of
from linter.wording import Lang, say

__all__ = ["Row", "TaskTable", "table"]

# Items whose absence is no lack: what a good mandate may well do without.
_OPTIONAL = frozenset(
    {Slot.UNNAMED_PARTNERS, Slot.REPORTING_COORDINATOR, Slot.SUBTASK_LEAD, Slot.MANDATE, Slot.ACTIONS, Slot.PLANS}
    | {Slot.RELATION}
)


@dataclass(frozen=True, slots=True)
class Row:
    """One item. ``cells``: letter number to text; ``filled``: the numbers whose text was read from the letter.

    ``declared``: what the configuration says of the item, "" for nothing.
    """

    slot: Slot
    label: str
    cells: Mapping[int, str]
    filled: frozenset[int]
    declared: str = ""


@dataclass(frozen=True, slots=True)
class TaskTable:
    """A task through all its letters. ``letters``: a line each, numbered from 1. ``lacking``: items no letter has."""

    title: str
    letters: tuple[str, ...]
    rows: tuple[Row, ...]
    lacking: tuple[str, ...]
    unused: tuple[str, ...]


def table(overview: Overview, key: str, lang: Lang) -> TaskTable:
    """The table of the task with this key."""
    group = overview.linked[key]
    full = {number: (index, task) for number, (index, task) in enumerate(group, 1) if task.passages}
    declared = overview.declared.get(key)
    rows: list[Row] = []
    lacking: list[str] = []
    unused: list[str] = []
    for slot in Slot if full else ():
        label = say(lang, f"tasks.slot.{slot.value}")
        texts = {number: cell(task, slot, overview.letters[index], lang) for number, (index, task) in full.items()}
        told = _declared(declared, slot)
        filled = frozenset(number for number, text in texts.items() if text)
        if not filled and slot in _OPTIONAL and not told:
            unused.append(label)
            continue
        if not filled and not told:
            lacking.append(label)
        empty = _empty(filled, lang)
        rows.append(Row(slot, label, {number: text or empty for number, text in texts.items()}, filled, told))
    letters = tuple(
        letter_line(overview, index, lang) + ("" if task.passages else f" · {say(lang, 'tasks.mentioned')}")
        for index, task in group
    )
    return TaskTable(title_of(group), letters, tuple(rows), tuple(lacking), tuple(unused))


def _empty(filled: frozenset[int], lang: Lang) -> str:
    """What an empty cell says: that we did not find it, or which letter of the set has it."""
    if not filled:
        return say(lang, "tasks.not_found")
    return say(lang, "tasks.stands_in", letters="".join(f"[{number}]" for number in sorted(filled)))


def _declared(declared: DeclaredTask | None, slot: Slot) -> str:
    """What the configuration says about an item: where it stands, or who it is."""
    if declared is None:
        return ""
    if where := declared.elsewhere.get(slot.value):
        return f"«{where}»"
    keys = {
        Slot.MINISTRIES: declared.ministries,
        Slot.AGENCIES: declared.agencies,
        Slot.COORDINATING_MINISTRY: (declared.coordinating_ministry,),
        Slot.COORDINATING_AGENCY: (declared.coordinating_agency,),
    }.get(slot, ())
    if slot is Slot.PERIOD and len(declared.years) > 1:
        return f"{min(declared.years)}–{max(declared.years)}"
    return ", ".join(body(key, None) for key in keys if key)
