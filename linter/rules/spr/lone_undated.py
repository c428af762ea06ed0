"""The one assignment without a deadline in a list where all the others have one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from linter.letters.model import Block, BlockKind, Letter, Span
from linter.rules.brv.assignments import headed_assignments

_FEWEST = 4  # assignments in a list, so that at least three others show what is usual
_ASSIGNMENTS = re.compile(r"\b(?:oppdrag(?:et|a|ene)?|bestillinger|bestillingar|oppgaver|oppgåver)\b", re.IGNORECASE)
_ID = re.compile(
    r"^[\W\d]*(?:[A-ZÆØÅ]{0,6}\s?\d{4}\s?[-–]\s?\d{1,3}|(?:Oppdrag|Nr\.?)\s*\d+|[A-Z]?\.?\d+(?:\.\d+)*)\W*"
)
_ITEM_TITLE = re.compile(r"\s*([A-ZÆØÅ0-9][^.:;?!]{2,70})[.:–]\s+(?=[A-ZÆØÅ])")
# What the agency is to hand over: without it an assignment may well go on for ever.
_RESULT = re.compile(
    r"\b(?:resultat(?:et|a|ene)?|rapport\w*|forslag\w*|framlegg\w*|utred\w*|grei(?:e|er)\sut|utgrei\w*|kartleg\w*|vurder(?:e|ing\w*)|plan(?:en|ar|er)?"
    r"|notat\w*|analyse\w*|evaluer\w*|oversend\w*|presenter\w*|lever\w*|leg(?:ge|gje)\s(?:fram|frem)|tilrå\w*|anbefal\w*|oversikt\w*)(?!\w)",
    re.IGNORECASE,
)
_DEMANDED = re.compile(r"\b(?:skal|må|bes|ber|bed)\b", re.IGNORECASE)
_NO_MORE = re.compile(
    r"\b(?:trukket|trekt|utgår|utgått|avsluttet|avslutta|unntatt|unnateke|ettersendes|ettersendast|eget\sbrev|eige\sbrev|fullført"
    r"|dersom|hvis|viss|fortsatt|framleis|videreføre\w*|vidareføre\w*|løpende|løpande|held\sfram|fast\soppgave|fast\soppgåve|kalender\w*)(?!\w)",
    re.IGNORECASE,
)
# A deadline for all of them, said above or below the list.
_FOR_ALL = re.compile(
    r"\b(?:frist\w*|innen|innan|senest|seinast|rapporter\w*|årsrapport\w*|når\s(?:ikke|ikkje|annet|anna)|der\s(?:ikke|ikkje|annet|anna))(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{6,}")
_STEM = 6  # letters by which a row of the calendar is known as the assignment's


@dataclass(frozen=True, slots=True)
class _Entry:
    span: Span
    title: str
    code: str
    text: str


def lone_undated(letter: Letter, dated: re.Pattern[str]) -> Iterator[Span]:
    """The title of each such assignment. ``dated`` matches what can be a deadline."""
    for entries in (*_sections(letter), *_listed(letter), *_items(letter)):
        without = [entry for entry in entries if not dated.search(_ID.sub("", entry.text))]
        if len(entries) < _FEWEST or len(without) != 1:
            continue
        entry = without[0]
        asks = _DEMANDED.search(entry.text) and _RESULT.search(entry.text) and not _NO_MORE.search(entry.text)
        if asks and not _in_calendar(letter, entry, dated):
            yield entry.span


def _sections(letter: Letter) -> Iterator[list[_Entry]]:
    """The subsections of a chapter of assignments, each an assignment."""
    for chapter in letter.sections:
        children = [one for one in letter.sections if one.parent == chapter.index and one.heading is not None]
        if not children or not _ASSIGNMENTS.search(chapter.title):
            continue
        intro = " ".join(block.text for block in letter.blocks[chapter.first + 1 : children[0].first])
        if _FOR_ALL.search(intro):
            continue
        entries = []
        for child in children:
            head = letter.blocks[child.heading if child.heading is not None else child.first]
            code = f"{head.label} {head.text}".split()[0]
            text = "\n".join([child.title, *(block.text for block in letter.blocks[child.first + 1 : child.last])])
            entries.append(_Entry(Span(head.index, 0, len(head.text)), child.title, code, text))
        yield entries


def _listed(letter: Letter) -> Iterator[list[_Entry]]:
    """Assignments that stand under one title with their ids, each with the paragraphs behind it."""
    groups: dict[int, list[_Entry]] = {}
    found = [one for one in headed_assignments(letter) if letter.blocks[one.span.block].cell is None]
    for number, one in enumerate(found):
        head = letter.blocks[one.span.block]
        section = letter.sections[head.section]
        if not one.owns:
            continue  # an item, which may share the deadline of a line above the list
        behind = found[number + 1].span.block if number + 1 < len(found) else section.last
        text = "\n".join(block.text for block in letter.blocks[head.index : min(behind, section.last)])
        groups.setdefault(section.index, []).append(_Entry(one.span, one.title, one.written, text))
    for index, entries in groups.items():
        section = letter.sections[index]
        first = section.first if section.heading is None else section.heading + 1
        intro = " ".join(block.text for block in letter.blocks[first : entries[0].span.block])
        if not _FOR_ALL.search(intro):
            yield entries


def _items(letter: Letter) -> Iterator[list[_Entry]]:
    """The items of a list of assignments, each with a title of its own: «OB-3 Tilsyn. Etaten skal utrede …»."""
    blocks = letter.blocks
    for _, run in groupby(blocks, key=lambda block: (block.kind is BlockKind.LIST_ITEM, block.section)):
        items = list(run)
        if items[0].kind is not BlockKind.LIST_ITEM or not (above := blocks[: items[0].index]):
            continue
        lead = above[-1].text if above[-1].kind is BlockKind.PARAGRAPH else ""
        title = letter.sections[items[0].section].title
        titled = [(item, found) for item in items if (found := _ITEM_TITLE.match(item.text))]
        if len(titled) == len(items) and _ASSIGNMENTS.search(f"{title} {lead}") and not _FOR_ALL.search(lead):
            yield [_Entry(Span(b.index, 0, m.end(1)), m[1], m[1].split()[0], b.text) for b, m in titled]


def _in_calendar(letter: Letter, entry: _Entry, dated: re.Pattern[str]) -> bool:
    """Whether a row with a date has the assignment's id, or a word of its title."""
    stems = {word.lower()[:_STEM] for word in _WORD.findall(_ID.sub("", entry.title))}
    return any(
        any(dated.search(cell.text) for cell in row) and _is_about(row, entry.code.strip(".:"), stems)
        for row in letter.rows.values()
    )


def _is_about(row: Sequence[Block], code: str, stems: set[str]) -> bool:
    text = " ".join(cell.text for cell in row)
    words = {word.lower()[:_STEM] for word in _WORD.findall(text)}
    return bool(stems & words) or re.search(rf"(?<![\w.]){re.escape(code)}(?![\w.]*\d)", text) is not None
