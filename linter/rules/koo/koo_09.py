"""KOO-09: the letters do not say where disagreement and obstacles are taken."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import mandates


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task without a path for what the agencies cannot solve between them."""
    for mandate in mandates(whole):
        if mandate.lacks(Slot.ESCALATION):
            yield mandate.hit()


RULE = SetRule(
    code="KOO-09",
    name=Text(
        nb="Det står ikke hvordan problemer skal løftes",
        nn="Det står ikkje korleis problem skal løftast",
        en="No path for problems is given",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 1, 5 og 6",
    why=Text(
        nb="Det virksomhetene ikke kan løse seg imellom, bør løftes til eget departement, som avklarer det med de andre. Står veien i brevet, blir saken tatt opp mens den er liten.",
        nn="Det verksemdene ikkje kan løyse seg imellom, bør løftast til eige departement, som avklarer det med dei andre. Står vegen i brevet, blir saka teken opp medan ho er lita.",
        en="What the agencies cannot solve should go to their own ministry, which settles it with the others. With the path in the letter, matters are raised while they are small.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hva virksomhetene skal gjøre når de ikke blir enige om «{task}» eller møter hindringer.",
            nn="Vi fann ikkje kva verksemdene skal gjere når dei ikkje blir einige om «{task}» eller møter hindringar.",
            en="We did not find what the agencies shall do when they disagree on “{task}” or meet obstacles.",
        ),
    },
    advice=Text(
        nb="Skriv hvem de skal gå til, for eksempel eget departement i etatsstyringsmøtet.",
        nn="Skriv kven dei skal gå til, til dømes eige departement i etatsstyringsmøtet.",
        en="Write whom to go to, for instance their own ministry in the governance meeting.",
    ),
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: hjelp etter soning⟧\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere løslatte får ordnet økonomi.",
            better="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere løslatte får ordnet økonomi. Saker de ikke blir enige om, tar de opp med eget departement i etatsstyringsmøtet.",
            good="## 3.4 Hjelp etter soning\n\nSkattedirektoratet skal sammen med Statistisk sentralbyrå lage tall for gjeld blant løslatte.",
        ),
        Example(
            bad="## ⟦4.1 Tverrsektoriell innsats mot svindel av eldre⟧\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet. Vesentlige avvik i budsjettet skal meldes departementet.",
            better="## 4.1 Tverrsektoriell innsats mot svindel av eldre\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet. Hindringer direktoratene ikke kan løse selv, skal løftes til koordinerende departement.",
            good="## 4.1 Tverrsektoriell innsats mot svindel av eldre\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet. Blir virksomhetene ikke enige, avklarer departementene saken.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: hjelp etter soning⟧\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi.",
            better="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi. Saker dei ikkje blir einige om, tek dei opp med eige departement i etatsstyringsmøtet.",
            good="## 3.4 Hjelp etter soning\n\nSkattedirektoratet skal saman med Statistisk sentralbyrå lage tal for gjeld blant lauslatne.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi. Hindringar som direktorata ikkje kan løyse sjølve, skal løftast til departementet.",
        ),
    ),
    check=check,
)
