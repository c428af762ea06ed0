"""A mandate in lettered points under any heading is one task; a section on everyday relations is none."""

from __future__ import annotations

import pytest

from linter.coordination.detect import tasks
from linter.coordination.model import JointTask, Slot
from linter.letters.identity import identify
from linter.letters.registry import registry
from linter.readers.text import read_string

HEAD = (
    "Landbruks- og matdepartementet\n\nMattilsynet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3 Mål\n\n"
)
POINTS = (
    "### Mål 2 Tryggere mat\n\nPunktene under er avklart mellom departementene.\n\n"
    "a) *Oppgaven.* Mattilsynet og Helsedirektoratet skal sammen få ned tallet på utbrudd.\n\n"
    "b) *Roller.* Helse- og omsorgsdepartementet er koordinerende departement, og Helsedirektoratet er koordinerende "
    "virksomhet.\n\n"
    "c) *Midler.* Mattilsynet kan bruke 4 mill. kroner av kap. 1115 post 01.\n\n"
    "d) *Varighet.* Arbeidet varer fra 2026 til 2028.\n\n"
    "Mattilsynet har ellers egne mål for hygiene.\n"
)
NYNORSK = (
    "### Mål 2 Tryggare mat\n\nPunkta under er avklarte mellom departementa.\n\n"
    "1) Oppgåva. Mattilsynet og Helsedirektoratet skal saman få ned talet på utbrot.\n\n"
    "2) Ansvar. Helse- og omsorgsdepartementet er koordinerande departement, og Helsedirektoratet er koordinerande "
    "verksemd.\n\n"
    "3) Ressursar. Mattilsynet kan bruke 4 mill. kroner av kap. 1115 post 01.\n\n"
    "4) Varigheit. Arbeidet varer frå 2026 til 2028.\n"
)
OWN = (
    "### Mål 2 Tryggere mat\n\n"
    "a) *Oppgaven.* Mattilsynet skal få ned tallet på utbrudd.\n\nb) *Roller.* Regionene har ansvaret.\n\n"
    "c) *Midler.* Mattilsynet kan bruke 4 mill. kroner.\n\nd) *Varighet.* Arbeidet varer til 2028.\n"
)
EVERY_DAY = [
    "### Samarbeid i det daglige\n\nMattilsynet og Helsedirektoratet gir begge råd om kosthold. De to samordner dem.",
    "### Forholdet til andre etater\n\nTolletaten leder gruppen for felles grenseposter, Mattilsynet ser på.",
    "### Dagleg samarbeid\n\nMattilsynet og Helsedirektoratet gir begge råd om kosthald. Dei to samordnar råda sjølve.",
]
ASKED = [
    "### Samarbeid i det daglige\n\nMattilsynet skal sammen med Helsedirektoratet utarbeide felles råd om kosthold.",
    "### Dagleg samarbeid\n\nMattilsynet skal saman med Helsedirektoratet utarbeide felles råd om kosthald.",
]


def found(text: str) -> list[JointTask]:
    letter = read_string(HEAD + text, "brev.md")
    return [task for task in tasks(letter, identify(letter), registry()) if task.passages]


@pytest.mark.parametrize("text", [POINTS, NYNORSK])
def test_points_are_one_task_with_all_it_says(text: str) -> None:
    (task,) = found(text)
    told = {filler.slot for filler in task.fillers}
    assert {Slot.COORDINATING_MINISTRY, Slot.COORDINATING_AGENCY, Slot.MONEY, Slot.PERIOD} <= told
    passage = task.passages[0]
    assert passage.last - passage.first == 4


def test_points_on_what_one_agency_does_are_no_joint_task() -> None:
    assert found(OWN) == []


@pytest.mark.parametrize("text", EVERY_DAY)
def test_everyday_relations_are_no_joint_task(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ASKED)
def test_what_is_asked_under_such_a_heading_is(text: str) -> None:
    assert len(found(text)) == 1


def test_a_verb_alone_is_no_name() -> None:
    said = "Mattilsynet skal gi Helsedirektoratet og Kystverket det grunnlaget de trenger, i samarbeid med dem."
    (task,) = found(f"### Nytt bygg\n\n{said}")
    assert len(task.name.split()) > 3
    assert said.startswith(task.name)
