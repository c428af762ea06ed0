"""LIN-03: an assignment is given beside the tildelingsbrev, which does not mention it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from linter.letters.identity import LetterKind
from linter.letters.model import Layer
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Example, Hit, Related, SetRule, Severity, Status, Text
from linter.rules.koo.mandate import JOINT_KINDS, Mandate, Part, called, mandates

_CARRIERS = JOINT_KINDS | {LetterKind.SUPPLERENDE}
_ANNOUNCED = re.compile(
    r"felles oppdrag|oppdragsbrev|supplerende tildelingsbrev|supplerande tildelingsbrev", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{5,}")
_STEM = 6  # letters that two forms of a long word share
_OF_LETTERS = ("felles", "oppdra", "samarb", "tverrs", "supple", "tildel", "innsat")  # in the names of most tasks


def check(whole: SetAnalysis) -> Iterator[Hit]:
    """One hit for each supplement or joint letter with a task that a recipient's tildelingsbrev of the year leaves out.

    Only tildelingsbrev in the set are looked at, and no extracts of them; without any, nothing is said.
    """
    for mandate in mandates(whole):
        carriers = [part for part in mandate.parts if part.kind() in _CARRIERS]
        about = _about(mandate) if carriers else None
        for part in carriers:
            if about and (lacking := _lacking(whole, about, part)):
                yield _hit(mandate, part, lacking)


@dataclass(frozen=True)
class _About:
    """Where a task stands, what it is called, the stems of its theme, and the letters known to announce it or not."""

    told: frozenset[int]
    names: frozenset[str]
    theme: frozenset[str]
    announced: dict[int, bool] = field(default_factory=dict)


def _about(mandate: Mandate) -> _About:
    names = {name.casefold() for part in mandate.parts for name in (part.task.name, *part.task.names)}
    theme = {word.casefold()[:_STEM] for name in names for word in _WORD.findall(name)}
    return _About(
        frozenset(other.index for other in (*mandate.parts, *mandate.mentioned)),
        frozenset(names),
        frozenset(stem for stem in theme if not stem.startswith(_OF_LETTERS)),
    )


def _lacking(whole: SetAnalysis, about: _About, part: Part) -> list[tuple[int, str]]:
    """Index and recipient of each tildelingsbrev of the same year to a recipient that does not name the task."""
    found: list[tuple[int, str]] = []
    recipients, year = part.recipients(), part.year()
    for index, letter in enumerate(whole.letters):
        identity = letter.identity
        if identity.kind is None or identity.kind.value is not LetterKind.TILDELINGSBREV or identity.year is None:
            continue
        keys = {recipient.value.key for recipient in identity.recipients} & recipients
        if not keys or identity.year.value != year or index in about.told or letter.extract:
            continue
        if index not in about.announced:
            about.announced[index] = _announced(letter, about)
        if not about.announced[index]:
            found.append((index, min(keys)))
    return found


def _announced(letter: LetterAnalysis, about: _About) -> bool:
    """Whether the letter names the task, or says that an assignment on its theme will come."""
    for span in letter.sentences:
        if letter.letter.blocks[span.block].layer is Layer.FURNITURE:
            continue
        text = letter.letter.excerpt(span).casefold()
        if any(name in text for name in about.names):
            return True
        if _ANNOUNCED.search(text) and about.theme.intersection(word[:_STEM] for word in _WORD.findall(text)):
            return True
    return False


def _hit(mandate: Mandate, part: Part, lacking: list[tuple[int, str]]) -> Hit:
    agencies = ", ".join(dict.fromkeys(called(part, key) for _, key in lacking))
    hit = mandate.hit({"year": part.year() or "", "agencies": agencies}, at=[(part, part.place)])
    return replace(hit, related=tuple(Related(None, index) for index, _ in lacking))


RULE = SetRule(
    code="LIN-03",
    name=Text(
        nb="Oppdraget står ikke i tildelingsbrevet",
        nn="Oppdraget står ikkje i tildelingsbrevet",
        en="The assignment is not in the allocation letter",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 6",
    why=Text(
        nb="Departementene kan gi et felles oppdragsbrev, men bør unngå separate oppdrag gjennom året som ikke er omtalt i tildelingsbrevet. Da kan virksomheten ikke ha planlagt for dem.",
        nn="Departementa kan gi eit felles oppdragsbrev, men bør unngå separate oppdrag gjennom året som ikkje er omtalte i tildelingsbrevet. Då kan verksemda ikkje ha planlagt for dei.",
        en="Ministries may send a joint letter, but should avoid separate assignments that the allocation letter does not mention. The agency cannot have planned for them.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ikke oppdraget «{task}» i tildelingsbrevet for {year} til {agencies}.",
            nn="Vi fann ikkje oppdraget «{task}» i tildelingsbrevet for {year} til {agencies}.",
            en="We did not find the assignment “{task}” in the allocation letter for {year} to {agencies}.",
        ),
    },
    advice=Text(
        nb="Varsle oppdraget i tildelingsbrevet. Kommer det av nye vedtak i løpet av året, skriv det.",
        nn="Varsle oppdraget i tildelingsbrevet. Kjem det av nye vedtak i løpet av året, skriv det.",
        en="Announce the assignment in the allocation letter. If it follows from new decisions during the year, say so.",
    ),
    examples=(
        Example(
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Kontroll\n\nSkattedirektoratet skal kontrollere flere bedrifter.\n=====\nFinansdepartementet\n\nSkattedirektoratet\n\nDato: 2. juni 2026\n\n# Supplerende tildelingsbrev nr. 3 for 2026\n\n## ⟦Felles oppdrag: utsatte unge og gjeld⟧\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at færre unge får gjeld de ikke kan betale.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Kontroll\n\nDepartementene sender et felles oppdrag om utsatte unge og gjeld i mars.\n=====\nFinansdepartementet\n\nSkattedirektoratet\n\nDato: 2. juni 2026\n\n# Supplerende tildelingsbrev nr. 3 for 2026\n\n## Felles oppdrag: utsatte unge og gjeld\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at færre unge får gjeld de ikke kan betale.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Gjeld\n\nSkattedirektoratet skal ta del i arbeidet «utsatte unge og gjeld».\n=====\nFinansdepartementet\n\nSkattedirektoratet\n\nDato: 2. juni 2026\n\n# Supplerende tildelingsbrev nr. 3 for 2026\n\n## 2 Driftsutgifter\n\nBevilgningen øker med 4 mill. kroner.",
        ),
        Example(
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Kontroll\n\nSkattedirektoratet skal i samarbeid med Tolletaten kontrollere flere bedrifter.\n=====\nFinansdepartementet\n\nSkattedirektoratet\n\nDato: 2. juni 2026\n\n# Supplerende tildelingsbrev nr. 3 for 2026\n\n## 3.4 ⟦Arbeidslivskriminalitet⟧\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Kontroll\n\nArbeidslivskriminalitet er et alvorlig problem, og departementet kommer tilbake med et oppdrag.\n=====\nFinansdepartementet\n\nSkattedirektoratet\n\nDato: 2. juni 2026\n\n# Supplerende tildelingsbrev nr. 3 for 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 2. juni 2026\n\n# Supplerende tildelingsbrev nr. 3 for 2026\n\n## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås.",
        ),
        Example(
            form="nn",
            head="",
            bad="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Kontroll\n\nSkattedirektoratet skal kontrollere fleire bedrifter.\n=====\nFinansdepartementet\n\nSkattedirektoratet\n\nDato: 2. juni 2026\n\n# Supplerande tildelingsbrev nr. 3 for 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## ⟦Felles oppdrag: utsette unge og gjeld⟧\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at færre unge får gjeld dei ikkje kan betale.",
            better="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Kontroll\n\nDepartementa sender eit felles oppdrag om utsette unge og gjeld i mars.\n=====\nFinansdepartementet\n\nSkattedirektoratet\n\nDato: 2. juni 2026\n\n# Supplerande tildelingsbrev nr. 3 for 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## Felles oppdrag: utsette unge og gjeld\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at færre unge får gjeld dei ikkje kan betale.",
            good="Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## Felles oppdrag: utsette unge og gjeld\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at færre unge får gjeld dei ikkje kan betale.\n=====\nFinansdepartementet\n\nSkattedirektoratet\n\nDato: 2. juni 2026\n\n# Supplerande tildelingsbrev nr. 3 for 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## Felles oppdrag: utsette unge og gjeld\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at færre unge får gjeld dei ikkje kan betale.",
        ),
        Example(
            form="nn",
            head="",
            good="Kunnskapsdepartementet\n\nUtdanningsdirektoratet\n\nDato: 16. desember 2025\n\n# Tildelingsbrev 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## 3.4 Kontroll\n\nDirektoratet skal gje god rettleiing til skulane.\n=====\nFinansdepartementet\n\nSkattedirektoratet\n\nDato: 2. juni 2026\n\n# Supplerande tildelingsbrev nr. 3 for 2026\n\nDepartementet gjer med dette brevet greie for dei økonomiske rammene og måla for 2026.\n\n## Felles oppdrag: utsette unge og gjeld\n\nSkattedirektoratet, Arbeids- og velferdsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at færre unge får gjeld dei ikkje kan betale.",
        ),
    ),
    check=check,
)
