"""Words that say how agencies organise among themselves: offices, groups, who sits in them, how often they meet."""

from __future__ import annotations

import re

_MOVE = re.compile(r"\bsamlokaliser\w*\b", re.IGNORECASE)
_BODY = (
    r"\w*(?:sekretariat|prosjektkontor|programkontor|styringsgrupp|arbeidsgrupp|prosjektgrupp|koordineringsgrupp"
    r"|ledergrupp|leiargrupp|samarbeidsgrupp|styringsråd|samarbeidsråd|programråd|forum|sente?r|team)(?:e|a|er|en|et|ene"
    r"|ane|ar|umet)?"
)
_SET_UP = re.compile(
    r"\b(?:opprett\w*|etabler\w*|skip\w*|set(?:te|tes|je|jast)? ned|nedset\w*|bemann\w*|organiser\w*|dann\w*)\b"
    rf"(?:(?!\bkommun|\bsykehus|\bsjukehus)[^.;:])*?\b{_BODY}\b",
    re.IGNORECASE,
)
_STAFFED = re.compile(
    rf"\b{_BODY}\b[^.;:]{{0,60}}\b(?:opprettes|opprettast|etableres|etablerast|bemannes|bemannast|settes ned|setjast ned|nedsettes|skipast)\b",
    re.IGNORECASE,
)
_OFTEN = (
    r"(?:månedlig\w*|månadleg\w*|ukentlig\w*|vekentleg\w*|kvartalsvis\w*|(?:hver|kvar) (?:uke|veke|måned|månad|fjortende dag"
    r"|fjortande dag)|(?:hvert|kvart) (?:kvartal|halvår)|(?:\w+|\d+) (?:ganger|gonger) (?:i året|årlig|årleg|per år|i halvåret))"
)
_MEET = re.compile(
    rf"\b(?:møtes|møtast|(?:faste\s+)?\w*møter?|\w*møte)\b[^.;:]{{0,50}}\b{_OFTEN}|\b{_OFTEN}\s+\w*møter?\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    rf"\b(?:leder\w*|leiar\w*|direktør\w*|avdelingsdirektør\w*)\s+(?:på|frå|fra) nivå|\bpå (?:leder|leiar|direktør)nivå\b"
    rf"|\b(?:delta|deltar|deltek|sitte|sitj[ea]|(?:være|vere|vera) representert|møte)\b[^.;:]{{0,40}}\b{_BODY}\b",
    re.IGNORECASE,
)
_PATTERNS = (_MOVE, _SET_UP, _STAFFED, _MEET, _WHO)


def organises(text: str) -> str:
    """The words that fix how the agencies organise among themselves; "" when there are none."""
    return next((found.group() for pattern in _PATTERNS if (found := pattern.search(text))), "")
