"""A parsed sentence as plain objects: reading spaCy's tokens one attribute at a time takes several times as long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc

_COLUMNS: list[int | str] = ["ORTH", "POS", "DEP", "MORPH", "HEAD"]


@dataclass(slots=True, eq=False)
class Word:
    """One token: its text, UD part of speech, relation to its head, and children in reading order.

    ``form``, ``tense`` and ``voice`` are the UD features VerbForm, Tense and Voice, "" where there is none. Heads know
    their children and not the other way round, so that a sentence is gone as soon as nobody needs it.
    """

    i: int
    text: str
    lower: str
    pos: str
    dep: str
    morph: str
    form: str
    tense: str
    voice: str
    is_root: bool
    children: list[Word] = field(init=False, repr=False, default_factory=list)

    def __str__(self) -> str:
        return self.text

    @property
    def is_word(self) -> bool:
        """Whether it consists of letters only."""
        return self.text.isalpha()

    def subtree(self) -> Iterator[Word]:
        """The word and all below it, in no fixed order."""
        waiting = [self]
        while waiting:
            word = waiting.pop()
            yield word
            waiting += word.children


def tree(doc: Doc) -> list[Word]:
    """The words of ``doc`` in order."""
    columns = doc.to_array(_COLUMNS)
    offsets = columns[:, -1].astype(np.int64).tolist()  # spaCy gives signed numbers in unsigned columns
    strings: Any = doc.vocab.strings  # looked up by number
    words = []
    for at, (orth, pos, dep, morph, offset) in enumerate(columns.tolist()):
        text = strings[orth] if orth else ""
        words.append(Word(at, text, text.lower(), *_analysis(strings, pos, dep, morph), not offset))
    for word, offset in zip(words, offsets, strict=True):
        if offset:
            words[word.i + offset].children.append(word)
    return words


@lru_cache(maxsize=10_000)
def _analysis(strings: Any, pos: int, dep: int, morph: int) -> tuple[str, str, str, str, str, str]:  # noqa: ANN401 - not typed by spaCy
    """The words for the numbers, and of the morphology what verbs have."""
    part, relation, analysis = (str(strings[number]) if number else "" for number in (pos, dep, morph))
    features = dict(one.split("=", 1) for one in analysis.split("|") if "=" in one)
    form, tense, voice = (features.get(name, "") for name in ("VerbForm", "Tense", "Voice"))
    return part, relation, analysis, form, tense, voice
