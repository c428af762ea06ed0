"""What stands in a cell of the table of joint tasks: the words of the letter, and the value read from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from linter.coordination.model import Filler, JointTask, Slot, Where
from linter.coordination.overview import LetterTasks, Overview
from linter.language.sentences import sentence_spans
from linter.letters.dates import MONTHS
from linter.letters.model import Letter
from linter.letters.registry import registry
from linter.reports import phrases
from linter.wording import Lang, catalogue, say

__all__ = ["body", "cell", "letter_line", "title_of"]

_KEYS = frozenset(
    {Slot.MINISTRIES, Slot.COORDINATING_MINISTRY, Slot.AGENCIES, Slot.COORDINATING_AGENCY}
    | {Slot.REPORTING_COORDINATOR, Slot.SUBTASK_LEAD}
)
_LISTS = frozenset({Slot.MINISTRIES, Slot.AGENCIES})  # names say enough; the sentence would repeat them
_QUOTED = 140  # characters of a sentence
_MANY = 3  # quotations in one cell; JSON has them all
_DAY = re.compile(r"(?:(\d{4})-)?(\d{2})-(\d{2})")


def title_of(group: Sequence[tuple[int, JointTask]]) -> str:
    """What to call a task: the name of its first letter with a passage."""
    named = [task for _, task in group if task.passages] or [task for _, task in group]
    name = phrases.printable(named[0].name)
    return name[:1].upper() + name[1:]


def letter_line(overview: Overview, index: int, lang: Lang) -> str:
    """A letter in one line: path, sender, addressee, date."""
    one: LetterTasks = overview.letters[index]
    sender = ", ".join(found.value.short for found in one.identity.ministries) or "?"
    to = ", ".join(found.value.short or found.value.name_nb for found in one.identity.recipients) or "?"
    found_day = one.identity.date.value if one.identity.date else None
    day = "?" if found_day is None else _written(found_day.year, found_day.month, found_day.day, lang)
    return phrases.printable(f"{one.letter.path} · {sender} → {to} · {day}")


def cell(task: JointTask, slot: Slot, one: LetterTasks, lang: Lang) -> str:
    """The text of one cell, "" when nothing fills it."""
    fillers = _telling(task.slots[slot], one.letter)
    on = one.identity.date.value if one.identity.date else None
    if slot in _LISTS:
        return ", ".join(_value(slot, value, lang, on) for value in task.values(slot))
    said: dict[tuple[int, int, int], tuple[str, Where, dict[str, None]]] = {}
    for filler in fillers:
        place = (filler.span.block, *_sentence(filler, one.letter))
        words, _, read = said.setdefault(place, (_quotation(filler, one.letter), filler.where, {}))
        value = _value(slot, filler.value, lang, on)
        if value and value.casefold() not in words.casefold():
            read[value] = None
    texts: list[str] = []
    before: tuple[str, ...] = ()
    for words, where, found in said.values():
        values = tuple(found)
        texts.append(_quoted(words, where, () if values == before else values, lang))
        before = values
    rest = len(texts) - _MANY
    shown = "; ".join(dict.fromkeys(texts[:_MANY]))
    return shown + (" " + say(lang, "tasks.more", n=rest) if rest > 0 else "")


def body(key: str, on: date | None) -> str:
    """The short name of a ministry or an agency on a day; an unknown key as it is."""
    try:
        organisation = registry().at(key, on)
    except KeyError:
        return key
    return organisation.short or organisation.name_nb


def _telling(fillers: Sequence[Filler], letter: Letter) -> Sequence[Filler]:
    """Fillers without the opening of a list, where its items say it themselves."""
    kept = [f for f in fillers if not letter.blocks[f.span.block].text[: f.span.end + 1].rstrip().endswith(":")]
    return kept or fillers


def _quoted(words: str, where: Where, values: Iterable[str], lang: Lang) -> str:
    read = ", ".join(values)
    place = f" ({say(lang, 'tasks.elsewhere')})" if where is Where.LETTER else ""
    return (f"{read}: " if read else "") + f"«{words}»{place}"


def _sentence(filler: Filler, letter: Letter) -> tuple[int, int]:
    """Start and end of the sentence that fills a slot, in its block; the whole of a table cell."""
    block = letter.blocks[filler.span.block]
    if block.cell is not None:
        return 0, len(block.text)
    found = ((s, e) for s, e in sentence_spans(block.text) if s <= filler.span.start < e)
    return next(found, (filler.span.start, filler.span.end))


def _quotation(filler: Filler, letter: Letter) -> str:
    """The sentence that fills the slot, cut around the words that do it when it is long; of a table, the row."""
    block = letter.blocks[filler.span.block]
    if block.cell is not None:
        row = letter.rows[block.cell.table, block.cell.row]
        text = " | ".join(cell.text.strip() for cell in row if cell.text.strip())
        return phrases.printable(text if len(text) <= _QUOTED else block.text)
    start, end = _sentence(filler, letter)
    return phrases.printable(_cut(block.text, start, end, filler.span.start))


def _cut(text: str, start: int, end: int, around: int) -> str:
    if end - start <= _QUOTED:
        return text[start:end]
    first = start if around - start < _QUOTED // 2 else around - _QUOTED // 3
    last = min(end, first + _QUOTED)
    while first > start and not text[first - 1].isspace():
        first -= 1
    while last < end and not text[last].isspace():
        last += 1
    return ("… " if first > start else "") + text[first:last].strip() + (" …" if last < end else "")


def _written(year: int | None, month: int, day: int, lang: Lang) -> str:
    """A day as letters write it; in English as a machine does."""
    if lang is Lang.EN:
        return f"{year}-{month:02d}-{day:02d}" if year else f"{month:02d}-{day:02d}"
    return f"{day}. {MONTHS[month - 1]}" + (f" {year}" if year else "")


def _value(slot: Slot, value: str, lang: Lang, on: date | None) -> str:
    """A value as people read it; "" where the words say it all."""
    texts = catalogue(lang)
    if slot in _KEYS and value not in ("self", "flat"):
        return body(value, on)
    known = texts.get(f"tasks.value.{value}") or texts.get(f"tasks.value.{slot.value}_{value}")
    if known:
        return known
    if slot is Slot.MONEY:
        return f"{int(value):,}".replace(",", " ") + " kr" if value.isdigit() else _post(value)
    if slot is Slot.PERIOD:
        years = re.fullmatch(r"(\d+) years", value)
        return say(lang, "tasks.years", n=years[1]) if years else value.replace("-", "–")
    if slot is Slot.REPORT_WHEN and (day := _DAY.fullmatch(value)):
        return _written(int(day[1]) if day[1] else None, int(day[2]), int(day[3]), lang)
    return value if slot in (Slot.DUTIES, Slot.LEVEL, Slot.REPORT_WHEN) else ""


def _post(value: str) -> str:
    return value if value.startswith("kap.") else ""
