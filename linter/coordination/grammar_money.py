"""Whose money an amount is, by the tree of its sentence: the joint task's, unless something speaks against it.

Against it speak: that it is told of (cost to society, fine, fraud, threshold, last year), said not to belong, the whole
of which the task has a part, a body's whole budget, or for something the passage does not speak of.
DFØ/Difi 2017/1, summary of advice 4 and 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.labels import labelled
from linter.coordination.model import Filler, Slot
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.scene import Sentence
from linter.coordination.spoken_of import told_by_stems
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words
from linter.letters.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["belongs", "staff"]

_FOR = frozenset({"til", "for", "på", "åt", "innen", "innan", "mot"})
_CLIMB = 6
_YEAR = re.compile(r"\b(20\d\d)\b")
_PART = re.compile(
    r"\b(?:hvorav|derav|der|av (?:dette|disse|desse|den|denne|løyvinga|bevilgningen|midlene|midlane))\b", re.IGNORECASE
)
_WHOLE = re.compile(r"\bav\s+(?:\w+\s+){0,6}$", re.IGNORECASE)
_STOP = re.compile(r"[.;:](?:\s|$)|,")
_WHAT_FOR = re.compile(
    r"\b(?:til|for|på|åt|mot|knyttet til|knytt til|øremerket)\s+"
    r"(?:å\s+)?(\w+)(\s+år\b)?",
    re.IGNORECASE,
)
_WHOSE = frozenset({"etatens", "direktoratets", "virksomhetens", "tilsynets", "verksemda", "etaten"})
_WITH = re.compile(r"\smed(?: (?:minst|inntil|opptil|om lag))?\s+$", re.IGNORECASE)
_COMPARED = re.compile(r"\s*(?:lavere|lågare|mindre|høyere|høgare|mer|meir) (?:\w+ ){0,3}?enn\b", re.IGNORECASE)
_AS_IN = re.compile(r"\bjfr?\.?\s*$", re.IGNORECASE)
_BESIDES = re.compile(r"\b(?:dessuten|dessutan|i tillegg|også|òg|samtidig)\b", re.IGNORECASE)


def belongs(one: Parsed, match: re.Match[str], others: list[re.Match[str]], talk: Talk) -> bool:
    """Whether an amount or a post is the task's. ``others``: the amounts of the sentence."""
    token = _head(one, match)
    if token is None or labelled(one.sentence, match.start(), "label_money", talk):
        return True
    heads, verb = _path(token)
    subject = _subject(verb, token)
    own = _after(one, match, others)
    purposes = [p for p in (own, *(_phrase(one, p) for p in _purposes(token, heads, verb))) if p]
    said_of = _phrase(one, subject) if subject is not None else _said_of(one, heads)
    of_task = (bool(said_of) and _strict(said_of, talk)) or _raises(one, verb, token, talk)
    if _outside(one, match, [*heads, verb], talk):
        return False
    if _is_whole(one.sentence.text, match, others):
        before = [p for p in purposes if p in one.sentence.text[: match.start()]]
        return any(_strict(p, talk) for p in (own, *before)) if purposes else of_task
    if any(_strict(p, talk) for p in purposes):
        return True
    if _elsewhere(heads, verb, said_of) or (subject is not None and _own_budget(one, subject, match)):
        return False
    besides = _BESIDES.search(one.sentence.text[: match.start()]) is not None
    known = any(_known(p, talk, one) for p in purposes) if purposes else not _unknown(one, subject, talk)
    return of_task or (known and not besides)


def _outside(one: Parsed, match: re.Match[str], heads: list[Token], talk: Talk) -> bool:
    """Whether money is told of and not given, a limit, or said not to belong: here or in the next sentence."""
    text = one.sentence.text
    cited = any(words(name).search(text[: match.start()]) for name in ("money_cited", "money_barred"))
    before = text[: match.start()]
    if _COMPARED.match(text[match.end() :]):
        return True
    if _AS_IN.search(before) and words("money_elsewhere").search(before):
        return True  # «forvalter tilskudd til X, jf. kap. 840 post 70»
    if cited or _told(text, heads, talk.year) or words("money_excluded").search(text[match.end() :]):
        return True
    limit = "number" in match.groupdict() and words("money_limit").search(text[: match.start()])
    if limit and not any(is_of("money_give", h.lower_) for h in heads):
        return True
    block = talk.scene.sentences[one.sentence.span.block]
    following = next((s for s in block if s.span > one.sentence.span), None)
    return following is not None and words("money_excluded_next").search(following.text) is not None


def _elsewhere(heads: list[Token], verb: Token, said_of: str) -> bool:
    """Whether money is managed for others: grants to be sought, loans, guarantees."""
    over = " ".join([*(h.lower_ for h in heads), verb.lower_, said_of])
    return words("money_elsewhere").search(over) is not None


def _said_of(one: Parsed, heads: list[Token]) -> str:
    """What an amount is said of where its clause has no subject: the noun it hangs on («rammen for samarbeidet»)."""
    return one.words(heads[0].left_edge, heads[0]) if heads and heads[0].pos_ == "NOUN" else ""


