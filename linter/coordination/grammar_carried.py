"""A role told in two steps: «Samarbeidet trenger en koordinator. Den rollen har X», «Arbeidet skal ledes. Det gjør X».

A word of leading that nobody bears leaves the role open. A word that points back («den», «det», «rollen», «ansvaret»),
later in the sentence or in the next one, may then give it to a body.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.grammar_about import about_alone, no_part_of_it
from linter.coordination.grammar_leading import denied, lead, passive, past_have
from linter.coordination.model import Filler
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.role_kinds import kind_of
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Open", "carried_roles", "open_roles"]

Open = tuple[Parsed, "Token", str]  # where a word of leading stands that nobody bears, and its words
_PLACE = frozenset({"hos", "til", "ved", "i", "på", "av", "åt"})
_POINTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "expl", "ROOT", "dislocated", "nmod"})


def open_roles(one: Parsed, borne: frozenset[int]) -> list[Open]:
    """Sure words of leading in a sentence that nobody bears. ``borne``: the tokens that somebody does."""
    found = ((t, lead(t)) for t in one.doc)
    return [(one, t, led[2]) for t, led in found if led is not None and not led[1] and t.i not in borne]


def carried_roles(one: Parsed, opened: list[Open], talk: Talk | None) -> Iterator[Filler]:
    """Roles given by a word that points back. ``opened``: the open roles before and in the sentence, in order."""
    for token in one.doc:
        if not _points_back(token):
            continue
        earlier = [o for o in opened if o[0] is not one or o[1].i < token.i]
        bearer = _bearer(one, token) if earlier else None
        if bearer is None or bearer.i not in one.bodies:
            continue
        body = one.bodies[bearer.i]
        where, led, said = earlier[-1]
        noun = led.pos_ == "NOUN"
        role = None if no_part_of_it(one, body) else kind_of(body, said, about_alone(where, led), talk, noun=noun)
        if role is not None:
            yield Filler(role.slot, body.key, Span(one.sentence.span.block, body.start, body.end), evidence=said)


def _points_back(token: Token) -> bool:
    if token.dep_ not in _POINTS or not words("points_back").fullmatch(token.lower_):
        return False
    if token.pos_ in {"PRON", "DET"}:
        return not any(c.dep_ in {"acl:relcl", "nmod"} for c in token.children)
    return not any(c.dep_ in {"nmod", "acl", "acl:relcl"} for c in token.children)


def _bearer(one: Parsed, token: Token) -> Token | None:
    """The body that a clause gives what it points back at."""
    head = token.head
    if denied(head):
        return None
    children = list(head.children)
    if head.i in one.bodies:  # «Det skal være X», «Rollen er X sin»
        plain = any(c.dep_ == "cop" for c in children) and not any(c.dep_.startswith(("acl", "cc")) for c in children)
        return head if plain and not past_have(head, token) else None
    bodies = [c for c in children if c.i in one.bodies and c.i != token.i]
    if words("turn").fullmatch(head.lower_):  # «det er X sin tur»
        return next((t for t in head.subtree if t.i in one.bodies), None)
    if head.pos_ not in {"VERB", "AUX", "ADJ"} or past_have(head, token):
        return None
    deeper = [g for c in children if c.dep_ in {"obj", "obl", "xcomp", "nmod"} for g in c.children if g.i in one.bodies]
    placed = next((b for b in [*bodies, *deeper] if case_of(b) in _PLACE), None)
    if passive(head) or words("lead_lies").fullmatch(head.lower_):
        return placed if words("lead_give").fullmatch(head.lower_) else None
    if words("goes_on").fullmatch(head.lower_):
        return next((b for b in bodies if b.dep_.startswith("nsubj")), None)
    if case_of(token) or not words("lead_take").fullmatch(head.lower_):
        return None
    return next((b for b in bodies if not case_of(b)), None)
