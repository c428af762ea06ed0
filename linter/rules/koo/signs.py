"""Signs that a letter may say what was not read with certainty. They never fill a slot, but a rule about absence heeds them.

The wordings of letters have a long tail (docs/measured-tasks.md): a missing item is a grave thing to say, so a sign is
enough to say it as a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.coordination.model import Filler, Slot
from linter.letters.model import BlockKind, Span
from linter.letters.registry import OrgKind
from linter.rules.koo.mandate import Mandate, Part

__all__ = ["sign_of_end", "sign_of_lead"]

_LEAD = re.compile(
    r"\b(?:koordin\w+|samord\w+|lede|leder|leders?|ledelse\w*|ledende|ledes|ledet|leie|leiar\w*|leier|leiing\w*|leiande|leia|leiast"
    r"|styrer?|styres|i spissen|tråd\w*|roret|fører\b|førar\b|motor\w*|samler|samlar|kalle\w* (?:sammen|saman|inn)|innkall\w*"
    r"|fra?mdrift\w*|helhet\w*|heilskap\w*|hoved(?:ansvar|rolle)\w*|hovud(?:ansvar|roll)\w*|pådriv\w*|vertskap\w*|sekretariat\w*"
    r"|prosjektei\w*|regien?|drivkraft\w*|(?:tar|tek) seg av|h[åa]nd om|overordn\w+)\b",
    re.IGNORECASE,
)
_PARTS = (Slot.REPORTING_COORDINATOR, Slot.SUBTASK_LEAD)  # read with certainty as something else
_END = re.compile(
    r"\b(?:varig|varer|varar|vare|permanent|faste?|løpende|løpande|inntil|slutt\w*|avslutt\w*|periode\w*|tidsramm\w*|horisont\w*"
    r"|\w*årig|måneder|månader)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(20[2-4]\d|201\d)\b")
_NO_END = re.compile(
    r"rapport|frist|hvert år|kvart år|årlig|årleg|årsmelding|budsjett|prop\.|meld\.|møte|evaluer|oversend|leverer|sende\w*",
    re.IGNORECASE,
)


def sign_of_lead(mandate: Mandate) -> tuple[Part, Span] | None:
    """A sentence about the task that names an agency and has a word of leading; None for none."""
    for part, span, text in _sentences(mandate):
        if any(span.block == f.span.block and span.start <= f.span.start < span.end for f in _told(part)):
            continue
        if _LEAD.search(text) and _names_agency(part, text):
            return part, span
    return None


def sign_of_end(mandate: Mandate) -> tuple[Part, Span] | None:
    """A sentence about the task with a word of time or a later year, that is not about reports or money by the year."""
    for part, span, text in _sentences(mandate):
        later = any(int(year) > (part.year() or 0) for year in _YEAR.findall(text))
        if not _NO_END.search(text) and (later or _END.search(text)):
            return part, span
    return None


def _sentences(mandate: Mandate) -> Iterator[tuple[Part, Span, str]]:
    for part in mandate.parts:
        blocks = part.letter.letter.blocks
        for span, text in part.sentences():
            if blocks[span.block].kind is not BlockKind.HEADING:
                yield part, span, text


def _told(part: Part) -> Iterator[Filler]:
    return (filler for slot in _PARTS for filler in part.task.slots[slot])


def _names_agency(part: Part, text: str) -> bool:
    return any(
        record.kind is OrgKind.AGENCY for mention in part.letter.registry.mentions(text) for record in mention.records
    )
