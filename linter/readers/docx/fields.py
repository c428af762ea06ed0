"""Complex fields: the result is text, the instruction is not (ECMA-376 17.16.18)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from linter.letters.model import Mark, MarkKind
from linter.readers.docx.draft import Draft
from linter.readers.docx.names import W

_LINK: Final = re.compile(r'HYPERLINK\s+"([^"]+)"')


@dataclass
class Field:
    """An open field: its instruction so far, whether its result has begun, and where in the present block."""

    instruction: list[str] = field(default_factory=list)
    result: bool = False
    start: int = 0

    def mark(self, draft: Draft) -> None:
        """Mark what the field has given this block."""
        if self.result and draft.length > self.start:
            value = "".join(self.instruction).strip()
            draft.marks.append(Mark(MarkKind.FIELD, self.start, draft.length, value))
            link = _LINK.match(value)
            if link:
                draft.marks.append(Mark(MarkKind.LINK, self.start, draft.length, link[1]))


class Fields:
    """The fields that are open where the walk stands; they may run over several paragraphs."""

    def __init__(self, marks: Sequence[etree._Element], gone: AbstractSet[str]) -> None:
        self.open: list[Field] = []
        self._honoured = honoured_fields(marks, gone)

    @property
    def in_instruction(self) -> bool:
        """Whether text here belongs to an instruction."""
        return any(not field.result for field in self.open)

    def char(self, element: etree._Element, draft: Draft) -> None:
        """A ``w:fldChar``: a field begins, its result begins, or it ends."""
        if element not in self._honoured:
            return
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self.open.append(Field())
        elif kind == "separate" and self.open and not self.open[-1].result:
            self.open[-1].result = True
            self.open[-1].start = draft.length
        elif kind == "end" and self.open:
            self.open.pop().mark(draft)

    def instruction(self, text: str) -> None:
        """Words of an instruction."""
        if self.open:
            self.open[-1].instruction.append(text)

    def set_aside(self, others: Sequence[Field] = ()) -> Sequence[Field]:
        """Put the open fields away while a text box is read, or (given what this returned) take them back."""
        before, self.open = self.open, list(others)
        return before


def honoured_fields(marks: Sequence[etree._Element], gone: AbstractSet[str]) -> frozenset[etree._Element]:
    """Those of a part's ``w:fldChar`` that make whole fields in this view.

    A field that begins and never ends would swallow the rest of the letter as its instruction; its marks are left
    out here. Marks inside a removed change (``gone``) do not count.
    """
    honoured: set[etree._Element] = set()
    stack: list[list[etree._Element]] = []
    for char in marks:
        if any(above.tag in gone for above in char.iterancestors()):
            continue
        kind = char.get(f"{W}fldCharType")
        if kind == "begin":
            stack.append([char])
        elif stack:
            stack[-1].append(char)
            if kind == "end":
                honoured.update(stack.pop())
    return frozenset(honoured)
