"""Shared text: how well and how fast, on composed sets with planted, typed edits.

Run: ``python benchmarks/sharing.py [--smoke] [--n 50 200 1000] [--seed 99]``. One run prints every figure as it is, the
targets with those that were missed, and beside it brute force (rapidfuzz ``token_sort_ratio``, the best of a sweep of
thresholds chosen on the answer) and MinHash (datasketch, if installed) on the smallest set, which they can finish.
``--smoke`` runs one small set and fails when the search is broken. CPU time of one process is measured, because the
machine may be shared.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections import Counter
from itertools import combinations

import sharing_lexicon as lex
from rapidfuzz import fuzz, process
from sharing_classes import ORDER, recovered, score_known
from sharing_letters import Made
from sharing_score import pair_score, plagdet, predicted
from sharing_sets import make_set

from linter.letters.model import Span
from linter.sharing.compare import Forms, describe
from linter.sharing.discover import discover
from linter.sharing.model import Tier
from linter.sharing.text import LetterText, Sentence


def texts_of(made: list[Made]) -> list[LetterText]:
    """The made letters as the comparison takes them: one line, one sentence."""
    return [
        LetterText(
            letter.path,
            tuple(Sentence(Span(i, 0, len(line.text)), line.text) for i, line in enumerate(letter.lines)),
            frozenset(lex.AGENCIES[letter.agency][:2]),
        )
        for letter in made
    ]


def run(count: int, seed: int) -> dict[str, float]:
    """One set: make it, search it, describe it, print every figure."""
    made, passages = make_set(count, seed)
    letters = texts_of(made)
    start = time.process_time()
    found = discover(letters)
    searched = time.process_time()
    result = describe(found)
    done = time.process_time()
    search, all_in = searched - start, done - start
    sentences = sum(len(letter.lines) for letter in made)
    print(
        f"\nN={count} seed={seed}: {sentences} sentences, {len(found.table.wordings)} wordings, "
        f"{len(result.passages)} passages in {dict(Counter(p.tier.value for p in result.passages))}"
    )
    print(
        f"  CPU: search {search:.1f} s ({1000 * search / count:.1f} ms a letter), with common texts and differences "
        f"{all_in:.1f} s ({1000 * all_in / count:.1f} ms a letter)"
    )
    pairs = pair_score(made, predicted(found, (Tier.PASSAGE,)))
    both = pair_score(made, predicted(found, (Tier.PASSAGE, Tier.LONE)))
    print(
        f"  sentence pairs, passages of two sentences or more in company: P {pairs.precision:.4f} R {pairs.recall:.4f} "
        f"F {pairs.f:.4f}; lone sentences too: P {both.precision:.4f} R {both.recall:.4f} F {both.f:.4f}"
    )
    print("  recall per edit: " + ", ".join(f"{k} {hit / n:.3f}" for k, (hit, n) in pairs.by_edit.items()))
    precision, recall, grain, value = plagdet(made, found, seed)
    print(f"  plagdet {value:.4f} (P {precision:.4f} R {recall:.4f} granularity {grain:.3f})")
    classes = score_known(made, passages, found, Forms(found))
    print(
        f"  classes against the planted text: macro-F1 {classes.macro_f1:.4f}, steering called harmless "
        f"{len(classes.harmless)} of {sum(n for (g, _), n in classes.confusion.items() if g == 'steering')}"
    )
    for gold in ORDER:
        row = {said: n for (g, said), n in sorted(classes.confusion.items()) if g == gold}
        if row:
            print(f"     {gold:14}{row}")
    print("  kinds of steering told right: " + ", ".join(f"{k} {a}/{b}" for k, (a, b) in sorted(classes.kinds.items())))
    back = recovered(made, passages, found, result)
    print(
        f"  common text put together again (three letters or more): {back.right} of {back.texts} sentences; planted steering "  # noqa: E501 (reads best whole)
        f"edits in passages where nothing is reported: {len(back.silent)} of {back.steering}"
    )
    recall = {kind: hit / n for kind, (hit, n) in pairs.by_edit.items() if n}
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  memory so far {most:.0f} MB, the making of the set included")
    return {
        "f": pairs.f,
        "plagdet": value,
        "recall": min((value for kind, value in recall.items() if kind != "merge"), default=0.0),
        "merge": recall.get("merge", 0.0),
        "macro": classes.macro_f1,
        "ms": 1000 * search / count,
        "all": 1000 * all_in / count,
        "search": search,
        "harmless": float(len(classes.harmless)),
    }


TARGETS = (  # figure, letters (0: every size), at least or at most, what it is
    ("f", 200, ">=", 0.95, "F of sentence pairs"),
    ("f", 1000, ">=", 0.94, "F of sentence pairs"),
    ("plagdet", 0, ">=", 0.95, "plagdet"),
    ("recall", 0, ">=", 0.90, "lowest recall of an edit, merge apart"),
    ("merge", 0, ">=", 0.85, "recall of merge"),
    ("macro", 0, ">=", 0.95, "macro-F1 of classes"),
    ("harmless", 0, "<=", 0, "steering called harmless"),
    ("search", 1000, "<=", 30, "seconds of search"),
)


def judge(figures: dict[int, dict[str, float]]) -> None:
    """Every target with what was measured."""
    print()
    for key, size, sign, wanted, told in TARGETS:
        for count, figure in figures.items():
            if size in {0, count}:
                met = figure[key] >= wanted if sign == ">=" else figure[key] <= wanted
                print(f"  N={count:<5} {told}: {figure[key]:.4g} (target {sign} {wanted}){'' if met else '  MISSED'}")
    low, high = min(figures), max(figures)
    for key, told in (("ms", "search"), ("all", "with common texts and differences")):
        growth = figures[high][key] / figures[low][key]
        print(
            f"  growth, cost a letter at N={high} against N={low}, {told}: {growth:.2f} (target <= 2)"
            f"{'' if growth <= 2 else '  MISSED'}"
        )


def gold_pairs(made: list[Made]) -> tuple[list[tuple[int, str]], set[tuple[int, int]]]:
    """All sentences with their letter, and the pairs (by place in that list) that share a planted unit."""
    rows = [(n, line) for n, letter in enumerate(made) for line in letter.lines]
    planted = [i for i, (_, line) in enumerate(rows) if line.units]
    gold = {
        (i, j) for i, j in combinations(planted, 2) if rows[i][0] != rows[j][0] and rows[i][1].units & rows[j][1].units
    }
    return [(n, line.text) for n, line in rows], gold


def against(count: int, seed: int) -> None:
    """Brute force and MinHash on a set they can finish."""
    rows, gold = gold_pairs(make_set(count, seed)[0])
    texts = [" ".join(sorted(text.lower().split())) for _, text in rows]
    start = time.process_time()
    scores = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=40, workers=1)
    spent = time.process_time() - start
    hits: Counter[int] = Counter()
    true: Counter[int] = Counter()
    for i in range(len(rows)):
        for j in (scores[i] >= 40).nonzero()[0].tolist():
            if j > i and rows[i][0] != rows[j][0]:
                hits[int(scores[i][j])] += 1
                true[int(scores[i][j])] += (i, j) in gold
    best = max(_f(sum(true[s] for s in true if s >= t), sum(hits[s] for s in hits if s >= t), len(gold)) + (t,)  # noqa: RUF005 (three plus one)
               for t in range(40, 100))  # fmt: skip
    print(
        f"\nbrute force, N={count}: token_sort_ratio >= {best[3]}: F {best[0]:.4f} (P {best[1]:.4f} R {best[2]:.4f}), "
        f"{spent:.1f} s CPU; N=1000 by the square of the size: {spent * (1000 / count) ** 2 / 3600:.1f} h"
    )
    try:
        from datasketch import MinHash, MinHashLSH  # noqa: PLC0415 (only here, and only if installed)
    except ImportError:
        print("MinHash: datasketch is not installed")
        return
    for threshold in (0.3, 0.5, 0.7):
        start = time.process_time()
        table = MinHashLSH(threshold=threshold, num_perm=128)
        sketches = []
        for index, (_, text) in enumerate(rows):
            sketch = MinHash(num_perm=128)
            sketch.update_batch([word.encode() for word in set(text.lower().split())])
            table.insert(index, sketch)
            sketches.append(sketch)
        said = {
            (i, j)
            for i, sketch in enumerate(sketches)
            for j in table.query(sketch)
            if j > i and rows[i][0] != rows[j][0]
        }
        spent = time.process_time() - start
        f = _f(len(said & gold), len(said), len(gold))
        print(
            f"MinHash LSH on words, threshold {threshold}: F {f[0]:.4f} (P {f[1]:.4f} R {f[2]:.4f}), {spent:.1f} s CPU"
        )


def _f(true: int, said: int, gold: int) -> tuple[float, float, float]:
    precision, recall = true / max(said, 1), true / max(gold, 1)
    return 2 * precision * recall / ((precision + recall) or 1), precision, recall


def main() -> None:
    """Run the sizes asked for, the growth from the smallest to the largest, and the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, nargs="+", default=[50, 200, 1000])
    parser.add_argument("--seed", type=int, default=99)
    parser.add_argument("--smoke", action="store_true")
    options = parser.parse_args()
    if options.smoke:
        figures = run(12, options.seed)
        assert figures["f"] > 0.9, figures
        assert figures["harmless"] == 0, figures
        against(12, options.seed)
        return
    run(5, 1)  # the first set also loads the registry and the word lists
    figures = {count: run(count, options.seed) for count in options.n}
    judge(figures)
    against(min(figures), options.seed)


if __name__ == "__main__":
    main()
