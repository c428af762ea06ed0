"""BRV-02: last year's number left in a place that must speak of the letter's own year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Block, BlockKind, Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.letter_time import own_year
from linter.rules.brv.numbering import is_contents_line
from linter.rules.brv.own_year_phrases import (
    ASKED,
    BACK,
    HAS_FORCE,
    IN_FORCE,
    LOOK_BACK,
    OWN_HEADING,
    OWN_HEADING_END,
    PHRASES,
    REPORT,
    TERM,
)
from linter.rules.brv.prose import running_blocks, without_quotations
from linter.rules.brv.report_years import reports_of_other_years
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text

_TITLE_LENGTH = 80  # characters
_NEAR = 2  # lines
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit for each earlier year in a place that must be the letter's own year."""
    own = own_year(analysis)
    if own is None:
        return
    reach = int(str(analysis.option(RULE, "years_back")))
    stale = [str(year) for year in range(own - reach, own)]
    for block in running_blocks(analysis.letter):
        if not any(year in block.text for year in stale):
            continue
        for start, end in sorted(set(_places(analysis, block))):
            year = int(block.text[start:end])
            if own - reach <= year < own:
                yield Hit(Span(block.index, start, end), {"year": year, "own": own})
        for match in REPORT.finditer(block.text):
            year, due = int(match["year"]), int(match["due"])
            if due > year + 1 and year < own:
                values = {"year": year, "due": due, "own": own}
                yield Hit(Span(block.index, *match.span("year")), values, "report")
        for span, year in reports_of_other_years(analysis, block, own):
            yield Hit(span, {"year": year, "own": own}, "matter")


def _places(analysis: LetterAnalysis, block: Block) -> Iterator[tuple[int, int]]:
    text = without_quotations(block.text)
    if _is_title(analysis, block) or is_contents_line(text):
        for pattern in (OWN_HEADING, OWN_HEADING_END):
            for match in pattern.finditer(text):
                if not LOOK_BACK.search(text):
                    yield match.span("year")
    for match in (match for pattern in (*PHRASES, *IN_FORCE, TERM) for match in pattern.finditer(text)):
        read_to = match.end() if match.re in IN_FORCE else len(text)
        sentence = _sentence(analysis, block, text[:read_to], match.start("year"))
        if not BACK.search(HAS_FORCE.sub("", sentence)) and (match.re is not TERM or ASKED.search(sentence)):
            yield match.span("year")


def _is_title(analysis: LetterAnalysis, block: Block) -> bool:
    """A heading, or a short line without a full stop that a reader may not have known as one.

    A numbered line alone between paragraphs is a heading too; among other list items it is not.
    """
    if block.kind is BlockKind.HEADING:
        return True
    blocks = analysis.letter.blocks
    after = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
    alone = block.label[:1].isdigit() and after is not None and after.kind is not BlockKind.LIST_ITEM
    line = block.kind is BlockKind.PARAGRAPH or (block.kind is BlockKind.LIST_ITEM and alone)
    short = block.cell is None and len(block.text) <= _TITLE_LENGTH
    closed = block.text.rstrip().endswith((".", ":", ";", ","))
    return line and short and not closed and not _in_series(analysis, block)


def _in_series(analysis: LetterAnalysis, block: Block) -> bool:
    """Whether short lines close by name other years: the columns of a table that a reader took apart."""
    near = analysis.letter.blocks[max(0, block.index - _NEAR) : block.index + _NEAR + 1]
    own = set(_YEAR.findall(block.text))
    return any(set(_YEAR.findall(other.text)) - own for other in near if len(other.text) <= _TITLE_LENGTH)


def _sentence(analysis: LetterAnalysis, block: Block, text: str, at: int) -> str:
    sentence = analysis.sentence_at(Span(block.index, at, at + 4))
    return text[sentence.start : sentence.end]


