"""FEL-09: the letters have different goals for one cooperation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from rapidfuzz import fuzz

from linter.coordination.model import Filler, Slot, Where
from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, Option, Related, SetRule, Severity, Status, Text
from linter.rules.fel.change import Change
from linter.rules.fel.letters import addressee, akrim, composed, quoted
from linter.rules.fel.texts import TaskText, spread
from linter.rules.koo.mandate import Part
from linter.sharing.words import contents


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each goal of the shared text that a letter has changed or left out, or for letters with no goal in common.

    A letter's own goals beside a shared one are let be.
    """
    alike = float(str(whole.option(RULE, "alike")))
    for text in whole.task_texts:
        changes = sorted(text.changes_of("FEL-09"), key=_sentence)
        for _, group in groupby(changes, key=_sentence):
            yield _changed(text, list(group))
        if not text.shared and (said := _apart(text, alike)):
            yield _different(text, said)


def _sentence(change: Change) -> tuple[int, str]:
    return change.second.index, change.sentence or change.before_sentence


def _changed(text: TaskText, changes: Sequence[Change]) -> Hit:
    change = changes[0]
    own = [one for one in text.additions if one.part.index == change.second.index and Slot.GOALS in one.slots]
    after = change.sentence or (own[0].text if own else "")
    places = [one.at for one in changes if one.at]
    here = [at for at in places if at.block == places[0].block]
    words = Span(here[0].block, min(a.start for a in here), max(a.end for a in here)) if here else None
    return Hit(
        words or (own[0].at if own else change.second.place),
        {
            "task": text.mandate.name,
            "before": quoted(change.before_sentence),
            "after": quoted(after),
            "first": addressee(change.first),
            "second": addressee(change.second),
        },
        "default" if after else "missing",
        related=(
            Related(change.before_place, change.first.index),
            *(Related(span, part.index) for part, span in spread(change.others)),
        ),
        evidence=(change.first.looked(), change.second.looked()),
        letter=change.second.index,
    )


def _goals(part: Part) -> list[Filler]:
    return [filler for filler in part.task.slots[Slot.GOALS] if filler.where is Where.PASSAGE]


def _apart(text: TaskText, alike: float) -> list[tuple[Part, Filler]]:
    """The first goal of each letter that has any, when no two letters share one."""
    said = [(part, goals) for part in text.parts if (goals := _goals(part))]
    for (one, left), (other, right) in combinations(said, 2):
        if any(_same(one, a, other, b, alike) for a in left for b in right):
            return []
    return [(part, goals[0]) for part, goals in said] if len(said) > 1 else []


def _same(one: Part, a: Filler, other: Part, b: Filler, alike: float) -> bool:
    left, right = (
        " ".join(word.stem for word in contents(part.letter.letter.excerpt(filler.span)))
        for part, filler in ((one, a), (other, b))
    )
    return fuzz.token_set_ratio(left, right) >= alike


def _different(text: TaskText, said: Sequence[tuple[Part, Filler]]) -> Hit:
    (first, goal), (second, other) = said[:2]
    return Hit(
        other.span,
        {
            "task": text.mandate.name,
            "before": quoted(first.letter.letter.excerpt(goal.span)),
            "after": quoted(second.letter.letter.excerpt(other.span)),
            "first": addressee(first),
            "second": addressee(second),
        },
        "apart",
        related=tuple(Related(filler.span, part.index) for part, filler in said if part is not second),
        evidence=tuple(part.looked() for part, _ in said),
        letter=second.index,
    )


_NB = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide. Etatene har felles ansvar for at disse "
    "målene nås:\n\n- Færre arbeidstakere blir utnyttet.\n- Færre virksomheter tjener på svart arbeid.\n"
)
_NN = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide. Etatane har felles ansvar for at desse "
    "måla blir nådde:\n\n- Færre arbeidstakarar blir utnytta.\n- Færre verksemder tener på svart arbeid.\n"
)

