"""How many processes share the work of a command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from linter.engine.workers import Workers

FEW = 8  # so few letters are read in this process: starting others would take longer


@contextmanager
def workers(jobs: int, letters: int) -> Iterator[Executor | None]:
    """An executor of ``jobs`` processes (0: as many as there are processors, for ``FEW`` letters or more).

    None where the work is done in this process. When the block is left by an exception, Ctrl-C above all, running
    tasks are ended.
    """
    count = jobs or (1 if letters < FEW else os.cpu_count() or 1)
    if count == 1:
        yield None
        return
    with Workers(count) as executor:
        yield executor
