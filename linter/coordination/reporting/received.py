"""What a ministry gets or asks for, by the tree of the sentence, whatever the verb: then a sentence reports.

«Funnene skal være tilgjengelige for departementet hvert år», «føres inn i departementets portal», «departementet ber om
etatenes erfaringer innen 1. mai». Advice 5 and 6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linter.coordination.parsed import Parsed, case_of
from linter.coordination.reporting.times import is_timed
from linter.coordination.words import is_of, words
from linter.letters.registry import OrgKind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["a_form", "given_ministry", "is_ministry", "past", "reaches_ministry", "shaped", "wanted"]

_STEPS = 4


def reaches_ministry(one: Parsed, kept: str) -> bool:
    """«Funnene skal være tilgjengelige for departementet hvert år»: a time and who gets it, whatever the verb."""
    if not is_timed(kept) or words("paid").search(kept):
        return False
    given = (t for t in one.doc if _receives(one, t) or _their_channel(t))
    return any(not _by_ministry(one, t) for t in given)


def wanted(one: Parsed, verb: Token) -> bool:
    """«Departementet ber om etatenes erfaringer innen 1. mai»: a ministry asks for a thing at a time, for no deed."""
    if not is_of("ask_verb", verb.lower_) or not is_timed(one.sentence.text) or past(verb):
        return False
    asked = any(c.dep_ == "nsubj" and is_ministry(one, c) for c in verb.children)
    deed = any(c.dep_ in {"xcomp", "ccomp", "advcl"} for c in verb.children)
    return asked and not deed and any(_wanted_thing(one, c) for c in verb.children)


def _wanted_thing(one: Parsed, noun: Token) -> bool:
    asked = noun.dep_ == "obj" or (noun.dep_ == "obl" and case_of(noun) == "om")
    deed = any(c.dep_ in {"acl", "xcomp"} and any(t.lower_ == "å" for t in c.children) for c in noun.children)
    return asked and not deed and noun.i not in one.bodies and bool(is_of("known_noun", noun.lower_))


def is_ministry(one: Parsed, token: Token) -> bool:
    """Whether a word is a ministry's name or stands for the ministries behind the task («departementa», «oss»)."""
    body = one.bodies.get(token.i)
    return body.kind is OrgKind.MINISTRY if body is not None else bool(is_of("ministry_noun", token.lower_))


def given_ministry(verb: Token) -> bool:
    """Whether a verb or what something is said to be has the ministry for its receiver: «tilgjengelige for», «går til».

    Every ministry stands in the tree as «Finansdepartementet» (:mod:`linter.coordination.parsed`).
    """
    if verb.pos_ not in {"VERB", "AUX", "ADJ"} or not is_timed(verb.doc.text) or words("paid").search(verb.doc.text):
        return False
    near = [*verb.children, *(g for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "ADJ" for g in c.children)]
    given = (c for c in near if "departement" in c.lower_ or is_of("ministry_noun", c.lower_))
    reached = any(_reaches(c) or case_of(c) in {"for", "hos"} or c.dep_ == "iobj" for c in given)
    return reached or any(_their_channel(c) for c in verb.children)


def _reaches(receiver: Token) -> bool:
    """«Til», «overfor», «dele med»."""
    case = case_of(receiver)
    return case in {"til", "overfor"} or (
        case == "med" and receiver.head.lower_ in {"dele", "deler", "deles", "delast"}
    )


def _their_channel(token: Token) -> bool:
    """«I departementets portal»."""
    return bool(is_of("channel", token.lower_)) and case_of(token) in {"i", "på", "via", "gjennom", "inn"}


def _by_ministry(one: Parsed, token: Token) -> bool:
    """Whether the clause of a word tells what a ministry does."""
    given = token
    while token.dep_ != "ROOT":
        token = token.head
        subject = next((c for c in token.children if c.dep_ == "nsubj" and c.i != given.i), None)
        if subject is not None:
            return is_ministry(one, subject)
    return False


def _receives(one: Parsed, token: Token) -> bool:
    given = token.dep_ == "iobj" or (
        token.dep_ == "nsubj" and token.i > token.head.i and token.head.lower_.endswith("s")
    )
    obl = case_of(token) == "for" and token.dep_ == "obl"
    given = given or obl or _reaches(token)
    return given and is_ministry(one, token) and not is_of("help_noun", token.head.lower_)


def a_form(token: Token) -> bool:
    """Whether a word is the noun of a form of report."""
    named = is_of("form_noun", token.lower_) or is_of("form_strong", token.lower_)
    return bool(named and not is_of("no_form", token.lower_)) or shaped(token)


def shaped(noun: Token) -> bool:
    """«Eit samla grunnlag», «en fortegnelse over»: what is handed over as one thing, or lists something."""
    if is_of("no_form_at_all", noun.lower_) or noun.dep_ not in {"obj", "nsubj", "nsubj:pass"}:
        return False
    handed = is_of("send_verb", noun.head.lower_) or is_of("hand_verb", noun.head.lower_) or given_ministry(noun.head)
    article = any(c.dep_ == "det" and c.i < noun.i for c in noun.children)
    formed = any(is_of("joint_mark", c.lower_) or is_of("form_manner", c.lower_) for c in noun.children if c.i < noun.i)
    lists = any(c.i > noun.i and case_of(c) == "over" for c in noun.children)
    return bool(handed) and article and (formed or lists)


def past(token: Token) -> bool:
    """Whether a word stands in a clause about what was."""
    verb = token
    for _ in range(_STEPS):
        if verb.pos_ in {"VERB", "AUX"} or verb.dep_ == "ROOT":
            break
        verb = verb.head
    helpers = {c.lower_ for c in verb.children if c.dep_.startswith("aux")}
    if helpers & {"skal", "må", "bør", "vil", "bes", "blir", "vert", "er"}:
        return False
    return bool(helpers & {"hadde", "ble", "blei", "vart"}) or (
        "Past" in verb.morph.get("Tense", []) and "Part" not in verb.morph.get("VerbForm", [])
    )
