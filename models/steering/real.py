"""Labels on further sentences of the real letters, stored without the sentences.

``data/real-labels.tsv`` holds a key and a label per sentence; the sentence itself stands only in the letter, outside
the repository. `real_labels` cuts the letters with `cut`, which is **fixed**: were it to change with the pipeline's own
sentence boundaries, the keys would no longer be found. It is crude on purpose, as text taken from PDF files is.
"""

from __future__ import annotations

import csv
import hashlib
import logging
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from models.steering.corpus import HERE, LABELS_ONLY, SHARED, Labelled, agency, written_form

LABELS = HERE / "data" / LABELS_ONLY
_LOG = logging.getLogger(__name__)

_GAP = "[...]"  # the letters are snippets divided by this sign
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"\*{1,3}|(?<!\w)_+|_+(?!\w)|\\(?=\W)|<br>")
_EMPTY = re.compile(r"(?:Side\s+)?\d{1,3}(?:\s+av\s+\d+)?|\W|X")  # a page number, a lone sign or mark
_BULLET = re.compile(r"\s*(?:[•▪◦□–—−\ue000-\uf8ff]|[-*o](?=\s))\s*")  # private-use signs: bullets of symbol fonts
_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[a-z][.)])\s+(?=\S)")
_NUMBER = re.compile(r"(?:\d+\.)+")
_NUMBERED = re.compile(r"(?:Kap(?:ittel)?\.?\s*)?\d+(?:\.\d+)*\.?\s+[A-ZÆØÅ«].*", re.DOTALL)
_END = re.compile(r"(?:(?<=[.!?:])|(?<=[a-zæøå]\.)\d{1,2})[\"»”)]*(\s+)(?=[\"«“(]?[A-ZÆØÅ0-9])")
_ABBREVIATIONS = (  # part of the fixed cutting: linter.language has its own, which may grow
    "jf jfr st nr kap pkt mill mrd kr ca f.eks dvs ev evt inkl ekskl prop innst meld dok art hhv pst tlf vedr "
    "iht ift mht bl.a t.o.m pr kl avd ref eks resp adm inv"
)
_INSIDE = frozenset(_ABBREVIATIONS.split())
_LONGEST_HEADING = 80
_LONGEST_BARE_HEADING = 60
_FEWEST_WORDS = 4
_SHORT_LINE = 0.75  # of the usual width: a shorter line before a capital ends its paragraph
_USUAL_WIDTH = 82  # characters, the least a letter's lines are taken to have


@dataclass(frozen=True)
class Cut:
    """One unit of a letter: a sentence or a list item, with the heading above it and the line that opens its list."""

    text: str
    heading: str = ""
    intro: str = ""


@dataclass(frozen=True)
class _Paragraph:
    lines: list[str]
    kind: str  # text, item, heading or gap


def key(text: str) -> str:
    """First 16 hex digits of SHA-256 over the sentence: NFKC, white space folded to one space, stripped."""
    folded = _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()
    return hashlib.sha256(folded.encode("utf-8")).hexdigest()[:16]


def real_labels(folder: Path = SHARED / "letters", labels: Path = LABELS) -> list[Labelled]:
    """The labelled sentences found in the letters of ``folder``, in the order of ``labels``.

    Rows whose sentence was not found are left out; their number is logged as a warning. Raises OSError where
    ``labels`` is missing; a missing letter only leaves its rows out.
    """
    with labels.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="|", quoting=csv.QUOTE_NONE))
    found: list[Labelled] = []
    letters: dict[str, dict[str, Labelled]] = {}
    for row in rows:
        letter = row["letter"]
        if letter not in letters:
            letters[letter] = _units(folder / letter)
        unit = letters[letter].get(row["key"])
        if unit:
            known = row["heading_known"] == "1"
            found.append(
                Labelled(
                    text=unit.text,
                    label=row["label"],
                    demand=row["demand"] == "1",
                    group=unit.group,
                    previous=unit.previous,
                    next=unit.next,
                    heading=unit.heading if known else "",
                    intro=unit.intro,
                    unsure=row["unsure"] == "1",
                    form=unit.form,
                    letter=letter,
                )
            )
    if len(found) < len(rows):
        _LOG.warning("%d of %d labelled sentences were not found in %s", len(rows) - len(found), len(rows), folder)
    return found


def _units(path: Path) -> dict[str, Labelled]:
    """Every unit of a letter by its key, with neighbours and no label; the first of equal ones counts."""
    if not path.exists():
        return {}
    cuts = cut(path.read_text(encoding="utf-8"), markdown=path.suffix == ".md")
    units: dict[str, Labelled] = {}
    for at, unit in enumerate(cuts):
        units.setdefault(
            key(unit.text),
            Labelled(
                text=unit.text,
                label="",
                demand=False,
                group=agency(path.name),
                previous=cuts[at - 1].text if at else "",
                next=cuts[at + 1].text if at + 1 < len(cuts) else "",
                heading=unit.heading,
                intro=unit.intro,
                form=written_form(unit.text),
                letter=path.name,
            ),
        )
    return units


