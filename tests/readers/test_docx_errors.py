"""Files that cannot be read: each its own error, and never anything but a Letter or a ReadError."""

from __future__ import annotations

import io
import pickle
import random
import time
import zipfile
from pathlib import Path

import docx
import pytest
from readers.docx_files import NAMESPACES, accepted, p, pack

from linter.letters.model import Letter, RevisionView
from linter.readers.contract import Limits, ReadError
from linter.readers.docx import read

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 512
BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


def code(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(ReadError) as caught:
        read(path, view=RevisionView.ACCEPTED, limits=limits or Limits())
    assert pickle.loads(pickle.dumps(caught.value)).values == caught.value.values  # noqa: S301 - our own
    return caught.value.code


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "empty"),
        (b"just text", "damaged"),
        (b"PK\x03\x04 cut off", "damaged"),
        (OLE, "wrong_content"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"%PDF-1.7 ...", "wrong_content"),
        (b"{\\rtf1 ...}", "wrong_content"),
        (b"<html><p>x</p></html>", "wrong_content"),
    ],
)
def test_not_a_word_file(content: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    assert code(path) == expected


def test_missing_file_and_folder(tmp_path: Path) -> None:
    assert code(tmp_path / "no.docx") == "missing"
    assert code(tmp_path) == "unreadable"


@pytest.mark.parametrize("members", [{"content.xml": "x"}, {"a.txt": "x"}])
def test_another_kind_of_zip(members: dict[str, str], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    assert code(tmp_path / "a.docx") == "wrong_content"


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<w:document", "damaged"),
        (BOMB, "damaged"),
        ("<x:workbook xmlns:x='y'/>", "wrong_content"),
        (f"<w:document {NAMESPACES}><w:body/></w:document>", "empty"),
        (f"<w:document {NAMESPACES}>{'<w:sdt>' * 5000}{'</w:sdt>' * 5000}</w:document>", "damaged"),
    ],
)
def test_broken_main_part(document: str, expected: str, tmp_path: Path) -> None:
    assert code(pack(tmp_path / "a.docx", "", raw={"word/document.xml": document})) == expected


def test_blank_paragraphs_under_a_header_are_empty(tmp_path: Path) -> None:
    body = p("  ") + p("") + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    assert code(pack(tmp_path / "a.docx", body, header1=p("Topptekst alene"))) == "empty"


def test_main_part_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    assert code(path) == "damaged"


def test_password_on_the_zip(tmp_path: Path) -> None:
    data = bytearray(pack(tmp_path / "a.docx", p("x")).read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1  # general purpose flag of the last member: encrypted
    (tmp_path / "a.docx").write_bytes(data)
    assert code(tmp_path / "a.docx") == "encrypted"


def test_limits(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.docx", p("x"), raw={"word/media/zeros.bin": b"\0" * (3 * 2**20)})
    assert code(path) == "expands_too_much"
    assert code(path, Limits(expansion_ratio=10**6, expanded_bytes=2**20)) == "expands_too_much"
    assert code(path, Limits(expansion_ratio=10**6, file_bytes=100)) == "too_large"
    assert code(path, Limits(expansion_ratio=10**6, seconds=0.0)) == "too_slow"
    pages = pack(tmp_path / "b.docx", p("<w:r><w:lastRenderedPageBreak/><w:t>x</w:t></w:r>") * 5)
    assert code(pages, Limits(pages=4)) == "too_many_pages"


def test_a_broken_side_part_does_not_stop_the_reading(tmp_path: Path) -> None:
    letter = accepted(pack(tmp_path / "a.docx", p("Tekst"), styles="<w:style>", comments="<broken"))
    assert letter.blocks[0].text == "Tekst"
    assert {item.where for item in letter.unread} == {"word/styles.xml", "word/comments.xml"}


def _letter_bytes() -> bytes:
    made = docx.Document()
    made.add_heading("Mål", 1)
    run = made.add_paragraph("Etaten skal rapportere", style="List Number").runs
    made.add_comment(run, "Merk", author="Kari")
    made.add_table(2, 2).cell(0, 0).text = "Celle"
    made.sections[0].header.paragraphs[0].text = "Topp"
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _stored(data: bytes) -> bytes:
    """The same package without compression, so that a flipped byte lands in the XML itself; checksums are made anew."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name.endswith((".xml", ".rels")) and "Effects" not in name and "theme" not in name:
                new.writestr(name, old.read(name))
    return stream.getvalue()


def test_flipped_bytes_give_a_letter_or_a_read_error(tmp_path: Path) -> None:
    random_of = random.Random(20260101)  # noqa: S311 - the same cases every time
    whole = _letter_bytes()
    path, seen = tmp_path / "a.docx", set()
    with zipfile.ZipFile(io.BytesIO(_stored(whole))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    small = [name for name in parts if name != "word/styles.xml"]
    for case in range(300):
        if case % 3 == 0:  # the zip itself
            data = bytearray(whole)
            for _ in range(random_of.randint(1, 8)):
                data[random_of.randrange(len(data))] = random_of.randrange(256)
            path.write_bytes(data)
        else:  # the XML in it
            name = random_of.choice(small)
            part = bytearray(parts[name])
            for _ in range(random_of.randint(1, 3)):
                part[random_of.randrange(len(part))] = random_of.choice(b'0123456789-x<>&"= /w:')
            with zipfile.ZipFile(path, "w") as archive:
                for other, content in parts.items():
                    archive.writestr(other, bytes(part) if other == name else content)
        try:
            seen.add(type(read(path, view=RevisionView.ACCEPTED, limits=Limits())))
        except ReadError as error:
            seen.add(error.code)
    assert Letter in seen
    assert "damaged" in seen


def test_reading_is_bounded_for_a_paragraph_of_many_runs(tmp_path: Path) -> None:
    path = pack(tmp_path / "a.docx", p("<w:r><w:t>x</w:t></w:r>" * 20_000))
    before = time.monotonic()
    assert len(accepted(path).blocks[0].text) == 20_000
    assert time.monotonic() - before < 5
