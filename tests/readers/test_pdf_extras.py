"""Turned text, text boxes, comments and properties of PDF files; tables and notes over several pages."""

from pathlib import Path

from readers.pdf_files import Page, assert_mapped, body, pdf, read_pages, texts

from linter.letters.model import BlockKind, Comment, Layer, MarkKind, PdfPiece, RevisionView
from linter.readers.pdf import read

# Lines of nearly the same width, so that a line that ends before the edge ends a paragraph.
FULL = [
    "Etaten skal innen utgangen av året legge fram en samlet plan for arbeidet med",
    "digitale tjenester, og planen skal vise hvordan etaten samarbeider med øvrige",
]
LAST = "virksomheter på feltet."


def test_sideways_text_is_read_after_the_rest(tmp_path: Path) -> None:
    page = Page().text(40, 300, "Journalført", 9, turn="0 1 -1 0").lines(70, 700, [*FULL, LAST])
    letter = read_pages(tmp_path, page)
    assert texts(letter) == [" ".join([*FULL, LAST]), "Journalført"]
    [piece] = body(letter)[1].pieces
    assert isinstance(piece, PdfPiece)
    assert piece.top - piece.bottom > 40  # it runs upwards
    assert 30 < piece.edges[0] < 42
    assert_mapped(letter)


def test_turned_page_reads_like_an_upright_one(tmp_path: Path) -> None:
    page = Page(rotate=90)
    for n, line in enumerate([*FULL, LAST]):
        page.text(100 + 14 * n, 70, line, turn="0 1 -1 0")
    letter = read_pages(tmp_path, page)
    assert texts(letter) == [" ".join([*FULL, LAST])]
    assert_mapped(letter)


def test_text_boxes_fields_and_comments(tmp_path: Path) -> None:
    page = Page().lines(70, 700, [*FULL, LAST])
    page.annotation("FreeText", "Gjelder også 2026").annotation("Text", "Stemmer dette?", extra="/T(Kari)")
    page.annotation("Widget", "", extra="/FT/Tx/T(frist)/V(1. juni)")
    letter = read_pages(tmp_path, page)
    assert [b.text for b in body(letter) if b.kind is BlockKind.TEXT_BOX] == ["Gjelder også 2026", "1. juni"]
    assert letter.comments == (Comment("1-2", "Kari", "Stemmer dette?"),)
    assert_mapped(letter)


def test_properties_and_view(tmp_path: Path) -> None:
    path = tmp_path / "brev.pdf"
    info = {"Title": "Tildelingsbrev på nynorsk", "Author": "Kari", "CreationDate": "D:20250102"}
    path.write_bytes(pdf([Page().lines(70, 700, [*FULL, LAST])], info=info))
    letter = read(path, view=RevisionView.ORIGINAL)
    assert letter.properties == info
    assert (letter.format, letter.pages, letter.view) == ("pdf", 1, RevisionView.ORIGINAL)
    assert len(letter.sha256) == 64


def test_repeated_table_head_is_furniture(tmp_path: Path) -> None:
    def table(top: float, identity: str) -> Page:
        page = (
            Page()
            .grid([70, 130, 520], [top, top - 30, top - 60])
            .text(75, top - 20, "ID")
            .text(135, top - 20, "Oppdrag")
        )
        return page.text(75, top - 50, identity).text(135, top - 50, "Utrede saken")

    first = table(120, "TB-1").lines(70, 760, [*FULL, LAST])
    letter = read_pages(tmp_path, first, table(790, "TB-2"))
    assert [[b.text for b in row] for row in letter.rows.values()] == [
        ["ID", "Oppdrag"],
        ["TB-1", "Utrede saken"],
        ["TB-2", "Utrede saken"],
    ]
    assert texts(letter, Layer.FURNITURE) == ["ID", "Oppdrag"]


def test_notes_numbered_anew_on_each_page(tmp_path: Path) -> None:
    def sheet(word: str) -> Page:
        page = Page().lines(70, 700, FULL).text(70, 672, f"virksomheter på {word}").text(160, 676, "1", 6.5)
        return page.text(70, 105, f"1 Jf. omtalen av {word} i proposisjonen.", 9)

    letter = read_pages(tmp_path, sheet("feltet"), sheet("landet"))
    assert [(b.note, b.label, b.text) for b in letter.layer(Layer.NOTES)] == [
        ("1", "1", "Jf. omtalen av feltet i proposisjonen."),
        ("1 (2)", "1", "Jf. omtalen av landet i proposisjonen."),
    ]
    marks = [m.value for b in body(letter) for m in b.marks if m.kind is MarkKind.NOTE]
    assert marks == ["1", "1 (2)"]
