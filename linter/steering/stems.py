"""Stems that bokmål and nynorsk share, so that one word list and one weight serve both written forms.

The stem is not a linguistic one: it only has to be the same for all inflections of a word, and for its bokmål and
nynorsk spelling, wherever it is met (in a letter, in a word list, in training data).
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+(?:[.,]\d+)*|[:?%§]")


def _nynorsk() -> dict[str, str]:
    """Nynorsk words that no ending rule turns into the bokmål one."""
    text = (resources.files(__package__) / "nynorsk.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return dict(pair.split(">") for line in lines for pair in line.split())


NYNORSK = _nynorsk()
_SPELLING = (
    (re.compile(r"leg(?=$|e$|t$|are$)"), "lig"),
    (re.compile(r"heit(?=$|a$|er$|ene$|s)"), "het"),
    (re.compile(r"semd"), "somhet"),
    (re.compile(r"(?<=[a-zæøå])ande$"), "ende"),
    (re.compile(r"^kv(?=[aeiouyæøå])"), "hv"),
    (re.compile(r"^fram(?=[a-zæøå])"), "frem"),
    (re.compile(r"gj(?=e|a$)(?<=[glk]gj)"), "g"),
    (re.compile(r"(?<=[a-zæøå]{2})erne(?=s?$)"), "ere"),
    (re.compile(r"^vidare"), "videre"),
    (re.compile(r"^sjølv"), "selv"),
    (re.compile(r"^utan"), "uten"),
    (re.compile(r"^eigen"), "egen"),
    (re.compile(r"kj(?=e$|er$|a$|ast$|ar$)"), "k"),
)
# Whether any of them applies at all: most words are spelt the bokmål way, and need no more than this look.
_SPELT_OTHERWISE = re.compile("|".join(f"(?:{pattern.pattern})" for pattern, _ in _SPELLING))
_VERB = re.compile(r"(?<=[a-zæøå]{2})er(?:e|er|es|ast|te|t|a|ar|ande|ende)$")
_ENDINGS = frozenset((
    "elsene", "elsane", "ingene", "ingane", "ningar", "arane", "erane",
    "ene", "ane", "ens", "ets", "ede", "ast", "est", "ste", "ere", "are", "ers", "ars", "ende",
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
        "gå": "går gått gå",
        "stå": "står stått stå",
        "ta": "tar tas tatt ta",
        "yte": "yter ytes ytt yte",
        "nå": "når nådd nås",
        "år": "året åra årene års årets år",
        "bo": "bor bodd bo",
        "dø": "dør dø død",
        "leve": "lever leves levd leve",
        "ny": "nye nytt ny nyere",
    }.items()
    for form in forms.split()
}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The shared stem of one word (any case); numbers become ``0``."""
    word = word.lower()
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
