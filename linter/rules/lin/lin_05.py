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

    Severity low where it is so only when the days of Christmas are counted (our choice): the year's letters are sent just before
    or just after, and both reach their agencies as the year begins. A letter without a date is left to DOK-02.
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
                    yield _hit(mandate, dated, over_christmas=_apart(dated) - _christmas(dated) <= days)


def _apart(dated: Sequence[tuple[Part, date]]) -> int:
    """Days between the first and the last letter, when they go to different agencies; 0 for one letter."""
    recipients = {part.recipients() for part, _ in dated}
    if len(recipients) < 2:  # noqa: PLR2004 - one agency's letters are not sent to several
        return 0
    return (max(day for _, day in dated) - min(day for _, day in dated)).days


def _christmas(dated: Sequence[tuple[Part, date]]) -> int:
    """Days from Christmas Eve to New Year's Day, both among them, that lie between the first and the last letter."""
    first, last = min(day for _, day in dated), max(day for _, day in dated)
    between = (date.fromordinal(number) for number in range(first.toordinal() + 1, last.toordinal()))
    return sum((day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1) for day in between)


def _hit(mandate: Mandate, dated: Sequence[tuple[Part, date]], *, over_christmas: bool) -> Hit:
    middle = median(day.toordinal() for _, day in dated)
    farthest = max(dated, key=lambda pair: abs(pair[1].toordinal() - middle))
    ordered = [farthest, *(pair for pair in dated if pair is not farthest)]
    at = []
    for part, _ in ordered:
        found = part.letter.identity.date
        at.append((part, found.span if found and found.span else part.place))
    in_time = sorted(dated, key=lambda pair: pair[1])
    dates = "; ".join(f"{_addressee(part)}: {day:%d.%m.%Y}" for part, day in in_time)
    values: dict[str, str | int | float] = {"dates": dates, "days": _apart(dated)}
    if over_christmas:
        return mandate.hit(values, message="christmas", severity=Severity.LOW, at=at, looked=False)
    return mandate.hit(values, at=at, looked=False)


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
        "christmas": Text(
            nb="Brevene om «{task}» er datert med {days} dagers mellomrom, med jul og nyttår imellom ({dates}).",
            nn="Breva om «{task}» er daterte med {days} dagar imellom, jul og nyttår medrekna ({dates}).",
            en="The letters on “{task}” are dated {days} days apart, with Christmas and New Year in between ({dates}).",
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
                nb="Så mange dager kan det være mellom første og siste brev. Fra julaften til nyttårsdag teller dagene ikke med når "
                "alvoret blir satt: Er det bare de som gjør at det blir for mange, er alvoret lavt.",
                nn="Så mange dagar kan det vere mellom første og siste brev. Frå julaftan til nyttårsdag tel dagane ikkje med når "
                "alvoret blir sett: Er det berre dei som gjer at det blir for mange, er alvoret lågt.",
                en="This many days may lie between the first and the last letter. Days from Christmas Eve to New Year's Day do not "
                "count for the severity: where it is only they that make too many, it is low.",
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
