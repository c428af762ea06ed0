"""Progress bars on standard error: only on a terminal, only when there is something to wait for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import TaskID

WORTH_SHOWING = 4  # letters


@contextmanager
def progress_bar(total: int, title: str) -> Iterator[Callable[[str], None] | None]:
    """Yields a function to call with each finished path, or None when no bar is shown."""
    with phase_bars(total, lambda _phase: title) as told:
        if told is None:
            yield None
            return
        done = count(1)
        yield lambda _path: told("", next(done), total)


@contextmanager
def phase_bars(letters: int, title: Callable[[str], str]) -> Iterator[Callable[[str, int, int], None] | None]:
    """One bar a phase. Yields a function to call with a phase and how much of how much is done, or None for no bars.

    ``title``: what a phase is called.
    """
    if letters < WORTH_SHOWING or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - rich takes 60 ms to import
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        bar_of: dict[str, TaskID] = {}

        def told(phase: str, done: int, total: int) -> None:
            if phase not in bar_of:
                bar_of[phase] = bars.add_task(title(phase), total=total)
            bars.update(bar_of[phase], completed=done, total=total)

        yield told
