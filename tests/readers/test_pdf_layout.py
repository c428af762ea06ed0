"""Reading order, paragraphs, headings, lists, tables, notes and furniture of PDF pages."""

from pathlib import Path

import pytest
from readers.pdf_files import BOLD, FIXED, ITALIC, Page, assert_mapped, body, read_pages, texts

from linter.letters.model import Block, BlockKind, Layer, MarkKind, PdfPiece

# Lines of nearly the same width, so that a line that ends before the edge ends a paragraph.
FULL = [
    "Etaten skal innen utgangen av året legge fram en samlet plan for arbeidet med",
    "digitale tjenester, og planen skal vise hvordan etaten samarbeider med øvrige",
]
LAST = "virksomheter på feltet."


def kinds(letter_blocks: list[Block]) -> list[tuple[BlockKind, str, str]]:
    return [(block.kind, block.label, block.text) for block in letter_blocks]


def one(words: str) -> Page:
    """A page with one sentence above the text in question, so that the body's size is known."""
    return Page().lines(70, 760, [*FULL, LAST]).text(70, 680, words)


def test_lines_become_paragraphs(tmp_path: Path) -> None:
    letter = read_pages(tmp_path, Page().lines(70, 700, [*FULL, LAST, *FULL, LAST]))
    assert texts(letter) == [" ".join([*FULL, LAST])] * 2
    assert_mapped(letter)


def test_address_lines_stay_apart(tmp_path: Path) -> None:
    address = ["Utviklingsetaten", "Postboks 100", "0100 Oslo"]
    letter = read_pages(tmp_path, Page().lines(70, 780, address).lines(70, 600, [*FULL, LAST]))
    assert texts(letter)[:3] == address


def test_vertical_gap_starts_a_paragraph(tmp_path: Path) -> None:
    letter = read_pages(tmp_path, Page().lines(70, 700, FULL).lines(70, 660, FULL).lines(70, 620, FULL))
    assert texts(letter) == [" ".join(FULL)] * 3


def test_space_between_joined_lines_has_no_width(tmp_path: Path) -> None:
    [block] = body(read_pages(tmp_path, Page().lines(70, 700, [*FULL, LAST])))
    first = block.pieces[0]
    assert isinstance(first, PdfPiece)
    assert block.text[first.end - 1] == " "
    assert first.edges[-1] == first.edges[-2]
    assert (first.page, round(first.edges[0])) == (1, 70)
    assert first.bottom < 700 < first.top < 714


def test_boxes_stand_where_the_characters_were_drawn(tmp_path: Path) -> None:
    """Courier is 600 units wide: at 10 points each character takes 6."""
    [block] = body(read_pages(tmp_path, Page().text(100, 500, "frist: 1. juni", 10, font=FIXED)))
    [piece] = block.pieces
    assert isinstance(piece, PdfPiece)
    lefts = list(piece.edges[0::2])
    assert lefts == pytest.approx([100 + 6 * i for i in range(len(block.text))], abs=0.1)


def test_hyphen_over_lines_is_taken_out_and_mapped(tmp_path: Path) -> None:
    lines = ["Etaten skal innen utgangen av året legge fram en samlet plan for digitaliserings-", "arbeidet i etaten."]
    letter = read_pages(tmp_path, Page().lines(70, 700, lines))
    assert texts(letter)[0].endswith("plan for digitaliseringsarbeidet i etaten.")
    assert_mapped(letter)


def test_paragraph_over_page_break(tmp_path: Path) -> None:
    first = Page().text(250, 800, "Tildelingsbrev").lines(70, 120, FULL).text(290, 30, "1")
    second = Page().text(250, 800, "Tildelingsbrev").lines(70, 760, [LAST, *FULL]).text(290, 30, "2")
    letter = read_pages(tmp_path, first, second)
    assert texts(letter)[0] == " ".join([*FULL, LAST])
    assert [piece.page for piece in body(letter)[0].pieces if isinstance(piece, PdfPiece)] == [1, 1, 2]
    assert texts(letter, Layer.FURNITURE) == ["Tildelingsbrev", "1", "Tildelingsbrev", "2"]
    assert {block.kind for block in letter.layer(Layer.FURNITURE)} == {BlockKind.HEADER, BlockKind.FOOTER}
    assert [block.page for block in letter.layer(Layer.FURNITURE)] == [1, 1, 2, 2]


def test_running_lines_with_other_digits(tmp_path: Path) -> None:
    pages = [
        Page().lines(70, 600 - 9 * n, [*FULL, LAST]).text(70, 40, f"Side {n} av 4  2025/{n}17") for n in range(1, 5)
    ]
    letter = read_pages(tmp_path, *pages)
    assert len(texts(letter, Layer.FURNITURE)) == 4
    assert len(texts(letter)) == 4


def test_repeated_sentence_inside_the_text_is_not_furniture(tmp_path: Path) -> None:
    pages = [Page().lines(70, 780, [f"Avsnitt {word} her.", "Frist: 1. juni", *FULL]) for word in ("én", "to", "tre")]
    letter = read_pages(tmp_path, *pages)
    assert texts(letter).count("Frist: 1. juni") == 3


