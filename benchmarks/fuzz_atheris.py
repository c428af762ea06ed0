"""Fuzzing of the readers, led by coverage: atheris keeps every input that reaches a new branch and changes it again.

    pip install atheris
    python benchmarks/fuzz_atheris.py --format docx|pdf|txt [--seconds 300] [--seed 1] [--corpus FOLDER] [--keep FOLDER]

Inputs start from the fixtures. They are changed by benchmarks/fuzz_mutate.py (zip, XML and PDF objects) and by
libFuzzer itself, which for a .docx works on one part of the package. A letter or a documented error is a good outcome.
Anything else is written to ``--keep`` (by default tests/hostile/kept, where a test tries it for ever after), one file
for each place in our code that broke. A native crash or an input of more than 20 seconds ends the process, which
leaves the input there too, without an ending: give it one. Not a dependency of brevlint: Linux and macOS only.
"""

from __future__ import annotations

import argparse
import importlib
import os
import random
import sys
import tempfile
import time
import traceback
import zlib
from collections import Counter
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
os.environ.setdefault("OMP_NUM_THREADS", "1")

import atheris

with atheris.instrument_imports(include=["linter.readers", "linter.letters", "docx", "pdfplumber", "pdfminer"]):
    from linter.readers.contract import CODES, Limits, ReadError
    from linter.readers.open import READERS, read_letter

    for reader in set(READERS.values()):  # otherwise they are imported when first needed, too late to be instrumented
        importlib.import_module(reader)

from fuzz_mutate import mutate, unzipped, zipped

SUFFIXES = {"docx": ".docx", "pdf": ".pdf", "txt": ".txt"}
LIMITS = Limits(seconds=10)
SLOW = 20  # seconds for one input, libFuzzer's own limit
MEMORY = 3000  # MiB


class Fuzzing:
    """One run: where inputs are laid, what came of them, and what broke."""

    def __init__(self, suffix: str, seconds: float, keep: Path) -> None:
        self.suffix, self.ends, self.keep = suffix, time.process_time() + seconds, keep
        self.counts: Counter[str] = Counter()
        self.broken: dict[str, str] = {}  # place in our code → file
        self.slowest = 0.0
        self._folder = tempfile.TemporaryDirectory()
        self._file = Path(self._folder.name) / f"x{suffix}"

    def try_one(self, data: bytes) -> None:
        """Read one input, or end the process when the time is up."""
        if time.process_time() > self.ends:
            self.tell()
            self._folder.cleanup()
            os._exit(1 if self.broken else 0)  # libFuzzer has no way to stop that leaves the exit code to us
        self._file.write_bytes(data)
        started = time.perf_counter()
        try:
            read_letter(self._file, limits=LIMITS)
            self.counts["letter"] += 1
        except ReadError as error:
            if error.code not in CODES:
                self._keep(data, f"undocumented code {error.code}")
            self.counts[error.code] += 1
        except Exception as error:  # noqa: BLE001 - finding these is what this is for
            self._keep(data, f"{type(error).__name__} at {_place(error)}")
            self.counts["BAD"] += 1
        self.slowest = max(self.slowest, time.perf_counter() - started)

    def _keep(self, data: bytes, what: str) -> None:
        if what in self.broken:
            return
        self.keep.mkdir(parents=True, exist_ok=True)
        path = self.keep / f"atheris-{len(self.broken)}-{zlib.crc32(what.encode()):08x}{self.suffix}"
        path.write_bytes(data)
        self.broken[what] = path.name
        print(f"BROKE: {what} ({path.name})", flush=True)

    def tell(self) -> None:
        """Print what came of the inputs."""
        total, used = sum(self.counts.values()), time.process_time()
        print(f"{self.suffix}: {total} inputs in {used:.0f} s of processor time, slowest {self.slowest:.2f} s")
        for name, number in self.counts.most_common():
            print(f"  {name:20} {number:7}")
        print(f"not as documented: {len(self.broken)}", flush=True)


def _place(error: BaseException) -> str:
    ours = [f for f in traceback.extract_tb(error.__traceback__) if f"{os.sep}linter{os.sep}" in f.filename]
    return f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours else "?"


def changed(data: bytes, most: int, seed: int, suffix: str) -> bytes:
    """A mutated input of at most ``most`` bytes."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    made = data
    if rng.random() < (0.6 if suffix == ".docx" else 0.4):
        with suppress(Exception):  # an input already so broken that its structure cannot be changed
            made = mutate(f"x{suffix}", data, seed)
    elif suffix == ".docx":
        with suppress(Exception):  # as above
            made = _one_part(data, rng)
    if made == data:
        made = atheris.Mutate(data, most)
    return made[:most]


def _one_part(data: bytes, rng: random.Random) -> bytes:
    parts = list(unzipped(data).items())
    at = rng.randrange(len(parts))
    name, content = parts[at]
    parts[at] = (name, atheris.Mutate(content, len(content) + 4096))
    return zipped(parts)


def seeds(suffix: str) -> list[Path]:
    """The inputs to start from."""
    fixtures = ROOT / "fixtures"
    if suffix == ".txt":
        return sorted((ROOT / "tests" / "rules" / "quiet").glob("*.*"))
    return sorted(fixtures.rglob(f"*{suffix}"), key=lambda path: path.stat().st_size)[:8]


def main() -> None:
    """Parses the command line and hands over to libFuzzer."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--format", choices=sorted(SUFFIXES), required=True)
    parser.add_argument("--seconds", type=float, default=300, help="of processor time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--keep", type=Path, default=ROOT / "tests" / "hostile" / "kept")
    arguments = parser.parse_args()
    suffix = SUFFIXES[arguments.format]
    corpus = arguments.corpus or Path(tempfile.mkdtemp(prefix="brevlint-corpus-"))
    corpus.mkdir(parents=True, exist_ok=True)
    for path in seeds(suffix):
        (corpus / path.name).write_bytes(path.read_bytes())
    arguments.keep.mkdir(parents=True, exist_ok=True)
    run = Fuzzing(suffix, arguments.seconds, arguments.keep)
    own = [f"-seed={arguments.seed}", f"-timeout={SLOW}", f"-rss_limit_mb={MEMORY}", "-max_len=400000"]
    own += [f"-artifact_prefix={arguments.keep}{os.sep}atheris-", "-print_final_stats=0", str(corpus)]
    atheris.Setup(
        [sys.argv[0], *own],
        run.try_one,
        custom_mutator=lambda data, most, seed: changed(bytes(data), most, seed, suffix),
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
