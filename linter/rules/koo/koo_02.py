"""KOO-02: no coordinating agency is named for a joint task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linter.coordination.model import DeclaredTask, Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.declared import CORRECT_EITHER, contradicting, declared_body, listed
from linter.rules.koo.mandate import Mandate, called, mandates
from linter.rules.koo.signs import sign_of_lead

# The addressee, spoken to: «Dere koordinerer arbeidet».
_YOU = re.compile(
    r"\b(?:Dere|De|de|dere)\s+(?:skal\s+)?(?:koordiner(?:er?|a)|leder?|lei(?:er?|a)|samordn(?:er|ar|e|a))\s+(?:arbeid|samarbeid|innsats|oppdrag)"
)
_NO_ONE = frozenset({"self", "flat"})  # the agencies decide, or there is no coordinator by choice


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task of two or more agencies that has no coordinator and is not left to the agencies.

    A reporting coordinator or a leader of a sub-task is no coordinator; the message then says what the agency is.
    Severity low where a sentence with an agency has a word of leading that was not read with certainty.
    A declared coordinator is looked for in the letters: one hit when none names it, one when some say otherwise.
    """
    slot = Slot.COORDINATING_AGENCY
    for mandate in mandates(whole):
        told = any(_YOU.search(part.text()) for part in mandate.parts)
        if len(mandate.participants) > 1 and not told and mandate.lacks(slot):
            yield _hit(mandate)
        elif others := contradicting(mandate, slot):
            part, said = others[0]
            values = {"said": listed(part, [said.value]), "declared": listed(part, [declared_body(mandate, slot)])}
            message = "open" if said.value in _NO_ONE else "contradicts"
            yield mandate.hit(values, message=message, at=[(other, filler.span) for other, filler in others])


def _hit(mandate: Mandate) -> Hit:
    for slot, message in ((Slot.REPORTING_COORDINATOR, "reporting"), (Slot.SUBTASK_LEAD, "subtask")):
        if found := mandate.found(slot):
            part, filler = found[0]
            at = [(other, said.span) for other, said in found]
            return mandate.hit({"agency": called(part, filler.value)}, message=message, at=at)
    if declared := declared_body(mandate, Slot.COORDINATING_AGENCY):
        return mandate.hit({"declared": listed(mandate.parts[0], [declared])}, message="declared")
    if sign := sign_of_lead(mandate):
        return mandate.hit(message="unsure", severity=Severity.LOW, at=[sign])
    return mandate.hit()


_DECLARED = DeclaredTask(name="ryddige byggeplasser", coordinating_agency="AT")  # for the examples

