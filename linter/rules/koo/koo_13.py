"""KOO-13: the letters do not show which decision or which ministries stand behind the task."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.coordination.model import DeclaredTask, Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.declared import listed
from linter.rules.koo.mandate import Mandate, mandates

_SEVERAL = 2  # a list of ministries, not the sender alone


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit, of severity info, for each task without a decision behind it and without two or more ministries named.

    Another for the declared ministries that no letter names, when letters do name some that stand behind the task.
    """
    for mandate in mandates(whole):
        named = set(mandate.values(Slot.MINISTRIES)) | set(mandate.values(Slot.COORDINATING_MINISTRY))
        if mandate.lacks(Slot.ANCHORING, Slot.MINISTRIES) or (mandate.lacks(Slot.ANCHORING) and len(named) < _SEVERAL):
            yield mandate.hit()
        elif lacking := _declared_only(mandate, named):
            yield mandate.hit({"ministries": listed(mandate.parts[0], lacking)}, message="declared")


def _declared_only(mandate: Mandate, named: set[str]) -> list[str]:
    """Declared ministries that no letter names and that send none of the letters."""
    if mandate.declared is None or mandate.unknown(Slot.MINISTRIES):
        return []
    senders = {found.value.key for part in mandate.parts for found in part.letter.identity.ministries}
    return [key for key in mandate.declared.ministries if key not in named | senders]


_DECLARED = DeclaredTask(name="bedre tolking", ministries=("FIN", "JD", "AID"))  # for the examples

RULE = SetRule(
    code="KOO-13",
    name=Text(
        nb="Forankringen er ikke vist", nn="Forankringa er ikkje vist", en="The decision behind the task is not shown"
    ),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4",
    why=Text(
        nb="Når brevet viser hvilken beslutning og hvilke departementer som står bak, ser virksomhetene at oppgaven forplikter alle. Forankring på papiret er likevel ikke nok.",
        nn="Når brevet viser kva avgjerd og kva departement som står bak, ser verksemdene at oppgåva forpliktar alle. Forankring på papiret er likevel ikkje nok.",
        en="When the letter shows the decision and the ministries behind a task, agencies see that it binds all. Backing on paper is still not enough.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvilken beslutning eller hvilke departementer som står bak «{task}».",
            nn="Vi fann ikkje kva avgjerd eller kva departement som står bak «{task}».",
            en="We did not find which decision or which ministries stand behind “{task}”.",
        ),
        "declared": Text(
            nb="I oppsettet står {ministries} bak «{task}», men vi fant det ikke i brevene.",
            nn="I oppsettet står {ministries} bak «{task}», men vi fann det ikkje i breva.",
            en="In the configuration {ministries} stands behind “{task}”, but we did not find it in the letters.",
        ),
    },
    advice=Text(
        nb="Vis til strategien, meldingen eller budsjettvedtaket, eller nevn departementene som står bak.",
        nn="Vis til strategien, meldinga eller budsjettvedtaket, eller nemn departementa som står bak.",
        en="Refer to the strategy, white paper or budget decision, or name the ministries behind it.",
    ),
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: bedre tolking⟧\n\nSkattedirektoratet, Utlendingsdirektoratet og Politidirektoratet skal samarbeide slik at flere brukere får kvalifisert tolk. Direktoratet skal prioritere arbeidet.",
            better="## 3.4 Felles oppdrag: bedre tolking\n\nFinansdepartementet, Justis- og beredskapsdepartementet og Arbeids- og inkluderingsdepartementet står bak oppdraget. Skattedirektoratet, Utlendingsdirektoratet og Politidirektoratet skal samarbeide slik at flere brukere får kvalifisert tolk. Direktoratet skal prioritere arbeidet.",
            good="## 3.4 Bedre tolking\n\nSkattedirektoratet skal sammen med Tolletaten sørge for at flere brukere får kvalifisert tolk.",
        ),
        Example(
            bad="## ⟦4.1 Tverrsektorielt arbeid mot korrupsjon⟧\n\nSkattedirektoratet skal sammen med Politidirektoratet og Digitaliseringsdirektoratet sørge for at færre anbud påvirkes av bestikkelser.",
            better="## 4.1 Tverrsektorielt arbeid mot korrupsjon\n\nSkattedirektoratet skal sammen med Politidirektoratet og Digitaliseringsdirektoratet sørge for at færre anbud påvirkes av bestikkelser, jf. Meld. St. 15 (2023–2024).",
            good="## 4.1 Tverrsektorielt arbeid mot korrupsjon\n\nSkattedirektoratet skal sammen med Politidirektoratet og Digitaliseringsdirektoratet sørge for at færre anbud påvirkes av bestikkelser. Arbeidet følger opp regjeringens strategi mot økonomisk kriminalitet (2024).",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: betre tolking⟧\n\nSkattedirektoratet, Utlendingsdirektoratet og Politidirektoratet skal samarbeide slik at fleire brukarar får kvalifisert tolk. Direktoratet skal prioritere arbeidet.",
            better="## 3.4 Felles oppdrag: betre tolking\n\nFinansdepartementet, Justis- og beredskapsdepartementet og Arbeids- og inkluderingsdepartementet står bak oppdraget. Skattedirektoratet, Utlendingsdirektoratet og Politidirektoratet skal samarbeide slik at fleire brukarar får kvalifisert tolk. Direktoratet skal prioritere arbeidet.",
            good="## 3.4 Betre tolking\n\nSkattedirektoratet skal saman med Tolletaten sørgje for at fleire brukarar får kvalifisert tolk.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: betre tolking\n\nFinansdepartementet koordinerer oppdraget på vegner av AID og JD. Skattedirektoratet, Utlendingsdirektoratet og Politidirektoratet skal samarbeide slik at fleire brukarar får kvalifisert tolk.",
        ),
        Example(
            declared=(_DECLARED,),
            bad="## 3.4 Felles oppdrag: ⟦bedre tolking⟧\n\nFinansdepartementet og Justis- og beredskapsdepartementet står bak oppdraget. Skattedirektoratet, Utlendingsdirektoratet og Politidirektoratet skal samarbeide slik at flere brukere får kvalifisert tolk.",
            better="## 3.4 Felles oppdrag: bedre tolking\n\nFinansdepartementet, Justis- og beredskapsdepartementet og Arbeids- og inkluderingsdepartementet står bak oppdraget. Skattedirektoratet, Utlendingsdirektoratet og Politidirektoratet skal samarbeide slik at flere brukere får kvalifisert tolk.",
            good="## 3.4 Felles oppdrag: bedre tolking\n\nFinansdepartementet koordinerer oppdraget på vegne av AID og JD. Skattedirektoratet, Utlendingsdirektoratet og Politidirektoratet skal samarbeide slik at flere brukere får kvalifisert tolk.",
        ),
        Example(
            declared=(replace(_DECLARED, elsewhere={"ministries": "se strategien"}),),
            good="## 3.4 Felles oppdrag: bedre tolking\n\nFinansdepartementet og Justis- og beredskapsdepartementet står bak oppdraget. Skattedirektoratet, Utlendingsdirektoratet og Politidirektoratet skal samarbeide slik at flere brukere får kvalifisert tolk.",
        ),
    ),
    check=check,
)
