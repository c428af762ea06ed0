"""Words of leading in a sentence, and whether the clause around one tells of now or of what was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from linter.coordination.roles.kinds import PERHAPS
from linter.coordination.words import is_of, words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = [
    "Lead",
    "denied",
    "lead",
    "led_before",
    "of_the_whole",
    "particle_of",
    "passive",
    "past_have",
    "speaks_of_leading",
]

_NEGATION = frozenset(["ikke", "ikkje", "aldri", "neppe", "ingen", "inga", "intet", "verken"])
_BE = frozenset({"er", "blir", "vert", "bli", "blitt", "vorte", "være", "vere"})
_WAS = frozenset({"ble", "blei", "vart", "var", "vært", "vore", "hadde"})
_EXPRESSIONS = {  # classes of expressions of several words, and the words of the role each stands for
    "unites": "hovedansvar",
    "unites_ministries": "koordinerende departement",
    "unites_perhaps": PERHAPS,
}
_FUTURE = frozenset({"skal", "må", "bør", "vil", "skulle", "bes"})


class Lead(NamedTuple):
    """A word of leading. ``noun``: told by a noun. ``weak``: it leads only with a whole («styrer», «ansvar»)."""

    noun: bool
    weak: bool
    words: str


def speaks_of_leading(text: str) -> bool:
    """Whether a text holds a sure word of leading: only then is it worth a parse."""
    return bool(words("unites").search(text)) or any(
        is_of(name, word)
        for word in re.findall(r"\w+", text.lower())
        for name in ("lead_verb", "lead_noun", "lead_adjective")
    )


def opens(token: Token, name: str) -> bool:
    """Whether a token opens an expression of a class: «ser til at alle drar i samme retning»."""
    found = token.doc.user_data.get(name)
    if found is None:
        text = token.doc.text
        told = (m for m in words(name).finditer(text) if not words("unites_not").search(m[0]))
        told = (m for m in told if not words("with_others").search(text[: m.start()]))
        spans = (token.doc.char_span(m.start(), m.end(), alignment_mode="expand") for m in told)
        found = token.doc.user_data[name] = frozenset(span.start for span in spans if span is not None)
    return token.i in found


def of_the_whole(token: Token) -> bool:
    """Whether a token opens an expression that is of the whole by itself."""
    return any(opens(token, name) for name in _EXPRESSIONS)


def lead(token: Token) -> Lead | None:
    """The word of leading that a token is or opens; None for none."""
    for name, said in _EXPRESSIONS.items():
        if opens(token, name):
            return Lead(noun=token.pos_ not in {"VERB", "AUX"}, weak=False, words=said)
    if is_of("lead_adjective", token.lower_) or is_of("lead_adjective_ministry", token.lower_):
        return _adjective(token)
    return _verb(token) or _noun(token)


def _adjective(token: Token) -> Lead | None:
    """«Koordinerende etat», «er koordinerende»; «ansvarlig» of a ministry only."""
    form, holder = token.lower_, token.head.lower_
    if is_of("lead_adjective", form):
        if token.dep_ != "amod":
            return Lead(noun=True, weak=False, words=form)
        return Lead(noun=True, weak=False, words=f"{form} {holder}") if is_of("role_holder", holder) else None
    if token.dep_ == "amod" and "departement" in holder:
        return Lead(noun=True, weak=False, words=f"{form} {holder}")
    return _noun(token)


def _verb(token: Token) -> Lead | None:
    form = token.lower_
    if particle_of(token) is not None:
        return Lead(noun=False, weak=False, words="fører an")
    after = token.head.i < token.i  # «blir arbeidet samordnet av X»
    clause = token.dep_ != "amod" or after or any(c.dep_ in {"aux", "aux:pass"} for c in token.children)
    if token.pos_ in {"VERB", "AUX"} or (token.pos_ == "ADJ" and clause):
        if is_of("lead_verb", form):
            return Lead(noun=False, weak=False, words=form)
        if is_of("lead_verb_weak", form) and not _goes_on_with(token):
            return Lead(noun=False, weak=True, words=form)
    return None


def _goes_on_with(verb: Token) -> bool:
    """«Held fram arbeidet»: goes on with it, and leads nobody."""
    after = verb.doc[verb.i + 1 : verb.i + 2].text.lower()
    return any(is_of("goes_on_with", f"{verb.lower_} {said}") for said in (after, *(c.lower_ for c in verb.children)))


def _noun(token: Token) -> Lead | None:
    if is_of("form_noun", token.head.lower_):
        return None  # «en status for framdrift og risiko»
    if is_of("lead_noun", token.lower_):
        return Lead(noun=True, weak=False, words=token.lower_)
    if is_of("lead_noun_weak", token.lower_):
        before = [c for c in token.children if c.i < token.i] + ([token.nbor(-1)] if token.i else [])
        whole = any(is_of("whole_adjective", c.lower_) for c in before)
        return Lead(noun=True, weak=not whole, words="hovedansvar" if whole else token.lower_)
    return None


def particle_of(verb: Token) -> Token | None:
    """What makes a verb one of leading: «går foran», «holder tak»."""
    forms = ((c, f"{verb.lower_} {c.lower_}") for c in verb.children)
    return next((c for c, form in forms if is_of("lead_particle", form)), None)


def passive(verb: Token) -> bool:
    """Whether a verb is passive, by its helper, its form or its subject."""
    return (
        any(c.dep_ in {"aux:pass", "nsubj:pass"} for c in verb.children)
        or "Pass" in verb.morph.get("Voice", [])
        or ("Part" in verb.morph.get("VerbForm", []) and verb.dep_ in {"acl", "amod", "xcomp"})
        or (verb.lower_.endswith(("es", "ast")) and verb.pos_ == "VERB")
        or ("Part" in verb.morph.get("VerbForm", []) and any(c.lower_ in _BE for c in verb.children))
    )


def denied(node: Token) -> bool:
    """Whether a word is denied: «ikke», «ingen» hangs on it."""
    return any(
        c.lower_ in _NEGATION or (c.dep_ == "advmod" and any(g.lower_ in _NEGATION for g in c.children))
        for c in node.children
    )


def led_before(verb: Token) -> bool:
    """Whether a passive verb of leading tells of what was: «har vært ledet av»."""
    return any(c.lower_ in _WAS for c in verb.children if c.dep_.startswith("aux")) and not _goes_on(verb)


def _goes_on(node: Token) -> bool:
    """«Har ledet siden 2021», «har koordinert, og fortsetter med det»: not over, unless somebody takes over."""
    forms = {t.lower_ for t in node.doc}
    over = any(is_of("taken_over", form) for form in forms)
    since = any(t.lower_ in {"siden", "sidan"} and t.dep_ in {"case", "mark"} for t in node.doc)
    return not over and (since or any(is_of("goes_on", form) for form in forms))


def past_have(node: Token, start: Token) -> bool:
    """Whether a clause tells of what was: «hadde ansvaret», «ledet»; what was given stays given («ble utpekt»)."""
    if is_of("lead_assign", node.lower_):
        return False
    helpers = [c for c in node.children if c.dep_ in {"aux", "cop", "aux:pass"}]
    if any(h.lower_ in _FUTURE for h in helpers):
        return False
    if _goes_on(node):
        return False
    over = node is start or is_of("held", node.lower_)  # «har ledet», «har hatt ansvaret», but not «har overtatt det»
    perfect = {"var", "hadde", "har"} if over and node.pos_ in {"VERB", "ADJ"} else {"var", "hadde"}
    if any(h.lower_ in perfect for h in helpers) and not (node is not start and passive(node)):
        return True
    finite = "Past" in node.morph.get("Tense", []) and "Part" not in node.morph.get("VerbForm", [])
    return bool(finite and not helpers)
