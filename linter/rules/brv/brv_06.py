"""BRV-06: an assignment's id that stands for two assignments, or is cited with another's title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from linter.letters.model import Letter, Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.assignments import (
    Assignment,
    headed_assignments,
    likeness,
    mentioned_ids,
    referred_assignments,
    share_a_word,
)
from linter.rules.brv.prose import running_blocks
from linter.rules.contract import Example, Hit, LetterRule, Option, Related, Severity, Status, Text

_WITHDRAWN = re.compile(
    r"\b(?:utgår|går\sut|trekkes|trekkjast|blir\strekt|er\strukket|er\strekt|bortfaller|fell\sbort|faller\sbort)(?!\w)",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\boppdrag(?:et)?\s(?:nr\.\s?)?(?P<number>\d{1,3})(?![\d.-])", re.IGNORECASE)
_CALLED = re.compile(r"\boppdrag(?:et)?\s$", re.IGNORECASE)
_SURELY_ANOTHER = 85.0  # likeness to the other assignment's title
_ENOUGH_WORDS = 3
_QUOTED = 12  # words of the other assignment that a message quotes


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """Ids with two titles, references with the wrong title, and ids used again after they were withdrawn."""
    letter = analysis.letter
    limit = float(str(analysis.option(RULE, "same_title")))
    by_key: dict[str, list[Assignment]] = {}
    for assignment in headed_assignments(letter):
        by_key.setdefault(assignment.key, []).append(assignment)
    for places in by_key.values():
        for series in dict.fromkeys(place.series for place in places):
            yield from _two_titles([place for place in places if place.series == series], limit)
    for reference in referred_assignments(letter):
        yield from _wrong_title(letter, reference, by_key, limit)
    yield from _reused(letter, by_key)


def _two_titles(places: Sequence[Assignment], limit: float) -> Iterator[Hit]:
    known = [places[0]]
    for place in places[1:]:
        if max(likeness(place.title, other.title) for other in known) < limit:
            title = known[0].title.split()
            other = " ".join(title[:_QUOTED]) + (" …" if len(title) > _QUOTED else "")
            yield Hit(place.span, {"id": place.written, "other": other}, "twice", related=(Related(known[0].span),))
            known.append(place)


def _wrong_title(
    letter: Letter, reference: Assignment, by_key: Mapping[str, Sequence[Assignment]], limit: float
) -> Iterator[Hit]:
    own = by_key.get(reference.key)
    if not own or max(likeness(reference.title, place.title) for place in own) >= limit:
        return
    others = [place for key, places in by_key.items() if key != reference.key for place in places]
    best = max(others, key=lambda place: likeness(reference.title, place.title), default=None)
    if best and likeness(reference.title, best.title) >= _SURELY_ANOTHER:
        values = {"id": reference.written, "other": own[0].title, "right": best.written}
        yield Hit(reference.span, values, "reference", related=(Related(own[0].span), Related(best.span)))
        return
    before = letter.blocks[reference.span.block].text[: reference.span.start]
    if not _CALLED.search(before):
        return  # what follows the id may be anything
    if len(reference.title.split()) >= _ENOUGH_WORDS and not any(share_a_word(reference.title, p.title) for p in own):
        yield Hit(reference.span, {"id": reference.written, "other": own[0].title}, related=(Related(own[0].span),))


def _reused(letter: Letter, by_key: Mapping[str, Sequence[Assignment]]) -> Iterator[Hit]:
    for block in running_blocks(letter):
        withdrawn = _WITHDRAWN.search(block.text)
        if not withdrawn:
            continue
        keys = mentioned_ids(block.text)
        numbers = {match["number"] for match in _BARE_NUMBER.finditer(block.text)}
        keys |= {key for key in by_key for number in numbers if re.search(rf"\D{number}$", key)}
        if len(keys) != 1:
            continue
        places = [p for p in by_key.get(next(iter(keys)), ()) if p.span.block != block.index]
        own = next((p for p in places if p.owns), None)
        # Under its own heading, or in a list of what is withdrawn, the withdrawal is no reuse.
        if own and not any(_belongs(letter, block.index, p) for p in places):
            place = Span(block.index, withdrawn.start(), withdrawn.end())
            yield Hit(own.span, {"id": own.written}, "reused", related=(Related(place),))


def _belongs(letter: Letter, block: int, place: Assignment) -> bool:
    section = letter.sections[letter.blocks[place.span.block].section]
    inside = section.heading == place.span.block and section.first <= block < section.last
    return inside or bool(_WITHDRAWN.search(letter.section_path(section.index)))


_LIST = "# Nye oppdrag\n\n- TB2026-11 Kartlegge bruken av tilskudd\n- TB2026-12 Evaluere veilederen\n\n"
_LIST_NN = (
    "# Nye oppdrag\n\n- TB2026-11 Kartleggje bruken av tilskot\n- TB2026-12 Evaluere rettleiaren for kommunar\n\n"
)

RULE = LetterRule(
    code="BRV-06",
    name=Text(
        nb="Oppdragets nummer og tittel stemmer ikke",
        nn="Nummeret og tittelen på oppdraget stemmer ikkje",
        en="The assignment's id and title do not match",
    ),
    severity=Severity.MEDIUM,
    status=Status.STABLE,
    since="0.1",
    source="Funnet i ekte brev: penger knyttet til feil oppdragsnummer, og et trukket nummer brukt på nytt",
    why=Text(
        nb="Nummeret følger oppdraget i rapportering og budsjett. Står det for to oppdrag, vet ingen hvilket som er ment.",
        nn="Nummeret følgjer oppdraget i rapportering og budsjett. Står det for to oppdrag, veit ingen kva for eit som er meint.",
        en="The id follows the assignment through reports and budget. If it stands for two, nobody knows which is meant.",
    ),
    messages={
        "default": Text(
            nb="{id} har en annen tittel et annet sted i brevet: «{other}».",
            nn="{id} har ein annan tittel ein annan stad i brevet: «{other}».",
            en="{id} has another title elsewhere in the letter: “{other}”.",
        ),
        "twice": Text(
            nb="{id} er brukt på to oppdrag i brevet. Det andre er «{other}».",
            nn="{id} er brukt på to oppdrag i brevet. Det andre er «{other}».",
            en="{id} is used for two assignments in the letter. The other is “{other}”.",
        ),
        "reference": Text(
            nb="{id} er «{other}» i dette brevet. Tittelen her hører til {right}.",
            nn="{id} er «{other}» i dette brevet. Tittelen her høyrer til {right}.",
            en="{id} is “{other}” in this letter. The title here belongs to {right}.",
        ),
        "reused": Text(
            nb="Brevet sier at oppdraget med dette nummeret utgår, men bruker {id} på nytt.",
            nn="Brevet seier at oppdraget med dette nummeret går ut, men bruker {id} på nytt.",
            en="The letter says the assignment with this number is withdrawn, but uses {id} again.",
        ),
    },
    advice=Text(
        nb="Gi hvert oppdrag sitt eget nummer, og sjekk henvisningene når listen endres.",
        nn="Gi kvart oppdrag sitt eige nummer, og sjekk tilvisingane når lista blir endra.",
        en="Give every assignment its own id, and check the references when the list changes.",
    ),
    other_advice={
        "reference": Text(
            nb="Rett nummeret eller tittelen, så henvisningen viser til ett oppdrag.",
            nn="Rett nummeret eller tittelen, så tilvisinga viser til eitt oppdrag.",
            en="Correct the id or the title, so that the reference is to one assignment.",
        ),
        "reused": Text(
            nb="Gi det nye oppdraget et nummer som ikke er brukt før.",
            nn="Gi det nye oppdraget eit nummer som ikkje er brukt før.",
            en="Give the new assignment an id that has not been used before.",
        ),
    },
    options={
        "same_title": Option(
            default=60,
            doc=Text(
                nb="Så like (0–100) må to titler være for å regnes som samme oppdrag.",
                nn="Så like (0–100) må to titlar vere for å reknast som same oppdrag.",
                en="How alike (0–100) two titles must be to count as the same assignment.",
            ),
        )
    },
    examples=(
        Example(
            bad=_LIST + "Tildelingen økes med 2 mill. kroner til oppdrag ⟦TB2026-12 Kartlegge bruken av tilskudd⟧.",
            better=_LIST + "Tildelingen økes med 2 mill. kroner til oppdrag TB2026-11 Kartlegge bruken av tilskudd.",
            good=_LIST
            + "## TB2026-11 Kartlegge bruken av tilskudd\n\nDirektoratet skal kartlegge bruken.\n\n## TB 2026-12 Evaluere veilederen\n\nSe TB2026-11 punkt 2.",
        ),
        Example(
            bad="## TB2026-14 Utrede nytt register\n\nFrist: 1.6.2026\n\n## ⟦TB2026-14 Samordne tilsyn med skoler⟧\n\nFrist: 1.9.2026",
            better="## TB2026-14 Utrede nytt register\n\nFrist: 1.6.2026\n\n## TB2026-15 Samordne tilsyn med skoler\n\nFrist: 1.9.2026",
            good="## TB2026-14 Utrede nytt register\n\nDet vises til oppdrag TB2026-14 og til svaret på TB2025-14 Samordne tilsyn med skoler.",
        ),
        Example(
            bad="Oppdrag 21 blir ikke sendt og utgår.\n\n# Nye oppdrag\n\n## ⟦TB2026-21 Lage kart over kysten⟧\n\nFrist: 1.6.2026",
            better="Oppdrag 21 blir ikke sendt og utgår.\n\n# Nye oppdrag\n\n## TB2026-22 Lage kart over kysten\n\nFrist: 1.6.2026",
            good="# Endringer\n\n## TB2026-21 Lage kart over kysten\n\nOppdraget TB2026-21 utgår.\n\n## TB2026-22 Rydde i registeret\n\nFrist: 1.6.2026",
        ),
        Example(
            bad="# 4 Oppdrag\n\n## O-1 Nytt register\n\nFrist: 1.6.2026\n\n## O-2 Enklere skjema\n\nTekst.\n\n## ⟦O-2 Tilsyn med skoler⟧\n\nTekst.",
            better="# 4 Oppdrag\n\n## O-1 Nytt register\n\nFrist: 1.6.2026\n\n## O-2 Enklere skjema\n\nTekst.\n\n## O-3 Tilsyn med skoler\n\nTekst.",
            good="# 4 Oppdrag\n\n| Nr. | Oppdrag |\n|---|---|\n| O-1 | Lage et nytt register |\n\n## O-1 Nytt register\n\nO-1 skal leveres sammen med O-2.",
        ),
        Example(
            form="nn",
            bad="# 4 Oppdrag\n\n| Nr. | Oppdrag |\n|---|---|\n| 4.1 | Lage eit register |\n| 4.2 | Føre tilsyn med hamner |\n| ⟦4.2⟧ | Greie ut lova |",
            better="# 4 Oppdrag\n\n| Nr. | Oppdrag |\n|---|---|\n| 4.1 | Lage eit register |\n| 4.2 | Føre tilsyn med hamner |\n| 4.3 | Greie ut lova |",
            good="# 3 Mål\n\n| Nr. | Indikator |\n|---|---|\n| 1.1 | Del hamner utan feil |\n| 1.1 | Del kommunar med plan |",
        ),
        Example(
            form="nn",
            bad=_LIST_NN + "## ⟦TB2026-11 Greie ut ny lov om havner⟧\n\nDirektoratet skal greie ut lova.",
            better=_LIST_NN + "## TB2026-13 Greie ut ny lov om havner\n\nDirektoratet skal greie ut lova.",
            good=_LIST_NN
            + "## TB2026-12 Evaluere rettleiaren\n\nDirektoratet skal evaluere rettleiaren for kommunane.",
        ),
        Example(
            form="nn",
            bad="**ID: 2026-03 Styrkje digital opplæring**\n\nFrist: 1. juni\n\n**⟦ID: 2026-03 Nye reglar for havbruk⟧**\n\nFrist: 1. mai",
            better="**ID: 2026-03 Styrkje digital opplæring**\n\nFrist: 1. juni\n\n**ID: 2026-04 Nye reglar for havbruk**\n\nFrist: 1. mai",
            good="- TB2026-31 (unnateke offentlegheit)\n- TB2026-32 (unnateke offentlegheit)\n\n**TB2026-33** | **Avd.: ABC** | **Nye reglar for havbruk**",
        ),
    ),
    check=check,
)
