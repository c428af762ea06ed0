"""Sentence boundaries in letters (setningsgrenser) by rule, without spaCy.

The same boundaries are given to the parser (`linter.language.pipeline`) and to the comparison of shared text. Offsets
are Python string indices into the text given, half-open; nothing is changed in the text.

Method: every mark that could end a sentence is looked at once, with the word before it (abbreviation, ordinal,
initial, list label) and what follows (capital, digit, bullet). Line breaks, bullets and headings glued to the sentence
after them are boundaries of their own. Figures and cases: ``models/README.md``, ``models/data/boundaries.tsv``.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from linter.language import marks

__all__ = ["sentence_spans"]


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The sentences of ``text`` as (start, end), whitespace trimmed, in order, never overlapping, never empty.

    Headings, list items and labels are sentences of their own where they stand on their own; a list label
    («1.», «a)», «•») belongs to the item it opens. Everything that is not white space lies in exactly one span.

    Args:
        text: One block or a whole letter; line breaks may stand for wrapped lines, paragraphs or list items.

    Returns:
        Half-open offsets into ``text``; an empty list for text without visible characters.

    """
    bounds: set[int] = set()
    start = 0
    wide = _usual_width(text) if "\n" in text or "\r" in text else 0
    for match in marks.CANDIDATE.finditer(text):
        bound = _bound(text, start, match, wide)
        if bound is not None:
            start = bound
            bounds.add(start)
    spans: list[tuple[int, int]] = []
    begin = 0
    for end in [*sorted(bounds), len(text)]:
        for first, last in _unglued(text, begin, end):
            body = text[first:last]
            left = len(body) - len(body.lstrip())
            right = len(body.rstrip())
            if left < right:
                spans.append((first + left, first + right))
        begin = end
    return _with_labels(text, spans)


def _bound(text: str, start: int, mark: re.Match[str], wide: int) -> int | None:
    """Where the sentence begun at ``start`` ends by a mark; None where it goes on. ``wide``: `_usual_width`."""
    if mark.lastgroup == "bullet":
        return mark.start()
    if mark.lastgroup == "stop":
        ends = _stops(text, start, mark.start(), mark.end())
    elif mark.lastgroup == "breaks":
        ends = _breaks(text, mark.start(), mark.end(), wide)
    else:  # glued
        ends = _kind(_last_word(text, start, mark.start())) != "inside"
    return mark.end() if ends else None


@cache
def _abbreviations() -> dict[str, str]:
    """Abbreviation (lower case, without its last full stop) to kind, from ``data/abbreviations.tsv``."""
    table: dict[str, str] = {}
    source = resources.files("linter.language").joinpath("data/abbreviations.tsv")
    for line in source.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            word, kind = line.split("\t")[:2]
            table[word] = kind
    return table


def _kind(word: str) -> str:
    """inside, before_number, either, or empty for a word that is no known abbreviation."""
    return _abbreviations().get(word.lower().lstrip('(«"[–-'), "")


def _last_word(text: str, start: int, end: int) -> str:
    match = marks.WORD_BEFORE.search(text, max(start, end - 40), end)
    return match.group(1) if match else ""


def _stops(text: str, start: int, at: int, end: int) -> bool:
    """Whether the mark at ``text[at:end]`` ends the sentence begun at ``start``."""
    following = marks.NEXT.match(text, end)
    if not following:
        return True
    token = following.group(1)
    first = token[0]
    line_break = "\n" in text[end : following.start(1)]
    if first.islower() and not (len(token) > 1 and token[1].isupper()):
        return False  # a line break, if any, is judged on its own
    mark = text[at:end]
    if mark[0] in "!?" or (mark[0] == "." and mark[-1] in '»”"' and not line_break):
        return not first.isdigit() or mark[0] in "!?"
    if mark.startswith(("..", "…")):
        return first.isupper()
    word = _last_word(text, start, at)
    if not word:
        return False
    return _word_stops(text, start, at, word, token)


