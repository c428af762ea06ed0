"""Makes a folder of many letters, most of them good and some hostile, for benchmarks/long_run.py; all from a seed."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fuzz_mutate import W, mutate, unzipped, zipped
from lxml import etree

ROOT = Path(__file__).resolve().parents[1]
HOSTILE = 0.05  # share of the letters
PDF = 0.04  # share of the good ones, as reading one takes ten times as long as a .docx
DROPPED = 0.5  # share of the paragraphs a letter lacks
# Who a letter is to in the fixtures, and who it may be to instead; names by other dates are part of the variety.
AGENCIES = [
    *("Utdanningsdirektoratet", "Helsedirektoratet", "Politidirektoratet", "Arbeidstilsynet", "Skattedirektoratet"),
    *("Utlendingsdirektoratet", "Miljødirektoratet", "Fiskeridirektoratet", "Landbruksdirektoratet", "Vegdirektoratet"),
    *("Husbanken", "Kystverket", "Jernbanedirektoratet", "Kartverket", "Forbrukerrådet", "Tolldirektoratet"),
]
_THEMES = (
    *(
        "unge uten arbeid",
        "trygge bygder",
        "ulovlig avfall",
        "bedre tolketjenester",
        "kysten i storm",
        "seniorer i jobb",
    ),
    *("barn i lavinntekt", "åpne museer", "sikre tunneler", "færre brå dødsfall", "rene fjorder", "digitale skjema"),
)
_PLACES = ("i nord", "i byene", "langs kysten", "på bygda", "i fjellet", "i grensetraktene", "på øyene", "i dalene")
_YEAR = re.compile(r"\b20[12]\d\b")
_NUMBER = re.compile(r"(?<![\d./–-])\d{2,3}(?![\d./–-])")


@dataclass(frozen=True)
class Made:
    """What was laid in the folder. ``hostile``: file → the code of the error it must give."""

    good: tuple[Path, ...]
    hostile: dict[Path, str]


def make(folder: Path, count: int, seed: int = 1) -> Made:
    """Lay ``count`` letters in ``folder``, spread over subfolders of a hundred."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    words = sorted((ROOT / "fixtures").rglob("*.docx"))
    pdfs = sorted((ROOT / "fixtures").rglob("*.pdf"))
    good: list[Path] = []
    hostile: dict[Path, str] = {}
    kinds = list(KINDS.items())
    for number in range(count):
        place = folder / f"{number // 100:02}"
        place.mkdir(parents=True, exist_ok=True)
        if number % round(1 / HOSTILE) == 7:
            name, (suffix, code, create) = kinds[len(hostile) % len(kinds)]
            path = place / f"{number:04}-{name}{suffix}"
            create(path, rng)
            hostile[path] = code
            continue
        if rng.random() < PDF:
            path = place / f"{number:04}.pdf"
            path.write_bytes(rng.choice(pdfs).read_bytes() + b"%% %d\n" % number)
        else:
            path = place / f"{number:04}.docx"
            path.write_bytes(varied(rng.choice(words).read_bytes(), rng, number))
        good.append(path)
    return Made(tuple(good), hostile)


def varied(data: bytes, rng: random.Random, number: int) -> bytes:
    """A fixture with other years, names and numbers, fewer paragraphs, and joint tasks of its own."""
    parts = unzipped(data)
    root = etree.fromstring(parts["word/document.xml"])
    shift, names = rng.randrange(10), dict(zip(AGENCIES, rng.sample(AGENCIES, len(AGENCIES)), strict=True))
    swap = re.compile("|".join(map(re.escape, names)))
    for text in root.iter(W + "t"):
        content = _YEAR.sub(lambda year: str(int(year[0]) + shift), text.text or "")
        content = _NUMBER.sub(lambda found: str(int(found[0]) + number % 90), content)
        text.text = swap.sub(lambda found: names[found[0]], content)
    body = root.find(W + "body")
    assert body is not None
    plain = [p for p in body.iterchildren(W + "p") if p.find(f"{W}pPr/{W}sectPr") is None]
    for paragraph in plain[8:]:  # the letterhead stays
        if rng.random() < DROPPED:
            body.remove(paragraph)
    for _ in range(rng.choice((0, 1, 1, 2))):
        for text in reversed(task(rng)):
            paragraph = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t/></w:r></w:p>')
            paragraph[0][0].text = text
            plain[7].addnext(paragraph)
    parts["word/document.xml"] = etree.tostring(root)
    return zipped(list(parts.items()))