# --- the cutting: fixed, see above --------------------------------------------------------------------------------


def cut(text: str, *, markdown: bool) -> list[Cut]:
    """The sentences and list items of a letter in order; headings become context and are no units themselves."""
    cuts: list[Cut] = []
    heading = intro = ""
    for paragraph in _paragraphs(text.split("\n"), markdown=markdown):
        if paragraph.kind == "gap":
            heading = intro = ""
            continue
        body = _plain(paragraph.lines)
        if not body:
            continue
        if paragraph.kind == "heading":
            heading, intro = body.rstrip(":"), ""
            continue
        if paragraph.kind == "text":
            intro = ""
        cuts += [Cut(sentence, heading, intro) for sentence in _sentences(body)]
        if body.endswith(":"):
            intro = cuts[-1].text
    return cuts


def _plain(lines: list[str]) -> str:
    """Lines joined, without mark-up and without the sign that opens a list item."""
    joined = ""
    for line in lines:
        bare = _SPACE.sub(" ", _MARKUP.sub("", line)).strip()
        if joined.endswith("-") and bare[:1].islower() and not bare.startswith(("og ", "eller ")):
            joined = joined[:-1] + bare
        else:
            joined = f"{joined} {bare}".strip()
    return _BULLET.sub("", joined, count=1) if _BULLET.match(joined) else joined


def _sentences(body: str) -> list[str]:
    sentences, start = [], 0
    for end in _END.finditer(body):
        before = body[start : end.start()]
        word = before.split()[-1].lower().lstrip("(«") if before.split() else ""
        if before.endswith(":"):
            if len(before.split()) < _FEWEST_WORDS:
                continue
        elif before.endswith("."):
            word = word.rstrip(".")
            if word in _INSIDE or (len(word) == 1 and word.isalpha()) or _NUMBER.fullmatch(before):
                continue
        sentences.append(body[start : end.start(1)].strip())
        start = end.end()
    return [*sentences, body[start:].strip()]


def _paragraphs(lines: list[str], *, markdown: bool) -> Iterator[_Paragraph]:
    """Lines gathered to paragraphs, list items and headings; a table cell with many words is a paragraph."""
    wide = 0 if markdown else _usual_width(lines) * _SHORT_LINE
    held: list[str] = []
    kind = "text"
    for at, line in enumerate(lines):
        bare = line.strip()
        opens = _opens(lines, at, markdown=markdown)
        if not opens and held and bare[:1].isupper() and len(held[-1]) < wide:
            opens = "item" if kind == "item" else "text"
        if opens and held:
            yield _Paragraph(held, kind)
            held = []
        if opens in ("gap", "heading"):
            yield _Paragraph([bare.lstrip("# ")], opens)
        elif opens == "row":
            yield from (_Paragraph([cell], "text") for cell in bare.split("|") if len(cell.split()) > _FEWEST_WORDS)
        elif bare and not _EMPTY.fullmatch(bare):
            kind = kind if held else (opens or "text")
            held.append(bare)
    if held:
        yield _Paragraph(held, kind)


def _usual_width(lines: list[str]) -> int:
    """The 90th percentile of the lengths of lines that hold anything, in characters."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    return max(lengths[len(lengths) * 9 // 10], _USUAL_WIDTH) if lengths else _USUAL_WIDTH


def _opens(lines: list[str], at: int, *, markdown: bool) -> str:  # noqa: PLR0911 - a decision list
    """What the line opens (gap, heading, row, item, text); empty where it goes on."""
    bare = lines[at].strip()
    above = lines[at - 1].strip() if at else ""
    if bare == _GAP:
        return "gap"
    if not bare:
        return "text"
    if markdown and bare.startswith("#"):
        return "heading"
    if markdown and bare.startswith("|"):
        return "row"
    if _BULLET.match(bare) and not _EMPTY.fullmatch(bare):
        return "item"
    if not markdown and _is_heading(lines, at):
        return "heading"
    if _ITEM.match(bare) and (_ITEM.match(above) or above.endswith((".", ":", ";", ","))):
        return "item"
    return ""


def _is_heading(lines: list[str], at: int) -> bool:
    """A short line with a capital, after a finished one and before a new one."""
    bare = lines[at].strip()
    above = lines[at - 1].strip() if at else ""
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if bare.endswith((".", ",", ";", "-")) or (below and below[0].islower()) or _EMPTY.fullmatch(bare):
        return False
    if _NUMBERED.fullmatch(bare) and len(bare) <= _LONGEST_HEADING:
        return bool(re.match(r"\d+\.\d", bare)) or not above or above.endswith((".", ":")) or above == _GAP
    if not bare[0].isupper() or len(bare) > _LONGEST_BARE_HEADING:
        return False
    return not above or above == _GAP or above.endswith((".", ":")) or bool(_EMPTY.fullmatch(above))
