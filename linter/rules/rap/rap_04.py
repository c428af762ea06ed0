"""RAP-04: the annual report is not mentioned for a joint task that is to be reported on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.letters.model import Layer
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, mandates

_REPORTS = (Slot.REPORT_WHAT, Slot.REPORT_WHEN, Slot.REPORT_HOW, Slot.REPORT_JOINT, Slot.REPORT_OWN)
_ANNUAL = re.compile(r"årsrapport|årsmelding", re.IGNORECASE)
# A general clause: the annual report covers everything in the letter.
_ALL = re.compile(
    r"årsrapport[^.]{0,80}\b(?:alle|samtlige|alt|samtlege|hele|heile|kvart|hvert)\b[^.]{0,40}"
    r"\b(?:forhold|forhald|mål\w*|oppdrag\w*|krav\w*|føring\w*|punkt\w*|tema\w*|brev\w*)",
    re.IGNORECASE,
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit, of severity info, for each task with reporting where no letter mentions the annual report."""
    for mandate in mandates(whole):
        if mandate.has(*_REPORTS) and not mandate.unknown(Slot.REPORT_HOW) and not _mentioned(mandate):
            yield mandate.hit()


def _mentioned(mandate: Mandate) -> bool:
    slots = [said for slot in _REPORTS for _, said in mandate.found(slot)]
    if any(_ANNUAL.search(said.value) for said in slots):
        return True
    return any(_ANNUAL.search(part.text()) or _general(part) for part in mandate.parts)


def _general(part: Part) -> bool:
    blocks = part.letter.letter.layer(Layer.BODY)
    return any(_ALL.search(block.text) for block in blocks)


RULE = SetRule(
    code="RAP-04",
    name=Text(
        nb="Årsrapporten er ikke nevnt for samarbeidet",
        nn="Årsrapporten er ikkje nemnd for samarbeidet",
        en="The annual report is not mentioned for the cooperation",
    ),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 6",
    why=Text(
        nb="Resultatene av samarbeidet bør omtales i årsrapporten til hver virksomhet. Da ser også Stortinget og offentligheten dem.",
        nn="Resultata av samarbeidet bør omtalast i årsrapporten til kvar verksemd. Då ser òg Stortinget og ålmenta dei.",
        en="Results of the cooperation should stand in each agency's annual report, where parliament and the public see them.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke at resultatene av «{task}» skal omtales i årsrapporten.",
            nn="Vi fann ikkje at resultata av «{task}» skal omtalast i årsrapporten.",
            en="We did not find that the results of “{task}” shall stand in the annual report.",
        ),
    },
    advice=Text(
        nb="Be om at resultatene omtales i årsrapporten.",
        nn="Be om at resultata blir omtalte i årsrapporten.",
        en="Ask for the results in the annual report.",
    ),
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: trygg utleie⟧\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere bor trygt. Status rapporteres til departementet på e-post i juni.",
            better="## 3.4 Felles oppdrag: trygg utleie\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere bor trygt. Status rapporteres til departementet i juni. Resultatene omtales i årsrapporten.",
            good="## 3.4 Trygg utleie\n\nSkattedirektoratet skal rapportere om utleie til departementet på e-post i juni.",
        ),
        Example(
            bad="## ⟦3.4 Felles oppdrag: trygg utleie⟧\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere bor trygt. Virksomhetene sender én felles statusrapport 1. september.",
            better="## 3.4 Felles oppdrag: trygg utleie\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere bor trygt. Virksomhetene sender én felles statusrapport 1. september og omtaler egne resultater i årsrapporten.",
            good="## 3.4 Felles oppdrag: trygg utleie\n\nSkattedirektoratet, Husbanken og Forbrukertilsynet skal samarbeide slik at flere leietakere bor trygt. Virksomhetene sender én felles statusrapport 1. september.\n\n# 6 Rapportering\n\nÅrsrapporten skal dekke alle forhold som er nevnt i dette brevet.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: trygg utleige⟧\n\nSkattedirektoratet, Husbanken og Forbrukartilsynet skal samarbeide slik at fleire leigetakarar bur trygt. Verksemdene sender éin felles statusrapport 1. september.",
            better="## 3.4 Felles oppdrag: trygg utleige\n\nSkattedirektoratet, Husbanken og Forbrukartilsynet skal samarbeide slik at fleire leigetakarar bur trygt. Verksemdene sender éin felles statusrapport 1. september og omtaler eigne resultat i årsrapporten.",
            good="## 3.4 Trygg utleige\n\nSkattedirektoratet skal sende éin statusrapport om utleige 1. september.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: trygg utleige\n\nSkattedirektoratet, Husbanken og Forbrukartilsynet skal samarbeide slik at fleire leigetakarar bur trygt.",
        ),
    ),
    check=check,
)
