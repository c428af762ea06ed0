"""Assignments (oppdrag) by id: where each is listed, headed or referred to, and under which title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from linter.letters.model import Block, BlockKind, Letter, Span
from linter.rules.brv.assignment_ids import (
    REFERRED,
    AssignmentId,
    chaptered_id,
    counted_id,
    counted_text,
    id_among,
    id_anywhere,
    referred_id,
)
from linter.rules.brv.prose import running_blocks

_ID_COLUMN = re.compile(
    r"^(?:(?:nr|nummer|id|ref|referanse|kode|løpenr|løpenummer|pkt|punkt|oppdrags?[\s-]?(?:nr|nummer|id|kode))\.?|#)$",
    re.IGNORECASE,
)
_ASSIGNMENTS = re.compile(
    r"(?:^|[\s\d.])(?:nye |særskilte |særskilde |faste )?(?:oppdrag(?:et|a|ene)?|bestillinger|bestillingar)\b",
    re.IGNORECASE,
)
# A calendar has a row for each delivery, so an id may stand in it many times.
_CALENDAR = re.compile(r"kalender|årshjul|milepæl|leveranseplan|framdriftsplan", re.IGNORECASE)
# Heads of tables that list something else, also in a chapter on goals and assignments.
_OTHER_TABLE = re.compile(
    r"parameter|parametr|indikator|\bmål\b|risiko|\b(?:kap|post)\b|møte|beløp|vedtak", re.IGNORECASE
)

_TITLE_END = re.compile(
    r"[;,(]|\.(?:\s|$)|\s(?:punkt|pkt\.|deloppdrag|ref\.|jf\.|del\s\d|er|skal|bes|som|og\s[A-ZÆØÅ]{2,6}\s?20\d\d)(?!\w)"
)
_LINK = re.compile(r"^[\s.:|*_–-]+")
# «Oppdrag TB2026-4 følger opp …» is a sentence about an assignment, not its title; titles begin with a capital.
_NO_TITLE = re.compile(
    r"^(?:\(|[a-zæøå]|\d{1,2}\.\s?(?:\d|[a-z])|(?i:unntatt|unnateke|unnteke|ettersendes|utgår|punkt|del|frist|avd|ansvarl)|$)"
)
_ASIDE = re.compile(r"^(?:avd|ansv|frist)", re.IGNORECASE)
_SHALL = re.compile(r"\s(?:skal|bes|må)\s")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[a-zæøå0-9)]{3})\.\s+(?=[A-ZÆØÅ])")


@dataclass(frozen=True, slots=True)
class Assignment:
    """One place where an assignment stands with its id. ``span``: id and title; ``owns``: it heads its own text.

    ``key`` is for comparing ("TB2026-1"), ``written`` is the id as it stands ("TB 2026-01"). Ids without a year are
    counted anew in another part of the letter: ``series`` tells the counts apart.
    """

    key: str
    written: str
    title: str
    span: Span
    owns: bool
    series: int = 0


def headed_assignments(letter: Letter) -> Iterator[Assignment]:
    """Headings, list items, table rows and paragraphs that begin with an assignment's id, with its title."""
    series = _Series()
    for block in running_blocks(letter):
        found = _headed(letter, block)
        if not found:
            continue
        named, labelled = found  # labelled: the number is the label of a list, not words of the item
        typed = len(block.label) if labelled and block.text.startswith(block.label) else 0
        title, end = _title(block, typed if labelled else named.end)
        if not title:
            title = _row_title(letter, block)
        if title and not _NO_TITLE.match(title):
            start = 0 if labelled else len(block.text) - len(block.text.lstrip(" *_#|"))
            written = block.label if labelled else block.text[start : named.end]
            written = re.sub(r"^(?:ID\s?:\s?|(?i:oppdrag)\s(?=\D|\d+[-–]))", "", written).strip(" *_#|.)")
            written += ")" if len(written) == 1 and written.islower() else ""  # «b)», not «b»
            place = Span(block.index, start, end)
            number = 0 if named.year else series.of(named, place, _home(letter, block))
            yield Assignment(named.key, written, title, place, block.kind is not BlockKind.LIST_ITEM, number)


