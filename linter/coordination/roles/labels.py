"""Roles as labels: «Koordinerende etat: X», «Leder | X», «Koord. dep./etat: A/X», anywhere in a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Filler, Slot
from linter.coordination.participants import LIST
from linter.coordination.roles.kinds import Claim, Standing
from linter.coordination.scene import Actor, Sentence
from linter.coordination.words import words
from linter.letters.model import Span
from linter.letters.registry import OrgKind

__all__ = ["labelled_roles"]

_SLOTS = {OrgKind.MINISTRY: Slot.COORDINATING_MINISTRY, OrgKind.AGENCY: Slot.COORDINATING_AGENCY}
_ASIDE = re.compile(r"^\s*\([^)]*\),?")
_TURNED = re.compile(
    r"\s*(?:[–:]|-(?= )|\()\s*"
    r"(?P<role>koordiner(?:ing|er|ende)|samordn(?:ing|er)|koordinator|leder|leiar|leiing|ledelse)"
    r"(?:\s+(?:og|hele|heile|av|for)\s[^.;:]*|(?=[.;,)]|$))",
    re.IGNORECASE,
)
_MINISTRY = re.compile(r"\bdep(?:\.|artement\w*)?\b", re.IGNORECASE)
_AGENCY = re.compile(r"\b(?:etat|virksomhet|verksemd|direktorat|tilsyn|organ|dir)\w*\b", re.IGNORECASE)


def labelled_roles(sentence: Sentence) -> Iterator[Claim]:
    """Claims of the coordinators, and of SUBTASK_LEAD where the label names a part."""
    yield from _turned(sentence)
    for label in words("role_label").finditer(sentence.text):
        kinds = {
            kind for kind, said in ((OrgKind.MINISTRY, _MINISTRY), (OrgKind.AGENCY, _AGENCY)) if said.search(label[0])
        }
        named = _right_after(sentence, label)
        alone = words("role_label_weak").fullmatch(label[0].strip(" :|–-"))
        if alone and len(named) > 1:
            continue  # «Ansvarlige: A og B»
        for actor in named:
            if kinds and actor.kind not in kinds:
                continue
            part = words("part_object").search(label[0])
            slot = _SLOTS[actor.kind]
            if part and actor.kind is OrgKind.MINISTRY:
                continue
            place = Span(sentence.span.block, actor.start, actor.end)
            said = label[0].strip(" :|–-")
            filler = Filler(Slot.SUBTASK_LEAD if part else slot, actor.key, place, evidence=said)
            yield Claim(filler, Standing.HINT if alone else Standing.SURE)


def _turned(sentence: Sentence) -> Iterator[Claim]:
    """«X – koordinering og brukerkontakt»: the role after the body's name."""
    for actor in sentence.actors:
        said = _TURNED.match(sentence.after(actor.end))
        before = sentence.before(actor.start).rstrip()
        if said and (not before or before[-1] in ".:;") and not words("part_object").search(said[0]):
            place = Span(sentence.span.block, actor.start, actor.end)
            yield Claim(Filler(_SLOTS[actor.kind], actor.key, place, evidence=said["role"]))


def _right_after(sentence: Sentence, label: re.Match[str]) -> list[Actor]:
    """The bodies a label stands before: the first, and those joined to it by «/» or «og»."""
    found: list[Actor] = []
    at = sentence.span.start + label.end()
    for actor in sentence.actors:
        if actor.start < at:
            continue
        between = sentence.text[at - sentence.span.start : actor.start - sentence.span.start]
        between = _ASIDE.sub("", between) if found else between
        joined = LIST.fullmatch(between) and "," not in between if found else not re.search(r"\w", between)
        if not joined:
            break
        found.append(actor)
        at = actor.end
    return found
