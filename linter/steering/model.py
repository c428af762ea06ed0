"""The learned weights: a sum per trait, nothing more, read with numpy alone.

The artefact (``steering.npz``) holds, for each known trait, one weight per label and one for «is a demand». It was
trained by ``models/steering/train.py``; figures stand in ``models/steering/README.md``.
"""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from linter.language.pipeline import ModelMissing
from linter.steering.features import GROUPS, PAIR, PAIRS, Trait, names_of
from linter.steering.labels import ChainLabel

_ARTEFACT = "steering.npz"
Floats = npt.NDArray[np.float32]
Rows = tuple[int, ...]


@dataclass(frozen=True)
class Weights:
    """``rows``: hash of group and trait to a row of ``values``; the last column is the demand head."""

    labels: tuple[ChainLabel, ...]
    rows: dict[int, int]
    values: Floats
    bias: Floats
    group_weights: tuple[float, ...]
    temperature: float
    demand_temperature: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Calibrated shares: one per label (they add up to 1), and one for being a demand."""

    labels: dict[ChainLabel, float]
    demand: float


_MOST = 100_000  # traits of a group that are remembered
_STARTS = tuple(crc32(f"{group}|".encode()) for group in range(len(GROUPS)))  # so far as the group is hashed


def trait_hash(group: int, name: str) -> int:
    """The key of a trait: the same on every machine and in every run."""
    return crc32(name.encode(), _STARTS[group])


def model_folder() -> Path:
    """Where the artefact lies: beside an installed package, or in ``models/`` of a checkout."""
    override = os.environ.get("BREVLINT_STEERING")
    if override:
        return Path(override)
    package = Path(__file__).resolve().parents[1]
    installed = package / "_models" / "steering"
    return installed if installed.exists() else package.parent / "models" / "steering"


@cache
def weights() -> Weights:
    """The artefact, read once. Raises ModelMissing when it is not there."""
    path = model_folder() / _ARTEFACT
    if not path.is_file():
        hint = "Install brevlint again from its wheel, or train the model with: python models/steering/train.py"
        raise ModelMissing(f"The steering model was not found (looked in: {path}). {hint}", looked=str(path), hint=hint)
    with np.load(path) as archive:
        about = json.loads(bytes(archive["about"]).decode())
        scale = archive["scale"].astype(np.float32)
        return Weights(
            labels=tuple(ChainLabel(name) for name in about["labels"]),
            rows={int(key): row for row, key in enumerate(archive["keys"])},
            values=archive["values"].astype(np.float32) * scale,
            bias=archive["bias"].astype(np.float32),
            group_weights=tuple(about["group_weights"]),
            temperature=float(about["temperature"]),
            demand_temperature=float(about["demand_temperature"]),
        )


@cache
def _memories() -> list[dict[Trait, Rows]]:
    """For each group the rows of traits met before, in the shipped weights; the same traits come again and again."""
    return [{} for _ in GROUPS]


def rows_of(known: Weights, group: int, trait: Trait) -> tuple[int, ...]:
    """The rows of ``known`` for the names a trait stands for."""
    rows, start = known.rows, _STARTS[group]
    return tuple([rows[key] for name in names_of(group, trait) if (key := crc32(name.encode(), start)) in rows])


def _found(known: Weights, group: int, traits: Sequence[Trait], memory: dict[Trait, Rows]) -> list[int]:
    """The rows of some traits, each once, in order. Pairs of words are not remembered: most come only once."""
    rows, start, known_rows = set[int](), _STARTS[group], known.rows
    for trait in traits:
        if len(trait) == PAIR and trait[0] in PAIRS:
            row = known_rows.get(crc32("=".join(trait).encode(), start))
            if row is not None:
                rows.add(row)
            continue
        found = memory.get(trait)
        if found is None:
            found = memory[trait] = rows_of(known, group, trait)
        rows.update(found)
    return sorted(rows)


def score(groups: Sequence[Sequence[Trait]], known: Weights | None = None) -> Scores:
    """Shares for one unit from its traits (``features.traits``); ``known`` are other weights than the shipped ones."""
    return score_all([groups], known)[0]


def score_all(units: Iterable[Sequence[Sequence[Trait]]], known: Weights | None = None) -> list[Scores]:
    """Shares for many units at once, in order."""
    memories = _memories() if known is None else [{} for _ in GROUPS]
    known = known or weights()
    picked: list[int] = []
    starts: list[int] = []
    factors: list[float] = []
    for groups in units:
        for group, found in enumerate(groups):
            rows = _found(known, group, found, memories[group])
            starts.append(len(picked))
            factors.append(known.group_weights[group] / len(rows) ** 0.5 if rows else 0.0)
            picked += rows or [0]  # an empty group counts for nothing, but keeps its place
    for memory in memories:
        if len(memory) > _MOST:
            memory.clear()
    if not starts:
        return []
    sums = np.add.reduceat(known.values[picked], starts, axis=0) * np.array(factors, dtype=np.float32)[:, None]
    totals = known.bias + sums.reshape(-1, len(known.group_weights), sums.shape[1]).sum(axis=1)
    return [shares(total, known.labels, known.temperature, known.demand_temperature) for total in totals]


def shares(total: Floats, labels: tuple[ChainLabel, ...], temperature: float, demand_temperature: float) -> Scores:
    """Sums per label, and the last one for being a demand, as shares."""
    logits = total[:-1] / temperature
    powers = np.exp(logits - logits.max())
    powers /= powers.sum()
    demand = 1.0 / (1.0 + math.exp(-float(total[-1]) / demand_temperature))
    return Scores({label: float(share) for label, share in zip(labels, powers, strict=True)}, demand)
