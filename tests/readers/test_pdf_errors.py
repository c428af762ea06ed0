"""Every way a PDF can fail to be read has its own error, and partial reading is told."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from readers.pdf_files import Page, pdf, read_pages, texts

from linter.letters.model import Unread
from linter.readers.contract import Limits, ReadError
from linter.readers.pdf import read

SENTENCE = "Etaten skal rapportere om tiltakene innen fristen."


def code_for(folder: Path, data: bytes, limits: Limits | None = None) -> str:
    path = folder / "brev.pdf"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read(path, limits=limits)
    return caught.value.code


def one_page() -> Page:
    return Page().text(70, 700, SENTENCE)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read(tmp_path / "finnes-ikke.pdf")
    assert caught.value.code == "missing"


def test_user_password(tmp_path: Path) -> None:
    assert code_for(tmp_path, pdf([one_page()], password=b"hemmelig")) == "encrypted"


def test_owner_password_alone_reads(tmp_path: Path) -> None:
    path = tmp_path / "brev.pdf"
    path.write_bytes(pdf([one_page()], password=b""))
    assert texts(read(path)) == [SENTENCE]


def test_scanned(tmp_path: Path) -> None:
    assert code_for(tmp_path, pdf([Page().image(), Page().image()])) == "scanned"


def test_scan_with_a_stamp_is_still_a_scan(tmp_path: Path) -> None:
    assert code_for(tmp_path, pdf([Page().image().text(500, 20, "Side 1")])) == "scanned"


def test_scan_with_a_text_layer_reads(tmp_path: Path) -> None:
    assert texts(read_pages(tmp_path, one_page().image())) == [SENTENCE]


@pytest.mark.parametrize("data", [b"", pdf([Page()])])
def test_empty(tmp_path: Path, data: bytes) -> None:
    assert code_for(tmp_path, data) == "empty"


@pytest.mark.parametrize(
    "data",
    [
        random.Random(1).randbytes(200),  # noqa: S311 - the same bytes every time
        b"Dette er ikke en PDF-fil, bare tekst.",
        b"%PDF-1.4\n",
        b"%PDF-1.7\n" + b"\0" * 500,
        pdf([one_page()])[:200],
    ],
)
def test_damaged(tmp_path: Path, data: bytes) -> None:
    assert code_for(tmp_path, data) == "damaged"


def test_no_pages_left(tmp_path: Path) -> None:
    data = pdf([one_page()]).replace(b"/Kids[3 0 R]/Count 1", b"/Kids[9 0 R]/Count 1")
    assert code_for(tmp_path, data) == "damaged"


def test_junk_in_front(tmp_path: Path) -> None:
    path = tmp_path / "brev.pdf"
    path.write_bytes(b"Received: from mail\r\n" * 100 + pdf([one_page()]))
    assert texts(read(path)) == [SENTENCE]


def test_without_cross_reference_table(tmp_path: Path) -> None:
    data = pdf([one_page()])
    path = tmp_path / "brev.pdf"
    path.write_bytes(data[: data.index(b"xref")] + data[data.index(b"trailer") :])
    assert texts(read(path)) == [SENTENCE]


def test_cut_off_file_is_never_read_in_silence(tmp_path: Path) -> None:
    data = pdf([one_page() for _ in range(8)])
    path = tmp_path / "brev.pdf"
    outcomes = set()
    for percent in range(5, 100, 3):
        path.write_bytes(data[: len(data) * percent // 100])
        try:
            letter = read(path)
        except ReadError as error:
            outcomes.add(error.code)
        else:
            assert Unread("unread.file_truncated") in letter.unread
            assert texts(letter)
            outcomes.add("read in part")
    assert outcomes <= {"damaged", "read in part"}


def test_too_large(tmp_path: Path) -> None:
    assert code_for(tmp_path, pdf([one_page()]), Limits(file_bytes=100)) == "too_large"


def test_too_many_pages(tmp_path: Path) -> None:
    assert code_for(tmp_path, pdf([one_page()] * 3), Limits(pages=2)) == "too_many_pages"


def test_too_slow(tmp_path: Path) -> None:
    assert code_for(tmp_path, pdf([one_page()]), Limits(seconds=-1.0)) == "too_slow"


def test_page_without_text_is_reported(tmp_path: Path) -> None:
    letter = read_pages(tmp_path, one_page(), Page().image(), one_page())
    assert letter.unread == (Unread("unread.page_without_text", "s. 2"),)
    assert letter.pages == 3


def test_blank_page_is_not_reported(tmp_path: Path) -> None:
    assert read_pages(tmp_path, one_page(), Page()).unread == ()


def test_large_picture_beside_text_is_reported(tmp_path: Path) -> None:
    letter = read_pages(tmp_path, one_page().image(300, 400))
    assert letter.unread == (Unread("unread.image", "s. 1"),)


def test_logo_is_not_reported(tmp_path: Path) -> None:
    assert read_pages(tmp_path, one_page().image(100, 40)).unread == ()


FUZZ = """
import random, sys
from pathlib import Path
from linter.readers.contract import Limits, ReadError
from linter.readers.pdf import read
data = Path(sys.argv[1]).read_bytes()
path = Path(sys.argv[2])
for seed in range(int(sys.argv[3]), int(sys.argv[4])):
    rnd = random.Random(seed)
    bad = bytearray(data)
    for _ in range(rnd.randint(1, 12)):
        place = rnd.randrange(len(bad))
        match rnd.randrange(4):
            case 0: bad[place] = rnd.randrange(256)
            case 1: del bad[place : place + rnd.randint(1, 40)]
            case 2: bad[place:place] = rnd.randbytes(rnd.randint(1, 40))
            case _: bad[place : place + 8] = bad[: rnd.randint(0, 8)]
        if not bad: bad = bytearray(b"%PDF")
    path.write_bytes(bytes(bad))
    try:
        letter = read(path, limits=Limits(seconds=20))
    except ReadError:
        continue
    assert letter.blocks or letter.unread, seed
    print(seed, len(letter.blocks))
"""


def test_mutated_files_give_a_letter_or_an_error(tmp_path: Path) -> None:
    page = (
        one_page()
        .grid([70, 200, 400], [600, 640, 680])
        .text(80, 650, "ID")
        .text(210, 650, "Oppdrag")
        .text(80, 610, "TB-1")
    )
    page.annotation("FreeText", "Tekstboks").annotation("Text", "Merknad")
    whole = tmp_path / "hel.pdf"
    whole.write_bytes(pdf([page, one_page()], info={"Title": "Brev"}, compress=False))
    done = subprocess.run(
        [sys.executable, "-c", FUZZ, str(whole), str(tmp_path / "skadd.pdf"), "0", "300"],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(done.stdout.splitlines()) > 50  # many small changes leave a readable letter
