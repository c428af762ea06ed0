"""Which written standard a text is in (målform): bokmål or nynorsk, per section or per letter, without spaCy.

Method: words that only one standard has (own list, ``data/form_markers.tsv``) and a few endings, counted. Sections must
be judged one by one: shared passages are often pasted in bokmål into nynorsk letters. A short section may well be
undecided; ask for the letter then.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from linter.letters.model import LanguageForm, Layer, Letter

__all__ = ["FormGuess", "language_form", "letter_form"]

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDINGS = re.compile(
    r"(?P<nb>\w{2,}(?:lig|lige|ligere|ligst|ligste|het|heten|heter|hetene|elsen|ningen|inger|ingene|erne))"
    r"|(?P<nn>\w{2,}(?:leg|lege|legare|legaste|heit|heita|inga|ingar|ingane|arane)"
    r"|\w{3,}ast|\w{4,}(?<![bvftr])ane|\w{3,}ande)"
)
_MIXED_LEAST = 3  # marker words of each standard


@dataclass(frozen=True, slots=True)
class FormGuess:
    """A guess, and how many words spoke for each standard."""

    form: LanguageForm
    nb: int
    nn: int


@cache
def _markers() -> dict[str, str]:
    """Word to nb, nn, or «-» for one that its ending does not tell, from ``data/form_markers.tsv``."""
    table: dict[str, str] = {}
    source = resources.files("linter.language").joinpath("data/form_markers.tsv")
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, form = line.split("\t")
            table[word] = form
    return table


@cache
def _marks(word: str) -> str:
    """nb, nn or empty for a lower-case word."""
    listed = _markers().get(word)
    if listed:
        return listed.strip("-")
    match = _ENDINGS.fullmatch(word)
    return (match.lastgroup or "") if match else ""


def letter_form(letter: Letter) -> FormGuess:
    """Målform of the letter as a whole: of its body."""
    return language_form("\n".join(b.text for b in letter.layer(Layer.BODY)))


@lru_cache(maxsize=1024)  # the same passage stands in many letters, and each sentence is asked about twice when parsed
def language_form(text: str, *, least: int = 2, mixed_share: float = 0.25) -> FormGuess:
    """The written standard of ``text``.

    Args:
        text: A sentence, section or letter.
        least: Marker words needed for a decision; fewer give UNKNOWN. One strong majority word is not enough: names and
            quotations carry stray markers.
        mixed_share: Share (0..1) of the weaker standard from which a text with at least three marker words of each
            counts as MIXED.

    Returns:
        The guess with its counts; UNKNOWN for a tie without enough evidence.

    """
    counts = Counter(map(_marks, map(str.lower, _WORD.findall(text))))
    nb, nn = counts["nb"], counts["nn"]
    total = nb + nn
    if total < least or (nb == nn and total < 2 * _MIXED_LEAST):
        form = LanguageForm.UNKNOWN
    elif min(nb, nn) >= _MIXED_LEAST and min(nb, nn) / total >= mixed_share:
        form = LanguageForm.MIXED
    else:
        form = LanguageForm.NB if nb > nn else LanguageForm.NN
    return FormGuess(form, nb, nn)
