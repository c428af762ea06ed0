"""Clauses of a sentence that speak of reports and ask for none of the task.

What is denied («skal ikke rapportere særskilt»), told one another or an agency that gathers it («innspill sendes
Miljødirektoratet»), told by the ministry or in a meeting that it calls, asked of others (municipalities, employers), or
about the form to be used («en felles mal for rapporter»). DFØ/Difi 2017/1, advice 5 and 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.parsed import Parsed
from linter.coordination.scene import Sentence
from linter.coordination.words import is_of, words
from linter.letters.registry import OrgKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["unreported"]

_CLAUSE = re.compile(r";\s|\s[–—]\s|,\s(?:og|men|mens|medan|som|der)\s", re.IGNORECASE)
_RECEIVES = re.compile(
    r"\b(?:til|overfor|åt|for|sendes?|sendast|sender?|leveres?|leverast|leverer|meldes|meldast|melder|gis|gir|gjev"
    r"|blir (?:send|sendt|levert))\s+$",
    re.IGNORECASE,
)


def unreported(sentence: Sentence, one: Parsed | None) -> list[tuple[int, int]]:
    """The stretches of a sentence's text (start, end) that ask for no report."""
    text = sentence.text
    found: list[tuple[int, int]] = []
    for start, end in _clauses(text):
        clause = text[start:end]
        said = any(words(name).search(clause) for name in ("report_denied", "report_mutual", "report_form_for"))
        called = any(start <= m.start() < end for m in words("meeting_called").finditer(text))
        if said or called or _to_agency(sentence, start, end) or (one is not None and _told_by_others(one, start, end)):
            found.append((start, end))
    return found


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CLAUSE.finditer(text):
        yield start, match.start()
        start = match.start()
    yield start, len(text)


def _to_agency(sentence: Sentence, start: int, end: int) -> bool:
    """Whether something is sent to an agency and not to a ministry: a contribution to somebody's report."""
    first = sentence.span.start
    named = [a for a in sentence.actors if start <= a.start - first < end]
    clause = sentence.text[start:end]
    if any(a.kind is OrgKind.MINISTRY for a in named) or words("to_ministries").search(clause):
        return False
    if not words("contribution").search(clause):
        return False
    return any(_RECEIVES.search(sentence.text[start : a.start - first]) for a in named)


def _told_by_others(one: Parsed, start: int, end: int) -> bool:
    """Whether the verb of a clause is one of telling whose subject is the ministry or somebody outside the task."""
    for token in one.doc:
        if not start <= one.offset(token.idx) < end or token.pos_ not in {"VERB", "AUX"}:
            continue
        subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
        if subject is None:
            continue
        if is_of("outsider", subject.lower_):
            return token.dep_ in {"ROOT", "conj"} or is_of("told_by", token.lower_)
        if is_of("told_by", token.lower_) and _is_ministry(one, subject):
            return True
    return False


def _is_ministry(one: Parsed, token: Token) -> bool:
    body = one.bodies.get(token.i)
    if body is not None:
        return body.kind is OrgKind.MINISTRY
    return is_of("ministry_noun", token.lower_)
