"""Finer traits of a parsed sentence: its main clauses, its shape, and what hangs on the predicate and how."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.steering.grammar import Reading
from linter.steering.lexicon import word_classes
from linter.steering.markers import BINDING
from linter.steering.names import masked
from linter.steering.stems import stem
from linter.steering.tree import Word

Trait = tuple[str, ...]
_MODIFIERS = frozenset({"amod", "det", "nummod", "acl"})
_ARGUMENTS = frozenset(
    {"obj", "obl", "nsubj", "nsubj:pass", "iobj", "xcomp", "ccomp", "advcl", "nmod"}
)  # of a predicate
_OF_ARGUMENTS = frozenset({"nmod", "acl", "amod", "advcl", "acl:relcl"})
_CASES = frozenset({"case", "mark"})
_ENDING = re.compile(
    r"(?:ing|inga|ingen|else|elsen|sjon|sjonen|het|heten|heit|ere|are|est|skap|dom|eri|tet|isme)$"
)  # nouns made of verbs and adjectives, comparatives
_OPENING = 3  # words whose part of speech tells how a unit begins
_MANY = 3


def relations(reading: Reading) -> Iterator[Trait]:
    """Traits in no particular order; some may come twice."""
    yield from _clauses(reading)
    yield from _shape(reading.words)
    if reading.predicate is not None:
        yield from _arguments(reading.predicate)
    yield from _modifiers(reading)


def _classes(word: Word) -> frozenset[str]:
    return word_classes(masked(word.text))


def _clauses(reading: Reading) -> Iterator[Trait]:
    binds = False
    for clause in reading.clauses:
        yield "cl", clause.head.dep, clause.marker.value
        yield "cl+ag", clause.marker.value, clause.agent.value
        if clause.marker in BINDING:
            binds = True
            yield ("binds",)
            yield "binds", clause.agent.value
            for kind in _classes(clause.predicate):
                yield "binds+predc", kind
    yield "clauses", str(min(len(reading.clauses), _MANY))
    if not binds:
        yield ("binds not",)


def _shape(words: tuple[Word, ...]) -> Iterator[Trait]:
    opening = [word for word in words if word.is_word or word.pos == "NUM"][:_OPENING]
    for at, word in enumerate(opening):
        yield f"pos{at}", word.pos
        yield f"dep{at}", word.dep
    for size in range(2, len(opening) + 1):
        yield "poss", *(word.pos for word in opening[:size])
    finite = [word for word in words if word.form == "Fin"]
    yield "finite", str(min(len(finite), _MANY))
    if finite:
        yield "finite first", stem(finite[0].text)
        yield "tense first", finite[0].tense
    roots = [word for word in words if word.is_root]
    yield "roots", str(min(len(roots), _MANY))
    for root in roots:
        yield "root", root.pos, root.form, root.tense
        for child in root.children:
            yield "root has", child.dep


def _arguments(predicate: Word) -> Iterator[Trait]:
    ending = _ENDING.search(predicate.lower)
    if ending:
        yield "pred ends", ending.group()[:3]
    for child in predicate.children:
        kinds = _classes(child)
        if child.dep in _ARGUMENTS:
            yield from _argument(child, kinds)
        elif child.dep == "conj":
            for kind in kinds:
                yield "pred conj", kind


def _argument(child: Word, kinds: frozenset[str]) -> Iterator[Trait]:
    case = _case(child)
    yield "arg", child.dep, case
    yield "arg stem", child.dep, stem(masked(child.text))
    for kind in kinds:
        yield "argc", child.dep, kind
        if case:
            yield "argc", child.dep, case, kind
    ending = _ENDING.search(child.lower)
    if ending:
        yield "arg ends", child.dep, ending.group()[:3]
    for below in child.children:
        if below.dep in _OF_ARGUMENTS:
            inner = _case(below)
            for kind in _classes(below):
                yield "arg of", child.dep, below.dep, inner, kind


def _case(word: Word) -> str:
    return next((child.lower for child in word.children if child.dep in _CASES), "")


def _modifiers(reading: Reading) -> Iterator[Trait]:
    """Comparatives and qualities on the object or subject («økt kompetanse», «raskere svar»), and «flere brukere»."""
    for name, token in (("obj", reading.object), ("subj", reading.subject), ("pred", reading.predicate)):
        if token is None:
            continue
        for child in token.children:
            if child.dep in _MODIFIERS:
                for kind in word_classes(child.text):
                    yield f"{name}mod", kind
            if child.dep in {"nmod", "obl"}:
                for kind in word_classes(child.text):
                    yield f"{name}nmod", kind
