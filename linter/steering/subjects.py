"""The subject of a clause: by the parse, by the word order where the parse has none, and what a measure is about."""

from __future__ import annotations

from linter.steering.stems import stem
from linter.steering.tree import Word

__all__ = ["measured", "subject_by_order", "subject_of"]

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_MEASURES = frozenset(
    stem(word)
    for word in ("antall", "tall", "andel", "del", "prosentandel", "prosentdel", "hver", "en", "begge", "alle", "noen")
)


def subject_of(token: Word) -> Word | None:
    """The noun that stands as subject of the clause of ``token``; None where a clause is its subject."""
    found = None
    for child in token.children:
        if child.dep in _SUBJECTS:
            found = child
    if found is None:  # hung on the modal by the parser
        found = next((t for aux in token.children if aux.dep == "aux" for t in aux.children if t.dep == "nsubj"), None)
    if found is not None and found.dep.startswith("csubj"):
        return None
    return found and measured(found)


def measured(token: Word) -> Word:
    """What a word of measure is about: «talet på *søkjarar*», «hver av *etatene*», as in «antall *søkere*»."""
    if stem(token.text) not in _MEASURES:
        return token
    for child in token.children:
        about = child.dep == "appos" or (
            child.dep in {"nmod", "amod"} and any(t.dep == "case" and t.lower in {"på", "av"} for t in child.children)
        )
        if about and child.i > token.i:
            return child
    return token


def subject_by_order(doc: list[Word], marker: Word | None) -> Word | None:
    """Verb-second: the noun before the finite verb if the sentence starts with it, else the first noun after it."""
    if marker is None:
        return None
    before = [t for t in doc[: marker.i] if t.pos in {"NOUN", "PROPN", "PRON"}]
    starts = marker.i > 0 and doc[0].pos not in {"ADP", "ADV", "SCONJ"}
    if starts and before:
        return before[-1]
    for token in doc[marker.i + 1 : marker.i + 5]:
        if token.pos in {"NOUN", "PROPN", "PRON"}:
            return token
    return None
