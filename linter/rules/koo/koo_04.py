"""KOO-04: the letters do not say who is responsible for what."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.declared import listed
from linter.rules.koo.mandate import Mandate, mandates
from linter.rules.koo.shares import bringers


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task of two or more agencies where no letter gives anyone a responsibility, own or joint.

    Letters that say what each agency brings into the task have divided it. Severity low where some participants have a
    share or a role and others do not. A single letter need tell no more than the addressee's own share.
    """
    for mandate in mandates(whole):
        if len(mandate.participants) > 1 and mandate.lacks(Slot.RESPONSIBILITY):
            if set(mandate.participants) - bringers(mandate) - _leading(mandate):
                yield mandate.hit({"count": len(mandate.participants)})
        elif without := _without(mandate):
            shares = mandate.found(Slot.RESPONSIBILITY)
            values = {"agencies": listed(shares[0][0], without)}
            at = [(part, said.span) for part, said in shares]
            yield mandate.hit(values, message="some", severity=Severity.LOW, at=at)


def _without(mandate: Mandate) -> list[str]:
    """Participants without any share, where shares are given one by one; empty where all or any of them have one."""
    shares = [said for _, said in mandate.found(Slot.RESPONSIBILITY)]
    if mandate.unknown(Slot.RESPONSIBILITY) or any(said.value != "own" or not said.bearers for said in shares):
        return []
    given = {key for said in shares for key in said.bearers}
    given |= _leading(mandate) | bringers(mandate)
    if len(mandate.parts) == 1 and mandate.parts[0].recipients() & given:
        return []
    return [key for key in mandate.participants if key not in given]


def _leading(mandate: Mandate) -> set[str]:
    return {said.value for slot in _ROLES for _, said in mandate.found(slot)}


_ROLES = (Slot.COORDINATING_AGENCY, Slot.REPORTING_COORDINATOR, Slot.SUBTASK_LEAD)

