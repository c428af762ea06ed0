"""Reporting told by a label or a row of a table: «Rapport: felles, 1. februar», «Leveranse | Notat, 1. mai».

What follows the label is no sentence: its parts are told by their kind, a time, a form, «felles» or «hver for seg», a
matter. A label before a whole sentence is read as that sentence. DFØ/Difi 2017/1, advice 5 and 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Filler, Slot
from linter.coordination.reporting.handed_over import matter
from linter.coordination.reporting.times import due
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words
from linter.letters.dates import MONTHS
from linter.letters.model import Block, Span

__all__ = ["is_label", "itemized", "labelled_reports", "labelled_rows"]

_KEYS = ("report_matter_key", "report_time_key", "report_form_key", "report_key")
_FINITE = re.compile(
    r"\b(?:skal|må|bør|er|blir|vert|har|kan|vil|rapporterer|sender|leverer|gir|gjev|gjør|gjer|orienterer|redegjør|omtales|rapporteres|sendes"
    r"|leveres|oversendes|gis|\w+ast|skriver)\b"
)
_PART = re.compile(r"[^,;/()]+")
_TIME = re.compile(
    r"\s*(?:\b(?:innen|innan|senest|seinast|med frist|frist|per|tertial(?!rapp)\w*|\w+vis|\w*årlig\w*|\w*årleg\w*"
    r"|(?:hver|hvert|kvar|kvart) (?:\d|\w*(?:år|tertial|kvartal|måned|månad|veke|uke|vår|høst|haust)\b)|første gang"
    r"|fyrste gong|i løpet av|ved|etter"
    rf"|(?:i|hver|kvar) (?:{'|'.join(MONTHS)}))(?:\b|(?<=\d))|\d).*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:om|over|for(?! seg))\s+(?P<said>\w.*)$", re.IGNORECASE)
_WITHIN = re.compile(r"(?P<what>.+?)\s+(?P<form>i\s+(?:\w+\s+)?\w*(?:rapport|melding|beretning|møte|dialog)\w*)")
_WORD = re.compile(r"[\w-]+")
_OPENS = re.compile(
    r"^\W*(?:(?:en|et|ein|eit|ei|én|éin)\s|(?:felles|samlet|samla|kort|skriftlig|skriftleg|muntlig|munnleg|årlig|årleg)\b)"
)
_DEADLINE = re.compile(r"^\W*Frist(?:en|er|ar)?\s*[:|]\s*(?P<a>\S.*)$", re.IGNORECASE)


def is_label(text: str) -> bool:
    """Whether a text is a label of reporting with something that is no sentence after it."""
    return _label(text) is not None


def _label(text: str) -> tuple[str, re.Match[str]] | None:
    for key in _KEYS:
        match = words(key).match(text)
        if match is not None:
            return None if _FINITE.search(_said(match)[0]) else (key, match)
    return None


def _said(match: re.Match[str]) -> tuple[str, int]:
    name = next(key for key, value in match.groupdict().items() if value)
    return match[name], match.start(name)


def labelled_reports(sentence: Sentence, *, deadline: bool = False) -> Iterator[Filler]:
    """Fillers of a sentence with a label; ``deadline``: a mere «Frist: …» is that of the report."""
    if (label := _label(sentence.text)) is not None:
        key, match = label
        said, at = _said(match)
        yield from _parts(key, sentence.text[:at], said, sentence.span.block, sentence.span.start + at)
    elif deadline and (frist := _DEADLINE.match(sentence.text)):
        said, at = _said(frist)
        yield from _times(said, sentence.span.block, sentence.span.start + at)


def itemized(item: Sentence) -> list[Filler]:
    """Fillers of an item of the list under «Rapportering:» that is a report itself; none where it is a matter."""
    if _FINITE.search(item.text) or not (
        _has_form(item.text) and (next(due(item.text), None) or _OPENS.match(item.text))
    ):
        return []
    return list(_parts("report_key", "", item.text, item.span.block, item.span.start))


def labelled_rows(talk: Talk) -> Iterator[Filler]:
    """Fillers of the rows of two cells whose first is a label of reporting."""
    for row in talk.scene.letter.rows.values():
        if row[0].index in talk.blocks and len(row) == 2:  # noqa: PLR2004 - a key and its value
            yield from _row(row[0], row[1])


def _row(first: Block, second: Block) -> Iterator[Filler]:
    label = _label(f"{first.text.strip(' :')}: {second.text.strip() or '-'}")
    if label is not None:
        yield from _parts(label[0], first.text, second.text, second.index, 0)


def _times(said: str, block: int, start: int) -> Iterator[Filler]:
    for value, first, last in due(said):
        yield Filler(Slot.REPORT_WHEN, value, Span(block, start + first, start + last), evidence=said[first:last])


def _parts(key: str, label: str, said: str, block: int, start: int) -> Iterator[Filler]:
    yield from _times(said, block, start)
    found = [f for part in _PART.finditer(said) for f in _part(key, part[0], block, start + part.start())]
    yield from found
    if key != "report_key":
        return
    whole = Span(block, start, start + len(said))
    asked = _ABOUT.search(label.strip(" :|–-"))
    if asked and _is_matter(asked["said"], block):
        yield Filler(Slot.REPORT_WHAT, asked["said"], whole, evidence=label.strip())
    named = next((w for w in _WORD.findall(label) if is_of("form_noun", w.lower())), None)
    if named and not any(f.slot in {Slot.REPORT_HOW, Slot.REPORT_WHAT} for f in found):
        yield Filler(Slot.REPORT_HOW, named.lower(), whole, evidence=label.strip())


def _part(key: str, said: str, block: int, start: int) -> Iterator[Filler]:
    """Fillers of one part, told by its kind."""
    text = _TIME.sub("", said)
    start += len(text) - len(text.lstrip())
    text = text.strip(" .:–-")
    if not text:
        return
    if key == "report_matter_key" and _has_form(text):
        key = "report_key"
    joint = any(words(name).search(text) for name in ("joint_report", "joint_adverb", "gathered")) or is_of(
        "joint_mark", _first_word(text)
    )
    if joint:
        yield _filler(Slot.REPORT_JOINT, text, block, start)
    elif any(words(name).search(text) for name in ("own_report", "own_mark", "each_apart")):
        yield _filler(Slot.REPORT_OWN, text, block, start)
    about = _ABOUT.search(text)
    form = text[: about.start()].strip() if about else text
    within = _WITHIN.fullmatch(text) if key == "report_key" and not joint else None
    if within and _is_told(within["what"]) and not _has_form(within["what"]):
        yield _filler(Slot.REPORT_WHAT, within["what"], block, start)
        yield _filler(Slot.REPORT_HOW, within["form"], block, start + within.start("form"))
        return
    if key == "report_form_key" or (key == "report_key" and _has_form(form)):
        yield _filler(Slot.REPORT_HOW, form, block, start)
    elif not joint and (_is_told(text) if key == "report_key" else key == "report_matter_key"):
        yield _filler(Slot.REPORT_WHAT, text, block, start)
        return
    if about and key == "report_key" and _is_matter(about["said"], block):
        yield _filler(Slot.REPORT_WHAT, about["said"], block, start + about.start("said"))


def _first_word(text: str) -> str:
    found = _WORD.search(text)
    return found[0] if found else ""


def _is_matter(said: str, block: int) -> bool:
    return bool(matter(said, Sentence(Span(block, 0, len(said)), said, ())))


def _is_told(text: str) -> bool:
    """Whether a part of a label is what to tell: more than one word, and none of each for itself or of a meeting."""
    apart = any(words(name).search(text) for name in ("own_report", "own_mark", "each_apart", "agencies_plural"))
    return len(_WORD.findall(text)) > 1 and not apart and not words("to_ministries").search(text)


def _has_form(text: str) -> bool:
    found = [w for w in _WORD.findall(text.lower()) if is_of("form_noun", w)]
    return bool(found or words("form_manner").search(text) or words("meeting").search(text))


def _filler(slot: Slot, said: str, block: int, start: int) -> Filler:
    value = said.lower() if slot is Slot.REPORT_HOW else said
    return Filler(slot, value, Span(block, start, start + len(said)), evidence=said)
