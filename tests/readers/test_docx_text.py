"""What text the .docx reader finds: containers, fields, notes, tracked changes, hyphens."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers.docx_files import accepted, original, p, pack, t

from linter.letters.model import Block, BlockKind, Layer, Letter, MarkKind

INS = '<w:ins w:id="1" w:author="Kari">{}</w:ins>'
DELETED = '<w:del w:id="2" w:author="Ola"><w:r><w:delText>{}</w:delText></w:r></w:del>'


def sdt(inner: str) -> str:
    return f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def fld(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instr(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def texts(letter: Letter) -> list[str]:
    return [block.text for block in letter.blocks]


def marks(block: Block, kind: MarkKind) -> list[tuple[str, str]]:
    return [(block.text[m.start : m.end], m.value) for m in block.marks if m.kind is kind]


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


TEXT_BOX = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic>"
    "<a:graphicData uri='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'><wps:wsp><wps:txbx>"
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape>"
    "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_text_box_is_read_once_and_after_its_paragraph(tmp_path: Path) -> None:
    body = p(t("Før ") + TEXT_BOX.format(p("I boksen")) + t("etter")) + p("Neste")
    letter = accepted(pack(tmp_path / "a.docx", body))
    assert texts(letter) == ["Før etter", "I boksen", "Neste"]
    assert letter.blocks[1].kind is BlockKind.TEXT_BOX
    assert letter.blocks[2].pieces[0].paragraph == 3  # both copies of the box count as paragraphs


def test_old_text_box_alone(tmp_path: Path) -> None:
    body = p(
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        + p("Boks")
        + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    assert texts(accepted(pack(tmp_path / "a.docx", body))) == ["Boks"]


def test_notes_stand_after_the_block_that_refers_to_them(tmp_path: Path) -> None:
    body = p(
        t("Krav")
        + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + t(" her")
        + '<w:r><w:endnoteReference w:id="2"/></w:r>'
    ) + p("Neste")
    separator = '<w:footnote w:type="separator" w:id="-1">' + p("skille") + "</w:footnote>"
    notes = (
        separator
        + '<w:footnote w:id="2">'
        + p("Fotnoten")
        + '</w:footnote><w:footnote w:id="3">'
        + p("Ubrukt")
        + "</w:footnote>"
    )
    ends = '<w:endnote w:id="2">' + p("Sluttnoten") + "</w:endnote>"
    letter = accepted(pack(tmp_path / "a.docx", body, footnotes=notes, endnotes=ends))
    assert texts(letter) == ["Krav her", "Fotnoten", "Sluttnoten", "Neste"]
    assert [(b.kind, b.layer, b.note, b.label) for b in letter.blocks[1:3]] == [
        (BlockKind.FOOTNOTE, Layer.NOTES, "footnote-2", "1"),
        (BlockKind.FOOTNOTE, Layer.NOTES, "endnote-2", "i"),
    ]
    assert [(m.start, m.end, m.value) for m in letter.blocks[0].marks] == [(4, 4, "footnote-2"), (8, 8, "endnote-2")]
    assert letter.blocks[1].pieces[0].part == "word/footnotes.xml"


def test_headers_and_footers_each_once_and_only_those_shown(tmp_path: Path) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/>{}</w:sectPr>'
    )
    parts = {"header1": p("Topp"), "header2": p("Første"), "footer1": p("Bunn")}
    path = pack(tmp_path / "a.docx", p("Tekst") + p("Mer", section.format("")) + section.format(""), **parts)
    letter = accepted(path)
    assert [(b.text, b.kind, b.layer) for b in letter.blocks[:2]] == [
        ("Topp", BlockKind.HEADER, Layer.FURNITURE),
        ("Bunn", BlockKind.FOOTER, Layer.FURNITURE),
    ]
    assert texts(letter)[2:] == ["Tekst", "Mer"]
    assert [item.what for item in letter.unread] == ["unread.unused_furniture"]
    shown = accepted(pack(tmp_path / "b.docx", p("Tekst") + section.format("<w:titlePg/>"), **parts))
    assert texts(shown) == ["Topp", "Første", "Bunn", "Tekst"]
    assert shown.unread == ()


def test_nested_and_merged_tables(tmp_path: Path) -> None:
    inner = "<w:tbl>" + row(cell(p("indre"))) + "</w:tbl>"
    wide, top, on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = (
        "<w:tbl>"
        + row(cell(p("bred"), wide), cell(p("høy"), top))
        + row(cell(inner + p("ytre")), cell(p("b")), cell(p(""), on))
        + row(cell(p("under")), properties='<w:gridBefore w:val="1"/>')
        + "</w:tbl>"
    )
    second = "<w:tbl>" + row(cell(p("ny tabell"))) + "</w:tbl>"
    found = {}
    for block in accepted(pack(tmp_path / "a.docx", table + p("mellom") + second)).blocks:
        if block.cell:
            c = block.cell
            found[block.text] = (c.table, c.row, c.column, c.row_span, c.column_span)
            assert block.kind is BlockKind.TABLE_CELL
    assert found == {
        "bred": (0, 0, 0, 1, 2),
        "høy": (0, 0, 2, 2, 1),
        "indre": (1, 0, 0, 1, 1),
        "ytre": (0, 1, 0, 1, 1),
        "b": (0, 1, 1, 1, 1),
        "under": (0, 2, 1, 1, 1),
        "ny tabell": (2, 0, 0, 1, 1),
    }


def test_hidden_text_is_left_out_and_said(tmp_path: Path) -> None:
    letter = accepted(
        pack(tmp_path / "a.docx", p(t("synlig") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>"))
    )
    assert texts(letter) == ["synlig"]
    assert [(item.what, item.count) for item in letter.unread] == [("unread.hidden", 1)]


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    def drawing(uri: str, inner: str = "") -> str:
        data = f"<a:graphic><a:graphicData uri='{uri}'>{inner}</a:graphicData></a:graphic>"
        return f"<w:r><w:drawing><wp:inline>{data}</wp:inline></w:drawing></w:r>"

    box = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>' + fld("end")
    body = (
        p(t("Tekst") + drawing("x/picture", "<a:blip/>") + drawing("x/chart") + drawing("x/diagram"))
        + p("<w:r><w:object><v:imagedata/></w:object></w:r><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>")
        + p(box)
        + '<w:altChunk r:id="x"/><w:p><w:subDoc r:id="y"/></w:p>'
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    )
    letter = accepted(
        pack(tmp_path / "a.docx", body, header1=p(drawing("x/picture", "<a:blip/>")), numbering="<w:broken>")
    )
    assert sorted((item.what, item.where) for item in letter.unread) == sorted(
        [
            *(
                (f"unread.{what}", "")
                for what in (
                    "altchunk",
                    "chart",
                    "diagram",
                    "equation",
                    "form_field",
                    "image",
                    "logo",
                    "object",
                    "subdocument",
                )
            ),
            ("unread.part", "word/numbering.xml"),
        ]
    )


def test_pages_follow_words_last_layout(tmp_path: Path) -> None:
    broken = "<w:r><w:t>side en </w:t><w:lastRenderedPageBreak/><w:t>side to</w:t></w:r>"
    letter = accepted(
        pack(tmp_path / "a.docx", p("a") + p(broken) + p("<w:r><w:lastRenderedPageBreak/><w:t>tre</w:t></w:r>"))
    )
    assert [b.page for b in letter.blocks] == [1, 1, 3]
    assert letter.pages == 3
    unknown = accepted(pack(tmp_path / "b.docx", p("a")))
    assert (unknown.blocks[0].page, unknown.pages) == (None, None)
