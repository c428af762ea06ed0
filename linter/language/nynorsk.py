"""Nynorsk that may be written in several ways brought to one, letter for letter.

Infinitives end in -e or in -a («å sende», «å senda»), «vi» is also «me», «blir» also «vert»; a letter keeps to one way.
Whoever looks for words in a sentence looks in this text: it is as long as the letter's own, so that what is found
stands at the same place there.
"""

from __future__ import annotations

import re
from functools import lru_cache

from linter.language.lexicon import readings

__all__ = ["in_one_form"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[;:?!,]|\.(?=\s+[A-ZÆØÅ]|\s*$)")
_IN_A = re.compile(r"[a-zæøå]{2}a(?![\w-])")
_SAME = {"me": "vi", "Me": "Vi", "vert": "blir", "Vert": "Blir", "vart": "blei", "Vart": "Blei"}
_OTHER = re.compile(rf"(?<![\w-])(?:{'|'.join(_SAME)})(?![\w-])")
_MODALS = frozenset(
    ["skal", "må", "bør", "kan", "vil", "skulle", "kunne", "ville", "burde", "måtte", "kunna", "vilja", "måtta"]
)
_ASKED = frozenset(["ber", "bed", "bede", "bedd", "beden", "bedne", "bedt"])  # «blir bedne senda», «er bede om å»
_HELPING = frozenset(["få", "la", "late", "lata"])  # «for å få vita»
_FINITE = _MODALS | {"er", "var", "blir", "vert", "har", "hadde", "får", "kjem", "gjeld", "vart", "blei"}
_AND = frozenset([",", "og", "eller", "samt", "men"])
_ADVERBS = frozenset(
    ["ikkje", "også", "òg", "deretter", "så", "helst", "saman", "særleg", "framleis", "derfor", "difor", "først",
     "seinare", "jamleg", "løpande", "fortløpande"]
)  # fmt: skip
_ENDS = frozenset([".", ";", "?", "!"])
_BETWEEN = 14  # words from a modal to its infinitive, the subject and an adverbial between them
# After these a word in -a is no infinitive but a noun («til måla»), or an adjective («den samla innsatsen»).
_NO_VERB_AFTER = frozenset(
    ["av", "til", "for", "i", "på", "om", "med", "mot", "hos", "under", "over", "etter", "ved", "frå", "mellom",
     "gjennom", "dei", "den", "det", "desse", "denne", "dette", "alle", "ein", "ei", "eit", "felles", "eiga", "anna",
     "same"]
)  # fmt: skip
_ADJECTIVES = frozenset(
    ["samla", "auka", "retta", "utvida", "målretta", "samordna", "avgrensa", "overordna", "særskilda", "avslutta"]
)
# Nouns that a list of words knows and no letter has.
_NEVER_NOUNS = frozenset(["leia", "visa", "føra", "dela", "svara", "møta", "senda", "følgja"])
# Nynorsk infinitives that the list of words may lack; their stems take no other word in -a.
_NYNORSK_END = ("ggja", "kkja", "lgja", "rgja", "lkja", "rkja", "skja", "ørja", "ggjera", "leggjera", "era", "tleia")
# «vidareføra», «tilgjengeleggjera»
_PARTICLE = re.compile(
    r"(?:vidare|gjennom|sam|om|opp|inn|ut|ned|til|fram|over|etter|mot|føre|[a-zæøå]+leg)(?=[a-zæøå]{4})"
)
_SHORTEST = 4  # letters: «ha», «dra»


def in_one_form(text: str) -> str:
    """The text with -e for -a in its infinitives, «vi» for «me», «blir» for «vert», «blei» for «vart».

    «Me ber om at tala vert samla inn. Etatane skal samla og senda dei» becomes «Vi ber om at tala blir samla inn.
    Etatane skal samle og sende dei». Infinitives are those after «å», after a modal, and in a row of them. Bokmål stays
    as it is.
    """
    if _OTHER.search(text):
        text = _OTHER.sub(lambda found: _SAME[found[0]], text)
    return _with_e(text) if _IN_A.search(text) else text


@lru_cache(maxsize=4096)
def _with_e(text: str) -> str:
    found = list(_WORD.finditer(text))
    words = [one[0].lower() for one in found]
    letters = list(text)
    waits = 0  # words that may still stand before the infinitive of a modal
    row = False  # an infinitive has been met, and more may be joined to it
    for at, word in enumerate(words):
        before = words[at - 1] if at else ""
        if word in _ENDS:
            waits, row = 0, False
        elif word in _MODALS or word in _ASKED:
            waits = _BETWEEN
            if word in {"kunna", "vilja"}:
                letters[found[at].end() - 1] = "e"
        elif _is_infinitive(words, at, waits=waits > 0, row=row):
            row, waits = True, 0
            if _in_a(word):
                letters[found[at].end() - 1] = "e"
        elif waits and word.endswith("e") and _only_verb(word) and before not in _NO_VERB_AFTER:
            row, waits = True, 0
        waits = max(waits - 1, 0)
    return "".join(letters)


def _is_infinitive(words: list[str], at: int, *, waits: bool, row: bool) -> bool:
    """Whether a word is an infinitive where it stands. ``waits``: a modal has none yet; ``row``: others go before."""
    word, before = words[at], words[at - 1] if at else ""
    if before == "å":
        return True
    if not _verb(word):
        return False
    last = at - 1
    while last > 0 and words[last] in _ADVERBS:
        last -= 1
    if at and words[last] in _MODALS:
        after = words[at + 1] if at + 1 < len(words) else ""
        infinitive = _only_verb(after) if after.endswith("e") else _in_a(after) and _verb(after)
        return _only_verb(word) or not infinitive  # «skal måla vera …»
    if before in _HELPING:
        return row and _in_a(word) and word not in _ADJECTIVES
    if not _in_a(word) or before in _NO_VERB_AFTER or not _only_verb(word):
        return False
    return waits or (row and words[last] in _AND) or (at == 0 and _FINITE.isdisjoint(words))


@lru_cache(maxsize=20_000)
def _in_a(word: str) -> bool:
    """Whether a word ends in -a and not as «ta», «bidra» and «delta» do in either standard."""
    if len(word) < _SHORTEST or not word.endswith("a"):
        return False
    return not any(word in one.lemmas for one in readings(word) if one.pos == "VERB")


@lru_cache(maxsize=20_000)
def _verb(word: str) -> bool:
    """Whether a word may be an infinitive in -a or -e."""
    other = word[:-1] + "e"
    if any(one.pos in {"VERB", "AUX"} and other in one.lemmas for one in readings(other)):
        return True
    compound = _PARTICLE.match(word)
    return (len(word) > _SHORTEST and word.endswith(_NYNORSK_END)) or bool(compound and _verb(word[compound.end() :]))


@lru_cache(maxsize=20_000)
def _only_verb(word: str) -> bool:
    """Whether a word may be an infinitive and is no noun («måla», «ramma») and no adjective («samla ramme»)."""
    if not _verb(word) or word in _ADJECTIVES:
        return False
    base = word[:-1]
    nouns = {name for form in (base, base + "e") for one in readings(form) if one.pos == "NOUN" for name in one.lemmas}
    return word in _NEVER_NOUNS or not nouns & {base, base + "e"}
