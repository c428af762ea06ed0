"""Parties that face each other in two versions: swapped as they should be between two letters, or another party."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from linter.sharing.align import Region, swapped_lists
from linter.sharing.model import DifferenceClass
from linter.sharing.pair import Found, Pair, made
from linter.sharing.reading import Unit, UnitKind
from linter.sharing.sides import Side, bare, same_party
from linter.sharing.vocabulary import LEADS, ROLES

_ROLE_REACH = 3  # units after a name within which a role makes the name part of the demand
_REACH = 6  # units from a ministry to the words that say it gives the same assignment
_GIVEN = re.compile(
    r"brev(?:et|ene|a|s)?\b|\blikely\w+"
    r"|\b(?:tilsvarende|tilsvarande|samme|same|likt) (?:oppdrag|oppg[aå]v|tekst|bestilling)",
    re.IGNORECASE,
)
# What a ministry pays is not the same in the letter where the other one pays it.
_MONEY = re.compile(r"\b(?:mid(?:ler|lar|lene|lane)|kron|bevilg|løyv|beløp|\w*finans|betal|dekk)", re.IGNORECASE)
_AND = frozenset({"og", "samt"})


def has_role(units: Sequence[Unit], named: Unit) -> bool:
    """Whether a role follows a name («koordinerer», «leder»)."""
    at = _place(units, named)
    return any(u.norm.startswith(ROLES) or u.norm in LEADS for u in units[at + 1 : at + 1 + _ROLE_REACH])


def parties(pair: Pair, region: Region, left: Sequence[Unit], right: Sequence[Unit]) -> Iterator[Found]:
    """The difference in who is named in ``region`` of two sentences; none when nobody differs."""
    kinds = {UnitKind.ACTOR, UnitKind.OWN, UnitKind.MINISTRY}
    one, other = ([u for u in side if u.kind in kinds] for side in (region.before, region.after))
    senders = [[u for u in side if u.norm.startswith("dep:")] for side in (one, other)]
    mirrored = _mirrored(pair, senders, left, right)
    if mirrored or _alone(pair, one, other, senders):
        yield made(pair, DifferenceClass.NAME_SWAP if mirrored else DifferenceClass.ACTOR, *senders)
        one, other = ([u for u in side if u not in named] for side, named in zip((one, other), senders, strict=True))
        region = Region(
            tuple(u for u in region.before if u not in senders[0]),
            tuple(u for u in region.after if u not in senders[1]),
        )
    if not one and not other:
        return
    if Counter(pair.ours.meaning(u) for u in one) == Counter(pair.theirs.meaning(u) for u in other):
        return
    if [u.norm for u in one] == [u.norm for u in other]:
        return  # the same party, own to one of the letters
    generic = {UnitKind.OWN, UnitKind.MINISTRY}
    many = [u for u in (*one, *other) if u.norm == "owns"]
    if many and len({u.norm for u in (*one, *other)} - {"owns"}) > 1:
        yield made(pair, DifferenceClass.NAME_SWAP, one, other)  # «de andre direktoratene» or their names
    elif (
        all(u.kind in generic for u in (*one, *other))
        or swapped_lists(region, pair.ours, pair.theirs)
        or (
            all(_listed(left, u) for u in one)
            and all(_listed(right, u) for u in other)
            and _same_lists(pair, left, right)
        )
    ):
        yield made(pair, DifferenceClass.NAME_SWAP, one, other)
    else:
        yield made(pair, DifferenceClass.ACTOR, *(_lacking(pair, left, right) or (one, other)))


def _lacking(pair: Pair, left: Sequence[Unit], right: Sequence[Unit]) -> tuple[list[Unit], list[Unit]] | None:
    """The parties that one of two lists names and the other does not; None where each names one the other lacks."""
    sides = (pair.ours, left), (pair.theirs, right)
    lists = [
        [(_parties(side, unit), unit) for unit in units if unit.kind is UnitKind.ACTOR and _listed(units, unit)]
        for side, units in sides
    ]
    keys = [frozenset().union(*(key for key, _ in listed)) for listed in lists]
    if not all(keys) or keys[0] == keys[1] or not (keys[0] < keys[1] or keys[1] < keys[0]):
        return None
    alone = [[unit for key, unit in listed if not key & other] for listed, other in zip(lists, keys[::-1], strict=True)]
    return alone[0], alone[1]


def _parties(side: Side, unit: Unit) -> frozenset[str]:
    """The parties a name stands for, the reader of the letter by its own name."""
    party = side.party(unit)
    return side.own if party == "@own" and side.own else frozenset(bare(party).split("/"))


def _alone(pair: Pair, one: Sequence[Unit], other: Sequence[Unit], senders: Sequence[Sequence[Unit]]) -> bool:
    """Whether one letter only names another ministry there, beside agencies that both name."""
    return (
        bool(senders[0]) != bool(senders[1])
        and all(
            any(u.kind is UnitKind.ACTOR and u not in senders[n] for u in side) for n, side in enumerate((one, other))
        )
        and not any(u.kind is UnitKind.MINISTRY for u in (*one, *other))
        and not any(pair.ours.meaning(u) == "@sender" for u in senders[0])
        and not any(pair.theirs.meaning(u) == "@sender" for u in senders[1])
    )


def _mirrored(pair: Pair, named: Sequence[Sequence[Unit]], left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether each letter names the other one's sender, as the one who gives the same or takes part («fra», «med»).

    Both must: a ministry that one letter names alone is something the other does not say. Who leads, pays or gets a
    report is another matter, and differs.
    """
    sides = (pair.before, left, named[0]), (pair.after, right, named[1])
    if not any(named) or not all(_gives_or_joins(text, units, u) for text, units, side in sides for u in side):
        return False
    if _swapped(pair, *named):
        return True
    # The same list in another order, or with the two at different ends of it: «A og C» in B's letter, «B og A» in C's.
    listed = all(_listed(units, u) for _, units, side in sides for u in side)
    rows = [[u for u in units if u.norm.startswith("dep:")] for units in (left, right)]
    given = all(named) or all(
        _gives_or_joins(text, units, u) for (text, units, _), row in zip(sides, rows, strict=True) for u in row
    )
    return listed and given and _swapped(pair, *rows)


