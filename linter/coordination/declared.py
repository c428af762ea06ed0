"""Which declaration of the configuration a joint task answers to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from linter.coordination.model import DeclaredTask, JointTask

__all__ = ["declaration_of"]


def declaration_of(
    tasks: Sequence[JointTask], declared: Iterable[DeclaredTask], years: Iterable[int | None] = ()
) -> DeclaredTask | None:
    """The declaration that bears one of the names of a task (``tasks``: the task in each letter); None for none.

    ``years`` are the budget years of the letters: a declaration for other years says nothing of them.
    """
    names = {name.casefold() for task in tasks for name in (task.key, task.name, *task.names)}
    of_letters = {year for year in years if year is not None}
    for one in declared:
        in_time = not one.years or not of_letters or bool(of_letters & set(one.years))
        if in_time and any(name.casefold() in names for name in (one.name, *one.aliases)):
            return one
    return None
