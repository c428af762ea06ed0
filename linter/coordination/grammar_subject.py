"""Whom a subject stands for, and who else bears a role with it: relative clauses, «X er den som», «A og B», gaps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.coordination.parsed import Parsed
from linter.coordination.scene import Actor
from linter.coordination.words import is_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["EMPTY", "RELATIVE", "gapped", "joined_with", "meant", "one_of_many"]

RELATIVE = frozenset({"som", "der"})
EMPTY = frozenset({"det", "vi"})


def meant(one: Parsed, node: Token, subject: Token, children: list[Token]) -> Token | None:
    """The body a subject is or stands for; None where it is somebody else."""
    if subject.i in one.bodies:
        return _not_denied(one, subject)
    if subject.lower_ in RELATIVE:
        return _antecedent(one, node, subject)
    if is_of("role_holder", subject.lower_) or subject.lower_ in EMPTY:
        near = [*subject.children, *children]
        return next((c for c in near if c.i in one.bodies and c.dep_ in {"appos", "obj", "nsubj"}), None)
    return None


def _antecedent(one: Parsed, node: Token, subject: Token) -> Token | None:
    """The body a «som» or «der» stands for."""
    antecedent = node.head
    if (told := _predicated(one, antecedent)) is not None:
        return told
    if antecedent.dep_.startswith("nsubj") and antecedent.head.i in one.bodies:
        return antecedent.head  # «Etaten som koordinerer, er X»
    if antecedent.i in one.bodies:
        return antecedent
    before = [t for t in one.doc[: subject.i] if not t.is_punct][-1:]
    inside = [c for c in antecedent.children if c.dep_.startswith("nsubj")]
    return next((t for t in [*before, *inside] if t.i in one.bodies), None)


def _predicated(one: Parsed, antecedent: Token) -> Token | None:
    """«X er den etaten som koordinerer», «X, som er den som koordinerer»: X."""
    if not any(c.dep_ == "cop" for c in antecedent.children):
        return None
    subject = next((c for c in antecedent.children if c.dep_.startswith("nsubj")), None)
    if subject is not None and subject.lower_ in RELATIVE:
        subject = antecedent.head
    return subject if subject is not None and subject.i in one.bodies else None


def _not_denied(one: Parsed, body: Token) -> Token | None:
    """«X og ikke Y skal lede»: X."""
    if body.i == 0 or one.doc[body.i - 1].lower_ not in {"ikke", "ikkje"}:
        return body
    return next((t for t in reversed(list(one.doc[: body.i])) if t.i in one.bodies), None)


def gapped(one: Parsed, bearer: Actor) -> list[Actor]:
    """«X koordinerer etatene og Y departementene»: one of the other kind, without a verb of its own."""
    later = [a for a in one.sentence.actors if a.start > bearer.end and a.kind is not bearer.kind]
    return [
        a
        for a in later
        if words("gapped_before").search(one.sentence.before(a.start))
        and words("gapped_after").search(one.sentence.after(a.end))
    ]


def joined_with(one: Parsed, bearer: Token) -> list[Actor]:
    """The others of «A og B leder»: two names only, joined by «og»."""
    others = [t for t in bearer.children if t.dep_ == "conj" and t.i in one.bodies]
    if len(others) != 1 or one.bodies[others[0].i].kind is not one.bodies[bearer.i].kind:
        return []
    between = one.sentence.text[
        one.bodies[bearer.i].end - one.sentence.span.start : one.bodies[others[0].i].start - one.sentence.span.start
    ]
    return [one.bodies[others[0].i]] if re.fullmatch(r"\s+og\s+", between) else []


def one_of_many(one: Parsed, bearer: Token, verb: Token) -> bool:
    """«A, B og C skal samordne tiltakene»: what all shall do makes nobody a leader."""
    listed = [t for t in bearer.subtree if t.i in one.bodies and t.dep_ == "conj" and t.i < verb.i]
    return len(listed) > 1 and not any(t.lower_ == "som" for t in one.doc[bearer.i : verb.i])
