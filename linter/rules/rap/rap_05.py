"""RAP-05: letters about one task ask for reports at different times."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from linter.coordination.model import Filler, Slot, Where
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, called, mandates

_DAY = re.compile(r"(?:\d{4}-)?(\d{2}-\d{2})")
_ANNUAL = "årsrapport"
Times = dict[str, frozenset[str]]  # kind of time (day, rhythm, annual report) -> values


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task and year where two letters give different deadlines or rhythms for reporting.

    The hit stands in a letter that differs from most; with no majority, in the first.
    """
    for mandate in mandates(whole):
        for parts in _by_year(mandate):
            yield from _hits(mandate, parts)


def _hits(mandate: Mandate, parts: Sequence[Part]) -> Iterator[Hit]:
    said = [(part, _times(part)) for part in parts]
    for kind in ("day", "rhythm", "form"):
        given = [(part, values) for part, times in said if (values := times.get(kind))]
        if not any(not a & b for number, (_, a) in enumerate(given) for _, b in given[number + 1 :]):
            continue
        usual = _usual([values for _, values in given])
        odd = [pair for pair in given if not pair[1] & usual] if usual else given
        ordered = [*odd, *(pair for pair in given if pair not in odd)]
        at = [(part, _filler(part, values).span) for part, values in ordered]
        table = "; ".join(f"{_addressee(part)}: «{part.letter.letter.excerpt(span)}»" for part, span in at)
        yield mandate.hit({"table": table}, at=at, looked=False)
        return


def _times(part: Part) -> Times:
    """When one letter asks for reports. ``form``: whether the annual report is the only report asked for."""
    days: set[str] = set()
    rhythms: set[str] = set()
    annual = False
    for filler in _asked(part):
        if match := _DAY.fullmatch(filler.value):
            days.add(match[1])
        elif filler.value == _ANNUAL:
            annual = True
        else:
            rhythms.add(filler.value)
    times: Times = {}
    if days:
        times["day"] = frozenset(days)
    if rhythms:
        times["rhythm"] = frozenset(rhythms)
    if days or rhythms or annual:
        times["form"] = frozenset({"own"} if days or rhythms else {_ANNUAL})
    return times


def _usual(given: Sequence[frozenset[str]]) -> frozenset[str]:
    """The values of most letters; empty when no value has a majority."""
    value, count = Counter(value for values in given for value in values).most_common(1)[0]
    return frozenset({value}) if count * 2 > len(given) else frozenset()


def _filler(part: Part, values: frozenset[str]) -> Filler:
    fillers = _asked(part)
    return next((f for f in fillers if f.value in values or f.value[5:] in values), fillers[0])


def _asked(part: Part) -> list[Filler]:
    """What the task's own passage says; the letter's ordinary reporting differs between ministries."""
    return [filler for filler in part.task.slots[Slot.REPORT_WHEN] if filler.where is Where.PASSAGE]


def _addressee(part: Part) -> str:
    return ", ".join(called(part, key) for key in sorted(part.recipients())) or part.looked()


def _by_year(mandate: Mandate) -> Iterator[list[Part]]:
    """The parts of one year at a time; a deadline may well move from one year to the next."""
    years = dict.fromkeys(part.year() for part in mandate.parts)
    return ([part for part in mandate.parts if part.year() == year] for year in years)


RULE = SetRule(
    code="RAP-05",
    name=Text(
        nb="Brevene ber om ulik rapportering på samme oppgave",
        nn="Breva ber om ulik rapportering på same oppgåve",
        en="The letters ask for different reporting on one task",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5 og 6",
    why=Text(
        nb="Virksomhetene kan ikke lage én felles rapport når departementene ber om den til ulik tid. Departementene bør være enige om frekvens, frist og form.",
        nn="Verksemdene kan ikkje lage éin felles rapport når departementa ber om han til ulik tid. Departementa bør vere einige om frekvens, frist og form.",
        en="Agencies cannot make one joint report when the ministries ask for it at different times. Ministries should agree on how often, when and in what form.",
    ),
    messages={
        "default": Text(
            nb="Brevene har ulike krav til rapportering på «{task}»: {table}.",
            nn="Breva har ulike krav til rapportering på «{task}»: {table}.",
            en="The letters have different demands for reporting on “{task}”: {table}.",
        ),
    },
    advice=Text(
        nb="Bli enige om frekvens, frist og form, og skriv det likt i alle brev.",
        nn="Bli einige om frekvens, frist og form, og skriv det likt i alle brev.",
        en="Agree on how often, when and in what form, and write it alike in all letters.",
    ),
    examples=(
        Example(
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etatene sender én felles statusrapport innen ⟦1. november 2026⟧.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etatene sender én felles statusrapport innen 1. juni 2026.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etatene sender én felles statusrapport innen 1. november 2026.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etatene sender én felles statusrapport innen 1. november 2026.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etatene sender én felles statusrapport innen 1. november 2026.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.",
        ),
        Example(
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etaten skal rapportere om samarbeidet hvert ⟦tertial⟧.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Resultatene av samarbeidet omtales i årsrapporten.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etaten skal rapportere om samarbeidet hvert tertial og i årsrapporten.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå målet om at færre arbeidstakere blir utnyttet. Etaten skal rapportere om samarbeidet hvert tertial og i årsrapporten.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Kontroll\n\nEtaten skal rapportere om kontrollen hvert tertial.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Kontroll\n\nEtaten skal rapportere om kontrollen i årsrapporten.",
        ),
        Example(
            form="nn",
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta. Etatane sender éin felles statusrapport innan ⟦1. november 2026⟧.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta. Etatane sender éin felles statusrapport innan 1. juni 2026.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta. Etatane sender éin felles statusrapport innan 1. november 2026.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta. Etatane sender éin felles statusrapport innan 1. november 2026.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta. Etatane sender éin felles statusrapport kvart år innan 1. november.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta. Etatane sender éin felles statusrapport innan 1. november 2026.",
        ),
        Example(
            form="nn",
            head="",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal saman nå målet om at færre arbeidstakarar blir utnytta. Etatane sender éin felles statusrapport innan 1. november 2026.",
        ),
    ),
    check=check,
)
