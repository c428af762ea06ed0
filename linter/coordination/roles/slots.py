"""Who is in it: ministries, agencies, partners without names, and the roles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from linter.coordination.model import COORDINATORS, Filler, Slot
from linter.coordination.parsed import Parsed
from linter.coordination.participants import named_agencies
from linter.coordination.roles.carried import Told
from linter.coordination.roles.choosing import by_turns, leads_not
from linter.coordination.roles.grammar import grammar_roles
from linter.coordination.roles.kinds import Claim, Standing
from linter.coordination.roles.labels import labelled_roles
from linter.coordination.roles.refused import refused_words
from linter.coordination.roles.subject import with_pronouns
from linter.coordination.roles.worded import said_roles, settled
from linter.coordination.scene import Actor, Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span

__all__ = ["actors"]

_COPY = re.compile(r"\W*kopi\b", re.IGNORECASE)
_THE_OTHERS = re.compile(r"(?:de |dei )?(?:andre|øvrige) (?:etat|direktorat|virksomhet|verksemd)\w*ne\b", re.IGNORECASE)
_DRAWN_IN = re.compile(
    r"\s+(?:\w+\s+){0,2}(?:trekkes inn|trekkjast inn|involveres|involverast|tas med|takast med)\b", re.IGNORECASE
)
_REACH = 120  # characters between a word of cooperation and partners without names


def actors(talk: Talk) -> Iterator[Filler]:
    """Fillers of MINISTRIES, AGENCIES, UNNAMED_PARTNERS and the four roles."""
    roles: list[Claim] = []
    opened: list[Told] = []
    before: Parsed | None = None
    for sentence in talk.sentences:
        if _COPY.match(sentence.text):
            continue
        for ministry in sentence.ministries():
            yield _named(Slot.MINISTRIES, sentence, ministry)
        for agency in named_agencies(sentence):
            yield _named(Slot.AGENCIES, sentence, agency)
        yield from _unnamed(sentence, talk)
        parsed = talk.parsed.get(sentence.span)
        parsed = with_pronouns(parsed, before) if parsed else None
        roles.extend(_as_listed(sentence, talk, _roles(sentence, talk, parsed, opened)))
        before = parsed
    yield from settled(roles)


def _as_listed(sentence: Sentence, talk: Talk, roles: Iterable[Claim]) -> Iterator[Claim]:
    """In a list item of a part («Fase 1: kartgrunnlag. X leder.») who leads, leads that part."""
    of_part = sentence.listed and words("part_item").match(talk.scene.letter.blocks[sentence.span.block].text)
    for claim in roles:
        role = claim.filler
        part = of_part and role.slot is Slot.COORDINATING_AGENCY and role.value not in {"self", "flat"}
        yield Claim(replace(role, slot=Slot.SUBTASK_LEAD)) if part else claim


def _roles(sentence: Sentence, talk: Talk, parsed: Parsed | None, opened: list[Told]) -> Iterator[Claim]:
    """Roles by their wording, and by the grammar of the sentence; where they name two, the grammar decides."""
    if leads_not(sentence):
        return
    if turns := list(by_turns(sentence, talk)):
        yield from map(Claim, turns)
        return
    worded = list(said_roles(sentence, talk))
    if any(c.filler.value in {"self", "flat"} for c in worded):
        yield from worded
        if not any(words("equals").match(c.filler.evidence) for c in worded):
            return  # «leder samarbeidet, som likeverdige parter»
        worded = []
    read = list(grammar_roles(parsed, talk, opened)) if parsed else []
    refused = refused_words(parsed) if parsed else frozenset()
    kept = [
        c
        for c in worded
        if not refused & set(re.findall(r"\w+", c.filler.evidence.lower()))
        and not _read_otherwise(c, [other.filler for other in read], sentence.text.lower())
    ]
    if labels := {_role(c) for c in labelled_roles(sentence)}:
        slots = {slot for slot, _ in labels}
        kept, read = (
            [c for c in claims if c.filler.slot not in slots or _role(c) in labels] for claims in (kept, read)
        )
    yield from kept
    known = {c.filler.value for c in kept}
    seen: set[tuple[Slot, str]] = set()
    for claim in read:
        if claim.filler.value not in known and _role(claim) not in seen:
            seen.add(_role(claim))
            yield claim


def _role(claim: Claim) -> tuple[Slot, str]:
    return claim.filler.slot, claim.filler.value


def _read_otherwise(claim: Claim, read: Sequence[Filler], text: str) -> bool:
    """Whether the grammar gives a slot, or its words, to others only, or gives the whole to who was to lead a part."""
    worded = claim.filler
    if worded.slot is Slot.SUBTASK_LEAD:
        return any(f.value == worded.value and f.slot in COORDINATORS for f in read)
    if worded.slot not in COORDINATORS:
        return False
    if any(f.value == worded.value and f.slot is Slot.SUBTASK_LEAD for f in read):
        return True
    if claim.standing is Standing.SURE and _is_label(worded.evidence, text):
        return False  # «Koordinering: A/X»
    said = {word for word in re.findall(r"\w+", worded.evidence.lower()) if text.count(word) == 1}
    others = {f.value for f in read if f.slot is worded.slot or said & set(re.findall(r"\w+", f.evidence))}
    return bool(others) and worded.value not in others


def _is_label(said: str, text: str) -> bool:
    """Whether words stand in a text, given in small letters, as the label of a role."""
    label = re.compile(rf"{re.escape(said.lower())}\s*[:|–-]")
    return words("role_label").fullmatch(f"{said}:") is not None and label.search(text) is not None


def _unnamed(sentence: Sentence, talk: Talk) -> Iterator[Filler]:
    for match in words("unnamed").finditer(sentence.text):
        before = sentence.text[max(0, match.start() - _REACH) : match.start()]
        if not words("cooperate_with").search(before) and not _DRAWN_IN.match(sentence.text, match.end()):
            continue
        if _THE_OTHERS.match(match[0]) and talk.participants_named:
            continue  # «de andre direktoratene» are those named before
        yield Filler(Slot.UNNAMED_PARTNERS, match[0], sentence.place(match), evidence=match[0])


def _named(slot: Slot, sentence: Sentence, actor: Actor) -> Filler:
    said = sentence.text[actor.start - sentence.span.start : actor.end - sentence.span.start]
    return Filler(slot, actor.key, Span(sentence.span.block, actor.start, actor.end), evidence=said)
