"""An exercise with others is no joint task of its own, but a named one, or one under a heading of its own, is."""

from __future__ import annotations

import pytest

from linter.coordination.detect import tasks
from linter.letters.identity import identify
from linter.letters.registry import registry
from linter.readers.text import read_string

HEAD = (
    "Justis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
)
NONE = [
    "### 6.1 Drift\n\nPolitidirektoratet skal øve sammen med Helsedirektoratet og Kystverket én gang i året.",
    "### 6.1 Drift\n\nMinst to øvinger skal gjennomføres sammen med Helsedirektoratet i løpet av året.",
    "### 6.1 Drift\n\nPolitidirektoratet skal delta i øvelser i samarbeid med Statens vegvesen og Helsedirektoratet.",
    "### 6.1 Drift\n\nDet skal haldast ei beredskapsøving i lag med Kystverket og Mattilsynet.",
    "Politidirektoratet skal saman med Helsedirektoratet øve på alvorlege hendingar.",
]
ONE = [
    "### 6.1 Nasjonal øvelse 2026\n\nPolitidirektoratet, Helsedirektoratet og DSB skal sammen planlegge øvelsen.",
    "Politidirektoratet, Helsedirektoratet og Kystverket skal sammen planlegge øvelse Kyst 2026.",
    "Politidirektoratet skal sammen med Helsedirektoratet og Kystverket prøve ut nye rutiner for varsling.",
    "Utprøving: Politidirektoratet skal saman med Helsedirektoratet og Kystverket lage felles rutinar for varsling.",
]


def found(text: str) -> list[str]:
    letter = read_string(f"{HEAD}## 6 Andre krav\n\n{text}\n", "brev.md")
    return [task.name for task in tasks(letter, identify(letter), registry()) if task.passages]


@pytest.mark.parametrize("text", NONE)
def test_an_exercise_with_others_is_no_joint_task(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ONE)
def test_a_named_exercise_and_a_trial_are(text: str) -> None:
    assert len(found(text)) == 1
