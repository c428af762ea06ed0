"""The words that tell who wrote a letter to whom and when, and the letter laid out for looking them up."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from linter.letters.model import Block, BlockKind, Layer, Letter, Span
from linter.letters.registry import Mention, Organisation, OrgKind, registry

T_co = TypeVar("T_co", covariant=True)
_SEPARATOR = "\n¶\n"  # between blocks, so that no name is read across them
_SHORT_BLOCK = 160  # characters; a letterhead, an address or a title is no longer
_PROSE_BLOCK = 200  # characters; the first block as long as this ends the head of a letter
_COPY = re.compile(r"(?:kopi(?: til| av brevet)?|gjenpart(?: til)?|kopimottaker[e]?|med kopi til)\b", re.IGNORECASE)


class LetterKind(StrEnum):
    """Tildelingsbrev, supplerende tildelingsbrev, (felles) oppdragsbrev, oppdragsdokument, instruks, annet."""

    TILDELINGSBREV = "tildelingsbrev"
    SUPPLERENDE = "supplerende"
    OPPDRAGSBREV = "oppdragsbrev"
    FELLES_OPPDRAGSBREV = "felles_oppdragsbrev"
    OPPDRAGSDOKUMENT = "oppdragsdokument"
    INSTRUKS = "instruks"
    OTHER = "other"


class Certainty(StrEnum):
    """Sure: it says so where a letter says it. Likely: inferred from the text. Guess: the best of weak signs."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value, the words it was read from (None: not in the text), where that was, and how sure it is.

    ``source`` is a key of the catalogue's ``place`` table: letterhead, title, address, text, properties, owner, date,
    signature, file_name.
    """

    value: T_co
    span: Span | None
    source: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Place:
    """A mention with the block it stands in; offsets are the block's."""

    block: Block
    mention: Mention

    @property
    def span(self) -> Span:
        """Where the name stands."""
        return Span(self.block.index, self.mention.start, self.mention.end)

    def kind(self) -> OrgKind:
        """Ministry or agency."""
        return self.mention.records[0].kind

    def before(self) -> str:
        """The block's text up to the name."""
        return self.block.text[: self.mention.start]

    def after(self) -> str:
        """The block's text from the name on, a genitive -s included."""
        return self.block.text[self.mention.end :]


@dataclass(frozen=True)
class Layout:
    """A letter with its names found and its head marked off."""

    letter: Letter

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Blocks of body and furniture; notes and comments name too many others."""
        return tuple(block for block in self.letter.blocks if block.layer is not Layer.NOTES and block.text.strip())

    @cached_property
    def head(self) -> tuple[Block, ...]:
        """Page headers and what stands before the first long paragraph, title included."""
        found: list[Block] = []
        for block in self.blocks:
            if block.kind is BlockKind.PARAGRAPH and block.layer is Layer.BODY and len(block.text) >= _PROSE_BLOCK:
                break
            found.append(block)
        headers = [b for b in self.blocks if b.kind is BlockKind.HEADER and b not in found]
        return (*headers, *found)

    @cached_property
    def copies(self) -> frozenset[int]:
        """Blocks that list who gets a copy."""
        found: set[int] = set()
        copying = False
        for block in self.blocks:
            if _COPY.match(block.text.strip()):
                copying = True
            elif copying and (block.kind is BlockKind.HEADING or len(block.text) > _SHORT_BLOCK):
                copying = False
            if copying:
                found.add(block.index)
        return frozenset(found)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every name in the letter, by position."""
        starts: list[int] = []
        parts: list[str] = []
        position = 0
        for block in self.blocks:
            starts.append(position)
            parts.append(block.text)
            position += len(block.text) + len(_SEPARATOR)
        found: list[Place] = []
        for m in registry().mentions(_SEPARATOR.join(parts)):
            at = bisect_right(starts, m.start) - 1
            offset = starts[at]
            moved = Mention(m.start - offset, m.end - offset, m.text, m.keys, m.form, m.records)
            found.append(Place(self.blocks[at], moved))
        return tuple(found)

    def named(self, block: Block) -> tuple[Place, ...]:
        """The names in one block."""
        return tuple(place for place in self.places if place.block is block)

    def under(self, block: Block) -> Block | None:
        """What stands in the next row of a table right under ``block``, a cell."""
        place = block.cell
        below = self.letter.rows.get((place.table, place.row + 1), ()) if place is not None else ()
        return next((b for b in below if b.cell and place and b.cell.column == place.column), None)

    @staticmethod
    def short(block: Block) -> bool:
        """Whether a block may be a letterhead, an address or a title."""
        return len(block.text) <= _SHORT_BLOCK


def bearer(mention: Mention, on: date | None) -> Organisation:
    """The organisation a mention means on a day: the one whose name it was then, else the first that bore it."""
    names = registry()
    valid = [record for record in mention.records if names.valid(record, on)]
    return (valid or list(mention.records))[0]
