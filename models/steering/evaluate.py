"""Cross-validates the steering model with whole agencies held out and prints the figures of the model card.

python models/steering/evaluate.py [--shared ../shared] [--curve] [--all] [--nynorsk] [--errors N]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from linter.steering.classify import best
from linter.steering.labels import HOW, WHAT, ChainLabel
from linter.steering.model import Scores
from models.steering.corpus import COMPOSED, HARD, SHARED, Labelled, folds
from models.steering.learn import Names, Settings, extract, solve
from models.steering.material import alone, labelled_rows
from models.steering.translated import in_nynorsk

Chosen = list[tuple[ChainLabel, bool]]
DRAWS = 2000  # of agencies, for the noise
BLOCK = 12  # neighbouring rows of a file, often on one matter


def main() -> None:
    """Parses the command line and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--curve", action="store_true", help="also the learning curve")
    parser.add_argument("--all", action="store_true", help="with the sentences composed after reading errors: too good")
    parser.add_argument("--nynorsk", action="store_true", help="also the same rows translated; needs apertium-nno-nob")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors")
    arguments = parser.parse_args()
    real, rows = labelled_rows(arguments.shared, after_errors=arguments.all)
    material = Material(real, rows, extract(rows))
    scores = validated(material)
    known = ("the sentence alone", "with previous and next", "with heading and intro too")
    for name, found in zip(known, scores, strict=True):
        print(f"\n== {name}")
        print_figures(real, found, errors=arguments.errors)
    print(f"\n== accuracy, agencies drawn anew: ± {noise(real, scores[-1]):.3f} (95 per cent)")
    forms(material)
    if arguments.nynorsk:
        translated(material)
    if arguments.curve:
        curve(material)


@dataclass(frozen=True)
class Material:
    """The gold rows, all rows in the order of `labelled_rows`, and the names of the traits of each of these."""

    real: list[Labelled]
    rows: list[Labelled]
    names: list[Names]


def validated(material: Material, keep: Callable[[int], bool] = lambda _: True) -> list[list[Scores]]:
    """Scores of every gold row alone, with neighbours, with heading too, from weights that saw no row of its agency.

    ``keep`` thins the rows that are trained on. A row that is not kept weighs next to nothing, and is still scored.
    """
    size = len(material.real)
    found = _held_out(material, keep)
    return [[found[at + start] for at in range(size)] for start in (2 * size, 0, size)]


def _held_out(material: Material, keep: Callable[[int], bool]) -> dict[int, Scores]:
    rows = [row if keep(at) else replace(row, weight=1e-6) for at, row in enumerate(material.rows)]
    held = [
        [at for at, row in enumerate(rows) if row.group in agencies]
        for agencies in ({material.real[at].group for at in test} for _, test in folds(material.real))
    ]
    return solve(rows, material.names, Settings()).held_out(held)


def print_figures(rows: list[Labelled], scores: list[Scores], *, errors: int = 0) -> None:
    """Accuracy, F1, confusion table, figures per written form, calibration."""
    chosen = [best(one) for one in scores]
    labels = [label for label, _ in chosen]
    truth = [ChainLabel(row.label) for row in rows]
    right = np.array([one is other for one, other in zip(labels, truth, strict=True)])
    print_line("all", rows, chosen)
    for name, keep in (
        ("bokmål", [row.form == "nb" for row in rows]),
        ("nynorsk", [row.form == "nn" for row in rows]),
        ("coders sure", [not row.unsure for row in rows]),
        ("coders unsure", [row.unsure for row in rows]),
    ):
        kept = [at for at, yes in enumerate(keep) if yes]
        print_line(name, [rows[at] for at in kept], [chosen[at] for at in kept])
    print_confusion(truth, labels)
    shares = np.array([one.labels[label] for one, label in zip(scores, labels, strict=True)])
    for low, high in ((0, 0.35), (0.35, 0.45), (0.45, 0.6), (0.6, 0.8), (0.8, 1.01)):
        inside = (shares >= low) & (shares < high)
        if inside.any():
            print(f"  share {low:.2f}–{high:.2f}: {inside.sum():4} rows, right {right[inside].mean():.2f}")
    yes = np.array([one.demand for one in scores])
    binds = np.array([row.demand for row in rows])
    for low, high in ((0, 0.2), (0.2, 0.35), (0.35, 0.5), (0.5, 0.65), (0.65, 0.8), (0.8, 1.01)):
        inside = (yes >= low) & (yes < high)
        if inside.any():
            print(f"  demand {low:.2f}–{high:.2f}: {inside.sum():4} rows, demands {binds[inside].mean():.2f}")
    pairs = list(zip(scores, truth, strict=True))
    nll = {
        heat: -np.mean([np.log(_tempered(one, label, heat)) for one, label in pairs])
        for heat in (0.7, 0.8, 0.9, 1.0, 1.2, 1.4)
    }
    print("  log loss by temperature:", " ".join(f"{t}: {value:.3f}" for t, value in nll.items()))
    for at in [at for at in range(len(rows)) if not right[at]][:errors]:
        print(f"  {truth[at]} → {labels[at]} {shares[at]:.2f}  {rows[at].text[:150]}")


