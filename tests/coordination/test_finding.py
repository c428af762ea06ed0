"""Joint tasks said without a word of cooperation are found, and their near neighbours are not (``finding.tsv``)."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from measuring import read
from rows import all_right

ROWS = [
    line
    for line in Path(__file__).with_name("finding.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
CASES = list(csv.DictReader(ROWS, delimiter="\t", quoting=csv.QUOTE_NONE))


def case_of(row: dict[str, str]) -> dict[str, object]:
    return {
        "id": "found",
        "sender": row["sender"],
        "recipient": row["recipient"],
        "date": date.fromisoformat(row["date"]),
        "heading": row["heading"],
        "text": row["text"].replace("¶", "\n\n"),
    }


@pytest.mark.parametrize("kind", sorted({row["kind"] for row in CASES}))
def test_a_task_is_found_and_its_neighbour_is_not(kind: str) -> None:
    rows = [row for row in CASES if row["kind"] == kind]
    outcomes = []
    for row, made in zip(rows, read(case_of(row) for row in rows), strict=True):
        fits = bool(made) == (row["task"] in {"yes", "missed"})
        known = row["task"] in {"missed", "wrong"}
        outcomes.append((row["text"], "" if fits else f"found: {[task.name for task in made]}", known))
    all_right(outcomes)


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
    [made] = read([case_of(row)])
    assert [task.name for task in made] == ["gjøre det lettere å sende legeerklæringer"]
