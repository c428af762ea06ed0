"""The composed letters, whole: every character of the .docx once and back to its place; the PDF says the same words."""

from __future__ import annotations

import random
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from conftest import FIXTURES
from docx.oxml.parser import parse_xml
from lxml import etree
from rapidfuzz.distance import LCSseq

from linter.letters.model import DocxPiece, Layer, Letter, Span
from linter.readers.docx.places import run_at
from linter.readers.open import read_letter

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
W = f"{{{NS['w']}}}"
PARTS = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
VISIBLE = etree.XPath(".//w:r[not(ancestor::w:del or ancestor::w:moveFrom or ancestor::mc:Fallback)]", namespaces=NS)
SEPARATORS = etree.XPath(".//w:footnote[@w:type]//w:r | .//w:endnote[@w:type]//w:r", namespaces=NS)
Key = tuple[str, int, int, int]

DOCX = sorted(FIXTURES.rglob("*.docx"))
PDF = [path for path in sorted(FIXTURES.rglob("*.pdf")) if path.with_suffix(".docx").exists()]
SPANS = 200  # random spans per letter


def name(path: Path) -> str:
    return path.relative_to(FIXTURES).as_posix()


def visible_characters(path: Path) -> dict[Key, str]:
    """Written apart from the reader: XPath says which runs are visible, python-docx what a run's text is."""
    found: dict[Key, str] = {}
    with zipfile.ZipFile(path) as archive:
        roots = {n: parse_xml(archive.read(n)) for n in archive.namelist() if PARTS.fullmatch(n)}
    for part, root in roots.items():
        visible = set(VISIBLE(root))
        separators = set(SEPARATORS(root))
        for at, paragraph in enumerate(root.iter(f"{W}p")):
            own = [run for run in paragraph.iter(f"{W}r") if next(run.iterancestors(f"{W}p")) is paragraph]
            for number, run in enumerate(own):
                if run in visible and run not in separators:
                    for offset, char in enumerate(run.text):
                        if char != "\u00ad":
                            found[part, at, number, offset] = char
    return found


@pytest.mark.parametrize("path", DOCX, ids=name)
def test_every_character_once_and_back_to_its_place(path: Path) -> None:
    letter = read_letter(path)
    expected = visible_characters(path)
    found: dict[Key, str] = {}
    for block in letter.blocks:
        for piece in block.pieces:
            assert isinstance(piece, DocxPiece)
            for at in range(piece.start, piece.end):
                key = (piece.part, piece.paragraph, piece.run, piece.offset + at - piece.start)
                assert key not in found
                found[key] = block.text[at]
    assert found.items() <= expected.items()
    left_out = "".join(expected[key] for key in expected.keys() - found.keys())
    assert left_out.strip() == ""


@pytest.mark.parametrize("path", DOCX, ids=name)
def test_random_spans_map_back_to_their_words(path: Path) -> None:
    letter = read_letter(path)
    with zipfile.ZipFile(path) as archive:
        roots = {n: etree.fromstring(archive.read(n)) for n in archive.namelist() if PARTS.fullmatch(n)}
        word_roots = {n: parse_xml(archive.read(n)) for n in roots}
    chance = random.Random(name(path))  # noqa: S311 - the same spans each time
    blocks = [block for block in letter.blocks if block.text]
    for _ in range(SPANS):
        block = chance.choice(blocks)
        start = chance.randrange(len(block.text))
        span = Span(block.index, start, chance.randint(start + 1, len(block.text)))
        back = ""
        for piece in letter.places(span):
            assert isinstance(piece, DocxPiece)
            text = run_at(word_roots[piece.part], piece).text
            first, last = max(piece.start, span.start), min(piece.end, span.end)
            back += text[piece.offset + first - piece.start : piece.offset + last - piece.start]
        assert back == letter.excerpt(span)


def words_of(letter: Letter, *layers: Layer) -> list[str]:
    """Words in reading order; computed labels are words in a PDF, so they count here too."""
    words: list[str] = []
    for block in letter.blocks:
        if block.layer not in layers:
            continue
        label = block.label if block.label and not block.text.startswith(block.label) else ""
        words.extend(re.findall(r"\w+", f"{label} {block.text}"))
    return words


@pytest.mark.parametrize("path", PDF, ids=name)
def test_the_pdf_gives_the_same_words_in_the_same_order(path: Path) -> None:
    docx, pdf = read_letter(path.with_suffix(".docx")), read_letter(path)
    source, read = words_of(docx, Layer.BODY), words_of(pdf, Layer.BODY)
    shared = LCSseq.similarity(source, read)
    assert shared / len(source) >= 0.995, (shared, len(source), len(read))
    # A letterhead stands in a header of the .docx and once, as text, on page 1 of the PDF. Nothing else may come in.
    added = Counter(read) - Counter(words_of(docx, *Layer))
    assert added.total() <= len(source) * 0.005, added
