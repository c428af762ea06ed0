"""Cross-validates the steering model with whole agencies held out and prints the figures of the model card.

python models/steering/evaluate.py [--shared ../shared] [--curve] [--all] [--errors N]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from sklearn.metrics import confusion_matrix, f1_score

from linter.steering.classify import best
from linter.steering.labels import HOW, WHAT, ChainLabel
from linter.steering.model import Scores, score
from models.steering.corpus import COMPOSED, SHARED, Labelled, composed, folds, gold, placed
from models.steering.learn import Settings, Traits, extract, fit


def main() -> None:
    """Parses the command line and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--curve", action="store_true", help="also the learning curve")
    parser.add_argument("--all", action="store_true", help="with the sentences composed after reading errors: too good")
    parser.add_argument("--errors", type=int, default=0, help="print so many errors")
    arguments = parser.parse_args()
    real = gold(arguments.shared / "gold" / "steering-train.tsv")
    whole = placed(real, arguments.shared / "letters")
    extra = composed(after_errors=arguments.all)
    bare_traits, whole_traits, extra_traits = extract(real), extract(whole), extract(extra)
    material = Material(real, whole, extra, bare_traits, whole_traits, extra_traits)
    for name, tested in (("sentence, previous and next only", bare_traits), ("with heading and intro", whole_traits)):
        print(f"\n== {name}")
        print_figures(real, validated(material, tested, Settings()), errors=arguments.errors)
    forms(material)
    if arguments.curve:
        curve(material)


class Material:
    """Everything that is computed once."""

    def __init__(  # noqa: PLR0917 - three kinds of rows and their traits
        self,
        real: list[Labelled],
        whole: list[Labelled],
        extra: list[Labelled],
        bare_traits: list[Traits],
        whole_traits: list[Traits],
        extra_traits: list[Traits],
    ) -> None:
        self.real, self.whole, self.extra = real, whole, extra
        self.bare_traits, self.whole_traits, self.extra_traits = bare_traits, whole_traits, extra_traits


def validated(
    material: Material,
    tested: Sequence[Traits],
    settings: Settings,
    keep: Callable[[int], bool] = lambda _: True,
    keep_extra: Callable[[int], bool] = lambda _: True,
) -> list[Scores]:
    """Scores of every real row from a model that saw no row of its agency; ``keep`` thins the training rows."""
    result: dict[int, Scores] = {}
    for train, test in folds(material.real):
        kept = [at for at in train if keep(at)]
        kept_extra = [at for at in range(len(material.extra)) if keep_extra(at)]
        rows = [material.real[at] for at in kept] + [material.whole[at] for at in kept]
        found = [material.bare_traits[at] for at in kept] + [material.whole_traits[at] for at in kept]
        rows += [material.extra[at] for at in kept_extra]
        found += [material.extra_traits[at] for at in kept_extra]
        weights = fit(rows, found, settings)
        for at in test:
            result[at] = score(tested[at], weights)
    return [result[at] for at in range(len(material.real))]


