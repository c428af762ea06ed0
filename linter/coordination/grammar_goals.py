"""What a sentence says shall be different for users, society or the world, read from its clauses.

A goal is a state that is wanted («skal», «slik at», «sørge for at», «målet er at») of somebody or something that is not
the work itself: no body, no plan, no delivery, no money. Or it is a deed that changes such a thing: «redusere faren»,
«gjøre det enklere for kommunene».
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.grammar_whose import LIVING, OUTSIDE, Whose, whose
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.words import is_of, words
from linter.steering.lexicon import word_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["told_goals"]

_PROCESS = frozenset(
    f"verb.{name}"
    for name in (
        *("analyse", "draft", "build", "carry", "send", "inform", "report", "allocate", "refer", "use"),
        *("participate", "cooperate", "resource"),
    )
)
_CHANGE = frozenset({"verb.raise", "verb.lower", "verb.combat"})
_VERBAL = frozenset({"VERB", "AUX"})
_HELPING = frozenset({"aux", "cop", "aux:pass"})
_CLAUSES = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "csubj", "xcomp"})
_BESIDE = frozenset({"advmod", "obl", "compound:prt", "xcomp"})
_NEAR = 9  # words after a verb in which its change is told
_RELATIVE = frozenset({"som", "der"})
_PLACES = frozenset({"i", "på", "mellom", "ved", "fra", "frå", "hos", "over", "innen", "innan"})
_ABLE = frozenset({"kunne", "ikke", "ikkje", "ingen", "inga", "uten", "utan", "aldri"})


def told_goals(one: Parsed) -> Iterator[int]:
    """Where statements of a goal start in the sentence, in no order."""
    yield from _states(one)
    yield from _aims(one)
    yield from _deeds(one)
    yield from _nouns(one)


def _states(one: Parsed) -> Iterator[int]:
    """«Færre skal …»: main clauses with «skal»."""
    for modal in one.doc:
        if modal.lower_ != "skal":
            continue
        head = modal.head if modal.dep_ in _HELPING else modal
        subject = None if _others_turn(one, modal) or _subordinate(modal, head) else _subject(head, modal)
        if subject is not None and _wanted(one, head, subject, main=True):
            yield one.offset(min(head.left_edge.idx, subject.left_edge.idx))


def _others_turn(one: Parsed, modal: Token) -> bool:
    """«Når …, skal direktoratet»: the subject stands after the verb, whatever the tree takes for it."""
    after = one.doc[modal.i + 1 : modal.i + 2]
    return any(t.pos_ in {"NOUN", "PROPN"} and whose(one, t) in {Whose.BODY, Whose.WORK} for t in after)


def _subordinate(modal: Token, head: Token) -> bool:
    """«Som skal», «hvem som skal», «om X skal»: no main clause. What stands after «at» is an aim and read as such."""
    if modal.i and modal.nbor(-1).lower_ in _RELATIVE:
        return True
    return head.dep_ in _CLAUSES and any(c.dep_ == "mark" or is_of("goal_asked", c.lower_) for c in head.children)


def _subject(head: Token, modal: Token | None = None, after: int = -1) -> Token | None:
    near: list[Token] = [*head.children, *(modal.children if modal is not None else ())]
    for wanted in ("nsubj", "expl", "csubj"):
        for child in near:
            if child.i > after and child.dep_.startswith(wanted):
                return child
    return _subject(head.head) if head.dep_ == "conj" and head.head.pos_ in _VERBAL else None


def _aims(one: Parsed) -> Iterator[int]:
    """«Slik at», «sørge for at», «målet er at»: clauses that say what something is for."""
    before = False
    for at in one.doc:
        if at.lower_ != "at" or at.i == 0:
            continue
        text = one.doc[: at.i + 1].text
        aimed = bool(words("goal_aim").search(text)) or (before and at.nbor(-1).lower_ in {"og", ","})
        before = aimed
        subject = _subject(at.head, after=at.i)
        if aimed and subject is not None and _wanted(one, at.head, subject, main=False):
            yield one.offset(one.doc[at.i + 1 : at.i + 2].start_char)


def _wanted(one: Parsed, head: Token, subject: Token, *, main: bool) -> bool:
    """Whether a wanted clause speaks of users, society or the world, and of how they shall be."""
    of = whose(one, subject)
    if of in {Whose.BODY, Whose.WORK} or (of is not Whose.PEOPLE and _of_bodies(one, head)):
        return False
    better = _better(head)
    if of is Whose.EMPTY:
        return main and ((better and subject.lower_ == "det") or (_able(head) and is_of("goal_anyone", subject.lower_)))
    if of is Whose.PEOPLE:
        return better or _able(head) or not (is_of("goal_process", head.lower_) or _asks_who(head))
    if better or _process(head):
        return better
    if of is Whose.SERVICE or (of is Whose.OTHERS and main):
        return (_able(head) and not _works(one, head)) or (not main and _people_in(one, head))
    acting = main and is_of("goal_acting", subject.lower_) and not _able(head)
    return not acting and not any(t.i in one.bodies for t in head.subtree)


def _works(one: Parsed, head: Token) -> bool:
    """«Kommunen skal ha en koordinator», «de skal få anledning til …»: what is had or got belongs to the work."""
    got = [c for c in head.children if c.dep_ == "obj"] if head.lower_ in {"ha", "få"} else []
    return any(is_of("goal_got_not", c.lower_) or (head.lower_ == "ha" and whose(one, c) is Whose.WORK) for c in got)


def _of_bodies(one: Parsed, head: Token) -> bool:
    """Whether bodies take part in what a clause says: then it is about how they work."""
    text = one.doc[head.left_edge.i : head.right_edge.i + 1].text
    return bool(words("agencies_plural").search(text) or words("ministries_plural").search(text))


def _people_in(one: Parsed, head: Token) -> bool:
    return any(t.pos_ == "NOUN" and whose(one, t) in LIVING for t in head.subtree)


def _better(head: Token) -> bool:
    """Whether a clause compares, tells a change or a limit: «raskere», «ned», «halveres», «under 100»."""
    return any(
        _comparative(t)
        or is_of("goal_change", t.lower_)
        or (t.pos_ in {"VERB", "AUX", "ADJ"} and word_classes(t.lower_) & _CHANGE)
        or (t.lower_ in {"under", "over"} and t.nbor().like_num)
        for t in head.subtree
    )


def _comparative(token: Token) -> bool:
    if is_of("goal_earlier", token.lower_):
        return bool(token.dep_ != "amod")  # «oppdages tidligere», not «tidligere år»
    if token.dep_ == "amod" and case_of(token.head) in _PLACES:
        return False  # «i flere fylker»
    more = "Cmp" in token.morph.get("Degree", []) or is_of("goal_more", token.lower_)
    return more and not is_of("goal_more_not", token.lower_)


def _able(head: Token) -> bool:
    """«Skal kunne», «skal få», «skal ikke»: what somebody can, gets or is spared."""
    return is_of("goal_able", head.lower_) or any(c.lower_ in _ABLE for c in head.children)


def _process(head: Token) -> bool:
    """«Gjennomføres», «er sluttført», «ligge føre», «henger sammen»: how the work goes on."""
    near = [head, *(c for c in head.children if c.dep_ in _BESIDE)]
    passive = head.lower_.endswith(("es", "ast")) or any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in head.children)
    return any(is_of("goal_process", t.lower_) for t in near) or (
        passive and bool(word_classes(head.lower_) & _PROCESS)
    )


def _asks_who(head: Token) -> bool:
    """«Alle vet hvem som gjør hva»: how the work is shared."""
    return any(is_of("goal_who", t.lower_) for t in head.subtree)


def _deeds(one: Parsed) -> Iterator[int]:
    """«Redusere faren for …», «gjøre det enklere for …»: deeds that change something outside the work."""
    for verb in one.doc:
        if _doing(verb) and not _asked(verb) and _changes(one, verb):
            yield one.offset(verb.idx)


def _doing(verb: Token) -> bool:
    """Whether a word is a verb; «korte» and «bedre» are adjectives to the parser, whatever stands before them."""
    return verb.pos_ in _VERBAL or (is_of("goal_deed_alike", verb.lower_) and verb.dep_ in {"ROOT", *_CLAUSES})


def _asked(verb: Token) -> bool:
    """Whether a verb stands in a question or a report: «hvordan de kan redusere»."""
    chain = [verb, *verb.ancestors]
    return any(v.dep_ == "nsubj" for v in chain) or any(
        is_of("goal_asked", c.lower_) and c.dep_ != "case" and c.nbor().lower_ not in {"å", "at"}
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
        easy = any(_comparative(t) or is_of("goal_easy", t.lower_) for t in after)
        return easy and of not in {Whose.BODY, Whose.WORK}
    if is_of("goal_get", verb.lower_):
        return of in OUTSIDE and any(_moves(t, verb) or (of in LIVING and t.lower_ == "til") for t in after)
    if is_of("goal_set", verb.lower_):
        return of in LIVING and any(t.lower_ == "stand" for t in after)
    if is_of("goal_give", verb.lower_):
        more = target is not None and any(_comparative(c) for c in target.children)
        return (of in LIVING or (more and of in {*OUTSIDE, Whose.SERVICE})) and not any(
            is_of("goal_give_not", c.lower_) for c in verb.children if c.dep_ == "obj"
        )
    changing = bool(word_classes(verb.lower_) & _CHANGE) or is_of("goal_deed", verb.lower_)
    return changing and (of in OUTSIDE if target is not None else _hinders(one, verb))


def _moves(particle: Token, verb: Token) -> bool:
    """«Få ned», «få unge ut av»: a direction that belongs to the verb."""
    return is_of("goal_direction", particle.lower_) and verb in {particle.head, particle.head.head}


def _target(verb: Token) -> Token | None:
    """What a verb acts on: its object, or the noun after a particle («få ned kostnadene»)."""
    for child in verb.children:
        if child.i > verb.i and (child.dep_ in {"obj", "iobj"} or is_of("goal_direction", case_of(child))):
            return child
    if is_of("goal_get", verb.lower_):
        return next((t for t in verb.doc[verb.i + 1 : verb.i + _NEAR] if t.pos_ == "NOUN"), None)
    return None


def _hinders(one: Parsed, verb: Token) -> bool:
    """«Hindre at mat kastes»: what a verb keeps from happening."""
    clause = next((c for c in verb.children if c.dep_ == "ccomp"), None)
    subject = _subject(clause) if clause is not None and "verb.combat" in word_classes(verb.lower_) else None
    return subject is not None and whose(one, subject) not in {Whose.BODY, Whose.WORK, Whose.EMPTY}


def _nouns(one: Parsed) -> Iterator[int]:
    """«Arbeide for lavere tap», «samarbeide om færre påkjørsler»."""
    for noun in one.doc:
        if noun.pos_ != "NOUN" or case_of(noun) not in {"om", "for", "til"}:
            continue
        more = [c for c in noun.children if c.i < noun.i and _comparative(c)]
        if more and is_of("goal_effort", noun.head.lower_) and whose(one, noun) not in {Whose.BODY, Whose.WORK}:
            yield one.offset(more[0].idx)
