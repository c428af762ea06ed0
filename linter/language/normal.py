"""Normal forms for comparing letters: characters, the fold of nynorsk into common forms, typed tokens.

Everything here is for scoring and for finding versions of one text, never for display: offsets always lead back to the
text as it stands in the letter. The fold is light (own list ``data/fold.tsv`` and endings); it brings the two written
standards near each other and is no translation.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

__all__ = ["Normalised", "fold", "normalise"]

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d\ufffe"
_DOUBLE = "«»“”„‟❝❞〝〞＂″"
_SINGLE = "‘’‚‛‹›′`´＇"
_GONE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_PLAIN = "!-~ÆØÅæøåÄÖÜäöüÉéÈèÀàÓóÒòÔô§°"
_ODD = re.compile(rf"[\s{_GONE}]{{2,}}|[^{_PLAIN}\s][\u0300-\u036f]*|[a-zA-Z][\u0300-\u036f]+|[^\S ]")
_TABLE = str.maketrans(
    {
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_GONE, ""),
    }
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in normal form with the way back.

    ``starts[i]`` is an offset in ``text`` from which the original runs at ``origins[i]``; between two such points the
    two texts run in step, except that a replaced stretch maps to its first character.
    """

    text: str
    length: int
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def original(self, offset: int) -> int:
        """The offset in the original text for an offset (0..len) in the normal form."""
        if offset >= len(self.text):
            return self.length
        index = bisect_right(self.starts, offset) - 1
        position = self.origins[index] + offset - self.starts[index]
        limit = self.origins[index + 1] if index + 1 < len(self.origins) else self.length
        return min(position, max(self.origins[index], limit - 1))

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that ``text[start:end]`` stands for, half-open; empty for an empty stretch."""
        first = self.original(start)
        return (first, self.original(end - 1) + 1 if end > start else first)


def normalise(text: str) -> Normalised:
    """Unicode NFKC; one hyphen, one double and one single quote, one space; soft hyphens and zero-width marks gone.

    Ligatures are written out, combining accents joined to their letter, runs of white space (line breaks too) become
    one space. Case is kept. White space at the ends is kept as one space.
    """
    out: list[str] = []
    starts, origins = [0], [0]
    position = written = 0
    for match in _ODD.finditer(text):
        start, end = match.span()
        plain = text[position:start]
        piece = _replacement(match.group())
        if piece[:1] == " " and (plain[-1:] == " " or (not plain and out and out[-1][-1:] == " ")):
            piece = piece[1:]
        out += (plain, piece)
        written += len(plain)
        starts.append(written)
        origins.append(start)
        written += len(piece)
        starts.append(written)
        origins.append(end)
        position = end
    out.append(text[position:])
    return Normalised("".join(out), len(text), tuple(starts), tuple(origins))


@lru_cache(maxsize=4096)
def _replacement(stretch: str) -> str:
    if stretch.startswith("\u00ad") and "\n" in stretch:  # a word divided at the end of a line
        return ""
    changed = unicodedata.normalize("NFKC", stretch.translate(_TABLE)).translate(_TABLE)
    return re.sub(r"\s+", " ", changed)


@cache
def _fold_table() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    """Whole words, and beginnings of words with the longest first."""
    words: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    source = resources.files("linter.language").joinpath("data/fold.tsv")
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, word, common = line.split("\t")
            (words if kind == "w" else beginnings)[word] = common
    return words, tuple(sorted(beginnings.items(), key=lambda item: -len(item[0])))


_ENDINGS = tuple(
    (len(ending), ending, common)
    for ending, common in (
        ("ingane", "ingene"), ("arane", "erne"), ("heita", "heten"), ("heitene", "hetene"),
        ("heiter", "heter"), ("legare", "ligere"), ("legast", "ligst"), ("ingar", "inger"), ("ande", "ende"),
        ("inga", "ingen"),
        ("arar", "ere"), ("heit", "het"), ("heta", "heten"), ("lege", "lige"), ("leg", "lig"),
        ("ast", "es"), ("ane", "ene"), ("ar", "er"),
    )
)  # fmt: skip
_SHORTEST = 6  # letters: shorter words are too often something else («svar», «klar», «last»)
# Words that end in -ar themselves.
_WHOLE = ("svar", "nuar", "bruar", "minar", "entar", "plar", "mular", "ollar", "bevar")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The common form of a word of either written standard: lower case, nynorsk words and endings brought to bokmål.

    Idempotent for bokmål words in practice, not in principle; apply it to both sides of a comparison.
    """
    lower = word.lower()
    words, beginnings = _fold_table()
    listed = words.get(lower)
    if listed:
        return listed
    for beginning, common in beginnings:
        if lower.startswith(beginning):
            lower = common + lower[len(beginning) :]
            break
    if len(lower) >= _SHORTEST and not lower.endswith(_WHOLE):
        for length, ending, common in _ENDINGS:
            if lower.endswith(ending):
                return lower[:-length] + common
    return lower
