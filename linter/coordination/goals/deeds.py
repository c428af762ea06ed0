"""Deeds that change something outside the work, and changes worked for: «redusere faren», «arbeide for lavere tap»."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.goals.change import CHANGE, CLAUSES, VERBAL, comparative, people_in, subject_of
from linter.coordination.goals.told import told
from linter.coordination.goals.whose import LIVING, OUTSIDE, Whose, whose
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.words import is_of
from linter.steering.lexicon import word_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["told_deeds"]

_NEAR = 9  # words after a verb in which its change is told


def told_deeds(one: Parsed) -> Iterator[int]:
    """Where deeds and named changes that are goals start in the sentence, in no order."""
    yield from _deeds(one)
    yield from _nouns(one)
    yield from _turns(one)


def _deeds(one: Parsed) -> Iterator[int]:
    """«Redusere faren for …», «gjøre det enklere for …»: deeds that change something outside the work."""
    for verb in one.doc:
        if _doing(verb) and not _asked(verb) and not told(one, verb) and _changes(one, verb):
            yield one.offset(verb.idx)


def _doing(verb: Token) -> bool:
    """Whether a word is a verb; «korte» and «bedre» are adjectives to the parser, whatever stands before them."""
    return verb.pos_ in VERBAL or (is_of("goal_deed_alike", verb.lower_) and verb.dep_ in {"ROOT", *CLAUSES})


def _asked(verb: Token) -> bool:
    """Whether a verb stands in a question or a report: «hvordan de kan redusere»."""
    chain = [verb, *verb.ancestors]
    return any(v.dep_ == "nsubj" for v in chain) or any(
        is_of("goal_asked", c.lower_)
        and c.dep_ not in {"case", "compound:prt"}  # «bes om, sammen med X, å»
        and c.nbor().lower_ not in {"å", "at"}
        for v in chain
        for c in v.children
        if c.i < verb.i
    )


def _changes(one: Parsed, verb: Token) -> bool:
    """Whether what a verb does changes something outside the work."""
    after = one.doc[verb.i + 1 : verb.i + _NEAR]
    target = _target(verb)
    of = whose(one, target) if target is not None else None
    if is_of("goal_make", verb.lower_):
        easy = any(comparative(t) or is_of("goal_easy", t.lower_) for t in after)
        inward = any(
            case_of(t) == "for" and whose(one, t) in {Whose.BODY, Whose.WORK} for t in after if t.pos_ == "NOUN"
        )
        return easy and of not in {Whose.BODY, Whose.WORK} and not inward
    if is_of("goal_get", verb.lower_):
        return target is not None and _got(one, verb, target)
    if is_of("goal_set", verb.lower_):
        return of in OUTSIDE and any(t.lower_ == "stand" for t in after)
    if is_of("goal_give", verb.lower_):
        more = target is not None and any(comparative(c) for c in target.children)
        return (of in LIVING or (more and of in {*OUTSIDE, Whose.SERVICE})) and not any(
            is_of("goal_give_not", c.lower_) for c in verb.children if c.dep_ == "obj"
        )
    changing = bool(word_classes(verb.lower_) & CHANGE) or is_of("goal_deed", verb.lower_)
    return changing and (of in {*OUTSIDE, Whose.SERVICE} if target is not None else _hinders(one, verb))


def _got(one: Parsed, verb: Token, target: Token) -> bool:
    """«Få ned utslippene», «få det ned», «få ned kostnadene næringslivet har», «få flere til å bli»."""
    after, of = one.doc[verb.i + 1 : verb.i + _NEAR], whose(one, target)
    if of is Whose.EMPTY:
        return any(t.lower_ == "ned" for t in after)
    moved = any(_moves(t, verb) for t in after)
    if of is Whose.WORK:
        return moved and people_in(one, target)
    return of in OUTSIDE and (moved or (of in LIVING and any(t.lower_ == "til" for t in after)))


def _moves(particle: Token, verb: Token) -> bool:
    """«Få ned», «få unge ut av»: a direction that belongs to the verb."""
    return is_of("goal_direction", particle.lower_) and verb in {particle.head, particle.head.head}


def _target(verb: Token) -> Token | None:
    """What a verb acts on: its object, or the noun after a particle («få ned kostnadene»)."""
    for child in verb.children:
        about = verb.lower_.startswith("verne") and case_of(child) == "om"  # «verne om dyrket jord»
        if child.i > verb.i and (child.dep_ in {"obj", "iobj"} or about or is_of("goal_direction", case_of(child))):
            return child
    if is_of("goal_get", verb.lower_):
        return next((t for t in verb.doc[verb.i + 1 : verb.i + _NEAR] if t.pos_ == "NOUN"), None)
    return None


def _hinders(one: Parsed, verb: Token) -> bool:
    """«Hindre at mat kastes»: what a verb keeps from happening."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    subject = subject_of(clause) if clause is not None and "verb.combat" in word_classes(verb.lower_) else None
    return subject is not None and whose(one, subject) not in {Whose.BODY, Whose.WORK, Whose.EMPTY}


def _nouns(one: Parsed) -> Iterator[int]:
    """«Arbeide for lavere tap», «samarbeide om færre påkjørsler», «få til en halvering av utslippene»."""
    for noun in one.doc:
        if noun.pos_ != "NOUN" or case_of(noun) not in {"om", "for", "til"} or told(one, noun.head):
            continue
        more = [c for c in noun.children if c.i < noun.i and comparative(c)]
        if more and is_of("goal_effort", noun.head.lower_) and whose(one, noun) not in {Whose.BODY, Whose.WORK}:
            yield one.offset(more[0].idx)


def _turns(one: Parsed) -> Iterator[int]:
    """«Få til en nedgang i klager», «bidra til en halvering av utslippene»: a change that has a name of its own."""
    for noun in one.doc:
        if (
            noun.pos_ != "NOUN"
            or not is_of("goal_turn", noun.lower_)
            or noun.head.pos_ != "VERB"
            or noun.i < noun.head.i
        ):
            continue
        of = next((c for c in noun.children if case_of(c) in {"i", "av", "for"}), None)
        if of is not None and whose(one, of) not in {Whose.BODY, Whose.WORK} and not told(one, noun.head):
            yield one.offset(noun.left_edge.idx)
