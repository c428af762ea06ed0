"""How long a cooperation lasts. DFØ/Difi 2017/1, summary of advice 4."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from linter.coordination.grammar_period import grammar_period, of_other, of_parties, whole_range
from linter.coordination.model import Filler, Slot, Where
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import NUMBERS, words
from linter.letters.model import Span

__all__ = ["period"]

_REPORT = re.compile(r"rapport|frist|etatsstyringsmøt", re.IGNORECASE)
_OPEN_END = re.compile(r"slutt|avgrens")
_HALF = re.compile(r"-\d{4}|\d{4}-")
_FIRST = re.compile(r"\d{4}-")
_LAST = re.compile(r"-(\d{4})$")
_LONGEST = 15  # years
_NUMBER_OF = re.compile(
    r"(?:[A-ZÆØÅ]{2,}|[Ss]ak|[Nn]r\.?|[Rr]ef\.?)\s?$"
)  # «TB 2026-27» is the number of an assignment
_BESIDE = 22  # characters between a name and the years it carries
_LATE = 60  # characters before a year in which a report or a deadline may stand
_Free = Callable[[re.Match[str]], bool]


def period(talk: Talk) -> Iterator[Filler]:
    """Fillers of PERIOD. A report's deadline is none."""
    since = talk.year
    worded = [
        _whole(filler, sentence, talk)
        for sentence in talk.sentences
        if not words("not_this_task").search(sentence.text)
        for filler in _joined(list(_period(sentence, talk)))
        if not _over(filler.value, since)
    ]
    yield from worded
    if not worded:
        yield from grammar_period(talk, since)
    for sentence in talk.elsewhere:
        yield from _beside_name(sentence, talk)
    if not talk.passages or any(words("period_range").search(s.text) for s in talk.sentences):
        return
    for name in talk.names:
        for match in words("period_range").finditer(name):
            if match[1] < match[2]:
                yield Filler(Slot.PERIOD, f"{match[1]}-{match[2]}", talk.passages[0].evidence, evidence=match[0])


def _joined(fillers: list[Filler]) -> list[Filler]:
    """A beginning and an end of one sentence as one range."""
    starts = [f for f in fillers if _FIRST.fullmatch(f.value)]
    ends = [f for f in fillers if f.value.startswith("-")]
    if len(starts) != 1 or len(ends) != 1 or not starts[0].value[:-1] < ends[0].value[1:]:
        return fillers
    first, last = starts[0], ends[0]
    span = Span(first.span.block, min(first.span.start, last.span.start), max(first.span.end, last.span.end))
    whole = Filler(Slot.PERIOD, f"{first.value}{last.value[1:]}", span, evidence=last.evidence)
    return [*(f for f in fillers if f not in (first, last)), whole]


def _whole(filler: Filler, sentence: Sentence, talk: Talk) -> Filler:
    one = talk.parsed.get(sentence.span)
    return whole_range(filler, one) if one is not None else filler


def _over(value: str, since: int) -> bool:
    """Whether a period ended before the letter's year: then the letter tells of the past."""
    end = _LAST.search(value)
    return end is not None and int(end[1]) < since


def _period(sentence: Sentence, talk: Talk) -> Iterator[Filler]:
    text = sentence.text
    taken: list[tuple[int, int]] = []

    def free(match: re.Match[str]) -> bool:
        before = text[: match.start()]
        if any(s < match.end() and e > match.start() for s, e in taken):
            return False
        if words("period_cited").search(before) or words("period_no_horizon").search(before):
            return False
        taken.append(match.span())
        return True

    one = talk.parsed.get(sentence.span)
    for value, match in [*_ranges(text, free), *_ends(text, free), *_opens(text, free)]:
        if _HALF.fullmatch(value) and one is not None and of_other(one, match):
            continue  # half a period of something else
        yield Filler(Slot.PERIOD, value, sentence.place(match), evidence=match[0])
    for match in words("period_years").finditer(text):
        if not taken and (one is None or of_parties(one, match)) and free(match):
            count = _first(match).lower()
            yield Filler(Slot.PERIOD, f"{NUMBERS.get(count, count)} years", sentence.place(match), evidence=match[0])
    opened = words("period_open").search(text)
    for match in words("period_always").finditer(text):
        if not (opened and _OPEN_END.search(match[0])):  # «fra 2026, uten sluttdato» is told by the open period
            yield Filler(Slot.PERIOD, "permanent", sentence.place(match), evidence=match[0])


def _first(match: re.Match[str]) -> str:
    """The group of a pattern with alternatives that matched."""
    return next(group for group in match.groups() if group)


def _ranges(text: str, free: _Free) -> Iterator[tuple[str, re.Match[str]]]:
    for match in words("time_range_short").finditer(text):
        first, last = match[1] + match[2], f"20{match[3]}"
        number = not match.start() or _NUMBER_OF.search(text[: match.start()])
        if not number and int(first) < int(last) <= int(first) + _LONGEST and free(match):
            yield f"{first}-{last}", match
    for name in ("period_from_to", "time_range", "period_range"):
        for match in words(name).finditer(text):
            report = _REPORT.search(text[max(0, match.start() - _LATE // 2) : match.start()])
            first, last = [year for year in match.groups() if year][:2]
            if first < last and not report and free(match):
                yield f"{first}-{last}", match


def _ends(text: str, free: _Free) -> Iterator[tuple[str, re.Match[str]]]:
    """«Ut 2027», and the year of a goal; a year in which something is delivered or reported is no horizon."""
    for match in words("period_until").finditer(text):
        if not _REPORT.search(text[max(0, match.end() - _LATE) : match.end()]) and free(match):
            yield f"-{_first(match)}", match
    if words("period_not_delivery").search(text) or _REPORT.search(text):
        return
    for match in words("period_by").finditer(text):
        if free(match):
            yield f"-{match[1]}", match


def _opens(text: str, free: _Free) -> Iterator[tuple[str, re.Match[str]]]:
    for match in words("period_open").finditer(text):
        if free(match):
            yield f"{match[1]}-", match


def _beside_name(sentence: Sentence, talk: Talk) -> Iterator[Filler]:
    """Elsewhere in the letter only the years that stand right after the task's name are its own."""
    if talk.pattern is None:
        return
    for match in words("period_range").finditer(sentence.text):
        near = any(0 <= match.start() - name.end() < _BESIDE for name in talk.pattern.finditer(sentence.text))
        if near and match[1] < match[2]:
            yield Filler(Slot.PERIOD, f"{match[1]}-{match[2]}", sentence.place(match), Where.LETTER, match[0])
