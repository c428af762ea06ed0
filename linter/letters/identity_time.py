"""Date, reference, budget year and draft: where a letter says them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from linter.letters.dates import dates
from linter.letters.identity_model import Certainty, Found, Layout
from linter.letters.model import Block, Span

_DATE_LABEL = re.compile(r"(?:\b(?:vår )?dato|\b[A-ZÆØÅ][a-zæøå]+,(?: den)?)\s*:?\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"(?<![\d/.])(?:20)?\d{2}/\d{1,6}(?:-\d{0,4})?(?![\d/])")
_OURS = re.compile(
    r"\b(?:vår(?:t)? ref(?:eranse)?|saksn(?:umme)?r|sak(?:s-)?nr|arkivsak|referanse)\b\.?", re.IGNORECASE
)
_THEIRS = re.compile(r"\b(?:deres|dykkar) ref(?:eranse)?\b\.?", re.IGNORECASE)
_DATE_WORD = re.compile(r"\bdato\b", re.IGNORECASE)
_INITIALS = re.compile(r"\b[A-ZÆØÅ]{1,4}\b")  # of the case worker, after the reference
_LABEL_ROW = 6  # a row of labels (deres ref, vår ref, dato) and the row of values under it, cell by cell
_LABEL_REACH = 3  # blocks after «Vår ref» in which the number may stand
_YEAR = re.compile(r"(?<![\d/–-])(?<!Prop\. )(20[0-4]\d)(?![\d–/]|-\d)")
_TITLED_YEAR = re.compile(r"\b(?:for|budsjettåret|statsbudsjettet|året|i)\s+(?:for\s+)?(20[0-4]\d)", re.IGNORECASE)
_SIGNS = (
    # what the letter is for
    (8, re.compile(r"statsbudsjettet\s+(?:for\s+)?(20\d\d)", re.IGNORECASE)),
    (8, re.compile(r"budsjett(?:året|terminen)\s+(20\d\d)", re.IGNORECASE)),
    (6, re.compile(r"\bProp\.\s*1\s*S\s*\(20\d\d\s*[-–]\s*(20\d\d)\)")),
    (6, re.compile(r"\bInnst\.\s*\d+\s*S\s*\(20\d\d\s*[-–]\s*(20\d\d)\)")),
    (4, re.compile(r"(?:tildelings|oppdrags|tilskots)(?:brev|dokument)(?:et)?\s+(?:for\s+)?(20\d\d)", re.IGNORECASE)),
    (4, re.compile(r"\bTB\s?(20\d\d)-\d")),
    (3, re.compile(r"årsrapport(?:en)?\s+(?:for\s+)?(20\d\d)", re.IGNORECASE)),
    (
        3,
        re.compile(
            r"(?:prioriteringer|mål|oppdrag|føringer|føringar|resultatkrav|resultatmål|måltall|krav)\s+(?:for|i)?\s*(20\d\d)",
            re.IGNORECASE,
        ),
    ),
    (3, re.compile(r"(?:skal|må|bes|vil|bør)\s+(?:også\s+)?i\s+(20\d\d)", re.IGNORECASE)),
    (3, re.compile(r"\b[Ii]\s+(20\d\d)\s+(?:skal|må|bes|vil|bør)")),
    (2, re.compile(r"(?:i løpet av|gjennom|i løpet|halvår|tertial)\s+(20\d\d)", re.IGNORECASE)),
)
_DRAFT = re.compile(r"\b(?:utkast|foreløpig|førebels|kladd|til høring)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"elektronisk (?:signert|godkjent|godkjend)|(?:med|beste) (?:vennlig |venleg )?(?:hilsen|helsing)", re.IGNORECASE
)
_ENOUGH = 4  # votes for a year: one clear sign
_LATE = 10  # a letter dated in October or later is for the next year, where nothing else is said


def find_date(layout: Layout) -> Found[date] | None:
    """The letter's date: beside or under «Dato», after a place («Oslo, …»), or alone in the head."""
    alone: Found[date] | None = None
    head = set(layout.head)
    label_age = _LABEL_ROW + 1  # blocks since one that says «Dato»
    for block in layout.blocks:
        says_date = layout.short(block) and _DATE_WORD.search(block.text)
        label_age = 0 if says_date else label_age + 1
        for written in dates(block.text):
            day = written.on()
            if day is None:
                continue
            found = Found(day, Span(block.index, written.start, written.end), "letterhead", Certainty.SURE)
            label = _DATE_LABEL.search(block.text[: written.start])
            if label and (layout.short(block) or _DATE_WORD.search(label[0])):
                return found
            rest = block.text[: written.start] + block.text[written.end :]
            only = not re.search(r"\w", _INITIALS.sub("", _NUMBER.sub("", rest)))
            if only and label_age <= _LABEL_ROW:
                return found
            if only and alone is None and block in head:
                alone = replace(found, certainty=Certainty.LIKELY)
    return alone


