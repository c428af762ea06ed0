"""KOO-03: a coordinator is named, but not what the role is."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.model import Filler, Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, Option, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, called, mandates
from linter.rules.koo.shares import leads_and_sends

_NO_ONE = frozenset({"self", "flat"})  # the agencies decide, or there is no coordinator by choice
# To lead the work is to keep it going; to send a joint report is to put together what all have.
_LIKE_DUTY = {"leads": "V1", "sends": "V6"}


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task whose coordinator has fewer than ``min_slots`` duties in the letters.

    The agency's duties count when all letters agree on who coordinates; until then there is no role to explain, and the
    rules of the family FEL say so. To lead the work and to send the joint report are duties too. Otherwise the ministry's
    duties count, at severity low.
    """
    least = int(str(whole.option(RULE, "min_slots")))
    for mandate in mandates(whole):
        duties = mandate.values(Slot.DUTIES)
        if mandate.unknown(Slot.DUTIES):
            continue
        agencies = [(part, said) for part, said in mandate.found(Slot.COORDINATING_AGENCY) if said.value not in _NO_ONE]
        if agencies and _agreed(mandate, agencies):
            who = agencies[0][1].value
            told = {duty for duty in duties if duty.startswith("V")}
            told |= {"V6"} if who in mandate.values(Slot.REPORTING_COORDINATOR) else set()
            told |= {_LIKE_DUTY[said] for said in leads_and_sends(mandate, who)}
            if len(told) < least:
                yield _hit(mandate, agencies, "default")
            continue
        ministries = mandate.found(Slot.COORDINATING_MINISTRY)
        if ministries and sum(duty.startswith("D") for duty in duties) < least:
            yield _hit(mandate, ministries, "ministry")


def _agreed(mandate: Mandate, named: list[tuple[Part, Filler]]) -> bool:
    """Whether every letter names the same coordinator, or points to where it stands."""
    naming = {part.index for part, _ in named}
    silent = [part for part in mandate.parts if part.index not in naming and not part.task.slots[Slot.MANDATE]]
    return not silent and len({said.value for _, said in named}) == 1


def _hit(mandate: Mandate, named: tuple[tuple[Part, Filler], ...] | list[tuple[Part, Filler]], message: str) -> Hit:
    part, said = named[0]
    at = [(other, filler.span) for other, filler in named]
    severity = Severity.LOW if message == "ministry" else None
    return mandate.hit({"who": called(part, said.value)}, message=message, severity=severity, at=at)


