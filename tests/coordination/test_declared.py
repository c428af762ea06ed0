"""Collaborations the configuration declares: through the engine to the rules, and into the table."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from linter.coordination.model import DeclaredTask
from linter.engine.overview import overview
from linter.engine.run import check
from linter.engine.settings import Settings

LETTER = (
    "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
    "## 3.4 Fjordprosjektet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen gjøre det "
    "vanskeligere å drive ulovlig. Etatene har felles ansvar for at målet nås.\n"
)
FJORD = DeclaredTask(name="Fjordprosjektet", agencies=("SKD", "POD", "AT"), coordinating_ministry="FIN")
IN_MANDATE = replace(FJORD, elsewhere={"coordinating_ministry": "står i mandatet"})


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brev.md"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_a_declared_coordinator_reaches_the_rules(letter: Path) -> None:
    silent = check([letter], Settings(select=("KOO-01",)))
    told = check([letter], Settings(select=("KOO-01",), declared=(FJORD,)))
    assert [f.message for f in silent.findings] == ["default"]
    assert [(f.message, f.values["declared"]) for f in told.findings] == [("declared", "Finansdepartementet")]


def test_a_declaration_for_other_years_says_nothing(letter: Path) -> None:
    other = replace(FJORD, years=(2023, 2024))
    assert [f.message for f in check([letter], Settings(select=("KOO-01",), declared=(other,))).findings] == ["default"]
    this = replace(FJORD, years=(2025, 2026))
    assert [f.message for f in check([letter], Settings(select=("KOO-01",), declared=(this,))).findings] == ["declared"]


def test_an_unknown_name_is_shown_as_it_was_written(letter: Path) -> None:
    wrong = replace(FJORD, coordinating_ministry="Fjorddepartementet")
    [finding] = check([letter], Settings(select=("KOO-01",), declared=(wrong,))).findings
    assert finding.values["declared"] == "Fjorddepartementet"


def test_the_declaration_travels_to_other_processes(letter: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        told = check([letter], Settings(select=("KOO-01",), declared=(IN_MANDATE,)), executor=executor)
    assert told.failures == ()
    assert told.findings == ()
    assert [answer.said for answer in told.answers] == ["står i mandatet"]


def test_a_declared_name_finds_its_passage(letter: Path) -> None:
    (group,) = overview([letter], Settings(declared=(FJORD,))).linked.values()
    assert [p.reason for p in group[0][1].passages] == ["declared"]