class _Series:
    """Which count an id without a year belongs to: it begins anew each time the number 1 comes again.

    A code that comes twice with nothing between at one place («O-1», «O-1», «O-2») is no new count.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int, object]] = {}

    def of(self, named: AssignmentId, place: Span, home: object) -> int:
        count, last, before = self._known.get(named.kind, (place.block, 0, home))
        again = named.coded and last == 1 and home == before
        if named.number == 1 and last and not again:
            count = place.block
        self._known[named.kind] = count, named.number, home
        return count


def _home(letter: Letter, block: Block) -> object:
    """What an assignment stands directly in: its table, or the chapter it is listed in."""
    if block.cell is not None:
        return "table", block.cell.table
    section = letter.sections[block.section]
    return section.parent if block.kind is BlockKind.HEADING else section.index


def _headed(letter: Letter, block: Block) -> tuple[AssignmentId, bool] | None:
    """The id a block begins with, and whether it is the label of a list.

    Forms that could be anything count only where assignments are listed.
    """
    text = block.text
    if block.cell is not None:
        if _CALENDAR.search(letter.section_path(block.section)):
            return None
        found = id_anywhere(text) or _id_in_cell(letter, block)
        return (found, False) if found else None
    found = id_anywhere(text)
    titles = list(_titles_above(letter, block))
    if not found and any(_ASSIGNMENTS.search(title) for title in titles):
        found = id_among(text)
    if found or not titles or not _ASSIGNMENTS.search(titles[0]):
        return (found, False) if found else None
    if block.kind is BlockKind.HEADING:  # numbers of headings are judged by BRV-07
        label = counted_id(block.label) if block.label.endswith(")") else None
    else:
        found = chaptered_id(text) or (None if block.label else counted_text(text))
        label = counted_id(block.label) if block.level in {None, 1} and not found else None
    return (found, False) if found else (label, True) if label else None


def _titles_above(letter: Letter, block: Block) -> Iterator[str]:
    """The titles a block stands under, from the inside out; a heading does not stand under itself."""
    at: int | None = block.section
    if block.kind is BlockKind.HEADING:
        at = letter.sections[block.section].parent
    while at:
        yield letter.sections[at].title
        at = letter.sections[at].parent


def _id_in_cell(letter: Letter, block: Block) -> AssignmentId | None:
    """The id in a cell under «Nr.» or «Oppdrag» in a table of assignments; a code under no head at all too."""
    if block.cell is None or block.cell.row == 0:
        return None
    heads = letter.rows.get((block.cell.table, 0), ())
    own = letter.head(block.cell)
    named = any(_ASSIGNMENTS.search(head.text) for head in heads)
    if not named and (
        any(_OTHER_TABLE.search(head.text) for head in heads)
        or not any(_ASSIGNMENTS.search(title) for title in _titles_above(letter, block))
    ):
        return None
    if not own:
        return id_among(block.text) if block.cell.column == 0 else None
    if _ID_COLUMN.match(own):
        return id_among(block.text) or counted_id(block.text)
    return (id_among(block.text) or counted_text(block.text)) if _ASSIGNMENTS.fullmatch(own) else None


def referred_assignments(letter: Letter) -> Iterator[Assignment]:
    """Ids in running text that are followed by a title: «oppdrag TB2026-92 Digital sikkerhet»."""
    for block in running_blocks(letter):
        headed = id_anywhere(block.text)
        for match in REFERRED.finditer(block.text, headed.end if headed else 0):
            rest = block.text[match.end() :]
            lead = re.match(r"\s(?:[–-]\s)?(?=[A-ZÆØÅ«][\wæøå-]+)", rest)
            if not lead:
                continue
            raw = _TITLE_END.split(rest[lead.end() :], maxsplit=1)[0]
            title = raw.strip(" «»:")
            if title:
                end = match.end() + lead.end() + len(raw.rstrip())
                yield Assignment(
                    referred_id(match).key, match.group(), title, Span(block.index, match.start(), end), owns=False
                )


def mentioned_ids(text: str) -> set[str]:
    """Ids in ``text`` in the written-out form: {"TB2026-71"}."""
    return {referred_id(match).key for match in REFERRED.finditer(text)}


def likeness(one: str, other: str) -> float:
    """How alike two titles are, 0–100: a shorter title that is part of the longer counts as the same.

    Of a sentence («Direktoratet skal …») what shall be done is compared, without form words.
    """
    return fuzz.token_set_ratio(" ".join(_content(one)), " ".join(_content(other)))


def _content(title: str) -> list[str]:
    done = _SHALL.split(title, maxsplit=1)
    found = _words(done[-1] if len(done) > 1 and done[-1].strip() else title)
    return [word for word in found if len(word) > 3] or found  # noqa: PLR2004 - short words are form words


def share_a_word(one: str, other: str) -> bool:
    """Whether two titles have a word of four letters or more in common, or one begins like the other's."""
    mine, theirs = _words(one), _words(other)
    return any(a[:5] == b[:5] for a in mine for b in theirs if min(len(a), len(b)) > 3)  # noqa: PLR2004 - short words are form words


def _words(title: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(title)]


def _title(block: Block, start: int) -> tuple[str, int]:
    rest = block.text[start:]
    lead = _LINK.match(rest)
    at = start + (lead.end() if lead else 0)
    pieces = block.text[at:].split("|")
    if len(pieces) > 1:
        for piece in pieces:
            if piece.strip(" *_") and not _ASIDE.match(piece.strip(" *_")):
                begin = block.text.index(piece, at)
                return piece.strip(" *_"), begin + len(piece.rstrip(" *_"))
    line = block.text[at:].split("\n", 1)[0]
    whole = _SENTENCE_END.split(line, maxsplit=1)[0]  # the text of the assignment may follow on the same line
    return whole.strip(" *_:."), at + len(whole.rstrip(" *_:."))


def _row_title(letter: Letter, block: Block) -> str:
    """The title in an oppdrag table (id, department, title): the longest other cell in the row."""
    if block.cell is None:
        return ""
    row = letter.rows.get((block.cell.table, block.cell.row), ())
    others = [other.text.strip() for other in row if other.index != block.index]
    longest = max((text for text in others if not _ASIDE.match(text)), key=len, default="")
    return _SENTENCE_END.split(longest, maxsplit=1)[0]  # a deadline behind it makes assignments look alike