def print_confusion(truth: list[ChainLabel], labels: list[ChainLabel]) -> None:
    """The confusion table as the rows of a Markdown table."""
    names = sorted(ChainLabel)
    print("| |", " | ".join(name[:5].rstrip("_") for name in names), "|")
    for name in names:
        row = [sum(t is name and p is other for t, p in zip(truth, labels, strict=True)) for other in names]
        print(f"| {name} |", " | ".join(str(count) for count in row), "|")


def _tempered(one: Scores, label: ChainLabel, temperature: float) -> float:
    powered = {name: share ** (1 / temperature) for name, share in one.labels.items()}
    return max(powered[label] / sum(powered.values()), 1e-9)


def f1(truth: Sequence[bool], found: Sequence[bool]) -> float:
    """F1 of the true class; 0 where nothing is true or found."""
    hits = sum(t and p for t, p in zip(truth, found, strict=True))
    return 2 * hits / max(1, sum(truth) + sum(found))


def print_line(name: str, rows: list[Labelled], chosen: Chosen) -> None:
    """One line of figures."""
    if not rows:
        return
    truth = [ChainLabel(row.label) for row in rows]
    labels = [label for label, _ in chosen]
    accuracy = sum(one is other for one, other in zip(labels, truth, strict=True)) / len(rows)
    per_label = [f1([t is one for t in truth], [p is one for p in labels]) for one in sorted(set(truth))]
    demand = f1([row.demand for row in rows], [binds for _, binds in chosen])
    how, what = (f1([t in group for t in truth], [p in group for p in labels]) for group in (HOW, WHAT))
    print(f"{name:15} n={len(rows):4} accuracy {accuracy:.3f} macro-F1 {sum(per_label) / len(per_label):.3f} "
          f"demand F1 {demand:.3f} hvordan F1 {how:.3f} hva F1 {what:.3f}", flush=True)  # fmt: skip


def noise(rows: list[Labelled], scores: list[Scores]) -> float:
    """Half the width of the 95 per cent interval of the accuracy, agencies drawn with replacement."""
    right: dict[str, list[bool]] = {}
    for row, one in zip(rows, scores, strict=True):
        right.setdefault(row.group, []).append(best(one)[0] == row.label)
    counts = np.array([(sum(found), len(found)) for found in right.values()])
    drawn = counts[np.random.default_rng(1).integers(len(counts), size=(DRAWS, len(counts)))].sum(axis=1)
    low, high = np.percentile(drawn[:, 0] / drawn[:, 1], [2.5, 97.5])
    return float(high - low) / 2


def forms(material: Material) -> None:
    """No real nynorsk is labelled: composed sentences, all of one form or some of both held out of training."""
    rows, names = material.rows, material.names
    hard = [at for at, row in enumerate(rows) if row.letter in HARD]
    print("\n== composed hard sentences, the written form held out of training")
    for form in ("nn", "nb"):
        train = [at for at, row in enumerate(rows) if row.group != COMPOSED or row.form != form]
        solved = solve([rows[at] for at in train], [names[at] for at in train], Settings())
        tested = [at for at in hard if rows[at].form == form]
        print_line(
            form, [rows[at] for at in tested], [best(one) for one in solved.scores([names[at] for at in tested])]
        )
    print("\n== composed hard sentences, a tenth of both forms held out at a time (neighbouring rows together)")
    tenths: list[list[int]] = [[] for _ in range(10)]
    for at in hard:
        tenths[at // BLOCK % 10].append(at)
    found = solve(rows, names, Settings()).held_out(tenths)
    for form in ("nn", "nb"):
        tested = [at for at in hard if rows[at].form == form]
        print_line(form, [rows[at] for at in tested], [best(found[at]) for at in tested])


def translated(material: Material) -> None:
    """The gold rows in nynorsk, scored and not trained on, by weights that saw no row of their agency."""
    size, known = len(material.real), len(material.rows)
    rows = in_nynorsk(material.rows[size : 2 * size])
    rows += alone(rows)
    both = Material(material.real, [*material.rows, *rows], [*material.names, *extract(rows)])
    found = _held_out(both, lambda at: at < known)
    sure = [at for at, row in enumerate(material.real) if not row.unsure]
    print("\n== the same rows in nynorsk, translated")
    for name, start, kept in (
        ("alone", known + size, range(size)), ("with heading", known, range(size)), ("coders sure", known, sure)
    ):  # fmt: skip
        print_line(name, [material.real[at] for at in kept], [best(found[at + start]) for at in kept])
    same = sum(best(found[at + size]) == best(found[at + known]) for at in range(size))
    print(f"  label and demand as in bokmål: {same} of {size}")


def curve(material: Material) -> None:
    """Figures with a share of the real rows, and of the composed ones."""
    print("\n== learning curve (with heading and intro)")
    size = len(material.real)
    draw = np.random.default_rng(1).random(len(material.rows))
    for share in (0.0, 0.33, 0.67):

        def some_real(at: int, share: float = share) -> bool:
            return material.rows[at].group == COMPOSED or draw[at % size if at < 3 * size else at] < share

        def some_composed(at: int, share: float = share) -> bool:
            return material.rows[at].group != COMPOSED or draw[at] < share

        for name, keep in (("real", some_real), ("composed", some_composed)):
            found = validated(material, keep)[-1]
            print_line(f"{share:.0%} {name}", material.real, [best(one) for one in found])


if __name__ == "__main__":
    main()
