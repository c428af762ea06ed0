"""No leader by choice, one whom the agencies choose themselves («flat» and «self» for a body), or each in its turn.

«Hvem som leder, blir de fire enige om», «Ingen er utpekt. Det ordner etatene seg imellom», «likestilte parter».
DFØ/Difi 2017/1, advice 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Filler, Slot
from linter.coordination.participants import named_agencies
from linter.coordination.scene import Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span

__all__ = ["by_turns", "chosen_by_them", "leads_not", "led_by_nobody"]

_LEADS = ("leading", "hosting")
_BESIDE = 45
_WHO = 90  # characters between «hvem» and the word of leading
_IT = re.compile(r"\b(?:det|dette|den|hvem|kven|valget|valet|rollen|rolla|ho)\b", re.IGNORECASE)
_MEETINGS = re.compile(r"\bmøte\w*")  # «hvem som kaller inn til møter»
_NO_LEADER_ITSELF = re.compile(
    r",? men (?:den |de |dei |det )?(?:har|er|skal) (?:likevel )?(?:ikke|ikkje|ingen|inga) (?:\w+ ){0,2}?"
    r"(?:overordn|koordin|samord|leder|leiar|ledende|leiande|hovedansvar|hovudansvar)",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:var|ble|vart|hadde)\b", re.IGNORECASE)
_SOME_OTHER = re.compile(
    r"\b(?:arbeids(?:form|måte|deling)\w*|virkemid\w+|verkemid\w+|hvordan|korleis)\b", re.IGNORECASE
)


def chosen_by_them(sentence: Sentence, talk: Talk) -> Filler | None:
    """That the agencies settle themselves who leads; None where somebody else does or nothing is said of it."""
    text = sentence.text
    several = words("they").search(text) or len({a.key for a in sentence.agencies()}) > 1
    if not several or not words("choose").search(text):
        return None
    if not words("themselves").search(text) and not (_who_leads(text) and words("they_choose").search(text)):
        return None
    if words("ministry_chooses").search(text) and not re.search(r"\boverl[ae]t\w*|\bopp til\b", text, re.IGNORECASE):
        return None
    said = _who_leads(text) or _choice(text)
    if said is None and _IT.search(text) and not _SOME_OTHER.search(text) and _left_open(sentence, talk):
        it = words("themselves").search(text)
        said = it.span() if it else None
    if said is None or _of_part(_MEETINGS.sub("", text[said[0] :])):
        return None
    start, end = said
    place = Span(sentence.span.block, sentence.span.start + start, sentence.span.start + end)
    return Filler(Slot.COORDINATING_AGENCY, "self", place, evidence=text[start:end])


def led_by_nobody(sentence: Sentence) -> Filler | None:
    """That nobody leads, by choice; None where a leader is only not appointed yet, or of something else."""
    text = sentence.text
    said = words("flat").search(text) or words("no_leader").search(text)
    if said is None or words("not_yet").search(text) or _of_part(text[said.end() : said.end() + 30]):
        return None
    return Filler(Slot.COORDINATING_AGENCY, "flat", sentence.place(said), evidence=said[0])


def leads_not(sentence: Sentence) -> bool:
    """«X er sekretariat, men har ikke noe overordnet ansvar»: what the one body of a sentence is not."""
    denied = _NO_LEADER_ITSELF.search(sentence.text)
    return denied is not None and len({a.key for a in sentence.agencies()}) == 1


def by_turns(sentence: Sentence, talk: Talk) -> Iterator[Filler]:
    """Who lead by turns: those named with it, «lederskapet går på omgang mellom A og B», or in the next sentence."""
    turns = words("by_turns").search(sentence.text)
    if turns is None or not words("leading").search(sentence.text):
        return
    later = (s for s in talk.sentences if s.span > sentence.span)
    there = sentence if sentence.agencies() else next(later, sentence)
    named = named_agencies(there)
    if len({a.key for a in named}) > 1:
        for agency in named:
            place = Span(there.span.block, agency.start, agency.end)
            yield Filler(Slot.COORDINATING_AGENCY, agency.key, place, evidence=turns[0])


def _who_leads(text: str) -> tuple[int, int] | None:
    """Where «hvem av dem som koordinerer» stands; None for nowhere."""
    for who in words("asks_who").finditer(text):
        led = next((m for name in _LEADS if (m := words(name).search(text, who.end(), who.end() + _WHO))), None)
        if led and not re.search(r"[.;:]", text[who.end() : led.start()]):
            return who.start(), led.end()
    return None


def _choice(text: str) -> tuple[int, int] | None:
    """«Velger selv en leder», «Koordinator velges av og blant de fire»."""
    if _SOME_OTHER.search(text) or _PAST.search(text):
        return None
    for name in words("leading_name").finditer(text):
        beside = text[max(0, name.start() - _BESIDE) : name.start()] + "#" + text[name.end() : name.end() + _BESIDE]
        if any(words("choose").search(part) for part in re.split(r"[.,;:#]", beside)):
            return name.span()
    return None


def _left_open(sentence: Sentence, talk: Talk) -> bool:
    """Whether the sentence before, or this one before, speaks of a leader and names none."""
    before = [s for s in talk.sentences if s.span < sentence.span][-1:]
    return any(words("leading_name").search(s.text) and not s.agencies() for s in before)


def _of_part(text: str) -> bool:
    return bool(words("part_strict").search(text))
