"""What an amount is for, by the words after it and the tree. DFØ/Difi 2017/1, summary of advice 4 and 5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.parsed import Parsed, case_of
from linter.coordination.spoken_of import told_by_stems
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["after", "head_of", "known", "names_it", "path_of_money", "phrase", "purposes"]

_YEAR = re.compile(r"\b(20\d\d)\b")
_FOR = frozenset({"til", "for", "på", "åt", "innen", "innan", "mot"})
_CLIMB = 6
_STOP = re.compile(r"[.;:](?:\s|$)|,")
_WHAT_FOR = re.compile(
    r"(?<!fordelt )(?<!fordelte )(?<!delt )(?<!tar sikte )(?<!tek sikte )"
    r"\b(?:til|for|på|åt|mot|knyttet til|knytt til|øremerket)\s+(?:å\s+)?(\w+)(\s+år\b)?",
    re.IGNORECASE,
)


def after(one: Parsed, match: re.Match[str], others: list[re.Match[str]]) -> str:
    """What stands after an amount to the end of its clause where it says what for; "" where it does not."""
    text = one.sentence.text
    if match[0].rstrip().endswith(".") and text[match.end() :].lstrip()[:1].isupper():
        return ""  # «… mill. kr. Etatene …»: the point also ends the sentence
    stops = [o.start() for o in others if o.start() > match.start()]
    end = _STOP.search(text, match.end())
    last = min([*stops, end.start() if end else len(text)])
    said = text[match.end() : last]
    for found in _WHAT_FOR.finditer(said):
        when = found[1].isdigit() or found[2]
        if not when and not is_of("money_at_hand", found[1].lower()):
            return said[found.start() :]
    return ""


def head_of(one: Parsed, match: re.Match[str]) -> Token | None:
    """The token that heads the words of an amount."""
    inside = [t for t in one.doc if match.start() <= one.offset(t.idx) < match.end() and t.pos_ != "PUNCT"]
    numbers = {t.i for t in inside}
    outward = [t for t in inside if t.head.i not in numbers or t.head.i == t.i]
    return outward[-1] if outward else None


def path_of_money(token: Token) -> tuple[list[Token], Token]:
    """The nouns between an amount and its verb, and the verb (the root where there is none)."""
    heads: list[Token] = []
    at = token
    for _ in range(_CLIMB):
        if at.head.i == at.i:
            break
        at = at.head
        if at.pos_ in {"VERB", "AUX"} or any(c.dep_ in {"cop", "aux", "aux:pass"} for c in at.children):
            return heads, at
        heads.append(at)
    return heads, at


def purposes(token: Token, heads: list[Token], verb: Token) -> Iterator[Token]:
    """What an amount is for by what stands before it or is its verb's object: «Til X …», «gjelder X»."""
    for at in (*heads, verb):
        if at.i == token.i:
            continue
        for child in at.children:
            if child.i == token.i or token.i in {t.i for t in child.subtree}:
                continue
            marks = {c.lower_ for c in child.children if c.dep_ in {"case", "mark"}}
            aim = marks & _FOR and child.dep_ in {"nmod", "obl", "acl", "advcl"} and child.i < token.i
            concerns = is_of("money_concerns", at.lower_) and child.dep_ == "obj"
            if (aim or concerns) and not _no_purpose(child):
                yield child
    if verb.i != token.i and case_of(verb) in _FOR and verb.pos_ != "VERB":  # «er til samarbeidet»
        yield verb


def _no_purpose(child: Token) -> bool:
    """Whether a phrase with «til» or «på» says who disposes, when or how much, and not what for."""
    form = child.lower_.rstrip(".")
    return bool(
        child.pos_ in {"PRON", "NUM"}
        or is_of("money_at_hand", form)
        or _YEAR.fullmatch(form)
        or is_of("budget_noun", form)
    )


def phrase(one: Parsed, token: Token) -> str:
    """The words of a token and all that hangs on it."""
    tokens = list(token.subtree)
    return one.words(tokens[0], tokens[-1]) if tokens else token.text


def names_it(said: str, talk: Talk) -> bool:
    """Whether words name the task, «samarbeidet», the parties or what is joint."""
    return (
        talk.names_task(said) is not None
        or bool(words("task_words").search(said))
        or bool(words("agencies_plural").search(said))
        or bool(words("money_joint").search(said))
    )


def known(said: str, talk: Talk, one: Parsed) -> bool:
    """Whether a purpose is something the passage speaks of, a bare «til gjennomføringen», or who gets the money."""
    if words("money_bare").match(said) or told_by_stems(said, talk, one.sentence.text):
        return True
    return _only_bodies(said, one)


def _only_bodies(said: str, one: Parsed) -> bool:
    """Whether a phrase with «til» names bodies and nothing else."""
    rest = said
    for actor in one.sentence.actors:
        at = one.sentence.span.start
        rest = rest.replace(one.sentence.text[actor.start - at : actor.end - at], "")
    return re.fullmatch(r"(?:til|åt|for|på|hver|kvar|av|og|den|de|dei|[\W\d])*", rest, re.IGNORECASE) is not None
