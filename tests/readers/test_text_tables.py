"""Tables in plain text that are set with tabs or with columns of spaces."""

from __future__ import annotations

from linter.letters.model import BlockKind, TextPiece
from linter.readers.text import read_string

ROWS = [
    ["Parameter", "Resultat 2025", "Mål 2026"],
    ["Andel skoler som har plan for vedlikehold av tak og vegger", "42 prosent", "55 prosent"],
    ["Antall lekkasjer", "36", "Høyst 25"],
]
TABBED = "Innledning til tabellen.\n\n" + "\n".join("\t".join(row) for row in ROWS) + "\n\nEtter tabellen."
SPACED = """Innledning til tabellen.

Parameter                        Resultat 2025  Mål 2026
Andel skoler som har plan for    42 prosent     55 prosent
vedlikehold av tak og vegger
Antall lekkasjer                 36             Høyst 25

Etter tabellen."""
RIGHT = """Kapittel og post                2025       2026
Driftsutgifter               120 000    125 500
Spesielle driftsutgifter      11 000      9 400
"""


def rows(text: str) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for block in read_string(text, "brev.txt").blocks:
        if block.kind is BlockKind.TABLE_CELL:
            assert block.cell is not None
            found.setdefault(block.cell.row, []).append(block.text)
    return list(found.values())


def test_lines_with_tabs_are_rows() -> None:
    assert rows(TABBED) == ROWS


def test_a_table_of_markdown_needs_no_bar_at_the_ends_of_its_lines() -> None:
    lines = [" | ".join(row) for row in ROWS]
    barred = "\n".join([lines[0], "--- | :--: | ---", *lines[1:]])
    assert rows(f"Innledning.\n\n{barred}\n\nEtter | tabellen.") == ROWS
    assert rows(barred.replace("Høyst", r"Høyst \|")) == [*ROWS[:2], [*ROWS[2][:2], "Høyst | 25"]]


def test_bars_without_a_line_of_dashes_are_no_table() -> None:
    assert rows("Mål | Krav\nTrygghet | Høy") == []
    assert rows("Mål | Krav\n--- | ---") == []


def test_columns_of_spaces_are_rows_over_several_lines() -> None:
    assert rows(SPACED) == ROWS


def test_a_row_goes_on_after_a_page_break() -> None:
    broken = SPACED.replace("vedlikehold av tak", "\nSide 2\n\nvedlikehold av tak")
    assert rows(broken) == ROWS
    assert "Side 2" in [block.text for block in read_string(broken, "brev.txt").blocks]


def test_numbers_may_stand_to_the_right() -> None:
    assert rows(RIGHT)[1:] == [
        ["Driftsutgifter", "120 000", "125 500"],
        ["Spesielle driftsutgifter", "11 000", "9 400"],
    ]


def test_the_words_keep_their_places_in_the_file() -> None:
    for block in read_string(SPACED, "brev.txt").blocks:
        for piece in block.pieces:
            assert isinstance(piece, TextPiece)
            length = piece.end - piece.start
            said = SPACED[piece.offset : piece.offset + length].replace("\n", " ")
            assert said == block.text[piece.start : piece.end]


def test_text_around_a_table_stays_text() -> None:
    for text in (TABBED, SPACED):
        blocks = read_string(text, "brev.txt").blocks
        assert [b.text for b in blocks if b.kind is BlockKind.PARAGRAPH] == [
            "Innledning til tabellen.",
            "Etter tabellen.",
        ]


def test_what_is_no_table() -> None:
    for text in (
        "1.1\tMål\n1.2\tOppdrag\n",  # headings with their numbers
        "a)\tførste punkt\nb)\tandre punkt\n",  # items
        "Deres ref.\tVår ref.\n\nNeste avsnitt.\n",  # one line alone
        # justified text
        "Fristen   er satt til 1. mars, og planen sendes\ndepartementet innen  1. mai samme  år som vanlig.\n",
        "Departementet ber om  at planen blir sendt\ninnen fristen   og at den er kort.\n",
    ):
        assert rows(text) == [], text
