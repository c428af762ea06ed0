"""Workers: tasks that hang, crash, eat memory or cannot travel take only themselves with them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from linter.engine import workers
from linter.engine.report import Failure
from linter.engine.workers import TaskOverranError, WorkerDiedError, Workers, outcome, readied
from linter.reports import phrases
from linter.wording import Lang

ROOT = Path(__file__).resolve().parents[2]


def square(number: int) -> int:
    return number * number


def hang() -> None:
    time.sleep(600)


def crash() -> None:
    os.kill(os.getpid(), signal.SIGSEGV)


def fail() -> None:
    raise ValueError("grunn")


def eat(gigabytes: int) -> int:
    return len(b"x" * (gigabytes * 2**30))


def untransportable() -> object:
    return lambda: None


def who() -> int:
    return os.getpid()


def threads() -> int:
    """How many threads this process has when it has multiplied two large matrices."""
    readied("linter.rules.registry:all_rules", "linter.language.pipeline:load_pipeline")
    import numpy as np  # noqa: PLC0415 - as late as a worker does

    many = np.ones((600, 600), dtype=np.float32)
    assert (many @ many)[0, 0] == len(many)
    return len(list(Path("/proc/self/task").iterdir()))


def gone(group: int) -> bool:
    """Whether a process group is empty within five seconds."""
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_results_come_in_the_order_they_were_asked_for() -> None:
    with Workers(2) as pool:
        assert list(pool.map(square, range(20))) == [n * n for n in range(20)]


def test_a_task_that_hangs_is_ended_and_the_others_go_on() -> None:
    with Workers(1, seconds=1) as pool:
        slow, quick = pool.submit(hang), pool.submit(square, 3)
        with pytest.raises(TaskOverranError) as overran:
            slow.result(30)
        assert overran.value.seconds == 1
        assert quick.result(30) == 9


def test_a_worker_that_crashes_takes_one_task_with_it() -> None:
    with Workers(2) as pool:
        futures = [pool.submit(crash) if n % 5 == 0 else pool.submit(square, n) for n in range(15)]
        for n, future in enumerate(futures):
            if n % 5 == 0:
                with pytest.raises(WorkerDiedError) as died:
                    future.result(30)
                assert died.value.exit_code == -signal.SIGSEGV
            else:
                assert future.result(30) == n * n


def test_an_exception_comes_back_and_the_worker_lives_on() -> None:
    with Workers(1) as pool:
        first = pool.submit(who).result(30)
        with pytest.raises(ValueError, match="grunn"):
            pool.submit(fail).result(30)
        assert pool.submit(who).result(30) == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on address space")
def test_memory_is_limited() -> None:
    with Workers(1, memory=2 * 2**30) as pool:
        with pytest.raises(MemoryError):
            pool.submit(eat, 4).result(30)
        assert pool.submit(square, 2).result(30) == 4


def test_when_no_process_can_be_started_every_task_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(workers._CONTEXT.Process, "start", none_left)
    with Workers(1) as pool:
        futures = [pool.submit(square, 2) for _ in range(3)]
        for future in futures:
            with pytest.raises(OSError, match="unavailable"):
                future.result(30)
        monkeypatch.undo()
        assert pool.submit(square, 2).result(30) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_workers_whose_parent_was_killed_end_at_once_and_quietly(tmp_path: Path) -> None:
    script = tmp_path / "s.py"
    script.write_text(
        "import os, time\n"
        "from linter.engine.workers import Workers\n"
        "if __name__ == '__main__':\n"
        "    with Workers(2) as workers:\n"
        "        up = [workers.submit(time.sleep, 1) for _ in range(4)]\n"
        "        [f.result() for f in up]\n"
        "        f = [workers.submit(time.sleep, 600) for _ in range(4)]\n"
        "        print('ready', flush=True)\n"
        "        f[3].result()\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"ready\n"
        run.kill()
        _, errors = run.communicate(timeout=30)  # ends when the last worker has closed it
        assert b"Traceback" not in errors
    assert gone(run.pid)


def test_what_cannot_travel_is_an_error_of_that_task() -> None:
    with Workers(1) as pool:
        with pytest.raises(RuntimeError, match="pickle"):
            pool.submit(untransportable).result(30)
        with pytest.raises(Exception, match="pickle"):
            pool.submit(lambda: 1).result(30)
        assert pool.submit(square, 2).result(30) == 4


def test_workers_are_replaced_after_so_many_tasks() -> None:
    with Workers(1, tasks=2) as pool:
        assert len({pool.submit(who).result(30) for _ in range(6)}) == 3


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted where Linux lists them")
def test_a_worker_multiplies_in_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    with Workers(1) as pool:
        assert pool.submit(threads).result() == 2  # itself, and the one that waits for the parent's end


def test_cancelling_ends_what_runs_and_drops_what_waits() -> None:
    pool = Workers(1)
    running, waiting = pool.submit(hang), pool.submit(square, 2)
    while not running.running():
        time.sleep(0.01)
    started = time.monotonic()
    pool.shutdown(cancel_futures=True)
    assert time.monotonic() - started < 10
    with pytest.raises(WorkerDiedError):
        running.result(1)
    with pytest.raises(CancelledError):
        waiting.result(1)
    with pytest.raises(RuntimeError):
        pool.submit(square, 2)


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_leaves_no_process_and_no_traceback_of_a_worker(tmp_path: Path) -> None:
    script = tmp_path / "s.py"
    script.write_text(
        "import os, sys, time\n"
        "from linter.engine.workers import Workers\n"
        "if __name__ == '__main__':\n"
        "    try:\n"
        "        with Workers(2) as workers:\n"
        "            f = [workers.submit(time.sleep, 60) for _ in range(4)]\n"
        "            print('ready', flush=True)\n"
        "            f[0].result()\n"
        "    except KeyboardInterrupt:\n"
        "        sys.exit(130)\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    ) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == b"ready\n"
        os.killpg(run.pid, signal.SIGINT)
        _, errors = run.communicate(timeout=30)
        assert run.returncode == 130
        assert errors == b""
    assert gone(run.pid)


def test_what_went_wrong_is_told_of_the_letter() -> None:
    letter = Path("brev.docx")
    with Workers(1, seconds=3, memory=2 * 2**30) as pool:
        told = [outcome(pool.submit(task), letter) for task in (hang, crash, fail)]
        told.append(outcome(pool.submit(eat, 4), letter))
        assert outcome(pool.submit(square, 2), letter) == 4
    assert [f.code for f in told if isinstance(f, Failure)] == [
        "too_slow",
        "worker_died",
        "worker_died",
        "too_much_memory",
    ]
    for lang in Lang:
        for failed in told:
            assert isinstance(failed, Failure)
            assert "brev.docx" in phrases.failure(failed, lang)
