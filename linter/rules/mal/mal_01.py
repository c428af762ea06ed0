"""MAL-01: a joint task has no goal that says what shall be different for users or society."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, mandates
from linter.steering.labels import ChainLabel

# The goals are said to stand in a strategy, a plan or a programme.
_IN_PLAN = re.compile(
    r"\bmål(?:ene|a|et|sett\w+|bild\w+)?\b[^.]{0,40}\b(?:strategi|handlingsplan|plan|program|melding)\w*\b[^.]{0,60}",
    re.IGNORECASE,
)

# A change for the better demanded of somebody or something. A missing goal is a grave finding, so a sign of one is enough
# to keep silent: «Sykefraværet skal ned», «skal gjøre tjenestene tryggere».
_CHANGE = re.compile(
    r"\bskal\b[^.;]*\b(?:flere|fleire|færre|mindre|bedre|betre|tryggere|tryggare|raskere|raskare|tidligere|tidlegare|tidlig nok|"
    r"tidleg nok|så tidlig|så tidleg|lettere|lettare|enklere|enklare|sterkere|sterkare|lavere|lågare|høyere|høgare|vanskeligere|"
    r"vanskelegare|i større grad|i mindre grad|(?:mer|meir)\s\w+|ned|minke|synke|søkke|øke|auke|vokse|vekse|halveres|halverast|"
    r"redusere|reduserast|styrke|styrkj[ea]|begrense|avgrense|hindre|forhindre|forebygge|førebyggje|stanse|stoppe|stogge|bekjempe|kjempe mot|verne|beskytte|"
    r"likevel få|kunne|slippe|sleppe|oppleve|mestre|meistre|uten å svekke|utan å svekkje|ingen|støtte|virker|verkar|"
    r"ikkj?e\s\w+\s(?:ned|bort|meir|mer))\b|\bingen\s(?:skal|mister|mistar|dør|døyr)\b|"
    r"\b(?:flere|fleire|færre)\s(?!tjenest|tenest|etat|virksomhet|verksemd|departement|sektor|direktorat|plan|år|møt|oppdrag|tiltak)\w+",
    re.IGNORECASE,
)
_ABOUT_REPORTS = re.compile(r"rapport|evaluer|omtal", re.IGNORECASE)
_PROBLEM = re.compile(
    r"\b(?:rammer|rammar|går på tvers|ingen av (?:dem|dei)|truer|trugar|utfordr\w+|problem\w*)\b", re.IGNORECASE
)
_EFFECTS = frozenset({ChainLabel.USER_EFFECT, ChainLabel.SOCIETAL_EFFECT})
_PRODUCTS = frozenset({ChainLabel.OUTPUT})


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task without an effect on users or society, neither as purpose, goal nor demand.

    Severity low when the goals are said to stand in a plan, medium when the letter says what to make but not what for.
    """
    for mandate in mandates(whole):
        if mandate.lacks(Slot.GOALS) and not any(_effects(mandate)):
            places = list(_in_plan(mandate))
            if places:
                yield mandate.hit(message="plan", severity=Severity.LOW, at=places)
            elif products := list(_said(mandate, _PRODUCTS)):
                yield mandate.hit(message="product", severity=Severity.MEDIUM, at=products)
            else:
                yield mandate.hit()


def _effects(mandate: Mandate) -> Iterator[Span]:
    """Sentences about the task that say, or may say, what shall be different."""
    for part in mandate.parts:
        inside = set(part.blocks())
        for unit in part.letter.demands:
            # What describes the problem is no demand: «Kriminaliteten rammer …».
            wanted = unit.label in _EFFECTS and unit.demand and not _PROBLEM.search(unit.text)
            if wanted and unit.span.block in inside:
                yield unit.span
        for span, text in part.sentences():
            if _CHANGE.search(text) and not _ABOUT_REPORTS.search(text):
                yield span


def _said(mandate: Mandate, labels: frozenset[ChainLabel]) -> Iterator[tuple[Part, Span]]:
    """Sentences about the task that are classified as one of the steps of the results chain."""
    for part in mandate.parts:
        inside = set(part.blocks())
        for unit in part.letter.demands:
            if unit.span.block in inside and unit.label in labels:
                yield part, unit.span


def _in_plan(mandate: Mandate) -> Iterator[tuple[Part, Span]]:
    for part in mandate.parts:
        for span, text in part.sentences():
            if match := _IN_PLAN.search(text):
                yield part, Span(span.block, span.start + match.start(), span.start + match.end())
                break


