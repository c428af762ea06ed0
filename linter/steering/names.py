"""Names of organisations in running text: whether one is a ministry or some other body.

Used on single letters without a register of names, so by form only: endings, capitals, well-known abbreviations.
"""

from __future__ import annotations

import re
from functools import lru_cache

from linter.steering.lexicon import word_classes
from linter.steering.tree import Word

_MINISTRIES = frozenset({  # short names through the years
    "AD", "AID", "ASD", "BFD", "BLD", "DFD", "ED", "FD", "FIN", "HOD", "JD", "KD", "KDD", "KLD", "KMD", "KUD", "LMD",
    "NFD", "OED", "SD", "SMK", "UD", "KLDs", "HODs", "KDs",
})  # fmt: skip
_MINISTRY = re.compile(r"departement(?:et|ene|enes|ets|a|s)?$", re.IGNORECASE)
_BODY = re.compile(
    r"(?:direktorat|tilsyn|verk|etat|institutt|ombud|forsvar|styre|nemnd|museum|bibliotek|råd|vesen|kontor|mynde|"
    r"myndighet|vakt|bank|kasse|foretak|selskap|fond|arkiv|sentral|senter|forvaltning)(?:et|en|ets|ens|a|s)?$",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"^[A-ZÆØÅ][A-ZÆØÅ-]{1,5}s?$|^[A-ZÆØÅ][a-zæøå]+(?:[A-ZÆØÅ]|-[a-z])[\w-]*$")
_NO_BODY = frozenset({"IKT", "IT", "KI", "EU", "EØS", "API", "TB", "TTB", "NOU", "ID", "PDF", "FN", "AI", "KVU"})


@lru_cache(maxsize=50_000)
def is_ministry(word: str) -> bool:
    """Whether a word names a ministry («Finansdepartementet», «departementet», «HOD»)."""
    return word in _MINISTRIES or bool(_MINISTRY.search(word))


def is_organisation(token: Word) -> bool:
    """Whether a token names a public body that is not a ministry."""
    word = token.text
    if is_ministry(word) or word in _NO_BODY:
        return False
    return bool(word[:1].isupper() and (_BODY.search(word) or _CAPITALS.match(word) or token.pos == "PROPN"))


@lru_cache(maxsize=50_000)
def masked(word: str, *, first: bool = False) -> str:
    """The word as learned weights see it: names become ``Etat`` or ``Departementet``, the rest stays as it is.

    ``first`` says that the word opens a sentence, where a capital tells nothing.
    """
    if is_ministry(word):
        return "departementet"
    if word in _NO_BODY or word_classes(word):
        return word
    if word[:1].isupper() and (_BODY.search(word) or _CAPITALS.match(word) or not first):
        return "etat"
    return word
