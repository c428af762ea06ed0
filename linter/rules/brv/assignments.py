"""Assignments (oppdrag) by id: where each is listed, headed or referred to, and under which title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from linter.letters.model import Block, BlockKind, Letter, Span
from linter.rules.brv.prose import running_blocks

# Id forms met in letters: TB2026-39, «TB 2026-67», TTB2024-41, O2025-04, FHI-25-03, «ID: 2026-09», «ID: TB2022-21», «O 73.»,
# «Oppdrag 4 Kartlegging», «Oppdrag 26-03»; and where only assignments stand, «26-03», «M5» or «3.» alone.
_LETTERED = (
    r"(?P<kind>[A-ZÆØÅ]{1,6})(?:[\s-]?(?P<year>20\d\d)\s?|-?(?P<short>\d\d))[-–]\s?(?P<number>\d{1,3})(?![\d–-])"
)
_LABELLED = (
    r"(?:ID\s?:\s?(?:(?P<kind2>[A-ZÆØÅ]{2,6})\s?)?(?P<year2>20\d\d)|[Oo]ppdrag\s(?:nr\.?\s)?(?P<short2>(?:20)?\d\d))"
    r"\s?[-–]\s?(?P<number2>\d{1,3})(?!\d)"
)
_COUNTED = (
    r"(?:O\s(?P<number3>\d{1,3})\.(?=\s)"
    r"|(?P<kind4>Oppdrag|Deloppdrag)\s(?:nr\.?\s?)?(?P<number4>\d{1,3})(?=\s?[:.|–-]|\s+[A-ZÆØÅ]|\s*$))"
)
_HEADED = re.compile(rf"^[\s*_#|]*(?:Oppdrag\s(?=ID|[A-ZÆØÅ]+[\s-]?\d))?(?:{_LABELLED}|{_LETTERED}|{_COUNTED})")
# Only among assignments: a cell under «Nr.», or a line under a heading «Oppdrag». A road («E6») is no assignment.
_AMONG = re.compile(
    r"^[\s*_#|]*(?:(?P<short5>(?:20)?\d\d)[-–](?P<number5>\d{1,3})(?!\d)"
    r"|(?!(?:E|RV|FV|R)\d)(?P<kind6>[A-ZÆØÅ]{1,4})\s?-?(?P<number6>\d{1,2})(?=[\s.:|]|$)(?!\.\d))"
)
_PLAIN = re.compile(r"^\s*(?P<number7>\d{1,2})[.)]?\s*$")
_ID_COLUMN = re.compile(r"^(?:nr|nummer|id|oppdragsnr|oppdragsnummer|løpenr|løpenummer)\.?$", re.IGNORECASE)
_ASSIGNMENTS = re.compile(
    r"(?:^|[\s\d.])(?:nye |særskilte |særskilde |faste )?(?:oppdrag|bestillinger|bestillingar)\b", re.IGNORECASE
)
_REFERRED = re.compile(rf"\b{_LETTERED}")

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
        match = _headed(letter, block)
        if not match:
            continue
        labelled = match.string is not block.text  # the number is the label of a list, not words of the item
        typed = len(block.label) if labelled and block.text.startswith(block.label) else 0
        title, end = _title(block, typed if labelled else match.end())
        if not title:
            title = _row_title(letter, block)
        if title and not _NO_TITLE.match(title):
            start = 0 if labelled else match.start() + len(match.group()) - len(match.group().lstrip(" *_#|"))
            written = match.group() if labelled else block.text[start : match.end()]
            written = re.sub(r"^(?:ID\s?:\s?|Oppdrag\s(?=\D|\d+[-–]))", "", written).strip(" *_#|.)")
            place = Span(block.index, start, end)
            number = series.of(_key(match), _number(match), place) if not _dated(match) else 0
            yield Assignment(_key(match), written, title, place, block.kind is not BlockKind.LIST_ITEM, number)


class _Series:
    """Which count an id without a year belongs to: it begins anew each time the number 1 comes again."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, int]] = {}

    def of(self, key: str, number: int, place: Span) -> int:
        kind = key.rstrip("0123456789")
        count, last = self._known.get(kind, (place.block, 0))
        if number == 1 and last:
            count = place.block
        self._known[kind] = count, number
        return count


def _headed(letter: Letter, block: Block) -> re.Match[str] | None:
    """The id a block begins with; forms that could be anything count only where assignments are listed."""
    match = _HEADED.match(block.text)
    if match:
        return match
    if block.cell is not None:
        return (_among(block.text) or _PLAIN.match(block.text)) if _in_id_column(letter, block) else None
    if not _ASSIGNMENTS.search(letter.sections[block.section].title):
        return None
    return _among(block.text) or (_PLAIN.match(block.label) if block.level in {None, 1} else None)


def _among(text: str) -> re.Match[str] | None:
    match = _AMONG.match(text)
    years = match is not None and _part(match, "short") == f"20{_number(match) - 1}"  # «2025-26»
    return None if years else match


def _in_id_column(letter: Letter, block: Block) -> bool:
    """Whether a cell stands under «Nr.» in a table of assignments."""
    if block.cell is None or block.cell.row == 0:
        return False
    heads = letter.rows.get((block.cell.table, 0), ())
    own = next((h.text for h in heads if h.cell is not None and h.cell.column == block.cell.column), "")
    about = (letter.sections[block.section].title, *(head.text for head in heads))
    return bool(_ID_COLUMN.match(own.strip()) or _ASSIGNMENTS.fullmatch(own.strip())) and any(
        _ASSIGNMENTS.search(text) for text in about
    )


def referred_assignments(letter: Letter) -> Iterator[Assignment]:
    """Ids in running text that are followed by a title: «oppdrag TB2026-92 Digital sikkerhet»."""
    for block in running_blocks(letter):
        headed = _HEADED.match(block.text)
        for match in _REFERRED.finditer(block.text, headed.end() if headed else 0):
            rest = block.text[match.end() :]
            lead = re.match(r"\s(?:[–-]\s)?(?=[A-ZÆØÅ«][\wæøå-]+)", rest)
            if not lead:
                continue
            raw = _TITLE_END.split(rest[lead.end() :], maxsplit=1)[0]
            title = raw.strip(" «»:")
            if title:
                end = match.end() + lead.end() + len(raw.rstrip())
                yield Assignment(_key(match), match.group(), title, Span(block.index, match.start(), end), owns=False)


def mentioned_ids(text: str) -> set[str]:
    """Ids in ``text`` in the written-out form: {"TB2026-71"}."""
    return {_key(match) for match in _REFERRED.finditer(text)}


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


def _part(match: re.Match[str], name: str) -> str:
    """The first group of a name («number», «number2» …) that took part."""
    parts = match.groupdict()
    return next((words for key, words in parts.items() if words and re.fullmatch(rf"{name}\d?", key)), "")


def _number(match: re.Match[str]) -> int:
    return int(_part(match, "number"))


def _dated(match: re.Match[str]) -> bool:
    return bool(_part(match, "year") or _part(match, "short"))


def _key(match: re.Match[str]) -> str:
    """For comparing: «TB 2026-01» is TB2026-1, FHI-25-03 is FHI2025-3."""
    year = _part(match, "year") or (f"20{_part(match, 'short')[-2:]}" if _part(match, "short") else "")
    kind = _part(match, "kind") or ("" if year else "O" if match.groupdict().get("number3") else "Nr.")
    return f"{kind}{year}-{_number(match)}" if year else f"{kind} {_number(match)}"


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
    return max((text for text in others if not _ASIDE.match(text)), key=len, default="")
