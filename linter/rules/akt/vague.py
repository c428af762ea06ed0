"""Contributions to something abstract: «bidra til utviklingen på feltet»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.rules.akt.demands import classes
from linter.steering.demand import Demand
from linter.steering.labels import WHAT

_VERBS = re.compile(
    r"(?<!for å )\b(?P<verb>bidra til|medvirke til|medverk[ea] til|understøtt[ea]|støtt[ea] opp (?:under|om)|legg?j?[ea] til rette for"
    r"|tilrettelegg(?:e|je|ja) for"
    r"|(?:være|vere|vera) (?:en |ein )?pådriv(?:er|ar) for|arbeid[ea] for|ha (?:særlig |særleg )?(?:oppmerksomhet|merksemd) på)"
    r"\s+(?P<object>[^.;:]+)",
    re.IGNORECASE,
)
# A clause or an infinitive says what shall happen, so the demand is not vague.
_CLAUSE = re.compile(r"^(?:at|å)\b|\b(?:at|slik at|for å|med å|som)\b", re.IGNORECASE)
_POINTING = re.compile(r"^(?:dette|det|disse|desse|slik\w*|målet|målene|måla)\b|\bmål(?:et|ene|a)$", re.IGNORECASE)
_CONCRETE = frozenset({"noun.user", "noun.third", "noun.society", "noun.usereffect", "noun.servicequality", "adv.more"})
_OWN_WORK = frozenset({"noun.ownwork"})  # «innsats» is work, though «innsatte» are users
_LONGEST = 8  # words of an object that can still be abstract only


@dataclass(frozen=True, slots=True)
class Contribution:
    """The verb and what it contributes to; ``start`` and ``end`` in the unit's text."""

    verb: str
    object: str
    start: int
    end: int


def vague_contribution(unit: Demand) -> Contribution | None:
    """The contribution, when its object is an abstract noun phrase without user, state, number or measure; else None."""
    if unit.label in WHAT:
        return None
    found = _VERBS.search(unit.text)
    if found is None:
        return None
    target = found["object"].strip()
    if _CLAUSE.search(target) or _POINTING.search(target) or re.search(r"\d", target) or len(target.split()) > _LONGEST:
        return None
    if any(classes(word) & _CONCRETE and not classes(word) & _OWN_WORK for word in target.split()):
        return None
    return Contribution(found["verb"], target, found.start(), found.start("object") + len(target))
