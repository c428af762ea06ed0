"""Speed of the steering classifier: letters of 4,000 words per second on one core, after loading.

    python benchmarks/classify.py [--smoke]

The letters are put together from the composed sentences, each used once, so that nothing is known from an earlier
letter but the words. They hold demands throughout: a real letter also has text that is never parsed. ``--smoke`` runs
three letters.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator
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
SENTENCES = 3  # in a paragraph
HEADINGS = ("Innledning", "Overordnede prioriteringer", "Mål", "Oppdrag", "Budsjett og fullmakter", "Rapportering")


def letters(rows: list[Labelled]) -> Iterator[Letter]:
    """Composed letters of about ``WORDS`` words, as many as the sentences last for."""
    blocks: list[Block] = []
    words = 0
    for at in range(0, len(rows), SENTENCES):
        if len(blocks) % 25 == 0:
            blocks.append(Block(0, BlockKind.HEADING, Layer.BODY, HEADINGS[len(blocks) // 25 % len(HEADINGS)], level=1))
        text = " ".join(row.text.strip(" -•") for row in rows[at : at + SENTENCES])
        words += len(text.split())
        blocks.append(Block(0, BlockKind.PARAGRAPH, Layer.BODY, text))
        if words >= WORDS:
            numbered, sections = build_sections(blocks)
            yield Letter("composed", "text", "", numbered, sections)
            blocks, words = [], 0


def main() -> None:
    """Parses the command line, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true")
    arguments = parser.parse_args()
    rows = list({row.text: row for row in composed()}.values())
    random.Random(7).shuffle(rows)  # noqa: S311 - the same letters in every run
    first, *measured = letters(rows)
    measured = measured[: 3 if arguments.smoke else None]
    demands(first)  # loads the pipeline, the weights and the word lists
    started, busy = time.perf_counter(), time.process_time()
    units = sum(len(demands(one)) for one in measured)
    wall, used = time.perf_counter() - started, time.process_time() - busy
    speed = len(measured) / used
    print(f"{len(measured)} letters of {WORDS} words, {units} units: {speed:.2f} letters/s of processor time "
          f"({len(measured) / wall:.2f}/s by the clock)")  # fmt: skip
    # Never an exit code: the machines are noisy, and a figure is for reading.
    print(f"target: {TARGET:g} letters per second:", "reached" if speed >= TARGET else "missed")


if __name__ == "__main__":
    main()
