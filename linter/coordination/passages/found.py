"""A task as found in a letter, before its slots are read; and how far a paragraph about it reaches."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from linter.coordination.model import Passage
from linter.coordination.participants import named_agencies
from linter.coordination.scene import Scene, Sentence
from linter.coordination.words import words
from linter.letters.model import Block, BlockKind, Layer, Span

__all__ = ["LONGEST_SECTION", "SEVERAL", "Found", "Step", "grown", "joint_demand"]

LONGEST_SECTION = 40  # blocks; a chapter over many goals is no passage about one task
SEVERAL = 2
_KEY = re.compile(r"\W*(?!\w+ \d+:)[A-ZÆØÅ][a-zæøå]+(?: \w+){0,3}:\s+\S")


@dataclass(frozen=True, slots=True)
class Found:
    """A task as found, before its slots are read."""

    key: str
    name: str
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Span, ...] = ()
    pattern: re.Pattern[str] | None = None
    names: tuple[str, ...] = ()

    def joined(self, other: Found) -> Found:
        """Both as one task: the first's name, the passages of both."""
        return replace(
            self,
            passages=(*self.passages, *other.passages),
            mentions=(*self.mentions, *other.mentions),
            names=tuple(dict.fromkeys([*self.names, *other.names])),
        )


Step = Callable[[Scene, frozenset[int]], "list[Found]"]


def joint_demand(sentence: Sentence) -> bool:
    """A demand to do something together, with several agencies as subject or a partner named."""
    text = sentence.text
    demanded = words("demand").search(text) or words("demand").search(sentence.lead)
    if not demanded or words("third_party").search(text):
        return False
    several = len({a.key for a in named_agencies(sentence)}) >= SEVERAL or words("agencies_plural").search(text)
    return bool(several and words("cooperate").search(text))


def grown(scene: Scene, block: Block, pattern: re.Pattern[str] | None) -> tuple[int, int]:
    """The paragraph, with neighbours in its section that name the task, go on about it, or are its list."""
    first, last = block.index, block.index + 1
    blocks = scene.letter.blocks
    while first > 0 and _goes_with(blocks[first - 1], block, pattern, before=True):
        first -= 1
    while last < len(blocks) and (
        _goes_with(blocks[last], block, pattern)
        or (
            blocks[last].kind is BlockKind.LIST_ITEM
            and blocks[last].section == block.section
            and _opened(blocks, last, first)
        )
        or _goes_on_after_list(scene, block, last)
    ):
        last += 1
    return first, last


def _goes_with(other: Block, block: Block, pattern: re.Pattern[str] | None, *, before: bool = False) -> bool:
    if other.section != block.section or other.kind is BlockKind.HEADING or other.layer is not Layer.BODY or other.cell:
        return False
    if pattern is not None and pattern.search(other.text):
        return True
    if _KEY.match(other.text) and _KEY.match(block.text):
        return True  # «Ansvarlig: X», «Deltakere: Y og Z»
    goes_on = words("anaphora").search(other.text) or words("report_key").match(other.text)
    return not before and other.kind is BlockKind.PARAGRAPH and bool(goes_on)


def _goes_on_after_list(scene: Scene, block: Block, index: int) -> bool:
    """Whether the paragraph after the list that a block opens names another than the addressee whom they name too."""
    blocks = scene.letter.blocks
    other = blocks[index]
    if (
        other.kind is not BlockKind.PARAGRAPH
        or other.section != block.section
        or blocks[index - 1].kind is not BlockKind.LIST_ITEM
        or not block.text.rstrip().endswith(":")
    ):
        return False
    named = {a.key for b in range(block.index, index) for s in scene.sentences[b] for a in s.agencies()}
    others = named - set(scene.recipients)
    return any(a.key in others for s in scene.sentences[index] for a in s.agencies())


def _opened(blocks: Sequence[Block], index: int, first: int) -> bool:
    """Whether a block is an item of a list whose opening line stands at ``first`` or after it."""
    if blocks[index].kind is not BlockKind.LIST_ITEM:
        return False
    above = index - 1
    while above > 0 and blocks[above].kind is BlockKind.LIST_ITEM:
        above -= 1
    return above >= first and blocks[above].text.rstrip().endswith(":")
