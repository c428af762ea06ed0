"""Speed of the steering classifier: letters of 4,000 words per second on one core, after loading.

    python benchmarks/classify.py [--letters 20] [--smoke]

The letters are put together from composed sentences; about a third of the paragraphs is text that no demand can stand
in (references, background), as in real letters. ``--smoke`` runs few letters.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(name, "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from linter.letters.model import Block, BlockKind, Layer, Letter  # noqa: E402 - after the path is set
from linter.letters.sections import build_sections  # noqa: E402 - after the path is set
from linter.steering.letter import demands  # noqa: E402 - after the path is set
from models.steering.corpus import Labelled, composed  # noqa: E402 - after the path is set

TARGET = 3.0  # letters of 4,000 words per second
WORDS = 4_000
HEADINGS = ("Innledning", "Overordnede prioriteringer", "Mål", "Oppdrag", "Budsjett og fullmakter", "Rapportering")


def letter(rows: list[Labelled], rng: random.Random) -> Letter:
    """One composed letter of about ``WORDS`` words."""
    blocks: list[Block] = []
    words = 0
    while words < WORDS:
        if len(blocks) % 25 == 0:
            blocks.append(Block(0, BlockKind.HEADING, Layer.BODY, HEADINGS[len(blocks) // 25 % len(HEADINGS)], level=1))
        text = " ".join(rng.choice(rows).text.strip(" -•") for _ in range(rng.randint(1, 4)))
        words += len(text.split())
        blocks.append(Block(0, BlockKind.PARAGRAPH, Layer.BODY, text))
    numbered, sections = build_sections(blocks)
    return Letter("composed", "text", "", numbered, sections)


def main() -> None:
    """Parses the command line, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=int, default=20)
    parser.add_argument("--smoke", action="store_true")
    arguments = parser.parse_args()
    rng = random.Random(7)  # noqa: S311 - the same letters in every run
    rows = composed()
    letters = [letter(rows, rng) for _ in range(6 if arguments.smoke else arguments.letters)]
    demands(letters[0])  # loads the pipeline, the weights and the word lists
    started, busy = time.perf_counter(), time.process_time()
    units = sum(len(demands(one)) for one in letters)
    wall, used = time.perf_counter() - started, time.process_time() - busy
    speed = len(letters) / used
    print(f"{len(letters)} letters of {WORDS} words, {units} units: {speed:.2f} letters/s of processor time "
          f"({len(letters) / wall:.2f}/s by the clock)")  # fmt: skip
    # Never an exit code: the machines are noisy, and a figure is for reading.
    print(f"target: {TARGET:g} letters per second:", "reached" if speed >= TARGET else "missed")


if __name__ == "__main__":
    main()
