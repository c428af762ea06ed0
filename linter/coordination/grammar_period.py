"""How long a cooperation lasts, by a small grammar of time.

What kind of time a year, a count of years or a word of lasting is, its preposition and the verb it hangs on tell; the
subject of that verb, or the sentence, must be about the task. Asked only where no wording of a period was met.
DFØ/Difi 2017/1, summary of advice 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from linter.coordination.model import Filler, Slot
from linter.coordination.parsed import Parsed, case_of
from linter.coordination.talk import Talk
from linter.coordination.words import NUMBERS, words
from linter.letters.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["grammar_period", "of_other", "of_parties", "whole_range"]

_PARTIES = ("lasting_of", "agencies_plural", "task_words", "ministries_plural")
_RUNS_OUT = re.compile(r"\but (?:i|ved|den)\s+$", re.IGNORECASE)
_HALF = re.compile(r"-\d{4}|\d{4}-")
_YEAR = 4  # digits
_TERM = 4  # years of a term of the Storting; the last year of each is one more than a multiple of it
_CLIMB = 4  # heads between a word of lasting and the subject it is said of


def grammar_period(talk: Talk, since: int) -> Iterator[Filler]:
    """The period that a passage's sentences give, the surest kind first; none where no sentence gives one.

    ``since``: the letter's year, 0 where it is not known.
    """
    found: list[tuple[int, Filler]] = []
    for sentence in talk.sentences:
        one = talk.parsed.get(sentence.span)
        if one is not None and not sentence.heading:
            found.extend((rank, whole_range(filler, one)) for rank, filler in _typed(one, talk, since))
    if found:
        best = min(found, key=lambda pair: pair[0])
        yield best[1]


def whole_range(filler: Filler, one: Parsed) -> Filler:
    """A beginning or an end («-2027») with the other half of its sentence: «kom i gang i 2025 og er ferdig i 2027»."""
    if not _HALF.fullmatch(filler.value):
        return filler
    first, last = filler.value.split("-")
    wanted = "end" if first else "start"
    for match in words("time_at").finditer(one.sentence.text):
        year = str(_year(match))
        fits = year > first if first else year < last
        cited = words("period_cited").search(one.sentence.text[: match.start()])
        if fits and not cited and wanted in _hangs_on(one, match):
            whole = f"{first or year}-{last or year}"
            place = one.sentence.place(match)
            span = Span(place.block, min(place.start, filler.span.start), max(place.end, filler.span.end))
            return Filler(Slot.PERIOD, whole, span, evidence=filler.evidence)
    return filler


def _typed(one: Parsed, talk: Talk, since: int) -> Iterator[tuple[int, Filler]]:
    text = one.sentence.text
    if words("not_this_task").search(text):
        return
    reports = bool(words("report").search(text))
    for match in words("time_range").finditer(text):
        first, last = [year for year in match.groups() if year][:2]
        if first < last and int(last) >= since and not _cited(text, match) and not reports:
            yield 0, _filler(one, f"{first}-{last}", match)
    if reports:
        return
    for match in _free(one, "time_by", since):
        if _year(match) != since and (not _dated(match) or _by_verb(one, match, talk) == "end"):
            yield 5, _filler(one, f"-{_year(match)}", match)
    for match in _free(one, "time_at", since):
        if _year(match) > since and not _dated(match) and _goal(one, match):
            yield 5, _filler(one, f"-{_year(match)}", match)
    if one.bodies or talk.about_task(one.sentence) or words("lasting_of").search(text.lower()):
        yield from _ends(one, talk, since)
        yield from _lengths(one, talk, since)
        yield from ((4, filler) for filler in _lasting(one))


def _ends(one: Parsed, talk: Talk, since: int) -> Iterator[tuple[int, Filler]]:
    """Ends and beginnings: by the preposition, else by the verb the year hangs on."""
    for match in _free(one, "time_until", since):
        yield 1, _filler(one, f"-{_year(match)}", match)
    for match in words("time_at").finditer(one.sentence.text):
        old = _year(match) < since or _cited(one.sentence.text, match)
        kind = "" if old else _by_verb(one, match, talk)
        if kind == "end" and not (_dated(match) and _year(match) == since):  # that is a deadline of this year
            yield 1, _filler(one, f"-{_year(match)}", match)
        elif kind == "start":
            yield 4, _filler(one, f"{_year(match)}-", match)
    text = one.sentence.text
    lasting = talk.names_task(text) is not None or words("lasting_of").search(text.lower())
    for match in _free(one, "time_from", since) if lasting else ():
        yield 3, _filler(one, f"{_year(match)}-", match)


def _lengths(one: Parsed, talk: Talk, since: int) -> Iterator[tuple[int, Filler]]:
    """The present year, the term of the Storting, a number of years."""
    for match in words("time_this_year").finditer(one.sentence.text):
        if not _delivery(one, match):
            yield 2, _filler(one, f"-{since}", match)
    for match in words("time_year_end").finditer(one.sentence.text):
        if _by_verb(one, match, talk) == "end":
            yield 2, _filler(one, f"-{since}", match)
    for match in words("time_term").finditer(one.sentence.text):
        yield 3, _filler(one, f"-{since + (1 - since) % _TERM}", match)
    for match in words("time_years").finditer(one.sentence.text):
        said = next(group for group in match.groups() if group).lower()
        before, after = one.sentence.text[: match.start()], one.sentence.text[match.end() :]
        past = words("time_past").search(before) or words("time_years_past").search(after)
        if past or words("time_years_not").search(before) or _delivery(one, match):
            continue
        if of_parties(one, match):
            yield 2, _filler(one, f"{NUMBERS.get(said, said)} years", match)


def _free(one: Parsed, name: str, since: int) -> Iterator[re.Match[str]]:
    """Times not over, not cited, and not of a delivery."""
    for match in words(name).finditer(one.sentence.text):
        told = _cited(one.sentence.text, match) or _delivery(one, match)
        if _year(match) >= since and not told and not of_other(one, match):
            yield match


def _year(match: re.Match[str]) -> int:
    return int(next(group for group in match.groups() if group))


def _dated(match: re.Match[str]) -> bool:
    return any(mark.isdigit() for mark in match[0][:-_YEAR])


def _lasting(one: Parsed) -> Iterator[Filler]:
    """«Inntil videre», and words of lasting said of the task: «samarbeidet er varig», «en fast oppgave»."""
    for match in words("time_always").finditer(one.sentence.text):
        yield _filler(one, "permanent", match)
    for token in one.doc:
        lasts = words("lasting").fullmatch(token.lower_)
        if lasts and any(words("lasting_of").fullmatch(of.lower_) for of in _said_of(token)):
            at = one.sentence.span
            place = Span(at.block, at.start + one.offset(token.idx), at.start + one.end(token))
            yield Filler(Slot.PERIOD, "permanent", place, evidence=token.text)


def _said_of(token: Token) -> Iterator[Token]:
    """What a word of lasting is said of: its noun, and the subject of its clause."""
    if token.dep_ == "amod":
        yield token.head
    at = token
    for _ in range(_CLIMB):
        subject = next((c for c in at.children if c.dep_.startswith("nsubj")), None)
        if subject is not None:
            yield at.head if subject.lower_ == "som" and at.head.i != at.i else subject
            return
        if at.pos_ == "VERB" and at.dep_ != "xcomp":
            return
        at = at.head


def _filler(one: Parsed, value: str, match: re.Match[str]) -> Filler:
    return Filler(Slot.PERIOD, value, one.sentence.place(match), evidence=match[0])


def _cited(text: str, match: re.Match[str]) -> bool:
    before = text[: match.start()]
    return bool(
        words("period_cited").search(before)
        or words("period_no_horizon").search(before)
        or words("time_past").search(before)
    )


def _path(one: Parsed, match: re.Match[str]) -> list[Token]:
    """What a time hangs on: its heads, nearest first, to the verb of its clause."""
    inside = [t for t in one.doc if match.start() <= one.offset(t.idx) < match.end()]
    heads: list[Token] = []
    at = inside[-1] if inside else None
    while at is not None and at.head.i != at.i:
        at = at.head
        heads.append(at)
        if at.pos_ == "VERB" and at.dep_ != "xcomp":
            break
    return heads


def _delivery(one: Parsed, match: re.Match[str]) -> bool:
    """Whether something is delivered then: a report, a plan, an evaluation, money."""
    heads = _path(one, match)
    return any(words("time_delivery").fullmatch(h.lower_) for h in heads)


def _goal(one: Parsed, match: re.Match[str]) -> bool:
    """Whether a year is that of a goal: what «skal være» or «skal ha» something then, and is no body."""
    heads = _path(one, match)
    if not heads or any(words("time_delivery").fullmatch(h.lower_) for h in heads):
        return False
    verb, children = heads[-1], list(heads[-1].children)
    shall = any(c.lower_ in {"skal", "skulle"} for c in children if c.dep_.startswith("aux"))
    state = any(c.dep_ in {"cop", "aux:pass"} for c in children) or words("goal_state").fullmatch(verb.lower_)
    opens = not one.sentence.text[: match.start()].strip(" IiVvedNn") and not words("tell_strong").fullmatch(
        verb.lower_
    )
    subjects = (c for c in children if c.dep_.startswith("nsubj") and c.lower_ not in {"målet", "ambisjonen"})
    subject = next(subjects, None)
    if not (shall and (state or opens)) or subject is None or subject.i in one.bodies:
        return False
    return not (words("agencies_plural").search(subject.lower_) or words("time_delivery").fullmatch(subject.lower_))


def of_other(one: Parsed, match: re.Match[str]) -> bool:
    """Whether a clause with a time is about a law, demands, or what one body has of its own."""
    heads = _path(one, match)
    subject = next((c for c in heads[-1].children if c.dep_.startswith("nsubj")), None) if heads else None
    if subject is None:
        return False
    owners = [t for t in subject.subtree if t.i in one.bodies and t.i != subject.i]
    owned = len(owners) == 1 and subject.i not in one.bodies and case_of(owners[0]) != "med"
    return owned or words("period_other").fullmatch(subject.lower_) is not None


def of_parties(one: Parsed, match: re.Match[str]) -> bool:
    """Whether a clause that says how long is about the task or its parties, and not of what they have done."""
    heads = _path(one, match)
    children = list(heads[-1].children) if heads else []
    told = any(c.lower_ == "har" for c in children if c.dep_ == "aux")
    if told and words("time_done").fullmatch(heads[-1].lower_):
        return False
    subject = next((c for c in children if c.dep_.startswith("nsubj")), None)
    if subject is None or subject.pos_ != "NOUN" or subject.i in one.bodies:
        return True
    text = one.words(subject.left_edge, subject).lower()
    return any(words(name).search(text) for name in _PARTIES)


def _hangs_on(one: Parsed, match: re.Match[str]) -> set[str]:
    """What a time is of, whatever its subject: "end", "start"."""
    kinds = {"end": "end", "start": "start", "given": "start"}
    heads = _path(one, match)
    return {kind for name, kind in kinds.items() if any(words(f"time_{name}").fullmatch(h.lower_) for h in heads)}


def _by_verb(one: Parsed, match: re.Match[str], talk: Talk) -> str:
    """Whether a time ends ("end") or begins ("start") the task: by what it hangs on, said of the task."""
    runs_out = _RUNS_OUT.search(one.sentence.text[: match.start()]) is not None
    for head in _path(one, match):
        particles = (c.lower_ for c in head.children if c.dep_ == "compound:prt")
        forms = [head.lower_, *particles, *(["ut"] if runs_out else [])]
        for kind in ("end", "start"):
            if any(words(f"time_{kind}").fullmatch(form) for form in forms):
                subject = next((c for c in head.children if c.dep_.startswith("nsubj")), None)
                text = one.words(subject.left_edge, subject) if subject is not None else one.sentence.text
                pronoun = subject is not None and subject.lower_ in {"det", "den", "dette", "denne", "som", "han", "ho"}
                if pronoun or words("lasting_of").search(text.lower()) or talk.names_task(text) is not None:
                    return kind
    return ""
