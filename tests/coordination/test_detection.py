"""Sections whose heading does not speak of cooperation: those that give a task to several, and those that do not."""

from __future__ import annotations

import pytest

from linter.coordination.detect import tasks
from linter.letters.identity import identify
from linter.letters.registry import registry
from linter.readers.text import read_string

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
GIVEN = [
    "Skattedirektoratet og Arbeidstilsynet samarbeider om ryddige byggeplasser. Færre skal bli utnyttet.",
    (
        "Arbeidet mot useriøse aktører er delt mellom Skattedirektoratet, Arbeidstilsynet og politiet. "
        "Arbeidstilsynet er koordinator."
    ),
    "Færre skal bli utnyttet. Arbeidstilsynet, NAV, politiet og Skattedirektoratet deltar.",
    "Målet er felles for Arbeidstilsynet, Politidirektoratet og Skattedirektoratet: færre skal bli utnyttet.",
    (
        "Deltakere: Arbeidstilsynet, NAV, Politidirektoratet, Skattedirektoratet\n\nKoordinerende etat: "
        "Arbeidstilsynet\n\nVarighet: ut 2028"
    ),
    "Dere skal delta i arbeidet som Arbeidstilsynet leder sammen med Politidirektoratet.",
    "Skatteetaten inngår i innsatsen mot svart arbeid, der også Arbeidstilsynet, NAV og politiet er med.",
    "Skattedirektoratet, NAV og Arbeidstilsynet har fått i oppdrag å finne ut hvorfor unge faller utenfor.",
    "Tre etater har ansvar for at flere betaler skatt: Skattedirektoratet, NAV og Arbeidstilsynet.",
    "Skattedirektoratet skal bistå Arbeidstilsynet og politiet i det felles arbeidet mot svart arbeid.",
    "Skattedirektoratet, Arbeidstilsynet og NAV skal gjøre det lettere å drive lovlig.",
    "Samarbeidspartnerne er Arbeidstilsynet, NAV og politiet. Etatene har ett mål: færre skal bli utnyttet.",
    (
        "Fire etater skal samarbeide, og rollene er disse:\n\n- Arbeidstilsynet: koordinator\n- NAV: "
        "veiledning\n- Politidirektoratet: kontroll"
    ),
    (
        "Rollene er fordelt slik:\n\n| Virksomhet | Rolle |\n|---|---|\n| Arbeidstilsynet | Koordinerer "
        "samarbeidet |\n| Arbeids- og velferdsdirektoratet | Veiledning |"
    ),
    "Samarbeidet mellom Arbeidstilsynet, NAV og politiet fortsetter som før.",
]
NOT_GIVEN = [
    "Skattedirektoratet bruker tall fra Arbeidstilsynet og NAV i sine analyser.",
    "Skattedirektoratet skal levere opplysninger til NAV, Arbeidstilsynet og politiet.",
    "Skattedirektoratet skal svare på høringen fra Arbeidstilsynet og NAV.",
    "Skattedirektoratet deler bygg med Arbeidstilsynet og NAV.",
    "Arbeidstilsynet, NAV og politiet fikk nye hjemler i 2024. Skattedirektoratet skal veilede om dem.",
    "Samarbeidet mellom Arbeidstilsynet, NAV og politiet tok slutt i 2024.",
    "Arbeidstilsynet, NAV og Skattedirektoratet skal hver for seg vurdere egne lokaler.",
]


def found(text: str) -> bool:
    letter = read_string(f"{HEAD}## 3.4 Ryddig byggebransje\n\n{text}\n", "brev.md")
    return any(task.passages for task in tasks(letter, identify(letter), registry()))


@pytest.mark.parametrize("text", GIVEN)
def test_a_task_of_several_is_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_what_only_names_several_is_not(text: str) -> None:
    assert not found(text)


