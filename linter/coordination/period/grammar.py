"""Whose a time is: a joint task's, unless something speaks against it.

Against it speak: that it is over, cited (a law, a report), what something is compared with, a report's or another
delivery's, or of what one body has of its own. A bare year («i 2027») must end or begin something, or be of a goal.
DFØ/Difi 2017/1, summary of advice 4.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from linter.coordination.labels import has_label
from linter.coordination.parsed import Parsed
from linter.coordination.period.hangs_on import (
    begins,
    by_verb,
    clause,
    delivered,
    goal,
    hangs_on,
    length,
    of_other,
    of_task,
    path_of,
    subject_of,
)
from linter.coordination.period.times import Kind, Time
from linter.coordination.spoken_of import told_by_stems
from linter.coordination.talk import Talk
from linter.coordination.words import is_of, words
from linter.letters.dates import MONTHS

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["began", "half_of", "lasting", "rank_of"]

_Ranked = tuple[int, Kind] | None
_SURE, _END, _LENGTH, _LASTS, _START, _GOAL = range(6)
_AFTER = re.compile(r"\better\s+$", re.IGNORECASE)
_REPORT = re.compile(r"rapport|frist|etatsstyringsmøt", re.IGNORECASE)
_NO_DIGITS = re.compile(r"^\D*")
_PERIOD = re.compile(r"\b(?:i|for) (?:årene|åra|perioden) $", re.IGNORECASE)
_LAST = re.compile(r"\W*(?:siste|slutt|avslutning|utløp)", re.IGNORECASE)
_MONTH = re.compile("|".join(MONTHS), re.IGNORECASE)
_NEAR = 30  # characters before a range in which a report may be named
_CLIMB = 4  # heads between a word of lasting and the subject it is said of


def rank_of(one: Parsed, time: Time, talk: Talk) -> _Ranked:
    """How surely a time is the task's (0 the surest), and its kind in this sentence; None where it is not.

    A bare year comes back as ``Kind.UNTIL`` or ``Kind.FROM`` where its verb ends or begins something.
    """
    before = one.sentence.text[: time.match.start()]
    if _over(time, talk.year) or words("time_compared").search(before):
        return None
    if has_label(one.sentence, time.match.start(), "label_period", talk):
        return _SURE, Kind.UNTIL if time.kind is Kind.AT else time.kind
    if time.kind in {Kind.UNTIL, Kind.BY, Kind.AT} and words("time_ended_when").search(before):
        return _END, Kind.UNTIL  # «avsluttes når rapporten foreligger, senest høsten 2025»
    if _AFTER.search(before) and Kind.UNTIL in hangs_on(one, time):
        return _END, Kind.UNTIL  # «etter sesongen 2025 er kartleggingen slutt»
    return None if _cited(one, time) else _RANKS[time.kind](one, time, talk)


def half_of(one: Parsed, time: Time, others: Iterable[Time]) -> int:
    """The other year of a beginning or an end told in the same sentence; 0 for none.

    «Kom i gang i 2025 og er ferdig i 2027».
    """
    wanted = Kind.UNTIL if time.first else Kind.FROM
    for other in others:
        year = other.first or other.last
        opens = wanted is Kind.FROM and other.kind is Kind.UNTIL and begins(one, other)  # «tek til 1. april 2026»
        fits = (opens or other.kind in {Kind.AT, wanted}) and (year > time.first if time.first else year < time.last)
        if not fits or _cited(one, other) or words("time_compared").search(one.sentence.text[: other.match.start()]):
            continue
        if opens or wanted in (hung := hangs_on(one, other)) or (other.kind is wanted and not hung):
            return year
    return 0


def began(one: Parsed, time: Time, before: int, talk: Talk) -> int:
    """The year in which the task began, where a time of another sentence tells it; 0 where it does not."""
    year = time.first or time.last
    if time.kind not in {Kind.AT, Kind.FROM} or not year < before or _cited(one, time):
        return 0
    verbs = [h for h in path_of(one, time) if is_of("time_start", h.lower_)]
    return year if any(of_task(one, verb, talk) for verb in verbs) else 0


def _over(time: Time, since: int) -> bool:
    year = time.last if time.kind is not Kind.FROM else time.first
    return time.kind <= Kind.AT and year < since


def _cited(one: Parsed, time: Time) -> bool:
    before = one.sentence.text[: time.match.start()]
    return any(words(name).search(before) for name in ("period_cited", "period_no_horizon"))


def _range(one: Parsed, time: Time, talk: Talk) -> _Ranked:
    if of_other(one, time, owned=False):
        return None
    if any(is_of("time_evaluated", h.lower_) for h in path_of(one, time)):
        return None
    plan = words("time_other_plan").search(one.sentence.text[: time.match.start()])
    if plan and not told_by_stems(plan[1], talk, one.sentence.text):
        return None  # «må ses i sammenheng med Nasjonal transportplan 2025–2036»
    before = one.sentence.text[: time.match.start()] + _NO_DIGITS.findall(time.match[0])[0]
    if _REPORT.search(before[-_NEAR:]):  # «i hver årsrapport i perioden 2026–2028»: as long as they report
        return (_GOAL, time.kind) if _PERIOD.search(before) else None
    return _SURE, time.kind


def _until(one: Parsed, time: Time, _talk: Talk) -> _Ranked:
    if delivered(one, time, money=False) or of_other(one, time) or _REPORT.search(clause(one, time, before=True)):
        return None
    starts = begins(one, time) and not _LAST.match(time.match[0])
    return (_START, Kind.FROM) if starts else (_END, time.kind)


def _deadline(one: Parsed, time: Time, talk: Talk) -> _Ranked:
    """«Innen 2030» is the year of a goal; a day, or this year, is that of a delivery unless something ends then.

    What is made within years («kartlegge alle soner innen utgangen av 2029») is the task itself.
    """
    late = not time.dated and time.last > talk.year + 1 and not words("report").search(clause(one, time))
    if (delivered(one, time) and not late) or of_other(one, time):
        return None
    if by_verb(one, time, talk) is Kind.UNTIL:
        return _END, Kind.UNTIL
    if words("report").search(clause(one, time)):
        return None
    soon = time.last == talk.year + 1 and _MONTH.search(time.match[0]) is not None  # «innen utgangen av februar 2027»
    return None if time.dated or soon or time.last == talk.year else (_GOAL, time.kind)


def _from(one: Parsed, time: Time, talk: Talk) -> _Ranked:
    """«Fra 2026» begins the task where the sentence is of the task, or of what bodies do together."""
    if delivered(one, time) or of_other(one, time):
        return None
    text = one.sentence.text
    named = talk.names_task(text) is not None or words("lasting_of").search(text.lower())
    ours = named or words("together_from").search(text) or by_verb(one, time, talk)
    return (_START, time.kind) if ours else None


def _bare_year(one: Parsed, time: Time, talk: Talk) -> _Ranked:
    kind = by_verb(one, time, talk)
    if kind is not None:
        return (_END if kind is Kind.UNTIL else _START), kind
    told = words("time_aim_for").search(one.sentence.text[: time.match.start()])  # «måltallet for 2028 er 80»
    aim = time.last > talk.year and not time.dated and (told or goal(one, time))
    return (_GOAL, Kind.UNTIL) if aim and not words("report").search(clause(one, time)) else None


def _this_year(one: Parsed, time: Time, _talk: Talk) -> _Ranked:
    return None if delivered(one, time) or of_other(one, time) else (_LENGTH, time.kind)


def _year_end(one: Parsed, time: Time, talk: Talk) -> _Ranked:
    return (_LENGTH, time.kind) if by_verb(one, time, talk) is Kind.UNTIL else None


def _term(one: Parsed, time: Time, _talk: Talk) -> _Ranked:
    return None if delivered(one, time) or of_other(one, time) else (_START, time.kind)


def _length(one: Parsed, time: Time, talk: Talk) -> _Ranked:
    return (_LENGTH, time.kind) if length(one, time, talk) else None


def _always(_one: Parsed, time: Time, _talk: Talk) -> _Ranked:
    return _LASTS, time.kind


_RANKS: Mapping[Kind, Callable[[Parsed, Time, Talk], _Ranked]] = {
    Kind.RANGE: _range,
    Kind.UNTIL: _until,
    Kind.BY: _deadline,
    Kind.FROM: _from,
    Kind.AT: _bare_year,
    Kind.THIS_YEAR: _this_year,
    Kind.YEAR_END: _year_end,
    Kind.TERM: _term,
    Kind.YEARS: _length,
    Kind.ALWAYS: _always,
}


def lasting(one: Parsed, talk: Talk) -> Iterator[Token]:
    """Words of lasting said of the task: «samarbeidet er varig», «en fast oppgave», «Varighet: permanent»."""
    for token in one.doc:
        lasts = is_of("lasting", token.lower_)
        told = lasts and has_label(one.sentence, one.offset(token.idx), "label_period", talk)
        if told or (lasts and any(_goes_on(one, token, of, talk) for of in _said_of(token))):
            yield token


def _goes_on(one: Parsed, token: Token, of: Token, talk: Talk) -> bool:
    """Whether a word of lasting is said of the task, or («senteret er permanent») of what the passage speaks of."""
    if is_of("lasting_of", of.lower_):
        return True
    return (
        token.dep_ != "amod"
        and is_of("lasting_strong", token.lower_)
        and told_by_stems(of.lower_, talk, one.sentence.text)
    )


def _said_of(token: Token) -> Iterator[Token]:
    """What a word of lasting is said of: its noun, and the subject of its clause."""
    if token.dep_ == "amod":
        yield token.head
    at = token
    for _ in range(_CLIMB):
        subject = subject_of(at)
        if subject is not None:
            yield at.head if subject.lower_ == "som" and at.head.i != at.i else subject
            return
        if at.pos_ == "VERB" and at.dep_ not in {"xcomp", "conj"}:
            return
        at = at.head
