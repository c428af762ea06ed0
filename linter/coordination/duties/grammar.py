"""Whom a clause tells the duties of, by its tree: the coordinator by name, the role itself, or somebody else.

A duty is said by a verb («kaller inn»), a noun («oppfølging av tiltakene») or an infinitive («ansvar for å …»). From
its word one climbs to the first clause with a subject: who that is, whom it «ligger til», who it is done «av».
DFØ/Difi 2017/1, advice 4 and 5.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

from linter.coordination.parsed import Parsed, case_of
from linter.coordination.roles.leading import denied, passive
from linter.coordination.roles.subject import EMPTY, RELATIVE, meant
from linter.coordination.scene import Actor
from linter.coordination.words import is_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Unnamed", "does"]

_ROLE = re.compile(
    r"(?:koordin\w*|koordinator\w*|\w*rolle[nr]?|\w*rolla|\w*ansvar(?:et)?|(?P<owned>\w*oppg[aå]v[ea]\w*))",
    re.IGNORECASE,
)
_THAT = frozenset({"den", "han", "ho", "hun", "dette", "det", "denne"})
_ASKED = frozenset({"hvordan", "korleis", "hvem", "kven", "hva", "kva", "hvilke", "hvilken", "hvilket"})
_STEPS = 9


class Unnamed(Enum):
    """Who does something where that is not one body by its name."""

    ROLE = "role"  # the role is told of, whoever has it
    OTHER = "other"  # somebody who is no body of the registry, or several


_Doer = Actor | Unnamed | None


def does(one: Parsed, start: int, end: int) -> _Doer:
    """Who does what stands at ``start:end`` of the sentence: a body, somebody unnamed; None where it does not say."""
    token = next((t for t in one.doc if start <= one.offset(t.idx) < end), None)
    below: Token | None = None
    for _ in range(_STEPS):
        if token is None:
            return None
        if denied(token):
            return Unnamed.OTHER
        if _is_clause(token):
            told, who = _told(one, token, below)
            if told:
                return who
        if token.dep_ == "ROOT":
            return None
        if token.dep_ in {"acl", "acl:relcl"} and token.head.i in one.bodies and _subject(token) is None:
            return one.bodies[token.head.i]
        below, token = token, token.head
    return None


def _is_clause(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"} or any(c.dep_.startswith(("nsubj", "cop")) for c in token.children)


def _subject(node: Token) -> Token | None:
    near = [*node.children, *(g for c in node.children if c.dep_ == "aux" for g in c.children)]
    return next((c for c in near if c.dep_.startswith("nsubj")), None)


def _told(one: Parsed, node: Token, below: Token | None) -> tuple[bool, _Doer]:
    """Whether the clause of ``node`` says who does it, and who. ``below``: where the climb came from."""
    children = [c for c in node.children if below is None or c.i != below.i]
    given = _given(one, node, children, below)
    if given is not None:
        return True, given
    subject = _subject(node)
    if subject is None or _is_question(node) or _joined_wrongly(node, below) or _turned(one, node, subject):
        return False, None
    if below is not None and below.dep_ == "conj" and (asked := _asked_before(one, node, below)) is not None:
        return True, asked
    turned = passive(node) and not is_of("lead_assign", node.lower_)
    if turned or (below is not None and below.i == subject.i):  # «møtene ledes av X», «tiltakene blir fulgt opp»
        agent = _agent(one, node)
        return agent is not None or not _ensured(node), agent
    return _by_subject(one, node, subject, children)


def _by_subject(one: Parsed, node: Token, subject: Token, children: list[Token]) -> tuple[bool, _Doer]:
    """Who the subject of an active clause is; False where others do what somebody sees to."""
    if subject.lower_ not in RELATIVE and (role := _role(one, subject)) is not None:
        return True, role
    clause = node
    while subject.lower_ in RELATIVE and clause.dep_ == "conj":  # «X som kaller inn, og som melder fra»
        clause = clause.head
    body = meant(one, clause, subject, children)
    if body is not None:
        several = any(c.dep_ == "conj" and c.i in one.bodies for c in body.children)
        return True, Unnamed.OTHER if several else one.bodies[body.i]
    return (subject.lower_ not in EMPTY and not _ensured(node)), Unnamed.OTHER


def _is_question(node: Token) -> bool:
    """«… hvordan departementene organiserer arbeidet», «… kven som gjer kva»: what a duty is about, not who has it."""
    return node.dep_ != "ROOT" and any(t.lower_ in _ASKED for t in node.subtree if t.i <= node.i)


def _turned(one: Parsed, node: Token, subject: Token) -> bool:
    """«…, holder framdriften oppe»: what a verb without a subject of its own acts on, read as its subject."""
    return node.dep_ in {"parataxis", "conj"} and subject.i > node.i and subject.i not in one.bodies


def _joined_wrongly(node: Token, below: Token | None) -> bool:
    """Whether an infinitive hangs by «og» on a finite verb: it belongs to an infinitive further up."""
    if below is None or below.dep_ != "conj":
        return False
    form, own = below.morph.get("VerbForm", []), node.morph.get("VerbForm", [])
    return form == ["Inf"] and own == ["Fin"]


def _asked_before(one: Parsed, node: Token, below: Token) -> Actor | None:
    """«Vi venter at X tar initiativ, avklarer … og følger opp»: X does what follows too."""
    clauses = (c for c in node.children if c.dep_ == "ccomp" and node.i < c.i < below.i)
    subjects = (s for c in clauses if (s := _subject(c)) is not None and s.i in one.bodies)
    return next((one.bodies[s.i] for s in subjects), None)


def _ensured(node: Token) -> bool:
    """Whether a clause is what somebody sees to: «sørge for at etatene deler …», «passe på at tiltakene blir …»."""
    head = node.head
    return node.dep_ in {"ccomp", "advcl", "acl", "obj", "obl", "conj"} and (
        is_of("lead_ensure", head.lower_) or is_of("duty_ensure", head.lower_)
    )


def _role(one: Parsed, subject: Token) -> _Doer:
    """«Rollen», «koordinatoren», «ansvaret til X», «den»: the one who has it where that is said."""
    if subject.i in one.bodies:
        return None
    role = _ROLE.fullmatch(subject.lower_)
    if role:
        named = (t for t in subject.subtree if t.i in one.bodies and case_of(t) in {"til", "hos", "åt", ""})
        first = next(named, None)
        alone = role["owned"] is None
        before = one.doc[subject.i - 2] if subject.i > 1 and one.doc[subject.i - 1].lower_ in {"sin", "si"} else None
        if first is None and before is not None and before.i in one.bodies:
            first = before  # «X sin oppgave er å …»
        return one.bodies[first.i] if first is not None else Unnamed.ROLE if alone else None
    points_back = subject.lower_ in _THAT and subject.i == 0 and not is_of("lead_lies", subject.head.lower_)
    return Unnamed.ROLE if points_back else None


def _given(one: Parsed, node: Token, children: list[Token], below: Token | None) -> _Doer:
    """«Det ligger til X å …», «vi ber X …», «til rollen hører å …», «i dette ligger å …»."""
    lies = is_of("lead_lies", node.lower_) or node.lower_ in {"hører", "høyrer"}
    if lies:
        to = next((c for c in children if c.i in one.bodies and case_of(c) in {"til", "hos", "på", "åt"}), None)
        if to is not None:
            return one.bodies[to.i]
        of_role = (
            c for c in children if case_of(c) in {"til", "i"} and (_ROLE.fullmatch(c.lower_) or c.lower_ in _THAT)
        )
        return Unnamed.ROLE if next(of_role, None) is not None else None
    if is_of("lead_assign", node.lower_) and below is not None and below.dep_ in {"xcomp", "ccomp", "advcl", "obj"}:
        to = next(
            (c for c in children if c.i in one.bodies and (c.dep_ in {"obj", "iobj"} or case_of(c) == "til")), None
        )
        return one.bodies[to.i] if to is not None else None
    return None


def _agent(one: Parsed, node: Token) -> Actor | None:
    near = [*node.children, *(node.subtree if _ROLE.fullmatch(node.lower_) else ())]
    by = next((c for c in near if c.i in one.bodies and (case_of(c) in {"av", "hos"} or c.dep_ == "nmod")), None)
    return one.bodies[by.i] if by is not None else None
