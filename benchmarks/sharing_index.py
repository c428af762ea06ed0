"""The index of shared text: what keeping, searching and asking cost, and how near a quick answer is to the exact one.

Run: ``python benchmarks/sharing_index.py [--smoke] [--n 50 1000] [--seed 99]``. Letters are composed as for
``sharing.py``; five of each set are kept out and asked for one by one, then all are compared anew with them among them.
CPU time of one process. ``--smoke`` runs one small set and fails when quick answers are wrong.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sharing import texts_of
from sharing_sets import make_set

from linter.sharing.compare import compare_letters
from linter.sharing.index import open_index
from linter.sharing.lookup import compare_with
from linter.sharing.model import Comparison, SharedPassage, Tier
from linter.sharing.refresh import refresh
from linter.sharing.text import LetterText

NEW = 5


def versions(passages: Comparison | tuple[SharedPassage, ...], path: str) -> dict[tuple[str, str], int]:
    """Text of each shared passage a letter has, with the class of its version."""
    found = passages.passages if isinstance(passages, Comparison) else passages
    return Counter(
        (w.text, w.kind.value) for p in found if p.tier is Tier.PASSAGE for w in p.witnesses if w.letter == path
    )


def run(count: int, seed: int) -> tuple[int, int, float]:
    """One set. Returns how many versions are as in the full run, how many that run has, and seconds a new letter."""
    letters = texts_of(make_set(count + NEW, seed)[0])
    stored, new = letters[:count], letters[count:]
    clock = time.process_time
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letters.idx"
        with open_index(path) as index:
            start = clock()
            kept = {index.keep(letter, letter.path, ""): letter for letter in stored}
            keeping = clock() - start
            start = clock()
            refresh(index, kept, "all")
            refreshing = clock() - start
            start = clock()
            index.result("all")
            again = clock() - start
        size = path.stat().st_size
        with open_index(path) as index:
            start = clock()
            quick = {letter.path: compare_with(index, letter) for letter in new}
            asking = (clock() - start) / NEW
    start = clock()
    full = compare_letters(letters)
    searching = clock() - start
    same, every = _agreement(quick, full, new)
    print(
        f"N={count} seed={seed}: keeping {1000 * keeping / count:.1f} ms a letter; "
        f"search with storing {refreshing:.1f} s ({searching:.1f} s without an index); the set again {again:.1f} s; "
        f"file {size / 2**20:.0f} MB; "
        f"a new letter {asking:.2f} s; {same} of its {every} versions as in the full run"
    )
    print("  " + _told(quick, full, new))
    return same, every, asking


def _agreement(quick: dict[str, tuple[SharedPassage, ...]], full: Comparison, new: list[LetterText]) -> tuple[int, int]:
    same = every = 0
    for letter in new:
        exact, told = versions(full, letter.path), versions(quick[letter.path], letter.path)
        every += sum(exact.values())
        same += sum(min(count, told[key]) for key, count in exact.items() if key in told)
    return same, every


def _told(quick: dict[str, tuple[SharedPassage, ...]], full: Comparison, new: list[LetterText]) -> str:
    """How much of what a full run says of the new letters a quick answer says, sentence by sentence."""
    shared: Counter[str] = Counter()
    steering: Counter[str] = Counter()
    lacking: Counter[str] = Counter()
    for letter in new:
        exact, told = (_said(passages, letter.path) for passages in (full.passages, quick[letter.path]))
        for counts, one, other in zip((shared, steering, lacking), exact, told, strict=True):
            counts.update(every=len(one), both=len(one & other), more=len(other - one))
    return "; ".join(
        f"{name} {counts['both']} of {counts['every']}, {counts['more']} more"
        for name, counts in (
            ("sentences in shared text", shared),
            ("with a steering difference", steering),
            ("said to be left out", lacking),
        )
    )


def _said(passages: Sequence[SharedPassage], path: str) -> tuple[set[object], set[object], set[object]]:
    """A letter's sentences in shared text, those with a steering difference, and sentences it is said to lack."""
    witnesses = [w for p in passages if p.tier is Tier.PASSAGE for w in p.witnesses if w.letter == path]
    steering = [d for w in witnesses for d in w.differences if d.steering]
    return (
        {span for w in witnesses for span in w.spans},
        {d.sentence for d in steering if d.sentence},
        {d.before for d in steering if not d.sentence},
    )


def main() -> None:
    """Run the sizes asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, nargs="+", default=[50, 1000])
    parser.add_argument("--seed", type=int, default=99)
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args()
    if options.smoke:
        same, every, _ = run(12, options.seed)
        assert same > 0.5 * every > 0
        return
    run(5, 1)  # the first set also loads the registry and the word lists
    for count in options.n:
        run(count, options.seed)


if __name__ == "__main__":
    main()