def _swapped(pair: Pair, left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether two rows of ministries are the same but for each letter's own sender, which the other one names."""
    own = pair.ours.senders - pair.theirs.senders, pair.theirs.senders - pair.ours.senders
    others = [[u for u in side if _keys(u) & keys] for side, keys in ((left, own[1]), (right, own[0]))]
    rest = [{u.norm for u in side if not _keys(u) & (own[0] | own[1])} for side in (left, right)]
    return all(others) and rest[0] == rest[1]


def _keys(unit: Unit) -> frozenset[str]:
    return frozenset(unit.norm.partition(":")[2].split("/"))


def _gives_or_joins(text: str, units: Sequence[Unit], named: Unit) -> bool:
    """Whether a ministry is named with the letter in which it gives the same assignment, or after «med»."""
    at = _place(units, named)
    first = at - 1
    while first >= 0 and (units[first].kind is UnitKind.ACTOR or units[first].text.lower() in _AND):
        first -= 1
    leading = units[first].text.lower().split()[-1] if first >= 0 else ""
    if leading == "til" or has_role(units, named):
        return False
    said = _clause(text, units, at)
    return leading == "med" or (_GIVEN.search(said) is not None and not _MONEY.search(said))


def _clause(text: str, units: Sequence[Unit], at: int) -> str:
    """The words around a unit, no further than the full stops around it."""
    start, end = units[max(at - _REACH, 0)].start, units[min(at + _REACH, len(units) - 1)].end
    return text[start : units[at].start].rsplit(". ", 1)[-1] + text[units[at].start : end].split(". ", 1)[0]


def _listed(units: Sequence[Unit], named: Unit) -> bool:
    """Whether a party stands in a list of parties ("Bufdir, NAV og Udir")."""
    at = _place(units, named)
    near = [units[i] for i in (at - 2, at - 1, at + 1, at + 2) if 0 <= i < len(units)]
    return any(u.kind is UnitKind.ACTOR for u in near)


def _same_lists(pair: Pair, left: Sequence[Unit], right: Sequence[Unit]) -> bool:
    """Whether both sentences name the same parties once each addressee is counted in."""
    one = {pair.ours.party(u) for u in left if u.kind is UnitKind.ACTOR}
    other = {pair.theirs.party(u) for u in right if u.kind is UnitKind.ACTOR}
    return same_party(one | pair.ours.own, other | pair.theirs.own)


def _place(units: Sequence[Unit], named: Unit) -> int:
    return next(i for i, u in enumerate(units) if u is named)