CHAPTERS = {
    "nb": (
        "4 Særskilte oppdrag",
        "4.1 Skattedirektoratet skal levere en plan for skattekort innen mai.",
        "4.2 Skattedirektoratet skal delta i arbeidsgruppen som Arbeidstilsynet leder, og stille med to medarbeidere.",
        (
            "4.3 Ryddige byggeplasser. Skattedirektoratet, Arbeidstilsynet og Politidirektoratet skal videreføre "
            "samarbeidet om byggeplasser."
        ),
    ),
    "nn": (
        "4 Særskilde oppdrag",
        "4.1 Skattedirektoratet skal levere ein plan for skattekort innan mai.",
        "4.2 Skattedirektoratet skal delta i arbeidsgruppa som Arbeidstilsynet leier, og stille med to medarbeidarar.",
        (
            "4.3 Ryddige byggjeplassar. Skattedirektoratet, Arbeidstilsynet og Politidirektoratet skal føre vidare "
            "samarbeidet om byggjeplassar."
        ),
    ),
}


@pytest.mark.parametrize("form", CHAPTERS)
def test_a_chapter_of_assignments_is_no_task_but_its_numbered_paragraphs_are(form: str) -> None:
    title, *paragraphs = CHAPTERS[form]
    letter = read_string("\n\n".join([f"{HEAD}## {title}", *paragraphs]) + "\n", "brev.md")
    made = tasks(letter, identify(letter), registry())
    assert [task.name for task in made] == [
        {
            "nb": "arbeidsgruppen som Arbeidstilsynet leder, og stille med to medarbeidere",
            "nn": "arbeidsgruppa som Arbeidstilsynet leier, og stille med to medarbeidarar",
        }[form],
        {"nb": "Ryddige byggeplasser", "nn": "Ryddige byggjeplassar"}[form],
    ]
    assert all(task.passages[0].last - task.passages[0].first == 1 for task in made)


@pytest.mark.parametrize(
    ("after", "goes_on"),
    [
        ("NAV er gitt rollen som koordinerende etat. Arbeidet varer ut 2028.", True),
        ("Skattedirektoratet skal dessuten flytte til nye lokaler i Tromsø.", False),  # named everywhere
        ("Domstolene skal få nye lokaler i Tromsø.", False),
    ],
)
def test_a_paragraph_after_the_list_of_a_task_goes_on_about_it(after: str, *, goes_on: bool) -> None:
    opening = "Skattedirektoratet, NAV og Arbeidstilsynet har et delt ansvar for at flere betaler skatt:"
    items = "- NAV svarer for veiledning.\n- Arbeidstilsynet svarer for kontroll."
    letter = read_string(f"{HEAD}## 4 Oppdrag\n\n{opening}\n\n{items}\n\n{after}\n", "brev.md")
    [task] = [t for t in tasks(letter, identify(letter), registry()) if t.passages]
    last = letter.blocks[task.passages[-1].last - 1].text
    assert (last == after) is goes_on


def names(text: str, title: str = "Tildelingsbrev 2026") -> list[str]:
    letter = read_string(f"{HEAD.replace('Tildelingsbrev 2026', title)}{text}\n", "brev.md")
    return [task.name for task in tasks(letter, identify(letter), registry()) if task.passages]


def test_the_title_of_the_letter_is_no_chapter_that_holds_no_task() -> None:
    text = "## 4 Oppdrag\n\nSkattedirektoratet og Arbeidstilsynet skal i fellesskap få ned svart arbeid."
    assert len(names(text, "Statsbudsjettet 2026 – tildelingsbrev til Skattedirektoratet")) == 1
    assert names(text.replace("4 Oppdrag", "4 Budsjett")) == []


@pytest.mark.parametrize("heading", ["Samordning", "Samordning med andre virksomheter", "Tverretatlig samarbeid"])
def test_a_chapter_that_goes_through_several_cooperations_is_not_one_task(heading: str) -> None:
    text = (
        f"## 5 {heading}\n\nSkattedirektoratet skal samarbeide med Arbeidstilsynet om ryddige byggeplasser.\n\n"
        "Skattedirektoratet skal sammen med Kartverket holde registeret over fritidsboliger oppdatert."
    )
    first, second = names(text)
    assert "byggeplasser" in first
    assert "fritidsboliger" in second


@pytest.mark.parametrize("heading", ["Samarbeid", "Samordning med andre virksomheter"])
def test_a_chapter_on_cooperation_that_tells_of_one_is_one_task(heading: str) -> None:
    text = (
        f"## 5 {heading}\n\nSkattedirektoratet, Arbeidstilsynet og NAV skal få ned svart arbeid.\n\n"
        "Arbeidstilsynet leder arbeidet."
    )
    assert len(names(text)) == 1


