"""KOO-06: a letter to a participant mentions the task, but does not ask it to cooperate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from linter.coordination.model import DeclaredTask, Slot
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
    other letters name, that the letter itself names together with others, or that are declared, are participants.
    """
    for mandate in mandates(whole):
        if mandate.unknown(Slot.COOPERATION):
            continue
        for part in (*mandate.parts, *mandate.mentioned):
            if part.kind() not in JOINT_KINDS and _takes_part(mandate, part) and not _asked(mandate, part):
                agency = called(part, next(iter(sorted(part.recipients()))))
                message = "default" if _named(mandate, part) else "declared"
                yield mandate.hit({"agency": agency}, message=message, at=[(part, part.place)])


def _takes_part(mandate: Mandate, part: Part) -> bool:
    declared = mandate.declared.agencies if mandate.declared else ()
    return _named(mandate, part) or bool(part.recipients() & set(declared))


def _named(mandate: Mandate, part: Part) -> bool:
    """Whether letters make the addressee a participant: another one names it, or its own names it with others."""
    own = part.recipients()
    others = {key for other in mandate.parts if other.index != part.index for key in _in_letter(other)}
    alone = _in_letter(part) if part.task.passages else frozenset()
    return bool(own & others) or (len(alone) > 1 and bool(own & alone))


def _in_letter(part: Part) -> frozenset[str]:
    return part.recipients() | set(part.task.values(Slot.AGENCIES))


def _asked(mandate: Mandate, part: Part) -> bool:
    own = part.recipients()
    same = (other for other in (part, *mandate.parts) if other is part or other.recipients() & own)
    return any(other.task.slots[slot] for other in same for slot in _ASKS)


_DECLARED = DeclaredTask(name="hvitvasking i eiendomsmarkedet", agencies=("SKD", "AT", "POD"))  # for the examples

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
            en="The letter mentions “{task}”, but we did not find that it asks {agency} to cooperate on the task.",
        ),
        "declared": Text(
            nb="I oppsettet er {agency} med i «{task}». Brevet omtaler oppgaven, men vi fant ikke at det ber virksomheten om å samarbeide.",
            nn="I oppsettet er {agency} med i «{task}». Brevet omtaler oppgåva, men vi fann ikkje at det ber verksemda om å samarbeide.",
            en="In the configuration {agency} takes part in “{task}”. The letter mentions the task, but we did not find that it asks the agency to cooperate.",
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
        Example(
            head="",
            declared=(_DECLARED,),
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Hvitvasking i eiendomsmarkedet\n\nSkattedirektoratet og Arbeidstilsynet skal samarbeide slik at færre boliger kjøpes med ulovlige penger.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.2 Økonomisk kriminalitet\n\nVi viser til omtalen av ⟦hvitvasking i eiendomsmarkedet⟧ i Prop. 1 S (2025–2026).",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Hvitvasking i eiendomsmarkedet\n\nSkattedirektoratet og Arbeidstilsynet skal samarbeide slik at færre boliger kjøpes med ulovlige penger.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.2 Økonomisk kriminalitet\n\nPolitidirektoratet skal samarbeide med Skattedirektoratet og Arbeidstilsynet om hvitvasking i eiendomsmarkedet.",
        ),
        Example(
            head="",
            declared=(replace(_DECLARED, agencies=("SKD", "AT")),),
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Hvitvasking i eiendomsmarkedet\n\nSkattedirektoratet og Arbeidstilsynet skal samarbeide slik at færre boliger kjøpes med ulovlige penger.\n=====\nJustis- og beredskapsdepartementet\n\nPolitidirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.2 Økonomisk kriminalitet\n\nVi viser til omtalen av hvitvasking i eiendomsmarkedet i Prop. 1 S (2025–2026).",
        ),
    ),
    check=check,
)
