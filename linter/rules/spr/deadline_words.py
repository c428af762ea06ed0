"""Words for when something is due, or that it has no end: what counts as a deadline for SPR-04."""

from __future__ import annotations

import re

# They say when wherever they stand.
_SAID = (
    r"frist\w*|innen|innan|senest|seinast|løpende|løpande|fortløpende|fortløpande|årlig|årleg|månedlig|månadleg|hvert år|kvart år"
    r"|snarest|snarast|straks|i løpet av|på forespørsel|på førespurnad|ved behov|etter behov"
)
SAID = re.compile(rf"\b(?:{_SAID})\b", re.IGNORECASE)
# With times that may also be part of what is asked for («rapport for andre tertial», «den årlige rapporten»).
WHEN = re.compile(
    rf"\b(?:{_SAID}|årlig\w*|årleg\w*|månedlig\w*|månadleg\w*|permanent\w*|tertial\w*|kvartal\w*|halvår\w*|i forbindelse med|i samband med|ut (?:året|20\d\d)|januar|februar|mars|april|mai"
    r"|juni|juli|august|september|oktober|november|desember|vår(?:en)?|høst(?:en)?|haust(?:en)?|sommer(?:en)?|sommar(?:en)?|årsskiftet|årsrapport\w*)"
    r"\b|\b\d{1,2}\.\s?\d{1,2}\.?(?:\s?\d{2,4})?\b|\b(?:i|for) 20\d\d\b",
    re.IGNORECASE,
)
