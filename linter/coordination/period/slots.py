"""How long a cooperation lasts. DFØ/Difi 2017/1, summary of advice 4."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linter.coordination.model import Filler, Slot, Where
from linter.coordination.parsed import Parsed
from linter.coordination.period.grammar import began, half_of, lasting, rank_of
from linter.coordination.period.hangs_on import said_from
from linter.coordination.period.times import Kind, Time, times
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span

__all__ = ["period"]

_BESIDE = 22  # characters between a name and the years it carries
_FOR_GOOD = re.compile(r"varig|permanent|\bfaste?\b|drift|ordinær|linje|verksemd|virksomhet", re.IGNORECASE)
_END = re.compile(r"-(\d{4})")
_HEADING = 6  # the rank of years in a heading: after all that the sentences say
_STARTS = re.compile(r"\b(?:opp)?start\w*\s+(?:er\s+)?(?:i\s+)?$", re.IGNORECASE)
_LASTS = 3  # the rank of a word of lasting, as of «inntil videre»


def period(talk: Talk) -> Iterator[Filler]:
    """Fillers of PERIOD: of each passage the time that is the task's most surely. A report's deadline is none."""
    found: list[tuple[int, Filler]] = []
    for sentence in talk.sentences:
        one = talk.parsed.get(sentence.span)
        if sentence.heading:
            found.extend(_heading(sentence, talk))
        elif one is not None and not words("not_this_task").search(sentence.text):
            found.extend(_in_sentence(one, talk))
    if found:
        yield _with_beginning(min(found, key=lambda pair: pair[0])[1], talk)
    for sentence in talk.elsewhere:
        yield from _beside_name(sentence, talk)
    if not talk.passages or any(words("period_range").search(s.text) for s in talk.sentences):
        return
    for name in talk.names:
        for match in words("period_range").finditer(name):
            if match[1] < match[2]:
                yield Filler(Slot.PERIOD, f"{match[1]}-{match[2]}", talk.passages[0].evidence, evidence=match[0])


def _with_beginning(filler: Filler, talk: Talk) -> Filler:
    """An end with the beginning that another sentence tells: «Forsøket startet i 2024. Det avsluttes i 2026.»."""
    end = _END.fullmatch(filler.value)
    if end is None:
        return filler
    for one in talk.parsed.values():
        for time in times(one.sentence.text, talk.year):
            if year := began(one, time, int(end[1]), talk):
                return replace(filler, value=f"{year}{filler.value}")
    return filler


def _in_sentence(one: Parsed, talk: Talk) -> Iterator[tuple[int, Filler]]:
    every = times(one.sentence.text, talk.year)
    ranked = [(time, *rank) for time in every if (rank := rank_of(one, time, talk)) is not None]
    opens = any(time.kind is Kind.FROM for time in every) or any(kind is Kind.FROM for _, _, kind in ranked)
    for time, sure, kind in ranked:
        if opens and time.kind is Kind.ALWAYS and not _FOR_GOOD.search(time.match[0]):
            continue  # «fra 2026, uten sluttdato» is told by the beginning
        told = _told(time, kind)
        yield sure, _filler(one, told, _whole(one, told, [t for t in every if t is not time]))
    for token in lasting(one, talk):
        at = one.sentence.span
        place = Span(at.block, at.start + one.offset(token.idx), at.start + one.end(token))
        yield _LASTS, Filler(Slot.PERIOD, "permanent", place, evidence=token.text)


def _told(time: Time, kind: Kind) -> Time:
    """A bare year as the beginning or the end that its verb makes of it."""
    if kind is Kind.FROM and not time.first:
        return replace(time, kind=kind, first=time.last, last=0)
    return replace(time, kind=kind)


def _whole(one: Parsed, time: Time, others: list[Time]) -> Time:
    """A time with the half of it that the same sentence tells: «tre år fra 2026», «fra 2026 … ut 2028»."""
    near = (t for t in others if 0 <= t.match.start() - time.match.end() < _BESIDE and t.kind in {Kind.FROM, Kind.AT})
    start = next((t for t in near if t.first or _STARTS.search(one.sentence.text[: t.match.start()])), None)
    if time.kind is Kind.YEARS and start is not None:
        year = start.first or start.last
        return replace(time, kind=Kind.RANGE, first=year, last=year + time.last - 1)
    half = time.kind in {Kind.UNTIL, Kind.BY, Kind.FROM}
    year = half_of(one, time, others) if half else 0
    return time if not year else replace(time, first=time.first or year, last=time.last or year)


def _filler(one: Parsed, time: Time, whole: Time) -> Filler:
    at, first = one.sentence.span, said_from(one, time)
    span = Span(at.block, at.start + first, at.start + time.match.end())
    return Filler(Slot.PERIOD, whole.value, span, evidence=one.sentence.text[first : time.match.end()])


def _heading(sentence: Sentence, talk: Talk) -> Iterator[tuple[int, Filler]]:
    """The years in a heading of the passage: «Felles oppdrag: trygge byggeplasser (2026–2028)»."""
    for time in times(sentence.text, talk.year):
        if time.kind in {Kind.RANGE, Kind.UNTIL} and time.last >= talk.year:
            yield _HEADING, Filler(Slot.PERIOD, time.value, sentence.place(time.match), evidence=time.match[0])


def _beside_name(sentence: Sentence, talk: Talk) -> Iterator[Filler]:
    """Elsewhere in the letter only the years that stand right after the task's name are its own."""
    if talk.pattern is None:
        return
    for match in words("period_range").finditer(sentence.text):
        near = any(0 <= match.start() - name.end() < _BESIDE for name in talk.pattern.finditer(sentence.text))
        if near and match[1] < match[2]:
            yield Filler(Slot.PERIOD, f"{match[1]}-{match[2]}", sentence.place(match), Where.LETTER, match[0])
