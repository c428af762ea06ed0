"""Who coordinates, in ways of saying it that were composed before the extractor was tried on them.

``roles.tsv``: sentences after the opening of a task, each a test. ``roles.toml``: passages, counted together.
"""

from __future__ import annotations

import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import measuring

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


def told(task: str, sentence: str) -> tuple[set[str], set[str]]:
    """Registry keys of the coordinating ministries and agencies."""
    sender, recipient, opening = TASKS[task]
    case = {"id": "brev", "date": date(2026, 1, 15), "sender": sender, "recipient": recipient}
    text = f"{opening} {sentence}".replace("\\n", "\n")
    values = measuring.found({**case, "heading": "3.4 Felles oppdrag", "text": text})
    return set(values[Slot.COORDINATING_MINISTRY]), set(values[Slot.COORDINATING_AGENCY])


def _keys(cell: str) -> set[str]:
    return set() if cell == "-" else set(cell.split("|"))


@pytest.mark.parametrize(
    ("task", "ministry", "agency", "sentence"),
    [
        pytest.param(*row[2:6], id=row[5], marks=[pytest.mark.xfail(strict=True)] if row[1] == "not read" else [])
        for row in ROWS
    ],
)
def test_the_coordinator_is_read(task: str, ministry: str, agency: str, sentence: str) -> None:
    assert told(task, sentence) == (_keys(ministry), _keys(agency))


def test_passages_are_read_as_well_as_measured() -> None:
    file = Path(__file__).with_name("roles.toml")
    right = wrong = missed = 0
    for case in tomllib.loads(file.read_text(encoding="utf-8"))["passage"]:
        values = measuring.found({**case, "id": "brev", "date": date(2026, 1, 9)})
        for slot, key in ((Slot.COORDINATING_MINISTRY, "ministry"), (Slot.COORDINATING_AGENCY, "agency")):
            expected, given = set(case[key]), set(values[slot])
            right += len(expected & given)
            wrong += len(given - expected)
            missed += len(expected - given)
    score = measuring.Score(right, wrong, missed)
    assert score.f1 >= 0.91, score
