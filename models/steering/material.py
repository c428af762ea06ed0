"""All rows that training and evaluation take, in one order."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from models.steering.corpus import Labelled, composed, gold
from models.steering.placing import placed
from models.steering.real import real_labels


def labelled_rows(shared: Path, *, after_errors: bool = True) -> tuple[list[Labelled], list[Labelled]]:
    """The gold rows, and all rows to train on; raises OSError where there are no gold rows.

    All rows are: the gold rows with their neighbours only, the same with heading and intro, the same alone, and then
    further real ones and the composed ones (``after_errors`` as for `composed`).
    """
    real, letters = gold(shared / "gold" / "steering-train.tsv"), shared / "letters"
    others = [*real_labels(letters), *composed(after_errors=after_errors)]
    return real, [*real, *placed(real, letters), *alone(real), *others]


def alone(rows: list[Labelled]) -> list[Labelled]:
    """The same rows with nothing known of their place: what ``brevlint classify`` is given with a sentence only.

    They weigh three quarters: with all of it, bokmål and nynorsk came apart in one pair of `tests/steering/twins.tsv`.
    """
    return [replace(row, previous="", next="", heading="", intro="", weight=0.75 * row.weight) for row in rows]
