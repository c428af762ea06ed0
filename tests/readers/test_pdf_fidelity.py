"""The text of a long letter set by LibreOffice comes back in order: words, paragraphs, notes, rows, hyphens."""

import random
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
import pytest
from readers.pdf_files import assert_mapped, texts
from readers.pdf_letter import ROWS, ComposedLetter, compose, set_as_pdf

from linter.letters.model import BlockKind, Layer, Letter, MarkKind, PdfPiece
from linter.readers.pdf import read

CHAPTERS = 8


@pytest.fixture(scope="module")
def source() -> ComposedLetter:
    return compose(CHAPTERS)


@pytest.fixture(scope="module")
def path(source: ComposedLetter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = set_as_pdf(source, tmp_path_factory.mktemp("brev"))
    if made is None:
        pytest.skip("LibreOffice is not installed")
    return made


@pytest.fixture(scope="module")
def letter(path: Path) -> Letter:
    return read(path)


def test_words_of_the_body_come_in_order(source: ComposedLetter, letter: Letter) -> None:
    wanted = " ".join(source.paragraphs).split()
    found = " ".join(texts(letter)).split()
    matches = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    share = sum(match.size for match in matches) / max(len(wanted), len(found))
    assert share >= 0.995, share


def test_paragraphs_come_back_whole(source: ComposedLetter, letter: Letter) -> None:
    found = texts(letter)
    matches = SequenceMatcher(None, source.paragraphs, found, autojunk=False).get_matching_blocks()
    assert sum(match.size for match in matches) >= 0.98 * max(len(source.paragraphs), len(found))


def test_footnotes_come_back_and_are_referred_to(source: ComposedLetter, letter: Letter) -> None:
    assert texts(letter, Layer.NOTES) == source.notes
    marks = [m.value for block in letter.layer(Layer.BODY) for m in block.marks if m.kind is MarkKind.NOTE]
    assert marks == [block.note for block in letter.layer(Layer.NOTES)] == [str(n + 1) for n in range(CHAPTERS)]


def test_furniture_is_one_header_and_one_footer_a_page(letter: Letter) -> None:
    assert texts(letter, Layer.FURNITURE) == [
        line
        for page in range(1, (letter.pages or 0) + 1)
        for line in ("Tildelingsbrev 2025 til Utviklingsetaten", f"Side {page} av {letter.pages}")
    ]


def test_table_rows(letter: Letter) -> None:
    rows = [tuple(block.text for block in blocks) for blocks in letter.rows.values()]
    assert rows == ROWS * CHAPTERS


def test_headings(letter: Letter) -> None:
    headings = [(b.text.split()[0], b.level) for b in letter.blocks if b.kind is BlockKind.HEADING]
    numbered = [pair for n in range(1, CHAPTERS + 1) for pair in ((str(n), 1), (f"{n}.1", 2))]
    assert headings == [("Tildelingsbrev", 1), *numbered]


def test_list_labels(letter: Letter) -> None:
    items = [(b.label, b.level) for b in letter.blocks if b.kind is BlockKind.LIST_ITEM and b.cell is None]
    assert items == [("•", 1), ("•", 1), ("–", 2), ("•", 1), ("a)", 1), ("b)", 1), ("c)", 1)] * CHAPTERS


def test_words_are_found_where_the_map_says(letter: Letter, path: Path) -> None:
    """What pdfium finds in the box of a random word is that word."""
    assert_mapped(letter)
    chance = random.Random(3)  # noqa: S311 - the same words every time
    pieces = [
        (piece, block.text[piece.start : piece.end])
        for block in letter.blocks
        for piece in block.pieces
        if isinstance(piece, PdfPiece) and piece.end - piece.start > 20
    ]
    document = pypdfium2.PdfDocument(path)
    try:
        for piece, text in chance.sample(pieces, 200):
            start = text.find(" ", chance.randrange(len(text) // 2)) + 1
            end = text.find(" ", start)
            if not 0 < start < end:
                continue
            page = document[piece.page - 1]
            found = page.get_textpage().get_text_bounded(
                piece.edges[2 * start], piece.bottom + 1, piece.edges[2 * end - 1], piece.top - 1
            )
            assert text[start:end] in found.replace("\xad", "-"), (text[start:end], found)
            assert len(found) <= end - start + 4
    finally:
        document.close()
