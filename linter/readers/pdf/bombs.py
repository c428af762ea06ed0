"""Streams that unpack to far more than they are, told before pdfium sees them: nothing stops it once it has begun."""

from __future__ import annotations

import re
import zlib
from typing import Final

_STREAM: Final = re.compile(rb"stream\r?\n")
_DICTIONARY: Final = 600  # bytes before the keyword in which the stream's dictionary stands
_CHUNK: Final = 64 * 1024
_LAYERS: Final = 3  # a stream may be packed more than once
_PACKED_AGAIN: Final = b"\x78"  # how zlib's own header begins
MOST: Final = 4 * 2**20  # bytes; drawing instructions of a page are a hundredth of it
RATIO: Final = 100  # unpacked / packed; text and drawing instructions pack to about a tenth


def bomb_ratio(data: bytes) -> int:
    """How many times larger the worst stream of a PDF becomes; 0 when none is above ``MOST`` and ``RATIO``.

    Pictures are left out: an empty one packs a thousandfold, and is unpacked only when it is drawn, which we never do.
    """
    whole = memoryview(data)
    for match in _STREAM.finditer(data):
        before = data[max(match.start() - _DICTIONARY, 0) : match.start()]
        before = before[before.rfind(b" obj") + 1 :]
        if b"Fl" in before and b"/Image" not in before:
            ratio = _ratio(whole[match.end() :])
            if ratio:
                return ratio
    return 0


def _ratio(packed: bytes | memoryview, layers: int = _LAYERS) -> int:
    """The ratio of one stream as far as it was unpacked; 0 for a harmless one."""
    made, taken = _unpacked(packed)
    if len(made) > MOST and len(made) > RATIO * taken:
        return len(made) // max(taken, 1)
    return _ratio(made, layers - 1) if layers > 1 and made.startswith(_PACKED_AGAIN) else 0


def _unpacked(packed: bytes | memoryview) -> tuple[bytes, int]:
    """The first bytes of an unpacked stream, just above ``MOST`` at most, and how many packed ones they took."""
    unpacker = zlib.decompressobj()
    made, taken = bytearray(), 0
    try:
        while not unpacker.eof and len(made) <= MOST and (chunk := packed[taken : taken + _CHUNK]):
            made += unpacker.decompress(chunk, MOST + 1 - len(made))
            taken += len(chunk) - len(unpacker.unconsumed_tail)
    except zlib.error:
        pass  # pdfium takes what comes before the damage, too
    return bytes(made), taken