RULE = SetRule(
    code="KOO-04",
    name=Text(
        nb="Ansvar og roller er ikke fordelt",
        nn="Ansvar og roller er ikkje fordelte",
        en="Responsibility and roles are not divided",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4",
    why=Text(
        nb="Når ansvaret bare ligger på «etatene», kan alle vente på hverandre. Roller og ansvar må være avklart, også når ansvaret er felles.",
        nn="Når ansvaret berre ligg på «etatane», kan alle vente på kvarandre. Roller og ansvar må vere avklarte, òg når ansvaret er felles.",
        en="When only “the agencies” are responsible, all may wait for one another. Roles must be settled, also when the responsibility is joint.",
    ),
    messages={
        "default": Text(
            nb="Brevet nevner {count} virksomheter i «{task}», men vi fant ikke hvem som har ansvar for hva.",
            nn="Brevet nemner {count} verksemder i «{task}», men vi fann ikkje kven som har ansvar for kva.",
            en="The letter names {count} agencies in “{task}”, but we did not find who is responsible for what.",
        ),
        "some": Text(
            nb="Her fordeler brevet ansvar i «{task}», men vi fant ikke hva {agencies} har ansvar for.",
            nn="Her fordeler brevet ansvar i «{task}», men vi fann ikkje kva {agencies} har ansvar for.",
            en="Here the letter divides responsibility in “{task}”, but we did not find what {agencies} answers for.",
        ),
    },
    advice=Text(
        nb="Skriv hva hver virksomhet har ansvar for, og hva de har felles ansvar for.",
        nn="Skriv kva kvar verksemd har ansvar for, og kva dei har felles ansvar for.",
        en="Write what each agency is responsible for, and what they are responsible for together.",
    ),
    examples=(
        Example(
            bad="## ⟦3.5 Felles oppdrag: trygge digitale tjenester⟧\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistrene skal samarbeide slik at flere eldre klarer seg på nett. Etatene skal følge opp strategien i fellesskap.",
            better="## 3.5 Felles oppdrag: trygge digitale tjenester\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistrene skal samarbeide slik at flere eldre klarer seg på nett. Etatene har felles ansvar for at målet nås. Skattedirektoratet har ansvar for fullmaktene, Brønnøysundregistrene for registrene.",
            good="## 3.5 Trygge digitale tjenester\n\nSkattedirektoratet skal samarbeide med Statistisk sentralbyrå om trygge digitale tjenester.",
        ),
        Example(
            bad="## ⟦3.5 Samarbeid om pårørende⟧\n\nSkattedirektoratet skal sammen med Helsedirektoratet og Arbeids- og velferdsdirektoratet bidra til at pårørende får enklere hverdager. Direktoratene skal ha et godt samarbeid.",
            better="## 3.5 Samarbeid om pårørende\n\nSkattedirektoratet skal sammen med Helsedirektoratet og Arbeids- og velferdsdirektoratet bidra til at pårørende får enklere hverdager. Skattedirektoratet har ansvar for skjemaene, Helsedirektoratet for veiledningen.",
            good="## 3.5 Samarbeid om pårørende\n\nSkattedirektoratet skal sammen med Helsedirektoratet og Arbeids- og velferdsdirektoratet bidra til at pårørende får enklere hverdager. Direktoratene har felles ansvar for at målet nås.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.5 Felles oppdrag: trygge digitale tenester⟧\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistra skal samarbeide slik at fleire eldre klarer seg på nett. Etatane skal følgje opp strategien i fellesskap.",
            better="## 3.5 Felles oppdrag: trygge digitale tenester\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistra skal samarbeide slik at fleire eldre klarer seg på nett. Etatane har felles ansvar for at målet blir nådd. Skattedirektoratet har ansvar for fullmaktene, Brønnøysundregistra for registra.",
            good="## 3.5 Felles oppdrag: trygge digitale tenester\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistra skal samarbeide slik at fleire eldre klarer seg på nett. Kvar verksemd har ansvar for tenestene sine.",
        ),
        Example(
            form="nn",
            good="## 3.5 Trygge digitale tenester\n\nSkattedirektoratet skal samarbeide med Statistisk sentralbyrå om trygge digitale tenester.",
        ),
        Example(
            bad="## 3.5 Felles oppdrag: trygge digitale tjenester\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistrene skal samarbeide slik at flere eldre klarer seg på nett. Brønnøysundregistrene ⟦har ansvar for⟧ fullmaktene.",
            better="## 3.5 Felles oppdrag: trygge digitale tjenester\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistrene skal samarbeide slik at flere eldre klarer seg på nett. Brønnøysundregistrene har ansvar for fullmaktene, Arbeids- og velferdsdirektoratet for veiledningen og Skattedirektoratet for opplæringen.",
            good="## 3.5 Felles oppdrag: trygge digitale tjenester\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistrene skal samarbeide slik at flere eldre klarer seg på nett. Skattedirektoratet har ansvar for opplæringen.",
        ),
        Example(
            form="nn",
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette greie for dei økonomiske rammene.\n\n## 3.5 Felles oppdrag: trygge digitale tenester\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistra skal samarbeide slik at fleire eldre klarer seg på nett. Skattedirektoratet ⟦har ansvar for⟧ opplæringa.\n=====\nArbeids- og inkluderingsdepartementet\n\nArbeids- og velferdsdirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette greie for dei økonomiske rammene.\n\n## 3.5 Felles oppdrag: trygge digitale tenester\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistra skal samarbeide slik at fleire eldre klarer seg på nett. Arbeids- og velferdsdirektoratet har ansvar for rettleiinga.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette greie for dei økonomiske rammene.\n\n## 3.5 Felles oppdrag: trygge digitale tenester\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistra skal samarbeide slik at fleire eldre klarer seg på nett. Skattedirektoratet har ansvar for opplæringa, Brønnøysundregistra for fullmaktene.\n=====\nArbeids- og inkluderingsdepartementet\n\nArbeids- og velferdsdirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette greie for dei økonomiske rammene.\n\n## 3.5 Felles oppdrag: trygge digitale tenester\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Brønnøysundregistra skal samarbeide slik at fleire eldre klarer seg på nett. Arbeids- og velferdsdirektoratet har ansvar for rettleiinga.",
        ),
    ),
    check=check,
)
