"""LIN-05: letters about one task are sent at different times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

from linter.letters.identity import LetterKind
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, Option, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import Mandate, Part, called, mandates

# A supplement comes later than the tildelingsbrev by nature, so each kind is compared with its own.
_KINDS = (LetterKind.TILDELINGSBREV, LetterKind.SUPPLERENDE)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each task and year whose letters are dated more than ``days`` apart, at the letter farthest off.

    A letter without a date is left to DOK-02.
    """
    days = int(str(whole.option(RULE, "days")))
    for mandate in mandates(whole):
        years = dict.fromkeys(part.year() for part in mandate.parts)
        for year in years:
            for kind in _KINDS:
                dated = [
                    (part, found.value)
                    for part in mandate.parts
                    if part.year() == year and part.kind() is kind and (found := part.letter.identity.date)
                ]
                if _apart(dated) > days:
                    yield _hit(mandate, dated)


def _apart(dated: Sequence[tuple[Part, date]]) -> int:
    """Days between the first and the last letter, when they go to different agencies; 0 for one letter."""
    recipients = {part.recipients() for part, _ in dated}
    if len(recipients) < 2:  # noqa: PLR2004 - one agency's letters are not sent to several
        return 0
    return (max(day for _, day in dated) - min(day for _, day in dated)).days


def _hit(mandate: Mandate, dated: Sequence[tuple[Part, date]]) -> Hit:
    middle = median(day.toordinal() for _, day in dated)
    farthest = max(dated, key=lambda pair: abs(pair[1].toordinal() - middle))
    ordered = [farthest, *(pair for pair in dated if pair is not farthest)]
    at = []
    for part, _ in ordered:
        found = part.letter.identity.date
        at.append((part, found.span if found and found.span else part.place))
    in_time = sorted(dated, key=lambda pair: pair[1])
    dates = "; ".join(f"{_addressee(part)}: {day:%d.%m.%Y}" for part, day in in_time)
    return mandate.hit({"dates": dates, "days": _apart(dated)}, at=at)


def _addressee(part: Part) -> str:
    return ", ".join(called(part, key) for key in sorted(part.recipients())) or part.looked()


RULE = SetRule(
    code="LIN-05",
    name=Text(
        nb="Brevene er sendt til ulik tid",
        nn="Breva er sende til ulik tid",
        en="The letters are sent at different times",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 6",
    why=Text(
        nb="Styringssignalene må komme samtidig. Får én virksomhet brevet uker før de andre, begynner spekulasjonene, og samarbeidet starter skjevt.",
        nn="Styringssignala må komme samtidig. Får éi verksemd brevet veker før dei andre, begynner spekulasjonane, og samarbeidet startar skeivt.",
        en="Steering signals must come at the same time. When one agency has its letter weeks before the others, guessing begins and the cooperation starts askew.",
    ),
    messages={
        "default": Text(
            nb="Brevene om «{task}» er datert med {days} dagers mellomrom ({dates}).",
            nn="Breva om «{task}» er daterte med {days} dagar imellom ({dates}).",
            en="The letters on “{task}” are dated {days} days apart ({dates}).",
        ),
    },
    advice=Text(
        nb="Send brevene samtidig, eller avtal med de andre departementene når teksten blir gjort kjent.",
        nn="Send breva samtidig, eller avtal med dei andre departementa når teksten blir gjord kjend.",
        en="Send the letters together, or agree with the other ministries when the text is made known.",
    ),
    options={
        "days": Option(
            default=14,
            doc=Text(
                nb="Så mange dager kan det være mellom første og siste brev.",
                nn="Så mange dagar kan det vere mellom første og siste brev.",
                en="This many days may lie between the first and the last letter.",
            ),
        ),
    },
    examples=(
        Example(
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 20. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: ⟦28. februar 2026⟧\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nArbeids- og inkluderingsdepartementet\n\nArbeidstilsynet\n\nDato: 22. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 20. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 22. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nArbeids- og inkluderingsdepartementet\n\nArbeidstilsynet\n\nDato: 22. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 20. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 28. februar 2026\n\n# Tildelingsbrev 2026\n\n## 3.4 Beredskap\n\nPolitidirektoratet skal styrke beredskapen.",
        ),
        Example(
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: ⟦5. januar 2026⟧\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 30. januar 2026\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 5. januar 2026\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 12. januar 2026\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 5. januar 2026\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 2. juni 2026\n\n# Supplerende tildelingsbrev nr. 1 for 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.",
        ),
        Example(
            form="nn",
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: ⟦5. januar 2026⟧\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 30. januar 2026\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 5. januar 2026\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 12. januar 2026\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 5. januar 2026\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 5. januar 2026\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.",
        ),
        Example(
            form="nn",
            head="",
            options={"days": 30},
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 5. januar 2026\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 30. januar 2026\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.",
        ),
    ),
    check=check,
)
