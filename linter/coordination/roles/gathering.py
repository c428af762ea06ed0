"""Who only gathers, writes or sends the reports of all: no coordinating agency. DFØ/Difi 2017/1, advice 5 and 6.

«X samler bidragene fra de andre», «De andre sender sine tall til X», «Rapporten føres i pennen av X for alle fire».
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator

from linter.coordination.model import Filler, Slot
from linter.coordination.scene import Actor, Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span
from linter.letters.registry import OrgKind

__all__ = ["gatherers"]

Bearer = Callable[[Sentence, "re.Match[str]", OrgKind], Actor | None]

_TOGETHER = re.compile(
    r"\b(?:sammen|saman|i samarbeid|i samråd|i lag|i fellesskap) med\b|\bi fellesskap\b", re.IGNORECASE
)
_WAS = re.compile(r"\b(?:hadde|var|leverte|sendte|skrev|oversendte|utarbeidet|skreiv)\b", re.IGNORECASE)
_OWN = re.compile(
    r"\b(?:egne|eigne|egen|eigen|eget|eige|sine? eg\w+|hver sin|kvar sin|hvert sitt|hver for seg)\b", re.IGNORECASE
)
_NOT = re.compile(r"\b(?:ikke|ikkje|ingen|inga)\b", re.IGNORECASE)
_CLAUSE = re.compile(r",\s+(?:mens|medan|men)\s|[.;:]\s")


def gatherers(sentence: Sentence, talk: Talk, bearer_of: Bearer) -> Iterator[Filler]:
    """Fillers of REPORTING_COORDINATOR in a sentence. ``bearer_of``: who bears an expression of a role."""
    text = sentence.text
    if _WAS.search(text):
        return
    joint = words("gathers_common").search(text) is not None
    for match in _by_clause(text):
        common = (joint and not _TOGETHER.search(text)) or words("contributions").search(match[0])
        if common and not _NOT.search(match[0]) and not _OWN.search(match[0]):
            bearer = _turned(sentence, match) or bearer_of(sentence, match, OrgKind.AGENCY)
            yield from _one(sentence, bearer, match)
    for match in words("gathers_passive").finditer(text):
        yield from _one(sentence, _next(sentence, match) if joint else None, match)
    for match in words("sent_to").finditer(text):
        yield from _one(sentence, _next(sentence, match) if _from_others(text) else None, match)
    for agency in sentence.agencies() if joint else ():
        before = sentence.before(agency.start)
        if re.search(r"\bsom\s+$", before) and words("hands_in").match(sentence.after(agency.end)):
            report = words("reporting_object").search(before)
            yield from _one(sentence, agency if report else None, report)
    for match in words("gathers_it").finditer(text):
        if _joint_before(sentence, talk):
            yield from _one(sentence, bearer_of(sentence, match, OrgKind.AGENCY), match)


def _by_clause(text: str) -> Iterator[re.Match[str]]:
    starts = [0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)]
    for start, end in itertools.pairwise(starts):
        yield from words("gathers").finditer(text, start, end)


def _one(sentence: Sentence, bearer: Actor | None, match: re.Match[str] | None) -> Iterator[Filler]:
    if bearer is None or match is None or words("unit_before").search(sentence.before(bearer.start)):
        return
    place = Span(sentence.span.block, bearer.start, bearer.end)
    yield Filler(Slot.REPORTING_COORDINATOR, bearer.key, place, evidence=match[0])


def _turned(sentence: Sentence, match: re.Match[str]) -> Actor | None:
    """«… oppsummerer X resultatet for alle»: X."""
    start = sentence.span.start + match.start() + len(match[0].split()[0])
    return next((a for a in sentence.agencies() if 0 <= a.start - start <= 1), None)


def _next(sentence: Sentence, match: re.Match[str]) -> Actor | None:
    """The agency right after «sendes av», «sender tallene til»."""
    start = sentence.span.start + match.end()
    return next((a for a in sentence.agencies() if 0 <= a.start - start <= 1), None)


def _from_others(text: str) -> bool:
    """«De andre sender sine tall til X»."""
    return bool(words("they").search(text) or re.search(r"\b(?:andre|øvrige|hver|kvar|alle)\b", text, re.IGNORECASE))


def _joint_before(sentence: Sentence, talk: Talk) -> bool:
    before = [s for s in talk.sentences if s.span < sentence.span][-1:]
    return any(
        words("reporting_object").search(s.text) and words("gathers_common").search(s.text) and not s.agencies()
        for s in before
    )
