"""A chapter whose subsections are the parts of one mandate is one joint task; a chapter of several matters is not."""

from __future__ import annotations

from linter.coordination.detect import tasks
from linter.coordination.model import Slot
from linter.letters.identity import identify
from linter.letters.registry import registry
from linter.readers.text import read_string

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
GOAL = "Målet er at færre blir utnyttet på byggeplasser innen utgangen av 2028."
ROLES = "Arbeidstilsynet er koordinerende virksomhet. NAV, politiet og Skattedirektoratet deltar."
REPORT = "Arbeidstilsynet skal på vegne av virksomhetene sende en felles statusrapport innen 1. juni 2026."
ONE_TASK = {
    "under a title of cooperation": (
        "## 5 Felles oppgave: Ryddige byggeplasser\n\nTeksten er lik i alle brevene.\n\n"
        f"### 5.1 Bakgrunn og mål\n\n{GOAL}\n\n### 5.2 Roller og arbeidsform\n\n{ROLES}\n\n"
        f"### 5.3 Rapportering\n\n{REPORT}"
    ),
    "half of the parts under such a title": (
        f"## 5 Samarbeid om ryddige byggeplasser\n\n### 5.1 Hva oppgaven gjelder\n\n{GOAL}\n\n{ROLES}\n\n"
        f"### 5.2 Kontroller på anlegg\n\nSkattedirektoratet skal velge områdene.\n\n{REPORT}"
    ),
    "all parts under a title of its own": (
        f"## 5 Ryddige byggeplasser\n\n### Formål\n\n{GOAL}\n\n### Ansvar og roller\n\n{ROLES}\n\n"
        f"### Oppfølging\n\n{REPORT}"
    ),
    "nynorsk": (
        "## 5 Felles oppgåve: Ryddige byggjeplassar\n\n### 5.1 Kva oppgåva gjeld\n\nMålet er at færre blir utnytta på "
        "byggjeplassar innan utgangen av 2028.\n\n### 5.2 Ansvar og samarbeid\n\nArbeidstilsynet er koordinerande "
        "verksemd. NAV, politiet og Skattedirektoratet deltek.\n\n### 5.3 Felles rapportering\n\nArbeidstilsynet skal "
        "på vegner av verksemdene sende ein felles statusrapport innan 1. juni 2026."
    ),
}
SEVERAL = {
    "two tasks under a chapter of cooperation": (
        f"## 5 Samarbeidsoppgaver\n\n### 5.1 Ryddige byggeplasser\n\n{GOAL} {ROLES}\n\n"
        "### 5.2 Svart taxi\n\nStatens vegvesen og Skattedirektoratet skal sammen sørge for at færre kjører svart. "
        "Statens vegvesen er koordinerende virksomhet."
    ),
    "a goal of the addressee's own": (
        "## 3 Flere betaler riktig skatt\n\n### Mål\n\nFlere skal betale i tide.\n\n### Oppdrag\n\nSkattedirektoratet "
        "skal vurdere reglene.\n\n### Rapportering\n\nSkattedirektoratet skal rapportere i årsrapporten."
    ),
}


def found(text: str) -> list[tuple[str, bool]]:
    """Names of the tasks of a letter, and whether each knows its goal, its coordinator and its reporting."""
    letter = read_string(f"{HEAD}{text}\n", "brev.md")
    wanted = {Slot.GOALS, Slot.COORDINATING_AGENCY, Slot.REPORT_WHEN}
    return [
        (task.name, wanted <= {f.slot for f in task.fillers})
        for task in tasks(letter, identify(letter), registry())
        if task.passages
    ]


def test_a_chapter_of_the_parts_of_a_mandate_is_one_task() -> None:
    wrong = {why: found(text) for why, text in ONE_TASK.items() if [whole for _, whole in found(text)] != [True]}
    assert not wrong


def test_it_is_called_after_the_chapter() -> None:
    names = {name for text in ONE_TASK.values() for name, _ in found(text)}
    assert all("ygge" in name or "yggj" in name for name in names), names


def test_a_chapter_of_several_matters_is_not() -> None:
    assert [name for name, _ in found(SEVERAL["two tasks under a chapter of cooperation"])] == [
        "Ryddige byggeplasser",
        "Svart taxi",
    ]
    assert found(SEVERAL["a goal of the addressee's own"]) == []


ELSEWHERE = (
    "## 3 Oppdrag\n\n### 3.2 Felles oppdrag: Ryddige byggeplasser\n\n{goal} {roles}\n\n"
    "## 6 Rapportering\n\n### 6.2 Om rapporteringen\n\n"
    "{said} settes sammen og sendes av NAV som koordinerende virksomhet."
)


def test_what_is_said_of_a_task_elsewhere_is_a_part_of_it() -> None:
    for said in ("Statusrapporten om ryddige byggeplasser", "Den felles rapporten, jf. punkt 3.2,"):
        assert [name for name, _ in found(ELSEWHERE.format(goal=GOAL, roles=ROLES, said=said))] == [
            "Ryddige byggeplasser"
        ]


def test_a_part_of_a_chapter_is_pointed_to_as_the_task() -> None:
    chapter = ONE_TASK["under a title of cooperation"]
    said = "\n\n## 8 Kalender\n\nStatusrapporten, jf. punkt 5.3, sendes sammen av NAV og Skattedirektoratet."
    assert [name for name, _ in found(chapter + said)] == ["Ryddige byggeplasser"]


def test_a_task_that_is_to_be_seen_beside_another_is_its_own() -> None:
    other = (
        "\n\n## 6 Oppdrag\n\nSkattedirektoratet skal sammen med Statens vegvesen sørge for at færre kjører svart. "
        "Oppgaven skal ses i sammenheng med ryddige byggeplasser, jf. punkt 5."
    )
    assert len(found(ONE_TASK["under a title of cooperation"] + other)) == 2
