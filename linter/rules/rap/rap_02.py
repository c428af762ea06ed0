"""RAP-02: the letters do not say what to report jointly and what each agency reports for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Filler, Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, mandates

_REPORTS = (Slot.REPORT_WHAT, Slot.REPORT_WHEN, Slot.REPORT_HOW, Slot.REPORT_JOINT)
# Words that divide the content: each its own, only, in short, refers to, once, on behalf of.
_DIVIDES = re.compile(
    r"\b(?:egen|egne|eget|eigen|eiga|eige|eigne|sine|bare|berre|kun|viser\b.{0,20}\btil|én gang|éin gong|en gang|ein gong|"
    r"på vegn(?:e|er) av|ikke (?:også|i tillegg)|ikkje (?:òg|i tillegg)|omtal\w*(?: \w+)? (?:kort|stutt)|(?:kort|stutt) omtal\w*)\b",
    re.IGNORECASE,
)

_REPORT = re.compile(r"rapport|status|notat|orienter|redegjør|gjer(?:e|ast)? greie|vurdering|meld|omtal", re.IGNORECASE)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task of several agencies with reporting that is not divided into joint and own."""
    for mandate in mandates(whole):
        if len(mandate.participants) > 1 and mandate.has(*_REPORTS) and not mandate.unknown(Slot.REPORT_OWN):
            message = _unclear(mandate)
            if message:
                slot = Slot.REPORT_OWN if message == "both" else Slot.REPORT_JOINT
                yield mandate.hit(message=message, at=[(part, said.span) for part, said in mandate.found(slot)])


def _unclear(mandate: Mandate) -> str:
    """The message for what is not clear, or ""."""
    own = mandate.found(Slot.REPORT_OWN)
    joint = [
        (part, filler) for part, filler in mandate.found(Slot.REPORT_JOINT) if _REPORT.search(_sentence(part, filler))
    ]
    said = (*own, *joint, *mandate.found(Slot.REPORTING_COORDINATOR))
    if any(_DIVIDES.search(_sentence(part, filler)) for part, filler in said):
        return ""
    if joint:
        return "both" if own else "joint"
    others = (Slot.REPORT_WHAT, Slot.REPORT_WHEN, Slot.REPORT_HOW)
    return "default" if not own and mandate.has(*others) else ""


def _sentence(part: Part, filler: Filler) -> str:
    return part.letter.letter.excerpt(part.letter.sentence_at(filler.span))