RULE = SetRule(
    code="KOO-02",
    name=Text(
        nb="Koordinerende virksomhet er ikke oppgitt",
        nn="Koordinerande verksemd er ikkje oppgitt",
        en="No coordinating agency is named",
    ),
    severity=Severity.MEDIUM,
    status=Status.PREVIEW,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5",
    why=Text(
        nb="En koordinerende virksomhet lager felles plan, følger med på framdriften og tar opp saker de andre ikke kan løse. Departementene kan peke ut én eller la virksomhetene bli enige selv, men det bør stå hva som gjelder.",
        nn="Ei koordinerande verksemd lagar felles plan, følgjer med på framdrifta og tek opp saker dei andre ikkje kan løyse. Departementa kan peike ut éi eller la verksemdene bli einige sjølve, men det bør stå kva som gjeld.",
        en="A coordinating agency makes the joint plan, follows progress and raises matters the others cannot solve. Ministries may name one or let the agencies agree, but the letter should say which.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvilken virksomhet som koordinerer «{task}».",
            nn="Vi fann ikkje kva verksemd som koordinerer «{task}».",
            en="We did not find which agency coordinates “{task}”.",
        ),
        "reporting": Text(
            nb="{agency} samordner rapporteringen, men vi fant ikke hvilken virksomhet som koordinerer samarbeidet «{task}».",
            nn="{agency} samordnar rapporteringa, men vi fann ikkje kva verksemd som koordinerer samarbeidet «{task}».",
            en="{agency} coordinates the reporting, but we did not find which agency coordinates the cooperation “{task}”.",
        ),
        "unsure": Text(
            nb="Her står det noe om å lede eller samordne, men vi er ikke sikre på hvilken virksomhet som koordinerer «{task}».",
            nn="Her står det noko om å leie eller samordne, men vi er ikkje sikre på kva verksemd som koordinerer «{task}».",
            en="This says something about leading or coordinating, but we are not sure which agency coordinates “{task}”.",
        ),
        "declared": Text(
            nb="I oppsettet står det at {declared} koordinerer «{task}», men vi fant det ikke i brevene.",
            nn="I oppsettet står det at {declared} koordinerer «{task}», men vi fann det ikkje i breva.",
            en="The configuration says that {declared} coordinates “{task}”, but we did not find it in the letters.",
        ),
        "contradicts": Text(
            nb="Her står det at {said} koordinerer «{task}», men i oppsettet står det {declared}.",
            nn="Her står det at {said} koordinerer «{task}», men i oppsettet står det {declared}.",
            en="This says that {said} coordinates “{task}”, but the configuration says {declared}.",
        ),
        "open": Text(
            nb="Her står det at ingen er pekt ut til å koordinere «{task}», men i oppsettet står det {declared}.",
            nn="Her står det at ingen er peikt ut til å koordinere «{task}», men i oppsettet står det {declared}.",
            en="This says that nobody is named to coordinate “{task}”, but the configuration says {declared}.",
        ),
        "subtask": Text(
            nb="{agency} leder en del av oppgaven, men vi fant ikke hvilken virksomhet som koordinerer hele samarbeidet «{task}».",
            nn="{agency} leier ein del av oppgåva, men vi fann ikkje kva verksemd som koordinerer heile samarbeidet «{task}».",
            en="{agency} leads a part of the task, but we did not find which agency coordinates the whole cooperation “{task}”.",
        ),
    },
    advice=Text(
        nb="Pek ut én virksomhet, eller skriv at virksomhetene selv avklarer hvem som koordinerer.",
        nn="Peik ut éi verksemd, eller skriv at verksemdene sjølve avklarer kven som koordinerer.",
        en="Name one agency, or write that the agencies themselves decide who coordinates.",
    ),
    other_advice={
        "contradicts": CORRECT_EITHER,
        "open": CORRECT_EITHER,
        "declared": Text(
            nb="Skriv i brevene hvilken virksomhet som koordinerer, eller rett oppsettet.",
            nn="Skriv i breva kva verksemd som koordinerer, eller rett oppsettet.",
            en="Write in the letters which agency coordinates, or correct the configuration.",
        ),
    },
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: ryddige byggeplasser⟧\n\nFinansdepartementet koordinerer oppdraget på vegne av AID og JD. Skattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene.",
            better="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nFinansdepartementet koordinerer oppdraget på vegne av AID og JD. Skattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene. Arbeidstilsynet er koordinerende virksomhet.",
            good="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nFinansdepartementet koordinerer oppdraget på vegne av AID og JD. Skattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene. Etatene avklarer selv hvem av dem som koordinerer.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene. Etatene lager én felles rapport hvert år. ⟦Arbeidstilsynet⟧ sender rapporten på vegne av etatene.",
            better="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene. Skattedirektoratet koordinerer arbeidet mellom etatene. Arbeidstilsynet sender rapporten på vegne av etatene.",
            good="## 3.4 Ryddige byggeplasser\n\nSkattedirektoratet skal i samarbeid med Tolletaten kontrollere flere byggeplasser. Tolletaten sender rapporten på vegne av etatene.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: ryddige byggjeplassar⟧\n\nFinansdepartementet koordinerer oppdraget på vegner av AID og JD. Skattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at fleire byggjeplassar følgjer reglane.",
            better="## 3.4 Felles oppdrag: ryddige byggjeplassar\n\nFinansdepartementet koordinerer oppdraget på vegner av AID og JD. Skattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at fleire byggjeplassar følgjer reglane. Arbeidstilsynet er koordinerande verksemd.",
            good="## 3.4 Felles oppdrag: ryddige byggjeplassar\n\nFinansdepartementet koordinerer oppdraget på vegner av AID og JD. Skattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at fleire byggjeplassar følgjer reglane. Etatane avklarer sjølve kven av dei som koordinerer.",
        ),
        Example(
            form="nn",
            good="## 3.4 Ryddige byggjeplassar\n\nSkattedirektoratet skal i samarbeid med Tolletaten kontrollere fleire byggjeplassar i Nord-Noreg.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene. ⟦Arbeidstilsynet har sekretariatet for møtene.⟧",
            better="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene. Arbeidstilsynet leder samarbeidet og har sekretariatet for møtene.",
        ),
        Example(
            declared=(_DECLARED,),
            bad="## 3.4 Felles oppdrag: ⟦ryddige byggeplasser⟧\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene.",
            better="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene. Arbeidstilsynet er koordinerende virksomhet.",
        ),
        Example(
            declared=(_DECLARED,),
            bad="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene. ⟦Politidirektoratet⟧ er koordinerende virksomhet.",
            better="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene. Arbeidstilsynet leder arbeidet.",
            good="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nArbeidstilsynet er koordinerende virksomhet, og Skattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene.",
        ),
        Example(
            form="nn",
            declared=(_DECLARED,),
            bad="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at fleire byggjeplassar følgjer reglane. Etatane avklarer sjølve ⟦kven av dei som koordinerer⟧.",
            better="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at fleire byggjeplassar følgjer reglane. Arbeidstilsynet koordinerer arbeidet mellom etatane.",
        ),
        Example(
            declared=(replace(_DECLARED, elsewhere={"coordinating_agency": "står i mandatet"}),),
            good="## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal samarbeide slik at flere byggeplasser følger reglene.",
        ),
    ),
    check=check,
)
