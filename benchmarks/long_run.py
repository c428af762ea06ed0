"""A long run with hostile letters in it: two thousand letters on two cores, then the same run killed and started again.

    python benchmarks/long_run.py [--letters 2000] [--jobs 2] [--seed 1] [--smoke]

The letters are made by benchmarks/long_letters.py, 5 % of them hostile. ``brevlint check`` runs as users run it, in a
process of its own with a cache of its own. Tried: every good letter is reported and every hostile one named with its
reason; exit code 2; after SIGKILL in the middle no process is left, nothing that was finished is done again, and the
result is the same. Printed: time, and the most memory of the main process and of a worker (from /proc: Linux only).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from long_letters import Made, make

EVERY = 1.0  # seconds between looking at the processes
GONE = 60.0  # seconds workers have to notice that their parent is dead


@dataclass
class Run:
    """What one run of the command took. Seconds by the clock and of processor time, MiB of memory at the most."""

    code: int | None
    wall: float
    cpu: float
    main: int
    worker: int
    left: int  # processes of the run that were still there long after it


def check(folder: Path, result: Path, cache: Path, jobs: int, kill_at: int | None = None) -> Run:
    """Run ``brevlint check`` over a folder; with ``kill_at`` SIGKILL it when so many letters are in the cache."""
    command = [sys.executable, "-m", "linter", "check", str(folder), "--no-config", "--format", "json"]
    command += ["--jobs", str(jobs), "-o", str(result), "--force"]
    environment = {
        **os.environ,
        "BREVLINT_CACHE": str(cache),
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": str(ROOT),
    }
    before, started = os.times(), time.perf_counter()
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    main, worker, family = 0, 0, {process.pid}
    while process.poll() is None:
        for pid in list(family | children(family)):
            family.add(pid)
            peak = peak_of(pid)
            if pid == process.pid:
                main = max(main, peak)
            else:
                worker = max(worker, peak)
        if kill_at is not None and len(list(cache.glob("letter-*"))) >= kill_at:
            process.kill()
            break
        time.sleep(EVERY)
    _, told = process.communicate()
    assert "Traceback" not in told, told
    wall, after = time.perf_counter() - started, os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(process.returncode, wall, cpu, main, worker, left_of(family))


def children(parents: set[int]) -> set[int]:
    """Child processes of some processes."""
    found = set()
    for pid in parents:
        for task in Path(f"/proc/{pid}/task").glob("*/children"):
            try:
                found |= {int(child) for child in task.read_text().split()}
            except OSError:
                continue
    return found


def peak_of(pid: int) -> int:
    """The most memory a process has had, in MiB; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in lines if line.startswith("VmHWM:")), 0)


def left_of(family: set[int]) -> int:
    """How many of the processes are still there when they have had time to end."""
    ends = time.monotonic() + GONE
    while True:
        there = sum(1 for pid in family if peak_of(pid))
        if not there or time.monotonic() > ends:
            return there
        time.sleep(EVERY)


def wrong(result: Path, made: Made) -> list[str]:
    """What is not as it should be in a result."""
    report = json.loads(result.read_text(encoding="utf-8"))
    read = {Path(letter["path"]) for letter in report["letters"]}
    errors = {Path(error["path"]): error for error in report["errors"]}
    found = [f"{path.name}: not reported" for path in made.good if path not in read]
    for path, code in made.hostile.items():
        error = errors.get(path)
        if error is None or error["code"] != code or path.name not in error["reason"]:
            found.append(f"{path.name}: {error and error['code']} instead of {code}")
    known = set(made.hostile)
    found += [f"{path}: {error['code']}" for path, error in errors.items() if path not in known]
    return found


def kept(cache: Path) -> dict[str, int]:
    """The letters that are finished, each with the file it is kept in: another file means that it was done again."""
    return {path.name: path.stat().st_ino for path in cache.glob("letter-*")}


def show(name: str, run: Run, letters: int) -> None:
    """Print a row."""
    print(
        f"{name:<32} exit {run.code}, {run.wall:6.0f} s wall, {run.cpu:6.0f} s cpu ({run.cpu / letters:.2f} a letter), "
        f"main {run.main} MiB, worker {run.worker} MiB, left behind {run.left}",
        flush=True,
    )


def main() -> int:
    """Parses the command line, runs and prints; 1 when something is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=2000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--smoke", action="store_true", help="60 letters")
    told = parser.parse_args()
    count = 60 if told.smoke else told.letters
    bad: list[str] = []
    with tempfile.TemporaryDirectory(prefix="brevlint-long-") as place:
        folder = Path(place)
        letters = folder / "brev"
        made = make(letters, count, told.seed)
        print(f"{len(made.good)} good letters, {len(made.hostile)} hostile ones, --jobs {told.jobs}", flush=True)
        results = {name: folder / f"{name}.json" for name in ("whole", "resumed", "again")}
        cache = folder / "cache-2"
        killed = check(letters, results["resumed"], cache, told.jobs, kill_at=len(made.good) // 2)
        show("killed in the middle", killed, count)
        before, half = kept(cache), [path.name for path in folder.iterdir() if path.is_file()]
        resumed = check(letters, results["resumed"], cache, told.jobs)
        show("started again", resumed, count)
        after = kept(cache)
        redone = sum(after.get(name) != inode for name, inode in before.items())
        print(f"finished before the kill: {len(before)}, done again: {redone}")
        if redone or len(after) != len(made.good):
            bad.append(f"done again: {redone}, kept: {len(after)} of {len(made.good)}")
        if half:
            bad.append(f"left by the kill: {half}")
        again = check(letters, results["again"], cache, told.jobs)
        show("all from the cache", again, count)
        whole = check(letters, results["whole"], folder / "cache-1", told.jobs)
        show("in one go", whole, count)
        bad += wrong(results["whole"], made)
        contents = {path.read_bytes() for path in results.values()}
        report = json.loads(results["whole"].read_text(encoding="utf-8"))
        print(f"findings: {len(report['findings'])}, the same result in all three: {len(contents) == 1}")
        if len(contents) != 1:
            bad.append("results differ")
        bad += [f"{name}: exit {run.code}" for name, run in (("whole", whole), ("resumed", resumed)) if run.code != 2]
        bad += [f"{run.left} processes left" for run in (whole, killed, resumed, again) if run.left]
    for line in bad[:50]:
        print(f"  {line}")
    print(f"not as it should be: {len(bad)}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