def test_address_block_at_the_foot_of_the_first_page(tmp_path: Path) -> None:
    page = Page().lines(70, 700, [*FULL, LAST])
    for x, (upper, lower) in zip(
        (70, 200, 330), (("Postadresse", "Postboks 1"), ("Kontoradresse", "Gata 2"), ("Org.nr.", "900")), strict=True
    ):
        page.text(x, 60, upper, 8).text(x, 50, lower, 8)
    letter = read_pages(tmp_path, page, Page().lines(70, 700, [*FULL, LAST]))
    assert texts(letter, Layer.FURNITURE) == ["Postadresse Kontoradresse Org.nr.", "Postboks 1 Gata 2 900"]


LEFT = [f"venstre spalte linje {n} med noen ord" for n in ("en", "to", "tre", "fire", "fem")]
RIGHT = [f"høyre spalte linje {n} med flere ord" for n in ("en", "to", "tre", "fire", "fem")]


@pytest.mark.parametrize("by_row", [True, False])
def test_two_columns(tmp_path: Path, *, by_row: bool) -> None:
    page = Page().text(70, 780, "Overskrift over begge spaltene i hele bredden av siden her", 16, font=BOLD)
    if by_row:
        for n in range(5):
            page.text(70, 700 - 14 * n, LEFT[n]).text(320, 700 - 14 * n, RIGHT[n])
    else:
        page.lines(70, 700, LEFT).lines(320, 700, RIGHT)
    page.text(70, 600, "Etter spaltene", 16, font=BOLD)
    page.lines(70, 560, [*FULL, LAST])
    letter = read_pages(tmp_path, page)
    words = " ".join(texts(letter))
    assert words.index("Overskrift") < words.index("venstre spalte linje en")
    assert words.index("venstre spalte linje fem") < words.index("høyre spalte linje en")
    assert words.index("høyre spalte linje fem") < words.index("Etter spaltene") < words.index("Etaten skal")
    assert [b.text for b in body(letter) if b.kind is BlockKind.HEADING][-1] == "Etter spaltene"


def test_label_and_value_rows_are_not_columns(tmp_path: Path) -> None:
    page = Page()
    rows = [("Kap. 700", "1 000"), ("Kap. 701", "2 000"), ("Kap. 702", "3 000"), ("Kap. 703", "4 000")]
    for n, (label, value) in enumerate(rows):
        page.text(70, 700 - 14 * n, label).text(480, 700 - 14 * n, value)
    assert texts(read_pages(tmp_path, page)) == [words for row in rows for words in row]


def test_headings_and_sections(tmp_path: Path) -> None:
    page = Page().text(70, 800, "Tildelingsbrev 2025", 18, font=BOLD)
    page.text(70, 770, "1 Mål", 14, font=BOLD).lines(70, 750, [*FULL, LAST])
    page.text(70, 690, "1.1 Felles oppdrag", 11, font=BOLD).lines(70, 670, [*FULL, LAST])
    page.text(70, 610, "Rapportering", 11, font=BOLD).lines(70, 590, [*FULL, LAST])
    letter = read_pages(tmp_path, page)
    assert [(b.text, b.level, b.label) for b in body(letter) if b.kind is BlockKind.HEADING] == [
        ("Tildelingsbrev 2025", 1, ""),
        ("1 Mål", 1, "1"),
        ("1.1 Felles oppdrag", 2, "1.1"),
        ("Rapportering", 2, ""),
    ]
    assert [letter.section_path(s.index) for s in letter.sections][2:4] == ["1 Mål", "1 Mål › 1.1 Felles oppdrag"]


def test_table_of_contents_is_not_headings(tmp_path: Path) -> None:
    page = Page().lines(
        70, 780, ["1 Mål ............................ 2", "2 Oppdrag . . . . . . . . . . . 3"], font=BOLD
    )
    letter = read_pages(tmp_path, page.lines(70, 700, [*FULL, LAST]))
    assert [b.kind for b in body(letter)] == [BlockKind.PARAGRAPH] * 3


def test_lists(tmp_path: Path) -> None:
    page = Page().lines(70, 780, [*FULL, "virksomheter, og skal:"])
    page.text(88, 720, "•").lines(
        105, 720, ["kartlegge behovet for rådgivning i kommunene og oppsummere det i en", "rapport"]
    )
    page.text(88, 690, "•").text(105, 690, "samordne tiltakene").text(105, 675, "– for barn").text(
        105, 660, "– for unge"
    )
    page.text(88, 640, "a)").text(105, 640, "lage en plan").text(70, 620, "2. Utrede saken videre")
    letter = read_pages(tmp_path, page)
    assert [(b.label, b.level, b.text) for b in body(letter) if b.kind is BlockKind.LIST_ITEM] == [
        ("•", 1, "kartlegge behovet for rådgivning i kommunene og oppsummere det i en rapport"),
        ("•", 1, "samordne tiltakene"),
        ("–", 2, "for barn"),
        ("–", 2, "for unge"),
        ("a)", 1, "lage en plan"),
        ("2.", 1, "2. Utrede saken videre"),
    ]
    assert_mapped(letter)


