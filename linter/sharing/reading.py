"""A sentence as typed units: what is a number, a deadline, an actor, a modal, a negation, a condition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from linter.language.normal import Normalised, fold, normalise
from linter.language.nynorsk import in_one_form
from linter.language.typed import Token, TokenKind, tokens
from linter.letters.registry import OrgKind, registry
from linter.sharing.assignment import own_number
from linter.sharing.stems import stem
from linter.sharing.vocabulary import (
    ABBREVIATIONS,
    CONDITIONS,
    FILLERS,
    HEDGES,
    MODALS,
    MONTHS,
    NEGATIONS,
    NUMBER_WORDS,
    PHRASES,
    RHYTHMS,
    SAME_CONDITION,
    SAME_MODAL,
    SAME_PHRASE,
)
from linter.sharing.words import GENERIC, MANY, content

_YEAR = re.compile(r"(?:19|20)\d\d$")
_GENITIVE = re.compile(r"(?<=\w\w)['’]?s$")
# A pointer to another place in the letter; a chapter of the budget has three figures and is none
_POINTER = re.compile(
    r"\b(?:jf|jfr|jamfør|se|sjå)\b\.?\s+(?:også\s+|òg\s+)?(?:pkt|punkt|kap|kapittel|avsnitt|vedlegg|side)\b\.?\s*"
    r"\d{1,2}(?:\.\d+)*(?!\d)(?:\s*(?:,|og|-)\s*\d{1,2}(?:\.\d+)*(?!\d))*",
    re.IGNORECASE,
)
OWN_NUMBER = "@number"  # the norm of an assignment's number that opens its text
_CELL_ENDS = ("\t", "  ")  # a word after one opens the next cell of a line
_OPENERS = frozenset(".!?:;•–")  # marks after which a capital need not be a name


class UnitKind(StrEnum):
    """What a unit is to a demand."""

    SMALL = "small"
    FILLER = "filler"
    CONTENT = "content"
    MODAL = "modal"
    HEDGE = "hedge"
    NEGATION = "negation"
    CONDITION = "condition"
    NUMBER = "number"
    DATE = "date"
    OWN = "own"  # a generic noun for the addressee
    MINISTRY = "ministry"  # a generic noun for the sender
    ACTOR = "actor"


@dataclass(frozen=True, slots=True)
class Unit:
    """``norm`` is equal for units that mean the same; ``text[start:end]`` of the sentence holds it."""

    kind: UnitKind
    norm: str
    text: str
    start: int
    end: int


def bare(text: str) -> str:
    """Words without case, extra white space and soft hyphens."""
    return " ".join(text.lower().replace("\u00ad", "").split())


@lru_cache(maxsize=200_000)
def read(text: str) -> tuple[Unit, ...]:
    """The units of a sentence in order; punctuation is left out."""
    normal = normalise(text)
    found: list[Unit] = []
    mentions = {m.start: m for m in registry().mentions(normal.text)}
    pointers = {m.start(): m.end() for m in _POINTER.finditer(normal.text)}
    skip_to, first = 0, True
    celled = any(end in text for end in _CELL_ENDS)
    numbered = own_number(normal.text)
    if numbered is not None:
        skip_to = numbered[1]
        found.append(_unit(normal, text, UnitKind.FILLER, OWN_NUMBER, *numbered))
    for token in tokens(in_one_form(normal.text)):
        if token.start < skip_to:
            continue
        mention = mentions.get(token.start)
        if token.start in pointers:
            skip_to = pointers[token.start]
            found.append(_unit(normal, text, UnitKind.FILLER, "@pointer", token.start, skip_to))
        elif mention is not None:
            ministry = any(record.kind is OrgKind.MINISTRY for record in mention.records)
            prefix = "dep:" if ministry else "org:"
            found.append(
                _unit(normal, text, UnitKind.ACTOR, prefix + "/".join(mention.keys), mention.start, mention.end)
            )
            skip_to = mention.end + len(_tail(normal.text, mention.end))
        elif token.kind is not TokenKind.MARK:
            first = first or (celled and text[: normal.original(token.start)].endswith(_CELL_ENDS))
            kind, norm = _kind(token.kind, token.text, token.norm, first)
            found.append(_unit(normal, text, kind, norm, token.start, token.end))
        first = _opens_name(normal.text, token, first=first)
    return tuple(_phrases(found, text))


def _opens_name(text: str, token: Token, *, first: bool) -> bool:
    """Whether a capital after this token need not be a name: a sentence, a quotation or a title begins there."""
    if token.kind is TokenKind.MARK:
        quotes = token.text == '"' and not text[max(token.start - 1, 0) : token.start].strip(" (")
        return first or quotes or token.text in _OPENERS
    return token.kind is TokenKind.ID or (first and token.kind is TokenKind.NUMBER)


def _tail(text: str, end: int) -> str:
    match = re.compile(r"['’]?s\b").match(text, end)
    return match.group() if match else ""


def _unit(normal: Normalised, text: str, kind: UnitKind, norm: str, start: int, end: int) -> Unit:  # noqa: PLR0917 (private, one caller)
    first, last = (start, end) if normal.text == text else normal.original_span(start, end)
    return Unit(kind, norm, text[first:last], first, last)


@lru_cache(maxsize=200_000)
def _kind(typed: TokenKind, text: str, norm: str, first: bool) -> tuple[UnitKind, str]:  # noqa: FBT001, PLR0911 (cached: by position; one exit per kind)
    norm = ABBREVIATIONS.get(norm, norm)
    if typed is TokenKind.DATE:
        return UnitKind.DATE, norm
    if typed in {TokenKind.NUMBER, TokenKind.AMOUNT, TokenKind.ID}:
        return (UnitKind.DATE if _YEAR.match(norm) else UnitKind.NUMBER), norm
    lower = text.lower()
    known = _acronym(text)
    if known:
        return UnitKind.ACTOR, known
    if lower in GENERIC or _GENITIVE.sub("", lower) in GENERIC:
        many = "s" if lower in MANY else ""
        return (UnitKind.MINISTRY, "sender" + many) if lower.startswith("departement") else (UnitKind.OWN, "own" + many)
    for kind, words in _WORDS:
        if norm in words or lower in words:
            return kind, SAME_CONDITION.get(norm, norm)
    if norm in NUMBER_WORDS:
        return UnitKind.NUMBER, NUMBER_WORDS[norm]
    if (not first and text[0].isupper()) or (len(text) > 1 and not text[1:].islower() and text.isalpha()):
        bare = _GENITIVE.sub("", lower)
        return UnitKind.ACTOR, "-".join(map(stem, bare.split("-"))) if content(bare, named=False) else norm
    one = content(lower, named=False)
    return (UnitKind.SMALL, norm) if one is None else (UnitKind.CONTENT, one.stem)


@lru_cache(maxsize=10_000)
def _acronym(word: str) -> str:
    """The organisation an acronym stands for ("SSBs"), also where the registry would ask for a context."""
    base = word[:-1] if word.endswith("s") and word[:-1].isupper() else word
    if len(base) < 2 or not base.isupper():  # noqa: PLR2004 (one letter is no acronym)
        return ""
    rows = registry().exact(base)
    if not rows:
        return ""
    prefix = "dep:" if any(row.kind is OrgKind.MINISTRY for row in rows) else "org:"
    return prefix + "/".join(dict.fromkeys(row.key for row in rows))


_WORDS = (
    (UnitKind.NEGATION, NEGATIONS),
    (UnitKind.MODAL, MODALS),
    (UnitKind.CONDITION, CONDITIONS),
    (UnitKind.HEDGE, HEDGES),
    (UnitKind.DATE, MONTHS | RHYTHMS),
    (UnitKind.FILLER, FILLERS),
)


@cache
def _phrase_table() -> tuple[dict[tuple[str, ...], tuple[UnitKind, str]], dict[str, int]]:
    """Phrases by their folded words, and the longest phrase each first word opens."""
    table: dict[tuple[str, ...], tuple[UnitKind, str]] = {}
    for phrase, kind in PHRASES.items():
        same = SAME_CONDITION.get(phrase) or SAME_MODAL.get(phrase, phrase)
        table[tuple(fold(word) for word in phrase.split())] = (UnitKind(kind), same)
    for phrase, same in SAME_PHRASE.items():
        table[tuple(fold(word) for word in phrase.split())] = (UnitKind.FILLER, same)
        table[tuple(fold(word) for word in same.split())] = (UnitKind.FILLER, same)
    openers: dict[str, int] = {}
    for words in table:
        openers[words[0]] = max(openers.get(words[0], 0), len(words))
    return table, openers


def _phrases(units: list[Unit], text: str) -> list[Unit]:
    table, openers = _phrase_table()
    plain = in_one_form(text)
    folded = [fold(plain[unit.start : unit.end]) for unit in units]
    found: list[Unit] = []
    at = 0
    while at < len(units):
        longest = openers.get(folded[at], 0)
        for length in range(min(longest, len(units) - at), 0, -1):
            hit = table.get(tuple(folded[at : at + length]))
            if hit is not None:
                start, end = units[at].start, units[at + length - 1].end
                found.append(Unit(hit[0], hit[1], text[start:end], start, end))
                at += length
                break
        else:
            found.append(units[at])
            at += 1
    return found
