"""What differs between two versions of a sentence, typed: the fuzzy search only proposed that they are versions.

A ratio cannot tell: a reversed modality scores higher than an unrelated demand. So every stretch that differs is typed
by what it holds, and whatever is not known to be harmless counts as steering.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from linter.language.normal import fold
from linter.sharing.align import Region, align, by_name
from linter.sharing.model import DifferenceClass
from linter.sharing.pair import Found, Pair, made
from linter.sharing.parties import has_role, parties
from linter.sharing.reading import OWN_NUMBER, Unit, UnitKind, bare, read
from linter.sharing.replaced import TELLING, one_word, replaced, unlike
from linter.sharing.vocabulary import ABBREVIATIONS, NYNORSK, REFERENCES

_TYPED = (
    (UnitKind.NEGATION, DifferenceClass.NEGATION),
    (UnitKind.CONDITION, DifferenceClass.CONDITION),
    (UnitKind.MODAL, DifferenceClass.MODALITY),
    (UnitKind.HEDGE, DifferenceClass.MODALITY),
    (UnitKind.DATE, DifferenceClass.DATE),
    (UnitKind.NUMBER, DifferenceClass.NUMBER),
)
_BINDING = frozenset({UnitKind.MODAL, UnitKind.HEDGE, UnitKind.NEGATION, UnitKind.CONDITION})
_VERB_REACH = 3  # units after a «skal» within which its verb stands
_BUDGET_LINE = frozenset({"kap", "kapittel", "kapitlet", "post", "poster", "postene", "postane"})


def compare(pair: Pair) -> tuple[Found, ...]:
    """Every difference of a pair, in reading order; empty when the two are the same to the letter."""
    if pair.before == pair.after:
        return ()
    left, right = read(pair.before), read(pair.after)
    ours, theirs = by_name(left, right, pair.ours, pair.theirs)
    pair = replace(pair, ours=ours, theirs=theirs)
    alignment = align(left, right, pair.ours, pair.theirs)
    found = [*_agreed(pair, alignment.agreed, left, right)]
    for region in alignment.regions:
        found.extend(_region(pair, region, left, right))
    if alignment.moved:
        kind = DifferenceClass.LANGUAGE_FORM if pair.across else DifferenceClass.ORDER
        found.append(made(pair, kind, *zip(*alignment.moved, strict=True)))
    if not found:
        whole = (0, len(pair.before)), (0, len(pair.after))
        found.append(Found(DifferenceClass.TYPOGRAPHIC, pair.before, pair.after, *whole, steering=False))
    return tuple(sorted(found, key=lambda f: (f.after_at, f.before_at, f.kind.value)))


def _agreed(  # noqa: C901 (one branch for each kind of likeness)
    pair: Pair, agreed: Sequence[tuple[Unit, Unit]], left: Sequence[Unit], right: Sequence[Unit]
) -> Iterator[Found]:
    named = {UnitKind.OWN, UnitKind.ACTOR, UnitKind.MINISTRY}
    for one, other in agreed:
        if bare(one.text) == bare(other.text):
            continue
        if one.norm == other.norm == OWN_NUMBER:
            yield made(pair, DifferenceClass.NAME_SWAP, (one,), (other,))
        elif one.kind in named or other.kind in named:
            exclusive = one.kind is other.kind is UnitKind.ACTOR and one.norm != other.norm
            if exclusive and has_role(left, one) and has_role(right, other):
                yield made(pair, DifferenceClass.ACTOR, (one,), (other,))
            else:
                yield made(pair, DifferenceClass.NAME_SWAP, (one,), (other,))
        elif one.kind is UnitKind.DATE and one.norm != other.norm:
            yield made(pair, DifferenceClass.NAME_SWAP, (one,), (other,))
        elif pair.across and (
            (one.norm == other.norm and [*map(fold, one.text.split())] == [*map(fold, other.text.split())])
            or other.text.lower() in NYNORSK
            or one.text.lower() in NYNORSK
        ):
            yield made(pair, DifferenceClass.LANGUAGE_FORM, (one,), (other,))
        elif one.norm == other.norm and {one.text.lower(), other.text.lower()} & ABBREVIATIONS.keys():
            yield made(pair, DifferenceClass.TYPOGRAPHIC, (one,), (other,))
        elif one.norm != other.norm or one.kind is UnitKind.FILLER:
            yield made(pair, DifferenceClass.EDITORIAL, (one,), (other,))
        elif pair.across:
            yield made(pair, DifferenceClass.LANGUAGE_FORM, (one,), (other,))
        elif one.kind not in {UnitKind.NUMBER, UnitKind.DATE}:
            yield made(pair, DifferenceClass.EDITORIAL, (one,), (other,))


def _region(pair: Pair, region: Region, left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[Found]:
    before, after = region.before, region.after
    if _reference(before) and _reference(after):
        yield made(pair, DifferenceClass.EDITORIAL, before, after)
        return
    if _list_form(pair, region, left):
        yield made(pair, DifferenceClass.EDITORIAL, before, after)
        return
    if _conditions(before) != _conditions(after):
        yield made(pair, DifferenceClass.CONDITION, before, after)
        return
    rest = [[u for u in side if u.kind is UnitKind.CONTENT] for side in (before, after)]
    words = unlike(rest[0], rest[1], across=(left, right) if pair.across else None)
    said = list(replaced(pair, *words, Region(before, after), Region(tuple(left), tuple(right)))) if any(words) else []
    if _clause(region, left, right) and any(one.steering for one in said):
        yield made(pair, said[0].kind, _trimmed(before), _trimmed(after), steering=True)
        return
    typed: set[int] = set()
    for unit_kind, difference in _TYPED:
        one, other = ([u for u in side if u.kind is unit_kind] for side in (before, after))
        if unit_kind is UnitKind.DATE and _own_year(pair, one, other):
            yield made(pair, DifferenceClass.EDITORIAL, one, other)
        elif unit_kind is UnitKind.NUMBER and _own_chapter(pair, one, other, left, right):
            yield made(pair, DifferenceClass.NAME_SWAP, one, other)
        elif (
            Counter(pair.ours.meaning(u) for u in one) != Counter(pair.theirs.meaning(u) for u in other)
            and not (
                unit_kind is UnitKind.MODAL
                and _unbroken(before, left)
                and _unbroken(after, right)
                and _within(said, one, other)
            )
            and not (unit_kind is UnitKind.MODAL and pair.across and _passive(left, right, one, other))
        ):
            yield made(pair, difference, one, other)
        typed.update(id(u) for u in (*one, *other))
    yield from parties(pair, region, left, right)
    yield from said
    if not any(words) and not any(
        u.kind in {UnitKind.ACTOR, UnitKind.OWN} or id(u) in typed for u in (*before, *after)
    ):
        fillers = (not before or not after) and any(u.kind is UnitKind.FILLER for u in (*before, *after))
        chosen = any(pair.known(u.norm) and not any(one_word(u, w) for w in rest[0]) for u in rest[1])
        kind = (
            DifferenceClass.LANGUAGE_FORM if pair.across and not fillers and not chosen else DifferenceClass.EDITORIAL
        )
        yield made(pair, kind, before, after)


def _clause(region: Region, left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether one side only has a demand of its own there: its «skal», parties and days come and go with it.

    None has one where «bør rydde, og kommunene» faces nothing before a «skal» of both: the demand was weakened.
    """
    before, after = _trimmed(region.before), _trimmed(region.after)
    if before and after:
        return False
    said, units = (before, left) if before else (after, right)
    modals = {u.norm for u in said if u.kind is UnitKind.MODAL}
    follows = next((u for u in units if said and u.start >= said[-1].end), None)
    weakened = follows is not None and follows.kind is UnitKind.MODAL and modals != {follows.norm}
    return bool(modals) and not weakened and _unbroken(said, units)


