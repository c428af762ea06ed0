"""AKT-02: the letter fixes how the agencies organise their cooperation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import JointTask, Slot
from linter.rules.akt.demands import because, binds, task_demands
from linter.rules.akt.heads import HEAD
from linter.rules.akt.organising import organises
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.steering.classify import UNSURE_DEMAND_BETWEEN
from linter.steering.demand import Demand
from linter.steering.labels import HOW, Agent, ChainLabel

_LABELS = HOW | {ChainLabel.COORDINATION}
_OTHERS = frozenset({Agent.MINISTRY, Agent.THIRD_PARTY, Agent.USERS, Agent.SOCIETY})
_FREE = re.compile(r"\borganiser", re.IGNORECASE)
# A reason why the ministry must decide: a new legal body, law, or a budget chapter of its own.
_REASON = re.compile(
    r"\b(?:eget kapittel|eige kapittel|lovfest\w*|lovpålag\w*|etter loven?|etter lova|jf\. lov|nytt forvaltningsorgan)\b",
    re.IGNORECASE,
)


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per demand about the agencies' own organisation, unless the passage says that they organise it themselves."""
    for task, units in task_demands(analysis):
        if _left_open(analysis, task):
            continue
        for unit in units:
            found = organises(unit.text)
            if not found or _doubtful(unit) or not binds(unit):
                continue
            if unit.label in _LABELS and unit.result.agent not in _OTHERS and not _REASON.search(unit.text):
                yield Hit(unit.span, {"found": found}, evidence=because(unit))


def _doubtful(unit: Demand) -> bool:
    """Whether it is unsure what the demand is about; between two labels that this rule takes alike there is no doubt."""
    result = unit.result
    _, sure = UNSURE_DEMAND_BETWEEN
    return result.unsure and not (result.second in _LABELS and result.demand_probability >= sure)


def _left_open(analysis: LetterAnalysis, task: JointTask) -> bool:
    """Whether the letter says that the agencies organise the cooperation themselves."""
    return any(
        _FREE.search(analysis.letter.excerpt(analysis.sentence_at(filler.span))) for filler in task.slots[Slot.FREEDOM]
    )


RULE = LetterRule(
    code="AKT-02",
    name=Text(
        nb="Krav til intern organisering mellom virksomhetene",
        nn="Krav til intern organisering mellom verksemdene",
        en="Demand about how the agencies organise among themselves",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5",
    why=Text(
        nb="Virksomhetene vet best hvilke grupper, møter og kontorer samarbeidet trenger. Når departementet bestemmer det, "
        "blir formen lett viktigere enn resultatet, og den blir vanskelig å endre når behovet endrer seg.",
        nn="Verksemdene veit best kva grupper, møte og kontor samarbeidet treng. Når departementet bestemmer det, blir forma "
        "lett viktigare enn resultatet, og ho blir vanskeleg å endre når behovet endrar seg.",
        en="The agencies know best which groups, meetings and offices the cooperation needs. When the ministry decides, form "
        "easily becomes more important than result, and hard to change when the need changes.",
    ),
    messages={
        "default": Text(
            nb="Her bestemmer departementet hvordan virksomhetene skal organisere samarbeidet («{found}»). Det bør "
            "departementene vanligvis overlate til virksomhetene selv.",
            nn="Her bestemmer departementet korleis verksemdene skal organisere samarbeidet («{found}»). Det bør "
            "departementa vanlegvis overlate til verksemdene sjølve.",
            en="Here the ministry decides how the agencies are to organise the cooperation (“{found}”). Ministries should "
            "usually leave that to the agencies.",
        )
    },
    advice=Text(
        nb="Si heller hva samarbeidet skal føre til. Må departementet bestemme formen, så skriv hvorfor.",
        nn="Sei heller kva samarbeidet skal føre til. Må departementet bestemme forma, så skriv kvifor.",
        en="Say what the cooperation is to lead to. If the ministry must decide the form, say why.",
    ),
    examples=(
        Example(
            head=HEAD["nb"],
            bad="⟦Etatene skal samlokalisere medarbeidere i tre byer.⟧",
            better="Etatene avgjør selv hvordan samarbeidet organiseres.",
            good="Utdanningsdirektoratet er koordinerende virksomhet og har ansvar for framdriften.",
        ),
        Example(
            head=HEAD["nb"],
            bad="⟦Etatene skal opprette et felles sekretariat med egen leder.⟧",
            better="Etatene skal samarbeide slik at flere unge fullfører skolen.",
            good="Etatene viser til arbeidet i den rådgivende gruppen som departementene opprettet i 2024.",
        ),
        Example(
            head=HEAD["nb"],
            bad="⟦Arbeids- og velferdsdirektoratet skal delta i styringsgruppen med en leder på nivå 2.⟧",
            better="Etatene har felles ansvar for at målet nås.",
            good="Saker som etatene ikke blir enige om, skal de ta opp med eget departement i etatsstyringsmøtet.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="⟦Etatane skal samlokalisere medarbeidarar i tre byar.⟧",
            better="Etatane avgjer sjølve korleis samarbeidet skal organiserast.",
            good="Utdanningsdirektoratet er koordinerande verksemd og har ansvar for framdrifta.",
        ),
        Example(
            head=HEAD["nn"],
            form="nn",
            bad="⟦Det skal opprettast eit felles sekretariat for samarbeidet.⟧",
            better="Etatane har felles ansvar for at målet blir nådd.",
            good="Etatane skal samarbeide slik at fleire unge fullfører skulen.",
        ),
    ),
    check=check,
)
