"""FEL-03: two letters about one task say opposite things."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from linter.coordination.model import Filler, Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, Related, SetRule, Severity, Status, Text
from linter.rules.fel.change import Change
from linter.rules.fel.coordinators import COORDINATORS, UNNAMED
from linter.rules.fel.letters import addressee, akrim, composed, quoted
from linter.rules.fel.texts import TaskText, spread
from linter.rules.koo.mandate import Part, called
from linter.sharing.model import DifferenceClass

_DEADLINE = re.compile(r"\b(?:innen|innan|frist\w*|senest|seinast)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"\bkr(?:oner)?\b|\bmill|\bmrd", re.IGNORECASE)
_ROLE = re.compile(r"\bkoordiner|\bsamordn", re.IGNORECASE)
_FEW_WORDS = 8
_MESSAGES = {DifferenceClass.MODALITY: "modality", DifferenceClass.ACTOR: "actor"}


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each thing two letters of one year settle differently, at the letter that differs from the most.

    A letter that is silent contradicts nothing (FEL-02), deadlines of reports are RAP-05's.
    """
    for text in whole.task_texts:
        for slot in COORDINATORS:
            if slot in text.conflicts:
                yield _coordinators(text, slot)
        for change in text.changes_of("FEL-03"):
            yield _hit(text, change)


def _coordinators(text: TaskText, slot: Slot) -> Hit:
    said = text.conflicts[slot]
    table = "; ".join(f"{addressee(part)}: {_all_named(part, fillers)}" for part, fillers in said)
    named = Counter(filler.value for _, fillers in said for filler in fillers)
    odd = min(range(len(said)), key=lambda n: named[said[n][1][0].value])
    (part, (first, *more)), others = said[odd], said[:odd] + said[odd + 1 :]
    return Hit(
        first.span,
        {"task": text.mandate.name, "table": table},
        "agency" if slot is Slot.COORDINATING_AGENCY else "ministry",
        related=(
            *(Related(filler.span, part.index) for filler in more),
            *(Related(fillers[0].span, other.index) for other, fillers in others),
        ),
        evidence=tuple(part.looked() for part, _ in said),
        letter=part.index,
    )


def _all_named(part: Part, fillers: Sequence[Filler]) -> str:
    return " / ".join(f"«{quoted(_named(part, filler))}»" for filler in fillers)


def _named(part: Part, filler: Filler) -> str:
    """Who a letter names as coordinator, or its words where it leaves that to the agencies."""
    return part.letter.letter.excerpt(filler.span) if filler.value in UNNAMED else called(part, filler.value)


def _hit(text: TaskText, change: Change) -> Hit:
    few = max(len(change.before.split()), len(change.after.split())) <= _FEW_WORDS
    both = bool(change.before and change.after)
    message = "default"
    if few and both and change.kind in _MESSAGES:
        message = _MESSAGES[change.kind]
        if message == "actor" and _ROLE.search(change.before_sentence + change.sentence):
            message = "role"
    elif few and both and change.kind is DifferenceClass.DATE:
        message = "deadline" if _DEADLINE.search(change.before_sentence) else "date"
    elif few and both and change.kind is DifferenceClass.NUMBER:
        message = "amount" if _AMOUNT.search(change.before + change.after) else "number"
    words = message != "default"
    return Hit(
        change.place,
        {
            "task": text.mandate.name,
            "before": change.before if words else quoted(change.before_sentence),
            "after": change.after if words else quoted(change.sentence),
            "first": addressee(change.first),
            "second": addressee(change.second),
        },
        message,
        related=(
            Related(change.before_place, change.first.index),
            *(Related(span, part.index) for part, span in spread(change.others)),
        ),
        evidence=(change.first.looked(), change.second.looked()),
        letter=change.second.index,
    )