def print_figures(rows: list[Labelled], scores: list[Scores], *, errors: int = 0) -> None:
    """Accuracy, F1, confusion table, figures per written form, calibration."""
    chosen = [best(one) for one in scores]
    labels = [label for label, _ in chosen]
    gold_labels = [ChainLabel(row.label) for row in rows]
    right = np.array([one is other for one, other in zip(labels, gold_labels, strict=True)])
    print_line("all", rows, chosen)
    for name, keep in (
        ("bokmål", [row.form == "nb" for row in rows]),
        ("nynorsk", [row.form == "nn" for row in rows]),
        ("coders sure", [not row.unsure for row in rows]),
        ("coders unsure", [row.unsure for row in rows]),
    ):
        kept = [at for at, yes in enumerate(keep) if yes]
        print_line(name, [rows[at] for at in kept], [chosen[at] for at in kept])
    names = sorted(ChainLabel)
    table = confusion_matrix(gold_labels, labels, labels=names)
    print("rows: gold, columns: model;", " ".join(name[:6] for name in names))
    for name, row in zip(names, table, strict=True):
        print(f"  {name:15}", " ".join(f"{count:5}" for count in row))
    shares = np.array([one.labels[label] for one, label in zip(scores, labels, strict=True)])
    for low, high in ((0, 0.35), (0.35, 0.45), (0.45, 0.6), (0.6, 0.8), (0.8, 1.01)):
        inside = (shares >= low) & (shares < high)
        if inside.any():
            print(f"  share {low:.2f}–{high:.2f}: {inside.sum():4} rows, right {right[inside].mean():.2f}")
    sure = shares >= 0.45
    print(f"  sure of {sure.mean():.2f} of the rows, right on {right[sure].mean():.3f} of these")
    pairs = list(zip(scores, gold_labels, strict=True))
    nll = {
        heat: -np.mean([np.log(_tempered(one, label, heat)) for one, label in pairs])
        for heat in (0.7, 0.8, 0.9, 1.0, 1.2, 1.4)
    }
    print("  log loss by temperature:", " ".join(f"{t}: {value:.3f}" for t, value in nll.items()))
    for at in [at for at in range(len(rows)) if not right[at]][:errors]:
        print(f"  {gold_labels[at]} → {labels[at]} {shares[at]:.2f}  {rows[at].text[:150]}")


def _tempered(one: Scores, label: ChainLabel, temperature: float) -> float:
    powered = {name: share ** (1 / temperature) for name, share in one.labels.items()}
    return max(powered[label] / sum(powered.values()), 1e-9)


def print_line(name: str, rows: list[Labelled], chosen: list[tuple[ChainLabel, bool]]) -> None:
    """One line of figures."""
    if not rows:
        return
    gold_labels = [ChainLabel(row.label) for row in rows]
    labels = [label for label, _ in chosen]
    accuracy = np.mean([one is other for one, other in zip(labels, gold_labels, strict=True)])
    macro = f1_score(gold_labels, labels, average="macro", labels=sorted(set(gold_labels)), zero_division=0)

    def f1(group: frozenset[ChainLabel]) -> float:
        return float(f1_score([g in group for g in gold_labels], [p in group for p in labels], zero_division=0))

    demand = f1_score([row.demand for row in rows], [demand for _, demand in chosen])
    print(f"{name:15} n={len(rows):4} accuracy {accuracy:.3f} macro-F1 {macro:.3f} demand F1 {demand:.3f} "
          f"hvordan F1 {f1(HOW):.3f} hva F1 {f1(WHAT):.3f}", flush=True)  # fmt: skip


def forms(material: Material) -> None:
    """No real nynorsk is labelled: composed sentences of one written form, none of that form in training."""
    print("\n== composed sentences, the written form held out of training")
    rows = [*material.real, *material.whole, *material.extra]
    found = [*material.bare_traits, *material.whole_traits, *material.extra_traits]
    for form in ("nn", "nb"):
        train = [at for at, row in enumerate(rows) if row.group != COMPOSED or row.form != form]
        weights = fit([rows[at] for at in train], [found[at] for at in train], Settings())
        tested = [at for at, row in enumerate(rows) if row.group == COMPOSED and row.form == form]
        print_line(form, [rows[at] for at in tested], [best(score(found[at], weights)) for at in tested])


def curve(material: Material) -> None:
    """Accuracy with a share of the real rows, and of the composed ones."""
    print("\n== learning curve (with heading and intro)")
    rng = np.random.default_rng(1)
    draw, draw_extra = rng.random(len(material.real)), rng.random(len(material.extra))
    for share in (0.0, 0.33, 0.67):
        scores = validated(material, material.whole_traits, Settings(), keep=lambda at, s=share: draw[at] < s)
        print_line(f"{share:.0%} real", material.real, [best(one) for one in scores])
    for share in (0.0, 0.33, 0.67):
        scores = validated(
            material, material.whole_traits, Settings(), keep_extra=lambda at, s=share: draw_extra[at] < s
        )
        print_line(f"{share:.0%} composed", material.real, [best(one) for one in scores])


if __name__ == "__main__":
    main()
