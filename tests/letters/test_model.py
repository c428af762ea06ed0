"""What a letter tells about its own tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers.docx_files import accepted, cell, p, pack, row

from linter.letters.model import Letter

WIDE = '<w:gridSpan w:val="2"/>'


@pytest.fixture
def letter(tmp_path: Path) -> Letter:
    head = row(cell(p("Oppdrag")), cell(p("") + p("Frist"), WIDE), cell(p("")))
    body = row(cell(p("Telle")), cell(p("fredag")), cell(p("1. mai")), cell(p("merknad")))
    return accepted(pack(tmp_path / "a.docx", f"<w:tbl>{head}{body}</w:tbl>"))


@pytest.mark.parametrize(
    ("text", "head"),
    [("Telle", "Oppdrag"), ("fredag", "Frist"), ("1. mai", "Frist"), ("merknad", ""), ("Oppdrag", ""), ("Frist", "")],
)
def test_a_head_stands_over_all_the_columns_it_spans(letter: Letter, text: str, head: str) -> None:
    (found,) = (block.cell for block in letter.blocks if block.text == text)
    assert found is not None
    assert letter.head(found) == head
