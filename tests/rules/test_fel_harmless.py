"""Differences that steer nothing: none of the rules on a task's text tells of them, and their neighbours are told."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import SetRule, Severity
from linter.rules.fel.letters import akrim, composed
from linter.rules.registry import all_rules

FINDERS = ("FEL-01", "FEL-02", "FEL-03", "FEL-09", "FEL-10", "RAP-05")

TEXT = (
    "Teksten i dette kapittelet er avstemt mellom Finansdepartementet, Justis- og beredskapsdepartementet"
    " og Arbeids- og inkluderingsdepartementet. Skattedirektoratet, Politidirektoratet og Arbeidstilsynet"
    " skal sammen nå målet om at færre arbeidstakere blir utnyttet. Arbeidstilsynet er koordinerende "
    "virksomhet. Det endrer ikke ansvaret til den enkelte virksomheten. Etatene skal lage en plan for "
    "felles kontroll innen 1. mars 2026. Etatene sender én felles rapport innen 1. november 2026."
)
SAME = {
    "each its own first": (
        "Skattedirektoratet, Politidirektoratet og Arb",
        "Politidirektoratet, Skattedirektoratet og Arb",
    ),
    "one form of a word for another": ("den enkelte virksomheten", "den enkelte virksomhet"),
    "the note on the letters": (
        "Teksten i dette kapittelet er avstemt mellom",
        "Omtalen i denne delen er avstemt mellom",
    ),
    "in which letter one gets it": (
        "1. november 2026.",
        "1. november 2026. Arbeidstilsynet får oppdraget i et supplerende tildelingsbrev våren 2026.",
    ),
    "a budget of its own": ("1. november 2026.", "1. november 2026. Utgiftene dekkes over kap. 440, post 01."),
    "a reader of its own": (
        "1. november 2026.",
        "1. november 2026. Politidirektoratet skal særlig bidra med kunnskap om menneskehandel.",
    ),
}
OTHER = {
    "a deadline": ("innen 1. mars 2026", "innen 1. juni 2026"),
    "a party": ("Skattedirektoratet, Politidirektoratet og Arb", "Politidirektoratet og Arb"),
    "an amount for all": ("1. november 2026.", "1. november 2026. Det er satt av 4 mill. kroner til samarbeidet."),
    "a year alone": ("for felles kontroll innen", "for felles kontroll i 2027 innen"),
    "a small number alone": ("lage en plan for felles kontroll", "lage en plan for 12 felles kontroll"),
    "what all are asked in addition": (
        "1. november 2026.",
        "1. november 2026. Etatene skal i tillegg melde fra om alle funn til departementene innen 1. juni 2026.",
    ),
    "a year in the note": (
        "og Arbeids- og inkluderingsdepartementet.",
        "og Arbeids- og inkluderingsdepartementet for 2026–2029.",
    ),
    "a demand": (" Etatene skal lage en plan for felles kontroll innen 1. mars 2026.", ""),
}


NB = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre "
    "arbeidstakere blir utnyttet. Arbeids- og inkluderingsdepartementet er koordinerende departement. "
    "Arbeidstilsynet er koordinerende virksomhet. De tre etatene skal i fellesskap:\n\n- lage en plan med"
    " milepæler innen 1. mars 2026\n- prøve ut felles kontroll i to fylker innen 1. oktober 2026\n\n"
    "Uenighet skal legges fram for departementene."
)
NN = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre "
    "arbeidstakarar blir utnytta. Arbeids- og inkluderingsdepartementet er koordinerande departement, "
    "og Arbeidstilsynet er koordinerande verksemd. Dei tre etatane skal i fellesskap lage ein plan med "
    "milepælar innan 1. mars 2026. Dei skal òg prøve ut felles kontroll i to fylke innan 1. oktober "
    "2026.\n\nUsemje skal leggjast fram for departementa."
)
A, B, C = "Finansdepartementet", "Justis- og beredskapsdepartementet", "Barne- og familiedepartementet"
D = "Arbeids- og inkluderingsdepartementet"
LISTED = (
    f"{NB}\n\nAndel kontroller der brudd følges opp innen 30 dager: minst 90 prosent.\n\n"
    "Antall byggeplasser med gjentatte brudd: høyst 40."
)
AS_ONE = (
    f"{NB}\n\nSamarbeidet følges opp med to styringsparametere: andel kontroller der brudd følges opp innen 30 dager "
    "(minst 90 prosent), og antall byggeplasser med gjentatte brudd (høyst 40)."
)
BUILT_ANOTHER_WAY = {
    "who has agreed, each letter without its own sender": (
        f"{NB} Kapitlet er utformet i samråd med {B} og {D}, som gir tilsvarende oppdrag til sine virksomheter.",
        f"{NB} Kapitlet er utformet i samråd med {D} og {A}, som gir tilsvarende oppdrag til sine virksomheter.",
        f"{NB} Kapitlet er utformet i samråd med {A} og {B}, som gir tilsvarende oppdrag til sine virksomheter.",
    ),
    "felles med the other one": (
        f"{NB} Oppdraget er felles med {B} og {D}.",
        f"{NB} Oppdraget er felles med {A} og {D}.",
        f"{NB} Oppdraget er felles med {A} og {B}.",
    ),
    "a budget item of the reader's": (
        f"{NB} Kostnadene dekkes innenfor gjeldende budsjettrammer.",
        f"{NB} Kostnadene dekkes innenfor gjeldende budsjettrammer, for Politidirektoratet kap. 440 post 01.",
        f"{NB} Kostnadene dekkes innenfor gjeldende budsjettrammer.",
    ),
    "how many parameters follow": (LISTED, LISTED, AS_ONE),
    "a list as running text, two sentences as one": (NB, NN, NB),
    "a budget item": (
        f"{NB} Kostnadene dekkes innenfor gjeldende rammer.",
        f"{NN} Kostnadene skal dekkjast innanfor gjeldande rammer, kap. 440 post 01.",
        f"{NB} Kostnadene dekkes innenfor gjeldende rammer.",
    ),
    "in which letters others get it": (
        f"{NB} Arbeidstilsynet får oppdraget i supplerende tildelingsbrev våren 2026.",
        f"{NN} Skattedirektoratet får oppdraget i tildelingsbrevet for 2026.",
        f"{NB} Politidirektoratet har fått samme oppdragstekst i sitt eget tildelingsbrev.",
    ),
    "a task that is called joint": (
        f"{NB} Departementene gir de tre etatene et felles oppdrag om gjenger i byggebransjen.",
        f"{NB} Departementene gir de tre etatene oppdrag om gjenger i byggebransjen.",
        f"{NB} Departementene gir de tre etatene et felles oppdrag om gjenger i byggebransjen.",
    ),
    "the word before the years": (
        f"{NB} Oppdraget gjelder for årene 2026–2028.",
        f"{NB} Oppdraget gjelder for 2026–2028.",
        f"{NB} Oppdraget gjelder for årene 2026–2028.",
    ),
    "each, and the reader by name": (
        f"{NB} Hver etat omtaler egen innsats i årsrapporten.",
        f"{NN} Politidirektoratet omtaler eigen innsats i årsrapporten.",
        f"{NB} Hver etat omtaler egen innsats i årsrapporten.",
    ),
    "copies in another order": (
        f"{NB} Rapporten sendes {A}, med kopi til {B} og {C}.",
        f"{NB} Rapporten sendes {A}, med kopi til {C} og {B}.",
        f"{NB} Rapporten sendes {A}, med kopi til {B} og {C}.",
    ),
    "each its own reader": (
        f"{NB} Skattedirektoratet skal særlig bidra med kunnskap om skatt, og være bindeledd til bankene.",
        f"{NB} Politidirektoratet skal særlig bidra med kunnskap om menneskehandel og kanalene for varsling.",
        f"{NB} Arbeidstilsynet skal særlig bidra med kunnskap om farlige arbeidsplasser og øvingsopplegg.",
    ),
}
TOLD_THERE = {
    "one who has agreed is left out": (
        f"{NB} Kapitlet er utformet i samråd med {B} og {D}, som gir tilsvarende oppdrag til sine virksomheter.",
        f"{NB} Oppdraget er utformet sammen med {A}, som gir tilsvarende oppdrag til sine virksomheter.",
        f"{NB} Oppdraget er utformet sammen med {A} og {B}, som gir tilsvarende oppdrag til sine virksomheter.",
    ),
    "who gets the report": (
        f"{NB} Rapporten skal sendes til {B} og {D}.",
        f"{NB} Rapporten skal sendes til {A} og {D}.",
        f"{NB} Rapporten skal sendes til {A} og {B}.",
    ),
    "other years": (
        f"{NB} Oppdraget gjelder for årene 2026–2028.",
        f"{NB} Oppdraget gjelder for årene 2026–2029.",
        f"{NB} Oppdraget gjelder for årene 2026–2028.",
    ),
    "a report that is no joint one": (
        f"{NB} Etatene skal sende en felles rapport om gjenger til departementene.",
        f"{NB} Etatene skal sende en rapport om gjenger til departementene.",
        f"{NB} Etatene skal sende en felles rapport om gjenger til departementene.",
    ),
    "another than the reader by name": (
        f"{NB} Hver etat omtaler egen innsats i årsrapporten.",
        f"{NB} Arbeidstilsynet omtaler egen innsats i årsrapporten.",
        f"{NB} Hver etat omtaler egen innsats i årsrapporten.",
    ),
    "to whom it is given, one left out": (
        f"{NB} Oppdraget gis til Skattedirektoratet, Politidirektoratet og Arbeidstilsynet i tildelingsbrevene.",
        f"{NB} Oppdraget gis til Skattedirektoratet og Politidirektoratet i tildelingsbrevene.",
        f"{NB} Oppdraget gis til Skattedirektoratet, Politidirektoratet og Arbeidstilsynet i tildelingsbrevene.",
    ),
    "who pays": (
        f"{NB} Kostnadene dekkes innenfor gjeldende budsjettrammer.",
        f"{NB} Kostnadene dekkes innenfor gjeldende budsjettrammer, av Politidirektoratet kap. 440 post 01.",
        f"{NB} Kostnadene dekkes innenfor gjeldende budsjettrammer.",
    ),
    "what a parameter requires": (LISTED, LISTED, AS_ONE.replace("minst 90", "minst 80")),
    "what a parameter measures": (LISTED, LISTED.replace("der brudd", "der alvorlige brudd"), LISTED),
    "a deadline": (NB, NN.replace("1. mars", "1. april"), NB),
    "a demand": (NB, NN.replace("skal òg prøve", "bør òg prøve"), NB),
    "a party": (NB, NN.replace("Skattedirektoratet, Politidirektoratet og", "Politidirektoratet og"), NB),
    "an item": (NB, NN.replace(" Dei skal òg prøve ut felles kontroll i to fylke innan 1. oktober 2026.", ""), NB),
}


def told(*passages: str) -> list[str]:
    """The rules with a finding above information on three letters."""
    letters = composed(*map(akrim, passages)).split("\n=====\n")
    whole = SetAnalysis([LetterAnalysis(read_string(text, "same.md")) for text in letters])
    rules = [rule for code in FINDERS if isinstance(rule := all_rules()[code], SetRule)]
    return [rule.code for rule in rules for hit in rule.check(whole) if hit.severity is not Severity.INFO]


def changed(old: str, new: str) -> list[str]:
    """The same when the second letter says ``new`` for ``old``."""
    assert old in TEXT
    return told(TEXT, TEXT.replace(old, new), TEXT)


def test_a_letter_of_assignment_to_one_is_held_against_the_others() -> None:
    letters = composed(*map(akrim, (TEXT, TEXT, TEXT.replace("Arbeidstilsynet er", "Politidirektoratet er"))))
    letters = letters.replace("# Tildelingsbrev 2026", "# Oppdragsbrev 2026")
    whole = SetAnalysis([LetterAnalysis(read_string(text, "same.md")) for text in letters.split("\n=====\n")])
    rule = all_rules()["FEL-03"]
    assert isinstance(rule, SetRule)
    assert [hit.letter for hit in rule.check(whole)] == [2]


@pytest.mark.parametrize("kind", SAME)
def test_what_steers_nothing_is_let_be(kind: str) -> None:
    assert changed(*SAME[kind]) == []


@pytest.mark.parametrize("kind", OTHER)
def test_what_steers_is_told(kind: str) -> None:
    assert changed(*OTHER[kind]) != []


@pytest.mark.parametrize("kind", BUILT_ANOTHER_WAY)
def test_one_text_built_another_way_is_let_be(kind: str) -> None:
    assert told(*BUILT_ANOTHER_WAY[kind]) == []


@pytest.mark.parametrize("kind", TOLD_THERE)
def test_what_steers_is_told_there_too(kind: str) -> None:
    assert told(*TOLD_THERE[kind]) != []
