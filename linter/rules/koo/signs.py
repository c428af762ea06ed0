"""Signs that a letter may say what was not read with certainty. They never fill a slot, but a rule about absence heeds them.

The wordings of letters have a long tail (docs/measured-tasks.md): a missing item is a grave thing to say, so a sign is
enough to say it as a question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from linter.coordination.model import Slot
from linter.letters.model import BlockKind, Span
from linter.letters.registry import OrgKind
from linter.rules.koo.mandate import Mandate, Part

__all__ = ["sign_of_end", "sign_of_lead", "sign_of_ministry", "sign_of_money", "sign_of_report"]

_LEAD = re.compile(
    r"\b(?:koordin\w+|samord\w+|lede|\w*leder|leders?|ledelse\w*|ledende|ledes|ledet|leie|\w*leiar\w*|leier|leiing\w*|leiande|leia|leiast"
    r"|styrer?|styres|i spissen|tråd\w*|roret|fører\b|førar\b|motor\w*|samler|samlar|kalle\w* (?:sammen|saman|inn)|innkall\w*"
    r"|fra?mdrift\w*|helhet\w*|heilskap\w*|hoved(?:ansvar|rolle)\w*|hovud(?:ansvar|roll)\w*|pådriv\w*|vertskap\w*|sekretariat\w*"
    r"|sam(?:kjør|køyr)\w*|bind\w* (?:sammen|saman)|(?:hold\w*|held) (?:\w+ ){0,3}saml\w+|styring(?:en|a)?|brodden|bresjen"
    r"|(?:til)?lagt (?:til|oppg\w+)|plassert (?:hos|hjå)|påhvil\w*|prosjektei\w*|regien?|drivkraft\w*|(?:tar|tek) seg av|h[åa]nd om|overordn\w+)\b",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:samarbeid\w*|de[i]? (?:to|tre|fire|fem|seks)|etat\w+|direktorat\w+|verksemd\w+|virksomhet\w+)\b",
    re.IGNORECASE,
)
_MINISTRY = re.compile(r"\b(?:vi|me|departement\w*)\b", re.IGNORECASE)
_MONEY = re.compile(
    r"\b(?:kr|kroner|mill|mrd|million\w*|milliard\w*|kap|peng\w+|\w*midle[rn]\w*|\w*midla[rn]\w*|bevilg\w*|løyv\w*"
    r"|\w*budsjett\w*|\w*ramme[nr]?|\w*ramma|finansi\w*|\w*kostnad\w*|kost(?:er|ar)|\w*utgift\w*|\w*ressurs\w*|årsverk\w*"
    r"|stilling(?:er|ar)?|dekke[rs]?|dekkje[rs]?|dekkast|betale[rs]?|betalast|rekning\w*|regning\w*|post(?:en|ene|ane)?)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:\w*rapport\w*|redegj\w*|utgreiing\w*|orienter\w*|\w*melding\w*|melde[rs]?|meldast|status\w*|oversend\w*|send(?:e|er|es|ast)"
    r"|oversikt\w*|oversyn\w*|notat\w*|skriv|brev|oppsummer\w*|sammenstill\w*|samanstill\w*|framstilling\w*|svar(?:et)?"
    r"|legges? fram|leggjast fram|legg fram|årsmelding\w*|gjør rede|gjer greie)\b",
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
    """A sentence about the task that speaks of an agency or the cooperation and has a word of leading; None for none."""
    return _sign(
        mandate,
        _LEAD,
        lambda part, text: bool(_BODIES.search(text)) or _names(part, text, OrgKind.AGENCY),
        told=_PARTS,
    )


def sign_of_ministry(mandate: Mandate) -> tuple[Part, Span] | None:
    """A sentence about the task that names a ministry, or «vi», and has a word of leading."""
    return _sign(
        mandate, _LEAD, lambda part, text: bool(_MINISTRY.search(text)) or _names(part, text, OrgKind.MINISTRY)
    )


def sign_of_money(mandate: Mandate) -> tuple[Part, Span] | None:
    """A sentence about the task with a word of money, people or cost."""
    return _sign(mandate, _MONEY)


def sign_of_report(mandate: Mandate) -> tuple[Part, Span] | None:
    """A sentence about the task with a word of telling or handing over."""
    return _sign(mandate, _REPORT)


def _sign(
    mandate: Mandate,
    says: re.Pattern[str],
    fits: Callable[[Part, str], bool] = lambda _part, _text: True,
    *,
    told: Sequence[Slot] = (),
) -> tuple[Part, Span] | None:
    """The first sentence that ``says`` and ``fits``, and was not read as one of the slots ``told``."""
    for part, span, text in _sentences(mandate):
        read = (filler for slot in told for filler in part.task.slots[slot])
        if any(span.block == f.span.block and span.start <= f.span.start < span.end for f in read):
            continue
        if says.search(text) and fits(part, text):
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


def _names(part: Part, text: str, kind: OrgKind) -> bool:
    return any(record.kind is kind for mention in part.letter.registry.mentions(text) for record in mention.records)
