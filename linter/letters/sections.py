"""From a flat run of blocks to the tree of sections (kapitler)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from linter.letters.model import Block, BlockKind, Layer, Section


def build_sections(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
    """Number the blocks, hang each on its section, and return both.

    Readers hand in blocks in reading order with ``kind``, ``layer``, ``level`` and ``label`` set; ``index`` and
    ``section`` are set here. Only body headings outside tables open a section. A heading whose level is missing
    counts as level 1. Blocks of furniture and notes belong to the section they were met in.
    """
    numbered: list[Block] = []
    open_sections: list[int] = [0]
    rows: list[Section] = [Section(0, "", "", 0, None, None, 0, len(blocks))]
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING and block.layer is Layer.BODY and block.cell is None:
            level = block.level or 1
            while len(open_sections) > 1 and rows[open_sections[-1]].level >= level:
                closed = open_sections.pop()
                rows[closed] = replace(rows[closed], last=index)
            title = block.text.strip()
            if block.label and title.startswith(block.label):
                title = title[len(block.label) :].lstrip(" .\t\u00a0")
            number = block.label.rstrip(".)")
            rows.append(Section(len(rows), number, title, level, open_sections[-1], index, index, len(blocks)))
            open_sections.append(len(rows) - 1)
        section = open_sections[-1]
        if block.index != index or block.section != section:  # a reader may have set them: copying is slow
            block = replace(block, index=index, section=section)  # noqa: PLW2901 - the same block, numbered
        numbered.append(block)
    return tuple(numbered), tuple(rows)
