"""Whose letter a version stands in: who «direktoratet» is there, and which year is its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from linter.letters.registry import registry
from linter.sharing.reading import Unit, UnitKind, read
from linter.sharing.text import LetterText

_OWN = "@own"
_SENDER = "@sender"


@dataclass(frozen=True)
class Side:
    """One side of a comparison. ``own`` and ``senders`` are organisation keys; "*" in ``own``: a template's blank."""

    own: frozenset[str] = frozenset()
    senders: frozenset[str] = frozenset()
    year: int | None = None

    def without(self, norms: Iterable[str]) -> Side:
        """The same side where the parties with these norms are called by name and stand for nobody else."""
        keys = frozenset(key for norm in norms for key in norm.partition(":")[2].split("/"))
        if not keys & (self.own | self.senders):
            return self
        return replace(self, own=self.own - keys, senders=self.senders - keys)

    def party(self, unit: Unit) -> str:
        """Who a unit means: an organisation key, or the addressee where a generic noun stands."""
        if unit.norm == "own":
            return _OWN
        return self._of(unit.norm)

    def meaning(self, unit: Unit) -> str:
        """What a unit means to the alignment: the addressee and the sender are the same on both sides."""
        if unit.norm in {"own", "sender"}:
            return "@" + unit.norm
        if unit.kind is UnitKind.ACTOR:
            return self._of(unit.norm)
        if unit.kind is UnitKind.DATE and self.year is not None:
            return _relative(unit.norm, self.year)
        return unit.norm

    def meanings(self, text: str) -> tuple[str, ...]:
        """What each unit of a sentence means, in order."""
        said, open_ = _said(text)
        if not open_:
            return said
        meant = list(said)
        for at, unit in open_:
            meant[at] = self.meaning(unit)
        return tuple(meant)

    def _of(self, norm: str) -> str:
        kind, _, keys = norm.partition(":")
        bearers = frozenset(keys.split("/")) if kind in {"org", "dep"} else frozenset({norm})
        if bearers & self.own:
            return _OWN
        if kind == "dep" and (bearers & self.senders):
            return _SENDER
        return norm


@lru_cache(maxsize=200_000)
def _said(text: str) -> tuple[tuple[str, ...], tuple[tuple[int, Unit], ...]]:
    """What the units of a sentence mean in a letter of nobody's, and those that may mean something else in another."""
    units = read(text)
    nobody = Side()
    open_ = ((at, unit) for at, unit in enumerate(units) if unit.kind in {UnitKind.ACTOR, UnitKind.DATE})
    return tuple(nobody.meaning(unit) for unit in units), tuple(open_)


def _relative(norm: str, year: int) -> str:
    head, dash, rest = norm.partition("-")
    if head.isdigit() and len(head) == 4:  # noqa: PLR2004 (a year)
        return f"year{int(head) - year:+d}{dash}{rest}"
    return norm


def side_of(letter: LetterText) -> Side:
    """The side a letter is."""
    return Side(keys_of(letter.recipients), keys_of(letter.senders), letter.year)


@lru_cache(maxsize=20_000)
def keys_of(names: frozenset[str]) -> frozenset[str]:
    """Organisation keys of names; a name the registry does not know stands for itself."""
    found: set[str] = set()
    for name in names:
        known = registry().exact(name)
        found.update(row.key for row in known)
        if not known:
            found.add("name:" + name.lower())
    return frozenset(found)


def same_party(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether two sets of parties are the same, the marks for the addressee left out."""
    marks = {_OWN, _SENDER}
    return {bare(p) for p in left if p not in marks} == {bare(p) for p in right if p not in marks}


def bare(party: str) -> str:
    """A party's key without the kind it was found as."""
    kind, colon, key = party.partition(":")
    return key if colon and kind in {"org", "dep"} else party
