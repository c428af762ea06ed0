"""Which tasks of two letters are one: names in both written standards, and none that are only alike."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linter.coordination.link import linked
from linter.coordination.model import Filler, JointTask, Passage, Slot
from linter.letters.model import Span

ONE = [
    ("Sammenhengende tjenester ved dødsfall og arv", "Samanhengande tenester ved dødsfall og arv"),
    ("Framande planter langs veg og jordbruksareal", "Fremmede planter langs veg og jordbruksareal"),
    (
        "Motstandskraft mot uønsket påvirkning av valg og folkeavstemninger",
        "Motstandskraft mot uønskt påverknad av val og",
    ),
]
TWO = [
    ("Oppfølging av handlingsplan mot hatprat", "Oppfølging av handlingsplan mot svart arbeid"),
    ("Felles kunnskapsgrunnlag for havvind", "Felles kunnskapsgrunnlag for havbruk"),
    ("Bedre tjenester til barn i barnevernet", "Bedre tjenester til barn på asylmottak"),
]


def task(name: str) -> JointTask:
    passage = Passage(1, 3, "heading", Span(1, 0, 5))
    return JointTask(key=name, name=name, passages=(passage,), participants=("NAV", "UDIR"), ministries=("AID", "KD"))


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_name_in_two_written_standards_is_one_task(one: str, other: str) -> None:
    assert len(linked([[task(one)], [task(other)]])) == 1


@pytest.mark.parametrize(("one", "other"), TWO)
def test_names_that_are_only_alike_are_two_tasks(one: str, other: str) -> None:
    assert len(linked([[task(one)], [task(other)]])) == 2


SAID = ((Slot.PERIOD, "2026-2028"), (Slot.REPORT_WHEN, "10-15"))
MANDATE = [  # names that are one only beside the same partners, period and day of reporting
    ("Sammenhengende hjelp ved utflytting", "Samanhengande hjelp ved utflytjing frå institusjon"),
    ("Trygg overføring av elever", "Trygg overflytting av elevar"),
    ("Raskere bosetting av flyktninger", "Snøggare busetjing av flyktningar"),
]


def mandate(name: str, *said: tuple[Slot, str], who: tuple[str, ...] = ("NAV", "UDIR", "HDIR")) -> JointTask:
    fillers = tuple(Filler(slot, value, Span(2, 0, 5)) for slot, value in said)
    return replace(task(name), participants=who, fillers=fillers)


@pytest.mark.parametrize(("one", "other"), MANDATE)
def test_like_names_beside_one_mandate_are_one_task(one: str, other: str) -> None:
    assert len(linked([[mandate(one, *SAID)], [mandate(other, *SAID)]])) == 1
    assert len(linked([[mandate(one, *SAID)], [mandate(other, SAID[0])]])) == 2
    assert len(linked([[mandate(one, *SAID)], [mandate(other, *SAID, who=("NAV", "UDIR", "FHI"))]])) == 2


def test_other_names_beside_one_mandate_are_two_tasks() -> None:
    assert len(linked([[mandate("Bedre norskopplæring på jobb", *SAID)], [mandate("Færre drukninger", *SAID)]])) == 2


GOAL = "Ved utgangen av 2028 skal minst åtte av ti elever møte en fast voksen hver dag."


def goals(name: str, *said: str) -> JointTask:
    fillers = tuple(Filler(Slot.GOALS, value, Span(2, 0, 5)) for value in said)
    return replace(task(name), fillers=fillers)


def test_one_long_goal_in_common_makes_one_task_whatever_else_the_letters_want() -> None:
    one = goals("Trygg skoledag", GOAL, "Foreldre skal få svar raskt når de melder fra om mobbing på skolen.")
    assert len(linked([[one], [goals("Mål 2 Færre slutter", GOAL)]])) == 1
    assert (
        len(
            linked(
                [[one], [goals("Mål 2 Færre slutter", GOAL.replace("åtte av ti elever møte", "ingen ansatt miste"))]]
            )
        )
        == 2
    )
    assert len(linked([[goals("Trygg skoledag", "Færre slutter.", GOAL)], [goals("Mål 2", "Færre slutter.")]])) == 2
