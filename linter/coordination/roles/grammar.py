"""Who leads, by the tree of the sentence: the bearer of a word of leading, whatever stands around it.

From the word of leading (a verb, a noun, «koordinerende etat») one climbs to the clause that gives it to somebody: the
subject of «lede» or «ha ansvaret», the agent of a passive, the one it «ligger hos», the one «vi ber» to do it, the head
of a relative clause, the possessor. Somebody else's subject on the way ends the climb. DFØ/Difi 2017/1, advice 4 and 5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.clause import is_verb
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.roles.about import role_of
from linter.coordination.roles.carried import Told, carried_roles, told_roles
from linter.coordination.roles.kinds import Claim
from linter.coordination.roles.leading import denied, lead, led_before, of_the_whole, passive, past_have
from linter.coordination.roles.refused import unsettled
from linter.coordination.roles.shares import only_a_share
from linter.coordination.roles.subject import from_each, gapped, joined_with, meant, one_of_many
from linter.coordination.scene import Actor
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words
from linter.letters.registry import OrgKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["grammar_roles"]

_PLACE = frozenset({"hos", "til", "ved", "i", "på", "av", "åt"})
_AGENT = frozenset({"av", "fra", "frå"})
_GIVEN = frozenset({"obj", "nsubj:pass", "nsubj"})
_OBJECT = frozenset({"obj", "iobj", "obl", "xcomp"})
_UP = frozenset({  # relations one climbs by
    "xcomp", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "acl", "acl:relcl", "acl:cleft", "advcl", "conj",
    "amod", "advmod", "appos", "nsubj", "nsubj:pass", "csubj", "ccomp", "cop", "compound", "compound:prt", "dep",
    "parataxis", "expl", "dislocated", "orphan",
})  # fmt: skip
_STEPS = 7
_TIES = frozenset({"som", "si", "sin", "sitt", "sine"})
_NEAR = frozenset(["appos", "nmod", "acl", "parataxis", "obl", "amod", "xcomp"])


def grammar_roles(one: Parsed, talk: Talk | None, opened: list[Told] | None = None) -> Iterator[Claim]:
    """The roles a sentence gives to bodies.

    ``opened``: the words of leading in the sentence before; those of this one take their place.
    """
    borne: dict[int, OrgKind] = {}
    for token in one.doc:
        led = lead(token)
        if led is None or unsettled(token):
            continue
        bearers = _bearers(one, token, noun=led.noun)
        apart = any(is_of("divided", t.lower_) for t in one.doc)
        if led.weak and not apart and len({b.key for b in bearers if b.kind is bearers[0].kind}) > 1:
            continue  # «A og B styrer arbeidet sammen»
        for bearer in bearers:
            borne[token.i] = bearer.kind
            if only_a_share(one.sentence, bearer, token.text, (one.offset(token.idx), one.end(token))):
                continue
            role = role_of(one, token, bearer, led, talk)
            if role is not None:
                yield role.claim(one.sentence.span.block, token.text if of_the_whole(token) else led.words)
    if opened is not None:
        ours = told_roles(one, borne, talk)
        yield from carried_roles(one, [*opened, *ours], talk)
        opened[:] = ours


def _bearers(one: Parsed, token: Token, *, noun: bool) -> list[Actor]:
    if token.dep_ == "amod" and noun:
        token = token.head
    if noun and (each := from_each(one, token)):
        return each
    named = token.i in one.bodies and not one.bodies[token.i].pronoun
    bearer = token if named else _climbed(one, token, noun=noun)
    if bearer is not None and one_of_many(one, bearer, token):
        bearer = _opener(one, token) if noun else None  # «X har en gruppe der A, B og C er med, og formannskapet i den»
    if bearer is None:
        return []
    return [one.bodies[bearer.i], *joined_with(one, bearer), *gapped(one, one.bodies[bearer.i])]


def _opener(one: Parsed, token: Token) -> Token | None:
    """The body that opens a sentence as its subject, where the clause of a word of leading has none of its own."""
    verb = token
    while verb.dep_ != "ROOT" and not is_verb(verb):
        verb = verb.head
    own = any(c.dep_.startswith("nsubj") for c in verb.children)
    first = next((t for t in one.doc if t.i in one.bodies), None)
    return first if verb.dep_ == "conj" and not own and first is not None and first.dep_ == "nsubj" else None


def _climbed(one: Parsed, start: Token, *, noun: bool) -> Token | None:
    """The token of the body that bears the role; None where nobody of the registry does."""
    node, below = start, None
    for _ in range(_STEPS):
        member = below is not None and case_of(below) == "i" and is_of("member_noun", node.lower_)
        if member or denied(node) or (node is not start and is_of("lead_not_noun", node.lower_)):
            return None  # «erfaring med å koordinere» is no role either
        if node is start and noun and (near := _beside(one, node)) is not None:
            return near
        verdict, bearer = _here(one, node, below, start, noun=noun)
        if verdict:
            return bearer
        if node.dep_ == "ROOT" or node.dep_ not in _UP:
            return None
        if below is not None and below.dep_ in {"acl:relcl", "advcl"} and node.pos_ != "NOUN":
            return None
        node, below = node.head, node
    return None


def _beside(one: Parsed, noun: Token) -> Token | None:
    """«X' ledelse», «ledelse fra X», «X (koordinator)», «med X som koordinator», «Koordinator: X»."""
    own = next((c for c in noun.children if c.i in one.bodies and _owns(noun, c)), None)
    if own is not None:
        return own
    before = [t for t in one.doc[max(0, noun.i - 4) : noun.i] if not t.is_punct]
    joined = len(before) > 1 and before[-1].lower_ in _TIES and before[-2].i in one.bodies
    if joined:
        return before[-2]  # «X si leiing», «med X som ansvarlig», «X – som leder»
    head = noun.head
    linked = case_of(noun) or next((c.lower_ for c in noun.children if c.dep_ in {"mark", "case"} and c.i < noun.i), "")
    if linked == "som" and (chosen := _chosen(one, noun)) is not None:
        return chosen
    beside = head.i < noun.i or not any(t.text == "," for t in one.doc[noun.i : head.i])
    if head.i in one.bodies and noun.dep_ in _NEAR and linked in {"", "som", "i", "ved", "på"} and beside:
        return head
    if linked == "som":  # «har X som koordinator»
        return next((c for c in head.children if c.i in one.bodies and c.dep_ == "obj" and c.i < noun.i), None)
    return _across_colon(one, noun)


