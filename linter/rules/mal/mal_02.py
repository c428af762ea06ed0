"""MAL-02: a goal that is written as something the agency is to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.rules.akt.demands import DOING, because, classes, does, label_sure, seen
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.rules.mal.headed import headed_goals
from linter.rules.mal.statements import Statement, goals
from linter.steering.labels import HOW, Agent

_OWN = frozenset({"noun.ownwork", "noun.document", "noun.organ", "noun.it", "noun.report"})
_AGENTS = frozenset({Agent.ADDRESSEE, Agent.SEVERAL})
_STATES = frozenset({"er", "har", "blir", "vert"})
_FIRST = re.compile(r"[^\W\d_]+")
_INFINITIVE = re.compile(r"^[^\W\d_]+(?:e|a|gi|gje|ta|få|gå|sjå|se)$", re.IGNORECASE)
_OBJECT_WORDS = 6  # how far behind the verb its object is looked for


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per goal whose main verb is a verb of doing with the agency as understood or named subject."""
    found = list(goals(analysis.letter, analysis.demands))
    for goal in (*found, *headed_goals(analysis.letter, {goal.span for goal in found})):
        verb = _doing(goal)
        if verb:
            yield Hit(goal.span, {"verb": verb}, evidence=because(goal.unit))


def _doing(goal: Statement) -> str:
    """The verb of doing that carries the goal, or ""."""
    result = goal.unit.result
    found = _FIRST.findall(goal.words)
    if not found:
        return ""
    first = found[0]
    if _INFINITIVE.match(first) and classes(first) & DOING:
        # The object test (guide, part A6): making something is an activity, changing somebody's state is not.
        makes = bool(classes(" ".join(found[1 : 1 + _OBJECT_WORDS])) & _OWN)
        if goal.sentence:
            return first if makes else ""
        return first if result.label in HOW and label_sure(goal.unit) else ""
    if result.agent in _AGENTS and result.label in HOW and label_sure(goal.unit) and result.demand:
        if seen(goal.unit, "marker").lower() in _STATES:  # «etaten er konsolidert»: a state, though of the agency
            return ""
        verb = seen(goal.unit, "predicate")
        return verb if classes(verb) & DOING or does(goal.unit) else ""
    return ""


RULE = LetterRule(
    code="MAL-02",
    name=Text(
        nb="Målet er skrevet som en aktivitet",
        nn="Målet er skrive som ein aktivitet",
        en="The goal is written as an activity",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, refleksjon 3",
    why=Text(
        nb="Et mål skal si hva som er annerledes når det er nådd. Er målet noe virksomheten skal gjøre, kan det bli nådd uten at "
        "noe er bedre for brukerne.",
        nn="Eit mål skal seie kva som er annleis når det er nådd. Er målet noko verksemda skal gjere, kan det bli nådd utan at "
        "noko er betre for brukarane.",
        en="A goal should say what is different when it is reached. If the goal is something the agency is to do, it can be "
        "reached without anything being better for the users.",
    ),
    messages={
        "default": Text(
            nb="Målet beskriver noe virksomheten skal gjøre («{verb}»).",
            nn="Målet skildrar noko verksemda skal gjere («{verb}»).",
            en="The goal describes something the agency is to do (“{verb}”).",
        )
    },
    advice=Text(
        nb="Skriv heller hva som er annerledes for brukerne når målet er nådd.",
        nn="Skriv heller kva som er annleis for brukarane når målet er nådd.",
        en="Write what is different for the users when the goal is reached.",
    ),
    examples=(
        Example(
            bad="## Mål\n\n⟦Mål 2: Gjennomføre forsøk med områdesatsing i fem kommuner.⟧",
            better="## Mål\n\nMål 2: Barnefamilier i levekårsutsatte områder bor trygt.",
            good="## Mål\n\nMål 1: Redusere fattigdommen blant barnefamilier.",
        ),
        Example(
            bad="## Mål\n\n- ⟦Utvikle en ny digital løsning for søknader.⟧\n- Brukerne får rett ytelse til rett tid.",
            better="## Mål\n\n- Det er enkelt å søke.\n- Brukerne får rett ytelse til rett tid.",
            good="## Oppdrag\n\n- Utvikle en ny digital løsning for søknader.",
        ),
        Example(
            bad="## Mål\n\na) Kommunene kjenner reglene.\n\n⟦b) Arrangere ti kurs for kommunene.⟧",
            better="## Mål\n\na) Kommunene kjenner reglene.\n\nb) Søkerne får svar i tide.",
            good="## Oppdrag\n\na) Arrangere ti kurs for kommunene.",
        ),
        Example(
            bad="⟦Målet er å arrangere ti kurs for kommunene.⟧",
            better="Målet er at kommunene kjenner reglene.",
            good="Målet er å redusere frafallet i videregående opplæring.",
        ),
        Example(
            form="nn",
            bad="## ⟦3.3 Hovudmål 3: Skattedirektoratet skal halde seminar om nye reglar⟧\n\nTekst.",
            better="## 3.3 Hovudmål 3: Skattytarane kjenner dei nye reglane\n\nTekst.",
            good="## Hovudmål 3: Rett skatt\n\nTekst.",
        ),
        Example(
            form="nn",
            bad="## Mål\n\n⟦Mål 2: Gjennomføre forsøk med områdesatsing i fem kommunar.⟧",
            better="## Mål\n\nMål 2: Barnefamiliar i levekårsutsette område bur trygt.",
            good="## Mål\n\nMål 1: Redusere fattigdommen blant barnefamiliar.",
        ),
        Example(
            form="nn",
            bad="## Mål\n\n- ⟦Utarbeide ein ny rettleiar for søkjarar.⟧\n- Brukarane får rett yting til rett tid.",
            better="## Mål\n\n- Det er enkelt å søkje.\n- Brukarane får rett yting til rett tid.",
            good="## Oppdrag\n\n- Utarbeide ein ny rettleiar for søkjarar.",
        ),
    ),
    check=check,
)
