"""The label that tells what stands after it: «Varighet: tre år», «Økonomi | Dekkes av den enkelte etat»."""

from __future__ import annotations

import re

from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import is_of

__all__ = ["has_label", "value_of"]

_LABEL = re.compile(r"(?:^|(?<=[\s|]))([A-ZÆØÅ][\w-]*(?: [a-zæøå][\w-]*){0,2})\s*(?::|\||\s[–-])\s+")


def has_label(sentence: Sentence, at: int, name: str, talk: Talk) -> bool:
    """Whether what stands at an offset of a sentence has a label of a class: before it, or first in its table row."""
    before = [m for m in _LABEL.finditer(sentence.text) if m.end() <= at]
    if before:
        return is_of(name, before[-1][1])
    return is_of(name, _row_label(sentence, talk))


def value_of(sentence: Sentence, name: str, talk: Talk) -> tuple[int, int] | None:
    """Where the words after a label of a class stand in a sentence, up to the next label; None where it has none."""
    text = sentence.text
    every = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in every[1:]), len(text)]
    for label, end in zip(every, ends, strict=False):  # without a label there is still the end
        if is_of(name, label[1]):
            return label.end(), end
    if not every and is_of(name, _row_label(sentence, talk)):
        return 0, len(text)
    return None


def _row_label(sentence: Sentence, talk: Talk) -> str:
    """The first cell of the row of two that a sentence is the second of; "" elsewhere."""
    block = talk.scene.letter.blocks[sentence.span.block]
    if block.cell is None:
        return ""
    row = next(row for row in talk.scene.letter.rows.values() if any(cell.index == block.index for cell in row))
    return row[0].text.strip(" :") if len(row) > 1 and row[0].index != block.index else ""
