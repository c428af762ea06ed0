"""What the coordinator's role holds is read however it is told, and only of the coordinator (``duties.tsv``)."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.coordination.detect import tasks
from linter.coordination.model import Slot
from linter.letters.identity import identify
from linter.letters.registry import registry
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


def duties(form: str, sentence: str) -> set[str]:
    letter = read_string(HEAD + TASK[form] + sentence + "\n", "brev.md")
    [task] = [t for t in tasks(letter, identify(letter), registry()) if t.passages]
    return {value for value in task.values(Slot.DUTIES) if value.startswith("V")}


@pytest.mark.parametrize(("form", "expected", "sentence"), ROWS)
def test_duties_are_read_of_the_coordinator(form: str, expected: str, sentence: str) -> None:
    found = duties(form, sentence)
    assert found == set() if expected == "-" else found >= set(expected.split())
