"""MAL-03: a steering parameter that counts what the agency does or uses, or measures nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Letter
from linter.rules.akt.demands import because, binds, label_sure, seen
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.rules.mal.praise import is_measured, is_praise, short_praise
from linter.rules.mal.statements import Statement, parameters
from linter.steering.counted import Counted, counted
from linter.steering.demand import Demand
from linter.steering.labels import WHAT, Agent, ChainLabel

# Supervision that is done, not the name of who does it («Mattilsynet»).
_SUPERVISION = re.compile(r"\b(?!(?-i:[A-ZÆØÅ]\w+tilsynet))\w*(?:tilsyn|kontroll|inspeksjon|revisjon)", re.IGNORECASE)
_SUPERVISOR = re.compile(r"tilsyn|toll|politi|skatte|riksadvokat|kystvakt", re.IGNORECASE)
_TARGET = re.compile(r"\d|\b(?:andel|delen|prosentdel\w*|prosent|minst|høyst|høgst|maksimalt)\b", re.IGNORECASE)
_MESSAGES = {Counted.OWN_WORK: "default", Counted.OWN_MEANS: "input"}
_AGENTS = frozenset({Agent.ADDRESSEE, Agent.SEVERAL})
_PEOPLE = frozenset({Agent.USERS, Agent.THIRD_PARTY})
_FEELS = re.compile(r"^(?:opplev|føl|kjenn)", re.IGNORECASE)
_DEMANDED = re.compile(r"resultatkrav|prestasjonskrav", re.IGNORECASE)  # a result that is demanded may be a sentence


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per parameter about own activity or input, and per parameter that is a demand instead of a measure."""
    supervisor = to_supervisor(analysis)
    stated = list(parameters(analysis.letter, analysis.demands))
    for parameter in stated:
        message = fault(analysis.letter, parameter, supervisor=supervisor)
        if message:
            yield Hit(parameter.span, message=message, evidence=because(parameter.unit))
    for span in short_praise(analysis.letter, {parameter.span.block for parameter in stated}):
        yield Hit(span, message="praise")


def to_supervisor(analysis: LetterAnalysis) -> bool:
    """Whether the letter goes to an agency whose amount of supervision is part of what the Storting pays for."""
    return any(_SUPERVISOR.search(found.value.name_nb) for found in analysis.identity.recipients)


def fault(letter: Letter, parameter: Statement, *, supervisor: bool) -> str:
    """Which message fits: "default" (own activity), "input", "no_measure", "goal", or "" when nothing is wrong."""
    unit, words = parameter.unit, parameter.words
    if supervisor and _SUPERVISION.search(words):
        return ""
    count = counted(words)
    if count is not None:
        return _MESSAGES.get(count, "")
    if is_praise(letter, letter.blocks[parameter.span.block], words):
        return "praise"
    if not label_sure(unit):
        return ""
    if binds(unit) and unit.result.agent in _AGENTS and unit.label not in WHAT - {ChainLabel.USER_EFFECT}:
        measured = _TARGET.search(words) or (
            unit.label is ChainLabel.USER_EFFECT and is_measured(letter, letter.blocks[parameter.span.block], words)
        )
        return "" if measured else "no_measure"
    return "goal" if _is_goal(unit) and not is_measured(letter, letter.blocks[parameter.span.block], words) else ""


def _is_goal(unit: Demand) -> bool:
    """Whether a parameter is a sentence on how people are to have it («Brukerne skal kjenne seg ivaretatt»)."""
    if not unit.demand or not seen(unit, "marker") or _DEMANDED.search(f"{unit.heading} {unit.text}"):
        return False
    of_people = unit.result.agent in _PEOPLE or bool(_FEELS.match(seen(unit, "predicate")))
    return of_people and unit.label in {ChainLabel.USER_EFFECT, ChainLabel.SOCIETAL_EFFECT}


