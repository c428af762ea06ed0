"""What styles.xml says about a paragraph or a run: outline level, numbering, bold, italic, hidden, size.

Styles inherit through ``w:basedOn`` (ECMA-376 17.7.4.3); the nearest value wins. Bold, italic and hidden are toggle
properties (17.7.3): on in the paragraph style and on in the character style means off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree

from linter.readers.docx.names import (
    BOLD,
    HIGHLIGHT,
    ILVL,
    ITALIC,
    NUM_ID,
    NUM_PR,
    OUTLINE,
    P_PR,
    R_PR,
    R_STYLE,
    SHADING,
    SIZE,
    VAL,
    VANISH,
    W,
    is_on,
    whole,
)

BODY_TEXT: Final = 9  # w:outlineLvl 9 is «not a heading»
DEFAULT_SIZE: Final = 20  # half-points, when the file says nothing (17.3.2.38)
# Names of the built-in heading styles as Word writes them (always "heading N") and as other programs localize them.
_HEADING_NAME: Final = re.compile(r"(?:heading|overskrift|rubrik|überschrift)\s*([1-9])", re.IGNORECASE)
_TITLE_NAME: Final = re.compile(r"title|tittel|titel", re.IGNORECASE)
_YELLOW: Final = re.compile(r"F[A-F0-9]F[A-F0-9][0-9][0-9A-F]|yellow", re.IGNORECASE)


class RunProperties(NamedTuple):
    """Direct formatting of a run, or what one style says; None where it says nothing."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    highlight: str = ""
    style: str = ""
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """How a run looks when styles and direct formatting are put together. ``size`` is in half-points."""

    bold: bool
    italic: bool
    hidden: bool
    highlight: str
    size: int


@dataclass(frozen=True, slots=True)
class Style:
    """One style with what it inherits filled in. ``outline`` counts from 0; ``number`` is (numId, level or None)."""

    name: str
    outline: int | None
    title: bool
    number: tuple[str, int | None] | None
    run: RunProperties


NO_STYLE: Final = Style("", None, title=False, number=None, run=RunProperties())
NO_PROPERTIES: Final = RunProperties()


class Styles:
    """The styles of one letter, resolved as they are asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._resolved: dict[str, Style] = {"": NO_STYLE}
        self._formats: dict[tuple[str, RunProperties], Format] = {}
        self._default_paragraph = ""
        self._base = NO_PROPERTIES
        for element in () if root is None else root.iter(f"{W}style"):
            style_id = element.get(f"{W}styleId", "")
            self._elements[style_id] = element
            if element.get(f"{W}default") in {"1", "true"} and element.get(f"{W}type") == "paragraph":
                self._default_paragraph = style_id
        if root is not None:
            defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{R_PR}")
            if defaults is not None:
                self._base = run_properties(defaults)

    def paragraph(self, style_id: str) -> Style:
        """The style of a paragraph; the default paragraph style when it names none or an unknown one."""
        return self.style(style_id if style_id in self._elements else self._default_paragraph)

    def style(self, style_id: str) -> Style:
        """A style by id; an empty style when there is none of that id."""
        known = self._resolved.get(style_id)
        if known is None:
            self._resolved[style_id] = NO_STYLE  # a style based on itself ends here
            known = self._resolved[style_id] = self._resolve(style_id)
        return known

    def linked_number(self, style_id: str) -> str | None:
        """The numId a numbering style points to (``w:numStyleLink``, 17.9.21)."""
        number = self.style(style_id).number
        return number[0] if number else None

    def format(self, paragraph_style: str, direct: RunProperties) -> Format:
        """Paragraph style, character style and direct formatting of a run put together."""
        key = (paragraph_style, direct)
        known = self._formats.get(key)
        if known is None:
            base, para = self._base, self.paragraph(paragraph_style).run
            char = self.style(direct.style).run if direct.style else NO_PROPERTIES
            sizes = (direct.size, char.size, para.size, base.size)
            known = self._formats[key] = Format(
                bold=_toggle(direct.bold, char.bold, para.bold, base.bold),
                italic=_toggle(direct.italic, char.italic, para.italic, base.italic),
                hidden=_toggle(direct.hidden, char.hidden, para.hidden, base.hidden),
                highlight=direct.highlight or char.highlight,
                size=next((size for size in sizes if size is not None), DEFAULT_SIZE),
            )
        return known

    def _resolve(self, style_id: str) -> Style:
        element = self._elements.get(style_id)
        if element is None:
            return NO_STYLE
        based_on = element.find(f"{W}basedOn")
        above = self.style(based_on.get(VAL, "")) if based_on is not None else NO_STYLE
        name_element = element.find(f"{W}name")
        name = name_element.get(VAL, "") if name_element is not None else ""
        outline, title = above.outline, above.title or bool(_TITLE_NAME.fullmatch(name))
        by_name = _HEADING_NAME.fullmatch(name)
        if by_name:
            outline = int(by_name[1]) - 1
        number = above.number
        properties = element.find(P_PR)
        if properties is not None:
            level = properties.find(OUTLINE)
            if level is not None:
                outline = whole(level.get(VAL), BODY_TEXT)
            number = _number(properties.find(NUM_PR), number)
        own = element.find(R_PR)
        mine = run_properties(own) if own is not None else NO_PROPERTIES
        return Style(name, outline, title, number, _inherit(mine, above.run))


def run_properties(element: etree._Element) -> RunProperties:
    """What a ``w:rPr`` says."""
    bold = italic = hidden = size = None
    highlight = style = ""
    for child in element:
        tag = child.tag
        if tag == BOLD:
            bold = is_on(child.get(VAL))
        elif tag == ITALIC:
            italic = is_on(child.get(VAL))
        elif tag == VANISH:
            hidden = is_on(child.get(VAL))
        elif tag == HIGHLIGHT:
            highlight = child.get(VAL, "").replace("none", "") or highlight
        elif tag == SHADING:
            if _YELLOW.fullmatch(child.get(f"{W}fill", "")):
                highlight = highlight or "yellow"
        elif tag == R_STYLE:
            style = child.get(VAL, "")
        elif tag == SIZE:
            size = whole(child.get(VAL), DEFAULT_SIZE)
    return RunProperties(bold, italic, hidden, highlight, style, size)


def _number(element: etree._Element | None, above: tuple[str, int | None] | None) -> tuple[str, int | None] | None:
    if element is None:
        return above
    num_id, level = element.find(NUM_ID), element.find(ILVL)
    number = num_id.get(VAL, "") if num_id is not None else above[0] if above else ""
    return number, whole(level.get(VAL), 0) if level is not None else None


def _inherit(mine: RunProperties, above: RunProperties) -> RunProperties:
    return RunProperties(
        above.bold if mine.bold is None else mine.bold,
        above.italic if mine.italic is None else mine.italic,
        above.hidden if mine.hidden is None else mine.hidden,
        mine.highlight or above.highlight,
        "",
        above.size if mine.size is None else mine.size,
    )


def _toggle(direct: bool | None, char: bool | None, para: bool | None, base: bool | None) -> bool:  # noqa: FBT001 - four answers to one question
    if direct is not None:
        return direct
    if char is None and para is None:
        return bool(base)
    return bool(char) != bool(para)
