"""Whether a passage speaks of a thing elsewhere than where it is named: by the stems of words."""

from __future__ import annotations

import re

from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import is_of

__all__ = ["told_by_stems"]

_SHORT_STEM = 3


def told_by_stems(said: str, talk: Talk, sentence: str) -> bool:
    """Whether words say something the passage speaks of elsewhere: in another sentence, its heading or its name."""
    others = " ".join([*(_without_bodies(s) for s in talk.sentences if s.text != sentence), *talk.names]).lower()
    others = f"{others} {sentence.lower().replace(said.lower(), ' ')}"
    heads = {_stem(word) for word in re.findall(r"[^\W\d_]{5,}", others)}
    for word in re.findall(r"[^\W\d_]{5,}", said.lower()):
        stem = _stem(word)
        if len(stem) <= _SHORT_STEM or is_of("money_noun", word):
            continue
        if stem in others or any(len(head) > _SHORT_STEM and stem.endswith(head) for head in heads):
            return True
    return False


def _without_bodies(sentence: Sentence) -> str:
    """A sentence without the names of bodies: «Medietilsynet» does not speak of «medieundersøkelsen»."""
    text, at = sentence.text, sentence.span.start
    for actor in reversed(sentence.actors):
        text = f"{text[: actor.start - at]} {text[actor.end - at :]}"
    return text


def _stem(word: str) -> str:
    return re.sub(r"(?:ene|ane|en|et|a|er|ar|e)$", "", word)
