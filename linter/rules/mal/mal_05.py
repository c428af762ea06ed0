"""MAL-05: the letters do not say how far the cooperation shall go."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import mandates


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task in which no step of the ladder of coordination (samordningsstigen) can be read."""
    for mandate in mandates(whole):
        if mandate.lacks(Slot.LEVEL):
            yield mandate.hit()


RULE = SetRule(
    code="MAL-05",
    name=Text(
        nb="Ambisjonsnivået er ikke oppgitt",
        nn="Ambisjonsnivået er ikkje oppgitt",
        en="The level of ambition is not given",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 3 og samordningsstigen",
    why=Text(
        nb="Å dele informasjon er noe annet enn å ha en felles plan. Er nivået uklart, legger virksomhetene ulik innsats og ulike forventninger i samme oppdrag.",
        nn="Å dele informasjon er noko anna enn å ha ein felles plan. Er nivået uklart, legg verksemdene ulik innsats og ulike forventningar i same oppdrag.",
        en="Sharing information differs from having a joint plan. When the level is unclear, agencies put different effort and expectations into one task.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvor langt samarbeidet «{task}» skal gå: dele informasjon, ha en felles problemforståelse, tilpasse planer til hverandre eller ha felles mål og tiltak.",
            nn="Vi fann ikkje kor langt samarbeidet «{task}» skal gå: dele informasjon, ha ei felles problemforståing, tilpasse planar til kvarandre eller ha felles mål og tiltak.",
            en="We did not find how far the cooperation «{task}» shall go: share information, share an understanding, adapt plans to one another, or have joint goals and measures.",
        ),
    },
    advice=Text(
        nb="Skriv det, så alle legger det samme i oppdraget.",
        nn="Skriv det, så alle legg det same i oppdraget.",
        en="Say so, and all will read the task alike.",
    ),
    examples=(
        Example(
            bad="## ⟦3.4 Tverrsektorielt samarbeid om utsatte unge⟧\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet om utsatte unge.",
            better="## 3.4 Tverrsektorielt samarbeid om utsatte unge\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet om utsatte unge. Direktoratene skal ha felles mål og en felles plan for arbeidet.",
            good="## 3.4 Samarbeid om utsatte unge\n\nSkattedirektoratet skal samarbeide med Statistisk sentralbyrå om utsatte unge.",
        ),
        Example(
            bad="## ⟦4.2 Felles oppdrag: flere i arbeid⟧\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid.",
            better="## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. Virksomhetene skal ha en felles forståelse av problemet.",
            good="## 4.2 Felles oppdrag: flere i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere kommer i arbeid. De skal dele informasjon om hva som virker.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Tverrsektorielt samarbeid om utsette unge⟧\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet om utsette unge.",
            better="## 3.4 Tverrsektorielt samarbeid om utsette unge\n\nSkattedirektoratet skal samarbeide med Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet om utsette unge. Direktorata skal ha felles mål og ein felles plan for arbeidet.",
            good="## 3.4 Samarbeid om utsette unge\n\nSkattedirektoratet skal samarbeide med Statistisk sentralbyrå om utsette unge.",
        ),
        Example(
            form="nn",
            good="## 4.2 Felles oppdrag: fleire i arbeid\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire kjem i arbeid. Verksemdene skal tilpasse planane sine til kvarandre.",
        ),
    ),
    check=check,
)
