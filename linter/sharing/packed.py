"""Letters and passages as the index stores them: JSON, compressed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

from linter.letters.model import Span
from linter.sharing.model import Difference, DifferenceClass, SharedPassage, Tier, Witness, WitnessClass
from linter.sharing.text import LetterText, Sentence


def pack(data: object) -> bytes:
    """Plain data as compressed JSON."""
    return zlib.compress(
        json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 6
    )


def unpack(body: bytes) -> Any:  # noqa: ANN401 (whatever was packed)
    """What :func:`pack` packed, tuples as lists."""
    return json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))


def pack_letter(letter: LetterText) -> bytes:
    """A letter without its path."""
    rows = [(*_span(s.span), s.text, s.section) for s in letter.sentences]
    return pack([rows, sorted(letter.recipients), sorted(letter.senders), letter.year])


def unpack_letter(path: str, body: bytes) -> LetterText:
    """The letter that was packed, at ``path``."""
    rows, recipients, senders, year = unpack(body)
    sentences = tuple(Sentence(Span(*row[:3]), *row[3:]) for row in rows)
    return LetterText(path, sentences, frozenset(recipients), frozenset(senders), year)


def pack_passages(passages: Sequence[SharedPassage]) -> bytes:
    """Passages with everything in them."""
    return pack([_passage(passage) for passage in passages])


def unpack_passages(body: bytes) -> list[SharedPassage]:
    """The passages that were packed."""
    return [
        SharedPassage(key, Tier(tier), tuple(sentences), tuple(map(_read_witness, witnesses)), model, from_master)
        for key, tier, sentences, witnesses, model, from_master in unpack(body)
    ]


def _passage(one: SharedPassage) -> list[object]:
    return [one.id, one.tier, one.sentences, [_witness(w) for w in one.witnesses], one.model, one.from_master]


def _witness(one: Witness) -> list[object]:
    spans = [_span(span) for span in one.spans]
    return [one.letter, spans, one.text, one.kind, [_difference(d) for d in one.differences]]


def _read_witness(row: list[Any]) -> Witness:
    letter, spans, text, kind, differences = row
    read = tuple(
        Difference(DifferenceClass(d[0]), d[1], d[2], d[3], d[4], d[5] and Span(*d[5]), d[6] and Span(*d[6]), d[7])
        for d in differences
    )
    return Witness(letter, tuple(Span(*span) for span in spans), text, WitnessClass(kind), read)


def _difference(one: Difference) -> list[object]:
    places = [at and _span(at) for at in (one.before_at, one.after_at)]
    return [one.kind, one.before, one.after, one.steering, one.sentence, *places, one.before_letter]


def _span(span: Span) -> tuple[int, int, int]:
    return span.block, span.start, span.end
