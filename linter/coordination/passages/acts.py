"""Who acts in a sentence: bodies that are told, asked or given something, that do it, or that only are or have it.

Read from the tree: the coordination a name stands in, and the verb it is subject, agent or object of. What was, and
what is denied, is no act.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.coordination.clause import Manner, denied, has_task, is_verb, manner_of, was
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.scene import Actor
from linter.coordination.words import words
from linter.letters.registry import OrgKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Act", "acts", "companions", "several_act"]

_PEOPLE = frozenset(
    {"folk", "representanter", "representantar", "medarbeidere", "medarbeidarar", "medlemmer", "ansatte"}
)
_STEPS = 5
_OBJECT = frozenset({"obj", "iobj", "obl", "nmod", "appos", "conj", "obl:agent"})


@dataclass(frozen=True, slots=True)
class Act:
    """Bodies named in one coordination, and how they stand to the verb of their clause."""

    bodies: tuple[Actor, ...]
    manner: Manner

    @property
    def agencies(self) -> frozenset[str]:
        """Keys of the agencies."""
        return frozenset(a.key for a in self.bodies if a.kind is OrgKind.AGENCY)


def acts(one: Parsed) -> Iterator[Act]:
    """The acts of a sentence, by coordination of bodies."""
    for first, bodies in _coordinations(one).items():
        token = one.doc[first]
        manner = _as_subject(token) or _as_given(one, token) or _misread(one, token)
        if manner is not None:
            yield Act(bodies, manner)
        yield from _by_relative(one, token, bodies)


def _by_relative(one: Parsed, token: Token, bodies: tuple[Actor, ...]) -> Iterator[Act]:
    """«X, som også lager …», «det er X og Y som skal …»."""
    cleft = any(c.dep_ == "cop" for c in token.children)
    for name in (token, *(c for c in token.children if c.dep_ == "conj" and c.i in one.bodies)):
        for clause in (c for c in name.children if c.dep_.startswith("acl")):
            if any(c.lower_ == "som" and c.dep_.startswith("nsubj") for c in clause.children):
                manner = manner_of(clause)
                if manner is not None:
                    yield Act(bodies if cleft else (one.bodies[name.i],), manner)


def companions(one: Parsed) -> Iterator[Act]:
    """Bodies that something is done together with now, by an agency or as part of the work.

    The first of the act's bodies is the subject when it is a body.
    """
    for first, bodies in _coordinations(one).items():
        token = one.doc[first]
        before = one.sentence.before(bodies[0].start)
        if not words("with_marker").search(before):
            continue
        verb = _verb_above(token)
        if verb is None or not is_verb(verb):
            continue
        subject = next((c for c in verb.children if c.dep_.startswith("nsubj")), None)
        if subject is not None and subject.is_ancestor(token):  # «Hånd i hånd med X sørger Y»
            subject = next((c for c in verb.children if c.i > verb.i and c.i in one.bodies), None)
        manner = manner_of(verb, ours=True)
        if manner is None:
            continue
        if subject is None:
            yield Act(bodies, manner)
        elif subject.i in one.bodies and one.bodies[subject.i].kind is OrgKind.AGENCY:
            yield Act((one.bodies[subject.i], *bodies), manner)
        elif (subject.dep_ == "nsubj:pass" and not words("act_state").fullmatch(verb.lower_)) or words(
            "work_subject"
        ).match(subject.lower_):
            yield Act(bodies, manner)


def several_act(one: Parsed) -> bool:
    """Whether «de to», «direktoratene» are the subject of something they do, or of what they tell together."""
    for match in words("several_bodies").finditer(one.sentence.text):
        for token in one.doc:
            if match.start() <= one.offset(token.idx) < match.end() and token.dep_.startswith("nsubj"):
                manner = manner_of(token.head)
                if manner in {Manner.TOLD, Manner.DOES} or (manner and words("shared").search(one.sentence.text)):
                    return True
    return False


def _coordinations(one: Parsed) -> dict[int, tuple[Actor, ...]]:
    """The bodies of each coordination, by the token of the first."""
    found: dict[int, list[Actor]] = {}
    for index in sorted(one.bodies):
        token = one.doc[index]
        while token.dep_ in {"conj", "appos"} and token.head.i in one.bodies:
            token = token.head
        found.setdefault(token.i, []).append(one.bodies[index])
    return {first: tuple(bodies) for first, bodies in found.items()}


def _as_subject(token: Token) -> Manner | None:
    if token.dep_.startswith("nsubj"):
        return manner_of(token.head)
    if case_of(token) == "av" and token.dep_ in {"obl", "obl:agent"} and is_verb(token.head):
        return manner_of(token.head)
    return None


def _misread(one: Parsed, token: Token) -> Manner | None:
    """Of a name that the tree hangs elsewhere: before a verb without a subject; or where the verb is left out."""
    if case_of(token):
        return None
    last = max([token.i, *(c.i for c in token.children if c.i in one.bodies)])
    following = one.doc[last + 1] if last + 1 < len(one.doc) else None
    if following is not None and is_verb(following):
        verb = following if following.dep_ not in {"aux", "aux:pass", "cop"} else following.head
        if not any(c.dep_.startswith("nsubj") for c in verb.children):
            return manner_of(verb)
    return Manner.IS if token.dep_ in {"orphan", "obl", "dep"} else None


def _as_given(one: Parsed, token: Token) -> Manner | None:
    """Of bodies that are asked to do something, given a task, or gathered for one."""
    verb = _giving(token)
    if verb is None or denied(verb) or was(verb):
        return None
    form = verb.lower_
    if token.head.i == verb.i and token.dep_ in {"obj", "iobj"} and words("act_ask").fullmatch(form):
        return Manner.TOLD
    gathered = words("gather").fullmatch(form) and _gathered(one, verb, token)
    return Manner.GIVEN if gathered or (words("act_give").fullmatch(form) and has_task(verb)) else None


def _giving(token: Token) -> Token | None:
    """The verb that a name is an object of, also deep in one («et lag med folk fra X»)."""
    node = token
    for _ in range(_STEPS):
        if node.dep_ not in _OBJECT:
            return None
        node = node.head
        if node.pos_ in {"VERB", "AUX"} or any(c.dep_.startswith("aux") for c in node.children):
            return node
    return None


def _gathered(one: Parsed, verb: Token, token: Token) -> bool:
    """Whether ministries gather bodies or their people, or it is said without a subject."""
    people = token.head.lower_ in _PEOPLE or token.dep_ in {"obj", "nsubj:pass"}
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    ministry = subject is not None and (
        words("gather_subject").fullmatch(subject.lower_)
        or (subject.i in one.bodies and one.bodies[subject.i].kind is OrgKind.MINISTRY)
    )
    return bool((subject is None or ministry) and (people or case_of(token) in {"fra", "frå", "av"}))


def _verb_above(token: Token) -> Token | None:
    node = token
    for _ in range(_STEPS):
        if is_verb(node) or any(c.dep_ == "cop" for c in node.children):
            return node
        if node.dep_ == "ROOT":
            return None
        node = node.head
    return None
