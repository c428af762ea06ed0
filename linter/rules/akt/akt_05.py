"""AKT-05: a goal of a joint task is bound to one particular means."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Span
from linter.rules.akt.demands import DOING, because, classes, task_demands
from linter.rules.akt.heads import HEAD
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.steering.demand import Demand
from linter.steering.labels import WHAT, ChainLabel, Context

_MEANS = re.compile(
    r"\b(?:gjennom|ved hjelp av|ved bruk av|i form av|ved å|med å)\s+(?P<what>[^,.;:]+?)(?=\s+slik at|\s+for å|[,.;:]|$)",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\b(?:blant annet|for eksempel|eksempelvis|mellom anna|til dømes|bl\.a\.|f\.eks\.|m\.a\.|t\.d\.)\s*(?:gjennom|ved)?\s*$|"
    r"^(?:blant annet|for eksempel|mellom anna|til dømes)\b",
    re.IGNORECASE,
)
# Time and company are no means; nor is what the Storting has set up with a post of its own.
_NO_MEANS = re.compile(
    r"^(?:hele |heile )?(?:året|perioden|livet|livsløpet|skoleløpet|skuleløpet|prosessen|løpet|dialog|samarbeid|samordning)\b"
    r"|\b(?:tilskuddsordning|tilskotsordning|kap\.|post \d)",
    re.IGNORECASE,
)
_THINGS = frozenset({"noun.document", "noun.organ", "noun.it"})
_WORK = re.compile(
    r"\b\w*(?:kurs|kampanj|samling|seminar|konferans|nettverk|kontroll|tilsyn|portal|senter|sentr|modell|metod|opplæring"
    r"|undersøk|rettlei|veileder)\w*",
    re.IGNORECASE,
)
_STEPS = WHAT | {ChainLabel.OUTPUT}


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit on the means in each goal or effect sentence of a joint task that fixes one."""
    for _, units in task_demands(analysis):
        for unit in units:
            if unit.label not in _STEPS or unit.result.unsure or not (unit.demand or unit.context is Context.GOAL):
                continue
            place = _means(unit)
            if place is not None:
                start, end = place
                span = Span(unit.span.block, unit.span.start + start, unit.span.start + end)
                yield Hit(span, {"means": analysis.letter.excerpt(span)}, evidence=because(unit))


def _means(unit: Demand) -> tuple[int, int] | None:
    """Start and end of the means clause in the unit's text, when the means is concrete and no example."""
    for found in _MEANS.finditer(unit.text):
        what = found["what"]
        if _NO_MEANS.search(what) or _EXAMPLE.search(unit.text[: found.start()]) or _EXAMPLE.search(what):
            continue
        acts = found.group().lower().startswith(("ved å", "med å")) and classes(what.split()[0]) & DOING
        if acts or _WORK.search(what) or classes(what) & _THINGS:
            return found.start(), found.end("what")
    return None


RULE = LetterRule(
    code="AKT-05",
    name=Text(
        nb="Målet er bundet til et bestemt virkemiddel",
        nn="Målet er bunde til eit bestemt verkemiddel",
        en="The goal is bound to one particular means",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5",
    why=Text(
        nb="Målet sier hva dere vil oppnå. Når virkemiddelet også er bestemt, kan virksomhetene ikke velge noe som virker bedre.",
        nn="Målet seier kva de vil oppnå. Når verkemiddelet også er bestemt, kan verksemdene ikkje velje noko som verkar betre.",
        en="The goal says what you want to achieve. With the means fixed too, the agencies cannot choose what works better.",
    ),
    messages={
        "default": Text(
            nb="Setningen har et mål, men binder virksomhetene til ett virkemiddel («{means}»).",
            nn="Setninga har eit mål, men bind verksemdene til eitt verkemiddel («{means}»).",
            en="The sentence has a goal, but binds the agencies to one means (“{means}”).",
        )
    },
    advice=Text(
        nb="Vurder å sette punktum etter målet, eller skriv at virkemiddelet er et eksempel.",
        nn="Vurder å setje punktum etter målet, eller skriv at verkemiddelet er eit døme.",
        en="Consider a full stop after the goal, or say that the means is an example.",
    ),
    examples=(
        Example(
            head=HEAD["nb"],
            bad="Etatene skal øke kompetansen i kommunene ⟦gjennom tre nasjonale kurs og en felles nettportal⟧.",
            better="Kommunene skal ha den kompetansen de trenger for å gi rett hjelp tidlig.",
            good="Flere unge skal fullføre skolen gjennom hele perioden.",
        ),
        Example(
            head=HEAD["nb"],
            bad="Flere unge skal komme i jobb ⟦ved hjelp av en nasjonal kampanje⟧.",
            better="Flere unge skal komme i jobb.",
            good="Flere unge skal komme i jobb, for eksempel ved hjelp av en nasjonal kampanje.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="Etatane skal auke kompetansen i kommunane ⟦gjennom tre nasjonale kurs og ein felles nettportal⟧.",
            better="Kommunane skal ha den kompetansen dei treng for å gi rett hjelp tidleg.",
            good="Fleire unge skal fullføre skulen gjennom heile perioden.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="Fleire unge skal kome i jobb ⟦ved hjelp av ein nasjonal kampanje⟧.",
            better="Fleire unge skal kome i jobb.",
            good="Fleire unge skal kome i jobb, til dømes ved hjelp av ein nasjonal kampanje.",
        ),
    ),
    check=check,
)
