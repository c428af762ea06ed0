"""What the cooperation shall achieve, and for whom. DFØ/Difi 2017/1, advice 5 and advice 2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Filler, Slot
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span

__all__ = ["goals"]

_LONGEST = 240
_LABEL = re.compile(r"\s*(?:Mål|Hovedmål|Hovudmål|Delmål|Effektmål|Brukermål|Brukarmål|Samfunnsmål)\s*\d*\s*:\s*")
_MODAL = re.compile(r"\b(?:skal|må)\b")
_INFINITIVE = re.compile(  # and no plural («flere», «ansatte», «kommunene»)
    r"\W*(?:\d+[.)]\s*|[a-zæøå]\)\s*)?"
    r"(?!(?:flere|fleire|færre|alle|mange|unge|eldre|\w*satte|utsette|\w*nde|\w*ene|\w*ane)\b)[a-zæøå]+e\b"
)
_ADVERBIAL = re.compile(r"\W*(?:i|innen|innan|når|ved|for|fra|frå|etter|på|under|gjennom)\b", re.IGNORECASE)
_SUBJECT = 25  # characters after a modal in which its subject starts
_NEAR = 25
_LONG_SUBJECT = 14  # words
_WHOLE = re.compile(r".+", re.DOTALL)


def goals(talk: Talk) -> Iterator[Filler]:
    """Fillers of GOALS and TARGET_GROUP."""
    for sentence in talk.sentences:
        if sentence.heading:
            yield from _group(sentence, 0)
            continue
        start = _goal(sentence)
        if start is not None:
            said = sentence.text[start : start + _LONGEST].strip(" .")
            begin = sentence.span.start + start
            place = Span(sentence.span.block, begin, begin + len(said))
            yield Filler(Slot.GOALS, said, place, evidence=said[:60])
            yield from _group(sentence, start)
        elif named := words("group_named").search(sentence.text):
            yield from [*_group(sentence, named.end())] or _group(sentence, 0)
        elif effort := words("group_effort").search(sentence.text):
            yield from _group(sentence, effort.end(), at_once=True)


def _group(sentence: Sentence, start: int, *, at_once: bool = False) -> Iterator[Filler]:
    """The first group named from ``start`` on; ``at_once``: nothing may stand before it."""
    group = words("group").match(sentence.text, start) if at_once else words("group").search(sentence.text, start)
    if group:
        yield Filler(Slot.TARGET_GROUP, group[0], sentence.place(group), evidence=group[0])


def _goal(sentence: Sentence) -> int | None:
    """Where a statement of an effect starts in a sentence; None where it holds none."""
    text = sentence.text
    if sentence.lead and words("goals_lead").search(sentence.lead):
        return 0
    if match := _LABEL.match(text):
        return match.end()
    match = words("goal").search(text)
    if match and not words("goal_not").search(text[match.end() :]):
        return match.start()
    return None if words("report").search(text) else _effect(sentence)


def _effect(sentence: Sentence) -> int | None:
    """Where a sentence without a word for «goal» says what shall be different."""
    text = sentence.text
    agencies = words("agencies_plural").match(text) or text.lower().startswith(("ingen av", "alle fire", "alle de"))
    if words("goal_start").search(text) and words("goal_verb").search(text) and not agencies:
        return 0
    effort = words("goal_effort").search(text) if words("demand").search(text) else None
    if effort:
        return effort.start()
    return 0 if _others_state(sentence) else None


def _others_state(sentence: Sentence) -> bool:
    """Whether «skal» says something of users, society or the environment: no body, no agencies, no task as subject."""
    modal = _MODAL.search(sentence.text)
    if modal is None or (sentence.listed and _INFINITIVE.match(sentence.text)):
        return False  # an item goes on about what the subject of its list shall do
    subject = sentence.text[: modal.start()]
    if not subject.strip() or _ADVERBIAL.match(subject):
        subject = sentence.text[modal.end() : modal.end() + _SUBJECT]
    named = any(sentence.span.start <= a.start < sentence.span.start + modal.end() + _NEAR for a in sentence.actors)
    several = words("agencies_plural").search(subject) or words("ministries_plural").search(subject)
    return (
        not named and not several and not words("subject_not").search(subject) and len(subject.split()) <= _LONG_SUBJECT
    )
