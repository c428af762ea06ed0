"""The reader of plain text and Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linter.letters.model import BlockKind, Layer, Letter, MarkKind, RevisionView, TextPiece
from linter.readers.contract import Limits, ReadError
from linter.readers.hyphens import Words
from linter.readers.text import read, read_string
from linter.readers.text_strand import UNSEEN_HYPHENS, Strand, join

WRAPPED = """\
Departementet legger til grunn at direktoratet følger opp ordningen og gir Nærings-
og fiskeridepartementet en samlet vurdering av virkningene for virksom-
heten innen fristen. Arbeidet mot a-
krim skal prioriteres i perioden 2025-
2026, og rapporteres samlet.
Direktoratet skal sende en oversikt.
"""


def kinds(letter: Letter) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in letter.blocks]


def test_wrapped_lines_become_paragraphs_and_line_end_hyphens_follow_the_typed_rule() -> None:
    letter = read_string(WRAPPED, "brev.txt")
    assert [block.text for block in letter.blocks] == [
        (
            "Departementet legger til grunn at direktoratet følger opp ordningen og gir Nærings- og "
            "fiskeridepartementet en samlet vurdering av virkningene for virksomheten innen fristen. "
            "Arbeidet mot a-krim skal prioriteres i perioden 2025-2026, og rapporteres samlet."
        ),
        "Direktoratet skal sende en oversikt.",
    ]


@pytest.mark.parametrize(
    ("left", "right", "whole", "places"),
    [
        ("til-", "tak", "tiltak", (0, 1, 2, 10, 11, 12)),
        ("a-", "krim", "a-krim", (0, 1, 10, 11, 12, 13)),
        ("IKT\ufffe", "rom", "IKT-rom", (0, 1, 2, 3, 10, 11, 12)),
        ("to\u00ad", "tal", "total", (0, 1, 10, 11, 12)),
        ("vei-", "og", "vei- og", (0, 1, 2, 3, 4, 10, 11)),
        ("vei\ufffe", "og", "vei- og", (0, 1, 2, 3, 4, 10, 11)),
        ("ikke-", "vel", "ikke-vel", (0, 1, 2, 3, 4, 10, 11, 12)),
        ("skal", "se", "skal se", (0, 1, 2, 3, 4, 10, 11)),
        ("", "se", "se", (10, 11)),
        ("skal ", "", "skal", (0, 1, 2, 3)),
    ],
)
def test_two_lines_become_one_and_every_character_keeps_its_place(
    left: str, right: str, whole: str, places: tuple[int, ...]
) -> None:
    joined = join(Strand(left, tuple(range(len(left)))), Strand(right, tuple(range(10, 10 + len(right)))), Words())
    assert (joined.text, joined.at) == (whole, places)


def test_a_word_written_with_a_hyphen_elsewhere_keeps_it_at_a_line_end() -> None:
    line = (
        "Etaten skal følge opp de sør-norske kommunene og de nord-\nnorske kommunene, og dessuten alle de sør-\nnorske."
    )
    (block,) = read_string(f"{line} Tiltakene og fristene følger av loven om kommunene i landet.", "brev.txt").blocks
    assert "alle de sør-norske." in block.text


def test_unwrapped_text_keeps_each_line_as_a_paragraph() -> None:
    one = (
        "Direktoratet skal sende departementet en samlet plan for arbeidet i hele perioden, " * 3 + "og følge den opp."
    )
    letter = read_string(f"{one}\n{one}\n{one}\n", "brev.txt")
    assert len(letter.blocks) == 3


def test_page_break_inside_a_sentence_joins_and_the_page_number_is_furniture() -> None:
    letter = read_string(
        "Direktoratet skal følge opp avtalen og sørge for at\n\n3\n\fpartene får en samlet oversikt.\n\nNeste avsnitt.",
        "b.txt",
    )
    body = [block.text for block in letter.layer(Layer.BODY)]
    assert body == [
        "Direktoratet skal følge opp avtalen og sørge for at partene får en samlet oversikt.",
        "Neste avsnitt.",
    ]
    assert [(b.kind, b.text) for b in letter.layer(Layer.FURNITURE)] == [(BlockKind.FOOTER, "3")]
    assert letter.pages == 2
    assert letter.blocks[-1].page == 2


def test_running_headers_are_furniture() -> None:
    pages = "\f".join(
        f"Tildelingsbrev 2026 – side {n}\n\nOmtale nummer {n} av det direktoratet skal gjøre i år.\n"
        for n in range(1, 5)
    )
    letter = read_string(pages, "b.txt")
    assert len(list(letter.layer(Layer.FURNITURE))) == 4
    assert len(list(letter.layer(Layer.BODY))) == 4


def test_snippet_dividers_are_borders() -> None:
    letter = read_string("Direktoratet skal sørge for at\n\n[...]\n\nordningen blir fulgt opp.", "b.txt")
    assert [block.text for block in letter.layer(Layer.BODY)] == [
        "Direktoratet skal sørge for at",
        "ordningen blir fulgt opp.",
    ]


@pytest.mark.parametrize("bullet", ["-", "–", "•", "\uf0b7", "*", "o", "\uf0a7"])
def test_bullets_are_labels(bullet: str) -> None:
    letter = read_string(f"Direktoratet skal:\n{bullet} sende en plan\n{bullet} følge den\n  opp i året\n", "b.txt")
    items = [block for block in letter.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.label, item.text) for item in items] == [(bullet, "sende en plan"), (bullet, "følge den opp i året")]


def test_bullet_alone_on_its_line_takes_the_next_line() -> None:
    letter = read_string("\uf0b7\nsende en plan\n\uf0b7\nfølge den opp\n", "b.txt")
    assert [block.text for block in letter.blocks] == ["sende en plan", "følge den opp"]


def test_nested_and_numbered_items() -> None:
    letter = read_string("1. Sende en plan\n   - med budsjett\n2. Følge opp\n\na) Første\nb) Andre\n", "b.md")
    assert [(b.label, b.level) for b in letter.blocks] == [("1.", 1), ("-", 2), ("2.", 1), ("a)", 2), ("b)", 2)]
    assert letter.blocks[0].text == "1. Sende en plan"


def test_a_date_first_on_a_line_is_no_item() -> None:
    letter = read_string("Direktoratet skal sende en plan innen\n15. mars og følge den opp.", "b.txt")
    assert kinds(letter) == [("paragraph", "Direktoratet skal sende en plan innen 15. mars og følge den opp.")]


def test_a_dash_in_the_middle_of_a_sentence_is_no_bullet() -> None:
    letter = read_string(
        "Direktoratet skal i samarbeid med kommunene og andre sentrale parter i sektoren følge opp\n"
        "– så langt det lar seg gjøre innenfor rammen – alle tiltakene i planen for det kommende.\n",
        "b.txt",
    )
    assert len(letter.blocks) == 1
    assert "opp – så langt" in letter.blocks[0].text


def test_headings() -> None:
    letter = read_string(
        "1 Innledning\n\nDepartementet viser til budsjettvedtaket i Stortinget og gir med dette brevet rammer.\n\n"
        "3.2 Administrative forhold\nDirektoratet skal følge opp sykefraværet og melde fra om vesentlige endringer.\n\n"
        "STYRING OG KONTROLL\n\nDirektoratet skal ha god kontroll med alle vesentlige risikoer i virksomheten.\n\n"
        "Felles føringer\n\nDirektoratet skal rapportere om arbeidet med klarspråk i årsrapporten for 2026.\n",
        "b.txt",
    )
    headings = [(b.text, b.level, b.label) for b in letter.blocks if b.kind is BlockKind.HEADING]
    assert headings == [
        ("1 Innledning", 1, "1"),
        ("3.2 Administrative forhold", 2, "3.2"),
        ("STYRING OG KONTROLL", 1, ""),
        ("Felles føringer", 2, ""),
    ]
    assert letter.sections[2].number == "3.2"
    assert letter.sections[2].title == "Administrative forhold"


def test_letterhead_and_address_are_no_headings() -> None:
    letter = read_string(
        "Finansdepartementet\n\nSkattedirektoratet\n\nPostboks 1\n0034 OSLO\n\nDato: 15. desember 2025\n\n"
        "# Tittel\n\nEn setning.",
        "b.md",
    )
    assert [b.text for b in letter.blocks if b.kind is BlockKind.HEADING] == ["Tittel"]


def test_markdown_markup_is_taken_out_and_kept_as_marks() -> None:
    text = (
        "Direktoratet **skal sende\nen plan** og ==XX== til [siden](https://example.org/a_b).[^1]\n\n[^1]: En note.\n"
    )
    letter = read_string(text, "b.md")
    block = letter.blocks[0]
    assert block.text == "Direktoratet skal sende en plan og XX til siden."
    marks = {mark.kind: (block.text[mark.start : mark.end], mark.value) for mark in block.marks}
    assert marks == {
        MarkKind.BOLD: ("skal sende en plan", ""),
        MarkKind.HIGHLIGHT: ("XX", "yellow"),
        MarkKind.LINK: ("siden", "https://example.org/a_b"),
        MarkKind.NOTE: ("", "1"),
    }
    assert (letter.blocks[1].kind, letter.blocks[1].layer, letter.blocks[1].note) == (
        BlockKind.FOOTNOTE,
        Layer.NOTES,
        "1",
    )
    for place in block.pieces:
        assert isinstance(place, TextPiece)
        assert (place.line, place.column) == (
            text.count("\n", 0, place.offset) + 1,
            place.offset - text.rfind("\n", 0, place.offset),
        )


@pytest.mark.parametrize("text", ["2 * 3 * 4", "fil_navn_her", "a == b == c", "§ 4 *", "5 * og ** slutt"])
def test_lone_markers_stay_text(text: str) -> None:
    assert read_string(f"Tallet {text}", "b.md").blocks[0].text == f"Tallet {text}"


def test_tables_become_cells() -> None:
    letter = read_string("| Id | Oppdrag |\n|---|:---|\n| 1 | Sende \\| plan |\n| 2 | |\n\n| A | B |\n", "b.md")
    cells = [(b.cell.table, b.cell.row, b.cell.column, b.text) for b in letter.blocks if b.cell]
    assert cells == [
        (0, 0, 0, "Id"),
        (0, 0, 1, "Oppdrag"),
        (0, 1, 0, "1"),
        (0, 1, 1, "Sende | plan"),
        (0, 2, 0, "2"),
        (1, 0, 0, "A"),
        (1, 0, 1, "B"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "brev.txt"
    file.write_bytes("Kjære mottaker – dere skal følge opp på Ås.".encode(encoding))
    letter = read(file, view=RevisionView.ACCEPTED, limits=Limits())
    assert letter.blocks[0].text == "Kjære mottaker – dere skal følge opp på Ås."


def test_stray_bytes_are_reported(tmp_path: Path) -> None:
    file = tmp_path / "brev.txt"
    file.write_bytes(("Dere skal følge opp på Ås. " * 20).encode() + b"\xe5 slutt")
    letter = read(file, view=RevisionView.ACCEPTED, limits=Limits())
    assert [(item.what, item.count) for item in letter.unread] == [("unread.bytes", 1)]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"---\n", "empty"),
        (b"PK\x03\x04\x00\x00\x08", "not_text"),
        (bytes(range(256)) * 4, "not_text"),
        (b"\xff\xfea", "not_text"),
    ],
)
def test_what_is_no_letter(tmp_path: Path, raw: bytes, code: str) -> None:
    file = tmp_path / "brev.txt"
    file.write_bytes(raw)
    with pytest.raises(ReadError) as caught:
        read(file, view=RevisionView.ACCEPTED, limits=Limits())
    assert caught.value.code == code


def test_limit(tmp_path: Path) -> None:
    file = tmp_path / "brev.txt"
    file.write_text("x" * 100, encoding="utf-8")
    with pytest.raises(ReadError) as caught:
        read(file, view=RevisionView.ACCEPTED, limits=Limits(file_bytes=10))
    assert caught.value.code == "too_large"


WORDS = st.sampled_from(
    [
        "skal",
        "Direktoratet",
        "plan.",
        "2026",
        "3.2",
        "1.",
        "a)",
        "kap.",
        "nærings-",
        "og",
        "OSLO",
        "«år»",
        "TB2026-1",
        "x",
        "§",
    ]
)
MARKUP = st.sampled_from(
    [
        "**",
        "*",
        "_",
        "==",
        "- ",
        "• ",
        "\uf0b7",
        "# ",
        "## ",
        "|",
        "[^1]",
        "[...]",
        "---",
        "\u00ad",
        "> ",
        "  ",
        "\t",
        "\\",
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\f", " ", " ", " ", ""])
TEXTS = st.lists(st.tuples(st.one_of(WORDS, WORDS, WORDS, MARKUP), BREAKS), max_size=60).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_character_is_read_once_and_maps_back(text: str) -> None:
    try:
        letter = read_string(text, "b.md")
    except ReadError:
        assert not any(c.isalnum() for c in text.replace("[^1]", "").replace("1", ""))
        return
    _assert_maps_back(letter, text)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=200))
def test_any_text_maps_back(text: str) -> None:
    try:
        letter = read_string(text, "b.txt")
    except ReadError:
        return
    _assert_maps_back(letter, text)


def _assert_maps_back(letter: Letter, text: str) -> None:
    seen: set[int] = set()
    for block in letter.blocks:
        assert "".join(block.text[p.start : p.end] for p in block.pieces) == block.text
        for place in block.pieces:
            assert isinstance(place, TextPiece)
            for step in range(place.end - place.start):
                character, source = block.text[place.start + step], text[place.offset + step]
                if not character.isspace():
                    assert character == source or (character == "-" and source in UNSEEN_HYPHENS)
                    assert place.offset + step not in seen
                    seen.add(place.offset + step)
    labels = "".join(block.label for block in letter.blocks)
    notes = "".join(mark.value for block in letter.blocks for mark in block.marks)
    for offset, character in enumerate(text):
        if offset not in seen and character.isalnum():
            assert character in labels + notes, (offset, character)


def test_a_numbered_label_begins_a_paragraph() -> None:
    text = "Resultatmål 1: Elvene er reine\nStyringsparameter 1.1: Del i god tilstand\nStyringsparameter 1.2: Fangst\n"
    assert [block.text.split(":")[0] for block in read_string(text, "b.txt").blocks] == [
        "Resultatmål 1",
        "Styringsparameter 1.1",
        "Styringsparameter 1.2",
    ]
