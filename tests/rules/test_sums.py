"""BRV-11 on tables of many kinds: right sums keep still however the table is built, and slips are told."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import ROOT
from readers.docx_files import accepted, cell, p, pack, row, t
from readers.pdf_files import FIXED, Page, read_pages

sys.path.insert(0, str(ROOT / "benchmarks"))
from table_sums import Budget, Rows, checked, markdown, told

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.amounts import alike, amount_in
from linter.rules.brv.brv_11 import RULE
from linter.rules.contract import Severity
from linter.wording import Lang


@pytest.mark.parametrize("seed", range(40))
def test_right_sums_keep_still_and_swapped_digits_are_told(seed: int) -> None:
    rows = Budget(seed).rows
    letter = markdown(rows)
    assert told(letter) == []
    sums = checked(letter)
    assert sums
    assert all(one.fits for one in sums)
    line, column = max((n, len(cells) - 1) for n, cells in enumerate(rows) if re.match("Sum|Del|I alt", cells[0]))
    swap = re.compile(r"(?<=[1-9])(\d)(?!\1)([1-9])(?=\d|\D)")
    wrong = swap.sub(r"\2\1", rows[line][column], count=1)
    if wrong != rows[line][column]:
        rows[line][column] = wrong
        assert told(markdown(rows)) == [wrong]


HEAD = ["Kap.", "Post", "Betegnelse", "Beløp"]
ONE, TWO, THREE = ["451", "01", "Drift", "1 018"], ["451", "21", "Kjøp", "53"], ["451", "45", "Utstyr", "122"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([HEAD, ONE, TWO, THREE, ["Sum", "", "", "1 139"]], ["1 139"], id="digits swapped"),
        pytest.param([HEAD, ONE, TWO, THREE, ["Sum", "", "", "1 192"]], [], id="rounded"),
        pytest.param([HEAD, ONE, TWO, THREE, ["Sum", "", "", "1 071"]], ["1 071"], id="a row left out"),
        pytest.param([HEAD, ONE, TWO, THREE, ["Sum", "", "", "2 500"]], ["2 500"], id="far off"),
        pytest.param([HEAD, ONE, ["", "", "Utstyr", "122"], ["Sum", "", "", "2 500"]], [], id="far off, no post"),
        pytest.param([HEAD, ONE, TWO, ["Sum", "", "", "1 071"], THREE, ["Sum totalt", "", "", "2 500"]], [], id="sums"),
        pytest.param([HEAD, ONE, TWO, ["3451", "02", "Inntekt", "90"], ["Sum", "", "", "2 500"]], [], id="far, income"),
        pytest.param([HEAD, ONE, TWO, THREE, ["Sum ekskl. utstyr", "", "", "1 100"]], [], id="less than the rows"),
        pytest.param([HEAD, ONE, TWO, ["451", "45", "Utstyr", "se note"], ["Sum", "", "", "1 101"]], [], id="words"),
        pytest.param([HEAD, ONE, TWO, ["451", "45", "Utstyr", "inntil 2"], ["Sum", "", "", "1 101"]], [], id="up to"),
        pytest.param([HEAD, ONE, ["451", "21", "Kjøp", "1221"], ["Sum", "", "", "1 140"]], [], id="the mark of a note"),
        pytest.param([HEAD, ["Sum", "", "", "1 139"], ONE, TWO, THREE], [], id="the sum stands first"),
        pytest.param([HEAD, ONE, TWO, ["", "", "til kurs", "140"], ["Sum", "", "", "1 121"]], ["1 121"], id="no key"),
        pytest.param([HEAD, ONE, TWO, ["", "", "til kurs", "22"], ["Sum", "", "", "1 071"]], [], id="may be a part"),
        pytest.param([HEAD, ONE, TWO, ["451", "90", "Lån", "122"], ["Sum", "", "", "1 071"]], [], id="loans left out"),
        pytest.param(
            [HEAD, ["Saker", "", "", "1 015"], ["Svar", "", "", "1 000"], ["Totalt antall brev", "", "", "2 035"]],
            [],
            id="own row",
        ),
        pytest.param(
            [["Tabell 1", "", "", ""], HEAD, ["0451", "01", "Drift", "900"], TWO, ["Sum kap. 0451", "", "", "935"]],
            ["935"],
            id="title over the heads, zeros before a chapter",
        ),
        pytest.param(
            [HEAD, ["Kap. 451", "", "Etaten", "(i 1 000 kr)"], ["", "01", "Drift", "900"], TWO, ["Sum", "", "", "935"]],
            ["935"],
            id="what the amounts are in",
        ),
        pytest.param(
            [
                ["Etat", "Kap./post", "Beløp"],
                ["A", "226.21", "9,0"],
                ["B", "605.21", "5,0"],
                ["C", "720.21", "10,0"],
                ["I alt", "", "25,0"],
            ],
            ["25,0"],
            id="chapter and post after the name",
        ),
        pytest.param(
            [
                ["Etat", "Post 01", "Post 21"],
                ["A", "120 000", "7 500"],
                ["B", "98 000", "500"],
                ["Sum", "281 000", "8 000"],
            ],
            ["281 000"],
            id="posts over the columns",
        ),
        pytest.param(
            [HEAD, ONE, ["", "", "til kurs", "500"], ["451", "21", "Kjøp", "91"], ["Sum", "", "", "1 190"]],
            ["1 190"],
            id="parts unsaid",
        ),
        pytest.param([[*HEAD[:3], "Andel"], ONE, TWO, ["Sum", "", "", "1 017"]], [], id="shares are not added"),
    ],
)
def test_what_is_told_of_a_sum(rows: Rows, expected: list[str]) -> None:
    assert told(markdown(rows)) == expected


def test_every_way_a_table_is_read(tmp_path: Path) -> None:
    rows = [HEAD, ONE, TWO, THREE, ["Sum kap. 451", "", "", "1 139"]]
    xml = ["".join(cell(p(text)) for text in cells) for cells in rows[:-1]]
    last = cell(p("Sum kap. 451"), '<w:gridSpan w:val="3"/>') + cell(p("1 139"))
    ruled = "<w:tbl>" + "".join(row(cells) for cells in [*xml, last]) + "</w:tbl>"
    tabbed = "".join(p("<w:r><w:tab/></w:r>".join(map(t, cells))) for cells in rows)
    letters = [accepted(pack(tmp_path / f"{n}.docx", p("Tildeling") + body)) for n, body in enumerate((ruled, tabbed))]
    letters.append(read_string("\n".join("\t".join(cells) for cells in rows), "brev.txt"))
    letters.append(read_string("\n".join(f"{a:14}{b:6}{c:14}{d:>9}" for a, b, c, d in rows), "brev.txt"))
    pages = ["\n".join("\t".join(cells) for cells in part) for part in (rows[:2], rows[2:])]
    letters.append(read_string("\f".join(pages), "brev.txt"))  # over a page break
    page = Page()
    for line, cells in enumerate(rows):  # no rules: columns of spaces
        for x, words in zip((70, 150, 220, 500), cells, strict=True):
            page.text(x - 6 * len(words) * (x == 500), 700 - 12 * line, words, 10, font=FIXED)
    letters.append(read_pages(tmp_path, page))
    assert [told(letter) for letter in letters] == [["1 139"]] * 6


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1\u202f193\u202f000", 1_193_000),
        ("1.193.000,5", Decimal("1193000.5")),
        ("(12 400)", -12_400),
        ("– 12 400", -12_400),
        ("kr 68 100*", 68_100),
        ("68 100 1)", 68_100),
        ("3,5 mill. kr", Decimal("3.5")),
        ("–", 0),
        ("", 0),
        ("01", None),
        ("68 1001", None),
        ("3,2 %", None),
        ("68 100\n400 000", None),
        ("2 av 3", None),
    ],
)
def test_amounts(text: str, value: Decimal | int | None) -> None:
    found = amount_in(text)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [(1193, 1139, "swapped"), (1193, 1194, "digit"), (1193, 1143, "digit"), (1193, 1319, ""), (99, 100, "")],
)
def test_how_two_sums_are_alike(one: int, other: int, how: str) -> None:
    assert alike(Decimal(one), Decimal(other)) == how


def test_a_large_difference_is_told_as_a_question() -> None:
    """A row of a third of the sum is missing: severity low, since the table may be built in another way."""
    letter = markdown([HEAD, ONE, TWO, ["Sum kap. 451", "", "", "1 940"]])
    (hit,) = RULE.check(LetterAnalysis(letter))
    assert (hit.message, hit.severity) == ("far", Severity.LOW)
    assert "Mangler det en rad" in RULE.messages["far"].get(Lang.NB, hit.values)
