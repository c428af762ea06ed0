"""What text the .docx reader finds: containers, fields, tracked changes, hyphens."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers.docx_files import accepted, cell, fld, instr, marks, original, p, pack, row, sdt, t, texts

from linter.letters.model import MarkKind

INS = '<w:ins w:id="1" w:author="Kari">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="Ola"><w:r><w:delText>{}</w:delText></w:r></w:del>'

CONTAINERS = {
    "block content control": (sdt(p("Etaten skal rapportere")), "Etaten skal rapportere"),
    "inline content control": (p(t("Etaten ") + sdt(t("skal")) + t(" rapportere")), "Etaten skal rapportere"),
    "smart tag": (p("<w:smartTag w:element='x'>" + t("Oslo") + "</w:smartTag>"), "Oslo"),
    "custom XML": (p("<w:customXml w:element='x'>" + t("Oslo") + "</w:customXml>"), "Oslo"),
    "unknown wrapper": (p("<w:somethingNew>" + t("Oslo") + "</w:somethingNew>"), "Oslo"),
    "simple field": (p('<w:fldSimple w:instr=" DATE ">' + t("1. mai") + "</w:fldSimple>"), "1. mai"),
    "hyperlink": (p('<w:hyperlink w:anchor="x">' + t("lenke") + "</w:hyperlink>"), "lenke"),
    "tab and breaks": (
        p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:br w:type='page'/><w:t>d</w:t></w:r>"),
        "a\tb\nc\nd",
    ),
    "no-break hyphen": (p("<w:r><w:t>Arbeids</w:t><w:noBreakHyphen/><w:t>dep</w:t></w:r>"), "Arbeids-dep"),
    "soft hyphens": (p("<w:r><w:t>til\u00addelings</w:t><w:softHyphen/><w:t>brev</w:t></w:r>"), "tildelingsbrev"),
    "no-break space": (p("10\u00a0millioner"), "10\u00a0millioner"),
    "symbol": (p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> ja</w:t></w:r>'), "✓ ja"),
    "ruby": (
        p("<w:r><w:ruby><w:rt>" + t("over") + "</w:rt><w:rubyBase>" + t("grunn") + "</w:rubyBase></w:ruby></w:r>"),
        "grunn",
    ),
    "comment in the XML": (p("<w:r><w:t>a<!-- b -->c</w:t></w:r>"), "ac"),
    "emoji with a choice": (
        p(
            "<w:r><mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback><w:t>☺</w:t></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        ),
        "☺",
    ),
}


@pytest.mark.parametrize("name", CONTAINERS)
def test_text_is_found_in(name: str, tmp_path: Path) -> None:
    body, expected = CONTAINERS[name]
    assert texts(accepted(pack(tmp_path / "a.docx", body))) == [expected]


def test_content_controls_round_cells_and_rows(tmp_path: Path) -> None:
    table = "<w:tbl>" + row(sdt(cell(p("a"))), cell(p("b"))) + sdt(row(cell(p("c")), cell(p("d")))) + "</w:tbl>"
    blocks = accepted(pack(tmp_path / "a.docx", table)).blocks
    places = [(b.text, b.cell.row, b.cell.column) for b in blocks if b.cell]
    assert places == [("a", 0, 0), ("b", 0, 1), ("c", 1, 0), ("d", 1, 1)]


def test_complex_field_gives_its_result_and_nested_instructions_nothing(tmp_path: Path) -> None:
    body = p(
        t("før ")
        + fld("begin")
        + instr(" IF ")
        + fld("begin")
        + instr(" PAGE ")
        + fld("separate")
        + t("7")
        + fld("end")
        + instr(" = 7 ")
        + fld("separate")
        + t("resultat")
        + fld("end")
        + t(" etter")
    )
    block = accepted(pack(tmp_path / "a.docx", body)).blocks[0]
    assert block.text == "før resultat etter"
    assert marks(block, MarkKind.FIELD) == [("resultat", "IF  = 7")]


def test_field_over_several_paragraphs_is_marked_in_each(tmp_path: Path) -> None:
    body = (
        p(fld("begin") + instr("TOC") + fld("separate") + t("Mål 1")) + p("Rapportering 2") + p(fld("end") + t("Kjære"))
    )
    blocks = accepted(pack(tmp_path / "a.docx", body)).blocks
    assert [marks(b, MarkKind.FIELD) for b in blocks] == [[("Mål 1", "TOC")], [("Rapportering 2", "TOC")], []]


def test_field_that_never_ends_does_not_swallow_the_letter(tmp_path: Path) -> None:
    body = p(fld("begin") + instr("REF") + t("synlig")) + p("Resten")
    assert texts(accepted(pack(tmp_path / "a.docx", body))) == ["synlig", "Resten"]


def test_hyperlink_target(tmp_path: Path) -> None:
    link = '<Relationship Id="rId9" Type="x/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    body = p(t("se ") + '<w:hyperlink r:id="rId9" w:anchor="del2">' + t("her") + "</w:hyperlink>")
    block = accepted(pack(tmp_path / "a.docx", body, links=link)).blocks[0]
    assert marks(block, MarkKind.LINK) == [("her", "https://example.org/#del2")]


@pytest.mark.parametrize("change", ["run container", "run property"])
def test_both_views_of_a_tracked_insertion_and_deletion(change: str, tmp_path: Path) -> None:
    if change == "run container":
        middle = INS.format(t("ikke ")) + DELETED.format("straks ")
    else:
        middle = '<w:r><w:rPr><w:ins w:author="Kari"/></w:rPr><w:t xml:space="preserve">ikke </w:t></w:r>'
        middle += '<w:r><w:rPr><w:del w:author="Ola"/></w:rPr><w:delText>straks </w:delText></w:r>'
    path = pack(tmp_path / "a.docx", p(t("Etaten skal ") + middle + t("rapportere.")))
    now, before = accepted(path), original(path)
    assert texts(now) == ["Etaten skal ikke rapportere."]
    assert texts(before) == ["Etaten skal straks rapportere."]
    assert (now.revisions, before.revisions) == (2, 2)
    assert marks(now.blocks[0], MarkKind.DELETED) == [("", "straks ")]
    if change == "run container":
        assert marks(now.blocks[0], MarkKind.INSERTED) == [("ikke ", "Kari")]
        assert marks(before.blocks[0], MarkKind.INSERTED) == [("", "Kari")]
        assert marks(before.blocks[0], MarkKind.DELETED) == [("straks ", "Ola")]


def test_a_move_is_read_at_one_end(tmp_path: Path) -> None:
    body = p(t("A") + '<w:moveFrom w:id="1">' + t("B") + "</w:moveFrom>") + p(
        t("C") + '<w:moveTo w:id="2">' + t("B") + "</w:moveTo>"
    )
    path = pack(tmp_path / "a.docx", body)
    assert texts(accepted(path)) == ["A", "CB"]
    assert texts(original(path)) == ["AB", "C"]
    assert accepted(path).revisions == 1


def test_an_insertion_that_is_deleted_again_is_in_no_view(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.docx", p(t("a") + INS.format(DELETED.format("b") + t("c"))))
    assert texts(accepted(path)) == ["ac"]
    assert texts(original(path)) == ["a"]


def test_removed_paragraph_mark_joins_paragraphs_as_word_does(tmp_path: Path) -> None:
    body = (
        p("Etaten skal ", "<w:rPr><w:del w:id='1'/></w:rPr>")
        + p("rapportere.")
        + p("Før ", "<w:rPr><w:ins w:id='2'/></w:rPr>")
        + p("etter")
    )
    path = pack(tmp_path / "a.docx", body)
    assert texts(accepted(path)) == ["Etaten skal rapportere.", "Før ", "etter"]
    assert texts(original(path)) == ["Etaten skal ", "rapportere.", "Før etter"]
    assert [piece.paragraph for piece in accepted(path).blocks[0].pieces] == [0, 1]


def test_removed_paragraph_mark_before_a_table_joins_nothing(tmp_path: Path) -> None:
    body = p("Alene", "<w:rPr><w:del w:id='1'/></w:rPr>") + "<w:tbl>" + row(cell(p("Celle"))) + "</w:tbl>"
    assert texts(accepted(pack(tmp_path / "a.docx", body))) == ["Alene", "Celle"]


def test_tracked_rows(tmp_path: Path) -> None:
    table = (
        "<w:tbl>"
        + row(cell(p("gammel")), properties="<w:del w:id='1'/>")
        + row(cell(p("ny")), properties="<w:ins w:id='2'/>")
        + "</w:tbl>"
    )
    path = pack(tmp_path / "a.docx", table)
    assert texts(accepted(path)) == ["ny"]
    assert texts(original(path)) == ["gammel"]


def test_hyperlink_field_is_a_link(tmp_path: Path) -> None:
    body = p(fld("begin") + instr(' HYPERLINK "https://example.org/" ') + fld("separate") + t("her") + fld("end"))
    block = accepted(pack(tmp_path / "a.docx", body)).blocks[0]
    assert marks(block, MarkKind.LINK) == [("her", "https://example.org/")]
