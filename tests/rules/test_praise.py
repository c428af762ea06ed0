"""MAL-03 on parameters that only say that something is to be good, in lists and tables, and near neighbours."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.mal.mal_03 import RULE

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\n# Tildelingsbrev 2026\n\n## Styringsparametere\n\n"
TABLE = "| Mål | Styringsparameter | Krav |\n|---|---|---|\n| 1 | Andel med plan | 80 prosent |\n| | {} | {} |\n"
ITEMS = (
    ("praise", "God veiledning til næringen"),
    ("praise", "Effektiv saksbehandling"),
    ("praise", "Høy kvalitet i utredningene"),
    ("praise", "Godt omdømme i befolkningen"),
    ("praise", "Gode tenester for innbyggjarane"),
    ("praise", "Høg kvalitet i rettleiinga"),
    ("praise", "Tilfredsstillende beredskap"),
    ("praise", "Føremålstenleg forvaltning av tilskot"),
    ("praise", "Styrkt samarbeid i sektoren"),
    ("praise", "Rett hjelp på rett sted"),
    ("praise", "Høyt faglig nivå"),
    ("praise", "Trygt arbeidsliv i byggenæringen"),
    ("praise", "God veiledning innen helse"),
    ("praise", "God rettleiing innan helse"),
    ("praise", "Effektiv samordning som alltid virker"),
    ("praise", "God beredskap til enhver tid"),
    ("praise", "God beredskap til ei kvar tid"),
    ("praise", "Robuste løysingar i framtida"),
    ("praise", "Profesjonell rådgivning til fristilte enheter"),
    ("", "God veiledning innen fristen"),
    ("", "God rettleiing innan to veker"),
    ("", "Effektiv saksbehandlingstid"),
    ("", "God tid fra varsel til storm"),
    ("", "Brukernes tilfredshet med veiledningen"),
    ("", "God veiledning, målt i den årlige undersøkelsen"),
    ("", "Andel gode søknader"),
    ("", "God økonomistyring: avvik under 2 prosent"),
    ("", "Høy andel fornøyde brukere"),
    ("", "Tillit i befolkningen"),
    ("", "Rett til spesialundervisning"),
    ("", "Etterlevelse av regelverket"),
    ("", "Utvikling i sykefraværet"),
    ("", "Del tenester med god kvalitet"),
    ("", "Gjennomsnittleg sakshandsamingstid"),
    ("", "Høg svarprosent i undersøkinga"),
)
ROWS = (
    ("praise", "Etatens rolle som veileder for kommunene", "Betydelig styrket"),
    ("praise", "Direktoratets samfunnsrolle i kriser og katastrofer", "Tydelig"),
    ("praise", "Rolla etaten har som pådrivar", "Vesentleg styrkt"),
    ("praise", "God rettleiing for dei som søkjer", "Betre"),
    ("", "God kontroll av varer og kontrollene på grensen", "Andel: 9"),
    ("", "Tilliten til etaten i befolkningen", "Bedre enn i 2026"),
    ("", "Ventetid i telefonen for publikum", "Bedre"),
    ("", "Brukertilfredshet", "God"),
    ("", "Del kommunar med rolleplan for kriser", "Høg"),
    ("", "God rettleiing for dei som søkjer", "75 prosent nøgde"),
    # a few words in a cell
    ("praise", "Godt omdømme", "Vesentlig styrket"),
    ("praise", "God rettleiing", "Betre"),
    ("praise", "Tydelig samfunnsrolle", "Styrket"),
    ("praise", "Høg fagleg kvalitet", "–"),
    ("praise", "Effektiv drift", ""),
    ("", "God dekning", "95 prosent"),
    ("", "Omdømme", "Bedre enn i 2025"),
    ("", "Brukertilfredshet", "Høyere"),
    ("", "Omdømmeundersøkelse", "God"),
    ("", "Svartid", "Tilfredsstillende"),
    ("", "Rett tid", "Betre"),
    # a state said in a sentence
    ("praise", "Etaten har eit godt og framtidsretta samspel med næringa", "Betre"),
    ("praise", "Etaten er en tydelig pådriver for forenkling", "Styrket"),
    ("", "Etaten har god økonomistyring, målt ved avvik fra rammen", "Bedre"),
    ("", "Etaten er vertskap for kommunene", "Bedre"),
)


def praised(text: str) -> bool:
    return any(hit.message == "praise" for hit in RULE.check(LetterAnalysis(read_string(HEAD + text, "brev.md"))))


@pytest.mark.parametrize(("message", "parameter"), ITEMS)
def test_praise_is_no_measure(message: str, parameter: str) -> None:
    assert praised(f"- {parameter}") == (message == "praise")


@pytest.mark.parametrize(("message", "parameter", "demanded"), ROWS)
def test_praise_as_the_demand_of_a_row(message: str, parameter: str, demanded: str) -> None:
    assert praised(TABLE.format(parameter, demanded)) == (message == "praise")


def test_a_section_that_says_how_it_is_measured_answers_it() -> None:
    assert not praised("Parameterne måles i brukerundersøkelsen.\n\n- God veiledning til næringen")


def test_the_name_of_a_supervisor_is_no_supervision() -> None:
    """What a supervisor counts of its own supervision is part of its work; praise of itself is no count."""
    head = HEAD.replace("Skattedirektoratet", "Mattilsynet")
    row = TABLE.format("Mattilsynet har eit godt samspel med næringa", "Betre")
    found = [hit.message for hit in RULE.check(LetterAnalysis(read_string(head + row, "brev.md")))]
    assert found == ["praise"]
    row = TABLE.format("Talet på tilsyn i slakteri", "900")
    assert not list(RULE.check(LetterAnalysis(read_string(head + row, "brev.md"))))
