"""Reading a 25-page letter: our reader beside pdfplumber's extract_text, in turn, in one run.

    python benchmarks/read_pdf.py [--smoke]

The letter is composed and set by LibreOffice, with a table on most pages; without LibreOffice it is written by our own
small PDF writer. Target: at least 5 times pdfplumber's speed. ``--smoke`` reads a short letter once and only prints.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pdfplumber

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from readers.pdf_files import Page, pdf  # noqa: E402 - as above
from readers.pdf_letter import SENTENCES, compose, set_as_pdf  # noqa: E402 - as above

from linter.readers.pdf import read  # noqa: E402 - after the path is set

TARGET = 5.0


def make_letter(folder: Path, *, pages: int) -> tuple[Path, str]:
    """A letter of about ``pages`` pages, and who set it."""
    made = set_as_pdf(compose(max(1, round(pages / 1.56))), folder)
    if made is not None:
        return made, "LibreOffice"
    path = folder / "brev.pdf"
    sheets = []
    for number in range(1, pages + 1):
        sheet = Page().text(70, 800, "Tildelingsbrev 2025").text(70, 40, f"Side {number} av {pages}")
        for row in range(44):
            sheet.text(70, 760 - 15 * row, SENTENCES[(number + row) % len(SENTENCES)][:90])
        sheets.append(sheet)
    path.write_bytes(pdf(sheets))
    return path, "own writer"


def seconds(work: Callable[[Path], object], path: Path) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work(path)
    return time.perf_counter() - start


def by_pdfplumber(path: Path) -> int:
    """Characters of the plain text, page by page as pdfplumber's documentation shows it."""
    with pdfplumber.open(path) as document:
        return sum(len(page.extract_text()) for page in document.pages)


def main() -> int:
    """Print the figures; 1 when the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--smoke", action="store_true")
    smoke = parser.parse_args().smoke
    with tempfile.TemporaryDirectory() as folder:
        path, setter = make_letter(Path(folder), pages=3 if smoke else 25)
        letter = read(path)  # warms up both libraries' imports
        by_pdfplumber(path)
        ours, theirs = [], []
        for _ in range(1 if smoke else 5):
            ours.append(seconds(read, path))
            theirs.append(seconds(by_pdfplumber, path))
    pages = letter.pages or 1
    ratio = median(slow / fast for slow, fast in zip(theirs, ours, strict=True))  # in turn, so load hits both
    print(f"{pages} pages set by {setter}, {len(letter.rows)} table rows, {len(letter.blocks)} blocks")
    print(f"brevlint    {median(ours) * 1000:7.0f} ms  {pages / median(ours):6.0f} pages/s")
    print(f"pdfplumber  {median(theirs) * 1000:7.0f} ms  {pages / median(theirs):6.0f} pages/s")
    print(f"ratio       {ratio:7.1f}     target {TARGET}")
    return 0 if smoke or ratio >= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
