"""Word classes of letters: which class a word belongs to, in any inflection and either written form.

A noun is also known as the last part of a compound («arbeidslivskriminalitet» is a kind of «kriminalitet»).

The list (``words.txt``) holds general knowledge of the domain; it was not written from the labelled sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from linter.steering.stems import stem

_SHORTEST_HEAD = 5  # letters of a stem that may be the last part of a compound


@dataclass(frozen=True)
class Lexicon:
    """``single``: stem to classes. ``phrases``: first stem to (stems, class), longest first."""

    single: dict[str, frozenset[str]]
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


@cache
def lexicon() -> Lexicon:
    """The word list, read once."""
    single: dict[str, set[str]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    name = ""
    text = (resources.files(__package__) / "words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[] ")
        elif line and not line.startswith("#"):
            for entry in line.split():
                stems = tuple(stem(part) for part in entry.split("_"))
                if len(stems) == 1:
                    single.setdefault(stems[0], set()).add(name)
                    if name.startswith("noun.") and entry.endswith("er"):  # «lærer»: the plural keeps its «er»
                        single.setdefault(stem(entry + "e"), set()).add(name)
                else:
                    phrases.setdefault(stems[0], []).append((stems, name))
    return Lexicon(
        {key: frozenset(names) for key, names in single.items()},
        {key: tuple(sorted(found, key=lambda row: -len(row[0]))) for key, found in phrases.items()},
    )


@lru_cache(maxsize=50_000)
def word_classes(word: str) -> frozenset[str]:
    """Classes of one word; a noun class also by the last part of a compound. Empty when the word is not known."""
    single, key = lexicon().single, stem(word)
    found = single.get(key)
    if found is not None:
        return found
    for start in range(1, len(key) - _SHORTEST_HEAD + 1):
        part = single.get(key[start:])
        if part is not None:
            nouns = frozenset(name for name in part if name.startswith("noun."))
            if nouns:
                return nouns
    return frozenset()


def phrase_classes(stems: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """All phrases of the list in a row of stems: (first, past the last, class)."""
    known = lexicon().phrases
    found = []
    for first, key in enumerate(stems):
        for phrase, name in known.get(key, ()):
            if stems[first : first + len(phrase)] == phrase:
                found.append((first, first + len(phrase), name))
    return found
