"""What a sentence says shall be different for users, society or the world, read from its clauses.

A goal is a state that is wanted («skal», «slik at», «sørge for at», «målet er at») of somebody or something that is not
the work itself: no body, no plan, no delivery, no money. Or it is a deed that changes such a thing: «redusere faren»,
«gjøre det enklere for kommunene».
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.goals.change import (
    CLAUSES,
    PLACES,
    PROCESS,
    VERBAL,
    better,
    of_process,
    people_in,
    subject_of,
)
from linter.coordination.goals.deeds import told_deeds
from linter.coordination.goals.told import told
from linter.coordination.goals.whose import LIVING, OUTSIDE, Whose, whose
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.words import is_of, words
from linter.steering.lexicon import word_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["about_work", "told_goals", "wanted_item"]

_HELPING = frozenset({"aux", "cop", "aux:pass"})
_LEADING = frozenset(  # what a clause or a noun may begin with
    {"nsubj", "nsubj:pass", "expl", "csubj", "det", "amod", "nummod", "nmod", "advmod", "obl", "case", "mark"}
    | _HELPING
)
_RELATIVE = frozenset({"som", "der"})
_SPARED = frozenset({"kunne", "slippe", "sleppe"})
_ABLE = frozenset({"kunne", "ikke", "ikkje", "ingen", "inga", "uten", "utan", "aldri"})


def told_goals(one: Parsed) -> Iterator[int]:
    """Where statements of a goal start in the sentence, in no order."""
    yield from _states(one)
    yield from _aims(one)
    yield from told_deeds(one)


def about_work(one: Parsed, start: int) -> bool:
    """Whether what is said from an offset on is how bodies or their work shall be, and not users or the world."""
    rest = [t for t in one.doc if one.offset(t.idx) >= start and not t.is_punct]
    if not rest:
        return True
    head = rest[0]
    while head.dep_ in _LEADING and head.head.i > rest[0].i:
        head = head.head
    subject = subject_of(head, after=rest[0].i - 1)
    if subject is not None:
        of = whose(one, subject)
        return of in {Whose.BODY, Whose.WORK} or (of is not Whose.PEOPLE and of_process(head) and not better(head))
    if head.pos_ in VERBAL:
        things = {whose(one, c) for c in head.children if c.dep_ in {"obj", "iobj"}}
        made = bool(things & {Whose.BODY, Whose.WORK}) or bool(word_classes(head.lower_) & PROCESS)
        working = made or of_process(head)
        return working and not (better(head) or people_in(one, head))
    if head.pos_ == "ADJ":
        return of_process(head) or not (better(head) or people_in(one, head))
    joint = any(c.lower_ in {"felles", "sams"} for c in head.children)
    working = joint or whose(one, head) in {Whose.BODY, Whose.WORK}
    return working and not (better(head) or people_in(one, head))


def wanted_item(one: Parsed) -> bool:
    """Whether an item under «Innen 2030 skal:» says how users, society or the world shall be."""
    head = one.doc[:].root
    subject = subject_of(head)
    return subject is not None and subject.i < head.i and _wanted(one, head, subject, main=True)


def _states(one: Parsed) -> Iterator[int]:
    """«Færre skal …», «tallet må ned»: main clauses with «skal», or «må» where they tell a change or an ability."""
    for modal in one.doc:
        if modal.lower_ not in {"skal", "må"}:
            continue
        head = modal.head if modal.dep_ in _HELPING else modal
        subject = None if _others_turn(one, modal) or _subordinate(modal, head) else _bearer(head, modal)
        if subject is None or (modal.lower_ == "må" and not _needed(one, modal, head, subject)):
            continue
        if _wanted(one, head, subject, main=True):
            yield one.offset(min(head.left_edge.idx, subject.left_edge.idx))


def _bearer(head: Token, modal: Token) -> Token | None:
    """Whom a modal is said of; an adjective before it may have been read as the verb of the clause («tapte garn»)."""
    subject = subject_of(head, modal)
    if subject is None and modal is head and modal.dep_ in CLAUSES and modal.head.i < modal.i:
        between = modal.doc[modal.head.i : modal.i]
        return None if any(t.lower_ in {",", "at"} or t.dep_ == "mark" for t in between) else subject_of(modal.head)
    return subject


def _needed(one: Parsed, modal: Token, head: Token, subject: Token) -> bool:
    """«Må kunne», «må sleppe», «må ned»: a need of users or the world; «må» of the work is a demand like any other."""
    if one.doc[0].lower_ == "for" or whose(one, subject) not in OUTSIDE:  # «for å få det til må …»
        return False
    if any(t.lower_ in {"ikke", "ikkje"} for t in head.children):
        return any(is_of("goal_change", t.lower_) for t in (head, *head.children))
    spared = {t.lower_ for t in (head, *head.children)} & _SPARED and whose(one, subject) in LIVING
    return bool(spared) or any(is_of("goal_change", t.lower_) for t in (head, *head.children) if t.i > modal.i)


def _others_turn(one: Parsed, modal: Token) -> bool:
    """«Når …, skal direktoratet»: the subject stands after the verb, whatever the tree takes for it."""
    after = one.doc[modal.i + 1 : modal.i + 2]
    return any(t.pos_ in {"NOUN", "PROPN"} and whose(one, t) in {Whose.BODY, Whose.WORK} for t in after)


def _subordinate(modal: Token, head: Token) -> bool:
    """«Som skal», «hvem som skal», «om X skal»: no main clause. What stands after «at» is an aim and read as such."""
    if modal.i and modal.nbor(-1).lower_ in _RELATIVE:
        return True
    return head.dep_ in CLAUSES and any(c.dep_ == "mark" or is_of("goal_asked", c.lower_) for c in head.children)


def _aims(one: Parsed) -> Iterator[int]:
    """«Slik at», «sørge for at», «målet er at»: clauses that say what something is for."""
    before = False
    for at in one.doc:
        if at.lower_ != "at" or at.i == 0:
            continue
        text = one.doc[: at.i + 1].text
        aimed = bool(words("goal_aim").search(text)) or (before and at.nbor(-1).lower_ in {"og", ","})
        before = aimed
        subject = subject_of(at.head, after=at.i)
        if aimed and at.nbor(-1).lower_ in {"til", "gjør", "gjer"} and told(one, at.head.head):
            continue  # «lave priser fører til at …» tells how things are
        if aimed and subject is not None and _wanted(one, at.head, subject, main=False):
            yield one.offset(one.doc[at.i + 1 : at.i + 2].start_char)


def _wanted(one: Parsed, head: Token, subject: Token, *, main: bool) -> bool:
    """Whether a wanted clause speaks of users, society or the world, and of how they shall be."""
    of = whose(one, subject)
    if of in {Whose.BODY, Whose.WORK} or (of is not Whose.PEOPLE and _of_bodies(one, head)):
        return False
    betters = better(head)
    if of is Whose.EMPTY and not main and is_of("goal_they", subject.lower_) and _stands_for_people(one, subject):
        of = Whose.PEOPLE  # «rettleie kommunane slik at dei er budde»
    if of is Whose.EMPTY:
        return main and (
            (betters and subject.lower_ == "det") or (_able(head) and is_of("goal_anyone", subject.lower_))
        )
    if of is Whose.PEOPLE:
        return betters or _able(head) or not (is_of("goal_process", head.lower_) or _asks_who(head))
    if betters or of_process(head):
        return betters
    if of is Whose.SERVICE or (of is Whose.OTHERS and main):
        return (_able(head) and not _works(one, head)) or (not main and people_in(one, head))
    acting = main and is_of("goal_acting", subject.lower_) and not _able(head)
    return not acting and not any(t.i in one.bodies for t in head.subtree)


def _stands_for_people(one: Parsed, pronoun: Token) -> bool:
    """Whether the last noun before a pronoun that could be meant is one of users or others."""
    before = [t for t in one.doc[: pronoun.i] if t.pos_ in {"NOUN", "PROPN"} and case_of(t) not in PLACES]
    acting = any(t.pos_ in VERBAL for t in one.doc[pronoun.i + 1 : pronoun.i + 2])
    return acting and bool(before) and whose(one, before[-1]) in LIVING


def _works(one: Parsed, head: Token) -> bool:
    """«Kommunen skal ha en koordinator», «de skal få anledning til …»: what is had or got belongs to the work."""
    got = [c for c in head.children if c.dep_ == "obj"] if head.lower_ in {"ha", "få"} else []
    return any(is_of("goal_got_not", c.lower_) or (head.lower_ == "ha" and whose(one, c) is Whose.WORK) for c in got)


def _of_bodies(one: Parsed, head: Token) -> bool:
    """Whether bodies take part in what a clause says: then it is about how they work."""
    text = one.doc[head.left_edge.i : head.right_edge.i + 1].text
    return bool(words("agencies_plural").search(text) or words("ministries_plural").search(text))


def _able(head: Token) -> bool:
    """«Skal kunne», «skal få», «skal ikke»: what somebody can, gets or is spared."""
    return is_of("goal_able", head.lower_) or any(c.lower_ in _ABLE for c in head.children)


def _asks_who(head: Token) -> bool:
    """«Alle vet hvem som gjør hva»: how the work is shared."""
    return any(is_of("goal_who", t.lower_) for t in head.subtree)
