"""What a letter says about one task: the sentences of its passages, and those elsewhere that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from linter.coordination.model import Passage
from linter.coordination.parsed import Parsed, parsed
from linter.coordination.scene import Scene, Sentence
from linter.coordination.words import words
from linter.letters.model import Block, Span

__all__ = ["Talk"]


@dataclass(frozen=True)
class Talk:
    """A task in a letter, before its slots are read. ``pattern`` finds the task's names."""

    scene: Scene
    passages: tuple[Passage, ...]
    pattern: re.Pattern[str] | None
    names: tuple[str, ...] = ()

    @cached_property
    def blocks(self) -> frozenset[int]:
        """Indices of the blocks of the passages."""
        return frozenset(b for passage in self.passages for b in range(passage.first, passage.last))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences of the passages, in order; those that say they are about something else left out."""
        every = (s for block in sorted(self.blocks) for s in self.scene.sentences[block])
        return tuple(s for s in every if not words("other_task").search(s.text))

    @cached_property
    def parsed(self) -> Mapping[Span, Parsed]:
        """The trees of the passages' sentences, by their place. Raises ModelError where the pipeline cannot be used."""
        return {one.sentence.span: one for one in parsed(s for s in self.sentences if not s.heading)}

    @cached_property
    def elsewhere(self) -> tuple[Sentence, ...]:
        """Sentences outside the passages that name the task."""
        return tuple(self._elsewhere())

    def _elsewhere(self) -> Iterator[Sentence]:
        if self.pattern is None:
            return
        for index, sentences in enumerate(self.scene.sentences):
            if index not in self.blocks:
                yield from (s for s in sentences if self.pattern.search(s.text))

    @cached_property
    def rows_elsewhere(self) -> tuple[tuple[Block, ...], ...]:
        """Table rows outside the passages that name the task."""
        if self.pattern is None:
            return ()
        pattern = self.pattern
        return tuple(
            row
            for row in self.scene.letter.rows.values()
            if row[0].index not in self.blocks and any(pattern.search(cell.text) for cell in row)
        )

    @cached_property
    def year(self) -> int:
        """The letter's year; 0 where it is not known."""
        found = self.scene.identity.year
        return found.value if found else self.scene.on.year if self.scene.on else 0

    @cached_property
    def participants_named(self) -> bool:
        """Whether the passages name at least two agencies."""
        return len({a.key for s in self.sentences for a in s.agencies()}) > 1

    def names_task(self, text: str) -> int | None:
        """Where ``text`` names the task; None where it does not."""
        match = self.pattern.search(text) if self.pattern else None
        return match.start() if match else None

    def about_task(self, sentence: Sentence) -> bool:
        """Whether a sentence of a passage speaks of the task by its name or as «samarbeidet», «oppdraget»."""
        return self.names_task(sentence.text) is not None or bool(words("task_words").search(sentence.text))
