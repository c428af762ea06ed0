"""Two versions of a sentence word by word: which stretches differ, and what only moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from linter.sharing.reading import Unit, UnitKind
from linter.sharing.sides import Side, same_party

_NEAR = 3  # units a negation or a modal may move and still belong to the same verb
_FIXED = frozenset({UnitKind.NEGATION, UnitKind.MODAL, UnitKind.HEDGE, UnitKind.CONDITION})


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch that differs: the units of either side (one may be empty)."""

    before: tuple[Unit, ...]
    after: tuple[Unit, ...]


@dataclass(frozen=True)
class Alignment:
    """Stretches that differ, pairs that agree in meaning but not in wording, and units that only moved."""

    regions: tuple[Region, ...]
    agreed: tuple[tuple[Unit, Unit], ...]
    moved: tuple[tuple[Unit, Unit], ...]


def by_name(before: Sequence[Unit], after: Sequence[Unit], ours: Side, theirs: Side) -> tuple[Side, Side]:
    """The sides with parties that both texts call by name left as names, where that makes the two more alike.

    «FIN og JD» in letters from FIN and from AID is one list; «NAV og Udir» facing «Udir og NAV» is each letter's own
    reader and the other.
    """
    named = {u.norm for u in before if u.kind is UnitKind.ACTOR} & {u.norm for u in after if u.kind is UnitKind.ACTOR}
    plain = ours.without(named), theirs.without(named)
    if plain == (ours, theirs):
        return plain
    distances = [
        Levenshtein.distance([a.meaning(u) for u in before], [b.meaning(u) for u in after])
        for a, b in (plain, (ours, theirs))
    ]
    return plain if distances[0] <= distances[1] else (ours, theirs)


def align(before: Sequence[Unit], after: Sequence[Unit], ours: Side, theirs: Side) -> Alignment:
    """Align on what units mean, with the fewest changes (Levenshtein over one code a unit)."""
    codes: dict[str, int] = {}
    left = "".join(chr(codes.setdefault(ours.meaning(u), 0xE000 + len(codes))) for u in before)
    right = "".join(chr(codes.setdefault(theirs.meaning(u), 0xE000 + len(codes))) for u in after)
    regions: list[Region] = []
    agreed: list[tuple[Unit, Unit]] = []
    open_left: list[int] = []
    open_right: list[int] = []

    def close() -> None:
        if open_left or open_right:
            regions.append(Region(tuple(before[i] for i in open_left), tuple(after[j] for j in open_right)))
            open_left.clear()
            open_right.clear()

    for op in Levenshtein.opcodes(left, right):
        if op.tag == "equal":
            for i, j in zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True):
                close()
                agreed.append((before[i], after[j]))
        else:
            open_left.extend(range(op.src_start, op.src_end))
            open_right.extend(range(op.dest_start, op.dest_end))
    close()
    return _moves(
        regions, agreed, ours, theirs, {id(u): n for n, u in enumerate(before)}, {id(u): n for n, u in enumerate(after)}
    )


def _moves(  # noqa: PLR0917 (private, one caller)
    regions: list[Region],
    agreed: list[tuple[Unit, Unit]],
    ours: Side,
    theirs: Side,
    place_left: dict[int, int],
    place_right: dict[int, int],
) -> Alignment:
    """Take out units that stand on both sides, in different places: they moved.

    A number, a date or a party that faces another of its kind has not moved but changed; a negation or a modal that
    went far has gone to another verb.
    """
    free: dict[str, list[tuple[int, Unit]]] = {}
    for index, region in enumerate(regions):
        for unit in region.after:
            free.setdefault(theirs.meaning(unit), []).append((index, unit))
    gone_left: set[int] = set()
    gone_right: set[int] = set()
    moved: list[tuple[Unit, Unit]] = []
    for index, region in enumerate(regions):
        for unit in region.before:
            for entry in free.get(ours.meaning(unit), []):
                other_index, other = entry
                if other_index != index and (
                    _faces(region.after, unit, theirs) or _faces(regions[other_index].before, other, ours)
                ):
                    continue
                if (
                    unit.kind in _FIXED
                    and abs(place_left[id(unit)] - place_right[id(other)]) > _NEAR
                    and not _anchored(unit, other, place_left, place_right, agreed)
                ):
                    continue
                free[ours.meaning(unit)].remove(entry)
                gone_left.add(id(unit))
                gone_right.add(id(other))
                moved.append((unit, other))
                break
    kept = [
        Region(
            tuple(u for u in region.before if id(u) not in gone_left),
            tuple(u for u in region.after if id(u) not in gone_right),
        )
        for region in regions
    ]
    return Alignment(tuple(r for r in kept if r.before or r.after), tuple(agreed), tuple(moved))


def _faces(units: Sequence[Unit], unit: Unit, side: Side) -> bool:
    typed = {UnitKind.NUMBER, UnitKind.DATE, UnitKind.ACTOR, UnitKind.MODAL}
    return unit.kind in typed and any(u.kind is unit.kind and side.meaning(u) != unit.norm for u in units)


def _anchored(
    unit: Unit, other: Unit, place_left: dict[int, int], place_right: dict[int, int], agreed: list[tuple[Unit, Unit]]
) -> bool:
    """Whether the same content word stands next to it on both sides."""
    left, right = place_left[id(unit)], place_right[id(other)]
    return any(
        a.kind is UnitKind.CONTENT
        and abs(place_left[id(a)] - left) <= _NEAR
        and abs(place_right[id(b)] - right) <= _NEAR
        for a, b in agreed
    )


def swapped_lists(region: Region, ours: Side, theirs: Side) -> bool:
    """Whether the parties named on both sides are the same once each side's own addressee is counted in."""
    left = Counter(ours.party(u) for u in region.before if u.kind in {UnitKind.ACTOR, UnitKind.OWN})
    right = Counter(theirs.party(u) for u in region.after if u.kind in {UnitKind.ACTOR, UnitKind.OWN})
    return same_party(set(left) | ours.own, set(right) | theirs.own)
