"""LIN-04: steering signals may be given outside the governance dialogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Layer, Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, each_place, mandates

_CONTENT = r"(?:innretning\w*|innhold\w*|innhald\w*|frist\w*|prioritering\w*|oppdrag\w*|oppgave\w*|oppgåve\w*|omfang\w*|mål\w*|bestilling\w*|ambisjon\w*)"
_ARENA = (
    r"(?:fagdialog\w*|fagmøt\w*|faglig(?:e)? (?:dialog|møt\w*)|fagleg(?:e)? (?:dialog|møt\w*)|e-post\w*|telefon\w*|muntlig|munnleg|"
    r"(?:løpende|løpande|videre|vidare|nærmere|nærare|egen|eigen|tett)? ?dialog)"
)
_LEFT = (
    r"(?:avklare[srt]?|avklarast|bli(?:r)? avklart|bli(?:r)? avklara|bestemme[srt]?|avtale[srt]?|avtalast|fastsette[srs]?|fastsettast|fastsetjast|"
    r"gi(?:s|r)?|gis|gjevast|bli(?:r)? gitt|bli(?:r)? gjeve|kom(?:m[ea]|[ea]) tilbake til|avklara|bestemma|avtala|fastsetj[ea]|endra|justera|konkretisera|"
    r"endre[srt]?|endrast|justere[srt]?|justerast|konkretisere[srt]?|konkretiserast)"
)
_GIVEN = re.compile(
    rf"\b{_CONTENT}\b[^.;]{{0,60}}?\b{_LEFT}\b[^.;]{{0,40}}?\b(?:i|på|per|pr\.?|gjennom|over|ved)?\s?{_ARENA}\b|"
    rf"\bdialog\b[^.;]{{0,40}}?\b(?:om|rundt)\b[^.;]{{0,30}}?\b{_CONTENT}\b[^.;]{{0,30}}?\b{_CONTENT}\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:ikke|ikkje|aldri|bare skriftlig|berre skriftleg|skriftlig|skriftleg)\b", re.IGNORECASE)
# The letter says that tasks come in writing, through the line.
_IN_WRITING = re.compile(
    r"\b(?:oppdrag|endring\w*|oppgave\w*|oppgåve\w*|føring\w*|bestilling\w*|styringssignal\w*)\b[^.;]{0,60}\b(?:skriftlig|skriftleg|i styringsl(?:inja|injen)|"
    r"i styringsdialogen)\b",
    re.IGNORECASE,
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit, of severity info, for each sentence in a joint task that leaves goal, content or deadline to dialogue."""
    for mandate in mandates(whole):
        for group in each_place(_left_open(mandate)):
            part, span = group[0]
            yield mandate.hit({"words": part.letter.letter.excerpt(span)}, at=group)


def _left_open(mandate: Mandate) -> Iterator[tuple[Part, Span]]:
    for part in mandate.parts:
        if any(_IN_WRITING.search(block.text) for block in part.letter.letter.layer(Layer.BODY)):
            continue
        for span, text in part.sentences():
            match = _GIVEN.search(text)
            if match and not _NOT.search(text):
                yield part, Span(span.block, span.start + match.start(), span.start + match.end())


RULE = SetRule(
    code="LIN-04",
    name=Text(
        nb="Styring utenfor styringsdialogen",
        nn="Styring utanfor styringsdialogen",
        en="Steering outside the governance dialogue",
    ),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5",
    why=Text(
        nb="Departementene må skille klart mellom styringsdialog og fagdialog. Blir mål, innhold eller frist avklart i fagmøter, vet verken ledelsen eller de andre departementene hva som er bestilt.",
        nn="Departementa må skilje klart mellom styringsdialog og fagdialog. Blir mål, innhald eller frist avklart i fagmøte, veit verken leiinga eller dei andre departementa kva som er bestilt.",
        en="Ministries must keep governance and professional dialogue apart. When goals or deadlines are settled in professional meetings, neither the management nor the other ministries know what was ordered.",
    ),
    messages={
        "default": Text(
            nb="Her kan styringssignaler om «{task}» bli gitt utenfor styringsdialogen: «{words}».",
            nn="Her kan styringssignal om «{task}» bli gitt utanfor styringsdialogen: «{words}».",
            en="Here steering signals on “{task}” may be given outside the governance dialogue: “{words}”.",
        ),
    },
    advice=Text(
        nb="Gi oppdrag og endringer skriftlig i styringsdialogen, og bruk fagmøtene til faglige spørsmål.",
        nn="Gi oppdrag og endringar skriftleg i styringsdialogen, og bruk fagmøta til faglege spørsmål.",
        en="Give tasks and changes in writing in the governance dialogue; use professional meetings for professional questions.",
    ),
    examples=(
        Example(
            bad="## 3.4 Felles oppdrag: gode kart for beredskap\n\nSkattedirektoratet, Kartverket og Direktoratet for samfunnssikkerhet og beredskap skal samarbeide slik at kommunene har riktige adresser. Nærmere ⟦innretning og frist avklares i fagmøtene⟧.",
            better="## 3.4 Felles oppdrag: gode kart for beredskap\n\nSkattedirektoratet, Kartverket og Direktoratet for samfunnssikkerhet og beredskap skal samarbeide slik at kommunene har riktige adresser. Fagmøtene brukes til faglige spørsmål. Endringer i oppdraget gis skriftlig i styringsdialogen.",
            good="## 3.4 Gode kart for beredskap\n\nSkattedirektoratet skal rette adressene. Nærmere innretning og frist avklares i fagmøtene.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: gode kart for beredskap\n\nSkattedirektoratet, Kartverket og Direktoratet for samfunnssikkerhet og beredskap skal samarbeide slik at kommunene har riktige adresser. Nye ⟦oppdrag gis på e-post⟧ gjennom året.",
            better="## 3.4 Felles oppdrag: gode kart for beredskap\n\nSkattedirektoratet, Kartverket og Direktoratet for samfunnssikkerhet og beredskap skal samarbeide slik at kommunene har riktige adresser. Nye oppdrag gis i supplerende tildelingsbrev.",
            good="## 3.4 Felles oppdrag: gode kart for beredskap\n\nSkattedirektoratet, Kartverket og Direktoratet for samfunnssikkerhet og beredskap skal samarbeide slik at kommunene har riktige adresser. Oppdraget er utformet i dialog med direktoratene.",
        ),
        Example(
            form="nn",
            bad="## 3.4 Felles oppdrag: gode kart for beredskap\n\nSkattedirektoratet, Kartverket og Direktoratet for samfunnstryggleik og beredskap skal samarbeide slik at kommunane har rette adresser. Nærare ⟦innretning og frist blir avklart i fagmøta⟧.",
            better="## 3.4 Felles oppdrag: gode kart for beredskap\n\nSkattedirektoratet, Kartverket og Direktoratet for samfunnstryggleik og beredskap skal samarbeide slik at kommunane har rette adresser. Endringar i oppdraget blir gitt skriftleg i styringsdialogen.",
            good="## 3.4 Felles oppdrag: gode kart for beredskap\n\nSkattedirektoratet, Kartverket og Direktoratet for samfunnstryggleik og beredskap skal samarbeide slik at kommunane har rette adresser. Nye oppdrag blir ikkje gitt i fagmøta.",
        ),
        Example(
            form="nn",
            good="## 3.4 Gode kart for beredskap\n\nSkattedirektoratet skal rette adressene. Nærare innretning og frist blir avklart i fagmøta.",
        ),
    ),
    check=check,
)
