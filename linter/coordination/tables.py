"""Roles and goals in a table with a key in the first column («Koordinerende virksomhet | Meteorologisk institutt»)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from linter.coordination.model import Filler, Slot
from linter.coordination.scene import Scene
from linter.coordination.words import words
from linter.letters.model import Block, Span
from linter.letters.registry import OrgKind

__all__ = ["keyed"]

_ROLES = {"table_ministry": OrgKind.MINISTRY, "table_agency": OrgKind.AGENCY}
_SLOTS = {OrgKind.MINISTRY: Slot.COORDINATING_MINISTRY, OrgKind.AGENCY: Slot.COORDINATING_AGENCY}


def keyed(scene: Scene, blocks: Iterable[int]) -> Iterator[Filler]:
    """Fillers of the coordinators and GOALS from the rows of tables in ``blocks``."""
    inside = frozenset(blocks)
    for row in scene.letter.rows.values():
        if row[0].index in inside and len(row) > 1:
            yield from _row(scene, row)


def _row(scene: Scene, row: tuple[Block, ...]) -> Iterator[Filler]:
    key = row[0].text.strip()
    for name, kind in _ROLES.items():
        if words(name).match(key):
            for cell in row[1:]:
                for actor in scene.actors(cell):
                    if actor.kind is kind:
                        yield Filler(_SLOTS[kind], actor.key, Span(cell.index, actor.start, actor.end), evidence=key)
    if words("table_goal").match(key):
        for cell in row[1:]:
            if cell.text.strip():
                yield Filler(Slot.GOALS, cell.text.strip(), Span(cell.index, 0, len(cell.text)), evidence=key)