RULE = SetRule(
    code="KOO-03",
    name=Text(
        nb="Koordineringsrollen er ikke forklart",
        nn="Koordineringsrolla er ikkje forklart",
        en="The coordinating role is not explained",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4 og 5",
    why=Text(
        nb="Tittelen «koordinator» sier ikke hva de andre kan vente seg. Når det står hva rollen innebærer, slipper virksomhetene å diskutere hvem som lager planen, følger framdriften og tar opp vanskelige saker.",
        nn="Tittelen «koordinator» seier ikkje kva dei andre kan vente seg. Når det står kva rolla går ut på, slepp verksemdene å diskutere kven som lagar planen, følgjer framdrifta og tek opp vanskelege saker.",
        en="The title “coordinator” does not tell the others what to expect. When the role is described, the agencies need not discuss who makes the plan, follows progress and raises hard matters.",
    ),
    messages={
        "default": Text(
            nb="{who} er pekt ut som koordinator for «{task}», men vi fant lite om hva rollen innebærer.",
            nn="{who} er peikt ut som koordinator for «{task}», men vi fann lite om kva rolla går ut på.",
            en="{who} is named coordinator of “{task}”, but we found little about what the role is.",
        ),
        "ministry": Text(
            nb="{who} koordinerer «{task}» på departementsnivå, men vi fant lite om hva rollen innebærer.",
            nn="{who} koordinerer «{task}» på departementsnivå, men vi fann lite om kva rolla går ut på.",
            en="{who} coordinates “{task}” between the ministries, but we found little about what the role is.",
        ),
    },
    advice=Text(
        nb="Skriv kort hva koordinatoren har ansvar for, for eksempel felles plan, framdrift og saker som må løftes. Ikke lag en liste med frister, for da styrer dere aktivitetene.",
        nn="Skriv kort kva koordinatoren har ansvar for, til dømes felles plan, framdrift og saker som må løftast. Ikkje lag ei liste med fristar, for då styrer de aktivitetane.",
        en="Write briefly what the coordinator answers for, such as the joint plan, progress and matters to be raised. Do not list deadlines, for then you steer the activities.",
    ),
    other_advice={
        "ministry": Text(
            nb="Skriv kort hva departementet har ansvar for, for eksempel roller, framdrift og saker som virksomhetene ikke løser selv.",
            nn="Skriv kort kva departementet har ansvar for, til dømes roller, framdrift og saker som verksemdene ikkje løyser sjølve.",
            en="Write briefly what the ministry answers for, such as roles, progress and matters the agencies cannot solve.",
        ),
    },
    options={
        "min_slots": Option(
            default=2,
            doc=Text(
                nb="Så mange oppgaver må stå for koordinatoren.",
                nn="Så mange oppgåver må stå for koordinatoren.",
                en="This many duties must be given for the coordinator.",
            ),
        ),
    },
    examples=(
        Example(
            bad="## 3.4 Felles oppdrag: gjeld blant unge\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Forbrukertilsynet skal samarbeide slik at færre unge får gjeld de ikke kan betale. ⟦Arbeids- og velferdsdirektoratet⟧ er koordinerende virksomhet.",
            better="## 3.4 Felles oppdrag: gjeld blant unge\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Forbrukertilsynet skal samarbeide slik at færre unge får gjeld de ikke kan betale. Arbeids- og velferdsdirektoratet er koordinerende virksomhet. Arbeids- og velferdsdirektoratet lager en felles plan sammen med de andre, følger med på framdriften og tar opp saker de ikke kan løse seg imellom.",
            good="## 3.4 Felles oppdrag: gjeld blant unge\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Forbrukertilsynet skal samarbeide slik at færre unge får gjeld de ikke kan betale. Virksomhetene avklarer selv hvem som koordinerer.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: gjeld blant unge\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Forbrukertilsynet skal samarbeide slik at færre unge får gjeld de ikke kan betale. ⟦Arbeids- og inkluderingsdepartementet⟧ er koordinerende departement. Virksomhetene avklarer selv hvem av dem som koordinerer.",
            better="## 3.4 Felles oppdrag: gjeld blant unge\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Forbrukertilsynet skal samarbeide slik at færre unge får gjeld de ikke kan betale. Arbeids- og inkluderingsdepartementet er koordinerende departement. Arbeids- og inkluderingsdepartementet har ansvar for framdriften og for å avklare saker mellom departementene. Virksomhetene avklarer selv hvem av dem som koordinerer.",
            good="## 3.4 Gjeld blant unge\n\nSkattedirektoratet skal samarbeide med Statistisk sentralbyrå om tall for gjeld. Statistisk sentralbyrå koordinerer arbeidet.",
        ),
        Example(
            form="nn",
            bad="## 3.4 Felles oppdrag: gjeld blant unge\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Forbrukartilsynet skal samarbeide slik at færre unge får gjeld dei ikkje kan betale. ⟦Arbeids- og velferdsdirektoratet⟧ er koordinerande verksemd.",
            better="## 3.4 Felles oppdrag: gjeld blant unge\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Forbrukartilsynet skal samarbeide slik at færre unge får gjeld dei ikkje kan betale. Arbeids- og velferdsdirektoratet er koordinerande verksemd. Arbeids- og velferdsdirektoratet lagar ein felles plan saman med dei andre, følgjer med på framdrifta og tek opp saker dei ikkje kan løyse seg imellom.",
            good="## 3.4 Felles oppdrag: gjeld blant unge\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Forbrukartilsynet skal samarbeide slik at færre unge får gjeld dei ikkje kan betale. Verksemdene avklarer sjølve kven som koordinerer.",
        ),
        Example(
            form="nn",
            options={"min_slots": 1},
            good="## 3.4 Felles oppdrag: gjeld blant unge\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Forbrukartilsynet skal samarbeide slik at færre unge får gjeld dei ikkje kan betale. Arbeids- og velferdsdirektoratet er koordinerande verksemd og lagar ein felles plan saman med dei andre.",
        ),
    ),
    check=check,
)
