"""Throws broken and hostile files at the readers, and at the writers of copies, and counts what comes out.

    python benchmarks/fuzz_readers.py [--count 50000] [--seed 1] [--keep FOLDER] [--smoke]

Every input is made from a fixture by benchmarks/fuzz_mutate.py, read in a worker process with a limit on time and
memory, and, when it could be read, often annotated at random places. Good outcomes: a letter, or one of the documented
errors. Everything else (another exception, a crash, an overrun) is kept in FOLDER and told.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
os.environ.setdefault("OMP_NUM_THREADS", "1")

from fuzz_mutate import mutate

from linter.engine.workers import TaskOverranError, WorkerDiedError, Workers
from linter.letters.model import Letter, Span
from linter.readers.contract import CODES, Limits, ReadError
from linter.readers.open import read_letter
from linter.rules.contract import Severity
from linter.wording import Lang

SECONDS = 20.0  # for one input; a good letter takes hundredths
MEMORY = 3 * 2**30
BATCH = 40
TOLD = 5000  # inputs between two lines of progress
COPIED = 0.5  # share of the readable inputs that are annotated too


@dataclass
class Outcome:
    """Of one batch: counts by outcome, the slowest input, and what went wrong (seed, name, what)."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: tuple[float, str] = (0.0, "")
    peak: int = 0
    bad: list[tuple[int, str, str]] = field(default_factory=list)


def seeds() -> list[Path]:
    """The good files: fixtures of every format. Few PDFs, as reading one takes ten times as long as a .docx."""
    fixtures = ROOT / "fixtures"
    pdfs = sorted(fixtures.rglob("*.pdf"), key=lambda path: path.stat().st_size)[:8]
    return [*sorted(fixtures.rglob("*.docx")), *pdfs, *sorted((ROOT / "tests" / "rules" / "quiet").glob("*.*"))]


def try_batch(paths: list[str], first: int, count: int) -> Outcome:
    """Make and read ``count`` inputs, from seed ``first`` on."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + count):
            path = Path(paths[seed % len(paths)])
            target = Path(folder) / f"x{path.suffix}"
            target.write_bytes(mutate(path.name, path.read_bytes(), seed))
            started = time.perf_counter()
            code = try_one(target, seed)
            took = time.perf_counter() - started
            outcome.counts[f"{path.suffix} {code.partition(':')[0]}"] += 1
            outcome.slowest = max(outcome.slowest, (took, f"{path.name} seed {seed}"))
            if ":" in code:
                outcome.bad.append((seed, path.name, code))
    outcome.peak = _peak()
    return outcome


def try_one(path: Path, seed: int) -> str:
    """What came of one input: "letter", a documented code, or "BAD: …"."""
    try:
        letter = read_letter(path, limits=Limits(seconds=SECONDS / 2))
        annotate(letter, path.read_bytes(), seed)
    except ReadError as error:
        return error.code if error.code in CODES else f"BAD: undocumented code {error.code}"
    except Exception as error:  # noqa: BLE001 - finding these is what this is for
        return f"BAD: {type(error).__name__}: {error}"
    return "letter"


def annotate(letter: Letter, data: bytes, seed: int) -> None:
    """A copy with three notes, for the formats that have copies; raises ReadError as a user would be told."""
    from linter.reports.annotate.copies import FORMATS, Wish, annotated  # noqa: PLC0415 - in the worker
    from linter.reports.annotate.notes import Note  # noqa: PLC0415 - in the worker

    rng = random.Random(seed)  # noqa: S311 - no secret
    if letter.format not in FORMATS or rng.random() > COPIED:
        return
    spans: list[Span | None] = [None]
    for block in rng.sample(letter.blocks, min(2, len(letter.blocks))):
        at = rng.randrange(len(block.text) + 1)
        spans.append(Span(block.index, at, rng.randrange(at, len(block.text) + 1)))
    notes = [Note(span, "BRV-01", ("x",), Severity.LOW) for span in spans]
    annotated(letter, data, notes, Wish(Lang.NB, protected=True))


def _peak() -> int:
    """The most memory this process has used, in MiB; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource  # noqa: PLC0415 - POSIX only

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def run(count: int, first: int, keep: Path | None, jobs: int = 2) -> Outcome:
    """Try ``count`` inputs in worker processes; batches that die or overrun are tried again one by one."""
    paths = [str(p) for p in seeds()]
    total = Outcome()
    with Workers(jobs, seconds=SECONDS * 6, memory=MEMORY) as workers:
        waiting: dict[Future[Outcome], tuple[int, int]] = {}
        for start in range(first, first + count, BATCH):
            size = min(BATCH, first + count - start)
            waiting[workers.submit(try_batch, paths, start, size)] = (start, size)
        for future, (start, size) in waiting.items():
            if (start - first) % TOLD == 0 and start > first:
                print(f"  {start - first} inputs, not as documented: {len(total.bad)}", flush=True)
            try:
                add(total, future.result())
            except (TaskOverranError, WorkerDiedError, MemoryError):
                for seed in range(start, start + size):
                    add(total, alone(paths, seed))
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        for seed, name, _ in total.bad:
            source = next(Path(p) for p in paths if paths[seed % len(paths)] == p)
            (keep / f"{seed}-{name}").write_bytes(mutate(name, source.read_bytes(), seed))
    return total


def alone(paths: list[str], seed: int) -> Outcome:
    """One input in a process of its own."""
    with Workers(1, seconds=SECONDS, memory=MEMORY) as worker:
        try:
            return worker.submit(try_batch, paths, seed, 1).result()
        except (TaskOverranError, WorkerDiedError, MemoryError) as error:
            name = Path(paths[seed % len(paths)]).name
            return Outcome(Counter({f"{Path(name).suffix} BAD": 1}), bad=[(seed, name, f"BAD: {error!r}")])


def add(total: Outcome, part: Outcome) -> None:
    """Add ``part`` to ``total``."""
    total.counts.update(part.counts)
    total.slowest = max(total.slowest, part.slowest)
    total.peak = max(total.peak, part.peak)
    total.bad.extend(part.bad)


def main() -> int:
    """Parses the command line and prints; 1 when something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--smoke", action="store_true", help="400 inputs")
    arguments = parser.parse_args()
    started = time.perf_counter()
    total = run(400 if arguments.smoke else arguments.count, arguments.seed, arguments.keep, arguments.jobs)
    print(f"{sum(total.counts.values())} inputs in {time.perf_counter() - started:.0f} s")
    for name, number in sorted(total.counts.items()):
        print(f"  {name:28} {number:7}")
    print(f"slowest {total.slowest[0]:.2f} s ({total.slowest[1]}), most memory of a worker {total.peak} MiB")
    for seed, name, what in total.bad[:50]:
        print(f"  {seed} {name}: {what[:160]}")
    print(f"not as documented: {len(total.bad)}")
    return 1 if total.bad else 0


if __name__ == "__main__":
    sys.exit(main())
