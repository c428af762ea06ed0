"""What the cooperation shall achieve, and for whom. DFØ/Difi 2017/1, advice 5 and advice 2."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.grammar_goals import told_goals
from linter.coordination.model import Filler, Slot
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span

__all__ = ["goals"]

_LONGEST = 240
_LABEL = re.compile(r"\s*(?:Mål|Hovedmål|Hovudmål|Delmål|Effektmål|Brukermål|Brukarmål|Samfunnsmål)\s*\d*\s*:\s*")


def goals(talk: Talk) -> Iterator[Filler]:
    """Fillers of GOALS and TARGET_GROUP."""
    for sentence in talk.sentences:
        if sentence.heading:
            yield from _group(sentence, 0)
            continue
        start = _goal(talk, sentence)
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


def _goal(talk: Talk, sentence: Sentence) -> int | None:
    """Where a statement of an effect starts in a sentence; None where it holds none."""
    text = sentence.text
    if sentence.lead and words("goals_lead").search(sentence.lead):
        return 0
    if match := _LABEL.match(text):
        return match.end()
    match = words("goal").search(text)
    if match and not words("goal_not").search(text[match.end() :]):
        return match.start()
    return _effect(talk, sentence)


def _effect(talk: Talk, sentence: Sentence) -> int | None:
    """Where a sentence without a word for «goal» says what shall be different."""
    one = talk.parsed.get(sentence.span)
    return min(told_goals(one), default=None) if one is not None else None
