"""How long a check takes: a draft of ten pages, cold and from the cache; a hundred letters in one and two processes.

Run: python benchmarks/check.py [--smoke]. Whole processes, beside ``python -c "import spacy"`` in the same run. Wall
time moves with what else the machine does; the ratios and the processor time do so less. The letters are put together
from the composed ones in fixtures/, with other numbers, and each has a title of its own: a file that is the copy of
another would be known from before. Python keeps what it has compiled, as it does of an installed package, and the
first run, which compiles it, is not counted.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from docx import Document

from linter.letters.model import BlockKind, Layer
from linter.readers.open import read_letter

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [ROOT / "fixtures" / name for name in ("bolig/husbanken.docx", "0-24/udir.docx", "akrim/nav.docx")]
WORDS = 3500  # ten pages of a letter with headings and lists
COLD, WARM, RATIO = 3.0, 0.4, 1.7  # what issue F asks for


@dataclass(frozen=True)
class Taken:
    """Seconds a command took: by the clock, and of processor time with its children."""

    wall: float
    cpu: float


def compose(path: Path, number: int, words: int) -> int:
    """A letter of about so many words; returns how many there are."""
    document = Document()
    document.add_heading(f"Brev {number + 1}", 1)
    written = 0
    while written < words:
        source = SOURCES[(number + written) % len(SOURCES)]
        blocks = [b for b in read_letter(source).blocks if b.layer is Layer.BODY and b.text.strip()]
        for block in blocks:
            text = _changed(block.text, (number + written) % 7)
            if block.kind is BlockKind.HEADING:
                document.add_heading(text, min(block.level or 1, 4))
            else:
                document.add_paragraph(text, style="List Bullet" if block.kind is BlockKind.LIST_ITEM else None)
            written += len(text.split())
            if written >= words:
                break
    document.save(str(path))
    return written


def _changed(text: str, by: int) -> str:
    """The text with every number of one or two digits another."""
    return re.sub(r"(?<!\d)\d{1,2}(?!\d)", lambda match: str(int(match[0]) + by), text)


def run(*command: str, cache: str) -> Taken:
    """Run a command and time it; its exit code is its own affair as long as it is no failure."""
    ours = {"PYTHONDONTWRITEBYTECODE", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"}  # of who develops, not of who checks
    environment = {name: value for name, value in os.environ.items() if name not in ours} | {"BREVLINT_CACHE": cache}
    before, start = os.times(), time.perf_counter()
    done = subprocess.run([sys.executable, *command], capture_output=True, check=False, env=environment, cwd=ROOT)
    wall, after = time.perf_counter() - start, os.times()
    assert done.returncode in (0, 1), done.stderr.decode()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Taken(wall, used)


def show(name: str, taken: list[Taken], beside: float) -> Taken:
    """Print the medians of a row, and give them."""
    wall, cpu = statistics.median(t.wall for t in taken), statistics.median(t.cpu for t in taken)
    print(f"{name:<34} {wall:7.2f} s wall {cpu:7.2f} s cpu {wall / beside:7.2f} x import spacy (wall)")
    return Taken(wall, cpu)


def verdict(what: str, *, reached: bool) -> None:
    """Say whether a target is reached; nothing fails on a busy machine."""
    print(f"target {what}: {'reached' if reached else 'missed'}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true", help="one round, eight letters")
    parser.add_argument("--letters", type=int, default=100, help="letters for the comparison of one and two processes")
    told = parser.parse_args()
    rounds, times, letters = (1, 1, 8) if told.smoke else (5, 3, told.letters)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        draft = folder / "utkast.docx"
        print(f"a draft of {compose(draft, 0, WORDS)} words, {rounds} rounds, medians")
        check = ("-m", "linter", "check", str(draft), "--no-config")
        rows: dict[str, list[Taken]] = {"import spacy": [], "cold": [], "warm": []}
        run(*check, cache="")
        for number in range(rounds):
            cache = str(folder / f"cache-{number}")
            rows["import spacy"].append(run("-c", "import spacy", cache=""))
            rows["cold"].append(run(*check, cache=cache))
            rows["warm"].append(run(*check, cache=cache))
        beside = statistics.median(t.wall for t in rows["import spacy"])
        show("import spacy", rows["import spacy"], beside)
        cold, warm = (show(f"check, {name}", rows[name], beside) for name in ("cold", "warm"))
        verdict(f"cold at most {COLD} s", reached=cold.wall <= COLD)
        verdict(f"warm at most {WARM} s", reached=warm.wall <= WARM)

        many = folder / "brev"
        many.mkdir()
        for number in range(letters):
            compose(many / f"brev-{number:03}.docx", number, WORDS // 3)
        print(f"{letters} letters of {WORDS // 3} words, medians of {times}, in turn")
        whole = ("-m", "linter", "check", str(many), "--no-config", "--no-cache", "--jobs")
        pairs = [(run(*whole, "1", cache=""), run(*whole, "2", cache="")) for _ in range(times)]
        one = show("--jobs 1", [pair[0] for pair in pairs], beside)
        two = show("--jobs 2", [pair[1] for pair in pairs], beside)
        print(f"--jobs 2 is {one.wall / two.wall:.2f} x as fast")
        verdict(f"--jobs 2 at least {RATIO} x", reached=one.wall / two.wall >= RATIO)


if __name__ == "__main__":
    main()
