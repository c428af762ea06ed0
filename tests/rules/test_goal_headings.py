"""MAL-02 hears goals that are headings or rows of a table of goals, and only those that say a deed."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.mal.mal_02 import RULE

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
DEEDS = [
    "## 3.3 Hovudmål 3: Skattedirektoratet skal halde møte og seminar om nye reglar",
    "## Mål 2: Gjennomføre kurs for kommunene",
    "## Delmål 1.2 Utarbeide en ny veileder for søkere",
    "## Hovedmål 1: Direktoratet skal arrangere fagdager for næringen",
    "## Brukarmål 2: Utvikle ei ny digital løysing for søknader",
    "## Mål 4 – Etaten skal utarbeide årlige rapporter om svart arbeid",
    "## Delmål 2.1: Verksemda skal føre tilsyn med drosjenæringa",
    "## Delmål\n\n| Nr. | Delmål |\n|---|---|\n| 1 | Arrangere ti kurs for kommunene |",
    "| Mål 1 | Gjennomføre tilsyn i byggebransjen |\n|---|---|\n| Mål 2 | Kommunene kjenner reglene |",
    "## 3.1 Mål\n\n| Nr. | Formulering |\n|---|---|\n| 1 | Direktoratet skal halde kurs for kommunane |\n| 2 | Brukarane får svar i tide |",  # noqa: E501 - one table
    "## C.3 Mål 3: Skatteetaten arrangerer kurs om turnus hvert halvår",
    "## B.2 Hovudmål 2: Direktoratet held opplæring i arkiv for alle einingar",
    "## D. Mål: Gjennomføre tilsyn med bankene",
    "## Hovedmål 2 Publisere artikler og rapporter om skatt",
]
STATES_AND_MATTERS = [
    "## 3.1 Hovudmål 1: Samfunnet er betre rusta til å handtere flaum",
    "## Mål 2: Trygg mat",
    "## C.3 Mål 3: Straffen gjennomføres trygt",
    "## B.1 Hovudmål 1: Færre blir skadde i trafikken",
    "## Delmål 1.2 Redusere fattigdommen blant barnefamilier",
    "## Mål 3: Færre blir skadet i brann",
    "## Mål og resultatkrav",
    "## Hovedmål 1: Brukerne skal få svar i tide",
    "## Mål 2: Innbyggjarane skal ha tillit til etaten",
    "## Delmål 3: Forskning og innovasjon",
    "## Mål 1: Kunnskap om skatt",
    "| Mål | Tiltak |\n|---|---|\n| Færre ulykker på veiene våre | Gjennomføre kampanjer om fart |",
    "## Hovudmål 2: Styrkje rettstryggleiken til brukarane",
    "## Oppdrag 2: Gjennomføre kurs for kommunene",
    "## Mål 4: Utsleppa skal reduserast med 10 prosent",
    "## Mål 5: Øke antall boliger i distriktene",
    "## Mål 6: Etaten skal være en god arbeidsgiver",
]


def flagged(text: str) -> list[str]:
    letter = read_string(f"{HEAD}{text}\n\nTekst som følger.\n", "brev.md")
    return [letter.excerpt(hit.span) for hit in RULE.check(LetterAnalysis(letter)) if hit.span]


@pytest.mark.parametrize("text", DEEDS)
def test_a_goal_that_is_a_deed_is_found_once(text: str) -> None:
    [found] = flagged(text)
    assert found in text


@pytest.mark.parametrize("text", STATES_AND_MATTERS)
def test_a_state_a_matter_or_a_measure_is_no_such_goal(text: str) -> None:
    assert flagged(text) == []
