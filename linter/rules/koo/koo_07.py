"""KOO-07: the letters do not say what resources the cooperation gets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import mandates
from linter.rules.koo.signs import sign_of_money

_FRAME = re.compile(r"ramm", re.IGNORECASE)
_FIGURE = re.compile(r"^\d+$|^kap\.|\d ?(?:prosent|pst|%|kroner|mill)", re.IGNORECASE)  # more than a frame


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task without money, post or frame; one of severity info when it is to be met within the frame.

    Severity low where a sentence has a word of money that was not read with certainty as the task's.
    """
    for mandate in mandates(whole):
        money = mandate.found(Slot.MONEY)
        if mandate.lacks(Slot.MONEY):
            sign = sign_of_money(mandate)
            if sign:
                yield mandate.hit(message="unsure", severity=Severity.LOW, at=[sign])
            else:
                yield mandate.hit()
        elif money and all(_FRAME.search(said.value) and not _FIGURE.search(said.value) for _, said in money):
            at = [(part, said.span) for part, said in money]
            yield mandate.hit(message="frame", severity=Severity.INFO, at=at)


RULE = SetRule(
    code="KOO-07",
    name=Text(nb="Ressursene er ikke omtalt", nn="Ressursane er ikkje omtalte", en="Resources are not mentioned"),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 3, 4 og 5",
    why=Text(
        nb="Et samarbeid uten ressurser taper mot virksomhetens egne oppgaver. Departementene må stille de nødvendige ressursene til rådighet, eller si at oppgaven skal løses innenfor rammen.",
        nn="Eit samarbeid utan ressursar taper mot dei eigne oppgåvene til verksemda. Departementa må stille dei nødvendige ressursane til rådvelde, eller seie at oppgåva skal løysast innanfor ramma.",
        en="Cooperation without resources loses to the agency's own tasks. Ministries must provide what is needed, or say that the task is to be met within the frame.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvilke ressurser «{task}» får.",
            nn="Vi fann ikkje kva ressursar «{task}» får.",
            en="We did not find what resources “{task}” gets.",
        ),
        "unsure": Text(
            nb="Her står det noe om penger eller folk, men vi er ikke sikre på hvilke ressurser «{task}» får.",
            nn="Her står det noko om pengar eller folk, men vi er ikkje sikre på kva ressursar «{task}» får.",
            en="This says something about money or people, but we are not sure what resources “{task}” gets.",
        ),
        "frame": Text(
            nb="«{task}» skal løses innenfor rammen. Da er det bare ordene som viser at oppgaven er prioritert.",
            nn="«{task}» skal løysast innanfor ramma. Då er det berre orda som viser at oppgåva er prioritert.",
            en="“{task}” is to be met within the frame. Then only words show that the task has priority.",
        ),
    },
    advice=Text(
        nb="Oppgi beløp, kapittel og post, eller skriv at oppgaven skal løses innenfor rammen.",
        nn="Oppgi beløp, kapittel og post, eller skriv at oppgåva skal løysast innanfor ramma.",
        en="Give an amount, a chapter and item, or write that the task is to be met within the frame.",
    ),
    other_advice={
        "frame": Text(
            nb="Vurder om oppgaven trenger egne midler. Gjør den ikke det, så skriv hva den skal gå foran.",
            nn="Vurder om oppgåva treng eigne midlar. Gjer ho ikkje det, så skriv kva ho skal gå framfor.",
            en="Consider whether the task needs money of its own. If not, write what it goes before.",
        ),
    },
    examples=(
        Example(
            bad="## ⟦3.6 Felles oppdrag: flere unge i jobb⟧\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at flere unge får sin første jobb. Innsatsen skal styrkes.",
            better="## 3.6 Felles oppdrag: flere unge i jobb\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at flere unge får sin første jobb. Innsatsen styrkes med 12 mill. kroner på kap. 1618 post 01.",
            good="## 3.6 Flere unge i jobb\n\nSkattedirektoratet skal samarbeide med Tolletaten slik at flere unge får sin første jobb.",
        ),
        Example(
            bad="## 3.6 Felles oppdrag: flere unge i jobb\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at flere unge får sin første jobb. ⟦Utgiftene skal dekkes innenfor gjeldende budsjettramme⟧.",
            better="## 3.6 Felles oppdrag: flere unge i jobb\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at flere unge får sin første jobb. Departementene stiller til sammen 6 mill. kroner til rådighet. Resten dekkes innenfor gjeldende budsjettramme.",
            good="## 3.6 Felles oppdrag: flere unge i jobb\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at flere unge får sin første jobb. Midlene til arbeidet er bevilget på kap. 1618 post 21.",
        ),
        Example(
            bad="## 3.6 Felles oppdrag: flere unge i jobb\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at flere unge får sin første jobb. ⟦Departementene kommer tilbake til finansieringen.⟧",
            better="## 3.6 Felles oppdrag: flere unge i jobb\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at flere unge får sin første jobb. Departementene stiller til sammen 6 mill. kroner til rådighet.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.6 Felles oppdrag: fleire unge i jobb⟧\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at fleire unge får den første jobben sin. Innsatsen skal styrkjast.",
            better="## 3.6 Felles oppdrag: fleire unge i jobb\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at fleire unge får den første jobben sin. Innsatsen blir styrkt med 12 mill. kroner på kap. 1618 post 01.",
            good="## 3.6 Felles oppdrag: fleire unge i jobb\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at fleire unge får den første jobben sin. Departementa stiller 12 mill. kroner til rådvelde for samarbeidet.",
        ),
        Example(
            form="nn",
            good="## 3.6 Fleire unge i jobb\n\nSkattedirektoratet skal samarbeide med Tolletaten slik at fleire unge får den første jobben sin.",
        ),
    ),
    check=check,
)
