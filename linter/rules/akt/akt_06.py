"""AKT-06: a demand about the agencies' own input in a joint task."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import JointTask, Slot
from linter.rules.akt.demands import because, binds, classes, deed, task_demands
from linter.rules.akt.heads import HEAD
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.steering.demand import Demand
from linter.steering.labels import Agent, ChainLabel, Context

_OWN = frozenset({Agent.ADDRESSEE, Agent.SEVERAL, Agent.NOBODY, Agent.THING})
_EARMARKED = re.compile(
    r"\b(?:bevilgning\w*|løyving\w*|kap\.|post \d|mill\. kroner|øremerk\w*|øyremerk\w*)", re.IGNORECASE
)
_INPUT = frozenset({"noun.ownresource", "verb.resource"})


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per demand in a joint task about staff, posts, offices or other input of the agencies' own.

    Where the letter says nothing else of the task's resources or priority, the demand is the sign of them that KOO-07 and
    KOO-08 look for, and may stay.
    """
    for task, units in task_demands(analysis):
        for unit in units:
            if _is_input(unit):
                message = "default" if _ranked_elsewhere(task, unit) else "only"
                yield Hit(unit.span, {"found": deed(unit)}, message, evidence=because(unit))


def _ranked_elsewhere(task: JointTask, unit: Demand) -> bool:
    """Whether something else than the demand gives the task an amount or a post, or says how it ranks.

    «Innenfor gjeldende rammer» gives nothing: there the demand is what shows that the task comes first.
    """
    own = unit.span
    said = [filler for filler in task.slots[Slot.MONEY] if re.search(r"\d", filler.value)]
    said += task.slots[Slot.PRIORITY]
    return any(not (f.span.block == own.block and own.start <= f.span.start < own.end) for f in said)


def _is_input(unit: Demand) -> bool:
    if unit.label is not ChainLabel.INPUT or unit.result.unsure or not binds(unit):
        return False
    if unit.context is Context.COMMON or unit.result.agent not in _OWN or _EARMARKED.search(unit.text):
        return False
    return bool(classes(unit.text) & _INPUT)


RULE = LetterRule(
    code="AKT-06",
    name=Text(nb="Krav om innsats", nn="Krav om innsats", en="Demand about input"),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, refleksjon 3",
    why=Text(
        nb="Hvor mange som arbeider med oppgaven, sier ikke om den blir løst. Samtidig kan slike tall være det eneste tegnet på "
        "at oppgaven har prioritet. Da bør dere heller si det.",
        nn="Kor mange som arbeider med oppgåva, seier ikkje om ho blir løyst. Samstundes kan slike tal vere det einaste teiknet "
        "på at oppgåva har prioritet. Då bør de heller seie det.",
        en="How many people work on the task does not tell whether it is solved. Such figures may be the only sign that the "
        "task has priority; then say that instead.",
    ),
    messages={
        "default": Text(
            nb="Kravet gjelder virksomhetens egen ressursbruk («{found}»).",
            nn="Kravet gjeld ressursbruken til verksemda sjølv («{found}»).",
            en="The demand is about the agency's own use of resources (“{found}”).",
        ),
        "only": Text(
            nb="Kravet gjelder virksomhetens egen ressursbruk («{found}»). Det viser at oppgaven har prioritet, men ikke hva "
            "ressursene skal føre til. Vi fant ikke noe annet om ressurser eller prioritet.",
            nn="Kravet gjeld ressursbruken til verksemda sjølv («{found}»). Det viser at oppgåva har prioritet, men ikkje kva "
            "ressursane skal føre til. Vi fann ikkje noko anna om ressursar eller prioritet.",
            en="The demand is about the agency's own use of resources (“{found}”). It shows that the task has priority, but not "
            "what the resources are to lead to. We found nothing else about resources or priority.",
        ),
    },
    advice=Text(
        nb="Si heller hva ressursene skal føre til, og hvilke ressurser departementet stiller til rådighet.",
        nn="Sei heller kva ressursane skal føre til, og kva ressursar departementet stiller til rådvelde.",
        en="Say what the resources are to lead to, and which resources the ministry provides.",
    ),
    other_advice={
        "only": Text(
            nb="Kravet kan bli stående. Skriv også hva ressursene skal føre til, og om departementet stiller midler til rådighet.",
            nn="Kravet kan bli ståande. Skriv òg kva ressursane skal føre til, og om departementet stiller midlar til rådvelde.",
            en="The demand can stay. Write also what the resources are to lead to, and whether the ministry provides any.",
        ),
    },
    examples=(
        Example(
            head=HEAD["nb"],
            bad="⟦Etatene skal sette av minst fire årsverk hver til samarbeidet.⟧",
            better="Departementene stiller 8 mill. kroner til rådighet for samarbeidet. Etatene avgjør selv hvordan midlene "
            "brukes.",
            good="Inntil 12 mill. kroner av bevilgningen på post 21 skal brukes til samarbeidet.",
        ),
        Example(
            head=HEAD["nb"],
            bad="⟦Etatene skal bruke minst ti stillinger på samarbeidet.⟧",
            better="Samarbeidet har høy prioritet i alle tre tildelingsbrev.",
            good="Elevene skal få hjelp av ansatte som kjenner dem.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="⟦Etatane skal setje av minst fire årsverk kvar til samarbeidet.⟧",
            better="Departementa stiller 8 mill. kroner til rådvelde for samarbeidet. Etatane avgjer sjølve korleis midlane blir "
            "brukte.",
            good="Inntil 12 mill. kroner av løyvinga på post 21 skal brukast til samarbeidet.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            good="Elevane skal få hjelp av tilsette som kjenner dei.",
        ),
    ),
    check=check,
)
