"""Many small letters read at once: their sentences parsed in one batch, each letter by itself in all else."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from linter.coordination.detect import tasks
from linter.coordination.model import JointTask
from linter.coordination.parsed import parsed
from linter.coordination.scene import Scene
from linter.language.once import each_text_once
from linter.letters.identity import identify
from linter.letters.model import Letter
from linter.letters.registry import registry

_AT_ONCE = 100  # letters; of more the first sentences are forgotten before they are asked for


def tasks_of(letters: Iterable[Letter]) -> list[tuple[JointTask, ...]]:
    """The joint tasks with passages of each letter, as `tasks` gives them letter by letter."""
    found = []
    stream = iter(letters)
    while taken := [(letter, identify(letter)) for letter in islice(stream, _AT_ONCE)]:
        scenes = [Scene(letter, identity, registry()) for letter, identity in taken]
        with each_text_once():
            parsed(s for scene in scenes for block in scene.sentences for s in block if not s.heading)
            for letter, identity in taken:
                try:
                    found.append(tuple(t for t in tasks(letter, identity, registry()) if t.passages))
                except Exception as error:
                    error.add_note(f"In the letter that ends: {letter.blocks[-1].text}")
                    raise
    return found
