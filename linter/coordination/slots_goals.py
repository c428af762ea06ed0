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
_WHOLE = re.compile(r".+", re.DOTALL)


def goals(talk: Talk) -> Iterator[Filler]:
    """Fillers of GOALS and TARGET_GROUP."""
    for sentence in talk.sentences:
        if sentence.heading:
            continue
        start = _goal(sentence)
        if start is not None:
            said = sentence.text[start : start + _LONGEST].strip(" .")
            begin = sentence.span.start + start
            place = Span(sentence.span.block, begin, begin + len(said))
            yield Filler(Slot.GOALS, said, place, evidence=said[:60])
            group = words("group").search(sentence.text, start)
            if group:
                yield Filler(Slot.TARGET_GROUP, group[0], sentence.place(group), evidence=group[0])
            continue
        named = words("group_named").search(sentence.text)
        if named:
            group = words("group").search(sentence.text, named.end()) or words("group").search(sentence.text)
            if group:
                yield Filler(Slot.TARGET_GROUP, group[0], sentence.place(group), evidence=group[0])


def _goal(sentence: Sentence) -> int | None:
    """Where a statement of an effect starts in a sentence; None where it holds none."""
    text = sentence.text
    if sentence.lead and words("goals_lead").search(sentence.lead):
        return 0
    if match := re.match(r"\s*(?:Mål|Hovedmål|Hovudmål|Delmål|Effektmål|Brukermål|Samfunnsmål)\s*\d*\s*:\s*", text):
        return match.end()
    match = words("goal").search(text)
    if match and not words("goal_not").search(text[match.end() :]):
        return match.start()
    effort = words("goal_effort").search(text) if words("demand").search(text) else None
    if words("report").search(text):
        return None
    if words("goal_start").search(text) and words("goal_verb").search(text):
        return 0
    return effort.start() if effort else None
