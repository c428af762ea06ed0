"""What a word of leading is about, by the tree: the whole of a task, a part, or something of a ministry's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.coordination.clause import is_verb
from linter.coordination.model import Slot
from linter.coordination.parsed import Parsed
from linter.coordination.roles.kinds import Role, Standing, kind_of, perhaps_responsible, spoken_of
from linter.coordination.roles.leading import Lead, of_the_whole, particle_of, passive
from linter.coordination.scene import Actor
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words
from linter.letters.registry import OrgKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["about_alone", "is_whole", "no_part_of_it", "role_of"]

_FOR = re.compile(r"^\W*(?:for|av|innan?for|innen|innan|når det gjelder|når det gjeld)\b", re.IGNORECASE)
_CLEFT = re.compile(r"(?P<part>[^.,;:]{3,60}?)\s(?:er|blir|vert)\sdet\s", re.IGNORECASE)
_GAPPED = re.compile(r"\s+(?:dei?|dem|den|det)\s+(?:i|på|for|som|hos|ved|med|til|over|under)\b", re.IGNORECASE)
_MATTER = frozenset({"om", "for", "av", "med", "mot"})


def role_of(one: Parsed, token: Token, bearer: Actor, led: Lead, talk: Talk | None) -> Role | None:
    """The role a body bears by a word of leading (``led``, which ``token`` opens); None for no role in the task."""
    noun, weak, role_words = led
    if no_part_of_it(one, bearer) or _own_leader(one, token) or _of_other_kind(role_words, bearer):
        return None
    holder = token.head if token.dep_ == "amod" and noun else token
    about = _about(one, holder, bearer, noun=noun)
    among = len({m.key for m in one.sentence.ministries()}) > 1
    if bearer.kind is OrgKind.MINISTRY and not among and not _ours(about, talk) and (not noun or _FOR.match(about)):
        return None  # «har samordningsansvaret for likestilling»
    between = bearer.kind is OrgKind.MINISTRY and words("between_ministries").search(one.sentence.text)
    if weak and not between and not is_whole(about, talk):
        return _weakly(one, token, bearer, about, talk, noun=noun) if talk and bearer.kind is OrgKind.AGENCY else None
    if bearer.kind is OrgKind.AGENCY and _shared_out(one, token):
        return Role(Slot.SUBTASK_LEAD, bearer)
    # of a ministry, every word of leading this work counts, whatever its class
    as_noun = noun and not (bearer.kind is OrgKind.MINISTRY and _ours(about, talk))
    return kind_of(bearer, "hovedansvar" if weak else role_words, about, talk, noun=as_noun)


def _weakly(one: Parsed, token: Token, bearer: Actor, about: str, talk: Talk, *, noun: bool) -> Role | None:
    """The role of a word that needs a whole, of something else: «har ansvaret for …», «styrer …»."""
    if noun:
        alone = _alone_responsible(one, token)
        return perhaps_responsible(bearer, token.lower_, about, talk) if alone else None
    governs = token.lower_.startswith("styr") and spoken_of(about, talk) and not words("part_strict").search(about)
    return Role(Slot.COORDINATING_AGENCY, bearer, Standing.OURS) if governs else None


def _of_other_kind(role_words: str, bearer: Actor) -> bool:
    """Whether the words of a role name the other kind of body: «koordinerende departement» of an agency."""
    if "departement" in role_words and bearer.kind is not OrgKind.MINISTRY:
        return True
    agency = re.search(r"virksomhet|verksemd|direktorat|etat|tilsyn", role_words)
    return agency is not None and bearer.kind is not OrgKind.AGENCY


def _alone_responsible(one: Parsed, token: Token) -> bool:
    """Whether somebody has «ansvaret» alone, and not «felles ansvar» or «sammen ansvar» with others."""
    before = {t.lower_ for t in one.doc[max(0, token.i - 3) : token.i]}
    return is_of("responsible", token.lower_) and not any(is_of("borne_together", form) for form in before)


def _shared_out(one: Parsed, token: Token) -> bool:
    """«X koordinerer tiltakene til havs, Y dem på land»: each leads a part."""
    later = (a for a in one.sentence.agencies() if a.start - one.sentence.span.start > one.end(token))
    return any(_GAPPED.match(one.sentence.after(a.end)) for a in later)


def _own_leader(one: Parsed, token: Token) -> bool:
    """«Har en egen koordinator i hver region»: somebody who works there, not the body itself."""
    before = one.sentence.text[: one.offset(token.idx)]
    return bool(is_of("leader_noun", token.lower_) and words("own_leader").search(before))


def no_part_of_it(one: Parsed, bearer: Actor) -> bool:
    """Whether it is a unit of a body, and not the body itself, that is named."""
    return bool(words("unit_before").search(one.sentence.before(bearer.start)))


def about_alone(one: Parsed, token: Token) -> str:
    """What is led by a word that nobody in its sentence bears."""
    if of_the_whole(token):
        return ""
    noun = token.pos_ == "NOUN"
    if not noun and (told := _object(one, token)):
        return told
    return _cut(one.sentence.text[one.end(token) : _stop(one, token)])


def is_whole(about: str, talk: Talk | None) -> bool:
    """Whether words are of the whole work, and not of a part or of something else."""
    bare = re.sub(r"^\W*(?:for|av|i|med|over|om|bak|rundt|at|å)\b\s*", "", about)
    if words("whole_of_other").match(bare):
        return False
    if words("for_all").search(about) or words("whole").match(bare) or words("lead_whole").match(bare):
        return True
    named = talk.names_task(bare) if talk else None
    return named is not None and named < 25  # noqa: PLR2004 - the name stands first


def _ours(about: str, talk: Talk | None) -> bool:
    """Whether a ministry leads this work, and not something of its own."""
    if not about.strip() or talk is None or is_whole(about, talk):
        return True
    return "departement" in about or re.match(r".*\bpå vegner? av\b", about) is not None or spoken_of(about, talk)


def _about(one: Parsed, token: Token, bearer: Actor, *, noun: bool) -> str:
    """The words that say what is led, without the bearer's name."""
    if of_the_whole(token):
        return ""
    if not noun and (particle := particle_of(token)) is not None:
        token = particle
    elif not noun and (told := _object(one, token)):
        return told
    after = one.sentence.text[one.end(token) : _stop(one, token)] if noun else one.sentence.text[one.end(token) :]
    at = bearer.start - one.sentence.span.start - one.end(token)
    if 0 <= at <= len(after):
        after = re.sub(r"\b\w*\s*$", "", after[:at])
    told = _cut(after)
    if not told.strip(" .") and (opened := _CLEFT.match(one.sentence.text)) and words("part_object").search(opened[0]):
        return opened["part"]  # «Prøvedelen er det X som leder»
    if not re.sub(r"^\W*(?:for|av|i|med|over|om|på)?\W*$", "", told) and (before := _antecedent(one, token)):
        return before  # «en delgruppe, som X står i spissen for»
    return told if re.search(r"\w", told) or not noun else _fronted(one, token)


