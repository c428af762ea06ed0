"""Worker processes that can be ended: a task that hangs or crashes takes only itself with it.

Letters come by e-mail, and the parsers under us are written in C. ``ProcessPoolExecutor`` gives up every waiting task
when one worker dies, and cannot end a task that hangs. Here each worker is one process with one pipe; the standard
library does the rest. (pebble can do this and is LGPL; billiard has no ``concurrent.futures`` interface.)
"""

from __future__ import annotations

import gc
import os
import pickle
import pkgutil
import queue
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from multiprocessing import get_context, parent_process, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    from linter.engine.report import Failure

P = ParamSpec("P")
T = TypeVar("T")

SECONDS = 300.0  # for one letter, rules included; a letter of 2,000 pages needs about half of it
MEMORY = 8 * 2**30  # bytes of address space for one worker; libraries reserve far more than they use
START_SECONDS = 120.0  # for a worker process to start
GARBAGE = 5_000  # new objects before a search for garbage; with Python's 700 it took 0.06 s more of a first letter
TASKS = 500  # a worker is replaced after so many letters, so that what it remembers does not grow without end
_CONTEXT = get_context("spawn")


def readied(*names: str) -> None:
    """A task: import modules ("package.module") and call functions ("package.module:name"); the next need not wait."""
    for name in names:
        found = pkgutil.resolve_name(name)
        if ":" in name:
            found()


class TaskOverranError(Exception):
    """The task took longer than it may; its worker was ended."""

    def __init__(self, seconds: float) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class WorkerDiedError(Exception):
    """The worker ended in the middle of the task. ``exit_code`` is negative for a signal (−9: killed, −11: crashed)."""

    def __init__(self, exit_code: int | None) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code


def outcome(future: Future[T], path: Path) -> T | Failure:
    """What a task about one letter gave; a Failure when it overran, died, ran out of memory or broke."""
    from linter.engine.report import Failure  # noqa: PLC0415 - a process that is to be started should not wait for it

    try:
        return future.result()
    except TaskOverranError as error:
        return Failure(str(path), "too_slow", {"seconds": round(error.seconds)})
    except MemoryError:
        return Failure(str(path), "too_much_memory")
    except WorkerDiedError as error:
        return Failure(str(path), "worker_died", {"reason": error.exit_code if error.exit_code is not None else "–"})
    except Exception as error:  # noqa: BLE001 - of any executor, and any error: one letter is lost, not the run
        return Failure(str(path), "worker_died", {"reason": repr(error)})


@dataclass(frozen=True, slots=True)
class _Task:
    future: Future[Any]
    call: Callable[[], Any]


