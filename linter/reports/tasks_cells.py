"""What stands in a cell of the table of joint tasks: the words of the letter, and the value read from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from linter.coordination.model import Filler, JointTask, Slot, Where
from linter.coordination.overview import LetterTasks, Overview
from linter.language.sentences import sentence_spans
from linter.letters.model import Letter
from linter.letters.registry import registry
from linter.reports import phrases
from linter.wording import Lang, catalogue, say

__all__ = ["SHOWN", "cell", "letter_line", "rows_of", "title_of"]

_LAST: tuple[Slot, ...] = (Slot.PLANS, Slot.RELATION)  # about the letter more than about the task
SHOWN: tuple[Slot, ...] = (*(slot for slot in Slot if slot not in _LAST), *_LAST)
_KEYS = frozenset(
    {Slot.MINISTRIES, Slot.COORDINATING_MINISTRY, Slot.AGENCIES, Slot.COORDINATING_AGENCY}
    | {Slot.REPORTING_COORDINATOR, Slot.SUBTASK_LEAD}
)
_LISTS = frozenset({Slot.MINISTRIES, Slot.AGENCIES})  # names say enough; the sentence would repeat them
_QUOTED = 110  # characters of a sentence
_MANY = 3  # quotations in one cell; JSON has them all


def title_of(group: Sequence[tuple[int, JointTask]]) -> str:
    """What to call a task: the name of its first letter with a passage."""
    named = [task for _, task in group if task.passages] or [task for _, task in group]
    return phrases.printable(named[0].name)


def letter_line(overview: Overview, index: int) -> str:
    """A letter in one line: path, sender, addressee, date."""
    one: LetterTasks = overview.letters[index]
    sender = ", ".join(found.value.short for found in one.identity.ministries) or "?"
    to = ", ".join(found.value.short or found.value.name_nb for found in one.identity.recipients) or "?"
    day = one.identity.date.value.isoformat() if one.identity.date else "?"
    return phrases.printable(f"{one.letter.path} · {sender} → {to} · {day}")


def rows_of(task: JointTask, one: LetterTasks, lang: Lang) -> dict[Slot, str]:
    """Every slot of a task in a letter with its cell; "" for an empty one."""
    return {slot: cell(task, slot, one, lang) for slot in SHOWN}


def cell(task: JointTask, slot: Slot, one: LetterTasks, lang: Lang) -> str:
    """The text of one cell, "" when nothing fills it."""
    fillers = task.slots[slot]
    if not fillers:
        return ""
    on = one.identity.date.value if one.identity.date else None
    if slot in _LISTS:
        return ", ".join(_value(slot, value, lang, on) for value in task.values(slot))
    said: dict[tuple[str, Where], dict[str, None]] = {}
    for filler in fillers:
        words = phrases.printable(_sentence(filler, one.letter))
        value = _value(slot, filler.value, lang, on)
        values = said.setdefault((words, filler.where), {})
        if value and value.casefold() not in words.casefold():
            values[value] = None
    texts = [_quoted(words, where, values, lang) for (words, where), values in said.items()]
    rest = len(texts) - _MANY
    shown = "; ".join(texts[:_MANY])
    return shown + (" " + say(lang, "tasks.more", n=rest) if rest > 0 else "")


def _quoted(words: str, where: Where, values: Iterable[str], lang: Lang) -> str:
    read = ", ".join(values)
    place = f" ({say(lang, 'tasks.elsewhere')})" if where is Where.LETTER else ""
    return (f"{read}: " if read else "") + f"«{words}»{place}"


def _sentence(filler: Filler, letter: Letter) -> str:
    """The sentence that fills the slot, cut around the words that do it when it is long."""
    text = letter.blocks[filler.span.block].text
    start, end = next(
        ((s, e) for s, e in sentence_spans(text) if s <= filler.span.start < e), (filler.span.start, filler.span.end)
    )
    if end - start <= _QUOTED:
        return text[start:end]
    first = max(start, filler.span.start - _QUOTED // 3)
    last = min(end, first + _QUOTED)
    while first > start and not text[first - 1].isspace():
        first -= 1
    while last < end and not text[last].isspace():
        last += 1
    return ("… " if first > start else "") + text[first:last].strip() + (" …" if last < end else "")


def _value(slot: Slot, value: str, lang: Lang, on: date | None) -> str:
    """A value as people read it; "" where the words say it all."""
    texts = catalogue(lang)
    if slot in _KEYS and value not in ("self", "flat"):
        organisation = registry().at(value, on)
        return organisation.short or organisation.name_nb
    known = texts.get(f"tasks.value.{value}") or texts.get(f"tasks.value.{slot.value}_{value}")
    if known:
        return known
    if slot is Slot.MONEY and value.isdigit():
        return f"{int(value):,}".replace(",", " ") + " kr"
    if slot is Slot.PERIOD:
        years = re.fullmatch(r"(\d+) years", value)
        return say(lang, "tasks.years", n=years[1]) if years else value.replace("-", "–")
    return value if slot in (Slot.DUTIES, Slot.LEVEL, Slot.REPORT_WHEN) else ""
