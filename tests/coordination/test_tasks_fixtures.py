"""The composed sets: who takes part, who coordinates, what the mandate says (cases of DFØ/Difi 2017/1)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from composed import built
from conftest import FIXTURES

from linter.coordination.detect import tasks
from linter.coordination.link import linked
from linter.coordination.model import DeclaredTask, JointTask, Slot
from linter.letters.identity import identify
from linter.letters.registry import registry
from linter.readers.open import read_letter
from linter.readers.text import read_string

KEYS = {"akrim": "akrim", "bolig": "bolig", "0-24": "024"}


@cache
def good(case: str) -> dict[str, tuple[JointTask, ...]]:
    return {p.stem: _tasks(p) for p in sorted((FIXTURES / case).glob("*.docx"))}


def _tasks(path: Path) -> tuple[JointTask, ...]:
    letter = read_letter(path)
    return tasks(letter, identify(letter), registry())


@pytest.fixture(scope="module")
def faithful(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, tuple[JointTask, ...]]]:
    made = {}
    for case in KEYS:
        folder = tmp_path_factory.mktemp(case.replace("-", "_"))
        made[case] = {p.stem: _tasks(p) for p in built(case, folder, "faithful")}
    return made


def _one(case: str, name: str) -> JointTask:
    found = good(case)[name]
    assert [t.key for t in found if t.passages] == [KEYS[case]]
    return found[0]


@pytest.mark.parametrize(("case", "key"), KEYS.items())
def test_each_letter_has_its_one_task(case: str, key: str) -> None:
    for name, found in good(case).items():
        expected = [] if name == "politidirektoratet-tillegg-1" else [key]
        assert [t.key for t in found if t.passages] == expected, name


@pytest.mark.parametrize("name", ["arbeidstilsynet", "nav", "politidirektoratet", "skattedirektoratet"])
def test_akrim_in_both_written_standards(name: str) -> None:
    task = _one("akrim", name)
    assert set(task.participants) == {"AT", "NAV", "POD", "SKD"}
    assert set(task.ministries) == {"ASD", "FIN", "JD"}
    assert task.values(Slot.COORDINATING_MINISTRY) == ("ASD",)
    assert task.values(Slot.COORDINATING_AGENCY) == ("self",)
    assert task.values(Slot.PERIOD) == ("2016-2018",)
    assert task.values(Slot.MONEY) == ("60000000",)
    assert set(task.values(Slot.REPORT_WHEN)) == {"yearly", "2016-11-01", "årsrapport"}
    assert set(task.values(Slot.DUTIES)) == {"D4", "D6"}
    assert task.values(Slot.LEVEL) == ("4",)
    filled = {slot for slot in Slot if task.filled(slot)}
    assert filled >= {Slot.COOPERATION, Slot.GOALS, Slot.PRIORITY, Slot.REPORT_WHAT, Slot.REPORT_JOINT, Slot.REPORT_OWN}
    assert filled >= {Slot.ESCALATION, Slot.EVALUATION, Slot.BASIS, Slot.PARTICIPATION, Slot.IDENTICAL_NOTE}
    assert not task.filled(Slot.REPORTING_COORDINATOR)


@pytest.mark.parametrize("name", ["bufdir", "helsedirektoratet", "husbanken", "imdi", "nav"])
def test_bolig_in_both_written_standards(name: str) -> None:
    task = _one("bolig", name)
    assert set(task.participants) == {"HB", "NAV", "BUFDIR", "HDIR", "IMDI", "KDI"}
    assert set(task.ministries) == {"KMD", "ASD", "BLD", "HOD", "JD"}
    assert task.values(Slot.COORDINATING_MINISTRY) == ("KMD",)
    assert task.values(Slot.COORDINATING_AGENCY) == ("HB",)
    assert "2014-2020" in task.values(Slot.PERIOD)
    assert task.values(Slot.MONEY) == ("40000000",)
    assert {"V1", "V2", "V7"} <= set(task.values(Slot.DUTIES))
    assert {"yearly", "10-15"} <= set(task.values(Slot.REPORT_WHEN))


def test_joint_letter_is_one_passage_and_owners_follow_the_date() -> None:
    task = _one("0-24", "oppdragsbrev-2015")
    assert set(task.participants) == {"NAV", "BUFDIR", "HDIR", "IMDI", "UDIR"}
    assert set(task.ministries) == {"KD", "ASD", "BLD", "HOD"}  # IMDi belonged to BLD until December 2015
    assert task.values(Slot.COORDINATING_AGENCY) == ("UDIR",)
    assert "-2020" in task.values(Slot.PERIOD)
    assert "10-01" in task.values(Slot.REPORT_WHEN)
    assert len(task.passages) == 1


def test_allocation_letters_point_to_the_joint_letter() -> None:
    for name in ("bufdir", "helsedirektoratet", "imdi", "nav", "udir"):
        task = _one("0-24", name)
        assert task.filled(Slot.MANDATE), name
        assert task.filled(Slot.COOPERATION), name


def test_faithful_akrim_lacks_what_the_source_says_it_lacked(
    faithful: dict[str, dict[str, tuple[JointTask, ...]]],
) -> None:
    for name, found in faithful["akrim"].items():
        for task in found:
            assert not task.filled(Slot.COORDINATING_AGENCY), name
            assert not task.filled(Slot.PERIOD), name
            assert not task.filled(Slot.MONEY), name
            assert not task.filled(Slot.ESCALATION), name
            assert task.values(Slot.COORDINATING_MINISTRY) == ("ASD",)
            assert task.filled(Slot.REPORT_JOINT), name


def test_faithful_bolig_has_a_coordinator_and_no_level(
    faithful: dict[str, dict[str, tuple[JointTask, ...]]],
) -> None:
    tasks_found = [t for found in faithful["bolig"].values() for t in found if t.passages]
    assert tasks_found
    for task in tasks_found:
        assert task.values(Slot.COORDINATING_AGENCY) == ("HB",)
        assert not task.filled(Slot.LEVEL)
        assert not task.filled(Slot.MONEY)


def test_faithful_joint_letter_lists_its_actions(faithful: dict[str, dict[str, tuple[JointTask, ...]]]) -> None:
    task = faithful["0-24"]["oppdragsbrev-2015"][0]
    assert len(task.slots[Slot.ACTIONS]) >= 12
    assert not task.filled(Slot.ESCALATION)


@pytest.mark.parametrize("case", KEYS)
def test_tasks_are_linked_through_the_set(case: str) -> None:
    groups = linked(list(good(case).values()))
    assert list(groups) == [KEYS[case]]


def _read(text: str, head: str = "") -> tuple[JointTask, ...]:
    start = head or "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. januar 2026\n\n# Tildelingsbrev 2026\n\n"
    letter = read_string(start + text, "brev.md")
    return tasks(letter, identify(letter), registry())


def test_names_of_one_task_vary() -> None:
    one = _read("## A-krim\n\nEtatene skal samarbeide mot a-krim.\n")
    other = _read("## Arbeidslivskriminalitet\n\nEtatane skal samarbeide mot arbeidslivskriminaliteten.\n")
    assert list(linked([one, other])) == ["akrim"]


def test_cooperation_within_one_sector_is_no_joint_task() -> None:
    assert _read("## Statistikk\n\nSkattedirektoratet skal i samarbeid med Tolletaten utvikle et register.\n") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Skattedirektoratet skal i dialog med Politidirektoratet vurdere saken.",
        "Skattedirektoratet skal bruke tjenester fra DFØ i samarbeid med andre etater.",
        "Departementet vil i samarbeid med Politidirektoratet vurdere saken.",
        "Kommunene skal samarbeide med Helsedirektoratet om legevakt.",
        "Skattedirektoratet skal følge opp rapporten fra Politidirektoratet om felles registre.",
    ],
)
def test_ordinary_references_are_no_joint_task(text: str) -> None:
    assert [t for t in _read(f"## 3.1 Register\n\n{text}\n") if t.passages] == []


def test_a_mere_mention_is_no_passage() -> None:
    (task,) = _read("## 2 Utfordringer\n\nArbeidslivskriminaliteten har økt de siste årene.\n")
    assert task.passages == ()
    assert len(task.mentions) == 1


def test_declared_tasks_come_first() -> None:
    letter = read_string(
        "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. januar 2026\n\n# Tildelingsbrev 2026\n\n"
        "## Nordlysprogrammet\n\nSkattedirektoratet og Politidirektoratet skal sammen følge opp programmet.\n",
        "brev.md",
    )
    declared = (DeclaredTask("Nordlysprogrammet", agencies=("SKD", "POD", "TOLL")),)
    (task,) = tasks(letter, identify(letter), registry(), declared)
    assert task.passages[0].reason == "declared"
    assert set(task.participants) == {"SKD", "POD", "TOLL"}


def test_a_reporting_coordinator_coordinates_nothing_else() -> None:
    (task,) = _read(
        "## Svart arbeid\n\nSkattedirektoratet, NAV og Arbeidstilsynet skal sammen stanse svart arbeid. "
        "Arbeidstilsynet sender rapporten på vegne av etatene.\n"
    )
    assert task.values(Slot.REPORTING_COORDINATOR) == ("AT",)
    assert not task.filled(Slot.COORDINATING_AGENCY)


def test_units_and_municipalities_coordinate_nothing() -> None:
    (task,) = _read(
        "## Unge i gjeld\n\nSkattedirektoratet og NAV skal sammen sørge for at færre unge får gjeld. "
        "Kommunen skal ha en koordinerende enhet. En seksjon i NAV koordinerer kursene.\n"
    )
    assert not task.filled(Slot.COORDINATING_AGENCY)


def test_amounts_of_other_tasks_stay_out() -> None:
    (task,) = _read(
        "## Svart arbeid\n\nSkattedirektoratet og NAV skal sammen stanse svart arbeid. "
        "Direktoratet får 9 mill. kroner til nye lokaler.\n\n## Bygg\n\nTil nybygg går 12 mill. kroner.\n"
    )
    assert not task.filled(Slot.MONEY)
