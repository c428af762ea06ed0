"""Files made to hurt: each is a documented error or a letter, in bounded time, and nothing is written beside it."""

from __future__ import annotations

import io
import os
import threading
import time
import zipfile
import zlib
from pathlib import Path

import pytest
from conftest import FIXTURES
from readers.docx_files import NAMESPACES, cell, p, pack, row, t
from readers.pdf_files import Page, pdf

from linter.letters.model import Letter
from linter.readers.contract import Limits, ReadError
from linter.readers.open import find_letters, read_letter

WAIT = 120  # seconds by the clock: nothing may wait for ever either
SECONDS = 20  # of processor time, a generous bound: without one these take minutes or never end
GOOD = FIXTURES / "akrim" / "nav.docx"


def came_of(path: Path, limits: Limits | None = None) -> str:
    """ "letter" or the code of the error; fails when it takes too long."""
    started, clock = time.thread_time(), time.monotonic()
    try:
        outcome = "letter" if isinstance(read_letter(path, limits=limits), Letter) else ""
    except ReadError as error:
        outcome = error.code
    assert time.thread_time() - started < SECONDS
    assert time.monotonic() - clock < WAIT
    return outcome


def document(path: Path, body: str, start: str = "") -> Path:
    return pack(
        path, "", raw={"word/document.xml": f"{start}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    )


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


# --- zip ------------------------------------------------------------------------------------------------------------


def test_a_bomb_of_one_part(tmp_path: Path) -> None:
    path = pack(tmp_path / "b.docx", p("x"), raw={"word/media/zeros.bin": b"\0" * (64 * 2**20)})
    assert path.stat().st_size < 2**20
    assert came_of(path) == "expands_too_much"


def test_a_bomb_of_many_small_parts(tmp_path: Path) -> None:
    parts = {f"word/media/{k}.bin": b"\0" * 2**19 for k in range(1050)}
    assert came_of(pack(tmp_path / "b.docx", p("x"), raw=dict(parts))) == "expands_too_much"


def test_a_bomb_in_the_document_itself(tmp_path: Path) -> None:
    path = document(tmp_path / "b.docx", p("a" * (40 * 2**20)))
    assert came_of(path) == "expands_too_much"


def test_entries_that_share_their_bytes(tmp_path: Path) -> None:
    """Quoted entries, as in Fifield's bombs: many names in the directory point at one compressed stream."""
    name, content = b"word/media/a.bin", b"\0" * (50 * 2**20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    out, directory = io.BytesIO(), b""
    out.write(zip_head(b"PK\x03\x04\x14\0", name, content, packed) + name + packed)
    for k in range(100):
        other = f"word/media/{k}.bin".encode()
        directory += zip_head(b"PK\x01\x02\x14\0\x14\0", other, content, packed, b"\0" * 14) + other
    start = out.tell()
    out.write(directory)
    out.write(b"PK\x05\x06\0\0\0\0" + (100).to_bytes(2, "little") * 2)
    out.write(len(directory).to_bytes(4, "little") + start.to_bytes(4, "little") + b"\0\0")
    assert came_of(written(tmp_path / "b.docx", out.getvalue())) in {"expands_too_much", "wrong_content", "damaged"}


def zip_head(signature: bytes, name: bytes, content: bytes, packed: bytes, tail: bytes = b"") -> bytes:
    sizes = (
        zlib.crc32(content).to_bytes(4, "little")
        + len(packed).to_bytes(4, "little")
        + len(content).to_bytes(4, "little")
    )
    return signature + b"\0\0\x08\0\0\0\0\0" + sizes + len(name).to_bytes(2, "little") + b"\0\0" + tail


def test_a_zip_in_a_zip_is_not_opened(tmp_path: Path) -> None:
    inner = pack(tmp_path / "i.docx", p("a" * (2 * 2**20))).read_bytes()
    path = pack(tmp_path / "b.docx", p("Etaten skal."), raw={"word/embeddings/x.docx": inner})
    assert [block.text for block in read_letter(path).blocks] == ["Etaten skal."]


@pytest.mark.parametrize("name", ["../../../ut.xml", "/ut.xml", "..\\..\\ut.xml", "C:\\ut.xml", "word/../../ut.xml"])
def test_names_that_lead_out_of_the_folder_lead_nowhere(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a" / "b" / "c"
    folder.mkdir(parents=True)
    path = pack(folder / "b.docx", p("Etaten skal."), raw={name: "<x/>"})
    assert came_of(path) == "letter"
    assert [one.name for one in tmp_path.rglob("*") if one.is_file()] == ["b.docx"]


def test_a_relation_to_a_file_of_the_machine_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "hemmelig.xml"
    secret.write_text("<w:styles/>", encoding="utf-8")
    link = f'<Relationship Id="x" Type="t/styles" Target="{secret.as_uri()}" TargetMode="External"/>'
    letter = read_letter(pack(tmp_path / "b.docx", p("Etaten skal."), links=link))
    assert [block.text for block in letter.blocks] == ["Etaten skal."]


# --- XML ------------------------------------------------------------------------------------------------------------


def test_a_billion_laughs(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))
    start = f'<!DOCTYPE x [<!ENTITY l0 "lol">{entities}]>'
    assert came_of(document(tmp_path / "b.docx", p(t("&l9;")), start)) == "damaged"


def test_an_entity_that_names_a_file(tmp_path: Path) -> None:
    start = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    assert came_of(document(tmp_path / "b.docx", p(t("&f;")), start)) == "damaged"


@pytest.mark.parametrize("name", ["w:sdt", "w:tbl", "w:ins", "w:unknown"])
def test_a_hundred_thousand_nested_elements(tmp_path: Path, name: str) -> None:
    deep = 100_000
    body = f"<{name}>" * deep + p("x") + f"</{name}>" * deep
    path = document(tmp_path / "b.docx", body)
    assert came_of(path) == "expands_too_much"  # it packs too well
    assert came_of(path, Limits(expansion_ratio=10**6)) == "damaged"


@pytest.mark.parametrize("depth", [50, 200])
def test_nested_tables_are_a_letter_or_damaged(tmp_path: Path, depth: int) -> None:
    body = p("innerst")
    for _ in range(depth):
        body = f"<w:tbl>{row(cell(body))}</w:tbl>{p('etter')}"
        if len(body) > 2**20:
            break
    assert came_of(document(tmp_path / "b.docx", body)) in {"letter", "damaged"}


def test_a_million_runs_in_one_paragraph(tmp_path: Path) -> None:
    body = "<w:p>" + "<w:r><w:t>x</w:t></w:r>" * 1_000_000 + "</w:p>"
    path = document(tmp_path / "b.docx", body)
    assert came_of(path, Limits(expansion_ratio=10**6)) in {"letter", "too_slow"}
    assert came_of(path) == "expands_too_much"


def test_a_table_that_says_it_has_two_billion_columns(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="2000000000"/>'
    body = f"<w:tbl>{row(cell(p('a'), wide), cell(p('b'), wide)) * 50}</w:tbl>"
    assert came_of(document(tmp_path / "b.docx", body)) == "letter"


def test_styles_and_lists_that_rest_on_themselves(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{k}"><w:name w:val="S{k}"/><w:basedOn w:val="S{after}"/></w:style>'
        for k, after in ((0, 1), (1, 2), (2, 0))
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S0"/><w:numStyleLink w:val="S0"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    body = p(t("Etaten"), '<w:pStyle w:val="S0"/><w:numPr><w:ilvl w:val="99"/><w:numId w:val="1"/></w:numPr>')
    assert came_of(pack(tmp_path / "b.docx", body, styles=styles, numbering=numbering)) == "letter"


# --- PDF ------------------------------------------------------------------------------------------------------------


def test_a_page_tree_that_bites_its_tail(tmp_path: Path) -> None:
    data = pdf([Page().text(72, 700, "Etaten skal.")])
    for bad in (b"/Kids[2 0 R]", b"/Kids[3 0 R 2 0 R 3 0 R]"):
        path = written(tmp_path / "b.pdf", data.replace(b"/Kids[3 0 R]", bad))
        assert came_of(path) in {"damaged", "empty", "letter"}


def test_a_million_pages_that_are_not_there(tmp_path: Path) -> None:
    data = pdf([Page().text(72, 700, "Etaten skal.")]).replace(b"/Count 1", b"/Count 1000000")
    assert came_of(written(tmp_path / "b.pdf", data)) in {"damaged", "letter", "too_many_pages", "too_slow"}


def test_a_stream_that_unpacks_to_a_gigabyte(tmp_path: Path) -> None:
    packed = zlib.compress(b"q " * (50 * 2**20))
    data = pdf([Page().text(72, 700, "Etaten skal.")])
    start, end = data.index(b"stream\n") + 7, data.index(b"\nendstream")
    for content in (packed, zlib.compress(packed)):
        bomb = data[:start] + content + data[end:]
        assert came_of(written(tmp_path / "b.pdf", bomb)) == "expands_too_much"


def test_a_page_as_large_as_a_country(tmp_path: Path) -> None:
    data = pdf([Page().text(72, 700, "Etaten skal.")]).replace(b"[0 0 595 842]", b"[0 0 9e9 9e9]")
    assert came_of(written(tmp_path / "b.pdf", data)) in {"damaged", "letter"}


# --- other content, no content, too much content --------------------------------------------------------------------


def test_right_name_wrong_content_and_the_other_way_round(tmp_path: Path) -> None:
    word, page = GOOD.read_bytes(), GOOD.with_suffix(".pdf").read_bytes()
    assert came_of(written(tmp_path / "a.pdf", word)) == "wrong_content"
    assert came_of(written(tmp_path / "b.docx", page)) == "wrong_content"
    assert came_of(written(tmp_path / "c.txt", page)) == "wrong_content"
    assert came_of(written(tmp_path / "d.docx", b"MZ" + b"\0" * 100)) == "damaged"
    assert came_of(written(tmp_path / "e.exe", word)) == "unsupported"
    assert came_of(written(tmp_path / "f.DOCX", word)) == "letter"


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".txt", ".md"])
def test_no_bytes_at_all(tmp_path: Path, suffix: str) -> None:
    assert came_of(written(tmp_path / f"a{suffix}", b"")) == "empty"


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".txt"])
def test_two_gigabytes_of_nothing(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    with path.open("wb") as file:
        file.truncate(2 * 2**30)
    assert came_of(path) == "too_large"


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8" * 50, bytes(range(256)) * 20, b"\x80" * 500])
def test_text_in_no_known_encoding(tmp_path: Path, data: bytes) -> None:
    assert came_of(written(tmp_path / "a.txt", data)) in {"not_text", "letter"}


def test_what_is_no_file(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no named pipes here")
    os.mkfifo(tmp_path / "a.docx")
    assert came_of(tmp_path / "a.docx") == "not_a_file"
    assert came_of(Path("/dev/zero")) in {"not_a_file", "missing"}


def test_links_that_go_in_a_ring_end(tmp_path: Path) -> None:
    (tmp_path / "a.docx").symlink_to("b.docx")
    (tmp_path / "b.docx").symlink_to("a.docx")
    (tmp_path / "inn").symlink_to(tmp_path)
    found = find_letters([tmp_path]).paths
    assert {path.name for path in found} == {"a.docx", "b.docx"}
    assert {came_of(path) for path in found} <= {"missing", "unreadable"}


# --- files that change under us -------------------------------------------------------------------------------------


def test_a_file_that_goes_away_or_changes_while_it_is_read(tmp_path: Path) -> None:
    good, path = GOOD.read_bytes(), tmp_path / "a.docx"
    path.write_bytes(good)
    over = threading.Event()

    def meddle() -> None:
        versions = (good, good[: len(good) // 2], b"", good[::-1])
        while not over.is_set():
            for version in versions:
                path.write_bytes(version)
            path.unlink()
            path.write_bytes(good)

    thread = threading.Thread(target=meddle)
    thread.start()
    try:
        outcomes = {came_of(path) for _ in range(60)}
    finally:
        over.set()
        thread.join()
    assert outcomes <= {"letter", "missing", "empty", "damaged", "wrong_content", "unreadable"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", GOOD.read_bytes())
    path.chmod(0)
    assert came_of(path) == "unreadable"


def test_the_letter_is_as_it_was_afterwards(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", GOOD.read_bytes())
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    read_letter(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
