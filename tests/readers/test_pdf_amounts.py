"""Tables of amounts without lines in a PDF: what is one, how far it reaches, and what only looks like one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from readers.pdf_files import FIXED, Page, assert_mapped, body, read_pages

FULL = [
    "Etaten skal innen utgangen av året legge fram en samlet plan for arbeidet med",
    "digitale tjenester, og planen skal vise hvordan etaten samarbeider med øvrige",
]
LAST = "virksomheter på feltet."


def set_out(rows: Sequence[Sequence[str]], *, right: bool = True, top: int = 700) -> Page:
    """Rows with their first cell at the left, and the others in columns that end (or begin) under one another."""
    page = Page().text(70, 790, "Av 12 000 kroner er 1 500 fordelt slik.")
    for place, (label, *cells) in enumerate(rows):
        if label:
            page.text(70, top - 14 * place, label, 10)
        for column, cell in enumerate(cells):
            if cell:
                x = 300 + 100 * column - (6 * len(cell) if right else 0)
                page.text(x, top - 14 * place, cell, 10, font=FIXED)
    return page


def rows_of(page: Page, folder: Path) -> list[list[str]]:
    found: dict[int, list[str]] = {}
    for block in body(read_pages(folder, page)):
        if block.cell is not None:
            found.setdefault(block.cell.row, []).append(block.text)
    return list(found.values())


@pytest.mark.parametrize("right", [True, False])
def test_amounts_may_stand_under_one_another_at_either_side(tmp_path: Path, *, right: bool) -> None:
    rows = [["Drift", "12 000"], ["Reise", "500"], ["Sum", "12 500"]]
    assert rows_of(set_out(rows, right=right), tmp_path) == rows


@pytest.mark.parametrize(
    "rows",
    [
        [["Drift", "12 000"], ["Sum", "12 000"]],
        [["Møter", "3"], ["Kurs", "12"], ["Ansatte", "120"], ["Timer", "1 200"]],
        [["", "12 000"], ["", "1 500"], ["", "13 500"]],
        [["12 000", "1 500"], ["1 500", "2 500"], ["13 500", "4 000"]],
        [["Drift", "12 000", "kroner"], ["Reise", "1 500", "kroner"], ["Sum", "13 500", "kroner"]],
    ],
)
def test_too_few_rows_or_amounts_are_no_table(tmp_path: Path, rows: list[list[str]]) -> None:
    assert rows_of(set_out(rows), tmp_path) == []


@pytest.mark.parametrize(("top", "tables"), [(644, 1), (500, 2)])
def test_rows_far_apart_are_two_tables(tmp_path: Path, top: int, tables: int) -> None:
    rows = [["Drift", "12 000"], ["Reise", "500"], ["Kurs", "1 500"], ["Sum", "14 000"]]
    page = set_out(rows)
    page.content += set_out(rows, top=top).content[1:]
    blocks = body(read_pages(tmp_path, page))
    assert len({block.cell.table for block in blocks if block.cell}) == tables


@pytest.mark.parametrize(("above", "head"), [(714, True), (760, False)])
def test_heads_stand_near_over_their_amounts(tmp_path: Path, above: int, *, head: bool) -> None:
    rows = [["Drift", "12 000", "13 000"], ["Reise", "1 500", "500"], ["Sum", "13 500", "13 500"]]
    page = set_out(rows)
    for x, year in ((276, "2025"), (376, "2026")):
        page.text(x, above, year, 10, font=FIXED)
    assert rows_of(page, tmp_path) == ([["2025", "2026"]] if head else []) + rows


def test_rows_that_end_in_amounts_under_one_another_are_a_table(tmp_path: Path) -> None:
    rows = [
        ("Kap. Post", "Betegnelse", "Beløp (kr)"),
        ("451 01", "Driftsutgifter", "1 018 000"),
        ("", "Større utstyrsanskaffelser og", ""),
        ("451 45", "vedlikehold", "122 000"),
        ("Sum kap. 451", "", "1 140 000"),
    ]
    page = Page().lines(70, 780, [*FULL, LAST])
    for place, (key, label, amount) in enumerate(rows):
        y = 700 - 12 * place
        for x, words in ((70, key), (170, label), (520 - 6 * len(amount), amount)):
            if words:
                page.text(x, y, words, 10, font=FIXED)
    page.lines(70, 600, [*FULL, LAST])
    letter = read_pages(tmp_path, page)
    assert [(b.text, b.cell and (b.cell.row, b.cell.column)) for b in body(letter)] == [
        (" ".join([*FULL, LAST]), None),
        ("Kap. Post", (0, 0)),
        ("Betegnelse", (0, 1)),
        ("Beløp (kr)", (0, 2)),
        ("451 01", (1, 0)),
        ("Driftsutgifter", (1, 1)),
        ("1 018 000", (1, 2)),
        ("451 45", (2, 0)),
        ("Større utstyrsanskaffelser og vedlikehold", (2, 1)),
        ("122 000", (2, 2)),
        ("Sum kap. 451", (3, 0)),
        ("1 140 000", (3, 2)),
        (" ".join([*FULL, LAST]), None),
    ]
    assert_mapped(letter)


def test_a_word_broken_in_the_first_column_of_amounts_goes_on_in_the_next_row(tmp_path: Path) -> None:
    rows = [
        ("Driftsutgifter", "12 000"),
        ("Spesielle drifts-", ""),
        ("utgifter", "3 500"),
        ("Tilskudd til frivillige orga-", "1 250"),
        ("nisasjoner", ""),
        ("Tilskot", ""),
        ("Lag og foreiningar-", "1 000"),
        ("kommunar", "2 000"),
        ("Sum", "19 750"),
    ]
    page = Page()
    for place, (label, amount) in enumerate(rows):
        page.text(70, 700 - 14 * place, label, 10)
        if amount:
            page.text(400 - 6 * len(amount), 700 - 14 * place, amount, 10, font=FIXED)
    cells = [(b.text, b.cell.row) for b in body(read_pages(tmp_path, page)) if b.cell]
    assert cells == [
        *(("Driftsutgifter", 0), ("12 000", 0)),
        *(("Spesielle driftsutgifter", 1), ("3 500", 1)),
        *(("Tilskudd til frivillige organisasjoner", 2), ("1 250", 2)),
        ("Tilskot", 3),
        *(("Lag og foreiningar-", 4), ("1 000", 4)),
        *(("kommunar", 5), ("2 000", 5)),
        *(("Sum", 6), ("19 750", 6)),
    ]


def test_page_numbers_and_amounts_in_running_text_are_no_table(tmp_path: Path) -> None:
    contents = Page()
    for place, (words, page) in enumerate((("1 Mål", "3"), ("2 Oppdrag", "5"), ("3 Budsjett", "12"))):
        contents.text(70, 700 - 16 * place, words).text(500, 700 - 16 * place, page)
    lines = ["Etaten får kr", "tilskuddet er", "Departementet gir"]
    for place, words in enumerate(lines):  # two columns of text, where one line is an amount
        contents.text(70, 500 - 14 * place, words).text(320, 500 - 14 * place, "1 018 000" if place == 1 else words)
    assert all(block.cell is None for block in body(read_pages(tmp_path, contents)))
