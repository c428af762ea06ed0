"""What differs between two versions of a sentence, typed: the fuzzy search only proposed that they are versions.

A ratio cannot tell: a reversed modality scores higher than an unrelated demand. So every stretch that differs is typed
by what it holds, and whatever is not known to be harmless counts as steering.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from linter.language.normal import fold
from linter.sharing.align import Region, align, swapped_lists
from linter.sharing.model import STEERING, DifferenceClass
from linter.sharing.reading import Unit, UnitKind, bare, read
from linter.sharing.score import same_word
from linter.sharing.sides import Side, same_party
from linter.sharing.vocabulary import FORM_PAIRS, LEADS, LIGHT, NYNORSK, REFERENCES, ROLES, SAME_STEM

_TYPED = (
    (UnitKind.NEGATION, DifferenceClass.NEGATION),
    (UnitKind.CONDITION, DifferenceClass.CONDITION),
    (UnitKind.MODAL, DifferenceClass.MODALITY),
    (UnitKind.HEDGE, DifferenceClass.MODALITY),
    (UnitKind.DATE, DifferenceClass.DATE),
    (UnitKind.NUMBER, DifferenceClass.NUMBER),
)
_ROOT = re.compile(r"(?:ering|ing|els|sjon|er)$")  # a verb and its noun (vurdere, vurdering)
_LEAST_ROOT = 4  # letters
_ROLE_REACH = 3  # units after a name within which a role makes the name part of the demand


@dataclass(frozen=True, slots=True)
class Found:
    """A difference within one pair of sentences: words and places ((0, 0) where a side has none) on both sides."""

    kind: DifferenceClass
    before: str
    after: str
    before_at: tuple[int, int]
    after_at: tuple[int, int]
    steering: bool


@dataclass(frozen=True)
class Pair:
    """Two versions of one stretch of text, with whose letters they stand in.

    ``across`` is true when they are in different målformer. ``known`` tells whether a stem of ``after`` is used in the
    set's letters in the form of ``before`` too, ``kept`` the same the other way: such a word needs no translation.
    """

    before: str
    after: str
    ours: Side
    theirs: Side
    across: bool = False
    known: Callable[[str], bool] = lambda _stem: False
    kept: Callable[[str], bool] = lambda _stem: False


def compare(pair: Pair) -> tuple[Found, ...]:
    """Every difference of a pair, in reading order; empty when the two are the same to the letter."""
    if pair.before == pair.after:
        return ()
    left, right = read(pair.before), read(pair.after)
    alignment = align(left, right, pair.ours, pair.theirs)
    found = [*_agreed(pair, alignment.agreed, left, right)]
    for region in alignment.regions:
        found.extend(_region(pair, region, left, right))
    if alignment.moved:
        found.append(_made(pair, DifferenceClass.ORDER, *zip(*alignment.moved, strict=True)))
    if not found:
        whole = (0, len(pair.before)), (0, len(pair.after))
        found.append(Found(DifferenceClass.TYPOGRAPHIC, pair.before, pair.after, *whole, steering=False))
    return tuple(sorted(found, key=lambda f: (f.after_at, f.before_at, f.kind.value)))


def _agreed(
    pair: Pair, agreed: Sequence[tuple[Unit, Unit]], left: Sequence[Unit], right: Sequence[Unit]
) -> Iterator[Found]:
    named = {UnitKind.OWN, UnitKind.ACTOR, UnitKind.MINISTRY}
    for one, other in agreed:
        if bare(one.text) == bare(other.text):
            continue
        if one.kind in named or other.kind in named:
            exclusive = one.kind is other.kind is UnitKind.ACTOR and one.norm != other.norm
            if exclusive and _has_role(left, one) and _has_role(right, other):
                yield _made(pair, DifferenceClass.ACTOR, (one,), (other,))
            else:
                yield _made(pair, DifferenceClass.NAME_SWAP, (one,), (other,))
        elif one.kind is UnitKind.DATE and one.norm != other.norm:
            yield _made(pair, DifferenceClass.NAME_SWAP, (one,), (other,))
        elif pair.across and (
            (one.norm == other.norm and [*map(fold, one.text.split())] == [*map(fold, other.text.split())])
            or other.text.lower() in NYNORSK
            or one.text.lower() in NYNORSK
        ):
            yield _made(pair, DifferenceClass.LANGUAGE_FORM, (one,), (other,))
        elif one.norm != other.norm or one.kind is UnitKind.FILLER:
            yield _made(pair, DifferenceClass.EDITORIAL, (one,), (other,))
        elif pair.across:
            yield _made(pair, DifferenceClass.LANGUAGE_FORM, (one,), (other,))
        elif one.kind not in {UnitKind.NUMBER, UnitKind.DATE}:
            yield _made(pair, DifferenceClass.EDITORIAL, (one,), (other,))


def _has_role(units: Sequence[Unit], named: Unit) -> bool:
    at = next(i for i, u in enumerate(units) if u is named)
    return any(u.norm.startswith(ROLES) or u.norm in LEADS for u in units[at + 1 : at + 1 + _ROLE_REACH])


def _region(pair: Pair, region: Region, left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[Found]:
    before, after = region.before, region.after
    if _reference(before) and _reference(after):
        yield _made(pair, DifferenceClass.EDITORIAL, before, after)
        return
    if _list_form(pair, region, left):
        yield _made(pair, DifferenceClass.EDITORIAL, before, after)
        return
    if any(u.kind is UnitKind.CONDITION for u in (*before, *after)):
        yield _made(pair, DifferenceClass.CONDITION, before, after)
        return
    typed: set[int] = set()
    for unit_kind, difference in _TYPED:
        one, other = ([u for u in side if u.kind is unit_kind] for side in (before, after))
        if unit_kind is UnitKind.DATE and _own_year(pair, one, other):
            yield _made(pair, DifferenceClass.EDITORIAL, one, other)
        elif Counter(pair.ours.meaning(u) for u in one) != Counter(pair.theirs.meaning(u) for u in other):
            yield _made(pair, difference, one, other)
        typed.update(id(u) for u in (*one, *other))
    yield from _parties(pair, region, left, right)
    rest = [[u for u in side if u.kind is UnitKind.CONTENT] for side in (before, after)]
    words = _unlike(rest[0], rest[1])
    if words[0] or words[1]:
        yield from _content(pair, *words, before=before, after=after)
    elif not any(u.kind in {UnitKind.ACTOR, UnitKind.OWN} or id(u) in typed for u in (*before, *after)):
        fillers = (not before or not after) and any(u.kind is UnitKind.FILLER for u in (*before, *after))
        chosen = any(pair.known(u.norm) and not any(_one_word(u, w) for w in rest[0]) for u in rest[1])
        kind = (
            DifferenceClass.LANGUAGE_FORM if pair.across and not fillers and not chosen else DifferenceClass.EDITORIAL
        )
        yield _made(pair, kind, before, after)


def _own_year(pair: Pair, one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    """Whether all that is said on one side only is the letter's own year."""
    said = [pair.ours.meaning(u) for u in one] + [pair.theirs.meaning(u) for u in other]
    return bool(said) and not (one and other) and set(said) == {"year+0"}