RULE = SetRule(
    code="RAP-02",
    name=Text(
        nb="Felles og egen rapportering er ikke avklart",
        nn="Felles og eiga rapportering er ikkje avklart",
        en="Joint and own reporting are not divided",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5 og 6",
    why=Text(
        nb="Uten et skille rapporterer virksomhetene det samme to ganger, eller tror at den andre gjør det. Departementene bør vurdere hva som skal være felles, og hva hver virksomhet rapporterer selv.",
        nn="Utan eit skilje rapporterer verksemdene det same to gonger, eller trur at den andre gjer det. Departementa bør vurdere kva som skal vere felles, og kva kvar verksemd rapporterer sjølv.",
        en="Without a division agencies report the same twice, or think the other does. Ministries should consider what is joint and what each reports itself.",
    ),
    messages={
        "default": Text(
            nb="Brevet ber om rapportering på «{task}», men vi fant ikke om virksomhetene skal rapportere sammen eller hver for seg.",
            nn="Brevet ber om rapportering på «{task}», men vi fann ikkje om verksemdene skal rapportere saman eller kvar for seg.",
            en="The letter asks for reporting on “{task}”, but we did not find whether the agencies report jointly or separately.",
        ),
        "joint": Text(
            nb="Virksomhetene skal rapportere samlet på «{task}», men vi fant ikke hva hver av dem skal rapportere selv.",
            nn="Verksemdene skal rapportere samla på «{task}», men vi fann ikkje kva kvar av dei skal rapportere sjølv.",
            en="The agencies report jointly on “{task}”, but we did not find what each reports itself.",
        ),
        "both": Text(
            nb="Virksomhetene skal rapportere både sammen og hver for seg på «{task}», men vi fant ikke hva som hører til hvor.",
            nn="Verksemdene skal rapportere både saman og kvar for seg på «{task}», men vi fann ikkje kva som høyrer til kvar.",
            en="The agencies report both jointly and separately on “{task}”, but we did not find what belongs where.",
        ),
    },
    advice=Text(
        nb="Skriv hva som står i den felles rapporten, og hva hver virksomhet omtaler i sin egen. Da slipper de dobbeltarbeid.",
        nn="Skriv kva som står i den felles rapporten, og kva kvar verksemd omtaler i sin eigen. Då slepp dei dobbeltarbeid.",
        en="Write what stands in the joint report and what each agency covers in its own. That saves double work.",
    ),
    examples=(
        Example(
            bad="## 3.4 Felles oppdrag: ryddig frisørbransje\n\nSkattedirektoratet, Arbeidstilsynet og Mattilsynet skal samarbeide slik at flere salonger følger reglene. Etatene ⟦rapporterer samlet⟧ innen 1. november 2026.",
            better="## 3.4 Felles oppdrag: ryddig frisørbransje\n\nSkattedirektoratet, Arbeidstilsynet og Mattilsynet skal samarbeide slik at flere salonger følger reglene. Etatene rapporterer samlet innen 1. november 2026. Hver etat omtaler bare egne resultater i årsrapporten.",
            good="## 3.4 Ryddig frisørbransje\n\nSkattedirektoratet skal sammen med Tolletaten kontrollere flere salonger og rapportere samlet innen 1. november 2026.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: ryddig frisørbransje\n\nSkattedirektoratet, Arbeidstilsynet og Mattilsynet skal samarbeide slik at flere salonger følger reglene. Etatene sender én felles statusrapport 1. november. ⟦Hver etat rapporterer⟧ også på samarbeidet i tertialrapportene og i årsrapporten.",
            better="## 3.4 Felles oppdrag: ryddig frisørbransje\n\nSkattedirektoratet, Arbeidstilsynet og Mattilsynet skal samarbeide slik at flere salonger følger reglene. Etatene sender én felles statusrapport 1. november. Hver etat omtaler egne resultater i årsrapporten og viser ellers til den felles rapporten.",
            good="## 3.4 Felles oppdrag: ryddig frisørbransje\n\nSkattedirektoratet, Arbeidstilsynet og Mattilsynet skal samarbeide slik at flere salonger følger reglene. Felles resultater rapporteres i én felles rapport 1. november. Etatens egen årsrapport viser til den og omtaler bare egen ressursbruk.",
        ),
        Example(
            form="nn",
            bad="## 3.4 Felles oppdrag: ryddig frisørbransje\n\nSkattedirektoratet, Arbeidstilsynet og Mattilsynet skal samarbeide slik at fleire salongar følgjer reglane. Etatane ⟦rapporterer samla⟧ innan 1. november 2026.",
            better="## 3.4 Felles oppdrag: ryddig frisørbransje\n\nSkattedirektoratet, Arbeidstilsynet og Mattilsynet skal samarbeide slik at fleire salongar følgjer reglane. Etatane rapporterer samla innan 1. november 2026. Kvar etat omtaler berre eigne resultat i årsrapporten.",
            good="## 3.4 Felles oppdrag: ryddig frisørbransje\n\nSkattedirektoratet, Arbeidstilsynet og Mattilsynet skal samarbeide slik at fleire salongar følgjer reglane.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: ryddig frisørbransje\n\nSkattedirektoratet, Arbeidstilsynet og Mattilsynet skal samarbeide slik at fleire salongar følgjer reglane. Etatane sender éin felles rapport 1. november. Resultata skal omtalast kort i årsrapporten til kvar etat.",
        ),
        Example(
            form="nn",
            good="## 3.4 Ryddig frisørbransje\n\nSkattedirektoratet skal saman med Tolletaten kontrollere fleire salongar og rapportere samla innan 1. november 2026.",
        ),
    ),
    check=check,
)
