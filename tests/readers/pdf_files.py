"""Small .pdf files written byte by byte, so that the tests say exactly what stands on the page."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from linter.letters.model import Block, Layer, Letter, PdfPiece
from linter.readers.contract import Limits
from linter.readers.pdf import read

REGULAR, BOLD, ITALIC, FIXED = "F1", "F2", "F3", "F4"
_FONTS = {REGULAR: "Helvetica", BOLD: "Helvetica-Bold", ITALIC: "Helvetica-Oblique", FIXED: "Courier"}
WIDTH, HEIGHT = 595.0, 842.0
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


@dataclass
class Page:
    """What is drawn on a page, in the order it is drawn."""

    content: list[bytes] = field(default_factory=list)
    annotations: list[bytes] = field(default_factory=list)
    rotate: int = 0

    def text(
        self, x: float, y: float, words: str, size: float = 11, *, font: str = REGULAR, turn: str = "1 0 0 1"
    ) -> Page:
        raw = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        self.content.append(b"BT /%s %g Tf %s %g %g Tm (%s) Tj ET" % (font.encode(), size, turn.encode(), x, y, raw))
        return self

    def lines(
        self, x: float, y: float, lines: Sequence[str], *, size: float = 11, pitch: float = 14, font: str = REGULAR
    ) -> Page:
        for place, line in enumerate(lines):
            self.text(x, y - place * pitch, line, size, font=font)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        self.content.append(b"%g %g m %g %g l S" % (x0, y0, x1, y1))
        return self

    def grid(self, xs: Sequence[float], ys: Sequence[float]) -> Page:
        for x in xs:
            self.rule(x, min(ys), x, max(ys))
        for y in ys:
            self.rule(min(xs), y, max(xs), y)
        return self

    def image(self, width: float = WIDTH, height: float = HEIGHT) -> Page:
        self.content.append(b"q %g 0 0 %g 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x20\x80\xa0\xf0 EI Q" % (width, height))
        return self

    def annotation(
        self, kind: str, text: str, box: tuple[float, float, float, float] = (100, 100, 300, 120), extra: str = ""
    ) -> Page:
        self.annotations.append(
            b"<</Type/Annot/Subtype/%s/Rect[%g %g %g %g]/Contents %s%s>>"
            % (kind.encode(), *box, _string(text), extra.encode("latin-1"))
        )
        return self


def _string(text: str) -> bytes:
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"


def pdf(
    pages: Sequence[Page], *, info: dict[str, str] | None = None, password: bytes | None = None, compress: bool = True
) -> bytes:
    """The bytes of a file; with ``password`` encrypted for the user (RC4, 40 bits, PDF 32000-1, 7.6.3)."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    fonts = b"".join(
        b"/%s<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % (key.encode(), name.encode())
        for key, name in _FONTS.items()
    )
    kids: list[bytes] = []
    streams: dict[int, bytes] = {}
    for page in pages:
        number = len(objects) + 1
        data = b"\n".join(page.content)
        streams[number + 1] = zlib.compress(data) if compress else data
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]/Rotate %d/Resources<</Font<<%s>>>>"
            b"/Contents %d 0 R/Annots[%s]>>"
            % (WIDTH, HEIGHT, page.rotate, fonts, number + 1, b" ".join(page.annotations))
        )
        objects.append(b"")
        kids.append(b"%d 0 R" % number)
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    trailer = b"/Root 1 0 R"
    if info:
        objects.append(b"<<%s>>" % b"".join(b"/%s %s" % (k.encode(), _string(v)) for k, v in info.items()))
        trailer += b"/Info %d 0 R" % len(objects)
    key = b""
    if password is not None:
        entry, key = _encryption(password)
        objects.append(entry)
        trailer += b"/Encrypt %d 0 R/ID[<%s><%s>]" % (len(objects), b"00" * 16, b"00" * 16)
    for number, stream in streams.items():
        if key:
            salted = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]
            stream = _rc4(salted, stream)  # noqa: PLW2901
        flate = b"/Filter/FlateDecode" if compress else b""
        objects[number - 1] = b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), flate, stream)
    out = bytearray(b"%PDF-1.4\n")
    places: list[int] = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(out)


def _encryption(password: bytes) -> tuple[bytes, bytes]:
    padded = (password + _PADDING)[:32]
    owner = _rc4(hashlib.md5(padded, usedforsecurity=False).digest()[:5], padded)
    rights = (-4) & 0xFFFFFFFF
    seed = padded + owner + rights.to_bytes(4, "little") + b"\0" * 16
    key = hashlib.md5(seed, usedforsecurity=False).digest()[:5]
    user = _rc4(key, _PADDING)
    entry = b"<</Filter/Standard/V 1/R 2/O <%s>/U <%s>/P -4>>" % (owner.hex().encode(), user.hex().encode())
    return entry, key


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def read_pages(folder: Path, *pages: Page, limits: Limits | None = None) -> Letter:
    """Write the pages to a file and read it."""
    path = folder / "brev.pdf"
    path.write_bytes(pdf(pages))
    return read(path, limits=limits)


def body(letter: Letter) -> list[Block]:
    return list(letter.layer(Layer.BODY))


def texts(letter: Letter, layer: Layer = Layer.BODY) -> list[str]:
    return [block.text for block in letter.layer(layer)]


def assert_mapped(letter: Letter) -> None:
    """Every character has a place: pieces cover the text in order, with two x per character inside the page."""
    for block in letter.blocks:
        end = 0
        for piece in block.pieces:
            assert isinstance(piece, PdfPiece)
            assert piece.start == end
            assert piece.end > piece.start
            assert len(piece.edges) == 2 * (piece.end - piece.start)
            assert piece.bottom < piece.top
            assert all(left <= right + 0.01 for left, right in zip(piece.edges[0::2], piece.edges[1::2], strict=True))
            end = piece.end
        assert end == len(block.text), block.text
