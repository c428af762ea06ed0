"""What the walk must know of a part beforehand, found in one pass over it (each pass costs as much as plain reading).

Formatting is found from the few elements that say something and looked up by their ``w:rPr``, instead of opening the
properties of every run.
"""

from __future__ import annotations

from typing import Final

from lxml import etree

from linter.readers.docx import names as n
from linter.readers.docx.styles import RunProperties, run_properties

_FORMATTING: Final = frozenset({n.BOLD, n.ITALIC, n.VANISH, n.HIGHLIGHT, n.SHADING, n.R_STYLE, n.SIZE})
_CHANGES: Final = frozenset({n.INS, n.DEL, n.MOVE_FROM, n.MOVE_TO, n.CELL_INS, n.CELL_DEL})
_OTHERS: Final = frozenset({n.P, n.FLD_CHAR, n.PAGE_BREAK, n.SECT_PR})


class PartIndex:
    """One part: ordinals of paragraphs, direct formatting, tracked changes, field marks, sections."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.paragraphs: dict[etree._Element, int] = {}
        self.direct: dict[etree._Element, RunProperties] = {}  # by w:rPr
        self.run_changes: dict[etree._Element, etree._Element] = {}  # w:rPr to a tracked change of the whole run
        self.field_marks: list[etree._Element] = []
        self.sections: list[etree._Element] = []
        self.has_page_breaks = False
        self._changes: dict[str, int] = dict.fromkeys(_CHANGES, 0)
        for element in root.iter(*_FORMATTING, *_CHANGES, *_OTHERS):
            tag = element.tag
            if tag == n.P:
                self.paragraphs[element] = len(self.paragraphs)
            elif tag in _FORMATTING:
                parent = element.getparent()
                if parent is not None and parent not in self.direct and parent.tag == n.R_PR:
                    self.direct[parent] = run_properties(parent)
            elif tag == n.FLD_CHAR:
                self.field_marks.append(element)
            elif tag == n.SECT_PR:
                self.sections.append(element)
            elif tag == n.PAGE_BREAK:
                self.has_page_breaks = True
            else:
                self._changes[tag] += 1
                parent = element.getparent()
                if parent is not None and parent.tag == n.R_PR:
                    self.run_changes[parent] = element

    @property
    def revisions(self) -> int:
        """Tracked insertions, deletions and moves; a move has two ends and counts once."""
        moves = max(self._changes[n.MOVE_FROM], self._changes[n.MOVE_TO])
        return moves + sum(self._changes[tag] for tag in (n.INS, n.DEL, n.CELL_INS, n.CELL_DEL))
