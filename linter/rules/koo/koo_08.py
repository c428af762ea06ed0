"""KOO-08: the letters do not say what priority the cooperation has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, mandates

_PRIORITIES = re.compile(r"priorit", re.IGNORECASE)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task without words on priority that stands in no chapter on priorities."""
    for mandate in mandates(whole):
        if mandate.lacks(Slot.PRIORITY) and not _among_priorities(mandate):
            yield mandate.hit()


def _among_priorities(mandate: Mandate) -> bool:
    for part in mandate.parts:
        letter = part.letter.letter
        sections = {letter.blocks[number].section for number in part.blocks()}
        if any(_PRIORITIES.search(letter.section_path(section)) for section in sections):
            return True
    return False


RULE = SetRule(
    code="KOO-08",
    name=Text(nb="Prioriteten er ikke oppgitt", nn="Prioriteten er ikkje oppgitt", en="The priority is not given"),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 3",
    why=Text(
        nb="For den som koordinerer, er samarbeidet ofte hovedsaken. For de andre er det én av mange oppgaver. Alle må vite hvor høyt det skal prioriteres.",
        nn="For den som koordinerer, er samarbeidet ofte hovudsaka. For dei andre er det éi av mange oppgåver. Alle må vite kor høgt det skal prioriterast.",
        en="For the coordinator the cooperation is often the main thing. For the others it is one of many tasks. All must know its priority.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvor høyt «{task}» skal prioriteres sammen med virksomhetens andre oppgaver.",
            nn="Vi fann ikkje kor høgt «{task}» skal prioriterast saman med dei andre oppgåvene til verksemda.",
            en="We did not find what priority “{task}” has among the agency's other tasks.",
        ),
    },
    advice=Text(
        nb="Skriv hvor viktig oppgaven er, særlig når den ikke er en kjerneoppgave for virksomheten.",
        nn="Skriv kor viktig oppgåva er, særleg når ho ikkje er ei kjerneoppgåve for verksemda.",
        en="Say how important the task is, above all when it is no core task of the agency.",
    ),
    examples=(
        Example(
            bad="## ⟦3.7 Felles oppdrag: sikre identiteter⟧\n\nSkattedirektoratet, Politidirektoratet og Utlendingsdirektoratet skal samarbeide slik at færre lever med falsk identitet. Direktoratet deltar i samarbeidet.",
            better="## 3.7 Felles oppdrag: sikre identiteter\n\nSkattedirektoratet, Politidirektoratet og Utlendingsdirektoratet skal samarbeide slik at færre lever med falsk identitet. Samarbeidet er én av tre hovedprioriteringer i 2026 og går foran nye utviklingsoppgaver.",
            good="# 2 Overordnede utfordringer og prioriteringer\n\n## 2.1 Felles oppdrag: sikre identiteter\n\nSkattedirektoratet, Politidirektoratet og Utlendingsdirektoratet skal samarbeide slik at færre lever med falsk identitet.",
        ),
        Example(
            bad="## ⟦3.7 Felles innsats for færre konkurser⟧\n\nSkattedirektoratet skal sammen med Brønnøysundregistrene og Arbeids- og velferdsdirektoratet sørge for at færre ansatte rammes av konkurs.",
            better="## 3.7 Felles innsats for færre konkurser\n\nSkattedirektoratet skal sammen med Brønnøysundregistrene og Arbeids- og velferdsdirektoratet sørge for at færre ansatte rammes av konkurs. Innsatsen skal prioriteres høyt i 2026.",
            good="## 3.7 Færre konkurser\n\nSkattedirektoratet skal sammen med Statistisk sentralbyrå finne ut hvor mange ansatte som rammes av konkurs.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.7 Felles oppdrag: sikre identitetar⟧\n\nSkattedirektoratet, Politidirektoratet og Utlendingsdirektoratet skal samarbeide slik at færre lever med falsk identitet. Direktoratet tek del i samarbeidet.",
            better="## 3.7 Felles oppdrag: sikre identitetar\n\nSkattedirektoratet, Politidirektoratet og Utlendingsdirektoratet skal samarbeide slik at færre lever med falsk identitet. Samarbeidet er ei hovudprioritering i 2026.",
            good="## 3.7 Felles oppdrag: sikre identitetar\n\nSkattedirektoratet, Politidirektoratet og Utlendingsdirektoratet skal samarbeide slik at færre lever med falsk identitet. Arbeidet er ei kjerneoppgåve og skal prioriterast høgt.",
        ),
        Example(
            form="nn",
            good="## 3.7 Færre konkursar\n\nSkattedirektoratet skal saman med Statistisk sentralbyrå finne ut kor mange tilsette som blir ramma av konkurs.",
        ),
    ),
    check=check,
)
