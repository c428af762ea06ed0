"""LIN-02: a new forum is asked for without a purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, each_place, mandates

_DEMAND = re.compile(r"\b(?:skal|må|bør|bes|ber(?:\s+\w+){0,3}\s+om)\b", re.IGNORECASE)
_ARENA = (
    r"(?:\w*forum|\w*nettverk|\w*utvalg|\w*utval|\w*møteplass|\w*møteplassar|\w*arena|\w*råd|\w*samarbeidsorgan|"
    r"(?:samarbeids|koordinerings|kontakt|dialog|drøftings)gruppe|(?:samarbeids|koordinerings|kontakt|dialog)møte)"
)
_NEW = re.compile(
    r"\b(?:etablere[srt]?|etablerast|opprette[srt]?|opprettast|sette[s]? ned|nedsette[s]?|etablera|oppretta|setj[ea] ned|setjast ned|danne[s]?|danna|dannast|skip[ea]|"
    r"skipast|laga|starta|"
    rf"lage[s]?|starte[s]?)\b[^.;]{{0,40}}?\b(?P<arena>{_ARENA})(?:et|en|a|er|ene|ar)?\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\bfor å\b|\bslik at\b|\bsom (?:skal|kan|drøfter|avklarer|tar|følger|tek|følgjer|drøftar)\b|\bder (?:de|dei|etatene|etatane|direktorat\w+|virksomhet\w+|verksemd\w+)\b|"
    r"\b(?:med )?formål\w*|\bfor(?:målet)? (?:avklaring|drøfting|erfaringsutveksling|utveksling|informasjonsdeling)\b",
    re.IGNORECASE,
)
_TASK_NEXT = re.compile(
    r"^\s*(?:Forumet|Nettverket|Utvalget|Utvalet|Rådet|Møteplassen|Arenaen|Gruppen|Gruppa|Det|Den|Der|Formålet|Føremålet|Her)\b"
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each demand in a joint task to set up a new forum, with no purpose in it or in the next sentence."""
    for mandate in mandates(whole):
        places = list(_new_arenas(mandate))
        for group in each_place([(part, span) for part, span, _ in places]):
            arena = next(arena for part, span, arena in places if (part, span) == group[0])
            yield mandate.hit({"arena": arena}, at=group)


def _new_arenas(mandate: Mandate) -> Iterator[tuple[Part, Span, str]]:
    for part in mandate.parts:
        sentences = list(part.sentences())
        for number, (span, text) in enumerate(sentences):
            match = _NEW.search(text)
            if match is None or not _DEMAND.search(text) or _PURPOSE.search(text):
                continue
            following = sentences[number + 1][1] if number + 1 < len(sentences) else ""
            if not (_TASK_NEXT.match(following) and re.search(r"\bskal\b|\bfor å\b|\ber å\b", following)):
                yield part, span, match["arena"].lower()


RULE = SetRule(
    code="LIN-02",
    name=Text(nb="Ny møteplass uten formål", nn="Ny møteplass utan formål", en="A new forum without a purpose"),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 6",
    why=Text(
        nb="Møteplasser som finnes og virker, bør brukes. Trengs det en ny, må den som deltar, vite hva den skal løse.",
        nn="Møteplassar som finst og verkar, bør brukast. Trengst det ein ny, må den som deltek, vite kva han skal løyse.",
        en="Forums that exist and work should be used. If a new one is needed, those who take part must know what it is for.",
    ),
    messages={
        "default": Text(
            nb="Brevet ber om en ny møteplass ({arena}) i «{task}», men vi fant ikke hva den skal løse.",
            nn="Brevet ber om ein ny møteplass ({arena}) i «{task}», men vi fann ikkje kva han skal løyse.",
            en="The letter asks for a new forum ({arena}) in “{task}”, but we did not find what it is for.",
        ),
    },
    advice=Text(
        nb="Kan dere bruke en møteplass som finnes? Hvis ikke, skriv hva den nye skal løse.",
        nn="Kan de bruke ein møteplass som finst? Viss ikkje, skriv kva den nye skal løyse.",
        en="Can you use a forum that exists? If not, write what the new one is to solve.",
    ),
    examples=(
        Example(
            bad="## 3.4 Felles oppdrag: trygg tilgang til data\n\nSkattedirektoratet, Kartverket og Digitaliseringsdirektoratet skal samarbeide slik at flere bedrifter bruker offentlige data. ⟦Direktoratene skal etablere et samarbeidsforum.⟧",
            better="## 3.4 Felles oppdrag: trygg tilgang til data\n\nSkattedirektoratet, Kartverket og Digitaliseringsdirektoratet skal samarbeide slik at flere bedrifter bruker offentlige data. Direktørene bruker det faste direktørmøtet til å avklare felles prioriteringer.",
            good="## 3.4 Trygg tilgang til data\n\nSkattedirektoratet skal etablere et samarbeidsforum med Statistisk sentralbyrå.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: trygg tilgang til data\n\nSkattedirektoratet, Kartverket og Digitaliseringsdirektoratet skal samarbeide slik at flere bedrifter bruker offentlige data. ⟦Det skal opprettes et nasjonalt nettverk mellom direktoratene.⟧",
            better="## 3.4 Felles oppdrag: trygg tilgang til data\n\nSkattedirektoratet, Kartverket og Digitaliseringsdirektoratet skal samarbeide slik at flere bedrifter bruker offentlige data. Det skal opprettes et nasjonalt nettverk som skal finne feil i dataene.",
            good="## 3.4 Felles oppdrag: trygg tilgang til data\n\nSkattedirektoratet, Kartverket og Digitaliseringsdirektoratet skal samarbeide slik at flere bedrifter bruker offentlige data. Direktoratene skal etablere et forum. Forumet skal avklare hvem som retter feil i registrene.",
        ),
        Example(
            form="nn",
            bad="## 3.4 Felles oppdrag: trygg tilgang til data\n\nSkattedirektoratet, Kartverket og Digitaliseringsdirektoratet skal samarbeide slik at fleire bedrifter bruker offentlege data. ⟦Direktorata skal etablere eit samarbeidsforum.⟧",
            better="## 3.4 Felles oppdrag: trygg tilgang til data\n\nSkattedirektoratet, Kartverket og Digitaliseringsdirektoratet skal samarbeide slik at fleire bedrifter bruker offentlege data. Direktorata skal etablere eit samarbeidsforum for å avklare kven som rettar feil.",
            good="## 3.4 Trygg tilgang til data\n\nSkattedirektoratet skal etablere eit samarbeidsforum med Statistisk sentralbyrå.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: trygg tilgang til data\n\nSkattedirektoratet, Kartverket og Digitaliseringsdirektoratet skal samarbeide slik at fleire bedrifter bruker offentlege data. Etatane skal bruke det faste direktørmøtet på området.",
        ),
    ),
    check=check,
)
