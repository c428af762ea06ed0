"""One word in the two written standards (målformer), where no spelling rule brings the two near each other.

For two sentences of which one is in bokmål and the other in nynorsk. A word is looked up by its lemma, so that «fell»
and «faller», or «haldne» and «holdes», are one; and in our own list ``nynorsk.txt`` («del», «andel»), also as the last
part of a compound. A bokmål verb that begins with a particle is the verb without it where the particle stands by itself
in the other sentence («innkaller», «kallar … inn»).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

from linter.language.lexicon import readings
from linter.language.normal import fold
from linter.sharing.reading import Unit
from linter.sharing.score import same_word
from linter.sharing.stems import listed, stem

_PARTICLES = listed("videre sammen gjennom etter tilrette frem fram bort fast inn opp over med ut på til ned")
_LEAST = 4  # letters of a word that may be the last part of a compound
_LEAST_FIRST = 2  # letters of what stands before it
_TREEBANK = frozenset("bn")  # readings that occur in text; the dictionary's others are often rare words


def same_in_both(one: Unit, other: Unit, before: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """Whether two words are one in both standards; ``before`` and ``after`` are the sentences they stand in."""
    ours, theirs = _bases(one.text), _bases(other.text)
    if ours & theirs or any(_listed(a, b) or _listed(b, a) for a in ours for b in theirs):
        return True
    return _divided(ours, theirs, after) or _divided(theirs, ours, before)


@lru_cache(maxsize=100_000)
def _bases(word: str) -> frozenset[str]:
    """A word's lemmas and their stems, and its own stem; of the word itself in the genitive («brukernes»)."""
    found = readings(word) or readings(word.removesuffix("s"))
    common = [reading for reading in found if reading.source in _TREEBANK] or found
    lemmas = {lemma for reading in common for lemma in reading.lemmas}
    return frozenset({stem(word), *map(fold, lemmas), *map(stem, lemmas)})


def _listed(nynorsk: str, bokmaal: str) -> bool:
    """Whether the list has one stem for the other, or does for their last parts with one word before."""
    pairs = _pairs()
    if bokmaal in pairs.get(nynorsk, ()):
        return True
    for at in range(_LEAST_FIRST, len(nynorsk) - _LEAST + 1):
        for common in pairs.get(nynorsk[at:], ()):
            first = bokmaal.removesuffix(common)
            if len(common) >= _LEAST and first != bokmaal and (first == nynorsk[:at] or same_word(first, nynorsk[:at])):
                return True
    return False


def _divided(joined: frozenset[str], verbs: frozenset[str], sentence: Sequence[Unit]) -> bool:
    """Whether a word is a verb with its particle in front, and the particle stands by itself in the other sentence."""
    said = {fold(word) for unit in sentence for word in unit.text.split()}
    return any(
        one.startswith(particle) and one[len(particle) :] in verbs
        for particle in _PARTICLES
        if particle in said or (particle == "tilrette" and "rette" in said) or (particle == "fram" and "frem" in said)
        for one in joined
    )


@cache
def _pairs() -> dict[str, frozenset[str]]:
    """Nynorsk words and their stems, each with its bokmål words and theirs."""
    text = resources.files("linter.sharing").joinpath("nynorsk.txt").read_text(encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            for pair in line.split():
                nynorsk, _, bokmaal = pair.partition("=")
                for key in (stem(nynorsk), fold(nynorsk)):
                    found.setdefault(key, set()).update((stem(bokmaal), fold(bokmaal)))
    return {nynorsk: frozenset(some) for nynorsk, some in found.items()}
