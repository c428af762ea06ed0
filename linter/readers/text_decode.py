"""From bytes to text: UTF-8, UTF-16 with a byte order mark, else Windows-1252."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

from linter.readers.contract import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1a\x85")
_CONTROLS_MOST = 0.002  # share of control characters above which it is no text
_STRAY_PER_GOOD = 10  # a text with ten times as many good UTF-8 letters as bad bytes is UTF-8 with damage


def decode(raw: bytes, path: Path) -> tuple[str, int]:
    """The text, and how many bytes could not be read. Raises ReadError ``empty`` or ``not_text``."""
    if not raw.strip():
        raise ReadError("empty", path)
    text, broken = _decode(raw, path)
    controls = sum(unicodedata.category(c) == "Cc" and c not in _ALLOWED_CONTROLS for c in set(text))
    if controls:
        count = sum(unicodedata.category(c) == "Cc" and c not in _ALLOWED_CONTROLS for c in text)
        if "\0" in text or count > len(text) * _CONTROLS_MOST:
            raise ReadError("not_text", path)
    if not text.strip():
        raise ReadError("empty", path)
    return text, broken


def _decode(raw: bytes, path: Path) -> tuple[str, int]:
    try:
        for mark, name in _MARKS:
            if raw.startswith(mark):
                return raw.decode(name), 0
    except UnicodeDecodeError as error:
        raise ReadError("not_text", path) from error
    try:
        return raw.decode("utf-8"), 0
    except UnicodeDecodeError:
        damaged = raw.decode("utf-8", "replace")
    broken = damaged.count("\ufffd")
    good = sum(ord(c) > 127 for c in damaged) - broken  # noqa: PLR2004 - the last ASCII character
    if good > broken * _STRAY_PER_GOOD:
        return damaged, broken
    try:
        return raw.decode("cp1252"), 0
    except UnicodeDecodeError as error:
        raise ReadError("not_text", path) from error
