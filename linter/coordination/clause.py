"""How the subject of a clause stands to its verb: told, doing, serving, or only being and having; and what is past."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from linter.coordination.words import is_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Manner", "denied", "has_task", "is_verb", "manner_of", "was"]

_MODAL = frozenset({"skal", "må", "bør", "skulle", "burde", "måtte"})
_NEGATION = frozenset({"ikke", "ikkje", "aldri", "ingen", "verken", "hverken", "korkje"})
_BE = frozenset({"er", "blir", "vert", "bli", "verte"})
_ASIDE = frozenset(
    {"hvordan", "korleis", "om", "hvis", "dersom", "fordi", "hvorvidt", "kva", "hva", "hvorfor", "kvifor", "når"}
)
_ASKED = frozenset({"ccomp", "xcomp", "advcl", "acl", "csubj"})


class Manner(Enum):
    """How a body stands to what a clause says."""

    TOLD = "told"
    GIVEN = "given"
    DOES = "does"
    SERVES = "serves"
    USES = "uses"
    IS = "is"


def manner_of(verb: Token, *, ours: bool = False) -> Manner | None:
    """How a subject stands to its verb; None for what is denied or past. ``ours``: being and having count as doing."""
    if denied(verb) or _aside(verb) or (not ours and _done_to(verb)):
        return None
    told = has_task(verb, short=True) or _has_to(verb) or _charged(verb) or is_of("act_ask", verb.lower_)
    if was(verb, given=bool(told)):
        return None
    if told:
        return Manner.TOLD
    state = not is_verb(verb) or is_of("act_state", verb.lower_) or _describes(verb)
    if state and not ours and not _particle(verb) and not _takes_part(verb):
        bare = not is_verb(verb) or is_of("act_have", verb.lower_)
        return Manner.IS if bare else Manner.USES
    if not state and is_of("act_office", verb.lower_):
        return Manner.SERVES
    return Manner.TOLD if _demanded(verb) else Manner.DOES


def _aside(verb: Token) -> bool:
    """Whether a clause is a question, a condition or a permission: «hvordan X ivaretar», «kan X»."""
    if any(c.lower_ == "kan" and c.dep_ == "aux" for c in verb.children):
        return True
    if verb.dep_ == "advcl" and verb.lower_ in {"gjør", "gjer"}:  # «slik X gjør»
        return True
    if verb.dep_ in _ASKED and is_of("noted", verb.head.lower_):
        return True  # «departementet er kjent med at X trapper opp»
    return verb.dep_ in _ASKED and any(c.lower_ in _ASIDE and c.i < verb.i for c in verb.children)


def _describes(verb: Token) -> bool:
    """Whether a clause only says which thing is meant: «veilederen som X lager»."""
    if verb.lower_ in {"holder", "held"} and any(c.lower_ == "seg" for c in verb.children):
        return True  # «holder seg orientert»
    return verb.dep_ == "acl:relcl" and any(
        c.lower_ in {"som", "der"} and not c.dep_.startswith("nsubj") for c in verb.children
    )


def _done_to(verb: Token) -> bool:
    """«Er invitert», «ble valgt»: what is done to a body, other than being asked, given or set to something."""
    passive = any(c.lower_ in _BE and c.dep_.startswith("aux") for c in verb.children)
    return passive and not any(is_of(name, verb.lower_) for name in ("gather", "act_give", "act_ask"))


def _takes_part(verb: Token) -> bool:
    """«Er med», «er prosjektleder», «må få bukt med»: being or having that is doing."""
    if verb.lower_ == "få" and _demanded(verb):
        return not any(is_of("received", c.lower_) for c in verb.children if c.dep_ == "obj")
    if verb.lower_ == "ha" and _demanded(verb) and any(c.lower_ in {"plass", "klar", "klart"} for c in verb.children):
        return True  # «skal ha på plass»
    return verb.lower_ == "med" or (verb.pos_ == "NOUN" and is_of("lead_noun", verb.lower_))


def _particle(verb: Token) -> bool:
    """«Får dette til»: more than having."""
    return any(c.dep_ == "compound:prt" for c in verb.children)


def _demanded(verb: Token) -> bool:
    if any(c.lower_ in _MODAL and c.dep_ in {"aux", "cop"} for c in verb.children):
        return True
    if verb.dep_ == "conj":
        return is_verb(verb.head) and _demanded(verb.head)
    return verb.dep_ in _ASKED and is_of("act_ask", verb.head.lower_) and not was(verb.head)


def has_task(verb: Token, *, short: bool = False) -> bool:
    """Whether a verb of having or giving has a task for object: «får i oppdrag», «har ansvar for»."""
    fits = is_of("act_state" if short else "act_give", verb.lower_) or verb.lower_ in {"fått", "gitt"}
    return bool(fits) and any(
        is_of("task_noun", c.lower_) for c in verb.children if c.dep_ in {"obj", "obl", "nsubj:pass", "nsubj"}
    )


def _charged(verb: Token) -> bool:
    """«Har i oppdrag», where the tree heads the clause with the noun."""
    having = any(c.lower_ in {"har", "får", "fått"} for c in verb.children)
    return having and is_of("task_noun", verb.lower_)


def _has_to(verb: Token) -> bool:
    """«Har å sørge for»."""
    return verb.lower_ in {"har", "ha"} and any(c.dep_ == "xcomp" for c in verb.children)


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause as its verb, which a participle in the passive does («blir utført»)."""
    return token.pos_ in {"VERB", "AUX"} or any(c.dep_ == "aux:pass" for c in token.children)


def denied(verb: Token) -> bool:
    """Whether a clause is denied, or only weighed («vurderer å …»)."""
    if verb.dep_ in _ASKED and is_of("weighed", verb.head.lower_):
        return True
    return any(c.lower_ in _NEGATION for c in verb.children)


def was(verb: Token, *, given: bool = False) -> bool:
    """Whether a clause tells of what was. ``given``: a task that has been given stays given."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "cop", "aux:pass"}]
    finite = next((h for h in helpers if "Fin" in h.morph.get("VerbForm", [])), verb)
    if finite.lower_ in _MODAL:
        past = finite.lower_ in {"skulle", "burde", "måtte"}
        return past and any(h.lower_ == "ha" for h in helpers)  # «skulle ha øvd»
    if "Past" in finite.morph.get("Tense", []):
        return "Fin" in finite.morph.get("VerbForm", [])
    perfect = any(h.lower_ == "har" and h.dep_ == "aux" for h in helpers) and "Inf" not in verb.morph.get(
        "VerbForm", []
    )
    return perfect and not given and not _for_others(verb)


def _for_others(verb: Token) -> bool:
    """«Har samlet», «er gitt»: a verb of giving, passive or of a ministry."""
    if not any(is_of(name, verb.lower_) for name in ("gather", "act_give", "act_ask")):
        return False
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is None or is_of("gather_subject", subject.lower_)
