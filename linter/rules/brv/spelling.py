"""Names of agencies and ministries written nearly, but not quite, right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

_TOKEN = re.compile(r"[^\W\d_][\w-]*-?,?|[-–]")
# One-word names count only with an ending that nothing but an agency has; «Fylkesmennene» is a plural, not a slip.
_AGENCY_ENDING = re.compile(
    r"(?:departementet|direktoratet|tilsynet|instituttet|ombudet|ombodet|rådet|etaten|verket|nemnda|banken|registrene|registra)$"
)
_SHORTEST = 8  # characters; shorter names are too near each other
_LONG = 12  # characters; from here on two slips are allowed
_SLIPS, _SLIPS_LONG = 1, 2
_ENDINGS = ("", "s", "et", "ets", "en", "ens", "a", "as", "ene", "ane", "e", "er", "ar", "n")
_STARTS = 2  # letters that must agree, so that «Mattilsynet» is no slip for «Datatilsynet»


@dataclass(frozen=True, slots=True)
class Slip:
    """``text[start:end]`` is written like ``right``, but not quite."""

    start: int
    end: int
    right: str


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Known names by number of words and first letters; ``known`` holds all of them, lower case."""

    by_shape: Mapping[tuple[int, str], tuple[str, ...]]
    known: frozenset[str]
    longest: int


def index_names(names: Iterable[str]) -> NameIndex:
    """An index over all names that can be compared."""
    shapes: dict[tuple[int, str], list[str]] = {}
    known: set[str] = set()
    for name in names:
        known.add(_plain(name))
        words = _TOKEN.findall(name)
        if len(name) < _SHORTEST or (len(words) == 1 and not _AGENCY_ENDING.search(name)):
            continue
        shapes.setdefault((len(words), name[:_STARTS].lower()), []).append(name)
    longest = max((count for count, _ in shapes), default=0)
    return NameIndex({shape: tuple(found) for shape, found in shapes.items()}, frozenset(known), longest)


def slips(text: str, names: NameIndex, *, hyphens: bool = True) -> Iterator[Slip]:
    """Stretches of ``text`` that are a known name with one or two letters wrong. Longest first, never overlapping.

    ``hyphens`` False: a hyphen too many or too few is no slip; in a PDF or copied text a line end may have made it.
    """
    tokens = list(_TOKEN.finditer(text))
    at = 0
    while at < len(tokens):
        found = _slip_at(text, tokens, at, names, hyphens=hyphens)
        if found is None:
            at += 1
            continue
        words, slip = found
        if slip is not None:
            yield slip
        at += words


def _slip_at(
    text: str, tokens: list[re.Match[str]], at: int, names: NameIndex, *, hyphens: bool
) -> tuple[int, Slip | None] | None:
    """The slip or the right name (None in its place) that begins at token ``at``, with its number of words."""
    first = tokens[at]
    if not first.group()[:1].isupper():
        return None
    for count in range(min(names.longest, len(tokens) - at), 0, -1):
        last = tokens[at + count - 1]
        written = text[first.start() : last.end()].rstrip(",")
        plain = _plain(written)
        if plain in names.known or plain.removesuffix("s") in names.known:
            return count, None
        for name in names.by_shape.get((count, written[:_STARTS].lower()), ()):
            same = plain.replace("-", "").replace(" ", "") == _plain(name).replace("-", "").replace(" ", "")
            if same and not hyphens:
                return count, None
            if _is_slip(plain, _plain(name)):
                return count, Slip(first.start(), first.start() + len(written), name)
    return None


def _is_slip(written: str, name: str) -> bool:
    if any(written in (name + end, name.removesuffix("et") + end, name.removesuffix("en") + end) for end in _ENDINGS):
        return False  # another form of the word, not another spelling
    if any(name == written + end for end in _ENDINGS):
        return False
    allowed = _SLIPS_LONG if len(name) >= _LONG else _SLIPS
    bare = written.removesuffix("s") if not name.endswith("s") else written
    return 0 < DamerauLevenshtein.distance(bare, name, score_cutoff=allowed) <= allowed


def _plain(name: str) -> str:
    """Lower case, one kind of hyphen and space: what the reader of a PDF may have damaged counts for nothing."""
    return re.sub(r"[\s\u00a0]+", " ", name.replace("\u2011", "-").replace("–", "-")).lower().rstrip(",")
