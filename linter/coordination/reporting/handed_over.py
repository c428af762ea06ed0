"""Reports told over two sentences, and what words can be the matter of one. DFØ/Difi 2017/1, advice 5 and 6.

«De lager et felles notat om nytten. Notatet sendes departementet innen 1. mars.»: the second sentence says when, the
first what, how and together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Filler, Slot
from linter.coordination.reporting.times import is_timed
from linter.coordination.scene import Actor, Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span

__all__ = ["handed_over", "matter", "passed_on"]

_ABOUT = re.compile(r"^(?:om|på|for|av|over|til)\b\s*", re.IGNORECASE)
_OF_FORM = re.compile(  # «om et eget notat om erfaringene»
    r"^(?:om|på)\s(?:et|en|ein|eit|ei|én|éin)\s(?:\w+\s){0,2}\w*(?:notat|rapport|oversikt|oversyn|redegjørelse|vurdering)\w*\s"
    r"(?=(?:om|over|av|på)\s)",
    re.IGNORECASE,
)
_ON_ITS_FIELD = re.compile(r"på (?:sitt|sine|eget|eige) \w*(?:område\w*|felt\w*)", re.IGNORECASE)
_A_REPORT = re.compile(
    r"(?:en|et|ein|eit|ei|den|det|éin|éi|én|ett|eitt)\s(?:\w+\s){0,2}"
    r"\w*(?:rapport|notat|oversikt|oversyn|vurdering|omtale|orientering|redegjørelse|utgreiing)(?:en|et|a)?",
    re.IGNORECASE,
)
_THE_REPORT = re.compile(r"\w*rapport(?:en|ane|ene)(?: (?:frå|fra|til|for) [^.;]*)?", re.IGNORECASE)
_FOR_ITSELF = re.compile(r"^for (?:sin|egen|eigen) del\b\s*", re.IGNORECASE)
_ON_BEHALF = re.compile(r"^på vegner? av [^.;,]*?(?=\s(?:om|på|over|for)\s)\s*", re.IGNORECASE)
_NEXT = re.compile(r"\s(?P<said>(?:om|over)\s.+)$", re.IGNORECASE)
_DATE_TAIL = re.compile(r"\s+(?:den\s+|innen\s+|innan\s+)?\d{1,2}\.?(?:\s*\w+(?:\s20\d\d)?)?\s*$")
_STEM = re.compile(r"(?:en|et|a|ene|ane)$", re.IGNORECASE)


def matter(said: str, sentence: Sentence) -> str:
    """``said`` without what says when, how and to whom; "" where the rest is no matter of a report."""
    said = _DATE_TAIL.sub("", words("matter_tail").sub("", said.partition(": ")[0])).rstrip(" ,")
    said = _FOR_ITSELF.sub("", _ON_BEHALF.sub("", said))
    said = _OF_FORM.sub("", said)
    core = _ABOUT.sub("", said)
    if said.lower().startswith("av ") and any(_at(core, sentence, a) for a in sentence.actors):
        return ""  # who writes it
    if _ON_ITS_FIELD.fullmatch(said) or _A_REPORT.fullmatch(said) or _THE_REPORT.fullmatch(said):
        return ""
    if not core or words("matter_not").match(core):
        rest = _NEXT.search(core)
        return matter(core[rest.start("said") :], sentence) if rest else ""
    bodies = {sentence.text[a.start - sentence.span.start : a.end - sentence.span.start] for a in sentence.actors}
    return "" if core in bodies else said


def _at(core: str, sentence: Sentence, actor: Actor) -> bool:
    """Whether words open with a body's name."""
    name = sentence.text[actor.start - sentence.span.start : actor.end - sentence.span.start]
    return core.startswith(name) and not core[len(name) : len(name) + 1].isalpha()


def handed_over(sentence: Sentence, talk: Talk) -> Iterator[Filler]:
    """Matter, form and «felles» of what is handed over here and was named in a sentence before."""
    match = words("handed_over").search(sentence.text)
    if match is None or not is_timed(sentence.text):
        return
    stem = _STEM.sub("", match["form"] or match["form2"])
    named = re.compile(
        rf"\b(?P<phrase>(?:et|en|ei|eit|ein|én|éin|ett|éi)\s+(?:\w+\s+){{0,3}}?\w*{re.escape(stem)}\w*)"
        r"(?:\s+(?P<about>(?:om|over|av|til|for|på)\s+[^.,;]+))?",
        re.IGNORECASE,
    )
    for before in talk.sentences:
        if before.span >= sentence.span:
            return
        found = named.search(before.text)
        if found:
            yield _filler(Slot.REPORT_HOW, before, found, "phrase")
            if words("joint_mark").search(found["phrase"]):
                yield _filler(Slot.REPORT_JOINT, before, found, "phrase")
            if found["about"] and matter(found["about"], before):
                yield _filler(Slot.REPORT_WHAT, before, found, "about")
            return


def passed_on(sentence: Sentence) -> Iterator[Filler]:
    """Figures of the others that somebody gathers and sends on: «sammenstiller tallene fra de øvrige»."""
    for match in words("passed_on").finditer(sentence.text):
        group = next(name for name, said in match.groupdict().items() if said)
        yield _filler(Slot.REPORT_WHAT, sentence, match, group)


def _filler(slot: Slot, sentence: Sentence, match: re.Match[str], group: str) -> Filler:
    said = match[group]
    start = sentence.span.start + match.start(group)
    value = said.lower() if slot is Slot.REPORT_HOW else said
    return Filler(slot, value, Span(sentence.span.block, start, start + len(said)), evidence=said)
