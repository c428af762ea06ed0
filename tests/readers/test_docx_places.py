"""The position map: every visible character once, and back to the very character in the XML.

The oracle here is written apart from the reader: it asks XPath which text nodes are visible, and python-docx what a
run's text is.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from docx.oxml.parser import parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from readers.docx_files import p, pack, t

from linter.letters.model import DocxPiece, RevisionView, Span
from linter.readers.contract import Limits, ReadError
from linter.readers.docx import read
from linter.readers.docx.places import run_at, run_text

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
W = f"{{{NS['w']}}}"
Key = tuple[str, int, int, int]

words = st.text("abcæøå ,.1-\u00ad\u00a0", min_size=1, max_size=9)
runs = st.one_of(
    words.map(t),
    st.tuples(words, words).map(
        lambda two: (
            f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{two[0]}</w:t><w:tab/>'
            f'<w:t xml:space="preserve">{two[1]}</w:t><w:noBreakHyphen/><w:br/></w:r>'
        )
    ),
    st.just('<w:r><w:footnoteReference w:id="@"/></w:r>'),
    st.just("<w:r><w:rPr><w:i/></w:rPr><w:lastRenderedPageBreak/></w:r>"),
    st.just('<w:bookmarkStart w:id="7"/>'),
)
deleted = words.map(
    lambda text: f'<w:del w:id="1"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
)


def field(result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def text_box(blocks: str) -> str:
    box = f"<w:txbxContent>{blocks}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _wrapped(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(inner, min_size=1, max_size=3).map("".join)
    return st.one_of(
        several.map(lambda x: f"<w:sdt><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        several.map(lambda x: f'<w:ins w:id="2">{x}</w:ins>'),
        several.map(lambda x: f'<w:moveTo w:id="3">{x}</w:moveTo>'),
        several.map(lambda x: f'<w:moveFrom w:id="4">{x}</w:moveFrom>'),
        several.map(lambda x: f'<w:hyperlink w:anchor="a">{x}</w:hyperlink>'),
        several.map(lambda x: f'<w:fldSimple w:instr="PAGE">{x}</w:fldSimple>'),
        several.map(lambda x: f"<w:smartTag>{x}</w:smartTag>"),
        several.map(field),
        st.lists(words.map(p), min_size=1, max_size=2).map("".join).map(text_box),
    )


inlines = st.lists(st.recursive(runs | deleted, _wrapped, max_leaves=4), max_size=4).map("".join)
mark = st.sampled_from(["", "", "", '<w:rPr><w:del w:id="5"/></w:rPr>', '<w:rPr><w:ins w:id="6"/></w:rPr>'])
paragraphs = st.builds(lambda inner, properties: p(inner or "<w:r/>", properties), inlines, mark)


def _containers(blocks: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    several = st.lists(blocks, min_size=1, max_size=2).map("".join)
    rows = st.lists(several, min_size=1, max_size=3).map(
        lambda cells: "<w:tr>" + "".join(f"<w:tc>{x}</w:tc>" for x in cells) + "</w:tr>"
    )
    return st.one_of(
        several.map(lambda x: f"<w:sdt><w:sdtContent>{x}</w:sdtContent></w:sdt>"),
        st.lists(rows, min_size=1, max_size=2).map(lambda x: f"<w:tbl>{''.join(x)}</w:tbl>"),
    )


bodies = st.lists(st.recursive(paragraphs, _containers, max_leaves=4), min_size=1, max_size=4).map("".join)


def _run_text(run: etree._Element) -> str:
    deleted_text = "".join(x.text or "" for x in run.findall(f"{W}delText"))
    return run.text + deleted_text  # CT_R.text of python-docx


def _visible_runs(root: etree._Element, view: RevisionView) -> Iterator[tuple[int, int, etree._Element]]:
    gone = "w:del or ancestor::w:moveFrom" if view is RevisionView.ACCEPTED else "w:ins or ancestor::w:moveTo"
    of_view = etree.XPath(f".//w:r[not(ancestor::{gone}) and not(ancestor::mc:Fallback)]", namespaces=NS)
    visible = set(of_view(root))
    for at, paragraph in enumerate(root.iter(f"{W}p")):
        own = [run for run in paragraph.iter(f"{W}r") if next(run.iterancestors(f"{W}p")) is paragraph]
        yield from ((at, number, run) for number, run in enumerate(own) if run in visible)


def expected_characters(path: Path, view: RevisionView) -> dict[Key, str]:
    with zipfile.ZipFile(path) as archive:
        roots = {name: parse_xml(archive.read(f"word/{name}.xml")) for name in ("document", "footnotes", "header1")}
    found: dict[Key, str] = {}
    read_notes: set[str] = set()
    for at, number, run in _visible_runs(roots["document"], view):
        for offset, char in enumerate(_run_text(run)):
            found["word/document.xml", at, number, offset] = char
        read_notes |= set(run.xpath("w:footnoteReference/@w:id"))
    for part in ("footnotes", "header1"):
        for at, number, run in _visible_runs(roots[part], view):
            note = run.xpath("ancestor::w:footnote/@w:id")
            if not note or note[0] in read_notes:
                for offset, char in enumerate(_run_text(run)):
                    found[f"word/{part}.xml", at, number, offset] = char
    return {key: char for key, char in found.items() if char != "\u00ad"}


def _write(folder: str, body: str) -> Path:
    pieces = body.split('w:id="@"')
    body = pieces[0] + "".join(f'w:id="{number}"{rest}' for number, rest in enumerate(pieces[1:], start=1))
    notes = "".join(f'<w:footnote w:id="{n}">{p(f"note {n}")}</w:footnote>' for n in range(1, len(pieces)))
    header = p("Topptekst") + p("To\u00adlinjers")
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    return pack(Path(folder) / "a.docx", body + section, footnotes=notes, header1=header)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(body=bodies, view=st.sampled_from(RevisionView), data=st.data())
def test_every_visible_character_once_and_back_to_its_place(body: str, view: RevisionView, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = _write(folder, body)
        expected = expected_characters(path, view)
        try:
            letter = read(path, view=view, limits=Limits())
        except ReadError as error:
            text = "".join(char for key, char in expected.items() if key[0] == "word/document.xml")
            assert (error.code, text.strip()) == ("empty", "")  # noqa: PT017 - the other outcome is tested below
            return
        with zipfile.ZipFile(path) as archive:
            roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if "word/" in name}
    found: dict[Key, str] = {}
    for block in letter.blocks:
        covered = 0
        for piece in block.pieces:
            assert isinstance(piece, DocxPiece)
            assert piece.start == covered  # pieces follow one another without gaps
            covered = piece.end
            for at in range(piece.start, piece.end):
                key = (piece.part, piece.paragraph, piece.run, piece.offset + at - piece.start)
                assert key not in found
                found[key] = block.text[at]
        assert covered == len(block.text)
    assert found.items() <= expected.items()
    # What the model leaves out is white space: in paragraphs with nothing else.
    assert not "".join(expected[key] for key in expected.keys() - found.keys()).strip()

    block = data.draw(st.sampled_from([b for b in letter.blocks if b.text]))
    start = data.draw(st.integers(0, len(block.text) - 1))
    span = Span(block.index, start, data.draw(st.integers(start + 1, len(block.text))))
    back = ""
    for piece in letter.places(span):
        assert isinstance(piece, DocxPiece)
        run = run_at(roots[piece.part], piece)
        first, last = max(piece.start, span.start), min(piece.end, span.end)
        back += run_text(run)[piece.offset + first - piece.start : piece.offset + last - piece.start]
    assert back == letter.excerpt(span)


def test_the_way_back_through_python_docx_and_wrong_parts(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.docx", p("Først") + p(t("Etaten ") + t("skal")))
    letter = read(path, view=RevisionView.ACCEPTED, limits=Limits())
    with zipfile.ZipFile(path) as archive:
        root = parse_xml(archive.read("word/document.xml"))
    piece = letter.blocks[1].pieces[1]
    assert isinstance(piece, DocxPiece)
    assert run_at(root, piece).text == "skal"
    for wrong in (DocxPiece(0, 1, piece.part, 9, 0, 0), DocxPiece(0, 1, piece.part, 0, 9, 0)):
        try:
            run_at(root, wrong)
        except LookupError:
            continue
        raise AssertionError(wrong)
