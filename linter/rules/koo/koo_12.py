"""KOO-12: the letters give no reason for the cooperation and no shared basis."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, mandates

# Documents that give a reason; the budget proposition in general and words like «på vegne av» do not.
_DOCUMENT = re.compile(
    r"strateg|plan|program|plattform|Meld\.\s?St|melding|NOU|utredning|utgreiing|rapport|Innst", re.IGNORECASE
)
# «I 2023 var 41 prosent uten arbeid»: the problem in figures of an earlier year, which the agencies can all build on.
_YEAR = re.compile(r"(?<![–-])\b20\d\d\b(?!\s*[–-]\s*20)")
_WAS = re.compile(
    r"\b(?:var|hadde|ble|blei|vart|viste|oppga|oppgav|utgjorde|meldte|melde|døde|døydde|manglet|mangla)\b"
)
_SHARE = re.compile(
    r"\d\s?(?:prosent|pst\.?|%)|\b\d{1,3}(?:[ \u00a0]\d{3})+\b|\b(?:\d+|to|tre|fire|fem|seks|sju|åtte|ni) av (?:ti|\d+)\b"
)
_WANTED = re.compile(r"\b(?:skal|må|bør|mål\w*|fordelte?s?)\b|\bkroner\b", re.IGNORECASE)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task without a reason, a shared basis or a decision behind it."""
    for mandate in mandates(whole):
        document = any(_DOCUMENT.search(value) for value in mandate.values(Slot.ANCHORING))
        if mandate.lacks(Slot.BASIS) and not document and not _in_figures(mandate):
            yield mandate.hit()


def _in_figures(mandate: Mandate) -> bool:
    """Whether a letter tells in the text of the task how things were, with a figure of a year that is over."""
    return any(
        _YEAR.search(text) and _WAS.search(text) and _SHARE.search(text) and not _WANTED.search(text)
        for part in mandate.parts
        for _, text in part.sentences()
    )


RULE = SetRule(
    code="KOO-12",
    name=Text(
        nb="Begrunnelse og felles problemforståelse mangler",
        nn="Grunngiving og felles problemforståing manglar",
        en="Reason and shared understanding are missing",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 2",
    why=Text(
        nb="Virksomhetene løser oppgaven lettere når de ser hvorfor den må løses i fellesskap, og bygger på samme beskrivelse av problemet.",
        nn="Verksemdene løyser oppgåva lettare når dei ser kvifor ho må løysast i fellesskap, og byggjer på same skildring av problemet.",
        en="Agencies solve a task better when they see why it must be shared, and build on one description of the problem.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke hvorfor «{task}» må løses i fellesskap, eller hvilket kunnskapsgrunnlag oppgaven bygger på.",
            nn="Vi fann ikkje kvifor «{task}» må løysast i fellesskap, eller kva kunnskapsgrunnlag oppgåva byggjer på.",
            en="We did not find why “{task}” must be shared, or what basis the task has.",
        ),
    },
    advice=Text(
        nb="Skriv grunnen i én setning, og vis til en strategi, utredning eller felles situasjonsbeskrivelse.",
        nn="Skriv grunnen i éi setning, og vis til ein strategi, ei utgreiing eller ei felles situasjonsskildring.",
        en="Give the reason in one sentence and refer to a strategy, a study or a shared description.",
    ),
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: hjelp etter soning⟧\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere løslatte får ordnet økonomi.",
            better="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere løslatte får ordnet økonomi. Løslatte trenger ofte hjelp fra flere tjenester samtidig, jf. den felles situasjonsbeskrivelsen fra direktoratene (2025).",
            good="## 3.4 Hjelp etter soning\n\nSkattedirektoratet skal sammen med Statistisk sentralbyrå lage tall for gjeld blant løslatte.",
        ),
        Example(
            bad="## ⟦4.1 Tverrsektoriell innsats mot svindel av eldre⟧\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet.",
            better="## 4.1 Tverrsektoriell innsats mot svindel av eldre\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet. Oppdraget bygger på direktoratenes felles kunnskapsgrunnlag fra 2025.",
            good="## 4.1 Tverrsektoriell innsats mot svindel av eldre\n\nSkattedirektoratet skal sammen med Politidirektoratet og Helsedirektoratet sørge for at færre eldre blir svindlet. Oppdraget følger opp strategien mot digital svindel (2025).",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: hjelp etter soning⟧\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi.",
            better="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi. Lauslatne treng ofte hjelp frå fleire tenester samtidig, jf. den felles situasjonsskildringa frå direktorata (2025).",
            good="## 3.4 Hjelp etter soning\n\nSkattedirektoratet skal saman med Statistisk sentralbyrå lage tal for gjeld blant lauslatne.",
        ),
        Example(
            bad="## ⟦4.1 Felles oppdrag: trygge skoleveier⟧\n\nSkattedirektoratet skal sammen med Politidirektoratet og Statens vegvesen sørge for at færre barn blir påkjørt. Andelen barn som går til skolen, skal øke fra 38 prosent i 2024 til 50 prosent i 2028.",
            better="## 4.1 Felles oppdrag: trygge skoleveier\n\nSkattedirektoratet skal sammen med Politidirektoratet og Statens vegvesen sørge for at færre barn blir påkjørt. Av barna som ble påkjørt i 2024, var 62 prosent på vei til skolen.",
            good="## 4.1 Felles oppdrag: trygge skoleveier\n\nSkattedirektoratet skal sammen med Politidirektoratet og Statens vegvesen sørge for at færre barn blir påkjørt. I en undersøkelse fra 2024 oppga tre av ti foreldre at skoleveien er utrygg.",
        ),
        Example(
            form="nn",
            good="## 4.1 Felles oppdrag: trygge skulevegar\n\nSkattedirektoratet skal saman med Politidirektoratet og Statens vegvesen syte for at færre barn blir påkøyrde. I 2024 vart 1 240 barn skadde på skulevegen.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: hjelp etter soning\n\nSkattedirektoratet, Kriminalomsorgsdirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire lauslatne får ordna økonomi. Oppdraget byggjer på Meld. St. 39 (2020–2021).",
        ),
    ),
    check=check,
)
