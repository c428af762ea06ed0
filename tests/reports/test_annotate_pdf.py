"""Findings as PDF highlights: over exactly the words, the original a prefix of the copy, read back by pdfium, pypdf."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from conftest import FIXTURES
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject
from readers.pdf_files import Page, pdf

from linter.letters.model import Letter, PdfPiece, RevisionView, Span
from linter.readers.contract import Limits, ReadError
from linter.readers.pdf import read
from linter.reports.annotate.notes import AUTHOR, Annotated, Note
from linter.reports.annotate.pdf import annotate
from linter.rules.contract import Severity
from linter.wording import Lang

LETTERS = sorted(FIXTURES.rglob("*.pdf"))
FINDINGS = 40  # per letter


def made(path: Path, *pages: Page) -> Path:
    path.write_bytes(pdf(pages))
    return path


def letter_of(path: Path) -> Letter:
    return read(path, view=RevisionView.ACCEPTED, limits=Limits())


def note(span: Span | None, head: str = "BRV-01 · høy: Datoen finnes ikke") -> Note:
    return Note(span, head, ("Råd (æøå) \\ «ord»",), Severity.HIGH)


def put(path: Path, *notes: Note) -> Annotated:
    return annotate(path.read_bytes(), letter_of(path), notes, Lang.NB)


def find(letter: Letter, words: str) -> Span:
    for block in letter.blocks:
        at = block.text.find(words)
        if at >= 0:
            return Span(block.index, at, at + len(words))
    raise AssertionError(words)


def quads(data: bytes) -> list[tuple[int, str, list[tuple[float, float, float, float]]]]:
    """Page, first line and boxes of our highlights, as pypdf reads them."""
    found = []
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
        for one in page.get("/Annots", []):
            annotation = one.get_object()
            if annotation.get("/T") == AUTHOR and annotation["/Subtype"] == "/Highlight":
                points = [float(x) for x in annotation["/QuadPoints"]]
                boxes = [
                    (min(q[0::2]), min(q[1::2]), max(q[0::2]), max(q[1::2]))
                    for q in (points[k : k + 8] for k in range(0, len(points), 8))
                ]
                found.append((number, annotation["/Contents"].split("\n")[0], boxes))
    return found


def under(data: bytes) -> dict[str, str]:
    """The characters whose middle pdfium places under our highlights, by first line of the note."""
    document = pdfium.PdfDocument(data)
    words: dict[str, str] = {}
    for number, head, boxes in quads(data):
        text = document[number].get_textpage()
        middles = [
            ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
            for box in (text.get_charbox(at) for at in range(text.count_chars()))
        ]
        for left, bottom, right, top in boxes:
            inside = (at for at, (x, y) in enumerate(middles) if left <= x <= right and bottom <= y <= top)
            words[head] = words.get(head, "") + "".join(text.get_text_range(at, 1) for at in inside)
    return {head: plain(text) for head, text in words.items()}


def plain(text: str) -> str:
    return "".join(char for char in text if not char.isspace() and char not in "-\u00ad\ufffe\x02")


@pytest.mark.parametrize("path", LETTERS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_random_findings_stand_over_exactly_their_words(path: Path) -> None:
    letter, rng = letter_of(path), random.Random(path.name)  # noqa: S311 - no secret
    spans: list[Span] = []
    while len(spans) < FINDINGS:
        block = rng.choice(letter.blocks)
        words = [m for m in block.text.split() if len(m) > 3]
        if words:
            start = block.text.index(rng.choice(words))
            end = start + len(block.text[start:].split()[0]) if rng.random() < 0.5 else len(block.text.rstrip())
            spans.append(Span(block.index, start, end))
    before = path.read_bytes()
    done = annotate(before, letter, [note(s, f"N{k}") for k, s in enumerate(spans)], Lang.NB)
    assert done.data.startswith(before)
    assert done.moved == 0
    found = under(done.data)
    for number, span in enumerate(spans):
        assert found[f"N{number}"] == plain(letter.excerpt(span))
    assert path.read_bytes() == before


@pytest.mark.parametrize("path", LETTERS[:4], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_text_reads_the_same_and_a_second_run_replaces_ours_only(path: Path, tmp_path: Path) -> None:
    letter = letter_of(path)
    span = next(Span(b.index, 0, len(b.text)) for b in letter.blocks if len(b.text) > 200)
    first = tmp_path / path.name
    first.write_bytes(put(path, note(span), note(None)).data)
    again = letter_of(first)
    assert [b.text for b in again.blocks] == [b.text for b in letter.blocks]
    assert [c.author for c in again.comments] == [AUTHOR] * (len(letter.comments) + 2)
    second = annotate(first.read_bytes(), again, [note(span, "ny")], Lang.NB)
    assert [head for _, head, _ in quads(second.data)] == ["ny"]


def test_other_peoples_notes_stay(tmp_path: Path) -> None:
    page = Page().text(72, 700, "Etaten skal rapportere.").annotation("Text", "Ta med Udi?")
    path = made(tmp_path / "b.pdf", page)
    done = put(path, note(find(letter_of(path), "rapportere")))
    copy = tmp_path / "c.pdf"
    copy.write_bytes(done.data)
    again = put(copy, note(find(letter_of(copy), "skal"), "ny"))
    annotations = [a.get_object() for a in PdfReader(io.BytesIO(again.data)).pages[0]["/Annots"]]
    assert [a["/Contents"].split("\n")[0] for a in annotations] == ["Ta med Udi?", "ny"]


def test_every_note_has_an_appearance_that_shows_where_it_stands_and_nowhere_else(tmp_path: Path) -> None:
    path = made(tmp_path / "b.pdf", Page().text(72, 700, "Etaten skal rapportere."))
    done = put(path, note(find(letter_of(path), "skal")))
    scale = 2
    before = pdfium.PdfDocument(path)[0].render(scale=scale).to_numpy()
    after = pdfium.PdfDocument(done.data)[0].render(scale=scale, may_draw_forms=True).to_numpy()
    changed = (before != after).any(axis=2)
    rows, columns = changed.nonzero()
    ((_, _, (box,)),) = quads(done.data)
    height = before.shape[0]
    assert columns.min() >= box[0] * scale - 1
    assert columns.max() <= box[2] * scale + 1
    assert rows.min() >= height - box[3] * scale - 1
    assert rows.max() <= height - box[1] * scale + 1
    assert changed.sum() > 100


def test_notes_on_the_same_words_leave_them_readable(tmp_path: Path) -> None:
    path = made(tmp_path / "b.pdf", Page().text(72, 700, "Etaten skal rapportere.", 20))
    span = find(letter_of(path), "Etaten skal rapportere.")
    severities = [Severity.HIGH, Severity.MEDIUM, Severity.LOW, Severity.INFO] * 3
    done = put(path, *(Note(span, f"N{k}", (), severity) for k, severity in enumerate(severities)))
    picture = pdfium.PdfDocument(done.data)[0].render(scale=2, may_draw_forms=True).to_numpy().astype(int)
    light = picture.sum(axis=2)
    background = light[light < 3 * 255]
    assert background.max() > 3 * 140  # the paper under twelve notes is still far lighter than ink
    assert light.min() < 3 * 40


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_turned_pages(tmp_path: Path, rotate: int) -> None:
    page = Page(rotate=rotate).text(72, 700, "Etaten skal rapportere.")
    path = made(tmp_path / "b.pdf", page)
    assert under(put(path, note(find(letter_of(path), "skal"), "N")).data) == {"N": "skal"}


def test_a_page_whose_box_does_not_begin_at_zero(tmp_path: Path) -> None:
    path = made(tmp_path / "b.pdf", Page().text(172, 700, "Etaten skal rapportere."))
    writer = PdfWriter(clone_from=path)
    for name in ("/MediaBox", "/CropBox"):
        writer.pages[0][NameObject(name)] = ArrayObject([FloatObject(x) for x in (100, 50, 695, 892)])
    moved = tmp_path / "m.pdf"
    writer.write(moved)
    done = put(moved, note(find(letter_of(moved), "skal"), "N"))
    assert under(done.data) == {"N": "skal"}


def test_words_over_a_page_break_are_marked_on_both_pages(tmp_path: Path) -> None:
    lines = [f"Linje {k} i et avsnitt som er langt nok til at det fyller hele siden og" for k in range(52)]
    path = made(tmp_path / "b.pdf", Page().lines(72, 780, lines), Page().lines(72, 780, ["fortsetter på neste side."]))
    letter = letter_of(path)
    block = next(b for b in letter.blocks if len({p.page for p in b.pieces if isinstance(p, PdfPiece)}) > 1)
    at = block.text.index("fortsetter")
    done = put(path, note(Span(block.index, at - 10, at + 10), "N"))
    assert [page for page, _, _ in quads(done.data)] == [0, 1]
    assert under(done.data) == {"N": plain(block.text[at - 10 : at + 10])}


def test_what_is_about_the_whole_letter_gets_an_icon_each(tmp_path: Path) -> None:
    path = made(tmp_path / "b.pdf", Page().text(72, 700, "Etaten skal rapportere."))
    done = put(path, *(note(None, f"N{k}") for k in range(40)))
    annotations = [a.get_object() for a in PdfReader(io.BytesIO(done.data)).pages[0]["/Annots"]]
    boxes = [tuple(float(x) for x in a["/Rect"]) for a in annotations]
    assert len(set(boxes)) == 40
    assert all(0 <= box[0] < box[2] <= 595 and 0 <= box[1] < box[3] <= 842 for box in boxes)


def test_a_place_without_characters_on_the_page_is_said_in_words(tmp_path: Path) -> None:
    path = made(tmp_path / "b.pdf", Page().text(72, 700, "Etaten skal."))
    done = put(path, note(Span(0, 6, 6), "N"))
    assert under(done.data).keys() == {"N"}


def test_junk_before_the_header_is_left_out(tmp_path: Path) -> None:
    whole = made(tmp_path / "b.pdf", Page().text(72, 700, "Etaten skal."))
    path = tmp_path / "j.pdf"
    path.write_bytes(b"Received: by mail\r\n" * 20 + whole.read_bytes())
    done = put(path, note(find(letter_of(path), "skal"), "N"))
    assert done.data.startswith(whole.read_bytes())
    assert under(done.data) == {"N": "skal"}


def test_restricted_and_signed_files_are_refused_unless_told(tmp_path: Path) -> None:
    plain_file = made(tmp_path / "b.pdf", Page().text(72, 700, "Etaten skal."))
    restricted = tmp_path / "r.pdf"
    writer = PdfWriter(clone_from=plain_file)
    writer.encrypt("", "eier", algorithm="RC4-128")
    writer.write(restricted)
    signed = tmp_path / "s.pdf"
    writer = PdfWriter(clone_from=plain_file)

    form = DictionaryObject({NameObject("/SigFlags"): NumberObject(3)})
    writer.root_object[NameObject("/AcroForm")] = form
    writer.write(signed)
    for path, code in ((restricted, "restricted"), (signed, "signed")):
        letter = letter_of(path)
        with pytest.raises(ReadError) as refused:
            annotate(path.read_bytes(), letter, [note(find(letter, "skal"))], Lang.NB)
        assert refused.value.code == code
        told = annotate(path.read_bytes(), letter, [note(find(letter, "skal"), "N")], Lang.NB, protected=True)
        assert under(told.data) == {"N": "skal"}
