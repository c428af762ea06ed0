"""Finds the names of organisations in running text: one pattern per name, tried only where its first letters stand.

Accepted are line breaks, all kinds of hyphens, a hyphen lost at a line end («Næringsog fiskeridepartementet»), capitals
throughout, and a genitive -s. Short forms of two or three letters count only in capitals and in a context that shows
that an organisation is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_HYPHEN = "[-\u2010\u2011\u00ad]"
_JOINED = re.compile(r"[^\W_]*[A-Za-zÆØÅæøå]")
_WORD_START = re.compile(r"(?<![^\W_])(?<![^\W_][-\u2010\u2011])[^\W\d_]{2}")
_AFTER = re.compile(r"(?P<genitive>['’]?s|['’](?=\s))?(?![^\W_]|[-\u2010\u2011][^\W_])")
_HALF_WORD = re.compile(r"(?<=[a-zæøå])(?:-\n[ \t]*|\u00ad\n?)(?=[a-zæøå])")
_PREFIX = 2  # letters of a name that open its bucket
_EXACT_CASE = 5  # names of one word up to this length are taken as they are listed, to a letter
SHORT = 3  # longest short form that needs a context

_BEFORE = re.compile(
    r"(?:[(/]|\b(?:i|av|fra|frå|til|med|ved|hos|mot|for|både|mellom|departementene|departementa|kopi|fagdepartement)\s)\s*$"
    r"|\b(?:underlagt|via|gjennom|ansvarleg|ansvarlig|bes|som|at|og)\s$"
    r"|(?<![^\W_])[a-zæøå]{2,}r\s$"  # a verb in the present: «overtar NAV», «leier UDI»
)
_THEN = re.compile(
    r"\s*[)/]|\s(?:skal|skulle|bør|må|kan|vil|ber|bes|har|hadde|gir|gjev|viser|syner|legger|legg|forventer|forventar|ønsker"
    r"|ønskjer|mener|meiner|tildeler|tildeles|stiller|fastsetter|fastset|mottar|får|er|var|og|ved"
    r"|som|i|på|for|med|til|fra|frå|[a-zæøå]{2,}r)\b"
)
_LIST = re.compile(r"\s*(?:,|/|og|eller|samt|–|-)\s*$")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write one or more organisations. ``kind``: name_nb, name_nn, short or alias."""

    text: str
    kind: str
    records: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found at ``text[start:end]``; a genitive -s follows ``end`` and is not part of it."""

    start: int
    end: int
    form: Form


Index = Mapping[str, tuple[Form, ...]]


@cache  # made when first tried: no letter has words that begin like half of the names
def pattern_of(name: str) -> re.Pattern[str]:
    """What a name looks like in text. Case is checked afterwards."""
    parts: list[str] = []
    words = name.split()
    for index, word in enumerate(words):
        last = index == len(words) - 1
        if word in ("–", "-"):
            parts.append(r"[-–—]?\s*")
        elif word.endswith("-,"):
            parts.append(rf"{_inside(word[:-2])}{_HYPHEN}?,?\s*")
        elif word.endswith("-"):
            parts.append(rf"{_inside(word[:-1])}(?:{_HYPHEN}\s*)?" + ("" if last else r"\s*"))
        else:
            parts.append(_inside(word) + ("" if last else r"\s+"))
    return re.compile("".join(parts), re.IGNORECASE)


def _inside(word: str) -> str:
    return _HYPHEN.join(re.escape(part) for part in word.split("-"))


def index_of(forms: Iterable[Form]) -> Index:
    """Forms by their first letters, longest first."""
    buckets: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        opening = form.text[:_PREFIX]
        # Almost every word starts small and almost no name does: small openings are looked up apart.
        for key in {opening, opening[0].upper() + opening[1:], opening.upper()}:
            buckets[key].append(form)
    return {key: tuple(sorted(found, key=lambda form: -len(form.text))) for key, found in buckets.items()}


def find(text: str, index: Index) -> tuple[Hit, ...]:
    """Every name in ``text``, longest first where several fit, none overlapping."""
    folded, back = _unbroken(text)
    hits: list[Hit] = []
    position = 0
    for start in (match.start() for match in _WORD_START.finditer(folded)):
        if start < position:
            continue
        for form in index.get(folded[start : start + _PREFIX], ()):
            found = pattern_of(form.text).match(folded, start)
            if found and _fits(found[0], form.text) and _AFTER.match(folded, found.end()):
                hits.append(Hit(start, found.end(), form))
                position = found.end()
                break
    kept = _in_context(folded, hits)
    return tuple(Hit(back[h.start], back[h.end - 1] + 1, h.form) for h in kept) if back else tuple(kept)


def _unbroken(text: str) -> tuple[str, list[int]]:
    """The text without hyphens inside words at line ends, and the old offset of each character (empty: unchanged)."""
    if "\u00ad" not in text and "-\n" not in text:
        return text, []
    kept: list[str] = []
    back: list[int] = []
    position = 0
    for match in [*_HALF_WORD.finditer(text), None]:
        end = match.start() if match else len(text)
        kept.append(text[position:end])
        back.extend(range(position, end))
        position = match.end() if match else end
    return "".join(kept), back


def _fits(found: str, listed: str) -> bool:
    """Whether the capitals are right: as listed, capitals throughout, or (in long names) a capital in front."""
    if found == listed:
        return True
    one_word = " " not in listed
    if one_word and len(listed) <= _EXACT_CASE:
        return False
    if found.isupper():
        return True
    if one_word:
        return found == listed[0].upper() + listed[1:]
    return found[0].isupper() or found[0] == listed[0]


def _in_context(text: str, hits: list[Hit]) -> Iterator[Hit]:
    named = {record for hit in hits if len(hit.form.text) > SHORT for record in hit.form.records}
    position = -1  # where the last accepted hit ended
    pending: list[Hit] = []
    for hit in hits:
        if len(hit.form.text) > SHORT:
            taken = True
        else:
            alone = text.strip() == hit.form.text
            shown = _BEFORE.search(text, max(0, hit.start - 30), hit.start) or _THEN.match(text, hit.end)
            listed = position >= 0 and _LIST.fullmatch(text, position, hit.start)
            taken = bool(alone or shown or listed or named.intersection(hit.form.records))
        if not taken:
            pending = [hit]
            continue
        if pending and _LIST.fullmatch(text, pending[0].end, hit.start):
            yield pending[0]
        pending = []
        position = hit.end
        yield hit
