"""Sentences of a task with their parse: the tree, and which token stands for which body.

Names of bodies are of many words and unknown to the parser; each is read as one well-known name of its kind, so that
the tree does not hang on the name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.coordination.scene import Actor, Sentence
from linter.language.once import trees
from linter.language.stand_ins import stand_ins
from linter.letters.registry import OrgKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Parsed", "case_of", "parsed"]

_STANDS_FOR = {OrgKind.AGENCY: "Skatteetaten", OrgKind.MINISTRY: "Finansdepartementet"}


@dataclass(frozen=True)
class Parsed:
    """A sentence, its tree, and the bodies it names by the token that heads their name.

    ``shifts``: (offset in the tree's text, characters to add to come to the sentence's), in order.
    """

    sentence: Sentence
    doc: Doc
    bodies: dict[int, Actor]
    shifts: tuple[tuple[int, int], ...] = ((0, 0),)

    def offset(self, char: int) -> int:
        """An offset of the tree's text as one of the sentence's."""
        return char + [add for start, add in self.shifts if start <= char][-1]

    def words(self, first: Token, last: Token) -> str:
        """The words of the sentence from one token to another, both included."""
        return self.sentence.text[self.offset(first.idx) : self.end(last)]

    def end(self, token: Token) -> int:
        """Where a token ends in the sentence."""
        return self.offset(token.idx + len(token))


def parsed(sentences: Iterable[Sentence]) -> tuple[Parsed, ...]:
    """Parses sentences. Raises ModelMissing or ModelMismatch where the Norwegian pipeline cannot be used."""
    wanted = tuple(sentences)
    read = [_stand_ins(s) for s in wanted]
    docs = trees(text for text, _, _ in read)
    return tuple(
        Parsed(s, doc, _bodies(doc, places), shifts)
        for s, doc, (_, places, shifts) in zip(wanted, docs, read, strict=True)
    )


def _stand_ins(sentence: Sentence) -> tuple[str, list[tuple[int, int, Actor]], tuple[tuple[int, int], ...]]:
    """The sentence with short names, where each stands, and how offsets shift after it."""
    said = [(a.start - sentence.span.start, a.end - sentence.span.start, a) for a in sentence.actors]
    words = [sentence.text[start:end] if a.pronoun else _STANDS_FOR[a.kind] for start, end, a in said]
    places = ((start, end, word) for (start, end, _), word in zip(said, words, strict=True))
    read = stand_ins(sentence.text, places)
    bodies = [(start, start + len(words[at]), said[at][2]) for start, at in zip(read.starts, read.taken, strict=True)]
    return read.text, bodies, read.shifts


def _bodies(doc: Doc, places: Iterable[tuple[int, int, Actor]]) -> dict[int, Actor]:
    found: dict[int, Actor] = {}
    for start, end, actor in places:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is not None and len(span):
            found.setdefault(span.root.i, actor)
    return found


def case_of(token: Token) -> str:
    """The preposition a noun stands with, small letters; "" for none."""
    cases = [c for c in token.children if c.dep_ == "case" and c.i < token.i]
    return cases[-1].lower_ if cases else ""