def task(rng: random.Random) -> list[str]:
    """A joint task, one of about a hundred, in slightly different words."""
    theme, place = rng.choice(_THEMES), rng.choice(_PLACES)
    agencies = rng.sample(AGENCIES, rng.choice((2, 3)))
    share = rng.randrange(5, 60)
    return [
        f"Felles oppdrag: {theme} {place}",
        f"{', '.join(agencies[:-1])} og {agencies[-1]} skal sammen arbeide for {theme} {place} med {share} tiltak.",
        f"{rng.choice(agencies)} skal samordne arbeidet og rapportere samlet innen 1. {rng.choice(('mai', 'juni'))}.",
    ]


# --- hostile files ---------------------------------------------------------------------------------------------------

Create = Callable[[Path, random.Random], None]


def _some(rng: random.Random, suffix: str) -> bytes:
    return rng.choice(sorted((ROOT / "fixtures").rglob(f"*{suffix}"))).read_bytes()


def _with_document(path: Path, rng: random.Random, document: bytes) -> None:
    parts = unzipped(_some(rng, ".docx"))
    parts["word/document.xml"] = document
    path.write_bytes(zipped(list(parts.items())))


def _laughs(path: Path, rng: random.Random) -> None:
    entities = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 10))
    text = "<w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body>"
    start = f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]><w:document xmlns:w="{W[1:-1]}">'
    _with_document(path, rng, f"{start}{text}</w:document>".encode())


def _deep(path: Path, rng: random.Random) -> None:
    deep = 100_000
    body = b"<w:sdt>" * deep + b"</w:sdt>" * deep
    _with_document(path, rng, f'<w:document xmlns:w="{W[1:-1]}">'.encode() + body + b"</w:document>")


def _bomb(path: Path, rng: random.Random) -> None:
    parts = list(unzipped(_some(rng, ".docx")).items())
    path.write_bytes(zipped([*parts, ("word/media/a.bin", b"\0" * (64 * 2**20))]))


def _pdf_bomb(path: Path, rng: random.Random) -> None:
    data = _some(rng, ".pdf")
    found = re.search(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    assert found is not None
    path.write_bytes(data[: found.start(1)] + zlib.compress(b"q " * (50 * 2**20)) + data[found.end(1) :])


def _scanned(path: Path, _rng: random.Random) -> None:
    drawing = b"q 595 0 0 842 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x20\x80\xa0\xf0 EI Q"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawing), drawing),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    out += table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    path.write_bytes(out)


def _sparse(path: Path, _rng: random.Random) -> None:
    with path.open("wb") as file:
        file.truncate(2 * 2**30)


def _broken(path: Path, rng: random.Random) -> None:
    """A .docx that benchmarks/fuzz_mutate.py made unreadable: its document part no longer ends."""
    data = _some(rng, ".docx")
    for _ in range(100):
        seed = rng.randrange(10**9)
        made = mutate("x.docx", data, seed)
        if made.startswith(b"PK\x03\x04") and not _opens(made):
            path.write_bytes(made)
            return
    raise AssertionError("no mutation broke the file")


def _opens(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            etree.fromstring(archive.read("word/document.xml"))
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, zlib.error, NotImplementedError, OSError, EOFError):
        return False
    except RuntimeError:  # says it is encrypted
        return True
    return True


KINDS: dict[str, tuple[str, str, Create]] = {
    "tom": (".docx", "empty", lambda path, _: path.write_bytes(b"") and None),
    "avkuttet": (".docx", "damaged", lambda path, rng: path.write_bytes(_some(rng, ".docx")[:9000]) and None),
    "pdf": (".docx", "wrong_content", lambda path, rng: path.write_bytes(_some(rng, ".pdf")) and None),
    "word": (".pdf", "wrong_content", lambda path, rng: path.write_bytes(_some(rng, ".docx")) and None),
    "gammel": (".doc", "other_format", lambda path, _: path.write_bytes(b"\xd0\xcf\x11\xe0" * 500) and None),
    "passord": (
        ".docx",
        "encrypted",
        lambda path, _: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 500) and None,
    ),
    "binær": (".txt", "not_text", lambda path, rng: path.write_bytes(b"\0\1\2\3" + rng.randbytes(4000)) and None),
    "bombe": (".docx", "expands_too_much", _bomb),
    "latter": (".docx", "damaged", _laughs),
    "dyp": (".docx", "expands_too_much", _deep),
    "strøm": (".pdf", "expands_too_much", _pdf_bomb),
    "skannet": (".pdf", "scanned", _scanned),
    "hul": (".docx", "too_large", _sparse),
    "ødelagt": (".docx", "damaged", _broken),
}
"""Kinds of hostile files: ending, the code of the error it must give, and how one is made."""
