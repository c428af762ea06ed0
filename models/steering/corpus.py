"""Labelled sentences for training and measuring: real ones (not in the repository) and composed ones (``data/``)."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
# The same body under two names: held out together.
_SAME = {
    "arbeids-og-velferdsdirektoratet-nav": "arbeids-og-velferdsdirektoratet",
    "dfo": "direktoratet-for-forvaltning-og-okonomistyring",
    "gassnova-sf": "gassnova",
}
COMPOSED = "composed"


@dataclass(frozen=True)
class Labelled:
    """One labelled unit; ``group`` is the agency whose letter it stands in, or ``COMPOSED``.

    ``letter`` is the file it comes from, ``weight`` what it counts for in training.
    """

    text: str
    label: str
    demand: bool
    group: str
    previous: str = ""
    next: str = ""
    heading: str = ""
    intro: str = ""
    unsure: bool = False
    form: str = "nb"
    letter: str = ""
    weight: float = 1.0


def gold(path: Path = SHARED / "gold" / "steering-train.tsv") -> list[Labelled]:
    """The labelled sentences from real letters; rows marked SKIP are left out. Raises OSError."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Labelled(
                text=row["sentence"],
                label=row["label"],
                demand=row["demand"] == "1",
                group=agency(row["letter"]),
                previous=row["previous"],
                next=row["next"],
                unsure=row["unsure"] == "1",
                form=written_form(row["sentence"]),
                letter=row["letter"],
            )
            for row in csv.DictReader(file, delimiter="\t")
            if row["label"] != "SKIP"
        ]


def agency(letter: str) -> str:
    """The agency of a letter by its file name."""
    name = letter.split("__")[1]
    return _SAME.get(name, name)


_NYNORSK = re.compile(
    r"\b(ikkje|ein|eit|frå|dei|vere|vera|verksemd\w*|kva|korleis|saman|auke|tenest\w+|vert|skulle|meir|fleire|også|noko|"
    r"\w+ane|\w+leg|\w+heit|medverk\w+|føremål\w*)\b",
    re.IGNORECASE,
)
_FEWEST_SIGNS = 2


def written_form(text: str) -> str:
    """``nn`` when at least two words say so, else ``nb``."""
    return "nn" if len(_NYNORSK.findall(text)) >= _FEWEST_SIGNS else "nb"


LABELS_ONLY = "real-labels.tsv"  # keys of real sentences, see real.py
# Sentences composed to be as hard as they can be. They count half: with more the figures on real rows fell.
HARD = frozenset({"composed-nb-5.tsv", "composed-nb-6.tsv", "composed-nn-2.tsv", "composed-nn-3.tsv"})
AFTER_ERRORS = "after-errors-nb.tsv"  # composed after the model's errors on real rows had been read


def composed(folder: Path = HERE / "data", *, after_errors: bool = True) -> list[Labelled]:
    """The sentences composed for this project, both written forms.

    Those written after reading errors make cross-validated figures too good: measure with ``after_errors`` False.
    """
    rows: list[Labelled] = []
    for path in sorted(folder.glob("*.tsv")):
        if path.name == LABELS_ONLY or (path.name == AFTER_ERRORS and not after_errors):
            continue
        with path.open(encoding="utf-8", newline="") as file:
            rows += [
                Labelled(
                    text=row["text"],
                    label=row["label"],
                    demand=row["demand"] == "1",
                    group=COMPOSED,
                    previous=row["previous"],
                    heading=row.get("heading", ""),
                    intro=row.get("intro", ""),
                    form=row["form"],
                    letter=path.name,
                    weight=0.5 if path.name in HARD else 1.0,
                )
                for row in csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE)
            ]
    return rows


def folds(rows: list[Labelled], largest: int = 12) -> Iterator[tuple[list[int], list[int]]]:
    """Whole agencies held out: each of the ``largest`` alone, the small ones together. Yields (train, test)."""
    sizes = Counter(row.group for row in rows)
    alone = [name for name, _ in sizes.most_common(largest)]
    for name in [*alone, None]:
        test = [at for at, row in enumerate(rows) if (row.group == name if name else row.group not in alone)]
        if test:
            held = set(test)
            yield [at for at in range(len(rows)) if at not in held], test