def test_a_list_of_several_cooperations_is_several_tasks_and_a_list_of_parts_is_one() -> None:
    opening = "## 5 Oppgaver\n\nSkattedirektoratet skal:\n\n"
    several = "- samarbeide med Arbeidstilsynet om ryddige byggeplasser\n- sammen med Kartverket rette registeret"
    assert len(names(opening + several)) == 2
    parts = (
        "## 5 Oppgaver\n\nSkattedirektoratet, NAV og Arbeidstilsynet skal sammen få ned svart arbeid:\n\n"
        "- kontrollere sammen med Arbeidstilsynet\n- veilede sammen med NAV"
    )
    assert len(names(parts)) == 1


def test_the_year_of_a_chapter_of_assignments_is_no_number_of_one() -> None:
    tail = "\n\nSkattedirektoratet skal sammen med Arbeidstilsynet få ned svart arbeid på byggeplassene."
    assert names(f"## 4 Oppdrag 2026{tail}") != ["Oppdrag 2026"]
    assert names(f"## Oppdrag 4{tail}") == ["Oppdrag 4"]


def test_a_row_is_called_by_the_title_its_text_opens_with() -> None:
    text = (
        "## 4 Oppdrag\n\n| Nr. | Oppdrag | Frist |\n|---|---|---|\n| O3 | Ryddige byggeplasser. Skattedirektoratet "
        "skal, sammen med Arbeidstilsynet, lage en plan for tilsyn. | 15. desember 2026 |"
    )
    assert names(text) == ["Ryddige byggeplasser"]


# Said after three agencies are set to work together: who more takes part, or, after «-», who does not.
TAKING_PART = {
    "Mattilsynet er ikke part i samarbeidet, men skal holdes orientert. Mattilsynet har et eget register.": set(),
    "Verken Tolletaten eller NAV er part i oppdraget.": set(),
    "Tolletaten, som ikke er part i samarbeidet, får rapporten til orientering.": set(),
    "Husbanken har inga rolle i oppdraget.": set(),
    "Husbanken og Kartverket står utanfor samarbeidet.": set(),
    "Alle etatene i sektoren er med, med unntak av Husbanken.": set(),
    "Arbeidstilsynet er fra i år ikke lenger part i samarbeidet.": {"-AT"},
    "Sametinget og Mattilsynet blir orienterte, men er ikkje partar.": set(),
    "Vi minner om at Kartverket ikke er part i oppdraget.": set(),
    "Samarbeidet omfatter ikke Kystverket.": set(),
    "Som før er ikkje Kystverket part i samarbeidet.": set(),
    "Tolletaten er ikke ferdig med forarbeidet, men deltar fra høsten.": {"TOLL"},
    "Husbanken er ikke bare part i samarbeidet, men leder også delprosjektet om bolig.": {"HB"},
    "Tolletaten og NAV bidrar med data.": {"TOLL", "NAV"},
}


def test_who_is_said_to_be_no_part_takes_no_part() -> None:
    three = {"SKD", "POD", "AT"}
    told = {}
    for sentence in TAKING_PART:
        text = f"Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide om byggeplasser. {sentence}"
        letter = read_string(f"{HEAD}## 3.4 Ryddige byggeplasser\n\n{text}\n", "brev.md")
        [task] = [t for t in tasks(letter, identify(letter), registry()) if t.passages]
        taking = set(task.participants)
        told[sentence] = (taking - three) | {f"-{key}" for key in three - taking}
    assert told == TAKING_PART


def test_a_task_of_which_the_addressee_is_no_part_is_only_mentioned() -> None:
    text = "Arbeidstilsynet og Politidirektoratet skal samarbeide om byggeplasser. Dere har ingen rolle i oppdraget."
    letter = read_string(f"{HEAD}## 3.4 Samarbeid om byggeplasser\n\n{text}\n", "brev.md")
    assert [bool(task.passages) for task in tasks(letter, identify(letter), registry())] == [False]
