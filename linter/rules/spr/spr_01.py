"""SPR-01: a demand in a joint task that does not say who is responsible."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import BlockKind
from linter.rules.akt.demands import because, binds, classes, is_item, measures, seen, takes_care, task_demands
from linter.rules.akt.heads import HEAD
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.agencies import all_names
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.steering.demand import Demand
from linter.steering.labels import HOW, Agent, ChainLabel
from linter.steering.lexicon import word_classes

_LABELS = HOW | {ChainLabel.COORDINATION}
_UNNAMED = frozenset({Agent.NOBODY, Agent.THING})
_ACTORS = frozenset({"noun.addressee", "noun.ministry"})
_NAME = re.compile(r"[A-ZÆØÅ][\w-]+|\b(?:dere|de to|dykk)\b")
_PASSIVE = "passiv"
_IMPERSONAL = frozenset({"det"})


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per passive or impersonal demand in a joint task whose sentence, row or heading names no one who acts."""
    for _, units in task_demands(analysis):
        for unit in units:
            if _is_open(unit) and not _names_actor(analysis, unit):
                yield Hit(unit.span, evidence=because(unit))


def _is_open(unit: Demand) -> bool:
    if unit.label not in _LABELS or unit.result.unsure or not binds(unit) or is_item(unit):
        return False
    if measures(unit) or takes_care(unit) or unit.text.rstrip().endswith(":"):
        return False
    if unit.result.agent is Agent.THING and seen(
        unit, "matrix"
    ):  # «arbeidet skal bidra til at … løses»: the work does it
        return False
    impersonal = seen(unit, "agent.nobody").lower() in _IMPERSONAL
    return unit.result.agent in _UNNAMED and (_PASSIVE in unit.result.flags or impersonal)


def _names_actor(analysis: LetterAnalysis, unit: Demand) -> bool:
    """Whether the sentence, its table row or its heading names an agency, a ministry or «etatene»."""
    block = analysis.letter.blocks[unit.span.block]
    texts = [unit.text, unit.heading]
    if block.cell is not None:
        texts += [other.text for other in analysis.letter.rows.get((block.cell.table, block.cell.row), ())]
    if block.kind is BlockKind.LIST_ITEM and unit.intro is not None:
        texts.append(analysis.letter.excerpt(unit.intro))
    known = {name.lower() for name in all_names(analysis)}
    for text in texts:
        if any(word_classes(word) & _ACTORS for word in re.findall(r"[^\W\d_][\w-]*", text)):
            return True
        if any(found.lower() in known for found in _NAME.findall(text)):
            return True
    return bool(classes(unit.text) & {"noun.third"})


RULE = LetterRule(
    code="SPR-01",
    name=Text(nb="Krav uten ansvarlig", nn="Krav utan ansvarleg", en="Demand with nobody responsible"),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 4 og råd 5; Språkrådets råd om aktiv form",
    why=Text(
        nb="Når flere skal løse en oppgave sammen, må det gå fram hvem som skal gjøre hva. Et krav i passiv kan alle lese som om "
        "det gjelder de andre.",
        nn="Når fleire skal løyse ei oppgåve saman, må det gå fram kven som skal gjere kva. Eit krav i passiv kan alle lese som om "
        "det gjeld dei andre.",
        en="When several are to solve a task together, it must be clear who does what. A demand in the passive can be read by all "
        "as meant for the others.",
    ),
    messages={
        "default": Text(
            nb="Kravet sier ikke hvem som har ansvaret.",
            nn="Kravet seier ikkje kven som har ansvaret.",
            en="The demand does not say who is responsible.",
        )
    },
    advice=Text(
        nb="Skriv hvem som skal gjøre det, i aktiv form.",
        nn="Skriv kven som skal gjere det, i aktiv form.",
        en="Write who is to do it, in the active voice.",
    ),
    examples=(
        Example(
            head=HEAD["nb"],
            bad="⟦Det skal etableres en felles portal.⟧",
            better="Arbeids- og velferdsdirektoratet har ansvar for én felles portal.",
            good="Arbeids- og velferdsdirektoratet skal etablere en felles portal.",
        ),
        Example(
            head=HEAD["nb"],
            bad="⟦Arbeidet med felles veiledning skal videreføres.⟧",
            better="Etatene skal videreføre arbeidet med felles veiledning.",
            good="Arbeidet med felles veiledning skal videreføres av Utdanningsdirektoratet.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="⟦Det skal etablerast ein felles portal.⟧",
            better="Arbeids- og velferdsdirektoratet har ansvar for éin felles portal.",
            good="Arbeids- og velferdsdirektoratet skal etablere ein felles portal.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="⟦Arbeidet med felles rettleiing skal førast vidare.⟧",
            better="Etatane skal føre vidare arbeidet med felles rettleiing.",
            good="Arbeidet med felles rettleiing skal førast vidare av Utdanningsdirektoratet.",
        ),
    ),
    check=check,
)
