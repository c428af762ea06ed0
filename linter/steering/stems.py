"""Stems that bokmål and nynorsk share, so that one word list and one weight serve both written forms.

The stem is not a linguistic one: it only has to be the same for all inflections of a word, and for its bokmål and
nynorsk spelling, wherever it is met (in a letter, in a word list, in training data).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+(?:[.,]\d+)*|[:?%§]")


def _lines(name: str) -> list[str]:
    text = (resources.files(__package__) / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _nynorsk(sign: str) -> dict[str, str]:
    """Nynorsk words that no spelling turns into the bokmål one: single forms («>») or whole words («=»)."""
    return dict(pair.split(sign) for line in _lines("nynorsk.txt") for pair in line.split() if sign in pair)


NYNORSK = _nynorsk(">")
_SPELLING = tuple(
    (re.compile(pattern), "".join(replacement))
    for pattern, *replacement in (line.split() for line in _lines("spelling.txt"))
)
# Whether any of them applies at all: most words are spelt the bokmål way, and need no more than this look.
_SPELT_OTHERWISE = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _SPELLING))
_VERB = re.compile(r"(?<=[a-zæøå]{2})er(?:e|er|es|ast|te|t|a|ar|ande|ende)$")
_ENDINGS = frozenset((
    "arane", "erane",
    "enes", "anes", "ene", "ane", "ens", "ets", "ede", "ast", "est", "ste", "ere", "ers", "ars", "ende",
    "en", "et", "er", "ar", "es", "as", "te", "a", "e", "t", "s",
))  # fmt: skip
_LONGEST = max(len(ending) for ending in _ENDINGS)
_SHORTEST = 3  # letters that must remain
_SHORTEST_HARD = 4  # and where only «t» or «s» is cut off: «etat», «kurs»
_SHORTEST_AGAIN = 5  # after the first cut
# Forms too short for the endings.
_SHORT = {
    form: base
    for base, forms in {
        "øk": "øke øker økes økte økt økende økning økningen",
        "gi": "gir gis gitt gitte ga gav gi givende",
        "få": "får fått fås få",
        "se": "ser ses sees sett se",
        "ha": "har hatt ha",
        "bli": "blir bli blitt bli",
        "gå": "går gått gå gås gåast",
        "stå": "står stått stå",
        "ta": "tar tas tatt ta",
        "yte": "yter ytes ytt yte",
        "nå": "når nådd nås",
        "år": "året åra årene års årets år",
        "bo": "bor bodd bo",
        "by": "byen byer byene byar byane byens",
        "øy": "øya øyer øyene øyar øyane",
        "dø": "dør dø død",
        "leve": "lever leves levd leve",
        "fremm": "fremme fremmer fremmes fremmet fremma",
        "redd": "redd redde",
        "ny": "nye nytt ny nyere",
        "følg": "følge følger følges følgt fulgt fulgte",
        "bidr": "bidra bidrar bidratt",
        "si": "si sier sagt sa",
        "utred": "utrede utreder utredes utredet",
        "veiled": "veilede veileder veiledes veiledet",
    }.items()
    for form in forms.split()
}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The shared stem of one word (any case); numbers become ``0``."""
    found = _stem(word.lower())
    return _same().get(found, found)


@cache
def _same() -> dict[str, str]:
    """The stems of whole nynorsk words, and the bokmål stems they stand for."""
    return {_stem(word): _stem(other) for word, other in _nynorsk("=").items()}


def _stem(word: str) -> str:
    if word[0].isdigit():
        return "0"
    word = NYNORSK.get(word, word)
    if _SPELT_OTHERWISE.search(word):
        for pattern, replacement in _SPELLING:
            word = pattern.sub(replacement, word)
    word = NYNORSK.get(word, word)
    if word in _SHORT:
        return _SHORT[word]
    bare = _VERB.sub("er", word)
    if bare != word:
        return bare
    shorter = _cut(word, _SHORTEST)
    while shorter != word:
        word, shorter = shorter, _cut(shorter, _SHORTEST_AGAIN)
    return word


def _cut(word: str, shortest: int) -> str:
    """The longest ending less, or one of two equal last letters («komm», «prosess»)."""
    for size in range(min(_LONGEST, len(word) - shortest), 0, -1):
        ending = word[-size:]
        if ending in _ENDINGS and (ending not in {"t", "s"} or len(word) - size >= _SHORTEST_HARD):
            return word[:-size]
    if len(word) > _SHORTEST and word[-1] == word[-2]:
        return word[:-1]
    return word


@lru_cache(maxsize=1_000)  # a unit is looked at by itself and by its two neighbours
def words(text: str) -> tuple[str, ...]:
    """The words, numbers and telling signs of a text, in order, as they stand."""
    return tuple(WORD.findall(text))
