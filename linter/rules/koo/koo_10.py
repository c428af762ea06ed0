"""KOO-10: the letters do not say that the agencies took part in shaping the task."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import mandates


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit, of severity info, for each task without words on who took part in shaping it."""
    for mandate in mandates(whole):
        if mandate.lacks(Slot.PARTICIPATION):
            yield mandate.hit()


RULE = SetRule(
    code="KOO-10",
    name=Text(
        nb="Det går ikke fram at virksomhetene har medvirket",
        nn="Det går ikkje fram at verksemdene har medverka",
        en="Nothing shows that the agencies took part",
    ),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 2 og 5",
    why=Text(
        nb="Virksomhetene kjenner brukerne og bør få gi innspill til grunnlaget, mandatet og teksten. At det ikke står i brevet, sier ingenting om prosessen.",
        nn="Verksemdene kjenner brukarane og bør få gi innspel til grunnlaget, mandatet og teksten. At det ikkje står i brevet, seier ingenting om prosessen.",
        en="The agencies know the users and should give input to basis, mandate and text. That the letter is silent says nothing about the process.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke om virksomhetene har vært med på å utforme «{task}».",
            nn="Vi fann ikkje om verksemdene har vore med på å utforme «{task}».",
            en="We did not find whether the agencies took part in shaping “{task}”.",
        ),
    },
    advice=Text(
        nb="Har virksomhetene vært med, kan det gjerne stå i brevet. Har de ikke det, bør de få komme med innspill.",
        nn="Har verksemdene vore med, kan det gjerne stå i brevet. Har dei ikkje det, bør dei få komme med innspel.",
        en="If the agencies took part, the letter may say so. If not, let them give input.",
    ),
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: hjelp etter soning⟧\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere løslatte får ordnet økonomi.",
            better="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere løslatte får ordnet økonomi. Oppdraget er utformet i dialog med de tre direktoratene.",
            good="## 3.4 Hjelp etter soning\n\nSkattedirektoratet skal sammen med Statistisk sentralbyrå lage tall for gjeld blant løslatte.",
        ),
        Example(
            bad="## ⟦4.1 Tverrsektoriell innsats mot svindel av eldre⟧\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet.",
            better="## 4.1 Tverrsektoriell innsats mot svindel av eldre\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet. Oppdraget er utformet etter innspill fra virksomhetene.",
            good="## 4.1 Tverrsektoriell innsats mot svindel av eldre\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet. Oppdraget er utarbeidet sammen med direktoratene.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: hjelp etter soning⟧\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi.",
            better="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi. Oppdraget er utforma i dialog med dei tre direktorata.",
            good="## 3.4 Hjelp etter soning\n\nSkattedirektoratet skal saman med Statistisk sentralbyrå lage tal for gjeld blant lauslatne.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi. Oppdraget er utarbeidd etter innspel frå direktorata.",
        ),
    ),
    check=check,
)
