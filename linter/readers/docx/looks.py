"""How runs look: direct formatting of a part, put together with the paragraph's and the run's styles."""

from __future__ import annotations

from typing import Final

from lxml import etree

from linter.readers.docx import names as n
from linter.readers.docx.styles import NO_PROPERTIES, Format, RunProperties, Styles, run_properties

_CHANGES: Final = (n.INS, n.DEL, n.MOVE_FROM, n.MOVE_TO)
_FORMATTING: Final = (n.BOLD, n.ITALIC, n.VANISH, n.HIGHLIGHT, n.SHADING, n.R_STYLE, n.SIZE)

Looks = dict[RunProperties, Format]


class PartLooks:
    """Formatting found from the few elements that say something, instead of from every run: half the time."""

    def __init__(self, root: etree._Element, styles: Styles) -> None:
        self._styles = styles
        self.direct: dict[etree._Element, RunProperties] = {}
        self.changes: dict[etree._Element, etree._Element] = {}  # w:rPr to a tracked change of the whole run
        self._by_style: dict[str, Looks] = {}
        for element in root.iter(*_FORMATTING, *_CHANGES):
            parent = element.getparent()
            if parent is not None and parent.tag == n.R_PR:
                if element.tag in _CHANGES:
                    self.changes[parent] = element
                elif parent not in self.direct:
                    self.direct[parent] = run_properties(parent)

    def of_style(self, style: str) -> Looks:
        """Looks met so far in paragraphs of one style, by direct formatting; the plain look is always there."""
        looks = self._by_style.get(style)
        if looks is None:
            looks = self._by_style[style] = {NO_PROPERTIES: self._styles.format(style, NO_PROPERTIES)}
        return looks

    def look(self, style: str, direct: RunProperties) -> Format:
        """A look not met before in this style."""
        look = self._by_style[style][direct] = self._styles.format(style, direct)
        return look
