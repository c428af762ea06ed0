"""Findings as Word comments: on exactly the words, nothing else changed, read back by readers that are not ours."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from conftest import FIXTURES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readers.docx_files import accepted, cell, fld, instr, original, p, pack, row, sdt, t, texts
from reports.word_oracle import by_python_docx, commented, members, paragraphs, said

from linter.letters.model import Letter, Span
from linter.readers.contract import ReadError
from linter.readers.open import read_letter
from linter.reports.annotate.notes import AUTHOR, Annotated, Note
from linter.reports.annotate.word import annotate
from linter.rules.contract import Severity
from linter.wording import Lang

LETTERS = sorted(FIXTURES.rglob("*.docx"))
FINDINGS = 60  # per letter: more than a thousand in all
SUMMARY = Note(None, "brevlint har lest brevet", ("Etter alvor: 1 lav.",))


def note(span: Span | None, head: str = "BRV-01 · høy: Datoen finnes ikke") -> Note:
    return Note(span, head, ("Råd <&> «ord»",), Severity.HIGH)


def put(path: Path, *notes: Note) -> Annotated:
    return annotate(path.read_bytes(), accepted(path), notes, Lang.NB)


def find(letter: Letter, words: str) -> Span:
    for block in letter.blocks:
        at = block.text.find(words)
        if at >= 0:
            return Span(block.index, at, at + len(words))
    raise AssertionError(words)


def own(letter: Letter) -> list[tuple[str, str]]:
    return [(letter.excerpt(c.span) if c.span else "", c.text) for c in letter.comments if c.author == AUTHOR]


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_random_findings_stand_on_exactly_their_words_and_the_letter_is_otherwise_as_it_was(
    path: Path, tmp_path: Path
) -> None:
    letter, rng = read_letter(path), random.Random(path.name)  # noqa: S311 - no secret
    spans = []
    while len(spans) < FINDINGS:
        block = rng.choice(letter.blocks)
        start = rng.randrange(len(block.text)) if block.text else 0
        if block.text:
            spans.append(Span(block.index, start, rng.randrange(start + 1, len(block.text) + 1)))
    before = path.read_bytes()
    done = annotate(before, letter, [SUMMARY, *(note(s, f"N{k}") for k, s in enumerate(spans))], Lang.NB)
    copy = tmp_path / path.name
    copy.write_bytes(done.data)

    words, comments = commented(done.data), said(done.data)
    assert by_python_docx(done.data) == comments
    exact = 0
    for comment, (author, text) in comments.items():
        if author != AUTHOR or not text.startswith("N"):
            continue
        head, *lines = text.split("\n")
        excerpt = letter.excerpt(spans[int(head[1:])])
        if len(lines) == 1:
            assert words[comment] == excerpt
            exact += 1
        else:  # in a header, footer or note: said in the comment
            assert excerpt in lines[0]
    assert exact == FINDINGS - done.moved
    assert exact > FINDINGS / 2

    after = read_letter(copy)
    assert texts(after) == texts(letter)
    assert [b.marks for b in after.blocks] == [b.marks for b in letter.blocks]
    assert after.revisions == letter.revisions
    assert [c for c in after.comments if c.author != AUTHOR] == list(letter.comments)
    assert paragraphs(copy) == paragraphs(path)
    unchanged = members(before)
    for name, content in members(done.data).items():
        if name not in {
            "word/document.xml",
            "word/comments.xml",
            "word/_rels/document.xml.rels",
            "[Content_Types].xml",
        }:
            assert content == unchanged[name]
    assert path.read_bytes() == before
    again = annotate(done.data, after, [SUMMARY, *(note(s, f"N{k}") for k, s in enumerate(spans))], Lang.NB)
    assert members(again.data) == members(done.data)


some = st.text("abæø ,.\u00ad", min_size=1, max_size=6)
piece = st.recursive(
    some.map(t),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda many: f'<w:ins w:id="3">{"".join(many)}</w:ins>'),
        inner.map(lambda one: f'<w:hyperlink w:anchor="x">{one}</w:hyperlink>'),
        inner.map(sdt),
        inner.map(lambda one: fld("begin") + instr("REF x") + fld("separate") + one + fld("end")),
        inner.map(lambda one: f'<w:smartTag w:element="x">{one}</w:smartTag>'),
    ),
    max_leaves=4,
)
deleted = some.map(lambda text: f'<w:del w:id="4"><w:r><w:delText>{text}</w:delText></w:r></w:del>')
mixed_run = st.tuples(some, some).map(
    lambda two: f"<w:r><w:rPr><w:b/></w:rPr><w:t>{two[0]}</w:t><w:tab/><w:t>{two[1]}</w:t><w:br/></w:r>"
)
paragraph = st.lists(st.one_of(piece, deleted, mixed_run), min_size=1, max_size=5).map(lambda many: p("".join(many)))
block = st.one_of(
    paragraph,
    paragraph.map(sdt),
    st.lists(paragraph, min_size=1, max_size=2).map(lambda ps: f"<w:tbl>{row(*(cell(one) for one in ps))}</w:tbl>"),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.lists(block, min_size=1, max_size=4), data=st.data())
def test_any_nesting_of_changes_links_controls_fields_and_tables(
    tmp_path: Path, body: list[str], data: st.DataObject
) -> None:
    path = pack(tmp_path / "b.docx", p("Tittel") + "".join(body))
    letter = accepted(path)
    spans = []
    for one in letter.blocks:
        if len(one.text) > 1:
            start = data.draw(st.integers(0, len(one.text) - 1))
            spans.append(Span(one.index, start, data.draw(st.integers(start + 1, len(one.text)))))
    done = put(path, *(note(span, f"N{k}") for k, span in enumerate(spans)))
    words = commented(done.data)
    found = {text.split("\n")[0]: words[number] for number, (_, text) in said(done.data).items()}
    assert found == {f"N{k}": letter.excerpt(span) for k, span in enumerate(spans)}
    copy = tmp_path / "c.docx"
    copy.write_bytes(done.data)
    assert texts(accepted(copy)) == texts(letter)
    assert texts(original(copy)) == texts(original(path))


def test_the_mark_stands_outside_what_somebody_inserted(tmp_path: Path) -> None:
    path = pack(
        tmp_path / "b.docx",
        p(t("Etaten ") + f'<w:ins w:id="1" w:author="Kari">{t("skal ikke")}</w:ins>' + t(" drive.")),
    )
    done = put(path, note(find(accepted(path), "ikke")))
    document = members(done.data)["word/document.xml"].decode()
    assert commented(done.data) == {"0": "ikke"}
    inserted = document[document.index("<w:ins") : document.index("</w:ins>")]
    assert "commentReference" not in inserted
    assert "commentRangeStart" in inserted
    assert inserted.count('w:author="Kari"') == 1


def test_comments_by_people_stay_and_ours_are_replaced(tmp_path: Path) -> None:
    theirs = (
        '<w:comment w:id="4" w:author="Kari"><w:p w14:paraId="00000001">' + t("Ta med Udi?") + "</w:p></w:comment>"
        '<w:comment w:id="5" w:author="brevlint"><w:p w14:paraId="00000002">' + t("gammelt") + "</w:p></w:comment>"
        '<w:comment w:id="6" w:author="Ola"><w:p w14:paraId="00000003">' + t("Enig med brevlint") + "</w:p></w:comment>"
    )
    answers = (
        '<w15:commentEx w15:paraId="00000001" w15:done="0"/><w15:commentEx w15:paraId="00000002" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000003" w15:paraIdParent="00000002" w15:done="0"/>'
    )
    body = "".join(
        f'<w:commentRangeStart w:id="{k}"/>{t(word)}<w:commentRangeEnd w:id="{k}"/>'
        f'<w:r><w:commentReference w:id="{k}"/></w:r>'
        for k, word in ((4, "Etaten "), (5, "skal "), (6, "rapportere."))
    )
    path = pack(tmp_path / "b.docx", p(body), comments=theirs, commentsExtended=answers)
    done = put(path, note(find(accepted(path), "rapportere"), "ny"))
    assert {c: author for c, (author, _) in said(done.data).items()} == {"4": "Kari", "6": "Ola", "7": "brevlint"}
    assert commented(done.data) == {"4": "Etaten ", "6": "rapportere.", "7": "rapportere"}
    extended = members(done.data)["word/commentsExtended.xml"].decode()
    assert "00000002" not in extended
    assert "paraIdParent" not in extended
    assert "00000003" in extended


def test_a_note_a_text_box_and_a_header_get_the_nearest_legal_place_and_the_comment_says_so(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('Rammen er XX')}</w:txbxContent>"
    shape = f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
    drawing = f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{shape}</mc:Choice></mc:AlternateContent></w:r>"
    body = (
        p(t("Brev til etaten"), '<w:pStyle w:val="Heading1"/>')
        + p(t("Mål") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + t(" for året"))
        + p(drawing + t("etter boksen"))
        + '<w:sectPr><w:headerReference r:id="header1" w:type="default"/></w:sectPr>'
    )
    path = pack(
        tmp_path / "b.docx",
        body,
        footnotes=f'<w:footnote w:id="2">{p("Se brev av 31. juni.")}</w:footnote>',
        header1=p("Uoff."),
        styles='<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
    )
    letter = accepted(path)
    done = put(path, *(note(find(letter, words), words) for words in ("31. juni", "XX", "Uoff.")))
    by_head = {text.split("\n")[0]: (number, text.split("\n")[1]) for number, (_, text) in said(done.data).items()}
    assert done.moved == 3
    assert by_head["31. juni"][1] == "Gjelder fotnoten: «31. juni»"
    assert by_head["XX"][1] == "Gjelder tekstboksen her: «XX»"
    assert by_head["Uoff."][1] == "Gjelder topp- eller bunnteksten: «Uoff.»"
    words = commented(done.data)
    assert words[by_head["Uoff."][0]] == "Brev til etaten"
    assert words[by_head["XX"][0]] == "Rammen er XX"  # the run the box hangs on, and nothing after it
    document = members(done.data)["word/document.xml"].decode()
    inside = document[document.index("<w:txbxContent") : document.index("</w:txbxContent")]
    assert "comment" not in inside
    start = document.index(f'<w:commentRangeStart w:id="{by_head["31. juni"][0]}"')
    assert (
        start
        < document.index("footnoteReference")
        < document.index(f'<w:commentRangeEnd w:id="{by_head["31. juni"][0]}"')
    )


def test_a_finding_about_the_whole_letter_and_the_summary_stand_at_the_title(tmp_path: Path) -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
    path = pack(
        tmp_path / "b.docx",
        p("Etaten") + p(t("Tildelingsbrev 2027"), '<w:pStyle w:val="H"/>') + p("Tekst."),
        styles=styles,
    )
    done = put(path, SUMMARY, note(None))
    assert commented(done.data) == {"0": "Tildelingsbrev 2027", "1": "Tildelingsbrev 2027"}


def test_text_that_looks_like_markup_or_commands_stays_text(tmp_path: Path) -> None:
    path = pack(tmp_path / "b.docx", p("Etaten skal."))
    head = "</w:t><script> & \u00ab\u00bb"
    done = put(path, note(find(accepted(path), "skal"), head))
    assert said(done.data)["0"][1].split("\n")[0] == head


def test_a_zero_width_place_gets_a_comment_without_words(tmp_path: Path) -> None:
    path = pack(
        tmp_path / "b.docx",
        p(t("Etaten ") + '<w:del w:id="1"><w:r><w:delText>ikke </w:delText></w:r></w:del>' + t("skal.")),
    )
    assert commented(put(path, note(Span(0, 7, 7))).data) == {"0": ""}


def test_strict_ooxml_stays_strict(tmp_path: Path) -> None:
    path = pack(tmp_path / "b.docx", p("Etaten skal."))
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in members(path.read_bytes()).items()
    }
    other = pack(tmp_path / "s.docx", "", raw=dict(strict))
    done = put(other, note(find(accepted(other), "skal")))
    for name in ("word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels"):
        assert b"purl.oclc.org" in members(done.data)[name]
    assert b"schemas.openxmlformats.org/wordprocessingml" not in members(done.data)["word/document.xml"]
    copy = tmp_path / "c.docx"
    copy.write_bytes(done.data)
    assert own(accepted(copy)) == [("skal", "BRV-01 · høy: Datoen finnes ikke\nRåd <&> «ord»")]


def test_a_signed_letter_is_refused_unless_told(tmp_path: Path) -> None:
    path = pack(tmp_path / "b.docx", p("Etaten skal."), raw={"_xmlsignatures/sig1.xml": "<x/>"})
    letter = accepted(path)
    with pytest.raises(ReadError) as refused:
        annotate(path.read_bytes(), letter, [note(Span(0, 0, 6))], Lang.NB)
    assert refused.value.code == "signed"
    assert annotate(path.read_bytes(), letter, [note(Span(0, 0, 6))], Lang.NB, protected=True).notes == 1


def test_the_time_is_the_one_given(tmp_path: Path) -> None:
    path = pack(tmp_path / "b.docx", p("Etaten skal."))
    when = dt.datetime(2026, 11, 27, 14, 5, 9, 77)  # noqa: DTZ001 - Word's comment times are local
    done = annotate(path.read_bytes(), accepted(path), [note(None)], Lang.NB, when=when)
    assert b'w:date="2026-11-27T14:05:09"' in members(done.data)["word/comments.xml"]


def test_the_letters_own_style_for_comment_marks_is_used_and_none_is_added(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Merknadsreferanse"><w:name w:val="annotation reference"/></w:style>'
    )
    with_style = pack(tmp_path / "a.docx", p("Etaten."), styles=styles)
    without = pack(tmp_path / "b.docx", p("Etaten."))
    assert b'w:rStyle w:val="Merknadsreferanse"' in members(put(with_style, note(None)).data)["word/document.xml"]
    assert b"rStyle" not in members(put(without, note(None)).data)["word/document.xml"]
