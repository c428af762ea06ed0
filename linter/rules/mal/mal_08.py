"""MAL-08: coordination is made a goal in itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, each_place, mandates

_COOPERATION = (
    r"(?:\w*samarbeid\w*|\w*samordning\w*|\w*samordn(?:et|a|ede)|\w*koordinering\w*|koordinert\w*|\w*samhandling\w*|dialog\w*|"
    r"helhetlig\w*|heilskapleg\w*|samspill\w*|samspel\w*)"
)
_GOAL = re.compile(
    r"\b(?:(?:hoved|effekt|del|felles |hovud)?mål(?:et|sett?ing\w*|setjing\w*)?|formålet|føremålet|hensikten|siktemålet)\b[^.;:]{0,40}?(?:\ber\b|:)\s*"
    rf"(?P<content>[^.;]*?\b{_COOPERATION}[^.;]*)",
    re.IGNORECASE,
)
# The same written as a state: «Samarbeidet mellom etatene er styrket.»
_STATE = re.compile(
    rf"^(?:Et |Eit |Ei |Den |Det )?(?P<content>(?:\w+ )?{_COOPERATION} mellom [^.;]* (?:er|blir|vert|skal (?:bli|verte|være|vere|vera)) (?:\w+ )?"
    r"(?:styrket|styrkt|styrka|bedre|betre|tettere|tettare|godt?)\b[^.;]*)",
    re.IGNORECASE,
)
# Content beside cooperation: what it shall lead to, or users whose services shall cooperate.
_LEADS_TO = re.compile(
    r"\b(?:slik at|for at|for å|som gjør at|som gjer at|som fører til|så at|og at|flere|fleire|færre|kommun\w+)\b",
    re.IGNORECASE,
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each goal that holds nothing but cooperation, in a task without any effect goal."""
    for mandate in mandates(whole):
        places = list(_empty_goals(mandate))
        if any(not _within(part, said.span, places) for part, said in mandate.found(Slot.GOALS)):
            continue
        for group in each_place(places):
            yield mandate.hit(at=group)


def _within(part: Part, goal: Span, places: list[tuple[Part, Span]]) -> bool:
    """Whether what was read as an effect stands in one of the sentences about cooperation."""
    return any(
        other.index == part.index and span.block == goal.block and span.start <= goal.start < span.end
        for other, span in places
    )


def _empty_goals(mandate: Mandate) -> Iterator[tuple[Part, Span]]:
    for part in mandate.parts:
        for span, text in part.sentences():
            match = _GOAL.search(text) or _STATE.search(text)
            if match and not _LEADS_TO.search(match["content"]):
                yield part, span


RULE = SetRule(
    code="MAL-08",
    name=Text(
        nb="Samordning er gjort til mål i seg selv",
        nn="Samordning er gjort til mål i seg sjølv",
        en="Coordination is made a goal in itself",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 2",
    why=Text(
        nb="Samordning er et middel. Uten en følge for brukere eller samfunn vet ingen når samarbeidet har lykkes.",
        nn="Samordning er eit middel. Utan ei følgje for brukarar eller samfunn veit ingen når samarbeidet har lykkast.",
        en="Coordination is a means. Without a consequence for users or society nobody knows when it has succeeded.",
    ),
    messages={
        "default": Text(
            nb="Målet for «{task}» er bedre samordning, men vi fant ikke hva samordningen skal føre til.",
            nn="Målet for «{task}» er betre samordning, men vi fann ikkje kva samordninga skal føre til.",
            en="The goal of “{task}” is better coordination, but we did not find what it shall lead to.",
        ),
    },
    advice=Text(
        nb="Legg til hva brukerne eller samfunnet skal merke.",
        nn="Legg til kva brukarane eller samfunnet skal merke.",
        en="Add what users or society shall notice.",
    ),
    examples=(
        Example(
            bad="## 3.4 Felles oppdrag: unge og arbeid\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide om unge. ⟦Målet er et tettere samarbeid mellom etatene.⟧",
            better="## 3.4 Felles oppdrag: unge og arbeid\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at ungdom møter én samordnet tjeneste og flere fullfører skolen.",
            good="## 3.4 Felles oppdrag: unge og arbeid\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide om unge. Målet er et tettere samarbeid mellom tjenestene i kommunene.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: unge og arbeid\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal ha felles ansvar for arbeidet med unge.\n\n⟦Hovedmålet er bedre koordinering mellom direktoratene og godt samspill med departementene.⟧",
            better="## 3.4 Felles oppdrag: unge og arbeid\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal ha felles ansvar for arbeidet med unge.\n\nHovedmålet er bedre koordinering mellom direktoratene slik at flere unge kommer i jobb.",
            good="## 3.4 Unge og arbeid\n\nMålet er et tettere samarbeid mellom avdelingene i Skattedirektoratet.",
        ),
        Example(
            form="nn",
            bad="## 3.4 Felles oppdrag: unge og arbeid\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide om unge. ⟦Målet er eit tettare samarbeid mellom etatane.⟧",
            better="## 3.4 Felles oppdrag: unge og arbeid\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at ungdom møter éi samordna teneste og fleire fullfører skulen.",
            good="## 3.4 Felles oppdrag: unge og arbeid\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide om unge. Målet er betre samordning. Arbeidet skal føre til at fleire unge kjem i jobb.",
        ),
        Example(
            form="nn",
            good="## 3.4 Unge og arbeid\n\nMålet er eit tettare samarbeid mellom avdelingane i Skattedirektoratet.",
        ),
    ),
    check=check,
)
