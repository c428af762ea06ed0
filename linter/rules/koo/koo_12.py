"""KOO-12: the letters give no reason for the cooperation and no shared basis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import mandates

# Documents that give a reason; the budget proposition in general and words like «på vegne av» do not.
_DOCUMENT = re.compile(
    r"strateg|plan|program|plattform|Meld\.\s?St|melding|NOU|utredning|utgreiing|rapport|Innst", re.IGNORECASE
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task without a reason, a shared basis or a decision behind it."""
    for mandate in mandates(whole):
        document = any(_DOCUMENT.search(value) for value in mandate.values(Slot.ANCHORING))
        if mandate.lacks(Slot.BASIS) and not document:
            yield mandate.hit()


RULE = SetRule(
    code="KOO-12",
    name=Text(
        nb="Begrunnelse og felles problemforståelse mangler",
        nn="Grunngiving og felles problemforståing manglar",
        en="Reason and shared understanding are missing",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 2",
    why=Text(
        nb="Virksomhetene løser oppgaven lettere når de ser hvorfor den må løses i fellesskap, og bygger på samme beskrivelse av problemet.",
        nn="Verksemdene løyser oppgåva lettare når dei ser kvifor ho må løysast i fellesskap, og byggjer på same skildring av problemet.",
        en="Agencies solve a task better when they see why it must be shared, and build on one description of the problem.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvorfor «{task}» må løses i fellesskap, eller hvilket kunnskapsgrunnlag oppgaven bygger på.",
            nn="Vi fann ikkje kvifor «{task}» må løysast i fellesskap, eller kva kunnskapsgrunnlag oppgåva byggjer på.",
            en="We did not find why “{task}” must be shared, or what basis the task has.",
        ),
    },
    advice=Text(
        nb="Skriv grunnen i én setning, og vis til en strategi, utredning eller felles situasjonsbeskrivelse.",
        nn="Skriv grunnen i éi setning, og vis til ein strategi, ei utgreiing eller ei felles situasjonsskildring.",
        en="Give the reason in one sentence and refer to a strategy, a study or a shared description.",
    ),
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: hjelp etter soning⟧\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere løslatte får ordnet økonomi.",
            better="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere løslatte får ordnet økonomi. Løslatte trenger ofte hjelp fra flere tjenester samtidig, jf. den felles situasjonsbeskrivelsen fra direktoratene (2025).",
            good="## 3.4 Hjelp etter soning\n\nSkattedirektoratet skal sammen med Statistisk sentralbyrå lage tall for gjeld blant løslatte.",
        ),
        Example(
            bad="## ⟦4.1 Tverrsektoriell innsats mot svindel av eldre⟧\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet.",
            better="## 4.1 Tverrsektoriell innsats mot svindel av eldre\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet. Oppdraget bygger på direktoratenes felles kunnskapsgrunnlag fra 2025.",
            good="## 4.1 Tverrsektoriell innsats mot svindel av eldre\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet. Oppdraget følger opp strategien mot digital svindel (2025).",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: hjelp etter soning⟧\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi.",
            better="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi. Lauslatne treng ofte hjelp frå fleire tenester samtidig, jf. den felles situasjonsskildringa frå direktorata (2025).",
            good="## 3.4 Hjelp etter soning\n\nSkattedirektoratet skal saman med Statistisk sentralbyrå lage tal for gjeld blant lauslatne.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi. Oppdraget byggjer på Meld. St. 39 (2020–2021).",
        ),
    ),
    check=check,
)
