"""How fast the .docx reader is next to plain lxml text extraction, measured in turn in one run.

Usage: ``python benchmarks/read_docx.py [--smoke]``. Composes a letter of about 25 pages (Word's density of runs,
formatting, headings, lists, tables, a footer), reads it both ways alternately, prints the median processor times
and the ratio.
The plain way unzips document.xml, parses it and joins all ``w:t``: no positions, no numbers, no tracked changes.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from linter.letters.model import RevisionView
from linter.readers.contract import Limits
from linter.readers.docx import read

WORD_T = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
PAGES = 25
SENTENCES = (
    "Direktoratet skal bidra til at brukerne får tjenester som henger sammen på tvers av sektorer. ",
    "Vi ber om en vurdering av risiko og av hvilke tiltak som har hatt virkning i perioden. ",
    "Resultatene skal omtales i årsrapporten, sammen med utviklingen over de tre siste årene. ",
    "Arbeidet skal samordnes med de andre etatene som har ansvar på området. ",
)


def compose(path: Path, pages: int) -> None:
    """A letter of ``pages`` pages: about 450 words on each, in runs as Word splits them."""
    letter = docx.Document()
    letter.sections[0].footer.paragraphs[0].text = "Postadresse og saksnummer"
    for page in range(pages):
        letter.add_heading(f"Mål og oppdrag {page + 1}", level=1 + page % 3)
        for number in range(7):
            paragraph = letter.add_paragraph()
            for at in range(4):
                sentence = SENTENCES[(number + at) % len(SENTENCES)]
                cut = len(sentence) // 2
                run = paragraph.add_run(sentence[:cut])
                run.bold = at == 0 or None
                _language(run.element)
                _language(paragraph.add_run(sentence[cut:]).element)
        for number in range(4):
            letter.add_paragraph(SENTENCES[number], style="List Number" if page % 2 else "List Bullet")
        if page % 5 == 0:
            table = letter.add_table(4, 3)
            for row in table.rows:
                for cell in row.cells:
                    cell.text = "Innen 1. juni"
    letter.save(str(path))


def _language(run: etree._Element) -> None:
    """What Word leaves on most runs: a language and revision ids."""
    run.set(qn("w:rsidR"), "00A77B3E")
    properties = run.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nb-NO")
    properties.append(language)


def plain(path: Path) -> str:
    """Plain lxml text extraction."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return "".join(element.text or "" for element in root.iter(WORD_T))


def ours(path: Path) -> int:
    """The reader; returns how many blocks."""
    return len(read(path, view=RevisionView.ACCEPTED, limits=Limits()).blocks)


def by_python_docx(path: Path) -> str:
    """What python-docx offers, for comparison: the text of paragraphs (it loses text, see the reader)."""
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def _seconds(work: Callable[[Path], object], path: Path) -> float:
    before = time.process_time()  # a busy machine must not decide
    work(path)
    return time.process_time() - before


def main() -> None:
    """Compose, measure, print."""
    rounds = 3 if "--smoke" in sys.argv[1:] else 100
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "letter.docx"
        compose(path, PAGES)
        words = len(plain(path).split())
        plain_times, our_times, docx_times = [], [], []
        for _ in range(rounds):
            plain_times.append(_seconds(plain, path))
            our_times.append(_seconds(ours, path))
            docx_times.append(_seconds(by_python_docx, path))
        slow, fast = statistics.median(our_times), statistics.median(plain_times)
        print(f"letter: {PAGES} pages, {words} words, {ours(path)} blocks; {rounds} rounds, median")
        print(f"plain lxml {fast * 1000:.2f} ms, brevlint {slow * 1000:.2f} ms, ratio {slow / fast:.2f} (target 2)")
        print(f"python-docx, paragraphs only: {statistics.median(docx_times) * 1000:.2f} ms")


if __name__ == "__main__":
    main()