def test_a_date_does_not_start_a_list(tmp_path: Path) -> None:
    letter = read_pages(tmp_path, one("1. juni er fristen for rapporten."))
    assert kinds(body(letter))[-1] == (BlockKind.PARAGRAPH, "", "1. juni er fristen for rapporten.")


def table_page() -> Page:
    page = Page().lines(70, 760, [*FULL, LAST]).grid([70, 130, 430, 520], [600, 630, 660, 690])
    rows = [("ID", "Oppdrag", "Frist"), ("TB-1", "Utrede saken", "1. juni"), ("TB-2", "Levere rapport", "1. mai")]
    for n, row in enumerate(rows):
        for x, words in zip((75, 135, 435), row, strict=True):
            page.text(x, 676 - 30 * n, words)
    return page.text(135, 664, "og kostnadene").lines(70, 560, [*FULL, LAST])


def test_table_rows_are_units(tmp_path: Path) -> None:
    page = table_page()
    page.content = [c.replace(b"135 664", b"135 634") for c in page.content]
    letter = read_pages(tmp_path, page)
    rows = {key: [block.text for block in blocks] for key, blocks in letter.rows.items()}
    assert rows == {
        (0, 0): ["ID", "Oppdrag", "Frist"],
        (0, 1): ["TB-1", "Utrede saken", "og kostnadene", "1. juni"],
        (0, 2): ["TB-2", "Levere rapport", "1. mai"],
    }
    whole = [block.text for block in body(letter)]
    assert whole.count("TB-1") == 1
    assert whole[0] == whole[-1] == " ".join([*FULL, LAST])
    assert_mapped(letter)


def test_merged_cells_have_spans(tmp_path: Path) -> None:
    page = Page().rule(70, 700, 520, 700).rule(70, 670, 520, 670).rule(70, 640, 520, 640)
    page.rule(70, 640, 70, 700).rule(520, 640, 520, 700).rule(300, 640, 300, 670)
    page.text(80, 680, "Over begge").text(80, 650, "Venstre").text(310, 650, "Høyre")
    cells = [
        (b.text, b.cell.row, b.cell.column, b.cell.column_span) for b in body(read_pages(tmp_path, page)) if b.cell
    ]
    assert cells == [("Over begge", 0, 0, 2), ("Venstre", 1, 0, 1), ("Høyre", 1, 1, 1)]


def test_table_goes_on_over_the_page(tmp_path: Path) -> None:
    first = Page().lines(70, 760, [*FULL, LAST]).grid([70, 130, 520], [60, 90, 120])
    first.text(75, 100, "TB-1").text(135, 100, "Utrede").text(75, 70, "TB-2").text(135, 70, "Levere")
    second = Page().grid([70, 130, 520], [760, 790]).text(75, 770, "TB-3").text(135, 770, "Vurdere")
    letter = read_pages(tmp_path, first, second)
    assert list(letter.rows) == [(0, 0), (0, 1), (0, 2)]


def test_frame_round_text_is_not_a_table(tmp_path: Path) -> None:
    letter = read_pages(tmp_path, Page().lines(70, 700, [*FULL, LAST]).grid([60, 530], [650, 720]))
    assert [(b.kind, b.cell) for b in body(letter)] == [(BlockKind.PARAGRAPH, None)]


def test_footnotes(tmp_path: Path) -> None:
    page = (
        Page().lines(70, 700, FULL).text(70, 672, "virksomheter på feltet").text(179, 676, "1", 6.5).text(183, 672, ".")
    )
    page.rule(70, 120, 210, 120).text(70, 108, "1", 5).text(76, 105, "Jf. omtalen i Prop. 1 S for budsjettåret.", 9)
    letter = read_pages(tmp_path, page)
    [block] = body(letter)
    assert block.text == " ".join([*FULL, "virksomheter på feltet."])
    assert [(m.kind, m.start, m.end, m.value) for m in block.marks] == [
        (MarkKind.NOTE, len(block.text) - 1, len(block.text) - 1, "1")
    ]
    [note] = letter.layer(Layer.NOTES)
    assert (note.kind, note.note, note.label, note.text) == (
        BlockKind.FOOTNOTE,
        "1",
        "1",
        "Jf. omtalen i Prop. 1 S for budsjettåret.",
    )
    assert_mapped(letter)


def test_powers_are_not_notes(tmp_path: Path) -> None:
    page = Page().lines(70, 700, FULL).text(70, 672, "minst 40 km").text(127, 676, "2", 6.5).text(131, 672, " areal.")
    assert texts(read_pages(tmp_path, page))[0].endswith("minst 40 km2 areal.")


def test_bold_and_italic_are_marked(tmp_path: Path) -> None:
    page = Page().text(70, 700, "Frist:", font=BOLD).text(105, 700, "innen").text(140, 700, "1. juni", font=ITALIC)
    [block] = body(read_pages(tmp_path, page))
    assert [(m.kind, block.text[m.start : m.end]) for m in block.marks] == [
        (MarkKind.BOLD, "Frist: "),
        (MarkKind.ITALIC, "1. juni"),
    ]
