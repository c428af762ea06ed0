"""Collaborations the configuration declares: through the engine to the rules, and into the table."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from linter.coordination.model import DeclaredTask
from linter.coordination.overview import overview
from linter.engine.run import check
from linter.engine.settings import Settings

LETTER = (
    "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
    "## 3.4 Fjordprosjektet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen gjøre det "
    "vanskeligere å drive ulovlig. Etatene har felles ansvar for at målet nås.\n"
)
FJORD = DeclaredTask(name="Fjordprosjektet", agencies=("SKD", "POD", "ATIL"), coordinating_ministry="FIN")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brev.md"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_a_declared_coordinator_reaches_the_rules(letter: Path) -> None:
    silent = check([letter], Settings(select=("KOO-01",)))
    told = check([letter], Settings(select=("KOO-01",), declared=(FJORD,)))
    assert [f.rule for f in silent.findings] == ["KOO-01"]
    assert told.findings == ()


def test_the_declaration_travels_to_other_processes(letter: Path) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        told = check([letter], Settings(select=("KOO-01",), declared=(FJORD,)), executor=executor)
    assert told.failures == ()
    assert told.findings == ()


def test_a_declared_name_finds_its_passage(letter: Path) -> None:
    (group,) = overview([letter], declared=(FJORD,)).linked.values()
    assert [p.reason for p in group[0][1].passages] == ["declared"]
