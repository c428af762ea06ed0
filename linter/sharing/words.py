"""From a sentence to what it is recognised by: its content words as stems, without numbers, names and small words.

Numbers, dates, names of agencies, modals and negations are what versions of one text differ in, so they take no part
in the search; :mod:`linter.sharing.tokens` reads them when two versions are compared word by word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from importlib import resources

from linter.language.normal import fold
from linter.letters.registry import registry
from linter.sharing.stems import listed, stem

_WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*[-‑]?")
_SOFT = str.maketrans({"\u00ad": None, "\u00a0": " "})
_ID = re.compile(r"\b[A-ZÆØÅ]{1,5} ?\d{4}-\d{1,4}\b")
_ORG = re.compile(
    r"(?:departement(?:et|ene|a|er)?|direktorat(?:et|ene|a|er)?|\w{3}(?:tilsynet|etaten|ombudet|instituttet|embetet))s?$"
)
# Any office, said without its name; which office is meant is told by the letter it stands in.
MANY = frozenset(
    listed(
        "direktoratene direktorata direktoratenes etatene etatane etatenes virksomhetene virksomhetenes verksemdene "
        "departementene departementa departementenes tilsynene tilsyna"
    )
)
GENERIC = MANY | frozenset(
    listed(
        "direktoratet direktoratets etaten etatens virksomheten virksomhetens verksemda tilsynet tilsynets instituttet instituttets foretaket foretakets føretaket selskapet "  # noqa: E501 (an example reads best whole)
        "selskapets ombudet rådet stiftelsen senteret sekretariatet departementet departementets dere deres dykk dykkar vi oss vår vårt våre våra"  # noqa: E501 (an example reads best whole)
    )
)
# Closed classes and words of counting and dating, folded: they say little about which text this is.
_SMALL = frozenset(
    listed(
        "han hun ho ham henne hans hennar hennes si én éin éitt ett eitt ein ei eit og i å på av til for fra med om som at en et den det de dem der dette denne disse er var være blir ble blitt har "  # noqa: E501 (an example reads best whole)
        "hadde ha skal skulle må måtte bør burde kan kunne vil ville ikke eller men så da når hvis dersom ved hos mot "
        "under over etter før mellom gjennom innen innenfor uten utenfor samt både også sin sitt sine seg selv slik slike "  # noqa: E501 (an example reads best whole)
        "hver hvert hvilke hvilken hvordan hva hvem hvor enn bare mer mest noe noen annet annen andre alle all alt egen "  # noqa: E501 (an example reads best whole)
        "eget egne jf bl dvs mv osv mill mrd kr kroner krone prosent pst nr pkt punkt kap kapittel post postene side "
        "januar februar mars april mai juni juli august september oktober november desember år året "
        "årets uke måned måneder dag dager innenfor ut opp inn ned fram frem senest tidligst hvert du dere vi oss "
        "sammen blant annet tillegg videre herunder særlig også herved nå her"
    )
)
# Stems of what every letter fills in with its own chapters and sums
BUDGET = ("bevilgning", "driftsbevilgning", "fullmak", "budsjettfullmak", "merinntekt", "omdispon", "driftsutgift")
LEAST_WORDS = 2  # content words a sentence needs to take part in the search
RARE = 0.75  # from this weight a word says which matter a sentence is about
CUT = 20_000  # letters of one sentence that are read; longer "sentences" are tables that lost their lines
# A word's weight grows with its rank among the most common stems: 0.25 for the first, 1 from the last on.
_FIRST_WEIGHT = 0.25
_NAME_WEIGHT = 0.5
_DIGIT = "20"  # every id holds a year of this century
_ID_WEIGHT = 6.0
_FRONT = 4  # characters before an id that opens a sentence: a bullet, a bracket
_SHORTEST = 2  # letters of a word
_ACRONYM = 4  # letters of NAV, IMDi


@cache
def _common() -> dict[str, int]:
    text = (resources.files("linter.sharing") / "common_stems.txt").read_text(encoding="utf-8")
    return {word: rank for rank, word in enumerate(text.split())}


@cache
def _short_names() -> frozenset[str]:
    """Names of organisations that are one word, in lower case: they are read as parties, not as matter."""
    rows = registry().organisations
    names = {name for row in rows for name in (row.short, row.name_nb, row.name_nn, *row.aliases)}
    return frozenset(name.lower() for name in names if name.isalpha())


@dataclass(frozen=True, slots=True)
class Content:
    """What a word is to the search: its stem, stable 64-bit codes of it, its beginning and its end, a weight."""

    stem: str
    code: int
    start: int
    end: int
    weight: float


@lru_cache(maxsize=500_000)
def content(word: str, *, named: bool) -> Content | None:
    """A lower-case word's part in the search; None for small words, single letters, offices and acronyms.

    ``named``: it is written as a name, and tells less about the matter than a common noun would.
    """
    if (
        len(word) < 2  # noqa: PLR2004 (two letters)
        or word in GENERIC
        or word in _SMALL
        or fold(word.replace("é", "e")) in _SMALL
        or _ORG.search(word)
        or word in _short_names()
    ):
        return None
    base = stem(word)
    common = _common()
    rank = common.get(base, len(common))
    if named and len(word) <= _ACRONYM:
        return None
    weight = _FIRST_WEIGHT + (1 - _FIRST_WEIGHT) * (rank / len(common)) ** 0.5
    if named:
        weight = min(weight, _NAME_WEIGHT)
    # Inflections and misspellings share the first letters, the two spellings of a compound the last ones.
    return Content(base, code_of(base), code_of(base[:4]), code_of(base[-5:]), weight)


def code_of(text: str) -> int:
    """A stable 64-bit number for a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


def contents(sentence: str) -> list[Content]:
    """The content words of a sentence in order."""
    text = sentence[:CUT]
    if "\u00ad" in text or "\u00a0" in text:
        text = text.translate(_SOFT)
    words = _WORD.findall(text)
    found = [one for word in words[1:] if (one := _inside(word)) is not None]
    if words and (first := _first(words[0])) is not None:
        found.insert(0, first)
    if _DIGIT in text:
        found.extend(_identifier(m.group().replace(" ", ""), opens=m.start() <= _FRONT) for m in _ID.finditer(text))
    return found


@lru_cache(maxsize=500_000)
def _inside(word: str) -> Content | None:
    """A word within a sentence: a capital, there or inside the word (IMDi), makes it a name."""
    if word[-1] in "-‑":  # "Arbeids- og velferdsdirektoratet": half a word says nothing alone
        return None
    return content(word.lower(), named=word[0].isupper() or not word[1:].islower())


@lru_cache(maxsize=100_000)
def _first(word: str) -> Content | None:
    """A word that opens a sentence: only a capital inside it makes it a name."""
    if word[-1] in "-‑":
        return None
    return content(word.lower(), named=not word[1:].islower())


@lru_cache(maxsize=100_000)
def _identifier(body: str, *, opens: bool) -> Content:
    """An assignment's id. Where it opens the sentence it says which assignment this is, more than all the words."""
    return Content(body, code_of(body), code_of(body), code_of(body), _ID_WEIGHT if opens else 1.0)
