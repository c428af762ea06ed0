"""What a letter says of a joint task in another place than the task's own: «Statusrapporten om X, jf. punkt 3.2, …»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.coordination.found import Found
from linter.coordination.naming import name_pattern
from linter.coordination.scene import Scene, Sentence
from linter.coordination.words import words

__all__ = ["with_parts"]

_POINTS = re.compile(
    r"\b(?:punkt|pkt\.?|kapittel|avsnitt|del)\s+([A-ZÆØÅ]?\.?\d+(?:\.\d+)*|[A-ZÆØÅ]\.\d+)", re.IGNORECASE
)


def with_parts(scene: Scene, found: Sequence[Found]) -> list[Found]:
    """The tasks found, those that are only a part of another (its reporting, its roles) joined to it.

    A part's heading names a part of a mandate and nothing more, or it has none; its text names the task or the section.
    """
    result = list(found)
    for one in found:
        if not _is_part(scene, one):
            continue
        sentences = [s for p in one.passages for s in scene.run(p.first, p.last)]
        wholes = [
            other for other in result if other.key != one.key and other.passages and _about(scene, other, sentences)
        ]
        if len(wholes) == 1:
            result = [one.into(other) if other is wholes[0] else other for other in result if other.key != one.key]
    return result


def _is_part(scene: Scene, one: Found) -> bool:
    if one.pattern is not None or not one.passages:
        return False
    headings = [p for p in one.passages if p.reason == "heading"]
    titles = [scene.letter.sections[scene.letter.blocks[p.first].section].title for p in headings]
    return all(words("heading_part").fullmatch(title.strip()) for title in titles)


def _about(scene: Scene, other: Found, sentences: Sequence[Sentence]) -> bool:
    """Whether some sentence names a task, or the number of a section that it stands in."""
    pattern = name_pattern(other.name)
    numbers = {
        scene.letter.sections[scene.letter.blocks[block].section].number
        for p in other.passages
        for block in range(p.first, p.last)
    }
    return any(
        (pattern is not None and pattern.search(s.text)) or any(m[1] in numbers for m in _POINTS.finditer(s.text))
        for s in sentences
        if not s.heading
    )
