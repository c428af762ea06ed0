"""KOO-14: a letter cites several plans on one theme and does not say how they relate."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Filler, Slot, Where
from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, Option, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, each_place, mandates

_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 6  # letters that two forms of a long word share
_OF_PLANS = ("strateg", "handli", "progra", "melding", "plan", "nasjon", "regjer")  # say what kind of text it is


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task in whose passage a letter cites ``min_plans`` other plans without a word on how they relate."""
    least = int(str(whole.option(RULE, "min_plans")))
    for mandate in mandates(whole):
        if mandate.unknown(Slot.RELATION):
            continue
        found = [(part, plans) for part in mandate.parts if len(plans := _others(mandate, part)) >= least]
        places: list[tuple[Part, Span]] = [(part, plans[0].span) for part, plans in found if not _related(part, plans)]
        for group in each_place(places):
            plans = next(plans for part, plans in found if part is group[0][0])
            yield mandate.hit({"plans": "; ".join(dict.fromkeys(plan.value for plan in plans))}, at=group)


def _related(part: Part, plans: list[Filler]) -> bool:
    """Whether words on how things relate stand in a section that cites the plans; elsewhere they are about other things."""
    blocks = part.letter.letter.blocks
    citing = {blocks[plan.span.block].section for plan in plans}
    return any(blocks[said.span.block].section in citing for said in part.task.slots[Slot.RELATION])


def _others(mandate: Mandate, part: Part) -> list[Filler]:
    """Plans cited in the passage, each once, without the one that the task itself is named after."""
    names = {name for other in mandate.parts for name in (other.task.name, *other.task.names)}
    own = _theme(" ".join(names))
    same = re.compile(rf"(?:{'|'.join(map(re.escape, names))})\W+(?:\([^)]*\)\s)?er\s", re.IGNORECASE)
    seen: dict[str, Filler] = {}
    for plan in part.task.slots[Slot.PLANS]:
        theme = _theme(plan.value)
        sentence = part.letter.letter.excerpt(part.letter.sentence_at(plan.span))
        if plan.where is Where.PASSAGE and not (theme and theme <= own) and not same.search(sentence):
            seen.setdefault(" ".join(plan.value.casefold().split()), plan)
    return list(seen.values())


def _theme(text: str) -> frozenset[str]:
    stems = (word.casefold()[:_STEM] for word in _WORD.findall(text))
    return frozenset(stem for stem in stems if not stem.startswith(_OF_PLANS))


RULE = SetRule(
    code="KOO-14",
    name=Text(
        nb="Grenseflater mot andre oppgaver og planer er ikke avklart",
        nn="Grenseflater mot andre oppgåver og planar er ikkje avklarte",
        en="Boundaries to other tasks and plans are not settled",
    ),
    severity=Severity.LOW,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 2",
    why=Text(
        nb="Flere planer for samme målgruppe trekker lett i ulike retninger. Uten avklarte grenser må virksomhetene selv finne ut hva som gjelder.",
        nn="Fleire planar for same målgruppe dreg lett i ulike retningar. Utan avklarte grenser må verksemdene sjølve finne ut kva som gjeld.",
        en="Several plans for one target group easily pull apart. Without boundaries the agencies must find out what holds.",
    ),
    messages={
        "default": Text(
            nb="Brevet viser til flere planer i «{task}» ({plans}), men vi fant ikke hvordan de henger sammen.",
            nn="Brevet viser til fleire planar i «{task}» ({plans}), men vi fann ikkje korleis dei heng saman.",
            en="The letter cites several plans in “{task}” ({plans}), but we did not find how they relate.",
        ),
    },
    advice=Text(
        nb="Skriv hva hver plan gjelder, og hvilken som går foran eller erstatter en annen.",
        nn="Skriv kva kvar plan gjeld, og kva for ein som går føre eller erstattar ein annan.",
        en="Write what each plan covers, and which one goes before or replaces another.",
    ),
    options={
        "min_plans": Option(
            default=2,
            doc=Text(
                nb="Så mange planer må brevet vise til, utenom den samarbeidet selv har navn etter.",
                nn="Så mange planar må brevet vise til, utanom den samarbeidet sjølv har namn etter.",
                en="This many plans must be cited, besides the one the cooperation is named after.",
            ),
        ),
    },
    examples=(
        Example(
            bad="## 3.4 Felles oppdrag: barn i fattige familier\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Barne-, ungdoms- og familiedirektoratet skal samarbeide slik at færre barn vokser opp i fattigdom. Direktoratet skal følge opp ⟦strategien for like muligheter i oppveksten⟧, handlingsplanen for universell utforming og Program for bedre levekår.",
            better="## 3.4 Felles oppdrag: barn i fattige familier\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Barne-, ungdoms- og familiedirektoratet skal samarbeide slik at færre barn vokser opp i fattigdom. Direktoratet skal følge opp strategien for like muligheter i oppveksten og Program for bedre levekår. Programmet erstatter tiltak 4–9 i strategien.",
            good="## 3.4 Barn i fattige familier\n\nSkattedirektoratet skal følge opp strategien for like muligheter i oppveksten, handlingsplanen for universell utforming og Program for bedre levekår.",
        ),
        Example(
            bad="## 3.4 Felles oppdrag: barn i fattige familier\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Barne-, ungdoms- og familiedirektoratet skal samarbeide slik at færre barn vokser opp i fattigdom. Arbeidet bygger på ⟦strategien mot barnefattigdom⟧. Det bygger også på handlingsplanen mot gjeldsproblemer (2024).",
            better="## 3.4 Felles oppdrag: barn i fattige familier\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Barne-, ungdoms- og familiedirektoratet skal samarbeide slik at færre barn vokser opp i fattigdom. Arbeidet bygger på Meld. St. 32 (2020–2021). Handlingsplanen mot gjeldsproblemer (2024) avgrenses mot oppdraget ved at den bare gjelder voksne.",
            good="## 3.4 Felles oppdrag: barn i fattige familier\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Barne-, ungdoms- og familiedirektoratet skal samarbeide slik at færre barn vokser opp i fattigdom. Arbeidet bygger på Meld. St. 32 (2020–2021).",
        ),
        Example(
            form="nn",
            bad="## 3.4 Felles oppdrag: barn i fattige familiar\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Barne-, ungdoms- og familiedirektoratet skal samarbeide slik at færre barn veks opp i fattigdom. Direktoratet skal følgje opp ⟦strategien for like moglegheiter i oppveksten⟧, handlingsplanen for universell utforming og Program for betre levekår.",
            better="## 3.4 Felles oppdrag: barn i fattige familiar\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Barne-, ungdoms- og familiedirektoratet skal samarbeide slik at færre barn veks opp i fattigdom. Direktoratet skal følgje opp strategien for like moglegheiter i oppveksten og Program for betre levekår. Programmet erstattar tiltak 4–9 i strategien.",
            good="## 3.4 Felles oppdrag: barn i fattige familiar\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Barne-, ungdoms- og familiedirektoratet skal samarbeide slik at færre barn veks opp i fattigdom. Arbeidet byggjer på Meld. St. 32 (2020–2021).",
        ),
        Example(
            form="nn",
            good="## 3.4 Felles oppdrag: barn i fattige familiar\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Barne-, ungdoms- og familiedirektoratet skal samarbeide slik at færre barn veks opp i fattigdom. Strategien for like moglegheiter i oppveksten og Program for betre levekår må sjåast i samanheng.",
        ),
    ),
    check=check,
)