RULE = SetRule(
    code="FEL-09",
    name=Text(
        nb="Ulike mål for samme samarbeid",
        nn="Ulike mål for same samarbeid",
        en="Different goals for one cooperation",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 3 og refleksjon 3",
    why=Text(
        nb="Virksomhetene drar i samme retning når departementene er enige om hva samarbeidet skal føre til. Egne delmål kan stå under.",
        nn="Verksemdene dreg i same retning når departementa er einige om kva samarbeidet skal føre til. Eigne delmål kan stå under.",
        en="The agencies pull together when the ministries agree on what the cooperation shall lead to. Goals of their own may stand below.",
    ),
    messages={
        "default": Text(
            nb="Målet for «{task}» er «{before}» i brevet til {first}, men «{after}» i brevet til {second}.",
            nn="Målet for «{task}» er «{before}» i brevet til {first}, men «{after}» i brevet til {second}.",
            en="The goal of “{task}” is “{before}” in the letter to {first}, but “{after}” in the letter to {second}.",
        ),
        "missing": Text(
            nb="Målet «{before}» for «{task}» står i brevet til {first}, men ikke i brevet til {second}.{after}",
            nn="Målet «{before}» for «{task}» står i brevet til {first}, men ikkje i brevet til {second}.{after}",
            en="The goal “{before}” of “{task}” stands in the letter to {first}, but not in the letter to {second}.{after}",
        ),
        "apart": Text(
            nb="Vi fant ikke noe felles mål for «{task}». I brevet til {first}: «{before}» I brevet til {second}: «{after}»",
            nn="Vi fann ikkje noko felles mål for «{task}». I brevet til {first}: «{before}» I brevet til {second}: «{after}»",
            en="We found no shared goal for “{task}”. In the letter to {first}: “{before}” In the letter to {second}: “{after}”",
        ),
    },
    advice=Text(
        nb="Bli enige om effektmålene, og bruk de samme i alle brev.",
        nn="Bli einige om effektmåla, og bruk dei same i alle brev.",
        en="Agree on the effects, and use the same goals in all letters.",
    ),
    options={
        "alike": Option(
            default=60.0,
            doc=Text(
                nb="Så like (0–100) må to mål være for å regnes som samme mål.",
                nn="Så like (0–100) må to mål vere for å reknast som same mål.",
                en="How alike (0–100) two goals must be to count as one.",
            ),
        ),
    },
    examples=(
        Example(
            head="",
            bad=composed(
                akrim(_NB), akrim(_NB.replace("tjener på svart arbeid", "tjener på ⟦falske fakturaer⟧")), akrim(_NB)
            ),
            better=composed(*[akrim(_NB)] * 3),
            # A goal of its own beside the shared ones.
            good=composed(akrim(_NB), akrim(_NB + "- Færre utrykninger gjelder slike saker.\n"), akrim(_NB)),
        ),
        Example(
            head="",
            bad=composed(
                akrim("Skattedirektoratet skal samarbeide med Politidirektoratet slik at flere betaler rett skatt."),
                akrim(
                    "Samarbeidet mellom Skattedirektoratet og Politidirektoratet skal styrkes slik at ⟦færre blir truet av gjenger⟧."
                ),
            ),
            better=composed(
                akrim("Skattedirektoratet skal samarbeide med Politidirektoratet slik at færre blir truet av gjenger."),
                akrim(
                    "Samarbeidet mellom Skattedirektoratet og Politidirektoratet skal styrkes slik at færre blir truet av gjenger."
                ),
            ),
            good=composed(akrim(_NB)),
        ),
        Example(
            form="nn",
            head="",
            bad=composed(
                akrim(_NN),
                akrim(_NN.replace("tener på svart arbeid", "tener på ⟦falske fakturaer⟧")),
                akrim(_NN),
                nn=True,
            ),
            better=composed(*[akrim(_NN)] * 3, nn=True),
            good=composed(akrim(_NN), akrim(_NB), akrim(_NN), nn=True),
        ),
        Example(
            form="nn",
            head="",
            good=composed(
                akrim(_NN), "## 3.4 Vakt\n\nPolitidirektoratet skal sørgje for at færre båtar grunnstøyter.", nn=True
            ),
        ),
    ),
    check=check,
)
