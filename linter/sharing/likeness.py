"""How much of what two sentences say both say: for two in one place of a text that were not found to be versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from linter.language.normal import fold
from linter.sharing.reading import Unit, UnitKind, read
from linter.sharing.replaced import unlike
from linter.sharing.sides import Side

_MET = 0.6  # share of what two sentences say that both say, from which they are versions of one; our choice
_MET_ACROSS = 0.4  # the same between the two målformer, where many words are others
_SPELT_ALIKE = 72.0  # fuzz.ratio of two folded sentences in the two målformer; our choice
_SILENT = frozenset({UnitKind.SMALL, UnitKind.FILLER})


def likeness(before: str, after: str, ours: Side, theirs: Side, *, across: bool) -> float:
    """How sure it is that two sentences in one place are versions of one: 0 where they are none, else 0.4 to 1.

    Words, numbers, days, parties and force count alike; ``across``: the two are in different målformer.
    """
    left, right = ([u for u in read(text) if u.kind not in _SILENT] for text in (before, after))
    words = [[u for u in side if u.kind is UnitKind.CONTENT] for side in (left, right)]
    rest, _ = unlike(*words)
    typed = _typed(left, ours) & _typed(right, theirs)
    met = 2 * (len(words[0]) - len(rest) + typed.total()) / max(len(left) + len(right), 1)
    if across:
        spelt = fuzz.ratio(*(" ".join(map(fold, text.split())) for text in (before, after)))
        met = max(met, spelt / 100 if spelt >= _SPELT_ALIKE else 0)
    return met if met >= (_MET_ACROSS if across else _MET) else 0.0


def matched(scores: Sequence[tuple[float, int, int]]) -> Iterator[tuple[int, int]]:
    """From likenesses of ``i`` and ``j``: each in one pair, the likest first, those in nearer places at a tie."""
    used: set[tuple[int, int]] = set()
    for _, _, i, j in sorted((-like, abs(i - j), i, j) for like, i, j in scores if like):
        if not used & {(0, i), (1, j)}:
            used |= {(0, i), (1, j)}
            yield i, j


def _typed(units: Sequence[Unit], side: Side) -> Counter[str]:
    return Counter(side.meaning(u) for u in units if u.kind is not UnitKind.CONTENT)
