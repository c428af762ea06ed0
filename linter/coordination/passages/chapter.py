"""Chapters that are about one joint task, its mandate told under headings of its own.

«5 Felles oppgave: X» with «5.1 Bakgrunn og mål», «5.2 Roller og ansvar», «5.3 Rapportering» is one task and not three:
the parts are called after what a mandate has (DFØ/Difi 2017/1, advice 4 and 5), the chapter after the task.
"""

from __future__ import annotations

from linter.coordination.naming import core
from linter.coordination.passages.acting import acting_together, live
from linter.coordination.passages.found import Found
from linter.coordination.passages.headed import STATEMENT, headed, holds_task
from linter.coordination.scene import Scene
from linter.coordination.words import words
from linter.letters.model import Section

__all__ = ["by_chapter", "cooperation"]

_LONGEST = 60  # blocks outside tables; our choice
_FEWEST_PARTS = 2


def by_chapter(scene: Scene, taken: frozenset[int]) -> list[Found]:
    """Chapters whose subsections are the parts of one mandate and whose text sets up cooperation with others."""
    found: list[Found] = []
    for section in scene.letter.sections[1:]:
        if section.heading is None or section.heading in taken or not _of_one_task(scene, section):
            continue
        own = live(scene, [s for s in scene.run(section.first, section.last) if s.span.block not in taken])
        if own and (holds_task(scene, own, cooperative=True) or acting_together(scene, own, alone=True)):
            found.append(headed(scene, section))
            taken |= frozenset(range(section.first, section.last))
    return found


def _of_one_task(scene: Scene, section: Section) -> bool:
    """Whether a chapter's subsections are called after the parts of a mandate.

    Half of them are enough under a title that speaks of cooperation and names a matter; else all are asked for, and one
    of them must be about who does what.
    """
    parts = [one for one in scene.letter.sections if one.parent == section.index]
    if not parts or _long(scene, section) or STATEMENT.search(section.title):
        return False
    if words("section_not").search(scene.chapters(section.index)):
        return False
    titled = [one for one in parts if words("heading_part").fullmatch(one.title.strip())]
    if cooperation(section.title):
        return len(titled) * 2 >= len(parts)
    return (
        len(titled) == len(parts) >= _FEWEST_PARTS
        and not words("heading_generic").search(section.title)
        and any(words("heading_part_roles").search(one.title) for one in titled)
    )


def cooperation(title: str) -> bool:
    """Whether a title speaks of cooperation and names a matter."""
    said = words("heading").search(title) or words("heading_shared").search(title)
    return bool(said) and bool(core(title))


def _long(scene: Scene, section: Section) -> bool:
    return sum(block.cell is None for block in scene.letter.blocks[section.first : section.last]) > _LONGEST
