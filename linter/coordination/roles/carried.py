"""A role told in two steps: «Samarbeidet trenger en koordinator. Den rollen har X», «Arbeidet skal ledes. Det gjør X».

A word of leading that nobody bears leaves the role open. A word that points back («den», «det», «rollen», «ansvaret»),
later in the sentence or in the next one, may then give it to a body; so may a verb of choosing. «Det gjør X på
etatsnivå» gives a role that a body of the other kind bears already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.coordination.model import Filler
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.roles.about import about_alone, is_whole, no_part_of_it
from linter.coordination.roles.kinds import PERHAPS, Claim, Standing, kind_of
from linter.coordination.roles.leading import denied, lead, passive, past_have
from linter.coordination.scene import Actor
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words
from linter.letters.model import Span
from linter.letters.registry import OrgKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Told", "carried_roles", "told_roles"]

_PLACE = frozenset({"hos", "til", "ved", "i", "på", "av", "åt"})
_DEEPER = frozenset({"obj", "obl", "xcomp", "nmod"})
_POINTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "expl", "ROOT", "dislocated", "nmod"})


@dataclass(frozen=True, slots=True)
class Told:
    """A word of leading in a sentence. ``by``: the kind of body that bears it, None for an open role."""

    one: Parsed
    token: Token
    said: str
    about: str
    by: OrgKind | None


def told_roles(one: Parsed, borne: Mapping[int, OrgKind], talk: Talk | None) -> list[Told]:
    """The words of leading in a sentence, in order. ``borne``: the kind of body that bears a token."""
    found: list[Told] = []
    for token in one.doc:
        led = lead(token)
        if led is None:
            continue
        if any(is_of("only_if", c.lower_) for c in token.head.children if c.dep_ == "mark"):
            continue  # «dersom framdriften svikter»
        about = about_alone(one, token)
        if not led.weak or is_whole(about, talk):
            found.append(Told(one, token, led.words, about, borne.get(token.i)))
    return found


def carried_roles(one: Parsed, told: Sequence[Told], talk: Talk | None) -> Iterator[Claim]:
    """Roles given by a word that points back at one of ``told``: those of the sentence before, then its own."""
    before = [t for t in told if t.one is not one]
    if before and len(before) == len(told) and (bearer := _lightly(one)) is not None:
        yield from _filled(one, bearer, before[-1], talk, the_same=False)
        return
    for token in one.doc if told else ():
        earlier = [t for t in told if t.one is not one or t.token.i < token.i]
        given = _given(one, token) if earlier else None
        if given is not None and given.i in one.bodies:
            yield from _filled(one, one.bodies[given.i], earlier[-1], talk, the_same=_does_the_same(one, token))


def _filled(one: Parsed, body: Actor, last: Told, talk: Talk | None, *, the_same: bool) -> Iterator[Claim]:
    free = last.by is None or (last.by is not body.kind and the_same)
    if not free or no_part_of_it(one, body):
        return
    noun = last.token.pos_ == "NOUN" and body.kind is OrgKind.AGENCY  # as in ``role_of``
    role = kind_of(body, last.said, last.about, talk, noun=noun)
    if role is not None:
        hint = last.said == PERHAPS
        place, said = Span(one.sentence.span.block, body.start, body.end), last.token.text if hint else last.said
        yield Claim(Filler(role.slot, body.key, place, evidence=said), Standing.HINT if hint else Standing.SURE)


def _lightly(one: Parsed) -> Actor | None:
    """The one body of a sentence that says no more than that it is the one: «I år blir dette X», «Nå overtar X»."""
    classes = [words(name) for name in ("light", "points_back", "lead_take", "lead_give", "lead_choose", "lead_lies")]
    said = [t for t in one.doc if t.i not in one.bodies and t.pos_ not in {"PUNCT", "ADP", "ADV", "PART", "CCONJ"}]
    ties = [words(name) for name in ("points_back", "lead_choose")]
    tied = words("hands_over").search(one.doc.text) or any(c.fullmatch(t.lower_) for t in said for c in ties)
    if not tied or any(not any(c.fullmatch(t.lower_) for c in classes) for t in said):
        return None
    if any(denied(t) for t in one.doc) or any(t.lower_ in {"var", "hadde"} for t in said):
        return None
    named = [t for t in one.bodies if case_of(one.doc[t]) not in {"fra", "frå", "etter", "enn", "med"}]
    bodies = [one.bodies[t] for t in named if not one.bodies[t].pronoun] or [one.bodies[t] for t in named]
    return bodies[0] if len({b.key for b in bodies}) == 1 else None


def _given(one: Parsed, token: Token) -> Token | None:
    if _points_back(one, token):
        return _bearer(one, token)
    if is_of("lead_choose", token.lower_) and token.pos_ in {"VERB", "ADJ"} and not denied(token):
        bodies = [c for c in token.children if c.i in one.bodies]
        chosen = {"nsubj", "nsubj:pass"} if passive(token) else {"obj"}
        return next((b for b in bodies if b.dep_ in chosen or case_of(b) == "på"), None)
    return None


def _does(token: Token) -> bool:
    same = token.lower_ in {"det", "samme", "same"}
    if token.lower_ == "det" and is_of("has", token.head.lower_):  # «og X har det mellom etatene»
        return True
    return same and is_of("does", token.head.lower_)


def _does_the_same(one: Parsed, token: Token) -> bool:
    """«… som gjør det på etatsnivå», and not «gjøre det vanskeligere»."""
    more = {c.dep_ for c in token.head.children if c.i > token.i}
    levels = words("level_named").search(one.sentence.text)
    if _such_a_role(token):
        return True
    return _does(token) and levels is not None and not more & {"xcomp", "ccomp", "obj"}


def _points_back(one: Parsed, token: Token) -> bool:
    if _such_a_role(token):
        return True
    if token.dep_ not in _POINTS or not (
        is_of("points_back", token.lower_) or (_does(token) and token.lower_ != "det")
    ):
        return False
    own = [c for c in token.children if c.dep_ in {"nmod", "acl", "acl:relcl"} and c.i not in one.bodies]
    return not own


def _such_a_role(token: Token) -> bool:
    """«Samme rolle», «tilsvarende ansvar»: what somebody else has been given."""
    return is_of("role_holder", token.lower_) and any(is_of("the_same", c.lower_) for c in token.children)


def _bearer(one: Parsed, token: Token) -> Token | None:
    """The body that a clause gives what it points back at."""
    head = token.head
    if denied(head) or past_have(head, token):
        return None
    if head.i in one.bodies:  # «Det skal være X», «Rollen er X sin»
        forms = {c.dep_ for c in head.children}
        return head if "cop" in forms and not forms & {"acl", "acl:relcl", "acl:cleft", "cc"} else None
    if is_of("turn", head.lower_):  # «det er X sin tur»
        return next((t for t in head.subtree if t.i in one.bodies), None)
    return _by_verb(one, token, head) if head.pos_ in {"VERB", "AUX", "ADJ"} else None


def _by_verb(one: Parsed, token: Token, verb: Token) -> Token | None:
    children = [c for c in verb.children if c.i != token.i]
    bodies = [c for c in children if c.i in one.bodies]
    deeper = [c for c in token.children if c.i in one.bodies]
    deeper += [g for c in children if c.dep_ in _DEEPER for g in c.children if g.i in one.bodies]
    placed = next((b for b in [*bodies, *deeper] if case_of(b) in _PLACE), None)
    if is_of("lead_give", verb.lower_):
        given = passive(verb) or is_of("lead_lies", verb.lower_)
        to = placed if given or (placed is not None and case_of(placed) in {"til", "hos", "åt"}) else None
        return to if given else next((b for b in bodies if b.dep_ == "iobj"), to)
    plain = next((b for b in bodies if not case_of(b)), None)
    longer = (f"{verb.lower_} {c.lower_}" for c in verb.children)
    if is_of("goes_on", verb.lower_) or any(is_of("goes_on_with", form) for form in longer):
        return plain if plain is not None and plain.dep_.startswith("nsubj") else None
    if case_of(token) or not is_of("lead_take", verb.lower_):
        return None
    if plain is None and verb.dep_ == "acl:relcl":  # «det er X som gjør det»
        near = [*(c for c in verb.head.children if c.dep_.startswith("nsubj")), verb.head]
        return next((t for t in near if t.i in one.bodies), None)
    if plain is None and verb.dep_ in {"advcl", "xcomp", "acl"} and is_of("lead_assign", verb.head.lower_):
        who = {"nsubj", "nsubj:pass"} if passive(verb.head) else {"obj", "iobj"}
        asked = (c for c in verb.head.children if c.dep_ in who)  # «vi ber X om å gjøre det», «X er bedt om å …»
        return next((t for t in asked if t.i in one.bodies), None)
    return plain