RULE = SetRule(
    code="MAL-01",
    name=Text(
        nb="Samarbeidsoppgaven mangler mål for hva som skal oppnås",
        nn="Samarbeidsoppgåva manglar mål for kva som skal oppnåast",
        en="The joint task has no goal for what to achieve",
    ),
    severity=Severity.HIGH,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5",
    why=Text(
        nb="Virksomhetene kan bare få frihet i hvordan de løser oppgaven når det er klart hva de skal oppnå. Uten et felles mål styrer dere aktivitetene, eller ingenting.",
        nn="Verksemdene kan berre få fridom i korleis dei løyser oppgåva når det er klart kva dei skal oppnå. Utan eit felles mål styrer de aktivitetane, eller ingenting.",
        en="Agencies can be free in how they solve a task only when it is clear what to achieve. Without a joint goal you steer activities, or nothing.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hva «{task}» skal oppnå for brukere eller samfunn.",
            nn="Vi fann ikkje kva «{task}» skal oppnå for brukarar eller samfunn.",
            en="We did not find what “{task}” shall achieve for users or society.",
        ),
        "product": Text(
            nb="Her står hva virksomhetene skal levere i «{task}», men vi fant ikke hva det skal føre til for brukere eller samfunn.",
            nn="Her står kva verksemdene skal levere i «{task}», men vi fann ikkje kva det skal føre til for brukarar eller samfunn.",
            en="This says what to deliver in “{task}”, but we did not find what it shall lead to for users or society.",
        ),
        "plan": Text(
            nb="Brevet viser til mål i en plan, men vi fant ikke hva «{task}» skal oppnå. Gjenta det viktigste målet.",
            nn="Brevet viser til mål i ein plan, men vi fann ikkje kva «{task}» skal oppnå. Ta opp att det viktigaste målet.",
            en="The letter refers to goals in a plan, but we did not find what “{task}” shall achieve. Repeat the main goal.",
        ),
    },
    advice=Text(
        nb="Skriv målet som en tilstand dere vil se: Hva er annerledes for brukerne eller samfunnet når dere har lykkes?",
        nn="Skriv målet som ein tilstand de vil sjå: Kva er annleis for brukarane eller samfunnet når de har lykkast?",
        en="Write the goal as a state you want to see: what is different for users or society when you succeed?",
    ),
    examples=(
        Example(
            bad="## ⟦3.4 Tverrsektorielt samarbeid om utsatte unge⟧\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet og følge opp tiltak 3 og 7. Direktoratene har felles ansvar.",
            better="## 3.4 Tverrsektorielt samarbeid om utsatte unge\n\nMålet er at flere utsatte unge fullfører videregående opplæring og får varig tilknytning til arbeidslivet. Skattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet. Direktoratene har felles ansvar.",
            good="## 3.4 Samarbeid om utsatte unge\n\nSkattedirektoratet skal samarbeide med Tolletaten og følge opp tiltak 3 og 7.",
        ),
        Example(
            bad="## 3.4 Tverrsektorielt samarbeid om utsatte unge\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet. ⟦Målene i strategien for barn og unge gjelder⟧.",
            better="## 3.4 Tverrsektorielt samarbeid om utsatte unge\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet slik at flere unge kommer i jobb. Målene i strategien for barn og unge gjelder.",
            good="## 3.4 Tverrsektorielt samarbeid om utsatte unge\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet for at færre unge skal stå uten arbeid.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Tverrsektorielt samarbeid om utsette unge⟧\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet og følgje opp tiltak 3 og 7. Direktorata har felles ansvar.",
            better="## 3.4 Tverrsektorielt samarbeid om utsette unge\n\nMålet er at fleire utsette unge fullfører vidaregåande opplæring og får varig tilknyting til arbeidslivet. Skattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet. Direktorata har felles ansvar.",
            good="## 3.4 Samarbeid om utsette unge\n\nSkattedirektoratet skal samarbeide med Tolletaten og følgje opp tiltak 3 og 7.",
        ),
        Example(
            good="## 3.4 Tverrsektorielt samarbeid om utsatte unge\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet. Oppfølgingen skal ikke falle bort.",
        ),
        Example(
            form="nn",
            good="## 3.4 Tverrsektorielt samarbeid om utsette unge\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet slik at færre unge står utan arbeid.",
        ),
    ),
    check=check,
    parses=True,
)