_NB = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir "
    "utnyttet. Etatene har felles ansvar for at målet nås. Etatene skal lage en plan for felles kontroll av "
    "byggeplasser innen 1. mars 2026. Departementene stiller 12 mill. kroner til rådighet for kontrollene."
)
_NN = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir "
    "utnytta. Etatane har felles ansvar for at målet blir nådd. Etatane skal lage ein plan for felles kontroll av "
    "byggjeplassar innan 1. mars 2026. Departementa stiller 12 mill. kroner til rådvelde for kontrollane."
)
_LEADS = " {} koordinerer arbeidet mellom etatene."


def _three(text: str, old: str, new: str, *, nn: bool = False) -> str:
    return composed(akrim(text), akrim(text.replace(old, new)), akrim(text), nn=nn)


RULE = SetRule(
    code="FEL-03",
    name=Text(
        nb="Brevene motsier hverandre",
        nn="Breva motseier kvarandre",
        en="The letters contradict each other",
    ),
    severity=Severity.HIGH,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 3, 4 og 6",
    why=Text(
        nb="Virksomheter som skal løse en oppgave sammen, kan ikke følge to ulike beskjeder. Departementene må være enige om frister, beløp, roller og hvor sterkt kravet er.",
        nn="Verksemder som skal løyse ei oppgåve saman, kan ikkje følgje to ulike beskjedar. Departementa må vere einige om fristar, beløp, roller og kor sterkt kravet er.",
        en="Agencies that share a task cannot follow two different messages. The ministries must agree on deadlines, amounts, roles and how strong the demand is.",
    ),
    messages={
        "default": Text(
            nb="Brevene om «{task}» sier ulike ting. I brevet til {first}: «{before}» I brevet til {second}: «{after}»",
            nn="Breva om «{task}» seier ulike ting. I brevet til {first}: «{before}» I brevet til {second}: «{after}»",
            en="The letters on “{task}” say different things. In the letter to {first}: “{before}” In the letter to {second}: “{after}”",
        ),
        "deadline": Text(
            nb="Fristen er {before} i brevet til {first}, men {after} i brevet til {second}. Oppgaven er «{task}».",
            nn="Fristen er {before} i brevet til {first}, men {after} i brevet til {second}. Oppgåva er «{task}».",
            en="The deadline is {before} in the letter to {first}, but {after} in the letter to {second}. The task is “{task}”.",
        ),
        "date": Text(
            nb="Tiden er {before} i brevet til {first}, men {after} i brevet til {second}. Oppgaven er «{task}».",
            nn="Tida er {before} i brevet til {first}, men {after} i brevet til {second}. Oppgåva er «{task}».",
            en="The time is {before} in the letter to {first}, but {after} in the letter to {second}. The task is “{task}”.",
        ),
        "amount": Text(
            nb="Beløpet er {before} i brevet til {first}, men {after} i brevet til {second}. Oppgaven er «{task}».",
            nn="Beløpet er {before} i brevet til {first}, men {after} i brevet til {second}. Oppgåva er «{task}».",
            en="The amount is {before} in the letter to {first}, but {after} in the letter to {second}. The task is “{task}”.",
        ),
        "number": Text(
            nb="Tallet er {before} i brevet til {first}, men {after} i brevet til {second}. Oppgaven er «{task}».",
            nn="Talet er {before} i brevet til {first}, men {after} i brevet til {second}. Oppgåva er «{task}».",
            en="The number is {before} in the letter to {first}, but {after} in the letter to {second}. The task is “{task}”.",
        ),
        "modality": Text(
            nb="Det står «{before}» i brevet til {first}, men «{after}» i brevet til {second}. Da er ikke kravet om «{task}» like sterkt.",
            nn="Det står «{before}» i brevet til {first}, men «{after}» i brevet til {second}. Då er ikkje kravet om «{task}» like sterkt.",
            en="It says “{before}” in the letter to {first}, but “{after}” in the letter to {second}. So the demand on “{task}” is not equally strong.",
        ),
        "actor": Text(
            nb="«{before}» er nevnt i brevet til {first}, men «{after}» på samme sted i brevet til {second}. Oppgaven er «{task}».",
            nn="«{before}» er nemnd i brevet til {first}, men «{after}» på same staden i brevet til {second}. Oppgåva er «{task}».",
            en="“{before}” is named in the letter to {first}, but “{after}” in the same place in the letter to {second}. The task is “{task}”.",
        ),
        "role": Text(
            nb="Brevene er ikke enige om hvem som koordinerer i «{task}»: Det står «{before}» i brevet til {first}, men «{after}» på samme sted i brevet til {second}.",
            nn="Breva er ikkje einige om kven som koordinerer i «{task}»: Det står «{before}» i brevet til {first}, men «{after}» på same staden i brevet til {second}.",
            en="The letters do not agree on who coordinates in “{task}”: it says “{before}” in the letter to {first}, but “{after}” in the same place in the letter to {second}.",
        ),
        "agency": Text(
            nb="Brevene er ikke enige om hvem som koordinerer «{task}» ({table}).",
            nn="Breva er ikkje einige om kven som koordinerer «{task}» ({table}).",
            en="The letters do not agree on which agency coordinates “{task}” ({table}).",
        ),
        "ministry": Text(
            nb="Brevene er ikke enige om hvilket departement som koordinerer «{task}» ({table}).",
            nn="Breva er ikkje einige om kva departement som koordinerer «{task}» ({table}).",
            en="The letters do not agree on which ministry coordinates “{task}” ({table}).",
        ),
    },
    advice=Text(
        nb="Bli enige med de andre departementene før brevene sendes, og skriv det samme i alle.",
        nn="Bli einige med dei andre departementa før breva blir sende, og skriv det same i alle.",
        en="Agree with the other ministries before the letters are sent, and write the same in all of them.",
    ),
    examples=(
        Example(
            head="",
            bad=_three(_NB, "1. mars 2026", "⟦1. juni 2026⟧"),
            better=_three(_NB, "1. mars 2026", "1. mars 2026"),
            good=_three(_NB, " Departementene stiller 12 mill. kroner til rådighet for kontrollene.", ""),
        ),
        Example(
            head="",
            bad=_three(_NB, "Etatene skal lage", "Etatene ⟦bør⟧ lage"),
            better=_three(_NB, "Etatene skal lage", "Etatene skal lage"),
            # A sub-task has a lead of its own, and each letter may speak to its own reader.
            good=composed(
                akrim(_NB + " Politidirektoratet leder arbeidet med delrapporten om smugling."),
                akrim(_NB + " Skattedirektoratet leder arbeidet med delrapporten om fakturaer."),
                akrim(_NB),
            ),
        ),
        Example(
            head="",
            bad=composed(
                akrim(_NB + _LEADS.format("⟦Skattedirektoratet⟧")),
                akrim(_NB + _LEADS.format("Politidirektoratet")),
                akrim(_NB),
            ),
            better=composed(*[akrim(_NB + _LEADS.format("Skattedirektoratet"))] * 3),
            good=composed(akrim(_NB + _LEADS.format("Skattedirektoratet")), akrim(_NB), akrim(_NB)),
        ),
        Example(
            form="nn",
            head="",
            bad=_three(_NN, "12 mill. kroner", "⟦9 mill. kroner⟧", nn=True),
            better=_three(_NN, "12 mill. kroner", "12 mill. kroner", nn=True),
            # The same text in the other written standard.
            good=composed(akrim(_NN), akrim(_NB), akrim(_NN), nn=True),
        ),
        Example(
            form="nn",
            head="",
            bad=_three(_NN, "har felles ansvar", "har ⟦ikkje⟧ felles ansvar", nn=True),
            better=_three(_NN, "har felles ansvar", "har felles ansvar", nn=True),
        ),
    ),
    check=check,
)
