"""RAP-01: the letters do not say what to report on a joint task, when, or in what form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, mandates
from linter.rules.koo.signs import sign_of_report

_ANNUAL = re.compile(r"årsrapport|årsmelding", re.IGNORECASE)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task that lacks what, when or how in all letters; the message names what is missing.

    The annual report has a date and a form of its own. Severity low when only the content or the form is open, and where
    nothing was found but a sentence has a word of telling that was not read with certainty.
    """
    for mandate in mandates(whole):
        missing = [name for name, slot in _ASKED if not mandate.unknown(slot) and not _given(mandate, name, slot)]
        if len(missing) < len(_ASKED):
            if missing:
                yield mandate.hit(message="_".join(missing), severity=Severity.LOW if missing in _LESSER else None)
        elif sign := sign_of_report(mandate):
            yield mandate.hit(message="unsure", severity=Severity.LOW, at=[sign])
        else:
            yield mandate.hit()


_LESSER = (["what"], ["how"])
_ASKED = (("what", Slot.REPORT_WHAT), ("when", Slot.REPORT_WHEN), ("how", Slot.REPORT_HOW))


def _given(mandate: Mandate, name: str, slot: Slot) -> bool:
    """Whether an item is given. The annual report gives when and how, unless a joint report is asked for besides it."""
    if name == "what":
        return mandate.has(slot)
    joint = mandate.has(Slot.REPORT_JOINT)
    if name == "how" and joint:
        return True
    if joint:
        return any(not _ANNUAL.search(value) for value in mandate.values(slot))
    slots = (slot, Slot.REPORT_HOW, Slot.REPORT_OWN)
    return mandate.has(slot) or any(_ANNUAL.search(value) for other in slots for value in mandate.values(other))


_WHAT = ("hva virksomhetene skal rapportere", "kva verksemdene skal rapportere", "what to report")
_WHEN = ("når virksomhetene skal rapportere", "når verksemdene skal rapportere", "when to report")
_HOW = (
    "i hvilken form virksomhetene skal rapportere",
    "i kva form verksemdene skal rapportere",
    "in what form to report",
)
_OR_HOW = (", eller i hvilken form", ", eller i kva form", ", or in what form")


def _message(missing: tuple[str, str, str], more: tuple[str, str, str] = ("", "", "")) -> Text:
    return Text(
        nb=f"Vi fant ikke {missing[0]} om «{{task}}»{more[0]}.",
        nn=f"Vi fann ikkje {missing[1]} om «{{task}}»{more[1]}.",
        en=f"We did not find {missing[2]} on “{{task}}”{more[2]}.",
    )


RULE = SetRule(
    code="RAP-01",
    name=Text(
        nb="Rapporteringen på samarbeidet er ikke avklart",
        nn="Rapporteringa på samarbeidet er ikkje avklart",
        en="Reporting on the cooperation is not settled",
    ),
    severity=Severity.MEDIUM,
    status=Status.PREVIEW,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5 og 6",
    why=Text(
        nb="Departementene må si tidlig hva de vil vite, når og i hvilken form. Da kan virksomhetene samle det de trenger, og departementene slipper å be om mer underveis.",
        nn="Departementa må seie tidleg kva dei vil vite, når og i kva form. Då kan verksemdene samle det dei treng, og departementa slepp å be om meir undervegs.",
        en="Ministries must say early what they want to know, when and in what form. Then agencies can collect it, and no more need be asked for later.",
    ),
    messages={
        "default": _message(
            _WHAT, (", og heller ikke når eller hvordan", ", og heller ikkje når eller korleis", ", nor when or how")
        ),
        "unsure": Text(
            nb="Her kan det være ment en rapport, men vi er ikke sikre på hva virksomhetene skal rapportere om «{task}», når og i hvilken form.",
            nn="Her kan det vere meint ein rapport, men vi er ikkje sikre på kva verksemdene skal rapportere om «{task}», når og i kva form.",
            en="This may ask for a report, but we are not sure what the agencies shall report on “{task}”, when and in what form.",
        ),
        "what": _message(_WHAT),
        "when": _message(_WHEN),
        "how": _message(_HOW),
        "what_when": _message(_WHAT, (", eller når", ", eller når", ", or when")),
        "what_how": _message(_WHAT, _OR_HOW),
        "when_how": _message(_WHEN, _OR_HOW),
    },
    advice=Text(
        nb="Si hva dere vil vite, når og i hvilken form. Ordinær rapportering er nok når det står at den gjelder oppgaven.",
        nn="Sei kva de vil vite, når og i kva form. Ordinær rapportering er nok når det står at ho gjeld oppgåva.",
        en="Say what you want to know, when and in what form. Ordinary reporting is enough when the letter says it covers the task.",
    ),
    examples=(
        Example(
            bad="## ⟦3.4 Felles oppdrag: tryggere netthandel⟧\n\nSkattedirektoratet, Politidirektoratet og Forbrukertilsynet skal samarbeide slik at færre kunder taper penger på nett. Det skal rapporteres på arbeidet.",
            better="## 3.4 Felles oppdrag: tryggere netthandel\n\nSkattedirektoratet, Politidirektoratet og Forbrukertilsynet skal samarbeide slik at færre kunder taper penger på nett. Virksomhetene sender én felles statusrapport 1. september. Rapporten skal vise om færre kunder taper penger.",
            good="## 3.4 Tryggere netthandel\n\nSkattedirektoratet skal sammen med Tolletaten sørge for at færre kunder taper penger på nett.",
        ),
        Example(
            bad="## ⟦3.4 Felles oppdrag: tryggere netthandel⟧\n\nSkattedirektoratet, Politidirektoratet og Forbrukertilsynet skal samarbeide slik at færre kunder taper penger på nett. Virksomhetene sender én felles statusrapport. Rapporten skal vise hvordan det går med målet.",
            better="## 3.4 Felles oppdrag: tryggere netthandel\n\nSkattedirektoratet, Politidirektoratet og Forbrukertilsynet skal samarbeide slik at færre kunder taper penger på nett. Virksomhetene sender én felles statusrapport hvert halvår. Rapporten skal vise hvordan det går med målet.",
            good="## 3.4 Felles oppdrag: tryggere netthandel\n\nSkattedirektoratet, Politidirektoratet og Forbrukertilsynet skal samarbeide slik at færre kunder taper penger på nett. Hver virksomhet rapporterer i årsrapporten om hvordan det går med målet for samarbeidet.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.4 Felles oppdrag: tryggare netthandel⟧\n\nSkattedirektoratet, Politidirektoratet og Forbrukartilsynet skal samarbeide slik at færre kundar taper pengar på nett. Det skal rapporterast på arbeidet.",
            better="## 3.4 Felles oppdrag: tryggare netthandel\n\nSkattedirektoratet, Politidirektoratet og Forbrukartilsynet skal samarbeide slik at færre kundar taper pengar på nett. Verksemdene sender éin felles statusrapport 1. september. Rapporten skal vise om færre kundar taper pengar.",
            good="## 3.4 Tryggare netthandel\n\nSkattedirektoratet skal saman med Tolletaten sørgje for at færre kundar taper pengar på nett.",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: tryggare netthandel\n\nSkattedirektoratet, Politidirektoratet og Forbrukartilsynet skal samarbeide slik at færre kundar taper pengar på nett. Kvar verksemd rapporterer i årsrapporten om korleis det går med målet for samarbeidet.",
        ),
    ),
    check=check,
)