def _unbroken(said: Sequence[Unit], units: Sequence[Unit]) -> bool:
    """Whether a stretch has all words of its sentence from its first to its last; what only moved is taken out."""
    return not said or len(said) == sum(said[0].start <= u.start < said[-1].end for u in units)


def _within(said: Sequence[Found], one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    """Whether modals that one side only has stand in words that are told of as added or left out there."""
    alone = {DifferenceClass.ADDITION, DifferenceClass.OMISSION}
    told = [f.before_at if one else f.after_at for f in said if f.steering and f.kind in alone]
    return not (one and other) and all(
        any(start <= u.start and u.end <= end for start, end in told) for u in (*one, *other)
    )


def _passive(left: Sequence[Unit], right: Sequence[Unit], one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    """Whether a «skal» stands with a passive in -ast («skal omtalast») that the bokmål version has in -s («omtales»).

    Nynorsk has no passive in -s in the present tense, so this is how it says the same demand.
    """
    alone, units, facing = (other, right, left) if other else (one, left, right)
    if (one and other) or [u.norm for u in alone] != ["skal"]:
        return False
    follows = [u for u in units if u.start >= alone[0].end][:_VERB_REACH]
    return any(
        u.text.endswith("ast")
        and any(v.text.endswith("s") and v.kind is u.kind and (v.norm == u.norm or one_word(u, v)) for v in facing)
        for u in follows
    )


def _trimmed(units: Sequence[Unit]) -> Sequence[Unit]:
    """A stretch without the small words at its ends."""
    said = [n for n, u in enumerate(units) if u.kind not in {UnitKind.SMALL, UnitKind.FILLER}]
    return units[said[0] : said[-1] + 1] if said else ()


def _names_report(unit: Unit) -> bool:
    return unit.kind is UnitKind.CONTENT and "årsrapport".startswith(unit.norm) and len(unit.norm) > TELLING


def _conditions(units: Sequence[Unit]) -> Counter[str]:
    return Counter(u.norm for u in units if u.kind is UnitKind.CONDITION)


def _own_year(pair: Pair, one: Sequence[Unit], other: Sequence[Unit]) -> bool:
    """Whether all that is said on one side only is the letter's own year."""
    said = [pair.ours.meaning(u) for u in one] + [pair.theirs.meaning(u) for u in other]
    return bool(said) and not (one and other) and set(said) == {"year+0"}


def _own_chapter(
    pair: Pair, one: Sequence[Unit], other: Sequence[Unit], left: Sequence[Unit], right: Sequence[Unit]
) -> bool:
    """Whether numbers that face each other are chapters and posts of the budget, in letters to different bodies.

    Each body has its own; in two letters to one body another chapter is other money.
    """
    apart = pair.ours.own and pair.theirs.own and not pair.ours.own & pair.theirs.own
    return bool(apart and one and other) and all(
        index > 0 and units[index - 1].text.lower().strip(".") in _BUDGET_LINE
        for side, units in ((one, left), (other, right))
        for unit in side
        for index in [next(i for i, u in enumerate(units) if u is unit)]
    )


def _list_form(pair: Pair, region: Region, left: Sequence[Unit]) -> bool:
    """Whether one side leaves out "I årsrapporten skal NAV" because it is an item under a stem that says it."""
    said, side = (region.before, pair.ours) if region.before else (region.after, pair.theirs)
    if region.before and region.after:
        return False
    first = said[0] is left[0] if region.before else said[0].start == 0
    said = tuple(u for u in said if not (_names_report(u) or side.meaning(u) == "year+0"))
    kinds = {u.kind for u in said}
    bodies = {UnitKind.OWN, UnitKind.ACTOR}
    own = all(side.meaning(u) == "@own" for u in said if u.kind in bodies)
    return bool(
        first
        and own
        and UnitKind.MODAL in kinds
        and kinds <= {*bodies, UnitKind.MODAL, UnitKind.FILLER, UnitKind.SMALL}
        and kinds & bodies
    )


def _reference(units: Sequence[Unit]) -> bool:
    """Whether a stretch is a cross-reference ("se også punkt 4", "jf. rundskriv H-8/18"), or nothing.

    What it refers to may be anything with a name or a number, but a demand, a negation or a day is none.
    """
    if not units:
        return True
    opens = units[0].text.lower() in REFERENCES or any(u.text.lower() in {"jf", "jfr"} for u in units[:2])
    return opens and not any(u.kind in _BINDING or (u.kind is UnitKind.DATE and not u.norm.isdigit()) for u in units)
