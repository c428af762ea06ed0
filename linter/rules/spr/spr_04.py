"""SPR-04: an assignment with something to deliver, but no deadline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import BlockKind
from linter.rules.akt.demands import because, binds, deed, does, is_item, seen, task_blocks
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import Example, Hit, LetterRule, Severity, Status, Text
from linter.rules.spr.deadline_words import WHEN
from linter.rules.spr.empty_deadlines import empty_deadlines
from linter.rules.spr.lone_undated import lone_undated
from linter.steering.demand import Demand
from linter.steering.labels import ChainLabel, Context
from linter.steering.stems import stem

_DELIVERING = frozenset(
    stem(word)
    for word in ("utarbeide", "utrede", "utgreie", "kartlegge", "kartleggje", "levere", "foreslå", "gjennomgå", "evaluere",
                 "lage")
)  # fmt: skip
_DELIVERING_PHRASE = re.compile(
    r"^(?:grei[ea] ut|leg?gj?[ea] (?:fram|frem)|gå gjennom|(?:gi|gje) (?:et |eit )?(?:råd|innspill|innspel))\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2}){1,3}\.?(?=\s|$)")  # «4.4 Oppdrag» names no day
_TASK_CODE = re.compile(r"\b[A-ZÆØÅ]{1,6}\s?\d{4}\s?[-–]\s?\d{1,3}\b|\bOppdrag (?:nr\.? )?\d+\b")
# Asked for only if something happens: there is no day to name.
_IF = re.compile(r"\b(?:dersom|hvis|viss|skulle (?:det|de|dei)|i tilfelle|eventuel\w+)\b", re.IGNORECASE)
_LABELS = frozenset({ChainLabel.ACTIVITY, ChainLabel.OUTPUT})


def check(analysis: LetterAnalysis) -> Iterator[Hit]:
    """One hit per place for a deadline that is empty, and per deliverable assignment without a date.

    A date is looked for in the assignment's item, row and heading, and in a row of its own in a table.

    Joint tasks are left to MAL-06 and RAP-01, which ask for horizon and reporting of the whole task.
    """
    empty = list(empty_deadlines(analysis.letter, WHEN))
    for found in empty:
        yield Hit(found.span, {"head": found.head}, "empty", Severity.LOW)
    told = task_blocks(analysis) | {found.span.block for found in empty}
    for span in lone_undated(analysis.letter, WHEN):
        if span.block not in told:
            told |= {*_around(analysis, span.block)}
            yield Hit(span, {}, "lone", Severity.LOW)
    for unit in analysis.demands:
        if unit.span.block in told or not _delivers(unit):
            continue
        if not WHEN.search(_item(analysis, unit)) and not _in_calendar(analysis, unit):
            yield Hit(unit.span, {"deed": deed(unit)}, evidence=because(unit))


def _around(analysis: LetterAnalysis, head: int) -> range:
    """The blocks of an assignment whose title is told of."""
    section = analysis.letter.sections[analysis.letter.blocks[head].section]
    return range(head, section.last if section.heading == head else head + 2)


def _delivers(unit: Demand) -> bool:
    if unit.label not in _LABELS or unit.result.unsure or unit.title or not does(unit) or _IF.search(unit.text):
        return False
    if not (binds(unit) or (is_item(unit) and unit.context is Context.TASK)):
        return False
    verb = seen(unit, "predicate")
    behind = unit.text[max(unit.text.find(verb), 0) :]
    return stem(verb) in _DELIVERING or bool(_DELIVERING_PHRASE.match(behind))


def _item(analysis: LetterAnalysis, unit: Demand) -> str:
    """The assignment's own text: its paragraph, item or table row, its heading and intro, and the item's following lines."""
    blocks = analysis.letter.blocks
    block = blocks[unit.span.block]
    titles = (_NUMBERED.sub("", title) for title in analysis.letter.section_path(block.section).split(" › "))
    texts = [_NUMBERED.sub("", block.text), _NUMBERED.sub("", unit.heading), *titles]
    if unit.intro is not None:
        texts.append(analysis.letter.excerpt(unit.intro))
    if block.cell is not None:
        row = analysis.letter.rows.get((block.cell.table, block.cell.row), ())
        texts += [_NUMBERED.sub("", other.text) if other is row[0] else other.text for other in row]
    for other in blocks[block.index + 1 : block.index + 3]:  # «Frist: …» on a line of its own
        if other.section == block.section and other.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
            texts += [other.text] if re.match(r"\W*(?:frist|leveranse|rapporter)", other.text, re.IGNORECASE) else []
    section = analysis.letter.sections[block.section]
    if _TASK_CODE.search(section.title):  # an assignment with a section of its own
        texts += [other.text for other in blocks[section.first : section.last]]
    return "\n".join(texts)


def _in_calendar(analysis: LetterAnalysis, unit: Demand) -> bool:
    """Whether a table with dates names the assignment by its code."""
    code = _TASK_CODE.search(analysis.letter.blocks[unit.span.block].text) or _TASK_CODE.search(unit.heading)
    if code is None:
        return False
    named = re.compile(rf"(?<!\w){re.escape(code.group())}(?!\d)")
    rows = analysis.letter.rows.values()
    return any(
        any(named.search(cell.text) for cell in row) and any(WHEN.search(cell.text) for cell in row) for row in rows
    )


_LIST = (
    "# 2 Oppdrag\n\n## 2.1 Satser\n\nEtaten skal gi svar. Frist: 1. mai\n\n## 2.2 Gebyr\n\nEtaten skal gi svar. Frist: 3. mai\n\n"
    "## 2.3 Feil\n\nEtaten skal gi råd innen 1. juni.\n\n"
)

RULE = LetterRule(
    code="SPR-04",
    name=Text(nb="Oppdrag uten frist", nn="Oppdrag utan frist", en="Assignment without a deadline"),
    severity=Severity.INFO,
    status=Status.STABLE,
    since="0.1",
    source="DFØ/Difi 2017/1, råd 5 (klart mandat)",
    why=Text(
        nb="Skal virksomheten levere noe, må den vite når dere trenger det, for å kunne planlegge og prioritere.",
        nn="Skal verksemda levere noko, må ho vite når de treng det, for å kunne planleggje og prioritere.",
        en="If the agency is to deliver something, it must know when you need it, to be able to plan and set priorities.",
    ),
    messages={
        "default": Text(
            nb="Vi fant ingen frist for oppdraget «{deed}».",
            nn="Vi fann ingen frist for oppdraget «{deed}».",
            en="We found no deadline for the assignment “{deed}”.",
        ),
        "lone": Text(
            nb="Vi fant ingen frist for dette oppdraget. De andre oppdragene i listen har frist.",
            nn="Vi fann ingen frist for dette oppdraget. Dei andre oppdraga i lista har frist.",
            en="We found no deadline for this assignment. The other assignments in the list have one.",
        ),
        "empty": Text(
            nb="Det er satt av plass til «{head}» her, men det står ingenting der.",
            nn="Det er sett av plass til «{head}» her, men det står ingenting der.",
            en="There is a place for “{head}” here, but nothing stands in it.",
        ),
    },
    advice=Text(
        nb="Skriv når dere trenger resultatet, eller at oppgaven er løpende.",
        nn="Skriv når de treng resultatet, eller at oppgåva er løpande.",
        en="Say when you need the result, or that the task is ongoing.",
    ),
    examples=(
        Example(
            bad="⟦Direktoratet skal utrede behovet for lovendringer.⟧",
            better="Direktoratet skal utrede behovet for lovendringer innen 1. oktober.",
            good="Direktoratet skal gi skattyterne svar.",
        ),
        Example(
            bad="## Oppdrag\n\nDirektoratet skal:\n\n- ⟦kartlegge omfanget av feil i skattemeldingene⟧\n- levere en rapport innen "
            "1. juni",
            better="## Oppdrag\n\nDirektoratet skal:\n\n- kartlegge omfanget av feil i skattemeldingene innen 1. mai",
            good="## Oppdrag\n\nDirektoratet skal innen 1. juni 2026:\n\n- kartlegge omfanget av feil i skattemeldingene",
        ),
        Example(
            bad="## Oppdrag\n\n| Nr. | Oppdrag | Frist |\n|---|---|---|\n| 4.1 | Etaten skal utrede nye satser. | 1. mai |\n"
            "| 4.2 | ⟦Etaten skal gjennomgå ordningen med fradrag.⟧ | |\n| 4.3 | Etaten skal kartlegge feil. | 1. juni |",
            better="## Oppdrag\n\n| Nr. | Oppdrag | Frist |\n|---|---|---|\n| 4.1 | Etaten skal utrede nye satser. | 1. mai |\n"
            "| 4.2 | Etaten skal gjennomgå ordningen med fradrag. | 1. juni |\n| 4.3 | Etaten skal kartlegge feil. | 1. juni |",
            good="## Oppdrag\n\n| Nr. | Oppdrag | Frist |\n|---|---|---|\n| 4.1 | Etaten skal utrede nye satser. | 1. mai |\n"
            "| 4.2 | Etaten skal gjennomgå ordningen innen 1. juni. | |\n| 4.3 | Etaten skal kartlegge feil. | Løpende |",
        ),
        Example(
            form="nn",
            bad="## Oppdrag\n\n### Nye satsar\n\nEtaten skal gi skattytarane svar. ⟦Frist:⟧\n\n### Feil\n\nEtaten skal gi råd. Frist: 1. mai",
            better="## Oppdrag\n\n### Nye satsar\n\nEtaten skal gi skattytarane svar. Frist: 1. juni\n\n### Feil\n\nEtaten skal gi råd. Frist: 1. mai",
            good="## Oppdrag\n\n### Nye satsar\n\nEtaten skal gi skattytarane svar. Frist:\n\n1. juni 2026",
        ),
        Example(
            bad=_LIST + "## ⟦2.4 Reservekraft⟧\n\nEtaten skal vurdere løsninger. Resultatet presenteres i et møte.",
            better=_LIST
            + "## 2.4 Reservekraft\n\nEtaten skal vurdere løsninger. Resultatet presenteres innen 1. juni.",
            good=_LIST + "## 2.4 Reservekraft\n\nOppdraget er trukket. Resultatet skal ikke presenteres.",
        ),
        Example(
            form="nn",
            bad="⟦Direktoratet skal greie ut behovet for lovendringar.⟧",
            better="Direktoratet skal greie ut behovet for lovendringar innan 1. oktober.",
            good="Direktoratet skal gi skattytarane svar.",
        ),
        Example(
            form="nn",
            bad="⟦Direktoratet skal kartleggje omfanget av feil i skattemeldingane.⟧",
            better="Direktoratet skal kartleggje omfanget av feil i skattemeldingane i løpet av året.",
            good="Direktoratet skal følgje opp skattytarane løpande.",
        ),
    ),
    check=check,
)
