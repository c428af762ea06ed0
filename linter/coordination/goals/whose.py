"""Of whom or what a noun speaks: a body, its work, a service, users, others outside the state, or something else."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from linter.coordination.parsed import Parsed, case_of
from linter.coordination.words import is_of, words
from linter.steering.lexicon import word_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["LIVING", "OUTSIDE", "Whose", "whose"]


class Whose(Enum):
    """Of whom or what a clause speaks."""

    BODY = "body"
    WORK = "work"
    SERVICE = "service"
    PEOPLE = "people"
    OTHERS = "others"
    THING = "thing"
    EMPTY = "empty"


LIVING = frozenset({Whose.PEOPLE, Whose.OTHERS})
OUTSIDE = LIVING | {Whose.THING}

_AS_NOUN = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "nmod", "obl"})
_BODIES = frozenset({"noun.addressee", "noun.organ"})
_SERVICES = frozenset({"noun.service", "noun.it"})
_WORLD = frozenset({"noun.society", "noun.usereffect"})
_WORK = _BODIES | {
    *("noun.ministry", "noun.document", "noun.ownwork", "noun.report", "noun.cooperation", "noun.money"),
    *("noun.ownresource", "noun.control", "noun.rule", "noun.goal"),
}


def whose(one: Parsed, noun: Token) -> Whose:
    """Of whom or what a noun speaks."""
    if _is_body(one, noun):
        return Whose.BODY
    if any(c.dep_ == "nmod" and c.lower_.endswith("s") and whose(one, c) in LIVING for c in noun.children):
        return Whose.THING  # «forbrukernes stilling»
    if is_of("goal_people", noun.lower_):
        return _some(one, noun)
    if noun.pos_ == "NUM" and (counted := _counted(noun)):
        return whose(one, counted)
    if noun.pos_ in {"PRON", "NUM", "DET"} or is_of("goal_pronoun", noun.lower_):
        return Whose.EMPTY
    of = _by_word(noun)
    empty = of is Whose.THING and any(case_of(c) == "for" and whose(one, c) is Whose.WORK for c in noun.children)
    return Whose.WORK if empty else of  # «muligheten for felles innsats»


def _counted(number: Token) -> Token | None:
    """What a number counts: «åtte av ti barn», «minst 90 prosent av bedriftene»."""
    return next((c for c in number.children if c.dep_ == "nmod" and c.pos_ in {"NOUN", "ADJ"}), None)


def _is_body(one: Parsed, noun: Token) -> bool:
    """Whether a noun names bodies, alone or among others; so does what is asked («kva X har spart, skal …»)."""
    phrase = one.doc[noun.left_edge.i : noun.right_edge.i + 1].text
    if noun.dep_ == "csubj" or words("agencies_plural").search(phrase) or words("ministries_plural").search(phrase):
        return True
    return any(t.i in one.bodies for t in (noun, *(c for c in noun.children if c.dep_ in {"conj", "appos"})))


def _some(one: Parsed, word: Token) -> Whose:
    """Whom «de som», «ingen», «ingen av dem» stands for."""
    if noun := next((c for c in word.children if case_of(c) == "av"), None):
        return whose(one, noun)
    pointing = is_of("goal_pronoun", word.lower_)
    return Whose.EMPTY if pointing and one.doc[word.i : word.i + 2][-1].lower_ != "som" else Whose.PEOPLE


def _by_word(noun: Token) -> Whose:
    for name, of in (("goal_thing", Whose.THING), ("subject_not", Whose.WORK)):
        if is_of(name, noun.lower_):
            return of
    return _by_class(noun, word_classes(noun.lower_))


def _by_class(noun: Token, kinds: frozenset[str]) -> Whose:
    if "noun.user" in kinds:
        return Whose.PEOPLE
    if kinds & _BODIES and "Ind" in noun.morph.get("Definite", []):  # «offentlige virksomheter», no certain ones
        return Whose.OTHERS if "Plur" in noun.morph.get("Number", []) else Whose.WORK
    if "noun.third" in kinds:
        return Whose.OTHERS
    if words("group").fullmatch(noun.lower_) or _people_so(noun, kinds):
        return Whose.PEOPLE
    if kinds & _WORK and not kinds & _WORLD:
        return Whose.WORK
    doer = noun.pos_ == "NOUN" and is_of("goal_doer", noun.lower_)  # «tilflyttere»
    return Whose.SERVICE if kinds & _SERVICES else Whose.PEOPLE if doer else Whose.THING


def _people_so(word: Token, kinds: frozenset[str]) -> bool:
    """«De innleide», «løslatte»: an adjective that stands as a noun in the plural, of no other class."""
    return word.pos_ == "ADJ" and not kinds and word.dep_ in _AS_NOUN and "Plur" in word.morph.get("Number", [])
