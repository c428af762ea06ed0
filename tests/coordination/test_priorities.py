"""A task that the chapter or list of priorities points to is one of them: by number, letter or as «fellesoppdraget»."""

from __future__ import annotations

import pytest

from linter.coordination.detect import tasks
from linter.coordination.model import Slot
from linter.letters.identity import identify
from linter.letters.registry import registry
from linter.readers.text import read_string

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
SAID = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen sørge for at færre utleiere svindler. "
    "Arbeidstilsynet koordinerer."
)
TASK = {"5": f"## 5 Fellesoppdrag: Ærlig utleie\n\n{SAID}", "E": f"## E. Fellesoppdrag om ærlig utleie\n\n{SAID}"}
POINTS = [
    ("5", "## 2 Overordnede prioriteringer\n\nDen siste prioriteringen er bakgrunnen for arbeidet i kapittel 5."),
    ("5", "## 2 Overordna prioriteringar\n\nDifor får direktoratet saman med andre eit eige oppdrag, jf. punkt 5."),
    ("E", "## B. Prioriteringer\n\nBoligmarkedet skal være ryddig, og er bakgrunnen for fellesoppdraget i punkt E."),
    ("E", "## B. Prioriteringar\n\nBustadmarknaden skal vere ryddig. Sjå fellesoppdraget nedanfor."),
    ("5", "## 2 Om året\n\nVi prioriterer å:\n\n- stanse falske utleiere, jf. avsnittet om fellesoppdraget nedenfor"),
]
SILENT = [
    ("5", "## 2 Overordnede prioriteringer\n\nDirektoratet skal nå målene i kapittel 4."),
    ("5", "## 2 Innledning\n\nBrevet har mål, oppdrag og fellesoppdraget i kapittel 5."),
    (
        "5",
        "## 2 Prioriteringer\n\nFellesoppdraget er viktig.\n\n## 3 Fellesoppdrag: Svart taxi\n\nEtaten skal ha planer.",
    ),
]


def priority(number: str, text: str) -> bool:
    """Whether the task of a letter has a priority."""
    letter = read_string(f"{HEAD}{text}\n\n{TASK[number]}\n", "brev.md")
    found = [t for t in tasks(letter, identify(letter), registry()) if "utleie" in t.name]
    return any(task.slots[Slot.PRIORITY] for task in found)


@pytest.mark.parametrize(("number", "text"), POINTS)
def test_a_task_that_priorities_point_to_is_one(number: str, text: str) -> None:
    assert priority(number, text)


@pytest.mark.parametrize(("number", "text"), SILENT)
def test_what_points_elsewhere_says_nothing_of_it(number: str, text: str) -> None:
    assert not priority(number, text)
