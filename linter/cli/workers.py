"""Processes that share the work of a command, and how they end when the user stops it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

FEW = 8  # so few letters are read in this process: starting others would take longer
P = ParamSpec("P")
T = TypeVar("T")


class _Workers(ProcessPoolExecutor):
    """A Ctrl-C in the terminal goes to every process; only the one that was called may answer it."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand over a task. A process started for it must not hear Ctrl-C, not even while it starts."""
        if not hasattr(signal, "pthread_sigmask"):  # Windows; there a process is deaf once it has started
            return super().submit(fn, *args, **kwargs)
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return super().submit(fn, *args, **kwargs)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def stop(self) -> None:
        """End at once, without waiting for what is running: what it would have given is not wanted any more."""
        processes = list((self._processes or {}).values())
        self.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()


@contextmanager
def workers(jobs: int, letters: int) -> Iterator[Executor | None]:
    """An executor of ``jobs`` processes (0: as many as there are processors, for ``FEW`` letters or more).

    None where the work is done in this process. When the block is left by an exception, Ctrl-C above all, running
    tasks are given up.
    """
    count = jobs or (1 if letters < FEW else os.cpu_count() or 1)
    if count == 1:
        yield None
        return
    executor = _Workers(count, mp_context=get_context("spawn"), initializer=_deaf)
    try:
        yield executor
    except BaseException:
        executor.stop()
        raise
    executor.shutdown()


def _deaf() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
