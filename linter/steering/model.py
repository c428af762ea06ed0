"""The learned weights: a sum per trait, nothing more, read with numpy alone.

The artefact (``steering.npz``) holds, for each known trait, one weight per label and one for «is a demand». It was
trained by ``models/steering/train.py``; figures stand in ``models/steering/README.md``.
"""

from __future__ import annotations

import json
import math
import os
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from linter.language.pipeline import ModelMissing
from linter.steering.features import GROUPS, PAIRS, Trait, Words, names_of
from linter.steering.labels import ChainLabel

_ARTEFACT = "steering.npz"
Floats = npt.NDArray[np.float32]
_ROW = np.dtype(np.int32)  # a row's number, as it is remembered


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


_MOST = 50_000  # traits of one memory
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
            rows=dict(zip(archive["keys"].tolist(), count())),
            values=archive["values"].astype(np.float32) * scale,
            bias=archive["bias"].astype(np.float32),
            group_weights=tuple(about["group_weights"]),
            temperature=float(about["temperature"]),
            demand_temperature=float(about["demand_temperature"]),
        )


class _Memory(dict[Trait | str, bytes]):
    """The rows of traits of one group, packed: of all that are no words, or of the words of one kind."""

    def __init__(self, group: int, kind: str = "") -> None:
        super().__init__()
        self.group, self.kind = group, kind

    def __missing__(self, key: Trait | str) -> bytes:
        if len(self) >= _MOST:
            self.clear()
        trait = Words(self.kind, (key,)) if isinstance(key, str) else key
        packed = self[key] = _packed(names_of(self.group, trait), _STARTS[self.group])
        return packed


def _packed(names: Iterable[str], start: int) -> bytes:
    """The rows of the names that are known; ``start``: what stands before them, hashed."""
    row_of = weights().rows.get
    rows = [row for name in names if (row := row_of(crc32(name.encode(), start))) is not None]
    return array(_ROW.char, rows).tobytes()


@cache
def _memory(group: int, kind: str = "") -> _Memory:
    """The same traits come again and again."""
    return _Memory(group, kind)


def _rows(group: int, traits: Iterable[Trait]) -> bytes:
    """The rows of ``traits``, packed, in no order. Pairs of words are not remembered: most come only once."""
    others, parts = _memory(group), []
    for trait in traits:
        if not isinstance(trait, Words):
            parts.append(others[trait])
        elif trait.kind in PAIRS:
            parts.append(_packed(trait.words, trait_hash(group, f"{trait.kind}=")))
        else:
            parts += map(_memory(group, trait.kind).__getitem__, trait.words)
    return b"".join(parts)


def score_all(units: Iterable[Sequence[Sequence[Trait]]]) -> list[Scores]:
    """Shares for many units at once, in order, from their traits (``features.traits``)."""
    known = weights()
    packed = [_rows(group, traits) for groups in units for group, traits in enumerate(groups)]
    # What a row counts for: a group of traits of one unit. It counts once there, however often it was found.
    owners = np.repeat(np.arange(len(packed)), np.array([len(rows) // _ROW.itemsize for rows in packed], dtype=int))
    picked = np.sort(owners * len(known.values) + np.frombuffer(b"".join(packed), dtype=_ROW))
    owners, rows = np.divmod(picked[np.diff(picked, prepend=-1) > 0], len(known.values))
    filled, starts, sizes = np.unique(owners, return_index=True, return_counts=True)
    sums = np.zeros((len(packed), known.values.shape[1]), dtype=np.float32)
    if len(filled):
        factors = np.array(known.group_weights)[filled % len(GROUPS)] / np.sqrt(sizes)
        sums[filled] = np.add.reduceat(known.values.take(rows, axis=0), starts, axis=0)
        sums[filled] *= factors.astype(np.float32)[:, None]
    totals = known.bias + sums.reshape(-1, len(GROUPS), sums.shape[1]).sum(axis=1)
    return [shares(total, known.labels, known.temperature, known.demand_temperature) for total in totals]


def shares(total: Floats, labels: tuple[ChainLabel, ...], temperature: float, demand_temperature: float) -> Scores:
    """Sums per label, and the last one for being a demand, as shares."""
    logits = total[:-1] / temperature
    powers = np.exp(logits - logits.max())
    powers /= powers.sum()
    demand = 1.0 / (1.0 + math.exp(-float(total[-1]) / demand_temperature))
    return Scores({label: float(share) for label, share in zip(labels, powers, strict=True)}, demand)
