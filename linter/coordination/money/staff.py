"""People and posts set aside for a task. DFØ/Difi 2017/1, summary of advice 4 and 5."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Filler, Slot
from linter.coordination.money.grammar import told_of
from linter.coordination.money.purpose import head_of, path_of_money
from linter.coordination.parsed import Parsed
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words
from linter.letters.model import Span

__all__ = ["staff"]

_WITH = re.compile(r"\smed(?: (?:minst|inntil|opptil|om lag))?\s+$", re.IGNORECASE)


def staff(one: Parsed, talk: Talk) -> Iterator[Filler]:
    """People and posts set aside for the task."""
    text = one.sentence.text
    for match in words("staff").finditer(text):
        token = head_of(one, match)
        if token is None:
            continue
        heads, verb = path_of_money(token)
        gives = is_of("staff_verb", verb.lower_) or any(is_of("staff_verb", h.lower_) for h in heads)
        posts = words("staff_posts").search(match[0]) is not None
        if words("money_excluded").search(text[match.end() :]) or told_of(text, [*heads, verb], talk.year):
            continue
        ours = talk.about_task(one.sentence) or words("money_joint").search(text)
        has = is_of("staff_joint", verb.lower_)
        beside = posts and _WITH.search(text[: match.start()]) is not None  # «… òg med to årsverk»
        set_aside = posts and ("prosent" in match[0] or not has)  # «politiet har i dag 400 årsverk» is none
        if gives or beside or set_aside or (ours and (has or posts)):
            yield _filler(one.sentence, match.start(), match.end())


def _filler(sentence: Sentence, first: int, last: int) -> Filler:
    said = sentence.text[first:last].strip(" ,")
    at = sentence.span
    return Filler(Slot.MONEY, said, Span(at.block, at.start + first, at.start + last), evidence=said)
