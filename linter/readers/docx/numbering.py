"""Computes list and heading numbers from numbering.xml and styles, as Word shows them (ECMA-376 17.9).

Counters belong to the abstract list, so two lists made from one go on counting together unless one of them has a
``w:startOverride``, which restarts it the first time it is used.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from linter.readers.docx.names import ILVL, NUM_ID, P_STYLE, VAL, W, is_on, whole
from linter.readers.docx.styles import Styles

LEVELS: Final = 9
BULLET: Final = "•"
# Private-use characters of Symbol and Wingdings that Word's bullet gallery uses, as they look on the page.
_SYMBOLS: Final = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0a8": "◻",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf076": "❖",
    "\uf02d": "-",
    "\uf0e0": "→",
    "\uf0be": "—",
    "\uf06f": "□",
    "\uf06e": "■",
    "\uf0fe": "☒",
}
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``restart`` is the level (from 1) that restarts it, None for any above, 0 for never."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""
    picture: bool = False


_PLAIN_LEVEL: Final = Level()


@dataclass(slots=True)
class _List:
    """An abstract list and where its counters stand."""

    levels: dict[int, Level]
    link: str = ""
    counters: list[int | None] = field(default_factory=lambda: [None] * LEVELS)


@dataclass(slots=True)
class _Instance:
    """A ``w:num``: which abstract list, what it overrides, which start overrides were already used."""

    base: str
    levels: dict[int, Level]
    starts: dict[int, int]
    merged: dict[int, Level] | None = None


class Numbering:
    """The lists of one letter. ``label`` must be called once per numbered paragraph, in document order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, _List] = {}
        self._instances: dict[str, _Instance] = {}
        if root is None:
            return
        for element in root.iterchildren(f"{W}abstractNum"):
            link = element.find(f"{W}numStyleLink")
            levels = dict(map(_level, element.iterchildren(f"{W}lvl")))
            name = element.get(f"{W}abstractNumId", "")
            self._lists[name] = _List(levels, link.get(VAL, "") if link is not None else "")
        for element in root.iterchildren(f"{W}num"):
            self._instances[element.get(NUM_ID, "")] = _instance(element)

    def label(self, number: tuple[str, int | None], style_id: str) -> tuple[str, int] | None:
        """Count one paragraph: its label ("3.2", "a)", "•") and level from 0; None when it is not numbered.

        ``number`` is (numId, level), the level None when only a style said numId; ``style_id`` then picks the level
        that names the style (17.9.23).
        """
        num_id, level = number
        instance = self._instances.get(num_id)
        if instance is None:  # numId 0 turns numbering off
            return None
        abstract = self._abstract(instance)
        if abstract is None:
            return None
        levels = instance.merged
        if levels is None:
            levels = instance.merged = abstract.levels | instance.levels
        if level is None:
            level = next((at for at, made in levels.items() if made.style == style_id and style_id), 0)
        level = min(max(level, 0), LEVELS - 1)
        self._count(abstract, instance, levels, level)
        return _text(levels, abstract.counters, level), level

    def _abstract(self, instance: _Instance) -> _List | None:
        """The list of an instance, through ``w:numStyleLink`` where there is one."""
        found = self._lists.get(instance.base)
        if found is not None and found.link and not found.levels:
            linked = self._instances.get(self._styles.linked_number(found.link) or "")
            found = self._lists.get(linked.base) if linked else found
        return found

    @staticmethod
    def _count(abstract: _List, instance: _Instance, levels: dict[int, Level], level: int) -> None:
        counters = abstract.counters
        start = levels.get(level, _PLAIN_LEVEL).start
        override = instance.starts.pop(level, None)
        now = counters[level]
        if override is not None:
            counters[level] = override
        else:
            counters[level] = start if now is None else now + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels.get(deeper, _PLAIN_LEVEL).restart
            if restart is None or (restart and level < restart):
                counters[deeper] = None


def _level(element: etree._Element) -> tuple[int, Level]:
    level = Level()
    for child in element:
        name, value = etree.QName(child).localname, child.get(VAL)
        if name == "start":
            level = replace(level, start=whole(value, 1))
        elif name == "numFmt":
            level = replace(level, form=value or "decimal")
        elif name == "lvlText":
            level = replace(level, text=value or "")
        elif name == "isLgl":
            level = replace(level, legal=is_on(value))
        elif name == "lvlRestart":
            level = replace(level, restart=whole(value, 0))
        elif name == "lvlPicBulletId":
            level = replace(level, picture=True)
        elif child.tag == P_STYLE:
            level = replace(level, style=value or "")
    return whole(element.get(ILVL), 0), level


def _instance(element: etree._Element) -> _Instance:
    base = element.find(f"{W}abstractNumId")
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for override in element.iterchildren(f"{W}lvlOverride"):
        at = whole(override.get(ILVL), 0)
        own, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
        if own is not None:
            levels[at] = _level(own)[1]
        if start is not None:
            starts[at] = whole(start.get(VAL), 1)
    return _Instance(base.get(VAL, "") if base is not None else "", levels, starts)


def _text(levels: dict[int, Level], counters: list[int | None], level: int) -> str:
    own = levels.get(level, _PLAIN_LEVEL)
    if own.picture:
        return BULLET
    if own.form == "bullet":
        return "".join(as_seen(char) for char in own.text).strip() or BULLET

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        there = levels.get(at, _PLAIN_LEVEL)
        value = counters[at]
        # A level above that was never used shows its start value.
        return spell(there.start if value is None else value, "decimal" if own.legal else there.form)

    return _PLACE.sub(number, own.text).strip()


def as_seen(char: str) -> str:
    """A bullet or symbol character as it looks on the page: private-use codes of symbol fonts become Unicode."""
    if "\uf000" <= char <= "\uf0ff":
        return _SYMBOLS.get(char, BULLET)
    return char


def spell(value: int, form: str) -> str:
    """A counter in one of Word's number formats (ST_NumberFormat); formats we do not know come as plain digits."""
    if form == "none":
        return ""
    if form in {"lowerLetter", "upperLetter"} and value > 0:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)  # … y, z, aa, bb (Word's way)
        return letters.upper() if form == "upperLetter" else letters
    if form in {"lowerRoman", "upperRoman"} and 0 < value < 4000:  # noqa: PLR2004 - Roman numerals end at 3999
        return _roman(value).upper() if form == "upperRoman" else _roman(value)
    if form == "decimalZero":
        return f"{value:02d}"
    if form == "ordinal":
        return f"{value}."
    return str(value)


def _roman(value: int) -> str:
    out: list[str] = []
    for size, sign in _ROMAN:
        times, value = divmod(value, size)
        out.append(sign * times)
    return "".join(out)
