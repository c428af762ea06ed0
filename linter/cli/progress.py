"""A progress bar on standard error: only on a terminal, only when there is something to wait for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

WORTH_SHOWING = 4  # letters


@contextmanager
def progress_bar(total: int, title: str) -> Iterator[Callable[[str], None] | None]:
    """Yields a function to call with each finished path, or None when no bar is shown."""
    if total < WORTH_SHOWING or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - rich takes 60 ms to import
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda _path: bar.advance(task)
