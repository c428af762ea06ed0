"""The agencies that take part in what a sentence is about: not those it only consults, cites or serves."""

from __future__ import annotations

import re

from linter.coordination.scene import Actor, Sentence
from linter.coordination.words import words

__all__ = ["LIST", "named_agencies", "no_part"]

LIST = re.compile(r"\s*(?:,|og|eller|samt|/|–)\s*(?:og\s+)?", re.IGNORECASE)  # between two names of one list
_NEVER_PARTNERS = frozenset({"SFV", "STAF", "REGADV", "RA"})  # alone; in a list of agencies they are one of them
_DENIALS = (("agencies_neither", "agencies_neither_in"), ("agencies_not", "agencies_part_in"))  # before, after a name
_DRAWN_IN = re.compile(r"\s+(?:inn|med)\b")  # «trekkes X inn»


def named_agencies(sentence: Sentence) -> tuple[Actor, ...]:
    """The agencies a sentence names as taking part: not those it only consults, cites or serves."""
    taken: list[Actor] = []
    outside_until = -1
    outside = no_part(sentence)
    for agency in sentence.agencies():
        before = sentence.before(agency.start)
        opener = None
        for match in words("consult").finditer(before):
            opener = match
        beside = opener is not None and not before[opener.end() :].strip(" \t\n,")
        listed = outside_until >= 0 and LIST.fullmatch(
            sentence.text[outside_until : agency.start - sentence.span.start]
        )
        end = agency.end - sentence.span.start
        after = sentence.after(agency.end)
        aside = (
            beside
            or listed
            or agency.key in outside
            or words("unit_before").search(before)
            or words("agency_not_in_it").search(after)
        )
        if aside:
            outside_until = end
        elif agency.key not in _NEVER_PARTNERS or _in_list(sentence, agency) or _DRAWN_IN.match(after):
            taken.append(agency)
    return tuple(taken)


def no_part(sentence: Sentence) -> frozenset[str]:
    """Keys of the agencies a sentence says are no part of the cooperation, whatever else it names them for.

    «X er ikke part i samarbeidet», «Verken X eller Y deltar», «X og Y står utenfor samarbeidet».
    """
    denied: set[str] = set()
    run: list[Actor] = []
    for agency in sentence.agencies():
        between = sentence.text[run[-1].end - sentence.span.start : agency.start - sentence.span.start] if run else ""
        run = [*run, agency] if run and LIST.fullmatch(between) else [agency]
        before, after = sentence.before(run[0].start).strip(" ,"), sentence.after(agency.end)
        if words("agency_no_part").match(after):
            opens = not before or before.lower().endswith((".", ";", ":"))
            denied |= {a.key for a in (run if opens else [agency])}
        elif any(words(x).search(before) and words(y).match(after) for x, y in _DENIALS):
            denied |= {a.key for a in run}
    return frozenset(denied)


def _in_list(sentence: Sentence, agency: Actor) -> bool:
    """Whether a body stands in a list with another agency."""
    at = sentence.span.start
    for other in sentence.agencies():
        first, second = sorted((other, agency), key=lambda a: a.start)
        if other.key != agency.key and LIST.fullmatch(sentence.text[first.end - at : second.start - at]):
            return True
    return False
