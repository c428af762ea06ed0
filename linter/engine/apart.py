"""One piece of work for every letter, in processes that can be ended where there are any, the answers in order."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import TypeVar

from linter.engine.report import Failure
from linter.engine.workers import outcome

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 32  # answers that may wait for an earlier one: copies of thousands of letters are never all in memory


def each(
    work: Callable[[T], R], asked: Iterable[tuple[Path, T]], executor: Executor | None, *, ahead: int = AHEAD
) -> Iterator[R | Failure]:
    """What ``work`` gives for every letter, in their order; a Failure where it overran, died or broke.

    ``asked``: the letter's path, and what ``work`` is called with. ``executor`` None: in this process, where what
    ``work`` raises is raised here.
    """
    if executor is None:
        yield from (work(one) for _, one in asked)
        return
    waiting: deque[tuple[Future[R], Path]] = deque()
    for path, one in asked:
        waiting.append((executor.submit(work, one), path))
        if len(waiting) > ahead:
            first = _next(waiting)
            yield first
    while waiting:
        first = _next(waiting)
        yield first


def _next(waiting: deque[tuple[Future[R], Path]]) -> R | Failure:
    future, path = waiting.popleft()
    return outcome(future, path)
