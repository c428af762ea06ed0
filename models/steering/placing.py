"""Labelled sentences with what the reader of a whole letter also knows: the heading and the line that opens a list.

The labels were set on sentences with their neighbours only; where one stands is looked up in the letter's text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from models.steering.corpus import SHARED, Labelled

_NOISE = re.compile(r"[*_|#\\]")
_SPACE = re.compile(r"\s+")
_SHORT = re.compile(r"^(?:\d+(?:\.\d+)*\.?\s+)?[A-ZÆØÅ][^.!?]{2,80}$")
_FAR = 60
_LONGEST_TITLE = 45
_INTRO_TAIL = 120


def _plain(text: str) -> str:
    return _SPACE.sub(" ", _NOISE.sub("", text)).strip()


def placed(rows: list[Labelled], folder: Path = SHARED / "letters") -> list[Labelled]:
    """The same rows with heading and intro looked up in the letter's text; unchanged where the letter is missing."""
    cache: dict[str, tuple[list[str], str, list[tuple[int, int]]]] = {}
    result = []
    for row in rows:
        path = folder / row.letter
        if not row.letter or not path.exists():
            result.append(row)
            continue
        if row.letter not in cache:
            cache[row.letter] = _index(path.read_text(encoding="utf-8").split("\n"))
        heading, intro = _place(row, *cache[row.letter])
        result.append(replace(row, heading=heading, intro=intro))
    return result


def _index(lines: list[str]) -> tuple[list[str], str, list[tuple[int, int]]]:
    joined, starts = "", []
    for number, line in enumerate(lines):
        plain = _plain(line)
        if plain:
            starts.append((len(joined), number))
            joined += plain + " "
    return lines, joined, starts


def _place(row: Labelled, lines: list[str], joined: str, starts: list[tuple[int, int]]) -> tuple[str, str]:
    text, before = _plain(row.text)[:60], _plain(row.previous)[-30:]
    at = joined.find(f"{before} {text[:40]}") if before else -1
    at = at + len(before) + 1 if at >= 0 else max(joined.find(text), joined.find(text[:35]))
    if at < 0:
        return "", ""
    line = max(number for start, number in starts if start <= at)
    return _look_up(lines, line, markdown=row.letter.endswith(".md"))


def _look_up(lines: list[str], line: int, *, markdown: bool) -> tuple[str, str]:
    intro = ""
    for at in range(line, max(-1, line - _FAR), -1):
        raw, plain = lines[at].strip(), _plain(lines[at])
        if at < line and raw.startswith("[...]"):
            break
        if at < line and not intro and plain.endswith(":"):
            intro = plain[-_INTRO_TAIL:]
        if markdown:
            if raw.startswith("#"):
                return plain, intro
        elif at < line and _SHORT.match(plain) and (plain[0].isdigit() or len(plain) < _LONGEST_TITLE):
            above = lines[at - 1].strip() if at else ""
            if not above or above.endswith((".", ":")):
                return plain, intro
    return "", intro
