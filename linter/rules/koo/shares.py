"""What one agency alone brings into a joint task or does for all, where no word of responsibility or role says so.

The rules on the mandate read shares and duties by such words («har ansvar for», «følger opp»). A letter may as well say
what an agency does: «DMP bidrar med salgstall», «NVE leder arbeidet og sender rapporten».
"""

from __future__ import annotations

import re

from linter.rules.koo.mandate import Mandate, Part

__all__ = ["bringers", "leads_and_sends"]

# The agency is the subject, alone: «NVE skal …», «Direktoratet bidrar med …», not «NVE og DSB skal …».
_DOES = re.compile(
    r"(?:\s\([^()]{1,40}\))?\s(?:skal|må|har|[a-zæøå]{2,}(?:er|ar|år))\s(?!koordinere?nde?\b)", re.IGNORECASE
)
_SELF = re.compile(
    r"\W*(?:[a-z]\)\s)?(?:direktoratet|etaten|tilsynet|instituttet|virksomheten|verksemda)(?=\s)", re.IGNORECASE
)
_LABEL = re.compile(r"\W*(?:[a-z]\)\s|\w[\w ]{0,25}[.:]\s)?")  # «b) », «Ansvar. »
# Asked of every agency or of all together, or the goal itself: no share.
_NO_SHARE = re.compile(
    r"\b(?:sammen|saman|i fellesskap|samarbeid\w*|delta(?:r|ke)?|deltek|rapporter\w*|\w*rapport(?:en|er|ar)?|prioriter\w*|"
    r"felles|(?:bidra|medvirke|medverk[ea]) til)\b",
    re.IGNORECASE,
)
_OPENING = 4  # words of a sentence among which the verb stands
_LEADS = re.compile(
    r"\b(?:leder|leier|leiar)\s(?:\w+\s)?(?:arbeidet|samarbeidet|oppgaven|oppgåva|oppdraget|prosjektet|programmet|innsatsen)\b",
    re.IGNORECASE,
)
_SENDS = re.compile(
    r"\b(?:sender?|oversender?|leverer?|legg(?:er)? fram)\s(?:de[nt]\s|ein?\s|én?\s|éin\s|et\s|eit\s|ett\s)?"
    r"(?:felles\s|samle[dt]e?\s|samla\s)?(?:\w*rapporten?|statusnotat(?:et)?)\b",
    re.IGNORECASE,
)


def bringers(mandate: Mandate) -> frozenset[str]:
    """Registry keys of the participants that some letter gives a deed of their own in the task."""
    return frozenset(
        key for part in mandate.parts for _, text in part.sentences() if (key := _alone(mandate, part, text))
    )


def _alone(mandate: Mandate, part: Part, text: str) -> str:
    """The participant that a sentence is about, when it is about that one alone and says what it does; else ""."""
    named = [
        (mention, key)
        for mention in part.letter.registry.mentions(text)
        for key in mention.keys
        if key in mandate.participants
    ]
    recipients = part.recipients()
    own = _SELF.match(text)
    if named and len({key for _, key in named}) == 1 and _LABEL.fullmatch(text[: named[0][0].start]):
        end, key = named[0][0].end, named[0][1]
    elif own and not named and len(recipients) == 1:
        end, (key,) = own.end(), recipients
    else:
        return ""
    opening = " ".join(text[end:].split()[:_OPENING])
    return key if _DOES.match(text[end:]) and not _NO_SHARE.search(opening) and key in mandate.participants else ""


def leads_and_sends(mandate: Mandate, agency: str) -> frozenset[str]:
    """Which of "leads" (the work) and "sends" (the joint report) the letters say of an agency, a registry key."""
    said = set()
    for part in mandate.parts:
        for _, text in part.sentences():
            named = [key for mention in part.letter.registry.mentions(text) for key in mention.keys]
            if named[:1] == [agency]:
                said |= {"leads"} if _LEADS.search(text) else set()
                said |= {"sends"} if _SENDS.search(text) else set()
    return frozenset(said)
