"""RAP-03: the ministry decides how the results of a joint task are measured."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, each_place, mandates

_DEMAND = re.compile(r"\b(?:skal|må|bør|bes|bed(?:es|t)|ber(?:\s+\w+){0,3}\s+om)\b", re.IGNORECASE)
_MEASURED = re.compile(
    r"\b(?:måle[srt]?|målast|målt|evaluere[srt]?|evaluerast|beregne[srt]?|bereknast|beregnast|kartlegge[srs]?|kartleggjast|"
    r"dokumentere[srt]?|dokumenterast|vurdere[srt]?|vurderast)\b[^.;]{0,60}?"
    r"\b(?:med|ved|gjennom|etter|ut fra|ut frå|på grunnlag av|basert på)\b[^.;]{0,50}?",
    re.IGNORECASE,
)
_METHOD = (
    r"(?:\w*spørreundersøkelse\w*|\w*spørjeundersøking\w*|\w*brukerundersøkelse\w*|\w*brukarundersøking\w*|\w*intervju\w*|"
    r"\w*stikkprøve\w*|\w*utvalg på|\w*utval på|\w*kontrollgruppe\w*|\w*effektstudie\w*|\w*følgeforsk\w+|\w*følgjeforsk\w+|"
    r"\w*følgeevaluering\w*|\w*følgjeevaluering\w*|\w*nullpunktsmåling\w*|\w*indeks\w*|\w*spørreskjema\w*|\w*spørjeskjema\w*|"
    r"\w*registerstudie\w*|\w*metoden|formelen)"
)
_BY_METHOD = re.compile(rf"{_MEASURED.pattern}\b{_METHOD}", re.IGNORECASE)
# The survey itself is ordered: «skal gjennomføre en årlig spørreundersøkelse».
_ORDERED = re.compile(
    rf"\b(?:gjennomføre[srt]?|gjennomførast|sende ut|bruke[srt]?|brukast|nytte[srt]?|nyttast)\b[^.;]{{0,40}}?\b{_METHOD}",
    re.IGNORECASE,
)
# Statistics that law or standards prescribe, and methods left open.
_NOT_OURS = re.compile(
    r"\bKOSTRA\b|statistikkloven|statistikklova|offisiell statistikk|statsregnskap|statsrekneskap|"
    r"foreslå|føreslå|for eksempel|til dømes|kan (?:\w+ )?(?:måles|målast)",
    re.IGNORECASE,
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each demand in a joint task that fixes method, tool, sample or design of the measuring."""
    for mandate in mandates(whole):
        for group in each_place(_fixed(mandate)):
            yield mandate.hit(at=group)


def _fixed(mandate: Mandate) -> Iterator[tuple[Part, Span]]:
    for part in mandate.parts:
        for span, text in part.sentences():
            found = _BY_METHOD.search(text) or _ORDERED.search(text)
            if found and _DEMAND.search(text) and not _NOT_OURS.search(text):
                yield part, span


RULE = SetRule(
    code="RAP-03",
    name=Text(
        nb="Departementet bestemmer målemetoden",
        nn="Departementet bestemmer målemetoden",
        en="The ministry decides the method of measuring",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5",
    why=Text(
        nb="Departementene skal si hva de trenger å vite, og når. Opplegget for måling og evaluering må være opp til virksomhetene, som kjenner dataene og brukerne.",
        nn="Departementa skal seie kva dei treng å vite, og når. Opplegget for måling og evaluering må vere opp til verksemdene, som kjenner dataa og brukarane.",
        en="Ministries should say what they need to know, and when. How to measure and evaluate must be up to the agencies, who know data and users.",
    ),
    messages={
        "default": Text(
            nb="Her sier brevet hvordan resultatene av «{task}» skal måles.",
            nn="Her seier brevet korleis resultata av «{task}» skal målast.",
            en="Here the letter says how the results of “{task}” shall be measured.",
        ),
    },
    advice=Text(
        nb="Si heller hva dere trenger å vite, og la virksomhetene foreslå metode.",
        nn="Sei heller kva de treng å vite, og la verksemdene foreslå metode.",
        en="Say what you need to know, and let the agencies propose a method.",
    ),
    examples=(
        Example(
            bad="## 3.4 Felles oppdrag: varige boliger\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere barnefamilier bor stabilt. ⟦Effekten skal måles med en årlig spørreundersøkelse blant 2 000 husstander.⟧",
            better="## 3.4 Felles oppdrag: varige boliger\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere barnefamilier bor stabilt. Departementene trenger hvert år å vite om flere bor stabilt. Virksomhetene foreslår hvordan dette kan måles.",
            good="## 3.4 Varige boliger\n\nSkattedirektoratet skal måle brukertilfredsheten med en årlig spørreundersøkelse blant 2 000 husstander.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: varige boliger\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere barnefamilier bor stabilt. ⟦Virksomhetene skal gjennomføre dybdeintervju med minst 40 familier i hvert fylke.⟧",
            better="## 3.4 Felles oppdrag: varige boliger\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere barnefamilier bor stabilt. Rapporten skal vise hva familiene selv mener om hjelpen.",
            good="## 3.4 Felles oppdrag: varige boliger\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere barnefamilier bor stabilt. Virksomhetene skal foreslå hvordan utviklingen kan måles, for eksempel med en spørreundersøkelse.",
        ),
        Example(
            form="nn",
            bad="## 3.4 Felles oppdrag: varige bustader\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire barnefamiliar bur stabilt. ⟦Utviklinga skal målast med ei årleg spørjeundersøking blant 2 000 husstandar.⟧",
            better="## 3.4 Felles oppdrag: varige bustader\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire barnefamiliar bur stabilt. Departementa treng kvart år å vite om fleire bur stabilt.",
            good="## 3.4 Felles oppdrag: varige bustader\n\nSkattedirektoratet, Husbanken og Arbeids- og velferdsdirektoratet skal samarbeide slik at fleire barnefamiliar bur stabilt. Verksemdene rapporterer tala i KOSTRA etter metoden i rettleiaren.",
        ),
        Example(
            form="nn",
            good="## 3.4 Varige bustader\n\nSkattedirektoratet skal måle kor nøgde brukarane er med ei årleg spørjeundersøking.",
        ),
    ),
    check=check,
)
