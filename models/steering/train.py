"""Trains the steering model and writes the artefact.

    python models/steering/train.py [--shared ../shared] [--out models/steering]

Needs the development extra (scipy) and the labelled sentences; the artefact needs neither. Deterministic.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from linter.steering.model import Weights
from models.steering.corpus import HERE, SHARED
from models.steering.learn import Settings, extract, fit
from models.steering.material import labelled_rows


def main() -> None:
    """Parses the command line, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--out", type=Path, default=HERE)
    arguments = parser.parse_args()
    _, rows = labelled_rows(arguments.shared)
    weights = fit(rows, extract(rows), Settings())
    path = arguments.out / "steering.npz"
    write(weights, path)
    print(f"{len(rows)} rows, {len(weights.keys)} traits, {path.stat().st_size / 1e6:.1f} MB")


def write(weights: Weights, path: Path) -> None:
    """One compressed file: keys sorted, weights as whole numbers of one byte with a scale per column."""
    rows = {key: row for row, key in enumerate(weights.keys.tolist())}
    order = sorted(rows)
    values = weights.values[[rows[key] for key in order]]
    scale = np.abs(values).max(axis=0) / 127
    about = {
        "labels": [label.value for label in weights.labels],
        "group_weights": weights.group_weights,
        "temperature": weights.temperature,
        "demand_temperature": weights.demand_temperature,
    }
    np.savez_compressed(
        path,
        keys=np.array(order, dtype=np.uint32),
        values=np.round(values / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=weights.bias,
        about=np.frombuffer(json.dumps(about).encode(), dtype=np.uint8),
    )


if __name__ == "__main__":
    main()