def _unknown(one: Parsed, subject: Token | None, talk: Talk) -> bool:
    """Whether the subject of an amount is a thing the passage does not speak of: «timeprisen er …»."""
    if (
        subject is None
        or subject.pos_ == "PRON"
        or subject.i in one.bodies
        or any(t.i in one.bodies for t in subject.subtree)
    ):
        return False
    said = _phrase(one, subject)
    money = words("money_noun").search(subject.lower_) or words("money_party").search(said)
    return not (money or told_by_stems(said, talk, one.sentence.text))


def _known(said: str, talk: Talk, one: Parsed) -> bool:
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


def _raises(one: Parsed, verb: Token, token: Token, talk: Talk) -> bool:
    """«Styrker innsatsen med 5 mill. kroner»: the task is what gets the money."""
    objects = (c for c in verb.children if c.dep_ == "obj" and token.i not in {t.i for t in c.subtree})
    return any(_strict(_phrase(one, c), talk) and not is_of("budget_noun", c.lower_) for c in objects)


def _own_budget(one: Parsed, subject: Token, match: re.Match[str]) -> bool:
    """«Politiets budsjett er …», «politiet har … i samlet bevilgning»: the whole budget of a body."""
    if subject.i in one.bodies:
        return words("money_total").search(one.sentence.text[match.end() :]) is not None
    own = any(t.i in one.bodies or t.lower_ in _WHOSE for t in subject.subtree)
    return is_of("budget_noun", subject.lower_) and own


def _subject(verb: Token, token: Token) -> Token | None:
    """The subject of an amount's clause, or of the clause that one is joined to; None where the amount is it."""
    for clause in (verb, verb.head if verb.dep_ == "conj" else verb):
        found = next((c for c in clause.children if c.dep_.startswith("nsubj")), None)
        if found is not None:
            return None if token.i in {t.i for t in found.subtree} else found
    return None


def _after(one: Parsed, match: re.Match[str], others: list[re.Match[str]]) -> str:
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


def _head(one: Parsed, match: re.Match[str]) -> Token | None:
    """The token that heads the words of an amount."""
    inside = [t for t in one.doc if match.start() <= one.offset(t.idx) < match.end() and t.pos_ != "PUNCT"]
    numbers = {t.i for t in inside}
    outward = [t for t in inside if t.head.i not in numbers or t.head.i == t.i]
    return outward[-1] if outward else None


def _path(token: Token) -> tuple[list[Token], Token]:
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


def _purposes(token: Token, heads: list[Token], verb: Token) -> Iterator[Token]:
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


def _phrase(one: Parsed, token: Token) -> str:
    tokens = list(token.subtree)
    return one.words(tokens[0], tokens[-1]) if tokens else token.text


def _strict(said: str, talk: Talk) -> bool:
    """Whether words name the task, «samarbeidet», the parties or what is joint."""
    return (
        talk.names_task(said) is not None
        or bool(words("task_words").search(said))
        or bool(words("agencies_plural").search(said))
        or bool(words("money_joint").search(said))
    )


def _told(text: str, heads: list[Token], since: int) -> bool:
    """Whether money is told of and not given: of a year before, or cost, fine, fraud, gain."""
    years = [int(m[1]) for m in _YEAR.finditer(text) if not words("time_compared").search(text[: m.start()])]
    past = (bool(years) and max(years) < since) or bool(words("money_not_given").search(text))
    return past or any(is_of("money_told", h.lower_) for h in heads)


def _is_whole(text: str, match: re.Match[str], others: list[re.Match[str]]) -> bool:
    """Whether an amount is one of which a part is named after it: «25 mill. kroner, hvorav 2 mill. kroner …»."""
    later = [o for o in others if o.start() > match.end()]
    if not later:
        return False
    between = text[match.end() : later[0].start()]
    beyond = text[later[0].end() : later[0].end() + len("kroner av bevilgningen")]
    return bool(_PART.search(between) or _PART.match(beyond.strip()) or _WHOLE.search(text[: match.start()]))


def staff(one: Parsed, talk: Talk) -> Iterator[Filler]:
    """People and posts set aside for the task."""
    text = one.sentence.text
    for match in words("staff").finditer(text):
        token = _head(one, match)
        if token is None:
            continue
        heads, verb = _path(token)
        gives = is_of("staff_verb", verb.lower_) or any(is_of("staff_verb", h.lower_) for h in heads)
        posts = words("staff_posts").search(match[0]) is not None
        if words("money_excluded").search(text[match.end() :]) or words("money_not_given").search(text):
            continue
        joint = words("money_joint").search(text)
        about = talk.about_task(one.sentence) or joint
        beside = posts and _WITH.search(text[: match.start()]) is not None  # «… òg med to årsverk»
        if gives or beside or (posts and about) or (joint and is_of("staff_joint", verb.lower_)):
            yield _filler(one.sentence, match.start(), match.end())


def _filler(sentence: Sentence, first: int, last: int) -> Filler:
    said = sentence.text[first:last].strip(" ,")
    at = sentence.span
    return Filler(Slot.MONEY, said, Span(at.block, at.start + first, at.start + last), evidence=said)
