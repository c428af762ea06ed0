"""Whether a passage speaks of a thing elsewhere than where it is named: by stems of words, or as known work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import is_of

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["bare_work", "told_by_stems"]

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


def bare_work(noun: Token) -> bool:
    """Whether a noun is work or what it makes, the one that is known: «driften», «etableringsfasen», «kampanjen»."""
    known_one = "Def" in noun.morph.get("Definite", []) and "Sing" in noun.morph.get("Number", [])
    alone = not any(c.dep_ in {"nmod", "acl", "acl:relcl", "appos"} for c in noun.children)
    return known_one and alone and is_of("money_work", noun.lower_)


def _without_bodies(sentence: Sentence) -> str:
    """A sentence without the names of bodies: «Medietilsynet» does not speak of «medieundersøkelsen»."""
    text, at = sentence.text, sentence.span.start
    for actor in reversed(sentence.actors):
        text = f"{text[: actor.start - at]} {text[actor.end - at :]}"
    return text


def _stem(word: str) -> str:
    return re.sub(r"(?:ene|ane|en|et|a|er|ar|e)$", "", word)
