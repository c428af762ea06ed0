"""Flags of the guide that rules ask for (part B), by word class and phrase."""

from __future__ import annotations

from linter.steering.grammar import Reading
from linter.steering.labels import Context
from linter.steering.lexicon import phrase_classes, word_classes
from linter.steering.stems import stem

_BY_CLASS = (
    ("noun.document", "leveranse"),
    ("noun.organ", "internorg"),
    ("mark.means", "middel"),
    ("mark.purpose", "formål"),
    ("mark.deadline", "tid"),
    ("noun.money", "ressurs"),
)
_EMPHASIS = "verb.emphasise"
_CONTRIBUTION = frozenset(stem(word) for word in ("bidra", "medvirke", "legge", "understøtte", "stimulere", "arbeide"))


def flags_of(reading: Reading, found: list[str], context: Context) -> frozenset[str]:
    """Flags of one unit; ``found`` are its words."""
    stems = tuple(stem(word) for word in found)
    classes = {name for word in found for name in word_classes(word)}
    phrases = {name for _, _, name in phrase_classes(stems)}
    flags = {flag for name, flag in _BY_CLASS if name in classes | phrases}
    if reading.passive:
        flags.add("passiv")
    if reading.matrix:
        flags.add("matrise")
    if any(stem(token.text) in _CONTRIBUTION for token in reading.matrix):
        flags.add("bidrag")
    if _EMPHASIS in phrases or (reading.predicate is not None and _EMPHASIS in word_classes(reading.predicate.text)):
        flags.add("vag")
    if context is Context.GOAL:
        flags.add("mål")
    if context is Context.PARAMETER:
        flags.add("parameter")
    if context is Context.COMMON:
        flags.add("felles")
    if any(stem(word) == stem("prioritere") for word in found):
        flags.add("prioritet")
    return frozenset(flags)
