"""A letter laid out for reading its joint tasks: sentences, the names in them, and who «vi» and «dere» are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from linter.language.nynorsk import in_one_form
from linter.language.sentences import sentence_spans
from linter.letters.identity import Identity
from linter.letters.identity_model import Layout
from linter.letters.identity_title import find_title
from linter.letters.model import Block, BlockKind, Layer, Letter, Span
from linter.letters.registry import ANY_AGENCY, Organisation, OrgKind, Registry

__all__ = ["Actor", "Scene", "Sentence"]

_CAPITALS = re.compile(r"(?<![\w-])[A-ZÆØÅ][A-Za-zÆØÅæøå]{1,3}(?![\w-])")
_SENDER = re.compile(
    r"(?<![\w-])(?:(?<!\bdet )(?:vi|me|departementet)(?![\w-])|(?<=\bdet )(?:vi|me|departementet)(?= som\b))",
    re.IGNORECASE,
)
_NYNORSK = re.compile(
    r"\b(?:ikkje|dei|ein|eit|ei|saman|frå|kva|vere|vera|gjere|gjera|koordinerande|verksemd\w*|departementa|direktorata"
    r"|fleire|reglane|følgjer|etatane|korleis|innan|seinast|berre|me)\b"
)
_YOU = re.compile(
    r"(?<![\w-])(?:[Dd]e(?=\s+(?:skal|er|må|bør|får|har|kan|vil|sjølve?|set|avtaler|avtalar)\b)"
    r"|(?:(?<=\bskal )|(?<=\bmå )|(?<=\bbør )|(?<=\bkan )|(?<=\bhar )|(?<=\bfår ))de(?=\s+(?!\w+(?:ane|ene)\b)\w))"
)
_NOUN = re.compile(r"(?<![\w-])(?:dere|dykk|de(?= skal| bes)|[a-zæøåA-ZÆØÅ]\w{3,})(?![\w-])")
_SMALL = re.compile(r"(?<![\w-])[a-zæøå]{7,}(?=s?(?![\w-]))")
_YOURS = re.compile(
    r"(?<![\w-])(?:deres|dykkar)\s+(?:direktorat|etat|tilsyn|virksomhet|verksemd|institutt)\b", re.IGNORECASE
)
_GENERIC = re.compile(
    r"(?<![\w-])(?:[Dd]irektoratet|[Tt]ilsynet|[Ii]nstituttet|[Ee]taten|[Vv]egvesenet|[Vv]erket|[Rr]egistrene|[Rr]egistra"
    r"|[Oo]mbudet|[Rr]ådet|[Ss]enteret|[Bb]yrået)(?![\w-])(?!\s+(?:med|av|for|på|som)\b)"
)
_HEAD = re.compile(r"(?<![\w-])[A-ZÆØÅ]?[a-zæøå]{2,}direktøren(?![\w-])")  # «Fiskeridirektøren» for the directorate
_LATTER = re.compile(r"\b(?:sist|først)(?:e)?(?:nevnte|nemnde)\b", re.IGNORECASE)
_FEWEST = 2
_LONG = 6
_OUTSIDE = frozenset({"SMK"})  # may drive a task, never a ministry behind it


@dataclass(frozen=True, slots=True)
class Actor:
    """A body a sentence names. ``start`` and ``end`` are offsets in the block; ``pronoun``: not by its name."""

    key: str
    kind: OrgKind
    start: int
    end: int
    pronoun: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the bodies it names, in order. ``lead`` is the sentence that opens the list it stands in.

    Both texts are in one form of nynorsk (`linter.language.nynorsk`), as long as the letter's own.
    """

    span: Span
    text: str
    actors: tuple[Actor, ...]
    lead: str = ""
    listed: bool = False
    heading: bool = False

    def before(self, offset: int) -> str:
        """The sentence up to an offset of the block."""
        return self.text[: offset - self.span.start]

    def after(self, offset: int) -> str:
        """The sentence from an offset of the block on."""
        return self.text[offset - self.span.start :]

    def place(self, match: re.Match[str]) -> Span:
        """Where a match in ``text`` stands."""
        return Span(self.span.block, self.span.start + match.start(), self.span.start + match.end())

    def agencies(self) -> tuple[Actor, ...]:
        """The agencies named."""
        return tuple(a for a in self.actors if a.kind is OrgKind.AGENCY)

    def ministries(self) -> tuple[Actor, ...]:
        """The ministries named."""
        return tuple(a for a in self.actors if a.kind is OrgKind.MINISTRY)