def _chosen(one: Parsed, noun: Token) -> Token | None:
    """«Som koordinator peker vi på X», «Som leder er X utpekt»: X."""
    root = next(t for t in one.doc if t.dep_ == "ROOT")
    if one.doc[0].lower_ != "som" or noun.i > root.i or not is_of("lead_choose", root.lower_):
        return None
    named = (c for c in root.children if c.i in one.bodies and c.i > noun.i and c.lower_ != "vi")
    return next((c for c in named if case_of(c) in {"", "på"}), None)


def _owns(noun: Token, body: Token) -> bool:
    """Whether a body that hangs on a word of leading bears it."""
    case = case_of(body)
    if body.i < noun.i and not case:
        return body.dep_.startswith("nmod")
    if body.i > noun.i and (case in {"fra", "frå", "hos", "ved"} or body.dep_ == "appos"):
        return not words("hands_over").search(noun.doc.text)
    if case in {"til", "åt"}:  # «å legge koordineringen til X»
        return noun.dep_ in _GIVEN and is_of("lead_assign", noun.head.lower_)
    return case == "av" and case_of(noun) in {"under", "i", "med"}


def _across_colon(one: Parsed, noun: Token) -> Token | None:
    colon = next((t for t in one.doc if t.text == ":"), None)
    if colon is None:
        return None
    if noun.i < colon.i and colon.i + 1 in one.bodies and colon.i - noun.i <= _STEPS:
        return one.doc[colon.i + 1]
    return one.doc[colon.i - 1] if noun.i == colon.i + 1 and colon.i - 1 in one.bodies else None


def _here(  # noqa: PLR0911 - one return per kind of place
    one: Parsed, node: Token, below: Token | None, start: Token, *, noun: bool
) -> tuple[bool, Token | None]:
    """Whether the climb ends at a node, and with whom."""
    children = [c for c in node.children if below is None or c.i != below.i]
    subjects = [c for c in children if c.dep_.startswith(("nsubj", "csubj"))]
    given = [c for c in subjects if c.i in one.bodies] if is_of("lead_assign", node.lower_) else []
    subject = next(iter([*given, *subjects]), None)  # «dette er X gitt ansvaret for»
    if subject is None:  # «har, som ledd i dette, fått …»: it hangs on the helping verb
        helped = (g for c in children if c.dep_ == "aux" for g in c.children)
        subject = next((g for g in helped if g.dep_.startswith("nsubj")), None)
    if node is start and not noun and passive(node):
        if led_before(node):
            return True, None
        agent = _first(one, children, _AGENT) or _first(one, [t for t in node.subtree if t.i > node.i], {"av"})
        ensured = node.dep_ != "ROOT" and is_of("lead_ensure", node.head.lower_)
        return agent is not None or not ensured, agent
    if below is not None and below.dep_.startswith(("nsubj", "csubj")):
        return True, _placed(one, node, children, start)
    if not (is_verb(node) or any(c.dep_ == "cop" for c in node.children) or subject is not None):
        return False, None
    if _no_role(node, start, noun=noun):
        return True, None
    to = _given_to(one, node, children, start)
    if to is not None:
        return True, to
    if subject is None:
        found = _without_subject(one, node, turned=node is start and not noun)
        return found is not None, found
    return True, meant(one, node, subject, children)