def _fronted(one: Parsed, noun: Token) -> str:
    """«For kampanjen er X prosjektleder»: the part that opens the sentence; "" for none."""
    if one.doc[0].lower_ not in {"for", "i", "på", "ved"}:
        return ""
    verb = next((t for t in one.doc[: noun.i] if t.i in one.bodies or t.pos_ == "AUX"), noun)
    told = one.sentence.text[: one.offset(verb.idx)]
    return told if words("part_object").search(told) else ""


def _antecedent(one: Parsed, noun: Token) -> str:
    """What a relative clause tells of, where it is not its subject; "" for none."""
    verb = noun
    while verb.dep_ != "ROOT" and not is_verb(verb):
        verb = verb.head
    held = any(c.dep_.startswith("nsubj") and c.lower_ not in {"som", "der"} for c in verb.children)
    if verb.dep_ != "acl:relcl" or not held or verb.head.i in one.bodies:
        return ""
    return one.words(verb.head.left_edge, verb.head)


def _stop(one: Parsed, noun: Token) -> int:
    """Where what a noun is about must end: at the verb that rules it, or where that verb's clause goes on."""
    ruler = noun
    while ruler.dep_ != "ROOT" and not is_verb(ruler):
        ruler = ruler.head
    later = [c.left_edge for c in ruler.children if c.dep_ == "conj"]
    helpers = [c for c in ruler.children if c.dep_ in {"aux", "aux:pass", "cop"}]
    after = [t.i for t in (ruler, *helpers, *later) if t.i > noun.i]
    return one.offset(one.doc[min(after)].idx) if after else len(one.sentence.text)


def _object(one: Parsed, verb: Token) -> str:
    """The words of a verb's object, or of what it is told of; "" for none."""
    objects = [c for c in verb.children if c.dep_ in {"obj", "nsubj:pass"} and c.i not in one.bodies]
    if not objects and passive(verb):
        objects = [c for c in verb.children if c.dep_.startswith("nsubj") and c.i not in one.bodies]
    told = [o for o in objects if o.lower_ not in {"som", "der"}]
    if told:
        span = list(told[0].subtree)
        return one.words(span[0], _with_its_matter(verb, span[-1]))
    relative = next((o for o in objects if o.lower_ == "som"), None)
    if relative is not None:
        before = [t for t in one.doc[: relative.i] if not t.is_punct]
        if before and before[-1].pos_ == "NOUN" and before[-1].i not in one.bodies:
            return one.words(before[-1].left_edge, before[-1])
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i in one.bodies and c.i < verb.i), None)
    if subject is not None and subject.left_edge.i:  # «det prosjektet X leder»
        nearest = one.doc[subject.left_edge.i - 1]
        if nearest.pos_ == "NOUN" and nearest.i not in one.bodies:
            return one.words(nearest, nearest)
    bare = not any(c.dep_ == "nsubj" and c.lower_ == "som" for c in verb.children) or passive(verb)
    if verb.dep_ in {"acl:relcl", "acl", "amod"} and verb.head.i not in one.bodies and bare:
        return one.words(verb.head.left_edge, verb.head)
    return ""


def _with_its_matter(verb: Token, last: Token) -> Token:
    """The last word of an object, with «om …», «for …» right after it that the tree hangs on the verb."""
    after = last.doc[last.i + 1] if last.i + 1 < len(last.doc) else last
    own = after.lower_ in _MATTER and after.dep_ == "case" and after.head.head.i == verb.i
    return list(after.head.subtree)[-1] if own else last


def _cut(text: str) -> str:
    return re.split(r"[,;.:)](?:\s|$)", text)[0]