RULE = LetterRule(
    code="MAL-03",
    name=Text(
        nb="Styringsparameter måler aktivitet eller innsats",
        nn="Styringsparameter måler aktivitet eller innsats",
        en="Steering parameter measures activity or input",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, refleksjon 3",
    why=Text(
        nb="En styringsparameter skal vise om målet nås. Antall møter, kurs eller planer viser hvor mye virksomheten har gjort, "
        "ikke om det virket.",
        nn="Ein styringsparameter skal vise om målet blir nådd. Talet på møte, kurs eller planar viser kor mykje verksemda har "
        "gjort, ikkje om det verka.",
        en="A steering parameter should show whether the goal is reached. The number of meetings, courses or plans shows how "
        "much the agency has done, not whether it worked.",
    ),
    messages={
        "default": Text(
            nb="Styringsparameteren måler hva virksomheten gjør, ikke om målet nås.",
            nn="Styringsparameteren måler kva verksemda gjer, ikkje om målet blir nådd.",
            en="The steering parameter measures what the agency does, not whether the goal is reached.",
        ),
        "input": Text(
            nb="Styringsparameteren måler hva virksomheten bruker, ikke om målet nås.",
            nn="Styringsparameteren måler kva verksemda bruker, ikkje om målet blir nådd.",
            en="The steering parameter measures what the agency uses, not whether the goal is reached.",
        ),
        "no_measure": Text(
            nb="Dette står som styringsparameter, men er et krav. Det går ikke fram hva som skal måles.",
            nn="Dette står som styringsparameter, men er eit krav. Det går ikkje fram kva som skal målast.",
            en="This stands as a steering parameter, but is a demand. It does not say what is to be measured.",
        ),
        "praise": Text(
            nb="Dette står som styringsparameter, men sier bare at noe skal være bra. Det går ikke fram hva som skal måles.",
            nn="Dette står som styringsparameter, men seier berre at noko skal vere bra. Det går ikkje fram kva som skal målast.",
            en="This stands as a steering parameter, but only says that something is to be good, not what is to be measured.",
        ),
        "goal": Text(
            nb="Dette står som styringsparameter, men er skrevet som et mål. Det går ikke fram hva som skal måles.",
            nn="Dette står som styringsparameter, men er skrive som eit mål. Det går ikkje fram kva som skal målast.",
            en="This stands as a steering parameter, but is worded as a goal. It does not say what is to be measured.",
        ),
    },
    advice=Text(
        nb="Se om det finnes et mål på hva brukerne får eller opplever, eller på kvaliteten i tjenesten.",
        nn="Sjå om det finst eit mål på kva brukarane får eller opplever, eller på kvaliteten i tenesta.",
        en="See whether there is a measure of what users get or experience, or of the quality of the service.",
    ),
    other_advice={
        "no_measure": Text(
            nb="Skriv hva som skal måles hos brukerne eller i tjenesten, eller flytt kravet til oppdragene.",
            nn="Skriv kva som skal målast hos brukarane eller i tenesta, eller flytt kravet til oppdraga.",
            en="Write what is to be measured among users or in the service, or move the demand to the assignments.",
        ),
        "praise": Text(
            nb="Skriv hva som viser at det er bra, for eksempel en andel i en brukerundersøkelse, og hvilket tall dere sammenligner med.",
            nn="Skriv kva som viser at det er bra, til dømes ein del i ei brukarundersøking, og kva tal de samanliknar med.",
            en="Write what shows that it is good, such as a share in a user survey, and the figure you compare with.",
        ),
        "goal": Text(
            nb="Skriv hva som skal måles, for eksempel en andel i en brukerundersøkelse, og hvilket tall dere sammenligner med.",
            nn="Skriv kva som skal målast, til dømes ein del i ei brukarundersøking, og kva tal de samanliknar med.",
            en="Write what is to be measured, such as a share in a user survey, and the figure you compare with.",
        ),
    },
    examples=(
        Example(
            bad="## Styringsparametere\n\n- ⟦Antall gjennomførte kurs for kommunene.⟧",
            better="## Styringsparametere\n\n- Andel kommuner som sier at de får samordnet veiledning fra staten.",
            good="## Nøkkeltall\n\n- Antall gjennomførte kurs for kommunene.",
        ),
        Example(
            bad="Styringsparametere:\n\n- ⟦Antall gjennomførte kampanjer.⟧\n- Andel søknader behandlet innen fristen.",
            better="Styringsparametere:\n\n- Andel brukere som er fornøyde med hjelpen.\n- Andel søknader behandlet innen fristen.",
            good="Styringsparametere:\n\n- Antall personer som er i arbeid ett år etter avsluttet tiltak.",
        ),
        Example(
            bad="## Styringsparametere\n\n- ⟦Direktoratet skal videreutvikle nettsidene.⟧",
            better="## Styringsparametere\n\n- Andel brukere som finner det de leter etter på nettsidene.",
            good="## Oppdrag\n\n- Direktoratet skal videreutvikle nettsidene.",
        ),
        Example(
            bad="| Mål | Styringsparameter | 2025 | 2026 |\n|---|---|---|---|\n| 1 | ⟦Skattyterne skal kjenne seg godt ivaretatt⟧ | – | Bedre enn i 2025 |",
            better="| Mål | Styringsparameter | 2025 | 2026 |\n|---|---|---|---|\n| 1 | Andel skattytere som er fornøyde med hjelpen | 71 | 75 |",
            good="| Mål | Styringsparameter | 2025 | 2026 |\n|---|---|---|---|\n| 1 | Skattyterne skal være fornøyde med hjelpen | 71 | 75 |\n| 1 | Antall timer med stengt selvbetjening | 31 | 27 |",
        ),
        Example(
            bad="Styringsparametere:\n\n- ⟦God og relevant veiledning⟧\n- Andel søknader behandlet innen fristen",
            better="Styringsparametere:\n\n- Andel brukere som er fornøyde med veiledningen\n- Andel søknader behandlet innen fristen",
            good="Styringsparametere:\n\n- God veiledning, målt i brukerundersøkelsen\n- Brukernes tilfredshet med veiledningen\n- Antall årsverk i skolehelsetjenesten",
        ),
        Example(
            bad="| Mål | Styringsparameter | Krav |\n|---|---|---|\n| 1 | ⟦Etatens rolle som pådriver⟧ | Vesentlig styrket |",
            better="| Mål | Styringsparameter | Krav |\n|---|---|---|\n| 1 | Andel kommuner som har planer | 80 prosent |",
            good="| Mål | Styringsparameter | Krav |\n|---|---|---|\n| 1 | Tilliten til etaten | Bedre enn i 2025 |",
        ),
        Example(
            form="nn",
            bad="## Styringsparametrar\n\n- ⟦Brukarane skal oppleve tenestene som gode.⟧\n- ⟦Talet på timar brukte til rettleiing.⟧",
            better="## Styringsparametrar\n\n- Del brukarar som er nøgde med tenestene.\n- Del skattytarar som finn svaret sjølve.",
            good="## Styringsparametrar\n\n- Brukarane skal oppleve tenestene som gode, målt i den årlege undersøkinga.\n- Talet på oppslag i opne data frå Folkeregisteret.",
        ),
        Example(
            form="nn",
            bad="## Styringsparametrar\n\n- ⟦Talet på gjennomførte kurs for kommunane.⟧",
            better="## Styringsparametrar\n\n- Del kommunar som seier at dei får samordna rettleiing frå staten.",
            good="## Nøkkeltal\n\n- Talet på gjennomførte kurs for kommunane.",
        ),
        Example(
            form="nn",
            bad="Styringsparametrar:\n\n- ⟦Talet på gjennomførte kampanjar.⟧\n- Del søknader som er avgjorde innan fristen.",
            better="Styringsparametrar:\n\n- Del brukarar som er nøgde med hjelpa.\n- Del søknader som er avgjorde innan fristen.",
            good="Styringsparametrar:\n\n- Talet på personar som er i arbeid eitt år etter avslutta tiltak.",
        ),
    ),
    check=check,
)
