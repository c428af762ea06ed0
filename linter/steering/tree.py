"""A parsed sentence as plain objects: reading spaCy's tokens one attribute at a time takes several times as long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc

_COLUMNS: list[int | str] = ["ORTH", "POS", "DEP", "MORPH", "HEAD"]


@dataclass(slots=True, eq=False)
class Word:
    """One token: its text, UD part of speech, relation to ``head`` (itself for a root) and children in reading order.

    ``form``, ``tense`` and ``voice`` are the UD features VerbForm, Tense and Voice, "" where there is none.
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
    head: Word = field(init=False, repr=False)
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
    rows = doc.to_array(_COLUMNS).tolist()
    strings: Any = doc.vocab.strings  # looked up by number
    words = []
    for at, (orth, pos, dep, morph, _) in enumerate(rows):
        text = strings[orth] if orth else ""
        analysis = strings[morph] if morph else ""
        words.append(Word(at, text, text.lower(), strings[pos] if pos else "", strings[dep] if dep else "", analysis,
                          *_verbal(analysis)))  # fmt: skip
    for word, row in zip(words, rows, strict=True):
        offset = row[4] - (1 << 64) if row[4] >> 63 else row[4]  # spaCy gives signed numbers in unsigned columns
        word.head = words[word.i + offset]
        if offset:
            word.head.children.append(word)
    return words


@lru_cache(maxsize=10_000)
def _verbal(morph: str) -> tuple[str, str, str]:
    features = dict(part.split("=", 1) for part in morph.split("|") if "=" in part)
    return features.get("VerbForm", ""), features.get("Tense", ""), features.get("Voice", "")
