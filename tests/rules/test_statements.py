"""Where goals and parameters stand: under titles and intros, behind prefixes and in columns; and near neighbours."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.mal.statements import goals, parameters

SHARE = "Andel søknader behandlet i tide"
SAFE = "Brukerne får svar i tide"
PARAMETERS = (
    (f"## Styringsparametere\n\n- {SHARE}", [SHARE]),
    (f"## Styringsparametrar for Mål 2\n\n- a) {SHARE}", [SHARE]),
    (f"## Styringsparametere\n\n{SHARE} skal rapporteres.", []),
    (f"## Styringsparametere\n\n- {SHARE}. Antall kurs skal rapporteres.", [f"{SHARE}."]),
    (f"## Styringsparametere\n\nEtaten skal rapportere disse nøkkeltallene:\n\n- {SHARE}", []),
    (f"## Nøkkeltall\n\n- {SHARE}", []),
    (f"## Oppdrag\n\nEtaten skal rapportere på disse styringsparameterne:\n\n- {SHARE}", [SHARE]),
    (f"## Oppdrag\n\nEtaten skal rapportere nøkkeltall for parameterne:\n\n- {SHARE}", []),
    (f"## Oppdrag\n\nEtaten skal rapportere:\n\n- {SHARE}", []),
    (f"## Oppdrag\n\nStyringsparameter 2: {SHARE} skal øke.", [f"{SHARE} skal øke."]),
    (f"## Mål\n\n| Mål | Styringsparameter |\n|---|---|\n| Trygghet | {SHARE} |", [SHARE]),
    (f"## Styringsparametere\n\n| Nr. | Beskrivelse |\n|---|---|\n| 1 | {SHARE} |", []),
)
GOALS = (
    (f"## Mål\n\n- {SAFE}", [SAFE]),
    (f"## Mål\n\n- M2: {SAFE}", [SAFE]),
    (f"## Oppdrag\n\nMål 2: {SAFE}.", [f"{SAFE}."]),
    ("## Oppdrag\n\nMålet for etaten er å gi svar i tide.", ["gi svar i tide."]),
    (f"## Oppdrag\n\nEtaten skal bidra til disse målene:\n\n- {SAFE}", [SAFE]),
    (f"## Oppdrag\n\nEtaten skal sørge for at:\n\n- {SAFE}", []),
    (f"## Oppdrag\n\nM2: {SAFE}.", []),
    (f"## Mål og styringsparametere\n\n- {SAFE}", []),
    (f"## Oppdrag\n\nStyringsparameter 2: {SHARE} skal øke.", []),
)


def analysis(text: str) -> LetterAnalysis:
    head = "Finansdepartementet\n\nSkattedirektoratet\n\n# Tildelingsbrev 2026\n\n"
    return LetterAnalysis(read_string(head + text, "brev.md"))


@pytest.mark.parametrize(("text", "stated"), PARAMETERS)
def test_parameters(text: str, stated: list[str]) -> None:
    read = analysis(text)
    assert [one.words for one in parameters(read.letter, read.demands)] == stated


@pytest.mark.parametrize(("text", "stated"), GOALS)
def test_goals(text: str, stated: list[str]) -> None:
    read = analysis(text)
    assert [one.words for one in goals(read.letter, read.demands)] == stated