@dataclass(frozen=True)
class Scene:
    """A letter with who wrote it to whom; everything is computed when first asked for."""

    letter: Letter
    identity: Identity
    registry: Registry

    @cached_property
    def on(self) -> date | None:
        """The day that decides names and owners: the letter's date, else New Year's Day of its year."""
        if self.identity.date:
            return self.identity.date.value
        return date(self.identity.year.value, 1, 1) if self.identity.year else None

    @cached_property
    def senders(self) -> tuple[str, ...]:
        """Keys of the ministries that send the letter."""
        return tuple(dict.fromkeys(found.value.key for found in self.identity.ministries))

    @cached_property
    def recipients(self) -> tuple[str, ...]:
        """Keys of the agencies the letter is to."""
        keys = (f.value.key for f in self.identity.recipients if f.value.kind is OrgKind.AGENCY)
        return tuple(dict.fromkeys(keys))

    def owner(self, agency: str) -> str | None:
        """Key of the ministry that owned an agency on the letter's day."""
        found = self.registry.owner(agency, self.on)
        return found.key if found else None

    def line(self, ministry: str) -> str:
        """The field of a ministry, the same through every renaming."""
        return self.registry.at(ministry, self.on).line

    @cached_property
    def _title(self) -> str:
        """The headings down to the letter's own title; empty when that is no heading."""
        title = find_title(Layout(self.letter))
        return self.letter.section_path(title.section) if title and title.kind is BlockKind.HEADING else ""

    def chapters(self, section: int) -> str:
        """The headings down to a section, less the title of the letter («Statsbudsjettet 2026 – tildelingsbrev»)."""
        path = self.letter.section_path(section)
        return path.removeprefix(f"{self._title} › ") if self._title and path != self._title else path

    @cached_property
    def sentences(self) -> tuple[tuple[Sentence, ...], ...]:
        """Sentences of each block of the body, by block index."""
        return tuple(self._sentences(block) for block in self.letter.blocks)

    def run(self, first: int, last: int) -> Iterator[Sentence]:
        """Sentences of the blocks ``first:last``."""
        for block in range(first, min(last, len(self.sentences))):
            yield from self.sentences[block]

    def actors(self, block: Block) -> tuple[Actor, ...]:
        """The bodies a block names: by name, by short form, and as «vi», «departementet», «direktoratet»."""
        found = [*self._named[block.index]] if block.index in self._named else []
        found.extend(self._abbreviations(block, found))
        found.extend(self._pronouns(block, found))
        return tuple(sorted(found, key=lambda a: a.start))

    def _sentences(self, block: Block) -> tuple[Sentence, ...]:
        if block.layer is not Layer.BODY or not block.text.strip():
            return ()
        actors = self.actors(block)
        lead = self._lead(block)
        heading = block.kind is BlockKind.HEADING
        text = in_one_form(block.text)
        return tuple(
            Sentence(
                Span(block.index, start, end),
                text[start:end],
                tuple(a for a in actors if start <= a.start < end),
                lead,
                block.kind is BlockKind.LIST_ITEM,
                heading,
            )
            for start, end in sentence_spans(block.text)
        )

    def _lead(self, block: Block) -> str:
        """The sentence with a colon that opens the list ``block`` is an item of."""
        if block.kind is not BlockKind.LIST_ITEM:
            return ""
        for index in range(block.index - 1, -1, -1):
            above = self.letter.blocks[index]
            if above.layer is not Layer.BODY or above.kind is BlockKind.LIST_ITEM:
                continue
            if above.kind is BlockKind.HEADING:
                return ""
            spans = sentence_spans(above.text)
            return (
                in_one_form(above.text)[spans[-1][0] :]
                if spans and above.text.rstrip().endswith((":", "å", "skal", " at", " er"))
                else ""
            )
        return ""

    @cached_property
    def _named(self) -> dict[int, list[Actor]]:
        found: dict[int, list[Actor]] = {}
        for place in Layout(self.letter).places:
            organisation = self._meant(place.mention.records)
            if organisation is not None:
                actor = Actor(organisation.key, organisation.kind, place.mention.start, place.mention.end)
                found.setdefault(place.block.index, []).append(actor)
        return found

    def _meant(self, records: tuple[Organisation, ...]) -> Organisation | None:
        """The body a name means on the letter's day."""
        valid = [r for r in records if self.registry.valid(r, self.on)] or list(records)
        chosen = valid[0]
        return None if chosen.key in _OUTSIDE else chosen

    def _abbreviations(self, block: Block, found: list[Actor]) -> Iterator[Actor]:
        """Ministries by short form, and agencies by one of three letters, that the look-up by context passed over."""
        for match in _CAPITALS.finditer(block.text):
            if any(a.start < match.end() and a.end > match.start() for a in found):
                continue
            organisation = self._short.get(match[0])
            if organisation:
                yield Actor(organisation.key, organisation.kind, match.start(), match.end())

    @cached_property
    def _short(self) -> dict[str, Organisation]:
        found: dict[str, Organisation] = {}
        for row in self.registry.organisations:
            enough = _FEWEST if row.kind is OrgKind.MINISTRY else _FEWEST + 1
            if len(row.short) >= enough and row.short.isupper() and self.registry.valid(row, self.on):
                found.setdefault(row.short, row)
                for alias in row.aliases:
                    if alias.lower() == row.short.lower():  # «Nav»
                        found.setdefault(alias, row)
        found.pop("SMK", None)
        return found

    def _pronouns(self, block: Block, found: list[Actor]) -> Iterator[Actor]:
        text = block.text
        for match in _SMALL.finditer(text):
            if match[0] in self._spelled_small:
                yield Actor(self._spelled_small[match[0]], OrgKind.AGENCY, match.start(), match.end())
        if len(self.senders) == 1:
            for match in _SENDER.finditer(text):
                yield Actor(self.senders[0], OrgKind.MINISTRY, match.start(), match.end(), pronoun=True)
        if len(self.recipients) == 1:
            for match in self._addressee(text):
                if not any(a.start < match.end() and a.end > match.start() for a in found):
                    yield Actor(self.recipients[0], OrgKind.AGENCY, match.start(), match.end(), pronoun=True)
        yield from self._nouns_for_others(block, found)

    def _nouns_for_others(self, block: Block, found: list[Actor]) -> Iterator[Actor]:
        """«Tilsynet» for the one supervisory authority named before it, where the addressee is none."""
        named = [a for a in found if a.kind is OrgKind.AGENCY]
        for match in _HEAD.finditer(block.text):
            if key := self._directorates.get(match[0].lower().replace("direktøren", "direktoratet")):
                yield Actor(key, OrgKind.AGENCY, match.start(), match.end(), pronoun=True)
        for match in _LATTER.finditer(block.text) if named else ():
            before = sorted((a for a in found if a.end <= match.start() and not a.pronoun), key=lambda a: a.start)
            meant_by = before[-1:] if match[0].lower().startswith("sist") else before[-2:-1]
            yield from (Actor(a.key, a.kind, match.start(), match.end(), pronoun=True) for a in meant_by)
        for match in _GENERIC.finditer(block.text) if named else ():
            noun = match[0].lower()
            if noun in self._nouns or any(a.start < match.end() and a.end > match.start() for a in found):
                continue
            earlier = {a.key for a in named if a.end <= match.start()}
            meant = [key for key in earlier if noun in self.registry.at(key, self.on).nouns]
            if len(meant) == 1:
                yield Actor(meant[0], OrgKind.AGENCY, match.start(), match.end(), pronoun=True)

    def _addressee(self, text: str) -> Iterator[re.Match[str]]:
        yield from _YOURS.finditer(text)
        if _NYNORSK.search(text):  # «de» is «you» there, «they» is «dei»
            yield from _YOU.finditer(text)
        yield from (match for match in _NOUN.finditer(text) if match[0].lower() in self._nouns)

    @cached_property
    def _spelled_small(self) -> dict[str, str]:
        """Names of one word that letters also spell small («politiet», «kriminalomsorgen»), by their only bearer."""
        found: dict[str, set[str]] = {}
        for row in self.registry.organisations:
            if row.kind is OrgKind.AGENCY:
                for name in (row.short, *row.aliases):
                    one_word = len(name) > _LONG and " " not in name
                    if one_word and name.endswith(("et", "en", "a")) and not name.isupper():
                        found.setdefault(name.lower(), set()).add(row.key)
        return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}

    @cached_property
    def _directorates(self) -> dict[str, str]:
        """Directorates of one word by their name in small letters."""
        rows = (r for r in self.registry.organisations if r.kind is OrgKind.AGENCY and self.registry.valid(r, self.on))
        names = ((name.lower(), r.key) for r in rows for name in (r.name_nb, *r.aliases))
        return {name: key for name, key in names if name.endswith("direktoratet")}

    @cached_property
    def _nouns(self) -> frozenset[str]:
        if not self.recipients:
            return frozenset()
        names = self.registry.at(self.recipients[0], self.on).nouns
        return frozenset({*names, *ANY_AGENCY, "dere", "dykk"})