def _word_stops(text: str, start: int, at: int, word: str, token: str) -> bool:  # noqa: PLR0911 - a decision list
    """The same, for a full stop after ``word`` with ``token`` (capital, digit or sign) after it."""
    first = token[0]
    lead = text[start : at - len(word)].strip()
    if (not lead or marks.CAPTION.fullmatch(lead)) and marks.LABEL.match(word + "."):
        return False  # «1. Direktoratet …», «a. …», «Tabell 1. …»: a list label
    kind = _kind(word)
    if kind == "inside":
        return False
    if kind == "before_number":
        sign = first.isdigit() or first == "§" or (len(token.strip(".,;:)")) == 1 and first.isalpha())
        return not (sign or marks.CURRENCY.match(token) or token.isupper())
    if kind == "either":
        return first.isupper() or first in f"{marks.BULLETS}–—"
    if marks.NUMBER.match(word):
        return _number_stops(word, token)
    if len(word) == 1 and word.isupper():
        before = _last_word(text, start, at - 1)
        return bool(before) and (
            before[-1].isdigit() or bool(marks.NUMBERED.search(before)) or bool(marks.OPENER.match(token))
        )
    return True


def _number_stops(word: str, token: str) -> bool:
    """A full stop after a number: ordinal and date («1. juni»), or the end of a sentence («i 2026. Etaten»)."""
    if marks.MONTH.match(token) or marks.ORDINAL_NOUN.match(token):
        return False
    if not token[0].isdigit():
        return True
    digits = word.lstrip('(«"[')
    return len(digits) > marks.ORDINAL_DIGITS and "." not in digits[-3:]


def _usual_width(text: str) -> int:
    """The width wrapped lines have here: the third longest line, in characters."""
    widths = sorted((len(line) for line in text.splitlines()), reverse=True)
    return widths[min(2, len(widths) - 1)] if widths else 0


def _breaks(text: str, at: int, end: int, wide: int) -> bool:  # noqa: PLR0911 - a decision list
    """Whether the line break ``text[at:end]`` (with the white space round it) is a boundary."""
    gap = text[at:end]
    if end >= len(text) or at == 0:
        return True
    if gap.count("\n") > 1 or gap.count("\r") > 1 + gap.count("\r\n"):
        return True
    if marks.LINE_LABEL.match(text, end):
        return not marks.DATE_LINE.match(text, end)
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    line = text[line_start:at].rstrip(" \t")
    if line.endswith((":", ";", "(e.f.)")) or marks.KEY_LINE.match(text, end):
        return True
    first = text[end]
    if first.islower() or line.endswith((",", "-", "–", "(")):
        return False
    if line.endswith((".", "!", "?")):
        return False  # judged as a full stop already
    if marks.FUNCTION_END.search(line):
        return False
    return len(line) < max(wide, marks.WRAP) * 0.75 or len(line) < marks.SHORT_LINE or "\t" in gap


def _unglued(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cuts a stretch where a heading runs into the sentence after it without any mark."""
    parts: list[tuple[int, int]] = []
    for match in marks.GLUE.finditer(text, start, min(end, start + marks.HEADING)):
        before = text[start : match.start()]
        if before.count("«") > before.count("»") or before.count('"') % 2 or before.count("(") > before.count(")"):
            continue
        if marks.FUNCTION_END.search(before) or before.rstrip().endswith((",", ":", ";")):
            continue
        words = before.split()
        if (
            not words
            or len(words) > marks.LONGEST_HEADING
            or words[-1].lower() in marks.ENUMERATED
            or not _heading_like(words)
        ):
            continue
        parts.append((start, match.start()))
        start = match.end()
    return [*parts, (start, end)]


def _heading_like(words: list[str]) -> bool:
    """No finite verb and a capital or a number first: what a heading looks like."""
    return (words[0][0].isupper() or words[0][0].isdigit()) and not any(word.lower() in marks.FINITE for word in words)


def _with_labels(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Joins a span that is only a list label to the span after it on the same line."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and "\n" not in text[joined[-1][1] : start]:
            previous = text[joined[-1][0] : joined[-1][1]]
            if marks.LABEL.fullmatch(previous) or previous in marks.BULLETS:
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined
