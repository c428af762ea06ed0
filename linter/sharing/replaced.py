"""Content words that differ between two versions: replaced, left out, added, or only said in another way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz.distance import Indel

from linter.sharing.align import Region
from linter.sharing.model import DifferenceClass
from linter.sharing.pair import Found, Pair, made
from linter.sharing.reading import Unit, UnitKind
from linter.sharing.score import same_word
from linter.sharing.standards import same_in_both
from linter.sharing.stems import stem
from linter.sharing.vocabulary import FORM_PAIRS, LIGHT, SAME_STEM
from linter.sharing.words import RARE, content

_ROOT = re.compile(r"(?:ering|ing|els|sjon|er)$")  # a verb and its noun (vurdere, vurdering)
_LEAST_ROOT = 4  # letters
TELLING = 4  # letters a stem needs to say which word it is in both målformer


def replaced(pair: Pair, left: list[Unit], right: list[Unit], region: Region, whole: Region) -> Iterator[Found]:
    """Differences in content words: those of ``left`` were replaced by ``right``, left out, or added.

    ``region`` is the stretch they stand in, ``whole`` the two sentences.
    """
    before, after = region.before, region.after
    if all(u.norm in LIGHT for u in (*left, *right)):
        yield made(pair, DifferenceClass.EDITORIAL, left, right)
    elif left and right and pair.across and len(left) != len(right):
        yield from _uneven(pair, left, right, region, whole)
    elif pair.across and (_translated(pair, left, right) or _filled(left, right, region)):
        yield made(pair, DifferenceClass.LANGUAGE_FORM, _stretch(left, before), _stretch(right, after))
    elif left and right:
        yield made(pair, DifferenceClass.GOAL, _stretch(left, before), _stretch(right, after))
    elif right:
        said_again = all(_again(pair, u, whole.before) for u in right)
        kind = DifferenceClass.EDITORIAL if said_again else DifferenceClass.ADDITION
        yield made(pair, kind, (), _stretch(right, after), steering=not said_again)
    else:
        said_again = all(_again(pair, u, whole.after) for u in left)
        kind = DifferenceClass.EDITORIAL if said_again else DifferenceClass.OMISSION
        yield made(pair, kind, _stretch(left, before), ())


def _again(pair: Pair, unit: Unit, other: Sequence[Unit]) -> bool:
    """Whether the other sentence has the word too, if only as a filler («departementenes arbeid», «arbeidet til …»).

    Then it was only said once more («økt X og økt Y», «økt X og Y») or in another way.
    """
    return any(
        (
            u.kind is UnitKind.CONTENT
            and (u.norm == unit.norm or one_word(u, unit) or (pair.across and same_in_both(u, unit, (), ())))
        )
        or (u.kind is UnitKind.FILLER and stem(u.norm) == unit.norm)
        for u in other
    )


def _translated(pair: Pair, left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether words that differ between the two målformer may be a matter of form, for a reader to look over.

    They are not where the set's letters in the other form have them too, and needed no other words for them; nor where
    a word that says what the sentence is about has no counterpart at all.
    """
    chosen = any(_used(pair.known, u.norm) for u in right) or any(_used(pair.kept, u.norm) for u in left)
    alone = not (left and right) and any(_telling(u) for u in (*left, *right))
    return not chosen and not alone


def _filled(left: Sequence[Unit], right: Sequence[Unit], region: Region) -> bool:
    """Whether words that one side has alone face as many small ones: what one målform says so, the other may not."""
    alone, own, facing = (left, region.before, region.after) if left else (right, region.after, region.before)
    small = {UnitKind.FILLER, UnitKind.SMALL}
    more = sum(u.kind in small for u in facing) - sum(u.kind in small for u in own)
    return not (left and right) and len(alone) <= more


def _telling(unit: Unit) -> bool:
    """Whether a word is no common one of letters and laws: it says what a sentence is about in either målform."""
    one = content(unit.text.lower(), named=False)
    return one is not None and one.weight >= RARE


def _used(known: Callable[[str], bool], stem: str) -> bool:
    """Whether a word, or what it is a compound of («vasskvalitet»), is used in letters of the other form."""
    return len(stem) >= TELLING and (known(stem) or any(known(stem[at:]) for at in range(3, len(stem) - TELLING + 1)))


def _uneven(pair: Pair, left: list[Unit], right: list[Unit], region: Region, whole: Region) -> Iterator[Found]:
    """Across målformer every word has its counterpart: pair off the nearest; what is left over was added or left out."""  # noqa: E501 (an example reads best whole)
    fewer, more = (left, right) if len(left) < len(right) else (right, left)
    free = list(more)
    for unit in fewer:
        free.remove(max(free, key=lambda u: (Indel.normalized_similarity(unit.norm, u.norm), -u.start)))
    kept = [u for u in more if all(u is not f for f in free)]
    one, other = (left, kept) if more is right else (kept, right)
    yield from replaced(pair, one, other, region, whole)
    yield from replaced(pair, *(([], free) if more is right else (free, [])), region, whole)


def _stretch(words: Sequence[Unit], units: Sequence[Unit]) -> list[Unit]:
    """The words with the small ones between them; nothing for no words."""
    if not words:
        return []
    first, last = words[0].start, words[-1].end
    return [u for u in units if first <= u.start and u.end <= last]


def unlike(
    left: list[Unit], right: list[Unit], *, across: tuple[Sequence[Unit], Sequence[Unit]] | None = None
) -> tuple[list[Unit], list[Unit]]:
    """Content words without those that are one word inflected, respelt, or a known synonym on the other side.

    ``across``: the two sentences, where they are in different målformer.
    """
    free = list(right)
    rest: list[Unit] = []
    for unit in left:
        match = next((u for u in free if _alike(unit, u) or (across and same_in_both(unit, u, *across))), None)
        if match is None:
            rest.append(unit)
        else:
            free.remove(match)
    return rest, free


def one_word(one: Unit, other: Unit) -> bool:
    """Whether two units are one word inflected, respelt, or a verb and its noun."""
    if same_word(one.norm, other.norm) or frozenset((one.norm, other.norm)) in FORM_PAIRS:
        return True
    roots = {_ROOT.sub("", one.norm), _ROOT.sub("", other.norm)}
    return len(roots) == 1 and min(map(len, roots)) >= _LEAST_ROOT


def _alike(one: Unit, other: Unit) -> bool:
    group = SAME_STEM.get(one.norm)
    same = group is not None and group == SAME_STEM.get(other.norm)
    return one.norm == other.norm or one_word(one, other) or same
