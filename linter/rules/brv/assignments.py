"""Assignments (oppdrag) by id: where each is listed, headed or referred to, and under which title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from linter.letters.model import Block, BlockKind, Letter, Span
from linter.rules.brv.prose import running_blocks

# Id forms met in real letters: TB2026-39, «TB 2026-67», TTB2024-41, «ID: 2026-09», «ID: TB2022-21», «O 73.»; others
# put their own letters before the year.
_LETTERED = r"(?P<kind>[A-ZÆØÅ]{2,6})\s?(?P<year>20\d\d)\s?[-–]\s?(?P<number>\d{1,3})(?!\d)"
_LABELLED = r"ID\s?:\s?(?:(?P<kind2>[A-ZÆØÅ]{2,6})\s?)?(?P<year2>20\d\d)\s?[-–]\s?(?P<number2>\d{1,3})(?!\d)"
_COUNTED = r"(?:O\s(?P<number3>\d{1,3})\.(?=\s)|Oppdrag\s(?:nr\.\s?)?(?P<number4>\d{1,3})(?=\s?[:–|-]))"
_HEADED = re.compile(rf"^[\s*_#|]*(?:Oppdrag\s)?(?:{_LABELLED}|{_LETTERED}|{_COUNTED})")
_REFERRED = re.compile(rf"\b{_LETTERED}")

_TITLE_END = re.compile(
    r"[;,(]|\.(?:\s|$)|\s(?:punkt|pkt\.|deloppdrag|ref\.|jf\.|del\s\d|er|skal|bes|som|og\s[A-ZÆØÅ]{2,6}\s?20\d\d)(?!\w)"
)
_LINK = re.compile(r"^[\s.:|*_–-]+")
# «Oppdrag TB2026-4 følger opp …» is a sentence about an assignment, not its title; titles begin with a capital.
_NO_TITLE = re.compile(
    r"^(?:\(|[a-zæøå]|(?i:unntatt|unnateke|unnteke|ettersendes|utgår|punkt|del|frist|avd|ansvarl)|$)"
)
_ASIDE = re.compile(r"^(?:avd|ansv|frist)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[a-zæøå0-9)]{3})\.\s+(?=[A-ZÆØÅ])")


@dataclass(frozen=True, slots=True)
class Assignment:
    """One place where an assignment stands with its id. ``span``: id and title; ``owns``: it heads its own text.

    ``key`` is for comparing ("TB2026-1"), ``written`` is the id as it stands ("TB 2026-01").
    """

    key: str
    written: str
    title: str
    span: Span
    owns: bool


def headed_assignments(letter: Letter) -> Iterator[Assignment]:
    """Headings, list items, table rows and paragraphs that begin with an assignment's id, with its title."""
    for block in running_blocks(letter):
        match = _HEADED.match(block.text)
        if not match:
            continue
        title, end = _title(block, match.end())
        if not title:
            title = _row_title(letter, block)
        if title and not _NO_TITLE.match(title):
            start = match.start() + len(match.group()) - len(match.group().lstrip(" *_#|"))
            owns = block.kind is not BlockKind.LIST_ITEM
            written = re.sub(r"^(?:ID\s?:\s?|Oppdrag\s)", "", block.text[start : match.end()])
            yield Assignment(_key(match), written, title, Span(block.index, start, end), owns)


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
    """How alike two titles are, 0–100: a shorter title that is part of the longer counts as the same."""
    return fuzz.token_set_ratio(" ".join(_words(one)), " ".join(_words(other)))


def share_a_word(one: str, other: str) -> bool:
    """Whether two titles have a word of four letters or more in common, or one begins like the other's."""
    mine, theirs = _words(one), _words(other)
    return any(a[:5] == b[:5] for a in mine for b in theirs if min(len(a), len(b)) > 3)  # noqa: PLR2004 - short words are form words


def _words(title: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(title)]


def _key(match: re.Match[str]) -> str:
    parts = match.groupdict()
    number = next(parts[name] for name in ("number", "number2", "number3", "number4") if parts.get(name))
    year = parts.get("year") or parts.get("year2") or ""
    kind = parts.get("kind") or parts.get("kind2") or ("" if year else "O")
    return f"{kind}{year}-{int(number)}" if year else f"{kind} {int(number)}"


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
