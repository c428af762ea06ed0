"""Who coordinates, in ways of saying it that were composed before the extractor was tried on them.

``roles.tsv``: sentences after the opening of a task, each tried. ``roles.toml``: passages, counted together.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import measuring
import pytest
from rows import all_right

from linter.coordination.model import Slot

TASKS = {  # sender, addressee and the sentence that sets up the task
    "byggeplasser": (
        "FIN",
        "SKD",
        "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide om tilsyn.",
    ),
    "barn": ("HOD", "HDIR", "Helsedirektoratet, Bufdir, Udir og NAV skal saman gi barn hjelp tidleg."),
    "hav": ("KLD", "MDIR", "Miljødirektoratet, Fiskeridirektoratet, Mattilsynet og Kystverket skal saman rydde havet."),
    "trafikk": ("SD", "SVV", "Statens vegvesen skal sammen med politiet, Helsedirektoratet og Udir få ned ulykkene."),
    "resistens": ("LMD", "MT", "Mattilsynet, Veterinærinstituttet, FHI og Fiskeridirektoratet skal arbeide saman."),
}
LINES = Path(__file__).with_name("roles.tsv").read_text(encoding="utf-8").splitlines()
ROWS = [line.split("\t") for line in LINES if line and not line.startswith("#")]


def case_of(task: str, sentence: str) -> dict[str, object]:
    sender, recipient, opening = TASKS[task]
    case = {"id": "brev", "date": date(2026, 1, 15), "sender": sender, "recipient": recipient}
    text = f"{opening} {sentence}".replace("\\n", "\n")
    return {**case, "heading": "3.4 Felles oppdrag", "text": text}


def _keys(cell: str) -> set[str]:
    return set() if cell == "-" else set(cell.split("|"))


@pytest.mark.parametrize("batch", sorted({row[0].split()[-1] for row in ROWS}, key=int))
def test_the_coordinator_is_read(batch: str) -> None:
    """Registry keys of the coordinating ministries and agencies."""
    rows = [row for row in ROWS if row[0].split()[-1] == batch]
    outcomes = []
    for row, made in zip(rows, measuring.read(case_of(row[2], row[5]) for row in rows), strict=True):
        values = measuring.found(made)
        told = set(values[Slot.COORDINATING_MINISTRY]), set(values[Slot.COORDINATING_AGENCY])
        expected = _keys(row[3]), _keys(row[4])
        amiss = "" if told == expected else f"ministry and agency {told}, not {expected}"
        outcomes.append((f"{row[0]}, {row[2]}: {row[5]}", amiss, row[1] == "not read"))
    all_right(outcomes)


def test_passages_are_read_as_well_as_measured() -> None:
    file = Path(__file__).with_name("roles.toml")
    right = wrong = missed = 0
    cases = tomllib.loads(file.read_text(encoding="utf-8"))["passage"]
    dated = ({**case, "id": "brev", "date": date(2026, 1, 9)} for case in cases)
    for case, made in zip(cases, measuring.read(dated), strict=True):
        values = measuring.found(made)
        for slot, key in ((Slot.COORDINATING_MINISTRY, "ministry"), (Slot.COORDINATING_AGENCY, "agency")):
            expected, given = set(case[key]), set(values[slot])
            right += len(expected & given)
            wrong += len(given - expected)
            missed += len(expected - given)
    score = measuring.Score(right, wrong, missed)
    assert score.f1 >= 0.91, score
