"""What the coordinator's role holds is read however it is told, and only of the coordinator (``duties.tsv``)."""

from __future__ import annotations

from pathlib import Path

from rows import all_right
from together import tasks_of

from linter.coordination.model import Slot
from linter.readers.text import read_string

ROWS = [
    row.split("\t")
    for row in Path(__file__).with_name("duties.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]
HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
TASK = {
    "nb": "## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet "
    "skal samarbeide slik at flere byggeplasser følger reglene. Skattedirektoratet er koordinerende virksomhet. ",
    "nn": "## 3.4 Felles oppdrag: ryddige byggjeplassar\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet "
    "skal samarbeide slik at fleire byggjeplassar følgjer reglane. Skattedirektoratet er koordinerande verksemd. ",
}


def test_duties_are_read_of_the_coordinator() -> None:
    read = tasks_of(read_string(f"{HEAD}{TASK[form]}{sentence}\n", "brev.md") for form, _, sentence in ROWS)
    outcomes = []
    for (_, expected, sentence), made in zip(ROWS, read, strict=True):
        [task] = made
        found = {value for value in task.values(Slot.DUTIES) if value.startswith("V")}
        fits = found == set() if expected == "-" else found >= set(expected.split())
        outcomes.append((sentence, "" if fits else f"{sorted(found)}, not {expected}", False))
    all_right(outcomes)
