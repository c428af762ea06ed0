"""Flags of the guide that rules ask for (part B), by word class and phrase."""

from __future__ import annotations

from linter.steering.guide import Sight
from linter.steering.labels import Context
from linter.steering.stems import stem

_BY_CLASS = (
    ("noun.document", "leveranse"),
    ("noun.organ", "internorg"),
    ("mark.means", "middel"),
    ("mark.purpose", "formål"),
    ("mark.deadline", "tid"),
    ("noun.money", "ressurs"),
)
_PRIORITISE = stem("prioritere")
_EMPHASIS = "verb.emphasise"
_CONTRIBUTION = frozenset(stem(word) for word in ("bidra", "medvirke", "legge", "understøtte", "stimulere", "arbeide"))


def flags_of(seen: Sight) -> frozenset[str]:
    """Flags of one unit."""
    reading, context = seen.reading, seen.context
    flags = {flag for name, flag in _BY_CLASS if name in seen.classes}
    if reading.passive:
        flags.add("passiv")
    if reading.matrix:
        flags.add("matrise")
    if any(stem(token.text) in _CONTRIBUTION for token in reading.matrix):
        flags.add("bidrag")
    if _EMPHASIS in seen.phrases or _EMPHASIS in seen.predicate:
        flags.add("vag")
    if context is Context.GOAL:
        flags.add("mål")
    if context is Context.PARAMETER:
        flags.add("parameter")
    if context is Context.COMMON:
        flags.add("felles")
    if _PRIORITISE in seen.stems:
        flags.add("prioritet")
    return frozenset(flags)
