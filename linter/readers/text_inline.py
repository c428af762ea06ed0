"""Markup inside a paragraph: taken out of the text, kept as marks (Markdown emphasis, highlight, links, notes)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.letters.model import Mark, MarkKind
from linter.readers.text_strand import INVISIBLE, Strand

_NOTE = re.compile(r"\[\^([^\]\s]{1,20})\]")
_LINK = re.compile(r"\[([^\[\]]+)\]\(((?:https?://|mailto:)[^()\s]*)\)")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|=>~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
# Opening markers follow no word character and touch a word; closing ones mirror that. «2 * 3» and «fil_navn» stay text.
_EMPHASIS = (
    (re.compile(r"(?<![\\=])==(?=[^\s=])(.+?)(?<=[^\s=\\])==(?!=)", re.DOTALL), (MarkKind.HIGHLIGHT,)),
    (
        re.compile(r"(?<![\w*\\])\*\*\*(?=[^\s*])(.+?)(?<=[^\s*\\])\*\*\*(?![\w*])", re.DOTALL),
        (MarkKind.BOLD, MarkKind.ITALIC),
    ),
    (re.compile(r"(?<![*\\])\*\*(?=[^\s*])(.+?)(?<=[^\s\\])\*\*(?!\*)", re.DOTALL), (MarkKind.BOLD,)),
    (re.compile(r"(?<![\w_\\])__(?=[^\s_])(.+?)(?<=[^\s_\\])__(?![\w_])", re.DOTALL), (MarkKind.BOLD,)),
    (re.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*]+?)(?<=[^\s*\\])\*(?![\w*])", re.DOTALL), (MarkKind.ITALIC,)),
    (re.compile(r"(?<![\w_\\])_(?=[^\s_])([^_]+?)(?<=[^\s_\\])_(?![\w_])", re.DOTALL), (MarkKind.ITALIC,)),
)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A mark over the text before markup is taken out."""

    kind: MarkKind
    start: int
    end: int
    value: str = ""


def take_out(strand: Strand) -> tuple[Strand, tuple[Mark, ...]]:
    """The strand without markup, and the marks on what is left."""
    text = strand.text
    drop: set[int] = set()
    marks: list[_Raw] = []
    for note in _NOTE.finditer(text):
        drop.update(range(*note.span()))
        marks.append(_Raw(MarkKind.NOTE, note.start(), note.start(), note[1]))
    for link in _LINK.finditer(text):
        drop.add(link.start())
        drop.update(range(link.end(1), link.end()))
        marks.append(_Raw(MarkKind.LINK, link.start(1), link.end(1), link[2]))
    for pattern, kinds in _EMPHASIS:
        for match in pattern.finditer(text):
            markers = {*range(match.start(), match.start(1)), *range(match.end(1), match.end())}
            if markers & drop:
                continue  # already part of a longer marker
            drop |= markers
            marks.extend(_Raw(kind, match.start(1), match.end(1), _value(kind)) for kind in kinds)
    for pattern in (_ESCAPE, _INVISIBLE):
        drop.update(match.start() for match in pattern.finditer(text))
    spaces: set[int] = set()
    for match in _BREAK.finditer(text):
        spaces.add(match.start())
        drop.update(range(match.start() + 1, match.end()))
    if not drop and not spaces:
        return strand, ()
    return _without(strand, drop, spaces, marks)


def _value(kind: MarkKind) -> str:
    return "yellow" if kind is MarkKind.HIGHLIGHT else ""


def _without(strand: Strand, drop: set[int], spaces: set[int], marks: list[_Raw]) -> tuple[Strand, tuple[Mark, ...]]:
    kept: list[str] = []
    at: list[int] = []
    moved: list[int] = []  # new offset of every old one
    for index, character in enumerate(strand.text):
        moved.append(len(kept))
        if index not in drop:
            kept.append(" " if index in spaces else character)
            at.append(strand.at[index])
    moved.append(len(kept))
    text = "".join(kept)
    left, right = len(text) - len(text.lstrip()), len(text.rstrip())
    right = max(left, right)
    shifted: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        start, end = (min(max(moved[edge] - left, 0), right - left) for edge in (mark.start, mark.end))
        if end > start or mark.kind is MarkKind.NOTE:
            shifted.append(Mark(mark.kind, start, end, mark.value))
    return Strand(text[left:right], tuple(at[left:right])), tuple(shifted)
