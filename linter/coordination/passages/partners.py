"""Whether a sentence demands that something is solved together with an agency of another ministry.

Source: chapter 1 of DFØ/Difi 2017/1 (two or more ministries must coordinate their steering); the owner on the letter's
day decides. Consultation, services, the county governor as receiver and what the ministry itself does are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from linter.coordination.participants import named_agencies
from linter.coordination.scene import Actor, Scene, Sentence
from linter.coordination.words import words

__all__ = ["across", "concerns", "foreign", "lines_of", "manifold", "partner_demand"]

_SERVICES = frozenset({"SFV", "STAF", "DFO", "REGADV", "DSS", "DIO", "NORGESBANK", "ARBR", "RIKSM"})
_PERSONAL = re.compile(r"\b(?:skal|må|bør|vil)\b", re.IGNORECASE)
_ASKS = re.compile(r"\s+(?:\w+\s+){0,2}(?:be|at)\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:ber|forutsetter|forventer|legger til grunn|at)\b", re.IGNORECASE)
_FEW = 2
_REACH = 220


def lines_of(scene: Scene, agencies: Iterable[str]) -> frozenset[str]:
    """The fields of the ministries that own some agencies on the letter's day."""
    owners = (scene.owner(agency) for agency in agencies)
    return frozenset(scene.line(owner) for owner in owners if owner)


def foreign(scene: Scene, agency: str) -> bool:
    """Whether another ministry than the addressee's (or the sender's) owns an agency."""
    if agency in _SERVICES or agency in scene.recipients:
        return False
    home = lines_of(scene, scene.recipients) | {scene.line(sender) for sender in scene.senders}
    return bool(home) and bool(lines_of(scene, [agency]) - home)


def manifold(scene: Scene, own: Sequence[Sentence]) -> bool:
    """Whether some text goes through several cooperations: blocks that have no partner in common, however linked."""
    partners: dict[int, set[str]] = {}
    for sentence in own:
        named = {a.key for a in named_agencies(sentence) if foreign(scene, a.key)}
        if named:
            partners.setdefault(sentence.span.block, set()).update(named)
    apart: list[set[str]] = []
    for named in partners.values():
        linked = [one for one in apart if one & named]
        apart = [*(one for one in apart if not one & named), named.union(*linked)]
    return len(apart) > 1


def concerns(scene: Scene, own: Sequence[Sentence], named: set[str]) -> bool:
    """Whether a text on several agencies names the addressee or demands something: not only what others lead."""
    ours = bool(named & set(scene.recipients)) or any(words("demand").search(s.text) for s in own)
    return ours and len(named | set(scene.recipients)) >= _FEW


def across(scene: Scene, sentence: Sentence) -> bool:
    """Whether a sentence names several agencies, one of them of another ministry."""
    named = named_agencies(sentence)
    return len(named) >= _FEW and any(foreign(scene, a.key) for a in named)


def partner_demand(scene: Scene, sentence: Sentence, *, assignment: bool = False) -> tuple[Actor, ...]:
    """The foreign agencies a sentence demands cooperation with; empty when it makes no such demand.

    ``assignment``: the sentence stands in a list or table of assignments, where the infinitive is a demand.
    """
    text = sentence.text
    demanded = words("demand").search(text) or words("demand").search(sentence.lead)
    if not demanded and not (assignment and words("infinitive").search(text)):
        return ()
    if words("third_party").search(text) or _by_ministry(sentence):
        return ()
    partners: list[Actor] = []
    named = named_agencies(sentence)
    at = sentence.span.start
    for marker in words("cooperate_with").finditer(text):
        stop = words("stop").search(text, marker.end())
        last = min(stop.start() if stop else len(text), marker.end() + _REACH)
        partners += [a for a in named if marker.end() <= a.start - at < last and foreign(scene, a.key)]
        before = [a for a in named if a.end - at <= marker.start() and foreign(scene, a.key)]
        ours = [a for a in named if marker.end() <= a.start - at < last and a.key in scene.recipients]
        if before and ours:
            partners.append(before[-1])  # the other agency is asked to do it with the addressee
    together = words("together").search(text)
    if together and demanded:
        before = [a for a in named if a.start - at < together.start()]
        if len({a.key for a in before}) >= _FEW:
            partners += [a for a in before if foreign(scene, a.key)]
    return tuple(dict.fromkeys(partners))


def _by_ministry(sentence: Sentence) -> bool:
    """Whether the subject of «skal», «vil» … is a ministry."""
    for verb in _PERSONAL.finditer(sentence.text):
        before = [a for a in sentence.actors if a.end - sentence.span.start <= verb.start()]
        after = [a for a in sentence.actors if 0 <= a.start - sentence.span.start - verb.end() <= 1]
        subject = after[0] if after else (before[-1] if before else None)
        asks = _ASKED.search(sentence.before(verb.start() + sentence.span.start)) or _ASKS.match(
            sentence.text, verb.end()
        )
        return subject is not None and subject in sentence.ministries() and not asks
    return False
