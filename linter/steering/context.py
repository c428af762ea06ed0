"""The place of a unit: heading or line above, bullet, intro with «skal:», neighbours (guide, part A2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.steering.labels import Context
from linter.steering.lexicon import word_classes
from linter.steering.names import is_ministry, masked
from linter.steering.stems import words

_MARKS = re.compile(r"^(?:[\s*#|>_]|[-–•●▪◦·]\s?|o\s(?=[A-ZÆØÅ]))+")
_ASSIGNMENT = (
    r"T{1,2}B\s?\d{4}[-\s]\d+|O(?:ppdrag)?\s?\d+\.?|ID:?\s*\S+|\d{4}-\d+"  # «TB2026-4», «Oppdrag 3», «2026-12»
)
_LETTER = r"\(?[a-zæøå0-9]\)"  # «a)», «(3)»
# «3.», «4.2», but neither «3.5 mill.» nor a date's «31.12.2026»
_OUTLINE = r"\d+\.(?:\d+(?:\.\d+)*\.?)?(?!\.?\d|\s*(?:mill|mrd|pst|prosent|%))(?<!\.\d{4})"
_IDENTIFIER = re.compile(rf"^(?:{_ASSIGNMENT}|{_LETTER}|{_OUTLINE})\s*[–:-]?\s*")
GOAL_LABEL = re.compile(  # «Mål:», «Delmål 2 –», «Mål N2:», «Mål 1.2:», «Mål B:»
    r"^\W*(?:(?:hoved|hovud|del|bruker|brukar|effekt|samfunns)?mål)(?:\s(?:[A-ZÆØÅ]{0,2}-?\d+(?:\.\d+)*[a-z]?|[A-H]))?\s?[:–]",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-–•●▪◦·*]|o\s|[a-zæøå]\)|\(?\d+\))")
_NUMBER = re.compile(r"^[\d.]{1,8}$")
_INTRO = re.compile(
    r"\b(?:(?:skal|må|bes|bør)\b[^.]{0,60}|(?:ber|bed|bedt|bedd|bede|beden|bedne|i oppdrag)\b[^.]{0,60}\bå\s*):\W*$",
    re.IGNORECASE,
)
_TITLES = (
    (Context.KEY_FIGURE, r"nøkkeltal|volumtal|bakgrunnstal"),
    (
        Context.PARAMETER,
        r"styringsparamet|\bparamet(?:er|re|rar)|indikator|resultatkrav|prestasjonskrav|nøkkelinformasjon|resultatmål",
    ),
    (Context.REPORTING, r"rapporter|årsrapport|styringsdialog"),
    (Context.COMMON, r"fellesføring"),
    (Context.BUDGET, r"budsjett|bevilgning|løyving|tildeling(?!sbrev)|fullmakt|\bkap\b|\bpost\b"),
    (Context.CRITERIA, r"kriteri"),
    (Context.TASK, r"oppdrag|tiltak|føring|oppg[aå]ve|bestilling|leveranse|frist"),
    (
        Context.REQUIREMENT,
        r"føresetnad|forutsetning|krav|styring og kontroll|internkontroll|sikkerhet|tryggleik|risikostyring",
    ),
    (Context.GOAL, r"\b(?:hoved|hovud|del|bruker|brukar|effekt|samfunns|tjeneste|teneste)?mål(?:et|a|ene|område)?\b"),
    (Context.PRIORITY, r"prioritering|utfordring"),
    (Context.INTRODUCTION, r"innleiing|innledning|bakgrunn"),
)
_PATTERNS = tuple((context, re.compile(pattern, re.IGNORECASE)) for context, pattern in _TITLES)
_TITLE_WORDS = 9
_TOGETHER = frozenset({Context.GOAL, Context.PARAMETER, Context.KEY_FIGURE, Context.TASK})
_YOU = frozenset({"dere", "Dere", "dykk", "Dykk"})
_JOINS = re.compile(r",|/|&|\bog\b", re.IGNORECASE)


@dataclass(frozen=True)
class Surroundings:
    """What stands around a unit. ``previous`` and ``next`` are the neighbouring texts as they stand.

    ``item_of_skal``: the line that opens its list ends in a modal; ``inherits``: and that line names the addressee.
    """

    context: Context = Context.NONE
    bullet: bool = False
    item_of_skal: bool = False
    inherits: bool = False
    after_colon: bool = False
    lower: bool = False
    full_stop: bool = True
    identifier: bool = False
    numbered: bool = False
    previous: str = ""
    next: str = ""
    heading: str = ""
    intro: str = ""


def bare(text: str) -> str:
    """The text without bullets, Markdown signs and leading labels («TB2026-4», «a)», «3.», «4.2», «Mål:»)."""
    text = text.replace("**", "").replace("\u200b", "")
    text = _MARKS.sub("", text)
    text = _IDENTIFIER.sub("", text).strip()
    return GOAL_LABEL.sub("", text).strip() or text


def heading_context(title: str) -> Context:
    """The context a heading sets; ``Context.NONE`` when it says nothing.

    A heading over several kinds of passages («Mål, styringsparametere og oppdrag») sets ``Context.JOINT``: it does not
    tell which of them a passage is.
    """
    parts = _JOINS.split(title)
    if len(parts) > 1 and len(_TOGETHER.intersection(_context(part) for part in parts)) > 1:
        return Context.JOINT
    return _context(title)


def _context(title: str) -> Context:
    for context, pattern in _PATTERNS:
        if pattern.search(title):
            return context
    return Context.NONE


def _binds_addressee(opening: str) -> bool:
    """Whether the line that opens a list says that the addressee shall: «Etaten skal:», «Videre skal Husbanken:»."""
    found = _INTRO.search(opening)
    if not found:
        return False
    sentence = re.split(r"[.:;]\s", opening)[-1]
    return any(
        not is_ministry(word)
        and (masked(word, first=at == 0) == "etat" or "noun.addressee" in word_classes(word) or word in _YOU)
        for at, word in enumerate(words(sentence))
    )


def surroundings(
    sentence: str, heading: str = "", previous: str = "", following: str = "", intro: str = ""
) -> Surroundings:
    """The surroundings of ``sentence``. A short line without full stop before it counts as a heading or intro.

    ``intro`` is the line that opens the list an item stands in («Direktoratet skal:»), when it is known.
    """
    line = previous.replace("**", "").strip()
    titled = bool(line) and not line.endswith(".") and len(line.split()) <= _TITLE_WORDS
    opening = line if line.endswith(":") else intro.replace("**", "").strip()
    context = Context.NONE
    for title in (line if titled else "", opening, heading):
        if title and context is Context.NONE:
            context = heading_context(title)
    body = bare(sentence)
    stripped = sentence.replace("**", "").strip()
    if GOAL_LABEL.match(stripped):
        context = Context.GOAL
    return Surroundings(
        context=context,
        bullet=bool(_BULLET.match(stripped)),
        item_of_skal=bool(_INTRO.search(opening)),
        inherits=_binds_addressee(opening),
        after_colon=bool(opening),
        lower=body[:1].islower(),
        full_stop=stripped.endswith((".", "!", "?", ".»", '."')),
        identifier=bool(_IDENTIFIER.match(_MARKS.sub("", stripped))),
        numbered=bool(_NUMBER.match(line)),
        previous=previous,
        next=following,
        heading=heading,
        intro=intro,
    )
