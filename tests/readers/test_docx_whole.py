"""The whole letter: text boxes, notes, furniture, tables, pages, comments, properties, and what was not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers.docx_files import accepted, cell, fld, p, pack, row, sdt, style, t, texts

from linter.letters.model import BlockKind, DocxPiece, Layer

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


def test_paragraph_in_a_paragraph_is_not_lost(tmp_path: Path) -> None:
    body = p(t("Ytre ") + sdt(p("indre")) + t("slutt")) + p("Neste")
    letter = accepted(pack(tmp_path / "a.docx", body))
    assert texts(letter) == ["Ytre slutt", "indre", "Neste"]
    assert [b.pieces[0].paragraph for b in letter.blocks] == [0, 1, 2]


def test_picture_in_a_text_box_is_told_once(tmp_path: Path) -> None:
    picture = "<w:r><w:drawing><a:graphic><a:graphicData uri='x/picture'><a:blip/></a:graphicData></a:graphic>"
    inner = p(t("Boks") + picture + "</w:drawing></w:r>")
    letter = accepted(pack(tmp_path / "a.docx", p(t("x") + TEXT_BOX.format(inner))))
    assert [(item.what, item.count) for item in letter.unread] == [("unread.image", 1)]


def test_comments_with_spans_replies_and_resolution(tmp_path: Path) -> None:
    def edge(kind: str, number: int) -> str:
        return f'<w:commentRange{kind} w:id="{number}"/>'

    body = (
        p(t("Etaten ") + edge("Start", 1) + t("skal") + edge("End", 1) + t(" rapportere") + edge("Start", 2))
        + p(t("Neste avsnitt") + edge("End", 2) + '<w:r><w:commentReference w:id="3"/></w:r>')
        + edge("Start", 4)
        + p("Tredje")
        + edge("End", 4)
    )
    comments = "".join(
        f'<w:comment w:id="{i}" w:author="Kari"><w:p w14:paraId="A{i}">{t(f"merknad {i}")}</w:p></w:comment>'
        for i in range(1, 6)
    )
    extended = '<w15:commentEx w15:paraId="A2" w15:done="1"/><w15:commentEx w15:paraId="A1" w15:done="0"/>'
    letter = accepted(pack(tmp_path / "a.docx", body, comments=comments, commentsExtended=extended))
    found = [(c.text, c.author, c.span and letter.excerpt(c.span), c.resolved) for c in letter.comments]
    assert found == [
        ("merknad 1", "Kari", "skal", False),
        ("merknad 2", "Kari", "Neste avsnitt", True),
        ("merknad 3", "Kari", "", False),
        ("merknad 4", "Kari", "Tredje", False),
        ("merknad 5", "Kari", None, False),
    ]


def test_properties_core_and_custom(tmp_path: Path) -> None:
    raw: dict[str, str | bytes] = {
        "docProps/core.xml": '<c:coreProperties xmlns:c="c" xmlns:dc="d"><dc:title>Tildelingsbrev</dc:title>'
        "<dc:creator>Departementet</dc:creator><dc:subject/></c:coreProperties>",
        "docProps/custom.xml": '<Properties><property name="Saksnr"><lpwstr>26/12</lpwstr></property></Properties>',
    }
    letter = accepted(pack(tmp_path / "a.docx", p("x"), raw=raw))
    assert dict(letter.properties) == {"title": "Tildelingsbrev", "creator": "Departementet", "custom:Saksnr": "26/12"}


def test_paragraphs_set_with_tabs_are_rows_and_keep_their_places(tmp_path: Path) -> None:
    def tabbed(*cells: str) -> str:
        return p("<w:r><w:tab/></w:r>".join(t(text) for text in cells))

    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = (
        p("Tildeling")
        + tabbed("Kap. 451", "", "1 000 kr")
        + p(t("Post 01") + "<w:r><w:tab/><w:t>Drift</w:t></w:r>" + note + "<w:r><w:tab/><w:t>800</w:t></w:r>")
        + p(f'<w:commentRangeStart w:id="1"/>{t("Sum ")}<w:r><w:tab/><w:tab/><w:t>900</w:t></w:r>'
            '<w:commentRangeEnd w:id="1"/>')
        + p("Etterpå")
        + "<w:tbl>" + row(cell(p("ekte"))) + "</w:tbl>"
    )  # fmt: skip
    comment = '<w:comment w:id="1" w:author="A">' + p("Stemmer?") + "</w:comment>"
    letter = accepted(
        pack(tmp_path / "a.docx", body, footnotes=f'<w:footnote w:id="2">{p("Note")}</w:footnote>', comments=comment)
    )
    assert [(b.text, b.cell and (b.cell.table, b.cell.row, b.cell.column)) for b in letter.blocks] == [
        ("Tildeling", None),
        ("Kap. 451", (0, 0, 0)),
        ("1 000 kr", (0, 0, 2)),
        ("Post 01", (0, 1, 0)),
        ("Drift", (0, 1, 1)),
        ("800", (0, 1, 2)),
        ("Note", None),
        ("Sum", (0, 2, 0)),
        ("900", (0, 2, 2)),
        ("Etterpå", None),
        ("ekte", (1, 0, 0)),
    ]
    assert [(mark.start, mark.value) for mark in letter.blocks[4].marks] == [(5, "footnote-2")]
    place = letter.blocks[8].pieces[0]
    assert isinstance(place, DocxPiece)
    assert (place.paragraph, place.run, place.offset) == (3, 1, 2)  # after the two tabs of its run
    span, last = letter.comments[0].span, letter.comments[0].last
    assert span is not None
    assert (letter.excerpt(span), last) == ("Sum", 8)


@pytest.mark.parametrize(
    "body",
    [
        "".join(p(f"<w:r><w:t>{n}</w:t><w:tab/><w:t>Kapittel</w:t></w:r>") for n in ("1", "1.1")),  # headings
        "".join(p(f"<w:r><w:tab/><w:t>Avsnitt {n} rykket inn.</w:t></w:r>") for n in "ab"),
        p("<w:r><w:t>Dato</w:t><w:tab/><w:t>5. mai</w:t></w:r>") + p("Neste avsnitt."),  # one line alone
        "".join(p(f"<w:r><w:t>{n} Mål</w:t><w:tab/><w:t>{n}</w:t></w:r>", '<w:pStyle w:val="TOC1"/>') for n in "12"),
        p("To setninger.   Med et langt mellomrom i det første av dem, og så videre til linja er full av bare ord.")
        * 2,
    ],
)
def test_what_is_no_table_keeps_its_tabs(tmp_path: Path, body: str) -> None:
    letter = accepted(pack(tmp_path / "a.docx", body, styles=style("TOC1", "", shown="toc 1")))
    assert all(block.cell is None for block in letter.blocks)


def test_paragraphs_with_wide_gaps_are_rows(tmp_path: Path) -> None:
    letter = accepted(pack(tmp_path / "a.docx", p("Post 01      800") + p("Post 21    1 200")))
    assert [block.text for block in letter.blocks if block.cell] == ["Post 01", "800", "Post 21", "1 200"]
