"""Names of bodies read as one word each in a unit; evidence shows the name."""

from __future__ import annotations

from typing import NamedTuple

from linter.language.stand_ins import stand_ins
from linter.letters.registry import OrgKind, registry

__all__ = ["Named", "named"]

_STANDS_FOR = {OrgKind.AGENCY: "Direktoratet", OrgKind.MINISTRY: "Departementet"}


class Named(NamedTuple):
    """A text with stand-ins; ``names`` are the names they stand for, by the offset of the stand-in."""

    text: str
    names: dict[int, str]


def named(text: str) -> Named:
    """The text with a stand-in for every name that the registry knows, without its genitive -s. Pure."""
    mentions = registry().mentions(text)
    read = stand_ins(text, ((m.start, m.end, _STANDS_FOR[m.records[0].kind]) for m in mentions))
    return Named(read.text, {start: mentions[at].text for start, at in zip(read.starts, read.taken, strict=True)})
