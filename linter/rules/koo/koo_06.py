"""KOO-06: a letter to a participant mentions the task, but does not ask it to cooperate."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.model import Slot
from linter.rules.analysis import SetAnalysis
from linter.rules.contract import Example, Hit, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import JOINT_KINDS, Mandate, Part, called, mandates

# The demand itself, a pointer to where it stands, or a place in the work that nobody can fill alone.
_ASKS = (
    Slot.COOPERATION,
    Slot.MANDATE,
    Slot.RESPONSIBILITY,
    Slot.COORDINATING_AGENCY,
    Slot.SUBTASK_LEAD,
    Slot.REPORT_JOINT,
    Slot.REPORT_OWN,
    Slot.LEVEL,
)


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each letter to a participant that asks nobody to cooperate on the task it mentions.

    A joint letter to the same agency, or another letter to it in the set, may hold the demand. Only agencies that
    other letters name, or that the letter itself names together with others, are participants.
    """
    for mandate in mandates(whole):
        if mandate.unknown(Slot.COOPERATION):
            continue
        for part in (*mandate.parts, *mandate.mentioned):
            if part.kind() not in JOINT_KINDS and _takes_part(mandate, part) and not _asked(mandate, part):
                agency = called(part, next(iter(sorted(part.recipients()))))
                yield mandate.hit({"agency": agency}, at=[(part, part.place)])


def _takes_part(mandate: Mandate, part: Part) -> bool:
    own = part.recipients()
    others = {key for other in mandate.parts if other.index != part.index for key in other.task.participants}
    alone = part.task.participants if len(part.task.participants) > 1 else ()
    return bool(own & (others | set(alone)))


def _asked(mandate: Mandate, part: Part) -> bool:
    own = part.recipients()
    same = (other for other in (part, *mandate.parts) if other is part or other.recipients() & own)
    return any(other.task.slots[slot] for other in same for slot in _ASKS)


RULE = SetRule(
    code="KOO-06",
    name=Text(
        nb="Brevet stiller ikke krav om samarbeid",
        nn="Brevet stiller ikkje krav om samarbeid",
        en="The letter does not ask for cooperation",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 6",
    why=Text(
        nb="Tildelingsbrevet bør stille krav både til oppgaven og til at virksomhetene løser den sammen. En omtale binder ingen.",
        nn="Tildelingsbrevet bør stille krav både til oppgåva og til at verksemdene løyser ho saman. Ein omtale bind ingen.",
        en="The letter should make demands both about the task and about solving it together. A mention binds nobody.",
    ),
    messages={
        "default": Text(
            nb="Brevet omtaler «{task}», men vi fant ikke at det ber {agency} om å samarbeide om oppgaven.",
            nn="Brevet omtaler «{task}», men vi fann ikkje at det ber {agency} om å samarbeide om oppgåva.",
            en="The letter mentions «{task}», but we did not find that it asks {agency} to cooperate on the task.",
        ),
    },
    advice=Text(
        nb="Still krav både til oppgaven og til samarbeidet, eller vis til det felles oppdragsbrevet.",
        nn="Still krav både til oppgåva og til samarbeidet, eller vis til det felles oppdragsbrevet.",
        en="Make demands both about the task and the cooperation, or refer to the joint letter.",
    ),
    examples=(
        Example(
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 ⟦Arbeidslivskriminalitet⟧\n\nVi viser til omtalen av arbeidslivskriminalitet i Prop. 1 S (2025–2026).",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nVi viser til omtalen av arbeidslivskriminalitet i Prop. 1 S (2025–2026). Politidirektoratet skal sammen med Skattedirektoratet og Arbeidstilsynet hindre at arbeidstakere blir utnyttet.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nKunnskapsdepartementet\n\nUtdanningsdirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nVi viser til omtalen av arbeidslivskriminalitet i Prop. 1 S (2025–2026).",
        ),
        Example(
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.2 ⟦Arbeidslivskriminalitet⟧\n\nArbeidslivskriminalitet er et alvorlig problem i flere bransjer. Regjeringen la fram en strategi i 2024.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.2 Arbeidslivskriminalitet\n\nArbeidslivskriminalitet er et alvorlig problem i flere bransjer. Politidirektoratet skal samarbeide med Skattedirektoratet og Arbeidstilsynet om å stanse den.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Kontroll\n\nSkattedirektoratet skal kontrollere flere bedrifter.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.2 Arbeidslivskriminalitet\n\nArbeidslivskriminalitet er et alvorlig problem i flere bransjer. Regjeringen la fram en strategi i 2024.",
        ),
        Example(
            form="nn",
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 ⟦Arbeidslivskriminalitet⟧\n\nVi viser til omtalen av arbeidslivskriminalitet i Prop. 1 S (2025–2026).",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nPolitidirektoratet skal saman med Skattedirektoratet og Arbeidstilsynet hindre at arbeidstakarar blir utnytta.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.\n=====\nKunnskapsdepartementet\n\nUtdanningsdirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nVi viser til omtalen av arbeidslivskriminalitet i Prop. 1 S (2025–2026).",
        ),
        Example(
            form="nn",
            head="",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakarar blir utnytta. Etatane har felles ansvar for at målet blir nådd.",
        ),
    ),
    check=check,
)
