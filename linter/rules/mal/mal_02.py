"""MAL-02: a goal that is written as something the agency is to do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.rules.akt.demands import DOING, because, classes, does, label_sure, seen
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.rules.mal.headed import headed_goals
from linter.rules.mal.statements import GOAL_KIND, Statement, goals
from linter.steering.labels import HOW, Agent, ChainLabel

_OWN = frozenset({"noun.ownwork", "noun.document", "noun.organ", "noun.it", "noun.report"})
_AGENTS = frozenset({Agent.ADDRESSEE, Agent.SEVERAL})
_NOBODY = frozenset({Agent.THING, Agent.NOBODY})
_BECOMES = frozenset({"blir", "vert"})
_STATES = frozenset({"er", "har"}) | _BECOMES
_FIRST = re.compile(r"[^\W\d_]+")
_INFINITIVE = re.compile(r"^[^\W\d_]+(?:e|a|gi|gje|ta|få|gå|sjå|se)$", re.IGNORECASE)
_PASSIVE = re.compile(r"(?:es|ast)$", re.IGNORECASE)
_STATE_SENTENCE = re.compile(rf"^{GOAL_KIND}\b[^.:]{{0,60}}?\s(?:er|blir)\s+at\s+(?=\w)", re.IGNORECASE)
_CONTRIBUTES = re.compile(r"\W*(?:bidra|medvirke|medverk[ea])\s+til\s", re.IGNORECASE)
_OBJECT_WORDS = 6  # how far behind the verb its object is looked for


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per goal whose main verb is a verb of doing with the agency as understood or named subject."""
    found = list(goals(analysis.letter, analysis.demands))
    found += [
        Statement(unit, unit.text[said.end() :], sentence=True)  # «Målet er at direktoratet utarbeider …»
        for unit in analysis.demands
        if (said := _STATE_SENTENCE.match(unit.text))
    ]
    for goal in (*found, *headed_goals(analysis.letter, {goal.span for goal in found})):
        verb = _doing(goal)
        if verb:
            yield Hit(goal.span, {"verb": verb}, evidence=because(goal.unit))


def _doing(goal: Statement) -> str:
    """The verb of doing that carries the goal, or ""."""
    found = _FIRST.findall(goal.words)
    if found and _INFINITIVE.match(found[0]) and classes(found[0]) & DOING:
        # The object test (guide, part A6): making something is an activity, changing somebody's state is not.
        makes = bool(classes(" ".join(found[1 : 1 + _OBJECT_WORDS])) & _OWN)
        tested = goal.sentence or _CONTRIBUTES.match(goal.words)  # «bidra til gode bomiljø» says a state
        return found[0] if (makes if tested else _is_how(goal)) else ""
    said = goal.sentence or goal.unit.result.demand
    return _finite(goal, found) if found and said and _is_how(goal) else ""


def _is_how(goal: Statement) -> bool:
    """By the label; in doubt, by an agency that is to do something."""
    result = goal.unit.result
    deed = result.agent in {Agent.ADDRESSEE, Agent.SEVERAL} and does(goal.unit)
    return result.label in HOW and (label_sure(goal.unit) or deed)


def _finite(goal: Statement, found: list[str]) -> str:
    """The verb of doing of a whole sentence («Direktoratet skal lage …», «Direktoratet lager …»), or ""."""
    result, marker, verb = goal.unit.result, seen(goal.unit, "marker"), seen(goal.unit, "predicate")
    if result.agent in _AGENTS:
        if marker.lower() in _STATES and not goal.sentence:  # «etaten er konsolidert»: a state, though of the agency
            return ""
        return (verb or marker) if does(goal.unit, verb or marker) else ""
    # «Veiledere utarbeides», «det blir holdt kurs»: the agency is understood.
    passive = marker.lower() in _BECOMES if verb else bool(_PASSIVE.search(marker))
    own = result.agent in _NOBODY and bool(classes(" ".join(found[:_OBJECT_WORDS])) & _OWN)
    made = passive and own and result.label is ChainLabel.ACTIVITY and does(goal.unit, verb or marker)
    return (verb or marker) if made else ""


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
            bad="## Mål og parametere\n\n⟦Mål N2: Skattedirektoratet gjennomfører informasjonsmøter og utarbeider veiledere.⟧\n\n⟦Mål N3: Nye veiledere utarbeides.⟧",
            better="## Mål og parametere\n\nMål N2: Skattyterne finner fram i reglene.\n\nMål N3: Skattyterne får rett svar.",
            good="## Mål og parametere\n\nMål N2: Skattedirektoratet behandler klager innen fristen.\n\nMål N3: Kommunene gjennomfører planene sine.",
        ),
        Example(
            form="nn",
            bad="## Mål\n\n⟦M1: Skattedirektoratet lagar rettleiarar og held kurs for kommunane.⟧\n\n### ⟦Mål B: Direktoratet arrangerer seminar om nye reglar⟧\n\nTekst.",
            better="## Mål\n\nM1: Kommunane kjenner reglane.\n\n### Mål B: Skattytarane kjenner dei nye reglane\n\nTekst.",
            good="## Mål\n\nM1: Næringslivet bruker lita tid på å rapportere.\n\n### Mål B: Krav er betalte i rett tid\n\nTekst.",
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
