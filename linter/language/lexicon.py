"""Lemmas and word forms without the parser (grunnform, bøyingsformer), for both written standards.

Data: ``data/lexicon.tsv.gz``, made by ``models/build_lexicon.py`` from the treebank's words (annotations CC0) and Norsk
Ordbank in Norwegian Bokmål 2005 (National Library of Norway, CC BY 4.0). Nynorsk comes from the treebank alone, so its
coverage is smaller. The list stays packed as one sorted block of bytes and is searched by halving: opening it takes a
tenth of a second and no look-up builds a table.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

__all__ = ["Reading", "forms", "lemma", "readings"]


_STRIDE = 2048  # bytes between signposts
_GZIP = 16  # tells zlib what it reads


class Reading(NamedTuple):
    """One reading of a word form: its part of speech (UD), its lemmas in order of preference, and where it is from.

    ``source`` is b (treebank, bokmål), n (treebank, nynorsk) or o (Norsk Ordbank, bokmål).
    """

    pos: str
    lemmas: tuple[str, ...]
    source: str


@cache
def _block() -> bytes:
    packed = resources.files("linter.language").joinpath("data/lexicon.tsv.gz").read_bytes()
    size = int.from_bytes(packed[-4:], "little")  # gzip ends with it: unpacked in one piece, and never copied
    return zlib.decompress(packed, zlib.MAX_WBITS | _GZIP, size)


@cache
def _signposts() -> tuple[list[bytes], list[int]]:
    """Every so often a line: its word, and where it starts. Between two of them a word is found by plain search."""
    block = _block()
    starts = sorted({_line_from(block, position) for position in range(0, len(block), _STRIDE)})
    return [block[start : block.find(b"\t", start) + 1] for start in starts], [*starts, len(block)]


def _line_from(block: bytes, position: int) -> int:
    """The start of the line that holds ``position``."""
    return block.rfind(b"\n", 0, position) + 1


def _first_line(key: bytes) -> int:
    """The offset of the first line whose text is not below ``key``."""
    block = _block()
    low, high = 0, len(block)
    while low < high:
        start = _line_from(block, (low + high) // 2)
        end = block.find(b"\n", start)
        if block[start:end] < key:
            low = end + 1
        else:
            high = start
    return low


@lru_cache(maxsize=50_000)
def readings(form: str) -> tuple[Reading, ...]:
    """All readings of a word form (case is ignored), the most frequent in the treebank first; empty if unknown."""
    key = form.lower().encode() + b"\t"
    block = _block()
    words, starts = _signposts()
    post = max(bisect_right(words, key) - 1, 0)
    start = starts[post]
    if words[post] != key:
        start = block.find(b"\n" + key, start, starts[post + 1]) + 1
    if not block.startswith(key, start):
        return ()
    cells = block[start + len(key) : block.find(b"\n", start)].decode().split("\t")
    found = []
    for cell in cells:
        pos, source, lemmas = cell.split(":", 2)
        found.append(Reading(pos, tuple(lemmas.split("|")), source))
    return tuple(found)


def lemma(form: str, pos: str | None = None) -> str | None:
    """The lemma of a word form, or None where the list does not know it.

    Args:
        form: A word as written; case is ignored.
        pos: UD part of speech («NOUN», «VERB», «ADJ» …); without it the most frequent reading counts. An AUX is
            looked up as a VERB too, and the other way round.

    """
    wanted = {pos, "VERB", "AUX"} if pos in {"VERB", "AUX"} else {pos}
    for reading in readings(form):
        if pos is None or reading.pos in wanted:
            return reading.lemmas[0]
    return None


@lru_cache(maxsize=5_000)
def forms(base: str, pos: str | None = None) -> frozenset[str]:
    """All known forms of a lemma in both standards (lower case), the lemma itself included where it is listed.

    Forms are sought among the words with the same first letter; «gikk» is found from «gå», «er» is not found from
    «være».
    """
    wanted = {pos, "VERB", "AUX"} if pos in {"VERB", "AUX"} else {pos}
    lower = base.lower()
    if not lower:
        return frozenset()
    needles = (f":{lower}\n", f":{lower}\t", f":{lower}|", f"|{lower}\n", f"|{lower}\t", f"|{lower}|")
    start = _first_line(lower[0].encode())
    stop = _first_line(chr(ord(lower[0]) + 1).encode())
    block = _block()
    lines: set[int] = set()
    for needle in needles:
        packed = needle.encode()
        position = block.find(packed, start, stop)
        while position >= 0:
            lines.add(_line_from(block, position))
            position = block.find(packed, position + 1, stop)
    found = set()
    for line in lines:
        form = block[line : block.find(b"\t", line)].decode()
        if any(lower in reading.lemmas and (pos is None or reading.pos in wanted) for reading in readings(form)):
            found.add(form)
    return frozenset(found)