def find_reference(layout: Layout) -> Found[str] | None:
    """The sender's reference («25/3721-5»): beside or under «Vår ref», «Saksnr»; else alone in the head."""
    blocks = layout.blocks
    for at, block in enumerate(blocks):
        label = _OURS.search(block.text)
        if label is None or not (layout.short(block) or label.start() > 0):
            continue
        under = layout.under(block)
        if under is not None and not _NUMBER.search(block.text) and (match := _NUMBER.search(under.text)):
            return _reference(under, match, Certainty.SURE)
        both = _THEIRS.search(block.text)
        for near in blocks[at : at + _LABEL_REACH]:
            start = label.end() if near is block else 0
            numbers = [m for m in _NUMBER.finditer(near.text) if m.start() >= start]
            if numbers:
                # «Deres ref  Vår ref» over «24/11-2  25/37-5»: ours is the second.
                chosen = numbers[1] if both and near is not block and len(numbers) > 1 else numbers[0]
                return _reference(near, chosen, Certainty.SURE)
            if near is not block and not layout.short(near):
                break
    for block in layout.head:
        if match := _NUMBER.fullmatch(block.text.strip()):
            return _reference(block, match, Certainty.LIKELY)
    return None


def _reference(block: Block, match: re.Match[str], certainty: Certainty) -> Found[str]:
    lead = len(block.text) - len(block.text.lstrip()) if match.string != block.text else 0
    value = match[0].rstrip("-")
    return Found(
        value, Span(block.index, match.start() + lead, match.start() + lead + len(value)), "letterhead", certainty
    )


def find_year(layout: Layout, title: Block | None, day: Found[date] | None) -> Found[int] | None:
    """The budget year: from the title, from what the text says it is for, from the date, from the years it names."""
    if title is not None and (found := _year_in(title.text)):
        return Found(found[0], Span(title.index, *found[1]), "title", Certainty.SURE)
    votes, first = _votes(layout)
    if votes:
        year, weight = max(votes.items(), key=lambda vote: (vote[1], vote[0]))
        others = sum(votes.values()) - weight
        if weight >= _ENOUGH and weight > others:
            certainty = Certainty.LIKELY if weight >= _ENOUGH * 2 else Certainty.GUESS
            return Found(year, first[year], "text", certainty)
    if day is not None:
        year = day.value.year + (day.value.month >= _LATE)
        return Found(year, day.span, "date", Certainty.LIKELY)
    if found := _year_in(layout.letter.properties.get("title", "")):
        return Found(found[0], None, "properties", Certainty.LIKELY)
    if votes:
        year = max(votes.items(), key=lambda vote: (vote[1], vote[0]))[0]
        return Found(year, first[year], "text", Certainty.GUESS)
    return None


def _year_in(text: str) -> tuple[int, tuple[int, int]] | None:
    """The year a title is for; the year of a date in it («av 15. desember 2025») is not."""
    inside = [(d.start, d.end) for d in dates(text)]
    for pattern in (_TITLED_YEAR, _YEAR):
        for match in pattern.finditer(text):
            if not any(start <= match.start(1) < end for start, end in inside):
                return int(match[1]), match.span(1)
    return None


def _votes(layout: Layout) -> tuple[Counter[int], dict[int, Span]]:
    votes: Counter[int] = Counter()
    first: dict[int, Span] = {}
    for block in layout.blocks:
        for weight, year, (start, end) in _signs(block.text):
            votes[year] += weight
            first.setdefault(year, Span(block.index, start, end))
    return votes, first


def _signs(text: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    seen: set[int] = set()
    for weight, pattern in _SIGNS:
        for match in pattern.finditer(text):
            if match.start(1) not in seen:
                seen.add(match.start(1))
                yield weight, int(match[1]), match.span(1)
    for match in _YEAR.finditer(text):
        if match.start(1) not in seen:
            yield 1, int(match[1]), match.span(1)


def find_draft(layout: Layout, title: Block | None) -> Found[bool] | None:
    """Whether the letter is a draft: it says so in head, title or properties, or it is signed."""
    for block in layout.head:
        if (match := _DRAFT.search(block.text)) and (block is title or len(block.text) < len("UTKAST") * 5):
            return Found(value=True, span=Span(block.index, *match.span()), source="title", certainty=Certainty.SURE)
    for value in layout.letter.properties.values():
        if _DRAFT.search(value):
            return Found(value=True, span=None, source="properties", certainty=Certainty.LIKELY)
    for block in layout.blocks:
        if match := _SIGNED.search(block.text):
            sure = Certainty.SURE if "elektronisk" in match[0].lower() else Certainty.LIKELY
            return Found(value=False, span=Span(block.index, *match.span()), source="signature", certainty=sure)
    return None