class Workers(Executor):
    """An executor of ``count`` processes, started when first needed.

    Args:
        count: Worker processes, at least 1. May be raised later.
        seconds: The longest a task may take.
        memory: Address space of a worker in bytes; None: no limit. Windows has no such limit.
        tasks: How many tasks a worker does before another takes its place.

    """

    def __init__(
        self, count: int, *, seconds: float = SECONDS, memory: int | None = MEMORY, tasks: int = TASKS
    ) -> None:
        self._waiting: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._limits = (seconds, memory, tasks)
        self._workers: list[_Worker] = []
        self.count = count
        self._closed = False
        self._lock = threading.Lock()

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As ``Executor.submit``; the future raises TaskOverranError, WorkerDiedError or what ``fn`` raised."""
        with self._lock:
            if self._closed:
                raise RuntimeError("the workers have been shut down")
            future: Future[T] = Future()
            self._waiting.put(_Task(future, _Call(fn, args, kwargs)))
            if len(self._workers) < self.count:
                worker = _Worker(self._waiting, *self._limits)
                self._workers.append(worker)
                worker.thread.start()
            return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - Executor's own signature
        """As ``Executor.shutdown``. With ``cancel_futures`` running tasks are ended as well."""
        with self._lock:
            self._closed = True
            if cancel_futures:
                self._drain()
            for _ in self._workers:
                self._waiting.put(None)
        if cancel_futures:
            for worker in self._workers:
                worker.end()
        if wait:
            for worker in self._workers:
                worker.thread.join()

    def __exit__(self, kind: object, *_: object) -> None:
        """End everything at once when an exception (Ctrl-C) ended the block."""
        self.shutdown(wait=True, cancel_futures=kind is not None)

    def _drain(self) -> None:
        while True:
            try:
                task = self._waiting.get_nowait()
            except queue.Empty:
                return
            if task is not None:
                task.future.cancel()


@dataclass(frozen=True, slots=True)
class _Call:
    function: Callable[..., Any]
    args: tuple[Any, ...]
    kwargs: dict[str, Any]

    def __call__(self) -> Any:  # noqa: ANN401 - whatever the task returns
        return self.function(*self.args, **self.kwargs)


class _Worker:
    """One process and the thread that hands it tasks."""

    def __init__(
        self, waiting: queue.SimpleQueue[_Task | None], seconds: float, memory: int | None, tasks: int
    ) -> None:
        self._waiting, self._seconds, self._memory, self._tasks = waiting, seconds, memory, tasks
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._done = 0
        self._ended = False
        self._lock = threading.Lock()  # a process is not ended while it is being started
        self.thread = threading.Thread(target=self._serve, daemon=True)

    def end(self) -> None:
        """End the process now; the task it is doing fails."""
        with self._lock:
            self._ended = True
            if self._process is not None:
                self._process.kill()

    def _serve(self) -> None:
        if sys.platform != "win32":
            # Ctrl-C reaches the whole process group. Processes started from this thread inherit its mask and never see
            # it, not even while they import; the parent ends them. Starting the tracker would unblock it again.
            resource_tracker.ensure_running()
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            while (task := self._waiting.get()) is not None:
                if task.future.set_running_or_notify_cancel():
                    self._do(task)
        finally:
            self._stop(idle=True)

    def _do(self, task: _Task) -> None:
        try:
            message = pickle.dumps(task.call)
            pipe = self._ready()
        except Exception as error:  # noqa: BLE001 - a task that cannot travel, or no more processes to be had
            task.future.set_exception(error)
            return
        try:
            pipe.send_bytes(message)
            if not pipe.poll(self._seconds):
                self._stop()
                task.future.set_exception(TaskOverranError(self._seconds))
                return
            succeeded, value = pickle.loads(pipe.recv_bytes())  # noqa: S301 - written by our own worker
        except (EOFError, OSError, pickle.UnpicklingError):
            task.future.set_exception(WorkerDiedError(self._stop()))
            return
        self._done += 1
        if succeeded:
            task.future.set_result(value)
        else:
            task.future.set_exception(value)

    def _ready(self) -> Connection:
        if self._pipe is None or self._done >= self._tasks:
            self._stop()
            with self._lock:
                if self._ended:
                    raise WorkerDiedError(None)
                ours, theirs = _CONTEXT.Pipe()
                process = _CONTEXT.Process(target=_work, args=(theirs, self._memory), daemon=True)
                with theirs:
                    process.start()
                self._process, self._pipe = process, ours
            # The clock of a task starts when the worker is there: on a busy machine starting takes seconds.
            try:
                if not ours.poll(START_SECONDS):
                    raise WorkerDiedError(self._stop())
                ours.recv_bytes()
            except (EOFError, OSError) as error:
                raise WorkerDiedError(self._stop()) from error
        return self._pipe

    def _stop(self, *, idle: bool = False) -> int | None:
        """End the process; returns its exit code. ``idle``: it waits for a task, and has nothing to say."""
        with self._lock:
            process, pipe = self._process, self._pipe
            self._process = self._pipe = None
        self._done = 0
        if process is None or pipe is None:
            return None
        process.join(0 if idle else 0.05)  # a process that has just crashed is given the time to say how
        pipe.close()
        if process.exitcode is None:
            process.kill()
            process.join()
        return process.exitcode


def _work(pipe: Connection, memory: int | None) -> None:
    """What a worker process does: calls, one after the other, until the pipe is closed."""
    # Processes work side by side: one that multiplies in threads as well takes the processors from the others. Numpy
    # looks when it is imported, which the rules do before any letter is parsed.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where signals cannot be blocked
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit(memory)
    gc.set_threshold(GARBAGE)
    pipe.send_bytes(b"ready")
    while True:
        try:
            call = pickle.loads(pipe.recv_bytes())  # noqa: S301 - written by our own parent
        except (EOFError, OSError):
            return
        try:
            answer = (True, call())
        except Exception as error:  # noqa: BLE001 - told to who waits for it
            answer = (False, error)
        try:
            message = pickle.dumps(answer)
        except Exception as error:  # noqa: BLE001 - a result or an exception that cannot travel
            message = pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
        try:
            pipe.send_bytes(message)
        except OSError:  # the parent was killed: nobody waits for the answer
            return


def _end_with_parent() -> None:
    """A parent that was killed ends nobody: its workers end themselves, whatever they are doing."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit(memory: int | None) -> None:
    if memory is None or sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - POSIX only

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
