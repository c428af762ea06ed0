"""What opens an assignment (oppdrag) beside its text: the ministry's own number for it, and a title.

«TB 2026-03 Tapte fiskeredskaper. Direktoratet skal …»: each ministry numbers its assignments in its own way and calls
them what it likes, so neither says what is demanded, as little as a heading does. An id inside a sentence points to
another assignment and says something.
"""

from __future__ import annotations

import re
from functools import lru_cache

from linter.language.lexicon import readings
from linter.language.normal import normalise
from linter.language.typed import TokenKind, tokens
from linter.sharing.stems import listed

_ID = (
    r"[A-ZÆØÅ]{1,5}\d{0,2}[ -]?(?:19|20)\d\d ?- ?\d{1,4}"  # TB 2026-03, TB2026-4, STB2-2025-05
    r"|(?:19|20)\d\d-\d{1,3}(?!\d|-\d)"  # 2026-03, but not 2026-03-01
    r"|\d\d-[A-ZÆØÅ]{1,4}\d{1,3}"  # 22-OB4
    r"|(?!E\d)[A-ZÆØÅ]{1,2}\d{1,3}"  # O3, but no road (E6)
)
_CALLED = rf"(?:Oppdrag|Oppgave|Oppgåve)(?: nr\.?)? (?:\d{{1,3}}|{_ID})(?=\s*[.:]|\s+-\s)"  # Oppdrag 3:
# What stands after the number: a mark, or a word that begins with a capital; «2026-03 og 2026-04 skal …» speaks of two.
_AFTER = r"(?:\s*:\s*|\s+-\s+|[.)]?\s+(?=[A-ZÆØÅ]))"
_OPENS = re.compile(rf"[^\w\"(]*(?P<id>{_ID}|{_CALLED})(?:{_AFTER}(?=\S)|\W*$)")
_TITLE = re.compile(r"[^.:!?]+(?=:\s)")
_LONGEST = 14  # words of a title; our choice
_VERBAL = frozenset({"VERB", "AUX"})
_SAID = frozenset(
    {"ADP", "ADJ", "DET", "CCONJ", "SCONJ", "NUM", "PART"}
)  # after these stands a noun and no finite verb
_PRESENT = ("er", "ar", "es", "ast")
_SHORTEST_LAST = 4  # letters of the last part of a compound
# Modals, denials and forms that a list of words knows as nouns too
_BINDS = frozenset(listed("skal må bør kan vil bes ber bed er har gis får ikke ikkje ingen dersom hvis innen innan"))


def own_number(text: str) -> tuple[int, int] | None:
    """Where the number that opens a sentence stands, a title with a colon included; None when it opens with none.

    Args:
        text: A sentence in normal form (``linter.language.normal``).

    """
    found = _OPENS.match(text)
    if found is None:
        return None
    named = _TITLE.match(text, found.end())
    end = named.end() if named and _is_name(named.group()) else found.end("id")
    return found.start("id"), end


def is_title(text: str) -> bool:
    """Whether a sentence is only an assignment's number, with or without a title: no verb, no number, no day."""
    plain = normalise(text).text
    found = _OPENS.match(plain)
    return found is not None and (found.end() == len(plain) or _is_name(plain[found.end() :].rstrip(" .")))


def _is_name(text: str) -> bool:
    said = tokens(text)
    if not said or any(
        token.kind in {TokenKind.NUMBER, TokenKind.AMOUNT, TokenKind.DATE, TokenKind.ID} for token in said
    ):
        return False
    words = [token.text.lower() for token in said if token.kind is not TokenKind.MARK]
    if not 0 < len(words) <= _LONGEST or _BINDS.intersection(words):
        return False
    before: frozenset[str] = _SAID
    for word in words:
        classes = _classes(word)
        if classes and classes <= _VERBAL:
            return False
        if classes & _VERBAL and word.endswith(_PRESENT) and not before & _SAID:
            return False
        before = classes
    return True


@lru_cache(maxsize=10_000)
def _classes(word: str) -> frozenset[str]:
    """The classes a word may be of; those of its longest known last part where the list does not have it."""
    for at in range(max(len(word) - _SHORTEST_LAST, 0) + 1):
        known = readings(word[at:])
        if known:
            return frozenset(one.pos for one in known)
    return frozenset()
