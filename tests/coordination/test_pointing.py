"""What points to a task from elsewhere, by number, short name or partners; and what the heads of columns say."""

from __future__ import annotations

import pytest
from together import tasks_of

from linter.coordination.model import Slot
from linter.readers.text import read_string

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 12. januar 2026\n\n# Tildelingsbrev 2026\n\n"
TASK = (
    "## 4.1 Useriøse aktører\n\nSkattedirektoratet skal i samarbeid med Politidirektoratet og Arbeidstilsynet stanse "
    "useriøse aktører i byggebransjen (UAB).\n\n## 6 Budsjett og fullmakter\n\nBevilgningen på kap. 1618 post 01 er "
    "7 000 mill. kroner. "
)
TOLD = {
    "Av bevilgningen er 3 mill. kroner øremerket samarbeidet i punkt 4.1.": ["3000000"],
    "Til innsatsen mot UAB er det sett av 2 mill. kroner.": ["2000000"],
    "Til samarbeidet med Politidirektoratet og Arbeidstilsynet er det satt av 6 mill. kroner.": ["6000000"],
    "Utgiftene til samarbeidet i pkt. 4.1 dekkes over kap. 1618 post 22.": ["kap. 1618 post 22"],
    "5 mill. kroner er avsatt til skjemaet i punkt 4.2 og 3 mill. kroner til oppdraget i kapittel 4.1.": ["3000000"],
    "5 mill. kroner gjelder felles kontroll, se omtale under punkt 4.1, mens 9 mill. kroner gjelder skjema.": [
        "5000000"
    ],
    "Av bevilgningen er 3 mill. kroner øremerket samarbeidet i punkt 4.": [],
    "Av dette er 11 mill. kroner øremerket punkt 4.1.1.": [],
    "4 mill. kroner på post 21 er ikke en del av samarbeidet i punkt 4.1.": [],
    "I 2024 ble 8 mill. kroner brukt på samarbeidet i punkt 4.1.": [],
    "Samarbeidet med Politidirektoratet om pass koster 4 mill. kroner.": [],
}


def test_money_in_another_chapter_is_tied_to_its_task() -> None:
    read = tasks_of(read_string(f"{HEAD}{TASK}{sentence}\n", "brev.md") for sentence in TOLD)
    assert {s: [v for t in made for v in t.values(Slot.MONEY)] for s, made in zip(TOLD, read, strict=True)} == TOLD


@pytest.mark.parametrize("title", ["O3 Useriøse aktører", "Oppdrag 3: Useriøse aktører"])
def test_the_number_of_an_assignment_ties_money_to_it(title: str) -> None:
    text = f"{HEAD}{TASK}".replace("4.1 Useriøse aktører", title)
    said = (
        f"Til oppdrag {title.removeprefix('Oppdrag ').split(maxsplit=1)[0].strip(':')} er det satt av 6 mill. kroner."
    )
    [[task]] = tasks_of([read_string(f"{text}{said}\n", "brev.md")])
    assert task.values(Slot.MONEY) == ("6000000",)


ASSIGNED = (
    "## 4 Oppdrag\n\nOppdrag 1: Skattedirektoratet skal sammen med Politidirektoratet og Arbeidstilsynet stanse svart "
    "arbeid.\n\nOppdrag 2: Skattedirektoratet skal sammen med Tolletaten og Kystverket følge med på havner.\n\n"
)
GOES_ON = {
    "For oppdrag 2 skal Skattedirektoratet, Tolletaten og Kystverket bruke felles utstyr.": [1, 2],
    "Til oppdrag 1 ber vi Skattedirektoratet og Arbeidstilsynet samarbeide om en rapport.": [2, 1],
    "For oppdrag 3 skal Skattedirektoratet, Tolletaten og NAV samarbeide om veiledning.": [1, 1, 1],
}


def test_a_paragraph_that_opens_with_the_number_of_a_task_goes_on_about_it() -> None:
    read = tasks_of(read_string(f"{HEAD}{ASSIGNED}{sentence}\n", "brev.md") for sentence in GOES_ON)
    assert {s: [len(t.passages) for t in made] for s, made in zip(GOES_ON, read, strict=True)} == GOES_ON


def test_the_heads_of_columns_say_goals_and_who_leads_a_part_or_the_whole() -> None:
    table = (
        "| Mål | Ansvarleg etat |\n|---|---|\n| Færre arbeidarar blir skadde | Arbeidstilsynet |\n\n"
        "Slik er arbeidet delt:\n\n| Deloppgave | Leder |\n|---|---|\n| Koordinering | Skattedirektoratet |\n"
        "| Tips | Politidirektoratet |\n| Tilsyn | Arbeidstilsynet og Skattedirektoratet |\n"
    )
    opening = TASK.partition("\n\n## 6")[0]
    [[task]] = tasks_of([read_string(f"{HEAD}{opening}\n\n{table}", "brev.md")])
    assert "Færre arbeidarar blir skadde" in task.values(Slot.GOALS)
    assert not {"Ansvarleg etat", "Leder"} & set(task.values(Slot.GOALS))
    assert {f.evidence for f in task.fillers if f.value == "Færre arbeidarar blir skadde"} == {"Mål"}
    assert task.values(Slot.COORDINATING_AGENCY) == ("SKD",)
    assert task.values(Slot.SUBTASK_LEAD) == ("POD",)
