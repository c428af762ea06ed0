"""KOO-04: the letters do not say who is responsible for what."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import mandates


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task of two or more agencies where no letter gives anyone a responsibility, own or joint."""
    for mandate in mandates(whole):
        if len(mandate.participants) > 1 and mandate.lacks(Slot.RESPONSIBILITY):
            yield mandate.hit({"count": len(mandate.participants)})


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
        en="When only «the agencies» are responsible, all may wait for one another. Roles must be settled, also when the responsibility is joint.",
    ),
    messages={
        "default": Text(
            nb="Brevet nevner {count} virksomheter i «{task}», men vi fant ikke hvem som har ansvar for hva.",
            nn="Brevet nemner {count} verksemder i «{task}», men vi fann ikkje kven som har ansvar for kva.",
            en="The letter names {count} agencies in «{task}», but we did not find who is responsible for what.",
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
    ),
    check=check,
)
