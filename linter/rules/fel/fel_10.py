"""FEL-10: the task has priority in one letter and none in another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.coordination.model import Slot, Where
from linter.letters.model import Span
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.fel.letters import addressee, addressees, akrim, composed, quoted, side_by_side
from linter.rules.koo.mandate import Mandate, Part, mandates

_PRIORITIES = re.compile(r"priorit", re.IGNORECASE)
_OPENING = re.compile(r"[^.:]{0,60}priorit", re.IGNORECASE)  # «Overordnede prioriteringer. …», «… skal prioritere:»


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each letter that says nothing of the task's priority when another of its year does.

    The task's place among the letter's priorities says it too. Where the task stands is no evidence otherwise:
    letters are built differently. A letter without priorities of any kind has no place among them to give.
    """
    for mandate in mandates(whole):
        for parts in side_by_side(mandate):
            placed = [(part, place) for part in parts if (place := _priority(part)) is not None]
            silent = [part for part in parts if _priority(part) is None and not part.letter.extract]
            by_place = all(_by_place(part) for part, _ in placed)
            if placed:
                yield from (_hit(mandate, part, placed) for part in silent if not by_place or _has_priorities(part))


def _priority(part: Part) -> Span | None:
    fillers = part.task.slots[Slot.PRIORITY]
    if fillers:
        return fillers[0].span
    letter = part.letter.letter
    under = (n for n in part.blocks() if _PRIORITIES.search(letter.section_path(letter.blocks[n].section)))
    return part.place if next(under, None) is not None else None


def _by_place(part: Part) -> bool:
    """Whether a letter tells of the task's priority only by where it stands or is mentioned."""
    return all(filler.where is Where.LETTER for filler in part.task.slots[Slot.PRIORITY])


def _has_priorities(part: Part) -> bool:
    return any(_OPENING.match(block.text) for block in part.letter.letter.blocks if block.cell is None)


def _hit(mandate: Mandate, part: Part, placed: Sequence[tuple[Part, Span]]) -> Hit:
    other, place = placed[0]
    return mandate.hit(
        {
            "first": addressees(one for one, _ in placed),
            "second": addressee(part),
            "words": quoted(other.letter.letter.excerpt(other.letter.sentence_at(place))),
        },
        at=[(part, part.place), *placed],
    )


_HEAD = "## 3.4 ⟦Arbeidslivskriminalitet⟧\n\n"
_NB = "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås."
_NN = "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd."
_FIRST = " Samarbeidet er en hovedprioritering i 2026."
_AMONG = "## 2 Prioriteringer\n\nVi vil stanse lønnstyveri, se arbeidslivskriminalitet i kapittel 3.4.\n\n"
_OTHERS = "## 2 Prioriteringer\n\nPolitiet skal være synlig i hele landet.\n\n"
_FIRST_NN = " Samarbeidet er ei hovudprioritering i 2026."

RULE = SetRule(
    code="FEL-10",
    name=Text(
        nb="Brevene prioriterer ulikt",
        nn="Breva prioriterer ulikt",
        en="The letters give different priority",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 3, 4 og 6",
    why=Text(
        nb="Er samarbeidet viktig for én virksomhet og en bisak for en annen, får det ikke den innsatsen departementene er enige om.",
        nn="Er samarbeidet viktig for éi verksemd og ei bisak for ei anna, får det ikkje den innsatsen departementa er einige om.",
        en="When the cooperation matters to one agency and is a side matter to another, it does not get the effort the ministries agreed on.",
    ),
    messages={
        "default": Text(
            nb="«{task}» er prioritert i brevet til {first}: «{words}» Vi fant ikke noe om prioritet i brevet til {second}.",
            nn="«{task}» er prioritert i brevet til {first}: «{words}» Vi fann ikkje noko om prioritet i brevet til {second}.",
            en="“{task}” has priority in the letter to {first}: “{words}” We found nothing on priority in the letter to {second}.",
        ),
    },
    advice=Text(
        nb="Bli enige om hvor høyt samarbeidet er prioritert, og skriv det i alle brev.",
        nn="Bli einige om kor høgt samarbeidet er prioritert, og skriv det i alle brev.",
        en="Agree on how high the cooperation ranks, and write it in all letters.",
    ),
    examples=(
        Example(
            head="",
            bad=composed(akrim(_NB + _FIRST), _HEAD + _NB, akrim(_NB + _FIRST)),
            better=composed(*[akrim(_NB + _FIRST)] * 3),
            good=composed(*[akrim(_NB)] * 3),
        ),
        Example(
            head="",
            bad=composed(akrim(_NB + _FIRST), _HEAD + _NB),
            better=composed(*[akrim(_NB + _FIRST)] * 2),
            # Its place among the priorities says it.
            good=composed(
                akrim(_NB + _FIRST), "## 2 Overordnede prioriteringer\n\n### 2.1 Arbeidslivskriminalitet\n\n" + _NB
            ),
        ),
        Example(
            head="",
            bad=composed(_AMONG + akrim(_NB), _OTHERS + _HEAD + _NB),
            better=composed(_AMONG + akrim(_NB), _AMONG + akrim(_NB)),
            # A letter without priorities.
            good=composed(_AMONG + akrim(_NB), akrim(_NB)),
        ),
        Example(
            form="nn",
            head="",
            bad=composed(akrim(_NN + _FIRST_NN), _HEAD + _NN, nn=True),
            better=composed(*[akrim(_NN + _FIRST_NN)] * 2, nn=True),
            good=composed(akrim(_NN + _FIRST_NN), nn=True),
        ),
        Example(
            form="nn",
            head="",
            good=composed(akrim(_NN + _FIRST_NN), "## 3.4 Vakt\n\nPolitidirektoratet skal ha døgnvakt.", nn=True),
        ),
    ),
    check=check,
)