def _list_form(pair: Pair, region: Region, left: Sequence[Unit]) -> bool:
    """Whether one side leaves out "NAV skal" because it is an item under a stem that says it."""
    said, side = (region.before, pair.ours) if region.before else (region.after, pair.theirs)
    if region.before and region.after:
        return False
    first = said[0] is left[0] if region.before else said[0].start == 0
    kinds = {u.kind for u in said}
    parties = {UnitKind.OWN, UnitKind.ACTOR}
    own = all(side.meaning(u) == "@own" for u in said if u.kind in parties)
    return bool(
        first
        and own
        and UnitKind.MODAL in kinds
        and kinds <= {*parties, UnitKind.MODAL, UnitKind.FILLER}
        and kinds & parties
    )


def _parties(pair: Pair, region: Region, left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[Found]:
    kinds = {UnitKind.ACTOR, UnitKind.OWN, UnitKind.MINISTRY}
    one, other = ([u for u in side if u.kind in kinds] for side in (region.before, region.after))
    if not one and not other:
        return
    if Counter(pair.ours.meaning(u) for u in one) == Counter(pair.theirs.meaning(u) for u in other):
        return
    if [u.norm for u in one] == [u.norm for u in other]:
        return  # the same party, own to one of the letters
    generic = {UnitKind.OWN, UnitKind.MINISTRY}
    many = [u for u in (*one, *other) if u.norm == "owns"]
    if many and len({u.norm for u in (*one, *other)} - {"owns"}) > 1:
        yield _made(pair, DifferenceClass.NAME_SWAP, one, other)  # «de andre direktoratene» or their names
    elif (
        all(u.kind in generic for u in (*one, *other))
        or swapped_lists(region, pair.ours, pair.theirs)
        or (
            all(_listed(left, u) for u in one)
            and all(_listed(right, u) for u in other)
            and _same_lists(pair, left, right)
        )
    ):
        yield _made(pair, DifferenceClass.NAME_SWAP, one, other)
    else:
        yield _made(pair, DifferenceClass.ACTOR, one, other)


def _listed(units: Sequence[Unit], named: Unit) -> bool:
    """Whether a party stands in a list of parties ("Bufdir, NAV og Udir")."""
    at = next(i for i, u in enumerate(units) if u is named)
    near = [units[i] for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(units)]
    return any(u.kind is UnitKind.ACTOR for u in near)


def _same_lists(pair: Pair, left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether both sentences name the same parties once each addressee is counted in."""
    one = {pair.ours.party(u) for u in left if u.kind is UnitKind.ACTOR} | pair.ours.own
    other = {pair.theirs.party(u) for u in right if u.kind is UnitKind.ACTOR} | pair.theirs.own
    return same_party(one, other)


def _content(
    pair: Pair, left: list[Unit], right: list[Unit], *, before: Sequence[Unit], after: Sequence[Unit]
) -> Iterator[Found]:
    if all(u.norm in LIGHT for u in (*left, *right)):
        yield _made(pair, DifferenceClass.EDITORIAL, left, right)
    elif left and right and pair.across and len(left) != len(right):
        yield from _uneven(pair, left, right, before=before, after=after)
    elif left and right:
        needed = not any(pair.known(u.norm) for u in right) and not any(pair.kept(u.norm) for u in left)
        kind = DifferenceClass.LANGUAGE_FORM if pair.across and needed else DifferenceClass.GOAL
        yield _made(pair, kind, _stretch(left, before), _stretch(right, after))
    elif right:
        yield _made(pair, DifferenceClass.ADDITION, (), _stretch(right, after), steering=True)
    else:
        yield _made(pair, DifferenceClass.OMISSION, _stretch(left, before), ())


def _uneven(
    pair: Pair, left: list[Unit], right: list[Unit], *, before: Sequence[Unit], after: Sequence[Unit]
) -> Iterator[Found]:
    """Across målformer every word has its counterpart: pair off the nearest; what is left over was added or left out."""  # noqa: E501 (an example reads best whole)
    fewer, more = (left, right) if len(left) < len(right) else (right, left)
    free = list(more)
    for unit in fewer:
        free.remove(max(free, key=lambda u: (Indel.normalized_similarity(unit.norm, u.norm), -u.start)))
    kept = [u for u in more if all(u is not f for f in free)]
    one, other = (left, kept) if more is right else (kept, right)
    yield from _content(pair, one, other, before=before, after=after)
    yield from _content(pair, *(([], free) if more is right else (free, [])), before=before, after=after)


def _stretch(words: Sequence[Unit], units: Sequence[Unit]) -> list[Unit]:
    """The words with the small ones between them."""
    first, last = words[0].start, words[-1].end
    return [u for u in units if first <= u.start and u.end <= last]


def _unlike(left: list[Unit], right: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    """Content words without those that are one word inflected, respelt, or a known synonym on the other side."""
    free = list(right)
    rest: list[Unit] = []
    for unit in left:
        match = next((u for u in free if _alike(unit, u)), None)
        if match is None:
            rest.append(unit)
        else:
            free.remove(match)
    return rest, free


def _one_word(one: Unit, other: Unit) -> bool:
    if same_word(one.norm, other.norm) or frozenset((one.norm, other.norm)) in FORM_PAIRS:
        return True
    roots = {_ROOT.sub("", one.norm), _ROOT.sub("", other.norm)}
    return len(roots) == 1 and min(map(len, roots)) >= _LEAST_ROOT


def _alike(one: Unit, other: Unit) -> bool:
    group = SAME_STEM.get(one.norm)
    same = group is not None and group == SAME_STEM.get(other.norm)
    return one.norm == other.norm or _one_word(one, other) or same


def _reference(units: Sequence[Unit]) -> bool:
    """Whether a stretch is a cross-reference ("jf. punkt 4"), or nothing."""
    return not units or units[0].text.lower() in REFERENCES or any(u.text.lower() in {"jf", "jfr"} for u in units[:2])


def _made(
    pair: Pair,
    kind: DifferenceClass,
    before: Sequence[Unit],
    after: Sequence[Unit],
    *,
    steering: bool | None = None,
) -> Found:
    places = [(min(u.start for u in side), max(u.end for u in side)) if side else (0, 0) for side in (before, after)]
    return Found(
        kind,
        pair.before[slice(*places[0])],
        pair.after[slice(*places[1])],
        places[0],
        places[1],
        kind in STEERING if steering is None else steering,
    )
