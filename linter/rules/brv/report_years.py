"""The annual report of an earlier year that is asked to tell of what the letter asks for its own year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linter.letters.model import Block, Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.own_year_phrases import ASKED, BACK
from linter.rules.brv.prose import without_quotations

# «rapportere på fellesføringene for 2026 i årsrapporten for 2025»: what is asked for a year is told in that year's report.
_IN_REPORT = re.compile(
    r"\bi\s(?:årsrapport(?:en)?|årsmelding(?:a|en)?)\sfor\s(?:året\s)?(?P<year>20\d\d)(?![\w/]|\s?[–-]\s?\d)",
    re.IGNORECASE,
)
_MATTER = (
    r"\b(?:felles|resultat|styrings|hoved|hovud|del)?(?:føring|oppdrag|mål|paramet|krav|tiltak|prioritering)(?:en|et|er|ar|ene|ane|a|re|rar|rane"
    r"|rene|erne)?(?!\w)(?:\s[^.;:,()\d]{{1,30}}?)?\s(?:(?:for|i|frå|fra)\s(?:året\s|(?:tildelings|oppdrags)brevet\sfor\s)?{own}(?!\s?[–-]\s?\d)"
    r"|i\s(?:dette|det\sher)\s(?:tildelings|oppdrags)?(?:brevet|dokumentet))(?!\w)"
)
_TELLING = re.compile(
    r"\b(?:rapporter\w*|omtal\w*|redegjør\w*|gjøres?\srede|gjer(?:e|ast)\sgreie|svar\w*|status|vis|vise|vises|visast)(?!\w)",
    re.IGNORECASE,
)
# What an earlier report may rightly say of a later year: plans, and what is compared or built on.
_AHEAD = re.compile(
    r"\b(?:plan\w*|planleg\w*|framtid\w*|fremtid\w*|framover|fremover|utsikt\w*|forvent\w*|ambisjon\w*|prognose\w*|forslag\w*|forbered\w*|førebu\w*"
    r"|grunnlag\w*|bygg\w*|samme|same|tilsvar\w*|slik|(?:som|enn)\si\sårs\w+|utgangspunkt\w*|både|også\si\sårs\w+|òg\si\sårs\w+|(?:oppgitt|oppgjeve|omtalt|omtala|beskrevet|"
    r"skildra|står|stod|framgår|rapportert|tall(?:ene)?|tal(?:a)?)\si\sårs\w+|(?:i\stillegg|ut\s?over|sammen\smed|saman\smed))(?!\w)",
    re.IGNORECASE,
)


def reports_of_other_years(analysis: LetterAnalysis, block: Block, own: int) -> Iterator[tuple[Span, int]]:
    """Place and year of each such report, where the sentence names ``own`` or «dette brevet» as what is reported on."""
    text = without_quotations(block.text)
    matter = re.compile(_MATTER.format(own=own), re.IGNORECASE)
    for match in _IN_REPORT.finditer(text):
        place = analysis.sentence_at(Span(block.index, *match.span("year")))
        said = text[place.start : place.end]
        asked = ASKED.search(said) and _TELLING.search(said) and matter.search(said)
        twice = said.count(match["year"]) > 1 or re.search(rf"årsrapport\w*\sfor\s{own}", said)
        if int(match["year"]) < own and asked and not twice and not BACK.search(said) and not _AHEAD.search(said):
            yield Span(block.index, *match.span("year")), int(match["year"])
