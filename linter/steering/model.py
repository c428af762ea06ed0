"""The learned weights: a sum per trait, nothing more, read with numpy alone.

The artefact (``steering.npz``) holds, for each known trait, one weight per label and one for «is a demand». It was
trained by ``models/steering/train.py``; figures stand in ``models/steering/README.md``.
"""

from __future__ import annotations

import json
import math
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt

from linter.language.pipeline import ModelMissing
from linter.steering.features import GROUPS, PAIRS, Trait, Words, names_of
from linter.steering.labels import ChainLabel

_ARTEFACT = "steering.npz"
Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.intp]
_ROW = np.dtype(np.int32)  # a row's number, as it is remembered


@dataclass(frozen=True)
class Weights:
    """``keys``: hash of group and trait of each row of ``values``; the last column is the demand head.

    The artefact has its keys in order, for they are looked up by halving; those just learned come as they were met.
    """

    labels: tuple[ChainLabel, ...]
    keys: npt.NDArray[np.uint32]
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
            keys=archive["keys"],  # in order
            values=archive["values"].astype(np.float32) * scale,
            bias=archive["bias"].astype(np.float32),
            group_weights=tuple(about["group_weights"]),
            temperature=float(about["temperature"]),
            demand_temperature=float(about["demand_temperature"]),
        )


_Memory = dict[Trait | str, bytes]
# Rows of traits, packed, by group: of all that are no words, and of the words of each kind. The same ones come again.
_memories: dict[tuple[int, str], _Memory] = defaultdict(dict)


class _New:
    """Traits met for the first time: their rows are looked up together, which is several times as fast as one by one.

    So are pairs of words, which are not remembered: most come only once.
    """

    def __init__(self) -> None:
        self.keys: list[int] = []
        self.asked: list[tuple[int, _Memory, Trait | str, int]] = []  # the last: where its keys end

    def ask(self, owner: int, memory: _Memory, trait: Trait | str, names: Iterable[str], start: int) -> None:
        """``start``: what stands before the names, hashed; ``owner``: who has the trait."""
        self.keys += [crc32(name.encode(), start) for name in names]
        self.asked.append((owner, memory, trait, len(self.keys)))

    def found(self) -> tuple[Numbers, Rows]:
        """The rows that are known, and who has them; from now on they are remembered."""
        known, keys = weights().keys, np.array(self.keys, dtype=np.uint32)
        rows = np.searchsorted(known, keys).clip(max=len(known) - 1)
        hits = known[rows] == keys
        rows = rows[hits].astype(_ROW)
        ends = np.cumsum(np.append(0, hits))[np.array([end for *_, end in self.asked], dtype=np.intp)]
        packed, start = rows.tobytes(), 0
        for (_, memory, trait, _), end in zip(self.asked, (ends * _ROW.itemsize).tolist(), strict=True):
            if len(memory) >= _MOST:
                memory.clear()
            memory[trait] = packed[start:end]
            start = end
        return np.repeat(np.array([owner for owner, *_ in self.asked], dtype=np.intp), np.diff(ends, prepend=0)), rows


def _rows(owner: int, traits: Iterable[Trait], new: _New) -> bytes:
    """The rows of ``traits`` that are remembered, packed, in no order; the others are left to ``new``."""
    group = owner % len(GROUPS)
    others, parts = _memories[group, ""], []
    for trait in traits:
        if not isinstance(trait, Words):
            found = others.get(trait)
            if found is None:
                new.ask(owner, others, trait, names_of(group, trait), _STARTS[group])
            else:
                parts.append(found)
        elif trait.kind in PAIRS:
            new.ask(owner, {}, "", trait.words, trait_hash(group, f"{trait.kind}="))
        else:
            memory = _memories[group, trait.kind]
            for word in trait.words:
                found = memory.get(word)
                if found is None:
                    new.ask(owner, memory, word, names_of(group, Words(trait.kind, (word,))), _STARTS[group])
                else:
                    parts.append(found)
    return b"".join(parts)


def score_all(units: Iterable[Sequence[Sequence[Trait]]]) -> list[Scores]:
    """Shares for many units at once, in order, from their traits (``features.traits``)."""
    known, new = weights(), _New()
    # What a row counts for: a group of traits of one unit. It counts once there, however often it was found.
    packed = [_rows(owner, traits, new) for owner, traits in enumerate(chain.from_iterable(units))]
    sizes = np.array([len(rows) // _ROW.itemsize for rows in packed], dtype=int)
    owners, rows = new.found()
    owners = np.concatenate([np.repeat(np.arange(len(packed)), sizes), owners])
    rows = np.concatenate([np.frombuffer(b"".join(packed), dtype=_ROW), rows])
    picked = np.sort(owners * len(known.values) + rows)
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
