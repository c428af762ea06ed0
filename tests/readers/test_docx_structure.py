"""Numbers, headings, lists and highlights in .docx."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from readers.docx_files import accepted, p, pack, style, t

from linter.letters.model import Block, BlockKind, MarkKind
from linter.readers.docx.numbering import spell


def lvl(at: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def item(number: int, level: int = 0, text: str = "punkt") -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def labels(path: Path) -> list[str]:
    return [block.label for block in accepted(path).blocks]


OUTLINE = abstract(1, lvl(0, "decimal", "%1"), lvl(1, "decimal", "%1.%2"), lvl(2, "lowerLetter", "%3)"))


@pytest.mark.parametrize(
    ("numbering", "body", "expected"),
    [
        pytest.param(
            OUTLINE + num(1, 1),
            item(1) + item(1, 1) + item(1, 1) + item(1, 2) + item(1) + item(1, 1),
            ["1", "1.1", "1.2", "a)", "2", "2.1"],
            id="levels restart under a higher one",
        ),
        pytest.param(OUTLINE + num(1, 1), item(1, 1) + item(1, 1), ["1.1", "1.2"], id="level above never used"),
        pytest.param(
            OUTLINE + num(1, 1) + num(2, 1), item(1) + item(2) + item(1), ["1", "2", "3"], id="one list, two uses"
        ),
        pytest.param(
            OUTLINE + num(1, 1) + num(2, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
            item(1) + item(1) + item(2) + item(2),
            ["1", "2", "5", "6"],
            id="start override restarts once",
        ),
        pytest.param(
            OUTLINE + num(1, 1, f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1.")}</w:lvlOverride>'),
            item(1) + item(1) + item(1) + item(1),
            ["I.", "II.", "III.", "IV."],
            id="level override",
        ),
        pytest.param(
            abstract(1, lvl(0, "upperRoman", "Del %1"), lvl(1, "decimal", "%1.%2", "<w:isLgl/>")) + num(1, 1),
            item(1) + item(1) + item(1, 1),
            ["Del I", "Del II", "2.1"],
            id="legal numbering",
        ),
        pytest.param(
            abstract(1, lvl(0, "decimal", "%1"), lvl(1, "decimal", "(%2)", '<w:lvlRestart w:val="0"/>')) + num(1, 1),
            item(1) + item(1, 1) + item(1) + item(1, 1),
            ["1", "(1)", "2", "(2)"],
            id="never restarts",
        ),
        pytest.param(
            abstract(1, lvl(0, "bullet", "\uf0b7"), lvl(1, "bullet", "–"), lvl(2, "bullet", "\uf0a7")) + num(1, 1),
            item(1) + item(1, 1) + item(1, 2),
            ["•", "–", "▪"],
            id="bullets as seen",
        ),
        pytest.param(
            abstract(1, lvl(0, "decimal", "%1.", start=3)) + num(1, 1), item(1) + item(1), ["3.", "4."], id="start"
        ),
        pytest.param(OUTLINE + num(1, 1), item(1) + item(0) + item(1), ["1", "", "2"], id="numId 0 turns it off"),
        pytest.param(
            OUTLINE + num(1, 1),
            item(1) + item(1, text="") + item(1),
            ["1", "3"],
            id="an empty paragraph counts, as in Word",
        ),
    ],
)
def test_list_numbers(numbering: str, body: str, expected: list[str], tmp_path: Path) -> None:
    assert labels(pack(tmp_path / "a.docx", body, numbering=numbering)) == expected


def test_numbering_through_styles_and_their_inheritance(tmp_path: Path) -> None:
    styles = (
        style("Kap1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style("Kap2", '<w:basedOn w:val="Kap1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("Arv", '<w:basedOn w:val="Kap2"/>')
        + style("Punkt", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')
        + style("Liste", '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>', "numbering")
    )
    numbering = (
        abstract(
            1,
            lvl(0, "decimal", "%1", '<w:pStyle w:val="Kap1"/>'),
            lvl(1, "decimal", "%1.%2", '<w:pStyle w:val="Kap2"/>'),
        )
        + '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Liste"/></w:abstractNum>'
        + abstract(3, lvl(0, "lowerRoman", "%1)"))
        + num(1, 1)
        + num(2, 2)
        + num(3, 3)
    )
    body = "".join(
        p(text, f'<w:pStyle w:val="{name}"/>{extra}')
        for text, name, extra in [
            ("Mål", "Kap1", ""),
            ("Felles mål", "Kap2", ""),
            ("Uten nummer", "Kap2", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
            ("Brukere", "Kap2", ""),
            ("ett", "Punkt", ""),
            ("to", "Punkt", ""),
        ]
    )
    letter = accepted(pack(tmp_path / "a.docx", body, styles=styles, numbering=numbering))
    assert [(b.label, b.level, b.kind.value) for b in letter.blocks] == [
        ("1", 1, "heading"),
        ("1.1", 2, "heading"),
        ("", 2, "heading"),
        ("1.2", 2, "heading"),
        ("i)", 1, "list_item"),
        ("ii)", 1, "list_item"),
    ]
    assert letter.section_path(4) == "1 Mål › 1.2 Brukere"


@pytest.mark.parametrize(
    ("value", "form", "seen"),
    [
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (49, "lowerRoman", "xlix"),
        (1994, "upperRoman", "MCMXCIV"),
        (7, "decimalZero", "07"),
        (3, "ordinal", "3."),
        (3, "none", ""),
        (3, "chineseCounting", "3"),
    ],
)
def test_number_formats(value: int, form: str, seen: str) -> None:
    assert spell(value, form) == seen


@pytest.mark.parametrize("name", ["heading 2", "Overskrift 2", "Heading 2"])
def test_heading_styles_by_name_in_any_language(name: str, tmp_path: Path) -> None:
    body = p("Mål", '<w:pStyle w:val="X"/>') + p("Tekst")
    block = accepted(pack(tmp_path / "a.docx", body, styles=style("X", "", shown=name))).blocks[0]
    assert (block.kind, block.level) == (BlockKind.HEADING, 2)


def test_outline_level_of_the_paragraph_wins_over_its_style(tmp_path: Path) -> None:
    styles = style("H", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    body = p("a", '<w:pStyle w:val="H"/><w:outlineLvl w:val="9"/>') + p("b", '<w:outlineLvl w:val="2"/>')
    blocks = accepted(pack(tmp_path / "a.docx", body, styles=styles)).blocks
    assert [(b.kind, b.level) for b in blocks] == [(BlockKind.PARAGRAPH, None), (BlockKind.HEADING, 3)]


def test_number_typed_in_a_heading_is_its_label(tmp_path: Path) -> None:
    styles = style("H", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    letter = accepted(pack(tmp_path / "a.docx", p("3.2 Felles oppdrag", '<w:pStyle w:val="H"/>'), styles=styles))
    assert (letter.blocks[0].text, letter.blocks[0].label) == ("3.2 Felles oppdrag", "3.2")
    assert (letter.sections[1].number, letter.sections[1].title) == ("3.2", "Felles oppdrag")


@pytest.mark.parametrize("text", ["1. tertial", "2. halvår 2026", "1. juni 2026", "4. kvartal"])
def test_a_term_or_a_date_is_no_number_of_a_heading(text: str, tmp_path: Path) -> None:
    block = accepted(pack(tmp_path / "a.docx", p(text, '<w:outlineLvl w:val="1"/>'))).blocks[0]
    assert (block.kind, block.label) == (BlockKind.HEADING, "")


def test_a_title_that_is_all_taken_out_is_no_heading(tmp_path: Path) -> None:
    gone = '<w:del w:id="1" w:author="A"><w:r><w:delText>Utkast</w:delText></w:r></w:del>'
    body = p(gone, '<w:pStyle w:val="T"/>') + p("Tildelingsbrev", '<w:pStyle w:val="T"/>')
    letter = accepted(pack(tmp_path / "a.docx", body, styles=style("T", "", shown="Title")))
    assert [section.title for section in letter.sections] == ["", "Tildelingsbrev"]


def bold(text: str, size: int = 0) -> str:
    extra = f'<w:sz w:val="{size}"/>' if size else ""
    return p(f'<w:r><w:rPr><w:b/>{extra}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>')


def headings(blocks: tuple[Block, ...]) -> list[tuple[str, str, int | None]]:
    return [(b.text, b.label, b.level) for b in blocks if b.kind is BlockKind.HEADING]


def test_bold_paragraphs_are_headings_when_no_heading_style_is_used(tmp_path: Path) -> None:
    body = (
        bold("3 Mål for etaten", 28)
        + p("Etaten skal levere.")
        + bold("3.2 Felles oppdrag", 24)
        + bold("Rapportering", 24)
        + bold("Dette er en hel setning i fet skrift.")
        + bold("1. juni 2026")
        + p(t("Bare delvis ") + "<w:r><w:rPr><w:b/></w:rPr><w:t>fet</w:t></w:r>")
        + "<w:tbl><w:tr><w:tc>"
        + bold("Tabellhode")
        + "</w:tc></w:tr></w:tbl>"
    )
    letter = accepted(pack(tmp_path / "a.docx", body))
    assert headings(letter.blocks) == [
        ("3 Mål for etaten", "3", 1),
        ("3.2 Felles oppdrag", "3.2", 2),
        ("Rapportering", "", 2),
    ]


def test_bold_paragraphs_are_paragraphs_when_heading_styles_are_used(tmp_path: Path) -> None:
    body = p("Mål", '<w:outlineLvl w:val="0"/>') + bold("Rapportering")
    assert headings(accepted(pack(tmp_path / "a.docx", body)).blocks) == [("Mål", "", 1)]


def test_typed_bullets_are_list_items(tmp_path: Path) -> None:
    body = p("– ha oversikt") + p("a) levere") + p("•\tsvare") + p("3 prosent av midlene") + p("-5 grader")
    blocks = accepted(pack(tmp_path / "a.docx", body)).blocks
    assert [b.label for b in blocks] == ["–", "a)", "•", "", ""]
    assert blocks[0].text == "– ha oversikt"


def test_toggle_bold_of_two_styles_is_not_bold(tmp_path: Path) -> None:
    styles = style("Fet", "<w:rPr><w:b/></w:rPr>") + style("Sterk", "<w:rPr><w:b/></w:rPr>", "character")
    body = p(
        t("fet ") + '<w:r><w:rPr><w:rStyle w:val="Sterk"/></w:rPr><w:t>ikke fet</w:t></w:r>'
        '<w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>heller ikke</w:t></w:r>',
        '<w:pStyle w:val="Fet"/>',
    )
    block = accepted(pack(tmp_path / "a.docx", body, styles=styles)).blocks[0]
    assert [block.text[m.start : m.end] for m in block.marks] == ["fet "]


def test_highlights(tmp_path: Path) -> None:
    body = p(
        '<w:r><w:rPr><w:highlight w:val="green"/></w:rPr><w:t>XX</w:t></w:r>'
        '<w:r><w:rPr><w:shd w:fill="FFFF00"/><w:i/></w:rPr><w:t>YY</w:t></w:r>'
        '<w:r><w:rPr><w:highlight w:val="none"/><w:shd w:fill="DDDDDD"/></w:rPr><w:t>ZZ</w:t></w:r>'
    )
    block = accepted(pack(tmp_path / "a.docx", body)).blocks[0]
    found = [(m.kind, block.text[m.start : m.end], m.value) for m in block.marks]
    assert found == [
        (MarkKind.HIGHLIGHT, "XX", "green"),
        (MarkKind.HIGHLIGHT, "YY", "yellow"),
        (MarkKind.ITALIC, "YY", ""),
    ]


def test_a_letter_made_by_python_docx(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Tildelingsbrev", 0)
    made.add_heading("Mål", 1)
    made.add_paragraph("Første", style="List Number")
    made.add_paragraph("Andre", style="List Number")
    made.add_paragraph("Kule", style="List Bullet")
    made.save(str(tmp_path / "a.docx"))
    found = [(b.kind, b.label, b.level, b.text) for b in accepted(tmp_path / "a.docx").blocks]
    assert found == [
        (BlockKind.HEADING, "", 1, "Tildelingsbrev"),
        (BlockKind.HEADING, "", 1, "Mål"),
        (BlockKind.LIST_ITEM, "1.", 1, "Første"),
        (BlockKind.LIST_ITEM, "2.", 1, "Andre"),
        (BlockKind.LIST_ITEM, "•", 1, "Kule"),
    ]


def test_strict_files_are_read_too(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    raw: dict[str, str | bytes] = {
        "word/document.xml": f'<w:document xmlns:w="{strict}"><w:body>{p("Streng")}</w:body></w:document>'
    }
    assert accepted(pack(tmp_path / "a.docx", "", raw=raw)).blocks[0].text == "Streng"
