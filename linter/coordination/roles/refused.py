"""Words of leading that give no role, by the tree: another leads, it is only asked or a condition, or it is over.

«Seksjon for tilsyn koordinerer X' bidrag», «vurderer om X bør få ansvaret», «leder dersom …», «ble ledet av».
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.coordination.clause import is_verb
from linter.coordination.parsed import Parsed
from linter.coordination.roles.leading import lead, led_before, passive, past_have
from linter.coordination.roles.subject import EMPTY, RELATIVE, head_of_body
from linter.coordination.words import is_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["refused_words", "unsettled"]

_STEPS = 7


def refused_words(one: Parsed) -> frozenset[str]:
    """Words of leading, small letters, of which no use in the sentence gives one of its bodies a role."""
    refused: set[str] = set()
    kept: set[str] = set()
    for token in one.doc:
        if lead(token) is not None:
            no = led_before(token) if passive(token) else _others(one, token) or _over(token)
            no = no or unsettled(token)
            (refused if no else kept).add(token.lower_)
    return frozenset(refused - kept)


def unsettled(token: Token) -> bool:
    """Whether a word of leading is one of renting, stands under «om» (is asked), or holds only in a case («dersom»)."""
    if token.lower_.startswith("lei") and _hires(token):
        return True
    node, clause = token, None
    for _ in range(_STEPS):
        marks = {c.lower_ for c in node.children if c.dep_ == "mark"}
        if "om" in marks and not marks & {"at", "å", "som"} and node.dep_ != "advcl":
            return True
        if clause is None and is_verb(node):
            clause = node
        if node is not token and is_of("only_weighed", node.lower_):
            return True
        if node.dep_ in {"ROOT", "acl:relcl", "conj", "parataxis"}:
            break
        node = node.head
    later = (c for c in (clause or token).children if c.dep_ == "advcl" and c.i > token.i)
    return any(is_of("only_in_case", g.lower_) for c in later for g in c.children if g.dep_ == "mark")


def _hires(verb: Token) -> bool:
    """«Leier lokaler», «leier ut fartøy», «lokaler som X leier»: to rent and not to lead."""
    if any(c.lower_ in {"ut", "inn"} and c.dep_ != "case" for c in verb.children):
        return True
    rented = [c for c in verb.children if c.dep_ == "obj"] + ([verb.head] if verb.dep_ == "acl:relcl" else [])
    return any(is_of("rented", t.lower_) for t in rented)


def _over(token: Token) -> bool:
    """Whether the clause around a noun of leading tells of what was: «til 2023 hadde X ansvaret»."""
    verb = token.head
    return token.dep_ in {"obj", "obl"} and is_verb(verb) and past_have(verb, token)


def _others(one: Parsed, token: Token) -> bool:
    """Whether the subject of a verb of leading is none of the bodies named: «én etat», «noen», «kommunen»."""
    led = lead(token)
    subject = next((c for c in token.children if c.dep_ == "nsubj"), None)
    if led is None or led.noun or subject is None or subject.i in one.bodies or head_of_body(one, subject) is not None:
        return False
    known = subject.lower_ in RELATIVE | EMPTY or is_of("role_holder", subject.lower_)
    return not known or any(is_of("indefinite", c.lower_) for c in subject.children)