RULE = LetterRule(
    code="BRV-02",
    name=Text(nb="Gammelt årstall står igjen", nn="Gammalt årstal står att", en="An old year is left in the text"),
    severity=Severity.HIGH,
    status=Status.STABLE,
    since="0.1",
    source="Funnet i ekte brev: fjorårets årstall i overskriften over tildelingen",
    why=Text(
        nb="Brevet bygger ofte på fjorårets. Et glemt årstall gjør det uklart hvilket år pengene eller kravene gjelder.",
        nn="Brevet byggjer ofte på det frå i fjor. Eit gløymt årstal gjer det uklart kva år pengane eller krava gjeld.",
        en="The letter is often built on last year's. A forgotten year makes it unclear which year money or demands are for.",
    ),
    messages={
        "default": Text(
            nb="Her står {year}, men brevet gjelder {own}.",
            nn="Her står {year}, men brevet gjeld {own}.",
            en="This says {year}, but the letter is for {own}.",
        ),
        "report": Text(
            nb="Rapporten for {year} har frist i {due}. Brevet gjelder {own}.",
            nn="Rapporten for {year} har frist i {due}. Brevet gjeld {own}.",
            en="The report for {year} is due in {due}. The letter is for {own}.",
        ),
        "matter": Text(
            nb="Det som skal gjøres i {own}, er bedt omtalt i rapporten for {year}.",
            nn="Det som skal gjerast i {own}, er bede omtalt i rapporten for {year}.",
            en="What is to be done in {own} is asked to be told in the report for {year}.",
        ),
    },
    advice=Text(
        nb="Rett årstallet. Mener dere et tidligere år, så skriv at det er historikk.",
        nn="Rett årstalet. Meiner de eit tidlegare år, så skriv at det er historikk.",
        en="Correct the year. If an earlier year is meant, say that it is history.",
    ),
    other_advice={
        "matter": Text(
            nb="Sjekk hvilken årsrapport dere mener, og rett årstallet.",
            nn="Sjekk kva årsrapport de meiner, og rett årstalet.",
            en="Check which annual report you mean, and correct the year.",
        ),
        "report": Text(
            nb="Sjekk om det er rapportåret eller fristen som er feil, og rett det.",
            nn="Sjekk om det er rapportåret eller fristen som er feil, og rett det.",
            en="Check whether the year of the report or the deadline is wrong, and correct it.",
        ),
    },
    options={
        "years_back": Option(
            default=3,
            doc=Text(
                nb="Så mange år tilbake regner vi et årstall som en rest etter et eldre brev.",
                nn="Så mange år tilbake reknar vi eit årstal som ein rest etter eit eldre brev.",
                en="How many years back a year counts as left from an older letter.",
            ),
        )
    },
    examples=(
        Example(
            bad="## 1. Midler som er stilt til disposisjon for ⟦2025⟧\n\nTekst.\n\n## 2. Mål og styringsparametere for ⟦2025⟧\n\nTekst.",
            better="## 1. Midler som er stilt til disposisjon for 2026\n\nTekst.\n\n## 2. Mål og styringsparametere for 2026\n\nTekst.",
            good="## Resultater og oppfølging av oppdrag fra 2025\n\nMidlene som ble stilt til disposisjon for 2025, er brukt, jf. Prop. 1 S (2024–2025).",
        ),
        Example(
            bad="Skattedirektoratet tildeles 40 mill. kroner for budsjettåret ⟦2025⟧. I ⟦2025⟧ skal direktoratet prioritere kontroll.",
            better="Skattedirektoratet tildeles 40 mill. kroner for budsjettåret 2026. I 2026 skal direktoratet prioritere kontroll.",
            good="Ubrukt bevilgning for budsjettåret 2025 overføres. I 2025 skulle direktoratet prioritere kontroll. I 2027 skal ordningen evalueres.",
        ),
        Example(
            bad="Årsrapporten for ⟦2025⟧ skal sendes departementet innen 15. mars 2027. Direktoratet skal i ⟦2025⟧ øke innsatsen.",
            better="Årsrapporten for 2026 skal sendes departementet innen 15. mars 2027. Direktoratet skal i 2026 øke innsatsen.",
            good="Årsrapporten for 2025 skal sendes departementet innen 15. mars 2026. Fellesføringene som gjaldt i 2025, står ved lag i 2026.",
        ),
        Example(
            form="nn",
            bad="## Løyvingar og fullmakter for ⟦2025⟧\n\nVerksemda skal sende rapport for første tertial ⟦2025⟧ seinast 1. juni.",
            better="## Løyvingar og fullmakter for 2026\n\nVerksemda skal sende rapport for første tertial 2026 seinast 1. juni.",
            good="## Rapportering på oppdrag i tildelingsbrevet for 2025\n\nTal for 2023, 2024 og 2025 står i tabellen. Strategien gjeld 2024–2028.",
        ),
        Example(
            form="nn",
            bad="Departementet stiller midlane til rådvelde for ⟦2024⟧. Verksemda må i ⟦2024⟧ følgje opp lova.",
            better="Departementet stiller midlane til rådvelde for 2026. Verksemda må i 2026 følgje opp lova.",
            good="Verksemda skal følgje opp lov frå 2024 og strategien for 2025. Løyvinga vart stilt til rådvelde i 2024.",
        ),
        Example(
            form="nn",
            bad="Fullmaktene gjeld berre for budsjettåret ⟦2025⟧ og kan ikkje delegerast vidare. Verksemda får for ⟦2025⟧ fullmakt til å leige lokale.",
            better="Fullmaktene gjeld berre for budsjettåret 2026 og kan ikkje delegerast vidare. Verksemda får for 2026 fullmakt til å leige lokale.",
            good="Fellesføringane for 2025 gjeld òg i 2026. Fullmakta gjeld for 2025 og 2026, og avtalen for 2025–2028. Instruksen frå 2025 gjeld framleis.",
        ),
        Example(
            bad="Rammene over gjelder budsjettåret ⟦2025⟧. Midlene må brukes innen utgangen av ⟦2025⟧.",
            better="Rammene over gjelder budsjettåret 2026. Midlene må brukes innen utgangen av 2026.",
            good="Fullmaktene som ble gitt for 2025, gjelder ikke lenger. Årsrapporten gjelder for 2025.",
        ),
        Example(
            bad="Etaten skal rapportere om oppfølgingen av fellesføringene for 2026 i årsrapporten for ⟦2025⟧.",
            better="Etaten skal rapportere om oppfølgingen av fellesføringene for 2026 i årsrapporten for 2026.",
            good="Etaten skal omtale planene for å nå målene for 2026 i årsrapporten for 2025.",
        ),
        Example(
            form="nn",
            bad="Departementet delegerer desse fullmaktene til etaten for budsjettåret ⟦2025⟧: å inngå leigeavtalar.",
            better="Departementet delegerer desse fullmaktene til etaten for budsjettåret 2026: å inngå leigeavtalar.",
            good="Departementet gir etaten fullmakt til å avslutte rekneskapen. Desse fullmaktene galdt til etaten for budsjettåret 2025.",
        ),
        Example(
            good="Resultat 2024\n\nMål for 2025\n\nMål for 2026\n\nOmtalen skal vise utviklingen i 2026 og sammenligne med tallene virksomheten ga for 2025. Tallet skal ned fra 2025.",
        ),
    ),
    check=check,
)