def _without_subject(one: Parsed, node: Token, *, turned: bool) -> Token | None:
    """The body a clause without a subject tells of: the head of a relative clause, or the one beside its verb."""
    if node.dep_ in {"acl:relcl", "acl:cleft", "acl"} and node.head.i in one.bodies:
        return node.head
    if turned and (after := _turned(one, node)) is not None:
        return after
    if node.dep_ == "conj" and node.i - 1 in one.bodies and not case_of(one.doc[node.i - 1]):
        return one.doc[node.i - 1]  # «Med er A og B, og X har ledelsen»: taken as one list
    return None


def _turned(one: Parsed, verb: Token) -> Token | None:
    """«Blant departementene fører X an»: the body right after a finite verb."""
    free = verb.i + 1 < len(one.doc) and not any(c.dep_ in {"mark", "aux", "aux:pass"} for c in verb.children)
    after = one.doc[verb.i + 1] if free and verb.i else None
    return after if after is not None and after.i in one.bodies else None


def _placed(one: Parsed, node: Token, children: list[Token], start: Token) -> Token | None:
    """Of a role that is the subject: who it is, or with whom it lies («ligger hos X», «koordinator er X»)."""
    if node.i in one.bodies:
        return node
    lies = is_of("lead_lies", node.lower_)
    ruled = (lies and node.dep_.startswith("acl")) or node.dep_ == "expl"
    if ruled and node.head.i in one.bodies:
        return node.head  # «X, der ledelsen ligger», «Samordningen er det X som står for»
    if past_have(node, start):
        return _next_holder(one, children)
    deeper = [g for c in children if c.dep_ in {"obj", "obl", "nmod", "xcomp"} for g in c.children if g.i > start.i]
    if lies:
        deeper += [t for t in start.subtree if t.i > node.i and case_of(t) in {"på", "hos", "til"}]
    if passive(node):  # «ivaretas samordningen av X»
        deeper += [t for t in start.subtree if t.i > max(node.i, start.i) and case_of(t) == "av"]
    both = _first(one, [*children, *deeper], {"mellom"}) if node.lower_ == "delt" else None
    if is_of("role_holder", node.lower_):  # «Å lede arbeidet er en oppgave for X»
        both = both or _first(one, children, {"for"})
    return both or _first(one, [*children, *deeper], _PLACE) or _owner(one, node, children)


def _owner(one: Parsed, node: Token, children: list[Token]) -> Token | None:
    """«Å samle dem er X' oppgave», «Å lede er X»."""
    forms = {"nmod", "nmod:poss"} if is_of("role_holder", node.lower_) else _OBJECT
    return next((c for c in children if c.i in one.bodies and c.dep_ in forms and not case_of(c)), None)


def _next_holder(one: Parsed, children: list[Token]) -> Token | None:
    """«Ledelsen, som lå hos X, overtas av Y»: Y."""
    later = (c for c in children if c.dep_ == "conj" and is_of("lead_give", c.lower_))
    return next((b for c in later if (b := _first(one, list(c.children), _PLACE)) is not None), None)


def _no_role(node: Token, start: Token, *, noun: bool) -> bool:
    """Whether a verb gives no role: «bidra til», «vurdere», what was, or a verb that nobody has a role by."""
    if node is start and noun and node.pos_ == "VERB" and any(c.lower_ == "har" for c in node.children):
        return False  # «har formannskapet», read as one verb
    if past_have(node, start):
        return True
    if node is start:
        return False
    if any(is_of("lead_not_by", form) for form in (node.lemma_.lower(), node.lower_)):
        return True
    direct = noun and start.dep_ in {"obj", "obl"} and node.i == start.head.i
    return direct and not any(is_of(name, node.lower_) for name in ("lead_have", "lead_assign"))


def _given_to(one: Parsed, node: Token, children: list[Token], start: Token) -> Token | None:
    """«Vi ber X lede», «det er lagt til X å lede»."""
    if node is start:
        return None
    if not is_of("lead_assign", node.lower_):
        told = start.dep_ in {"xcomp", "advcl", "ccomp"} and start.head.i == node.i
        return _first(one, [c for c in children if c.i < start.i], {"til", "åt"}) if told else None
    gets = any(c.dep_ == "nsubj" and c.i in one.bodies for c in children) and is_of("gets", node.lower_)
    objects = set() if passive(node) or gets else {"obj", "iobj"}
    near = [c for c in children if c.i in one.bodies and not any(t.text == ":" for t in one.doc[start.i : c.i])]
    to = {"til", "åt", "på"} if is_of("lead_choose", node.lower_) else {"til", "åt"}
    return next((c for c in near if c.dep_ in objects or case_of(c) in to), None)


def _first(one: Parsed, tokens: list[Token], cases: frozenset[str] | set[str]) -> Token | None:
    return next((t for t in tokens if t.i in one.bodies and case_of(t) in cases), None)
