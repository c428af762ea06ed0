"""Whether a weak word of leading («følge opp framdriften») is about a share in the work, and no role of the whole."""

from __future__ import annotations

import re

from linter.coordination.scene import Actor, Sentence
from linter.coordination.words import is_of

__all__ = ["only_a_share"]

_TAKES_PART = re.compile(
    r"s?,\s+som\s+(?:(?:også|òg|nå|no|selv|sjølv)\s+)?(?:deltar|deltek|er med|er part|er (?:en|ein|ett|eitt) av"
    r"|inngår|bidrar|bidreg|medvirker|medverkar|tar del|tek del|har (?:egne|eigne))\b[^,;]*,",
    re.IGNORECASE,
)
_PROGRESS = re.compile(r"fr[ae]mdrift", re.IGNORECASE)
_OWN = re.compile(
    r"[^.;,]{0,40}?\b(?:i|for|av|på|med)\s+(?:egen|eget|egne|eigen|eiga|eige|eigne|sin|sitt|si|sine|disse|desse)\b",
    re.IGNORECASE,
)


def only_a_share(sentence: Sentence, bearer: Actor, word: str, place: tuple[int, int]) -> bool:
    """Whether who bears a word of leading at a place of a sentence is only said to take part, or leads its own.

    «X, som deltar i samarbeidet, skal følge opp framdriften», «sørge for framdrift i egne tiltak». Words of leading
    proper («koordinerer», «leder») are no share.
    """
    sure = is_of("lead_verb", word.lower()) or is_of("lead_noun", word.lower())
    if sure and not _PROGRESS.match(word):
        return False
    part = _TAKES_PART.match(sentence.after(bearer.end))
    before = part is not None and bearer.end - sentence.span.start + part.end() <= place[0]
    return before or _OWN.match(sentence.text, place[1]) is not None
