"""How many processes share the work of a command. Letters are never read in this one: see ``engine.workers``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

import click

from linter.engine.workers import Workers, readied

FEW = 8  # so few letters are read by one process: starting others would take longer
ALONE = True  # one process is one that can be ended; False, in tests of other things, is this process: a second faster


def processes(jobs: int, letters: int) -> int:
    """How many processes share the work. ``jobs`` 0: one per processor, and one for fewer than ``FEW`` letters."""
    return jobs or (1 if letters < FEW else os.cpu_count() or 1)


def begun(ctx: click.Context, count: int, *names: str) -> Workers | None:
    """Workers that ready ``names`` while this process imports what it needs itself; ended with the command.

    ``names`` are those of :func:`linter.engine.workers.readied`.
    """
    if not ALONE:
        return None
    pool = Workers(count)
    for _ in range(count):
        pool.submit(readied, *names)
    ctx.call_on_close(lambda: pool.shutdown(cancel_futures=True))
    return pool


@contextmanager
def workers(jobs: int, letters: int, pool: Workers | None = None) -> Iterator[Executor | None]:
    """An executor of as many :func:`processes` as there should be.

    ``pool`` is what :func:`begun` gave, if anything. When the block is left by an exception, Ctrl-C above all, running
    tasks are ended.
    """
    count = processes(jobs, letters)
    if count == 1 and not ALONE:
        yield None
        return
    with pool or Workers(count) as executor:
        executor.count = count
        yield executor
