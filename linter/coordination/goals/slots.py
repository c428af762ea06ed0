"""What the cooperation shall achieve, and for whom. DFØ/Difi 2017/1, advice 5 and advice 2."""

from __future__ import annotations

from collections.abc import Iterator

from linter.coordination.goals.grammar import told_goals
from linter.coordination.goals.named import framed, labelled_goal, listed_goal, names_goals, under_heading
from linter.coordination.model import Filler, Slot
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span

__all__ = ["goals"]

_LONGEST = 240
_FEW_WORDS = 3  # of a label that stands alone: «Mål. Velgerne har tillit …»


def goals(talk: Talk) -> Iterator[Filler]:
    """Fillers of GOALS and TARGET_GROUP."""
    under = False  # a heading or a label of goals
    for sentence in talk.sentences:
        place = labelled_goal(sentence, talk) if sentence.heading else _goal(talk, sentence, under=under)
        label = sentence.heading or len(sentence.text.split()) <= _FEW_WORDS
        under = names_goals(sentence.text.rstrip(" .:")) if label else under and sentence.listed
        if place is not None:
            start, end = place
            said = sentence.text[start : min(end, start + _LONGEST)].strip(" .")
            begin = sentence.span.start + start
            yield Filler(Slot.GOALS, said, Span(sentence.span.block, begin, begin + len(said)), evidence=said[:60])
            yield from _group(sentence, start)
        elif sentence.heading:
            yield from _group(sentence, 0)
        elif named := words("group_named").search(sentence.text):
            yield from [*_group(sentence, named.end())] or _group(sentence, 0)
        elif effort := words("group_effort").search(sentence.text):
            yield from _group(sentence, effort.end(), at_once=True)


def _group(sentence: Sentence, start: int, *, at_once: bool = False) -> Iterator[Filler]:
    """The first group named from ``start`` on; ``at_once``: nothing may stand before it."""
    group = words("group").match(sentence.text, start) if at_once else words("group").search(sentence.text, start)
    if group:
        yield Filler(Slot.TARGET_GROUP, group[0], sentence.place(group), evidence=group[0])


def _goal(talk: Talk, sentence: Sentence, *, under: bool) -> tuple[int, int] | None:
    """Where a statement of an effect stands in a sentence; None where it holds none."""
    one, whole = talk.parsed.get(sentence.span), (0, len(sentence.text))
    if place := labelled_goal(sentence, talk):
        return place
    if (under and under_heading(sentence, one)) or (sentence.lead and listed_goal(sentence, one)):
        return whole
    start = framed(sentence, one)
    if start is None and one is not None:
        start = min(told_goals(one), default=None)
    return None if start is None else (start, whole[1])
