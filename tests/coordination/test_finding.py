"""Joint tasks said without a word of cooperation are found, and their near neighbours are not (``finding.tsv``)."""

from __future__ import annotations

import csv
import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from measuring import detection, passages, read

ROWS = [
    line
    for line in Path(__file__).with_name("finding.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
CASES = list(csv.DictReader(ROWS, delimiter="\t", quoting=csv.QUOTE_NONE))
KNOWN = pytest.mark.xfail(strict=True, reason="known not to be right")


def tasks_in(row: dict[str, str]) -> list[str]:
    case = {
        "id": "found",
        "sender": row["sender"],
        "recipient": row["recipient"],
        "date": date.fromisoformat(row["date"]),
        "heading": row["heading"],
        "text": row["text"].replace("¶", "\n\n"),
    }
    return [task.name for task in read(case)]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row, id=f"{row['kind']}: {row['text'][:50]}", marks=[KNOWN] if row["task"] in {"missed", "wrong"} else []
        )
        for row in CASES
    ],
)
def test_a_task_is_found_and_its_neighbour_is_not(row: dict[str, str]) -> None:
    assert bool(tasks_in(row)) == (row["task"] in {"yes", "missed"})


def test_of_a_long_section_only_the_paragraph_is_the_passage() -> None:
    """One paragraph of four gives a task to two agencies; the others are about the addressee's own work."""
    row = {
        "sender": "AID",
        "recipient": "NAV",
        "date": "2025-01-15",
        "heading": "Digitale tjenester",
        "text": "Nettsidene skal være lette å forstå.¶Brukerne skal få svar samme dag.¶"
        "Nav og Helsedirektoratet skal gjøre det lettere å sende legeerklæringer.¶Driften skal være sikker.",
    }
    assert tasks_in(row) == ["gjøre det lettere å sende legeerklæringer"]


def test_the_opened_passages_of_set_c_are_found_and_nothing_else() -> None:
    score = detection(passages("c"))
    assert (score.wrong, score.missed) == (0, 0)
