"""One stem for what only inflects differently, in one spelling for both målformer.

Spelling rules inside words and an ending cutter on top of the fold of ``linter.language.normal``. For finding and
aligning, never for display and never evidence that two texts mean the same.
"""

from __future__ import annotations

from functools import lru_cache

from linter.language.normal import fold


def listed(text: str) -> tuple[str, ...]:
    """The words of a list written as one text."""
    return tuple(text.split())


_ENDINGS = tuple(
    sorted(
        (  # noqa: SIM905 (a word list)
            "ingane ingene ingar inger ingen inga elsane elsene elsar elser elsen elsa heitene hetene heiter heter "
            "heita heten sjonane sjonene sjonar sjoner sjonen legare ligere legaste ligste lege lige legheit lighet "
            "ande ende ane ene arane erne arar ere aste este ast est ar er as es a en et e t s te de dde tt"
        ).split(),
        key=len,
        reverse=True,
    )
)
_KEEP = {
    "ing": ("ingane", "ingene", "ingar", "inger", "ingen", "inga"),
    "els": ("elsane", "elsene", "elsar", "elser", "elsen", "elsa"),
    "het": ("heitene", "hetene", "heiter", "heter", "heita", "heten"),
    "sjon": ("sjonane", "sjonene", "sjonar", "sjoner", "sjonen"),
    "lig": ("legare", "ligere", "legaste", "ligste", "lege", "lige"),
    "lighet": ("legheit", "lighet"),
}
_KEPT = {ending: kept for kept, endings in _KEEP.items() for ending in endings}
_SHORTEST = 3  # letters a stem must have left


_SPELLINGS = (
    ("ggj", "gg"), ("kkj", "kk"), ("lgj", "lg"), ("ngj", "ng"), ("rkj", "rk"), ("skj", "sk"), ("nkj", "nk"),
    ("verksemd", "virksomhet"), ("utgrei", "utred"), ("heilskap", "helhet"), ("eig", "eg"), ("ein", "en"), ("ei", "e"),
    ("setj", "sett"), ("oppgåv", "oppgav"), ("tenest", "tjenest"), ("hovud", "hoved"), ("skule", "skole"),
    ("skular", "skolar"), ("bustad", "bolig"), ("utanfor", "utenfor"), ("fråvær", "fravær"), ("rettlei", "veiled"),
    ("tryggleik", "sikkerhet"), ("sjølv", "selv"), ("tilskot", "tilskudd"), ("løyving", "bevilgning"),
)  # fmt: skip


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The folded word without its ending; the same for every inflection, as far as a cutter can."""
    word = fold(word)
    for old, new in _SPELLINGS:
        if old in word:
            word = word.replace(old, new)
    if word.endswith("het"):
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            kept = _KEPT.get(ending)
            base = word[: -len(ending)]
            if kept is not None:
                return base + kept
            if ending in {"t", "s"} and base[-1] in "aeiouyæøå":
                return word if ending == "t" and len(base) < 5 else base.rstrip("e") or base  # noqa: PLR2004 (short words)
            return base
    return word
