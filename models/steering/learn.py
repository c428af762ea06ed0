"""Fitting the weights: traits to a sparse matrix, logistic regression per head, averaged over settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from linter.language.pipeline import parse
from linter.steering.context import bare, surroundings
from linter.steering.features import Unit, traits
from linter.steering.grammar import read
from linter.steering.guide import sight
from linter.steering.labels import ChainLabel
from linter.steering.model import Weights, trait_hash
from models.steering.corpus import COMPOSED, Labelled

Traits = tuple[list[str], list[str], list[str]]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Settings:
    """Choices made by cross-validation (``evaluate.py``)."""

    group_weights: tuple[float, float, float] = (1.0, 1.0, 2.0)
    strengths: tuple[float, ...] = (6.0,)  # inverse regularisation; several are averaged
    fewest: int = 2  # rows a trait must stand in
    composed_weight: float = 1.0
    unsure_weight: float = 0.6


def extract(rows: Sequence[Labelled]) -> list[Traits]:
    """Traits of each row, as at run time."""
    texts = [bare(row.text) or row.text for row in rows]
    found = []
    for row, text, doc in zip(rows, texts, parse(texts), strict=True):
        around = surroundings(row.text, row.heading, row.previous, row.next, row.intro)
        found.append(traits(Unit(text, around), sight(text, read(doc), around)))
    return found


def fit(rows: Sequence[Labelled], found: Sequence[Traits], settings: Settings) -> Weights:
    """Weights for all labels and the demand head."""
    names = Counter((group, name) for row in found for group in range(3) for name in row[group])
    kept = [key for key, count in names.items() if count >= settings.fewest]
    columns = {key: at for at, key in enumerate(kept)}
    matrix = _matrix(found, columns, settings)
    weight = np.array([_row_weight(row, settings) for row in rows])
    labels = tuple(ChainLabel(name) for name in sorted({row.label for row in rows}))
    label_coef, label_bias = _average(matrix, [row.label for row in rows], weight, settings)
    demand_coef, demand_bias = _average(matrix, [int(row.demand) for row in rows], weight, settings)
    values = np.vstack([label_coef, demand_coef]).T.astype(np.float32)
    return Weights(
        labels=labels,
        rows={trait_hash(group, name): at for at, (group, name) in enumerate(kept)},
        values=values,
        bias=np.concatenate([label_bias, demand_bias]).astype(np.float32),
        group_weights=settings.group_weights,
        temperature=1.0,
        demand_temperature=1.0,
    )


def _row_weight(row: Labelled, settings: Settings) -> float:
    if row.group == COMPOSED:
        return settings.composed_weight
    weight = 0.6 if row.letter else 1.0  # each real row stands twice: with and without its place in the letter
    return weight * (settings.unsure_weight if row.unsure else 1.0)


def _matrix(found: Sequence[Traits], columns: dict[tuple[int, str], int], settings: Settings) -> csr_matrix:
    at, to, value = [], [], []
    for number, groups in enumerate(found):
        for group, names in enumerate(groups):
            known = [columns[key] for name in names if (key := (group, name)) in columns]
            if known:
                at += [number] * len(known)
                to += known
                value += [settings.group_weights[group] / len(known) ** 0.5] * len(known)
    return csr_matrix((value, (at, to)), shape=(len(found), len(columns)))


def _average(
    matrix: csr_matrix, targets: Sequence[object], weight: npt.NDArray[np.float64], settings: Settings
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Linear models average into one linear model."""
    coefs, biases = [], []
    for strength in settings.strengths:
        model = LogisticRegression(C=strength, max_iter=400)
        model.fit(matrix, np.array(targets), sample_weight=weight)
        coefs.append(model.coef_)
        biases.append(model.intercept_)
    return np.mean(coefs, axis=0), np.mean(biases, axis=0)
