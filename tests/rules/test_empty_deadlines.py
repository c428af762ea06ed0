"""SPR-04: a place for a deadline that is left empty, in tables of Word and text and behind «Frist:»."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from linter.letters.model import Letter
from linter.readers.open import read_letter
from linter.readers.text import read_string
from linter.rules.spr.deadline_words import WHEN
from linter.rules.spr.empty_deadlines import empty_deadlines

HEAD = "# Tildelingsbrev 2026\n\n## Oppdrag\n\n"
ROWS = (("Nr.", "Oppdrag", "Frist"), ("1", "Etaten skal telle.", "1. mai"), ("2", "Etaten skal greie ut arv.", ""),
        ("3", "Etaten skal vurdere.", "1. juni"), ("4", "Etaten skal lage eit kart.", "1. juli"))  # fmt: skip
TABLE = "| Oppdrag | Frist |↵|---|---|↵| Etaten skal lage | 1. mai |↵| Etaten skal gi | 1. juni |↵"
NUMBERED = "| Nr. | Oppdrag | Frist |↵|---|---|---|↵| 1 | Telle | 1. mai |↵| 2 | Måle | 1. juni |↵"


def found(letter: Letter) -> list[str]:
    """The assignments that lack a deadline."""
    return [letter.excerpt(one.span) for one in empty_deadlines(letter, WHEN)]


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("| Frist | Oppdrag |↵|---|---|↵| 1. mai | Telle |↵| | Lage eit godt kart |↵| 1. juni | Vurdere |", 1),
        (TABLE.replace("Frist", "Svarfrist") + "| Rapport for andre tertial skal sendast | |", 1),
        ("1: Etaten skal telle. Frist:¶2: Etaten skal lage et kart. Frist: 1. mai", 1),
        ("Etaten skal telle. Frist:¶1. mai 2026", 0),
        (TABLE + "| Etaten skal sende den årlige rapporten | |", 1),
        (TABLE + "| Mål om trygge tjenester | |", 0),
        (TABLE + "| Etaten skal telle alt | – |", 0),
        (TABLE + "| Etaten skal telle alt innen 1. mai | |", 0),
        (TABLE + "| Etaten skal snarast telle alt | |", 0),
        (TABLE + "| Etaten skal telle alt hvert år | |", 0),
        (TABLE + "| Etaten skal telle alt etter behov | |", 0),
        (TABLE + "| Etaten skal telle alt | |↵| Etaten skal lage noe | |", 0),
        (TABLE + "| Trygge tjenester | |", 0),
        (NUMBERED + "| 3 | Telle alt nå | |", 1),
        (TABLE.replace("Frist", "Merknad") + "| Etaten skal telle alt | |", 0),
        ("| Oppdrag | Etaten skal telle |↵|---|---|↵| Frist: | |", 1),
        ("| Oppdrag | Etaten skal telle |↵|---|---|↵| Svarfrist | |↵| Mål | Trygghet |", 1),
        ("| Oppdrag | Etaten skal telle |↵|---|---|↵| Frist: | 1. mai |", 0),
        ("| Oppdrag | Etaten skal telle |↵|---|---|↵| Etaten skal telle | Frist: |", 0),
        ("| Oppdrag | Etaten skal telle |↵|---|---|↵| | Frist: |", 0),
        ("| Frist | |↵|---|---|↵| Oppdrag | Etaten skal telle |", 0),
        ("Etaten skal telle. Frist:¶### 1.3 Mål", 1),
        ("### Frist:¶Departementet sier seinere når det skal være ferdig.", 0),
        ("Etaten skal telle. Frist: ", 1),
    ],
)  # fmt: skip
def test_an_empty_place_is_found_where_others_are_filled(text: str, flagged: int) -> None:
    assert len(found(read_string(HEAD + text.replace("¶", "\n\n").replace("↵", "\n"), "brev.md"))) == flagged


@pytest.mark.parametrize("merged", [False, True])
def test_a_cell_over_two_rows_fills_both(tmp_path: Path, *, merged: bool) -> None:
    written = docx.Document()
    table = written.add_table(rows=0, cols=3)
    for row in ROWS:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    if merged:
        table.cell(1, 2).merge(table.cell(2, 2))
    written.save(str(tmp_path / "brev.docx"))
    letter = read_letter(tmp_path / "brev.docx")
    assert isinstance(letter, Letter)
    assert found(letter) == ([] if merged else ["Etaten skal greie ut arv."])


@pytest.mark.parametrize("merged", [False, True])
def test_a_title_over_all_columns_is_no_empty_place(tmp_path: Path, *, merged: bool) -> None:
    written = docx.Document()
    table = written.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(1, 0).text = "Oppdrag", "Etaten skal telle.", "Frist"
    if merged:
        table.cell(1, 0).merge(table.cell(1, 1))
    written.save(str(tmp_path / "brev.docx"))
    letter = read_letter(tmp_path / "brev.docx")
    assert isinstance(letter, Letter)
    assert found(letter) == ([] if merged else ["Frist"])
