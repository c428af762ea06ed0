"""Roles and goals in a table with a key in the first column («Koordinerende virksomhet | Meteorologisk institutt»)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from linter.coordination.model import Filler, Slot
from linter.coordination.scene import Scene
from linter.coordination.words import words
from linter.letters.model import Block, BlockKind, Span
from linter.letters.registry import OrgKind

__all__ = ["keyed"]

_SAID = re.compile(r"\s*[:–-]\s+(?P<role>\w.*)$", re.DOTALL)
_ROLE = re.compile(
    r"\W*(?:er )?(?:koordinator\w*|koordinerer|samordnar|samordner|leder|leier|leiar|koordinerende|koordinerande"
    r"|koordinering\w*)"
    r"\W*(?:$|(?:\w+ ){0,2}(?:samarbeid|arbeid|oppdrag|innsats|oppfølging|etat|virksomhet|verksemd|direktorat)\w*)",
    re.IGNORECASE,
)
_ROLES = {"table_ministry": OrgKind.MINISTRY, "table_agency": OrgKind.AGENCY}
_FEWEST = 2  # words of a goal
_SLOTS = {OrgKind.MINISTRY: Slot.COORDINATING_MINISTRY, OrgKind.AGENCY: Slot.COORDINATING_AGENCY}


def keyed(scene: Scene, blocks: Iterable[int]) -> Iterator[Filler]:
    """Fillers of the coordinators and GOALS from the rows of tables in ``blocks``."""
    inside = frozenset(blocks)
    for row in scene.letter.rows.values():
        if row[0].index in inside and len(row) > 1:
            yield from _row(scene, row)
            yield from _named_first(scene, row[0], row[1].text)
    yield from _shared_out(scene, inside)
    for number in sorted(inside):
        block = scene.letter.blocks[number]
        if block.kind is BlockKind.LIST_ITEM and (match := _SAID.search(block.text)):
            yield from _named_first(scene, block, match["role"], before=match.start())


def _shared_out(scene: Scene, inside: frozenset[int]) -> Iterator[Filler]:
    """«Mål | Oppgave | Ansvarlig»: goals and who leads each part, or coordinates, by the heads of the columns."""
    rows = scene.letter.rows
    for (table, number), row in rows.items():
        head = rows.get((table, 0), ())
        if not number or row[0].index not in inside or not head:
            continue
        if any(words("table_column").match(c.text.strip()) for c in head):
            keys = {c.cell.column: c.text.strip() for c in head if c.cell}
            aims = {column: key for column, key in keys.items() if words("table_goal").match(key)}
            under = ((c, aims.get(c.cell.column)) for c in row if c.cell and len(c.text.split()) >= _FEWEST)
            yield from (_goal(cell, key) for cell, key in under if key)
        if not words("table_part").match(head[0].text.strip()):
            continue
        columns = {c.cell.column for c in head if c.cell and words("table_responsible").match(c.text.strip())}
        for cell in row:
            if cell.cell is None or cell.cell.column not in columns:
                continue
            named = {a.key: a for a in scene.actors(cell) if a.kind is OrgKind.AGENCY}
            whole = bool(words("table_whole").match(row[0].text.strip()))
            for actor in named.values() if len(named) == 1 else ():
                place = Span(cell.index, actor.start, actor.end)
                slot = Slot.COORDINATING_AGENCY if whole else Slot.SUBTASK_LEAD
                yield Filler(slot, actor.key, place, evidence=row[0].text.strip())


def _named_first(scene: Scene, block: Block, role: str, *, before: int | None = None) -> Iterator[Filler]:
    """«Helsedirektoratet | Koordinerer samarbeidet»: the body first, then its role."""
    last = len(block.text) if before is None else before
    named = [a for a in scene.actors(block) if a.end <= last and not a.pronoun]
    if len(named) == 1 and _ROLE.match(role) and not words("reporting_object").search(role):
        slot = _SLOTS[named[0].kind]
        yield Filler(slot, named[0].key, Span(block.index, named[0].start, named[0].end), evidence=role)


def _row(scene: Scene, row: tuple[Block, ...]) -> Iterator[Filler]:
    key = row[0].text.strip()
    for name, kind in _ROLES.items():
        if words(name).match(key):
            for cell in row[1:]:
                for actor in scene.actors(cell):
                    if actor.kind is kind:
                        yield Filler(_SLOTS[kind], actor.key, Span(cell.index, actor.start, actor.end), evidence=key)
    if words("table_goal").match(key) and not words("table_column").match(row[1].text.strip()):
        yield from (_goal(cell, key) for cell in row[1:] if cell.text.strip())


def _goal(cell: Block, key: str) -> Filler:
    """The goal in a cell; ``key``: what the letter has over it or before it."""
    return Filler(Slot.GOALS, cell.text.strip(), Span(cell.index, 0, len(cell.text)), evidence=key)
