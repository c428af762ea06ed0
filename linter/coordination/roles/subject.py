"""Whom a subject stands for, and who else bears a role with it: relative clauses, «X er den som», «A og B», gaps.

A pronoun («den», «han») stands for the body that was the subject last; a director stands for the agency.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from linter.coordination.parsed import Parsed, case_of
from linter.coordination.roles.leading import lead, passive
from linter.coordination.scene import Actor
from linter.coordination.words import is_of, words
from linter.letters.registry import OrgKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "EMPTY",
    "RELATIVE",
    "from_each",
    "gapped",
    "head_of_body",
    "joined_with",
    "meant",
    "one_of_many",
    "with_pronouns",
]

RELATIVE = frozenset({"som", "der"})
EMPTY = frozenset({"det", "vi"})
_PRONOUNS = frozenset({"den", "det", "han", "hun", "ho", "denne"})


def with_pronouns(one: Parsed, before: Parsed | None) -> Parsed:
    """A sentence where a pronoun that leads stands for the body that was the subject last, here or ``before``."""
    added = {
        token.i: Actor(body.key, body.kind, place, place + len(token), pronoun=True)
        for token in one.doc
        if token.lower_ in _PRONOUNS and token.dep_ == "nsubj" and token.i not in one.bodies and _leads(token.head)
        if (body := _last_subject(one, token.i) or (_last_subject(before) if before else None)) is not None
        for place in [one.sentence.span.start + one.offset(token.idx)]
    }
    return replace(one, bodies={**one.bodies, **added}) if added else one


def _leads(head: Token) -> bool:
    """Whether a clause says that its subject leads: «leder», «tar styringen», «er koordinator»."""
    if lead(head) is not None:
        return not passive(head)
    free = not passive(head) and not is_of("lead_lies", head.lower_)
    return free and any(lead(c) is not None for c in head.children if c.dep_ in {"obj", "obl", "xcomp", "ccomp"})


def _last_subject(one: Parsed, end: int | None = None) -> Actor | None:
    """The last body that is a subject before a token, of a sentence; None for a list of several or for nobody."""
    subjects = [t for t in one.doc[:end] if t.i in one.bodies and t.dep_.startswith("nsubj")]
    subjects = [t for t in subjects if t.lower_ not in {"vi", "dere", "de", "dykk"}]
    if not subjects or any(c.dep_ == "conj" and c.i in one.bodies for c in subjects[-1].children):
        return None
    return one.bodies[subjects[-1].i]


def head_of_body(one: Parsed, person: Token) -> Token | None:
    """The body whose director is named: «direktøren i X», «X' direktør»."""
    if not is_of("heads_body", person.lower_):
        return None
    return next((c for c in person.children if c.i in one.bodies and c.dep_.startswith("nmod")), None)


def from_each(one: Parsed, noun: Token) -> list[Actor]:
    """«To ledere, én fra A og én fra B»: A and B."""
    each = [t for t in noun.subtree if t.i > noun.i and is_of("one_each", t.lower_)]
    named = [c for t in each for c in t.children if c.i in one.bodies and case_of(c) in {"fra", "frå", "i", "hos"}]
    return [one.bodies[t.i] for t in named] if len(named) > 1 else []


def meant(one: Parsed, node: Token, subject: Token, children: list[Token]) -> Token | None:
    """The body a subject is or stands for; None where it is somebody else."""
    if subject.i in one.bodies:
        return _not_denied(one, subject)
    if (
        labelled := next((c for c in subject.children if c.i in one.bodies and c.dep_ == "flat:name"), None)
    ) is not None:
        return labelled  # «Styring: X er overordnet ansvarlig»
    if (of := head_of_body(one, subject)) is not None:
        return of
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
        if words("gapped_level").search(one.sentence.before(a.start))
        or (
            words("gapped_before").search(one.sentence.before(a.start))
            and words("gapped_after").search(one.sentence.after(a.end))
        )
    ]


def joined_with(one: Parsed, bearer: Token) -> list[Actor]:
    """The others of «A og B leder»: two names only, joined by «og»."""
    if (other := _together_with(one, bearer)) is not None:
        return [other]
    others = [t for t in bearer.children if t.dep_ == "conj" and t.i in one.bodies]
    if len(others) != 1 or one.bodies[others[0].i].kind is not one.bodies[bearer.i].kind:
        return []
    between = one.sentence.text[
        one.bodies[bearer.i].end - one.sentence.span.start : one.bodies[others[0].i].start - one.sentence.span.start
    ]
    return [one.bodies[others[0].i]] if re.fullmatch(r"\s+og\s+", between) else []


def _together_with(one: Parsed, bearer: Token) -> Actor | None:
    """«Departementet har sammen med X ansvaret for å samordne»: two ministries that share it."""
    subject = bearer.dep_.startswith("nsubj") and bearer.head.lower_ in {"har", "får", "deler"}
    if one.bodies[bearer.i].kind is not OrgKind.MINISTRY or not subject:
        return None
    beside = (c for c in bearer.head.children if c.i in one.bodies and bearer.i < c.i and case_of(c) == "med")
    shared = (c for c in beside if any(t.lower_ in {"sammen", "saman"} for t in one.doc[c.i - 2 : c.i]))
    return next((one.bodies[c.i] for c in shared if one.bodies[c.i].kind is OrgKind.MINISTRY), None)


def one_of_many(one: Parsed, bearer: Token, verb: Token) -> bool:
    """«A, B og C skal samordne tiltakene»: what all shall do makes nobody a leader."""
    listed = [t for t in bearer.subtree if t.i in one.bodies and t.dep_ == "conj" and t.i < verb.i]
    return len(listed) > 1 and not any(t.lower_ == "som" for t in one.doc[bearer.i : verb.i])
