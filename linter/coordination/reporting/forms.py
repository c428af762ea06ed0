"""The forms of report that a sentence names: those that overlap or stand side by side as one. Advice 5 and 6.

DFØ/Difi 2017/1. A mere «status» is what is told and no form; what stands in a report that is written anyway is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from linter.coordination.model import Filler, Slot
from linter.coordination.scene import Sentence
from linter.coordination.words import is_of, words
from linter.letters.model import Span

__all__ = ["BARE", "DENIED", "report_forms", "status_told"]

_BESIDE = re.compile(
    r"\s+(?:(?:i|på|ved|gjennom|til)\s+)?"
    r"(?:(?:et|en|ein|eit|ei|den|det|neste|det neste|høstens|vårens|årets|hverts?)\s+)?",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"^(?:\w+ )*(?:avsnitt|kapittel|bolk|linjer|tekst|utdrag|omtale|punkt|del)(?:et|en)?$"
)  # of a report
_STATUS = re.compile(r"status(?:en)?")
_ADJECTIVE = re.compile(
    r"(?:kort\w*|felles|samlet|samla|oppdatert|årlig|årleg|halvårlig|halvårleg|en|ein)", re.IGNORECASE
)
_IN_FORM_OF = re.compile(
    r"\b(?:(?:i|på) form(?:a)? av|(?:foreligge\w*|liggje føre|\w+es|\w+ast) som)\s"
    r"(?=[^.;,]{0,30}(?:rapport|notat|brev|presentasjon))",
    re.IGNORECASE,
)
_BY = re.compile(r"^(?:i|på|ved|gjennom|til|som|med)\s+")
# «Ikke», «uten» shortly before some words: searched in the text up to them.
DENIED = re.compile(r"\b(?:ikke|ikkje|ingen|inga|uten|utan)\b[^,;:]{0,40}$", re.IGNORECASE)
BARE = frozenset(  # no form of its own
    {"status", "rapporten", "rapport", "rapportane", "rapportene", "rapporter", "rapportar", "rapporta"}
)


def status_told(filler: Filler, sentence: Sentence) -> Filler:
    """A mere «status» is what is told; «en skriftlig status» is a form."""
    if filler.slot is not Slot.REPORT_HOW or not _STATUS.fullmatch(filler.value):
        return filler
    before = sentence.text[: filler.span.start - sentence.span.start].split()
    given = words("status_given").search(sentence.text)
    formed = given or (before and (is_of("form_manner", before[-1].lower()) or _ADJECTIVE.fullmatch(before[-1])))
    return filler if formed else replace(filler, slot=Slot.REPORT_WHAT, value=filler.evidence)


def report_forms(sentence: Sentence, found: list[Filler]) -> Iterator[Filler]:
    """The forms of a sentence; those that overlap, or stand side by side («muntlig i etatsstyringsmøtet»), as one."""
    whole = any(is_of("regular_report", word) for f in found for word in f.value.split())
    if whole and words("report_holds").search(sentence.text):
        found = [f for f in found if not words("report_held").search(f.value)]
    found = [f for f in found if not (whole and _PART_OF.search(f.value))]
    found = [_without_preposition(f) for f in found]
    if (shaped := _IN_FORM_OF.search(sentence.text)) is not None:  # «tilbakemelding i form av et brev»
        at = sentence.span.start + shaped.end()
        found = [f for f in found if f.span.start >= at] or found
    run: list[Filler] = []
    for form in sorted(found, key=lambda f: (f.span.start, -f.span.end)):
        end = max((f.span.end for f in run), default=0)
        between = sentence.text[end - sentence.span.start : form.span.start - sentence.span.start]
        if run and (form.span.start <= end or _BESIDE.fullmatch(between)):
            run.append(form)
            continue
        yield from _one_form(sentence, run)
        run = [form]
    yield from _one_form(sentence, run)


def _without_preposition(form: Filler) -> Filler:
    """«Etatsstyringsmøtet» for «i etatsstyringsmøtet»."""
    cut = _BY.match(form.value)
    if cut is None or "møte" not in form.value:
        return form
    at = form.span
    return replace(form, value=form.value[cut.end() :], span=Span(at.block, at.start + cut.end(), at.end))


def _one_form(sentence: Sentence, run: list[Filler]) -> Iterator[Filler]:
    if len(run) == 1 or all(f.value in BARE for f in run):
        yield from run[:1]
    elif run:
        first, last = run[0].span.start, max(f.span.end for f in run)
        said = sentence.text[first - sentence.span.start : last - sentence.span.start]
        yield Filler(Slot.REPORT_HOW, said.lower(), Span(sentence.span.block, first, last), run[0].where, said)
