"""What coordinators do, who is responsible, and how far the cooperation goes. Advice 3, 4 and 5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from linter.coordination.duties.grammar import Unnamed, does
from linter.coordination.model import Filler, Slot
from linter.coordination.parsed import Parsed
from linter.coordination.participants import LIST, named_agencies
from linter.coordination.scene import Actor, Sentence
from linter.coordination.talk import Talk
from linter.coordination.words import words
from linter.letters.model import Span
from linter.letters.registry import OrgKind

__all__ = ["duties", "level", "responsibility"]

_KINDS = {
    **{f"D{n}": OrgKind.MINISTRY for n in range(1, 7)},
    **{f"V{n}": OrgKind.AGENCY for n in range(1, 9)},
}
_LONGEST_OPENING = len("I perioden 2026–2028 skal ")  # before the subject of a clause
_GOES_ON = re.compile(
    r"\W*(?:den|det|han|rollen|rolla|koordinator\w*|i rollen|ansvaret|oppgaven|dette|som koordinator)\b", re.IGNORECASE
)
_OBJECT = re.compile(r"\b(?:på vegner? av|av|for|fra|frå|til|med|hos|mellom)\s+$", re.IGNORECASE)
_RANK = ("level4", "level3", "level2", "level1")
_RESPONSIBLE_COLUMN = re.compile(
    r"^\W*(?:ansvar\w*|hovedansvar\w*|hovudansvar\w*|ansvarlig\w*|ansvarleg\w*)\W*$", re.IGNORECASE
)
_FOR = re.compile(r"\s+(?:(?:har|får) )?(?:ansvar(?:et)? )?for\s")  # «…, Udir for skolene»
_PAST = re.compile(r"\bhar hatt\b|\bhadde\b", re.IGNORECASE)


def duties(talk: Talk, coordinators: frozenset[str]) -> Iterator[Filler]:
    """Fillers of DUTIES: what is told of a coordinator (``coordinators``: registry keys).

    By the tree of the sentence where that says who does it, else by who stands first in the clause.
    """
    if not coordinators:
        return
    bearer: Actor | None = None
    for sentence in talk.sentences:
        one = talk.parsed.get(sentence.span)
        before = bearer
        yield from _raised_through(sentence)
        for start, end in _clauses(sentence.text):
            bearer = _first(sentence, start, coordinators, bearer)
            yield from _told(sentence, one, (start, end), _Coordinator(coordinators, bearer, before or bearer))
        bearer = bearer or _named_first(sentence, coordinators)


def _raised_through(sentence: Sentence) -> Iterator[Filler]:
    """«Uenighet legges fram gjennom koordinerende virksomhet»: the coordinator takes it further."""
    through = words("through_coordinator").search(sentence.text)
    if through and words("escalate").search(sentence.text) and words("trouble").search(sentence.text):
        yield Filler(Slot.DUTIES, "V7", sentence.place(through), evidence=through[0])


@dataclass(frozen=True)
class _Coordinator:
    """Who coordinates: by their keys, whom the clause begins with, and of whom the text has told so far."""

    keys: frozenset[str]
    first: Actor | None
    before: Actor | None

    def bears(self, by: Actor | Unnamed | None) -> Actor | None:
        """Who bears a duty by what the tree says of who does it; else whom the clause begins with."""
        if by is None:
            return self.first
        if isinstance(by, Unnamed):
            return self.before if by is Unnamed.ROLE else None
        return by


def _told(sentence: Sentence, one: Parsed | None, clause: tuple[int, int], who: _Coordinator) -> Iterator[Filler]:
    for code, kind in _KINDS.items():
        for match in words(f"duty_{code}").finditer(sentence.text, *clause):
            if words("duty_not").fullmatch(match[0]):
                continue
            by = does(one, *match.span()) if one is not None else None
            bearer = who.bears(by)
            if bearer is not None and bearer.key in who.keys and bearer.kind is kind:
                yield Filler(Slot.DUTIES, code, sentence.place(match), evidence=match[0])
                break


def _named_first(sentence: Sentence, coordinators: frozenset[str]) -> Actor | None:
    """The coordinator where the sentence names nobody else: «Koordinerende virksomhet er X.» Then what the role is."""
    keys = {a.key for a in sentence.actors}
    return sentence.actors[0] if len(keys) == 1 and keys <= coordinators else None


def _first(sentence: Sentence, start: int, coordinators: frozenset[str], bearer: Actor | None) -> Actor | None:
    """The coordinator a clause begins with or goes on about; None where it is about somebody else."""
    text = sentence.text
    inside = [a for a in sentence.actors if start <= a.start - sentence.span.start]
    inside = [a for a in inside if a.start - sentence.span.start < next(e for s, e in _clauses(text) if s == start)]
    ours = [a for a in inside if a.key in coordinators and not _OBJECT.search(sentence.before(a.start))]
    subject = ours[0] if ours else (inside[0] if inside else None)
    plural = words("agencies_plural").match(text, start) or words("ministries_plural").match(text, start)
    if sentence.listed and not inside and not plural:
        return bearer  # an item goes on about the subject of its list
    if plural:
        return None
    if subject is not None and subject.start - sentence.span.start - start < _LONGEST_OPENING:
        return subject if subject.key in coordinators else None
    return None if start == 0 and not _GOES_ON.match(text) else bearer


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in re.finditer(r"[:;](?=\s)|,\s+(?:mens|men)\s+", text):
        yield start, cut.start()
        start = cut.end()
    yield start, len(text)


def responsibility(talk: Talk) -> Iterator[Filler]:
    """Fillers of RESPONSIBILITY: "joint", "own" (an agency's share), "agreed" (they are to agree on it) or "table"."""
    for sentence in talk.sentences:
        text = sentence.text
        agreed = words("agreed_responsibility").search(text)
        if agreed and words("agencies_plural").search(text) and not _PAST.search(text):
            yield Filler(Slot.RESPONSIBILITY, "agreed", sentence.place(agreed), evidence=agreed[0])
        joint = words("joint_responsibility").search(text)
        if joint:
            yield Filler(Slot.RESPONSIBILITY, "joint", sentence.place(joint), evidence=joint[0])
        for match in words("own_responsibility").finditer(text):
            if joint and match.start() < joint.end() and match.end() > joint.start():
                continue
            if _own(sentence, match) and not _PAST.search(text):
                bearers = _bearers(sentence)
                yield Filler(
                    Slot.RESPONSIBILITY, "own", sentence.place(match), evidence=match[0], bearers=tuple(bearers)
                )
                break
    for row in talk.scene.letter.rows.values():
        for cell in row:
            if (
                cell.index in talk.blocks
                and cell.cell is not None
                and cell.cell.row == 0
                and _RESPONSIBLE_COLUMN.match(cell.text)
            ):
                yield Filler(Slot.RESPONSIBILITY, "table", Span(cell.index, 0, len(cell.text)), evidence=cell.text)


def _bearers(sentence: Sentence) -> dict[str, None]:
    """Registry keys of those a sentence gives a share («NAV svarer for arbeidet, Udir for skolene»); empty: all."""
    bearers: dict[str, None] = {}
    for match in words("own_responsibility").finditer(sentence.text):
        at = sentence.span.start + match.start()
        before = [a for a in sentence.agencies() if a.end <= at]
        each = re.match(r"\W*(?:hver|kvar|innenfor|innanfor|på sine)", match[0], re.IGNORECASE)
        subject = sentence.text[before[-1].end - sentence.span.start if before else 0 : match.start()]
        if each or "fordel" in match[0].lower() or not before or words("agencies_plural").search(subject):
            return {}
        bearers |= dict.fromkeys(_listed_before(sentence, before))
    gapped = (a for a in sentence.agencies() if _FOR.match(sentence.after(a.end)))
    return bearers | dict.fromkeys(a.key for a in gapped)


def _listed_before(sentence: Sentence, before: list[Actor]) -> list[str]:
    """The last of some names, and those that stand in one list with it."""
    keys = [before[-1].key]
    for earlier, later in zip(reversed(before[:-1]), reversed(before[1:]), strict=True):
        if not LIST.fullmatch(sentence.text[earlier.end - sentence.span.start : later.start - sentence.span.start]):
            break
        keys.append(earlier.key)
    return keys


def _own(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether an agency bears the share, and the share is no role for the whole."""
    after = sentence.text[match.end() : match.end() + 40]
    if re.match(r"\s*(?:å )?(?:koordiner|samordn|led|lei|rapporter)\w*", after, re.IGNORECASE):
        return False
    if re.match(r"\W*(?:hver|kvar)", match[0], re.IGNORECASE) or "fordel" in match[0].lower():
        return not words("report").search(after)
    at = sentence.span.start + match.start()
    before = [a for a in sentence.actors if a.end <= at]
    if before:
        return before[-1].kind is OrgKind.AGENCY
    return bool(words("agencies_plural").search(sentence.text[: match.start()])) or bool(named_agencies(sentence))


def level(talk: Talk) -> Iterator[Filler]:
    """The highest step of the samordningsstige that the wording shows, with the words that show it."""
    for rank in _RANK:
        for sentence in talk.sentences:
            if sentence.heading:
                continue
            match = words(rank).search(sentence.text)
            if match and not re.search(
                r"\b(?:bygger på|byggjer på|jf\.|utvik\w+ fram)\b[^.;]*$", sentence.text[: match.start()], re.IGNORECASE
            ):
                yield Filler(Slot.LEVEL, rank[-1], sentence.place(match), evidence=match[0])
                return
