"""Fitting the weights: traits to a sparse matrix, then least squares with a penalty (ridge) for all heads at once.

The dual form is solved exactly, in one step: the inverse of one matrix of rows by rows gives the weights, and also, in
closed form, what each row would have been given had its whole agency been left out (Rifkin and Lippert 2007, «Notes on
regularized least squares»). So cross-validation costs no more than training, and both are deterministic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.linalg.lapack import spotrf, spotri
from scipy.sparse import csr_matrix

from linter.language.pipeline import parse
from linter.steering.classify import Question, prepared
from linter.steering.features import GROUPS, Trait, names_of, traits
from linter.steering.grammar import read
from linter.steering.guide import sight
from linter.steering.labels import WHAT, ChainLabel
from linter.steering.model import Scores, Weights, shares, trait_hash
from models.steering.corpus import COMPOSED, Labelled

Names = tuple[frozenset[str], ...]  # per group of traits
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Settings:
    """Choices made by cross-validation (``evaluate.py``)."""

    group_weights: tuple[float, ...] = (0.85, 1.9, 2.75, 1.4)
    penalty: float = 0.13  # share of the mean square length of a row
    fewest: int = 2  # rows a trait must stand in
    composed_weight: float = 0.5
    unsure_weight: float = 0.6
    effect_bonus: float = 0.05  # least squares draws rare labels towards their share: added for effects
    temperature: float = 0.139  # of the scores, which lie about 0..1
    demand_temperature: float = 0.111

    @property
    def temperatures(self) -> tuple[float, float]:
        """Of the labels and of the demand head."""
        return self.temperature, self.demand_temperature


def extract(rows: Sequence[Labelled]) -> list[Names]:
    """Names of the traits of each row, as at run time."""
    units = [
        unit for unit, _ in prepared(Question(row.text, row.heading, row.previous, row.next, row.intro) for row in rows)
    ]
    return [
        named(traits(unit, sight(unit.text, read(doc), unit.around)))
        for unit, doc in zip(units, parse(unit.text for unit in units), strict=True)
    ]


def named(groups: Sequence[Sequence[Trait]]) -> Names:
    """The names that some traits stand for."""
    return tuple(
        frozenset(name for trait in traits_ for name in names_of(group, trait)) for group, traits_ in enumerate(groups)
    )


@dataclass(frozen=True)
class Solved:
    """One solved system: what its weights and its held-out scores are read off."""

    settings: Settings
    labels: tuple[ChainLabel, ...]
    names: list[tuple[int, str]]
    matrix: csr_matrix
    targets: Floats
    inverse: Floats

    def weights(self) -> Weights:
        """Weights for use with single units."""
        dual = self.inverse @ self.targets
        return Weights(
            labels=self.labels,
            keys=np.array([trait_hash(group, name) for group, name in self.names], dtype=np.uint32),
            values=np.asarray(self.matrix.T @ dual, dtype=np.float32),
            bias=dual.sum(axis=0).astype(np.float32) + self._bonus(),
            group_weights=self.settings.group_weights,
            temperature=self.settings.temperature,
            demand_temperature=self.settings.demand_temperature,
        )

    def _bonus(self) -> Floats:
        return np.array(
            [self.settings.effect_bonus * (label in WHAT) for label in self.labels] + [0.0], dtype=np.float32
        )

    def scores(self, found: Sequence[Names]) -> list[Scores]:
        """Scores of rows that were not trained on."""
        matrix = _matrix(found, {key: at for at, key in enumerate(self.names)}, self.settings)
        known = self.weights()
        totals = np.asarray(matrix @ known.values) + known.bias
        return [shares(total, self.labels, *self.settings.temperatures) for total in totals]

    def held_out(self, groups: Iterable[Sequence[int]]) -> dict[int, Scores]:
        """Scores of the rows of each group as from weights that saw no row of the group.

        Only the choice of traits that stand in enough rows, and the scale of the penalty, has seen all rows; no label.
        """
        dual = self.inverse @ self.targets
        result = {}
        for group in groups:
            at = np.array(group)
            block = self.inverse[np.ix_(at, at)].astype(np.float64)
            raw = self.targets[at] - np.linalg.solve(block, dual[at].astype(np.float64))
            for row, one in zip(group, raw, strict=True):
                result[row] = shares(one.astype(np.float32) + self._bonus(), self.labels, *self.settings.temperatures)
        return result


def solve(rows: Sequence[Labelled], found: Sequence[Names], settings: Settings) -> Solved:
    """Solves for all labels and the demand head."""
    counts = Counter((group, name) for row in found for group in range(len(GROUPS)) for name in row[group])
    names = sorted(key for key, count in counts.items() if count >= settings.fewest)
    matrix = _matrix(found, {key: at for at, key in enumerate(names)}, settings)
    labels = tuple(ChainLabel(name) for name in sorted({row.label for row in rows}))
    targets = np.array(
        [[*(float(row.label == label) for label in labels), row.demand - 0.5] for row in rows], dtype=np.float32
    )
    system = np.asarray((matrix @ matrix.T).todense(), dtype=np.float32)
    penalty = settings.penalty * float(np.trace(system)) / len(rows)
    system += 1.0  # a constant trait: the bias
    weight = np.array([_row_weight(row, settings) for row in rows], dtype=np.float32)
    system[np.diag_indices(len(rows))] += penalty / weight
    return Solved(settings, labels, names, matrix, targets, _inverse(system))


def _inverse(system: Floats) -> Floats:
    """The inverse of a symmetric, positive definite matrix by Cholesky's factors; ``system`` is overwritten."""
    factor, failed = spotrf(system.T, lower=1, overwrite_a=1)
    inverse, also = spotri(factor, lower=1, overwrite_c=1)
    if failed or also:
        raise np.linalg.LinAlgError("the system is not positive definite: raise the penalty")
    lower = np.tril(inverse)
    return lower + np.tril(inverse, -1).T


def fit(rows: Sequence[Labelled], found: Sequence[Names], settings: Settings) -> Weights:
    """Weights for all labels and the demand head."""
    return solve(rows, found, settings).weights()


def _row_weight(row: Labelled, settings: Settings) -> float:
    if row.group == COMPOSED:
        return row.weight * settings.composed_weight
    return row.weight * (settings.unsure_weight if row.unsure else 1.0)


def _matrix(found: Sequence[Names], columns: dict[tuple[int, str], int], settings: Settings) -> csr_matrix:
    to: list[int] = []
    value: list[float] = []
    starts = [0]
    for groups in found:
        for group, names in enumerate(groups):
            known = sorted(columns[key] for name in names if (key := (group, name)) in columns)
            to += known
            value += [settings.group_weights[group] / len(known) ** 0.5] * len(known)
        starts.append(len(to))
    return csr_matrix((np.array(value, dtype=np.float32), to, starts), shape=(len(found), len(columns)))
