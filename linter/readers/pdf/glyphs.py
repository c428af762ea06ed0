"""The characters of one PDF page with their boxes and styles, through pdfium's C interface.

pypdfium2's own classes cost a Python call per character. Here the C functions are bound once more with plain integer
arguments and run through ``map``, so that the loop over the characters runs in C (measured: 0.5 ms for a page of
2,000 characters instead of 4 ms).
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import groupby, repeat

import pypdfium2.raw as pdfium

LINE_END_HYPHENS = "\ufffe\x02"
"""What pdfium gives for a hyphen at the end of a line, without a newline after it."""
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_BOLD_WEIGHT = 600
_ITALIC_FLAG = 1 << 6  # PDF 32000-1, table 123
_HALF, _HALF_END, _LAST_CODE = 0xD800, 0xDFFF, 0x10FFFF  # surrogates; the last code point
_SMALL = 0.85  # a raised character is smaller than this part of its neighbour
_RAISED = 0.12  # and stands this part of its neighbour's size above its baseline

_Int = ctypes.c_int
_Ptr = ctypes.c_void_p


def _bind(name: str, result: type[_Int | _Ptr], *args: type[_Int | _Ptr]) -> Callable[..., int]:
    """One pdfium function with integer arguments instead of typed pointers."""
    address = ctypes.cast(getattr(pdfium, name), _Ptr).value
    return ctypes.CFUNCTYPE(result, *args)(address or 0)


_loose_box = _bind("FPDFText_GetLooseCharBox", _Int, _Ptr, _Int, _Ptr)
_text_object = _bind("FPDFText_GetTextObject", _Ptr, _Ptr, _Int)
_unmapped = _bind("FPDFText_HasUnicodeMapError", _Int, _Ptr, _Int)


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """How a character looks: size in points as drawn, weight, slant, and the turn of its line in degrees.

    One object per look in a letter, compared by identity: there is one for every character.
    """

    size: float
    bold: bool
    italic: bool
    turn: int  # 0, 90, 180 or 270


@dataclass(slots=True)
class Glyphs:
    """The characters of a page, in the order they are drawn, in parallel lists.

    ``text`` holds one code point per character; boxes are in points in a frame where text runs left to right: for
    turned text (``turn``) the frame is turned with it.
    """

    page: int
    turn: int
    text: str
    left: list[float]
    right: list[float]
    bottom: list[float]
    top: list[float]
    styles: list[Style]
    raised: frozenset[int] = frozenset()


@dataclass(slots=True)
class Looks:
    """The looks met in a document, and what its fonts are called and weigh, looked up once each."""

    known: dict[int, tuple[bool, bool]] = field(default_factory=dict)
    styles: dict[tuple[float, bool, bool, int], Style] = field(default_factory=dict)

    def style(self, size: float, turn: int, *, bold: bool, italic: bool) -> Style:
        """The one object for a look."""
        key = (size, bold, italic, turn)
        if key not in self.styles:
            self.styles[key] = Style(size, bold, italic, turn)
        return self.styles[key]

    def font(self, font: pdfium.FPDF_FONT) -> tuple[bool, bool]:
        """Bold and italic of a font, from its name, weight and flags."""
        key = ctypes.cast(font, _Ptr).value or 0
        if key not in self.known:
            buffer = ctypes.create_string_buffer(256)
            size = pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("latin-1") if 0 < size <= 256 else ""  # noqa: PLR2004 - the buffer
            flags = pdfium.FPDFFont_GetFlags(font)
            weight = pdfium.FPDFFont_GetWeight(font)
            self.known[key] = (
                weight >= _BOLD_WEIGHT or bool(_BOLD_NAME.search(name)),
                (flags > 0 and bool(flags & _ITALIC_FLAG)) or bool(_ITALIC_NAME.search(name)),
            )
        return self.known[key]


def read_glyphs(page: int, text_page: pdfium.FPDF_TEXTPAGE, looks: Looks) -> tuple[list[Glyphs], int]:
    """All characters of an open text page, one ``Glyphs`` per turn (the most frequent first).

    Also returns how many characters the fonts give no Unicode value for.
    """
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return [], 0
    handle = ctypes.cast(text_page, _Ptr).value
    text = _text(text_page, count)
    boxes = (ctypes.c_float * (4 * count))()
    start = ctypes.addressof(boxes)
    indices = range(count)
    list(map(_loose_box, repeat(handle), indices, range(start, start + 16 * count, 16)))
    objects = list(map(_text_object, repeat(handle), indices))
    unmapped = list(map(_unmapped, repeat(handle), indices)).count(1)
    look = {key: _style(key, looks) for key in set(objects)}
    styles: list[Style] = []
    current = next((look[key] for key in objects if key), look[objects[0]])
    for key in objects:
        if key:  # spaces that pdfium puts in belong to no object; they look like what is before them
            current = look[key]
        styles.append(current)
    flat = boxes[:]
    whole = Glyphs(page, 0, text, flat[0::4], flat[2::4], flat[3::4], flat[1::4], styles)
    whole.raised = _raised(text_page, whole)
    if _LIGATURE.search(text):
        whole = _expand_ligatures(whole)
    return _by_turn(whole), unmapped


def _text(text_page: pdfium.FPDF_TEXTPAGE, count: int) -> str:
    """One code point per character; in one call where text and characters run in step.

    pdfium leaves some characters out of its text and writes others as two units, so that offsets drift (pypdfium2
    issue 261). Equal length without surrogates means that they did not; else each character is asked for.
    """
    buffer = (ctypes.c_ushort * (2 * count + 2))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer) - 1
    if written == count:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    codes = (pdfium.FPDFText_GetUnicode(text_page, index) for index in range(count))
    return "".join(
        "\ufffd" if not code or _HALF <= code <= _HALF_END or code > _LAST_CODE else chr(code) for code in codes
    )


def _style(key: int | None, looks: Looks) -> Style:
    if not key:
        return looks.style(0.0, 0, bold=False, italic=False)
    found = ctypes.cast(key, pdfium.FPDF_PAGEOBJECT)
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(found, size)
    scale, turn = 1.0, 0
    if pdfium.FPDFPageObj_GetMatrix(found, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        turn = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) % 4 * 90
    font = pdfium.FPDFTextObj_GetFont(found)
    bold, italic = looks.font(font) if font else (False, False)
    return looks.style(round(size.value * scale, 2), turn, bold=bold, italic=italic)


def _raised(text_page: pdfium.FPDF_TEXTPAGE, glyphs: Glyphs) -> frozenset[int]:
    """Characters that are smaller than their neighbour and stand above its baseline."""
    inked = [index for index, char in enumerate(glyphs.text) if not char.isspace()]
    runs = [list(run) for _, run in groupby(inked, key=lambda index: glyphs.styles[index].size)]
    found: set[int] = set()
    for place, run in enumerate(runs):
        size = glyphs.styles[run[0]].size
        for other in (place - 1, place + 1):
            if not 0 <= other < len(runs):
                continue
            near = runs[other][-1 if other < place else 0]
            full = glyphs.styles[near].size
            if size > _SMALL * full:
                continue
            rise = _baseline(text_page, run[0]) - _baseline(text_page, near)
            if _RAISED * full < rise < full:
                found.update(run)
    return frozenset(found)


def _baseline(text_page: pdfium.FPDF_TEXTPAGE, index: int) -> float:
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
    return y.value


def _expand_ligatures(glyphs: Glyphs) -> Glyphs:
    """Write «ﬁ» as two characters that share the box."""
    text: list[str] = []
    source: list[int] = []
    left: list[float] = []
    right: list[float] = []
    for index, char in enumerate(glyphs.text):
        letters = _LIGATURES.get(char, char)
        width = (glyphs.right[index] - glyphs.left[index]) / len(letters)
        for place, letter in enumerate(letters):
            text.append(letter)
            source.append(index)
            left.append(glyphs.left[index] + place * width)
            right.append(glyphs.left[index] + (place + 1) * width)
    return Glyphs(
        glyphs.page,
        glyphs.turn,
        "".join(text),
        left,
        right,
        [glyphs.bottom[index] for index in source],
        [glyphs.top[index] for index in source],
        [glyphs.styles[index] for index in source],
        frozenset(place for place, index in enumerate(source) if index in glyphs.raised),
    )


def _by_turn(glyphs: Glyphs) -> list[Glyphs]:
    turns = {style.turn for style in set(glyphs.styles)}
    if turns == {0}:
        return [glyphs]
    parts: list[Glyphs] = []
    for turn in turns:
        chosen = [index for index, style in enumerate(glyphs.styles) if style.turn == turn]
        boxes = [turned(turn, glyphs.left[i], glyphs.bottom[i], glyphs.right[i], glyphs.top[i]) for i in chosen]
        parts.append(
            Glyphs(
                glyphs.page,
                turn,
                "".join(glyphs.text[i] for i in chosen),
                [box[0] for box in boxes],
                [box[2] for box in boxes],
                [box[1] for box in boxes],
                [box[3] for box in boxes],
                [glyphs.styles[i] for i in chosen],
                frozenset(place for place, i in enumerate(chosen) if i in glyphs.raised),
            )
        )
    return sorted(parts, key=lambda part: (-len(part.text), part.turn))


def turned(turn: int, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """A box of the page (left, bottom, right, top) in the frame of text turned by ``turn`` degrees."""
    if turn == 90:  # noqa: PLR2004 - degrees
        return y0, -x1, y1, -x0
    if turn == 180:  # noqa: PLR2004 - degrees
        return -x1, -y1, -x0, -y0
    if turn == 270:  # noqa: PLR2004 - degrees
        return -y1, x0, -y0, x1
    return x0, y0, x1, y1


def unturned(turn: int, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
    """Back from the frame of turned text to the page."""
    return turned(-turn % 360, x0, y0, x1, y1)
