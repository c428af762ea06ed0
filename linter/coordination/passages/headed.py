"""Sections that are about one joint task, by their heading and by who is named in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from linter.coordination.model import COORDINATORS, Passage, Slot
from linter.coordination.naming import key_of, matter
from linter.coordination.parsed import parsed
from linter.coordination.participants import LIST, named_agencies
from linter.coordination.passages.acting import acting_together, live
from linter.coordination.passages.found import LONGEST_SECTION, SEVERAL, Found, joint_demand
from linter.coordination.passages.partners import across, concerns, foreign, manifold, partner_demand
from linter.coordination.roles.grammar import grammar_roles
from linter.coordination.roles.labels import labelled_roles
from linter.coordination.roles.leading import speaks_of_leading
from linter.coordination.roles.tables import keyed
from linter.coordination.roles.worded import coordinates
from linter.coordination.scene import Actor, Scene, Sentence
from linter.coordination.words import words
from linter.letters.model import Section, Span

__all__ = ["STATEMENT", "by_heading", "headed", "holds_task", "of_every_day"]

_BETWEEN = re.compile(r"\bsamarbeid(?:et)? mellom\b", re.IGNORECASE)
_ENOUGH = 3  # agencies; two may well be named beside each other
_ARE = re.compile(
    r"\b(?:deltaker\w*|deltakar\w*|samarbeidspartner\w*|samarbeidspartnar\w*|partene|partane|virksomhetene|verksemdene|etatene"
    r"|etatane|direktoratene|direktorata)(?:\s+\w+){0,2}\s*(?:er|:)\s*$|\bansvar\b[^.;]*:\s*$|\bder (?:også|òg)\s+$",
    re.IGNORECASE,
)
_SHALL = re.compile(
    r"\s*,?\s+(?:skal|må|bør|har fått|får|er gitt|har i oppdrag|deltar|deltek|er med|tek del|tar del|bidrar|bidreg"
    r"|samarbeid\w*)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\b(?:hver for seg|kvar for seg|hver sin|kvar sin|hver av|kvar av)\b", re.IGNORECASE)
_NOT_SHARED = re.compile(r"\b(?:ikke|ikkje) (?:\w+ )?samarbeid", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:avslutte[rt]?|avslutta|opphør\w*|opphøyr\w*|er over|tok slutt|ble|blei|vart|var|hadde)\b", re.IGNORECASE
)
_FEW_SENTENCES = 12  # of a section that may be about one task without a word of cooperation
_SHORT_SECTION = 12  # blocks; without a word of cooperation in its heading a section is about one task only when short
STATEMENT = re.compile(r"\b(?:er|har|skal|får|blir|vert|møter)\b", re.IGNORECASE)  # a goal, not the name of a task


def by_heading(scene: Scene, taken: frozenset[int]) -> list[Found]:
    """Sections whose text names another ministry's agency among those that shall act together or under a coordinator.

    A heading that speaks of cooperation is a sign of its own; without it, the section must be short.
    """
    found: list[Found] = []
    for section in scene.letter.sections[1:]:
        if section.heading is None or section.heading in taken or not _may_hold(scene, section):
            continue
        if of_every_day(scene, section):
            continue
        every = list(scene.run(section.first, section.last))
        if words("heading_no_matter").search(section.title) and (manifold(scene, every) or _long(every)):
            continue
        own = live(scene, [s for s in every if s.span.block not in taken])
        if own and (
            any(_keyed_roles(scene, section))
            or holds_task(scene, own, cooperative=bool(words("heading").search(section.title)))
            or (_of_one_thing(own) and acting_together(scene, own, alone=True))
        ):
            found.append(headed(scene, section))
            taken |= frozenset(range(section.first, section.last))
    return found


def of_every_day(scene: Scene, section: Section) -> bool:
    """Whether a section tells of ordinary relations («Samarbeid i det daglige») and asks nobody to share a task."""
    if not words("heading_daily").search(section.title):
        return False
    return not any(partner_demand(scene, s) or joint_demand(s) for s in scene.run(section.first, section.last))


def headed(scene: Scene, section: Section) -> Found:
    """The task that a section with a heading is about."""
    heading = scene.letter.blocks[section.first if section.heading is None else section.heading]
    passage = Passage(section.first, section.last, "heading", Span(heading.index, 0, len(heading.text)))
    return Found(key_of(section.title), matter(section.title), (passage,), names=(section.title,))


def _long(own: Sequence[Sentence]) -> bool:
    """Whether there is more than two paragraphs or items to a text."""
    return len({s.span.block for s in own if not s.heading}) > SEVERAL


def _keyed_roles(scene: Scene, section: Section) -> Iterator[bool]:
    """A table that names a coordinator, in a section that names another ministry's agency."""
    for filler in keyed(scene, range(section.first, section.last)):
        named = (a.key for s in scene.run(section.first, section.last) for a in named_agencies(s))
        yield filler.slot in COORDINATORS and any(foreign(scene, key) for key in named)


def _may_hold(scene: Scene, section: Section) -> bool:
    """Whether a section may be the passage of one task: no chapter, no goal, none of the standing parts of a letter."""
    path = scene.chapters(section.index)
    if (
        words("section_not").search(path)
        or words("heading_not").search(section.title)
        or words("heading_generic").search(section.title)
    ):
        return False
    leaf = not any(other.parent == section.index for other in scene.letter.sections)
    longest = LONGEST_SECTION if words("heading").search(section.title) else _SHORT_SECTION
    blocks = {
        s.span.block for s in scene.run(section.first, section.last) if scene.letter.blocks[s.span.block].cell is None
    }
    return leaf and len(blocks) <= longest and not STATEMENT.search(section.title)


def holds_task(scene: Scene, own: Sequence[Sentence], *, cooperative: bool) -> bool:
    """Whether the sentences of a section set up a joint task. ``cooperative``: its heading speaks of cooperation."""
    return _joint(scene, own, cooperative=cooperative) or _led(scene, own)


def _joint(scene: Scene, own: Sequence[Sentence], *, cooperative: bool) -> bool:
    """Whether some sentences set up cooperation with another ministry's agency."""
    named = {a.key for s in own for a in named_agencies(s)}
    if not any(foreign(scene, key) for key in named):
        return False
    if len(named) >= _ENOUGH and any(_between_them(scene, s) or _given_to_all(scene, s) for s in own):
        return True
    if _named_in_heading(scene, own):
        return True
    if cooperative and any(partner_demand(scene, s) or joint_demand(s) for s in own):
        return True
    led = any(coordinates(s, whole=True) or words("flat").search(s.text) or any(labelled_roles(s)) for s in own)
    if led and concerns(scene, own, named):
        return True
    return any(
        across(scene, s)
        and words("shared").search(s.text)
        and not words("identical").search(s.text)
        and not _NOT_SHARED.search(s.text)
        for s in own
    )


def _of_one_thing(own: Sequence[Sentence]) -> bool:
    """Whether a section is short, and names bodies or goes on about them in half of its paragraphs or more."""
    blocks = {s.span.block for s in own if not s.heading}
    about = {
        s.span.block
        for s in own
        if not s.heading
        and (
            any(not a.pronoun for a in s.agencies())
            or words("several_bodies").search(s.text)
            or words("anaphora").search(s.text)
        )
    }
    return len(own) <= _FEW_SENTENCES and (len(blocks) <= _ENOUGH or len(about) * 2 >= len(blocks))


def _named_in_heading(scene: Scene, own: Sequence[Sentence]) -> bool:
    """«Samarbeid med X» over a text that demands something."""
    headings = [s for s in own if s.heading and words("heading_with").search(s.text)]
    named = any(foreign(scene, a.key) for s in headings for a in named_agencies(s))
    return named and any(words("demand").search(s.text) for s in own if not s.heading)


def _led(scene: Scene, own: Sequence[Sentence]) -> bool:
    """Whether one of three or more agencies leads, by the grammar; parsed only with a word of leading."""
    named = {a.key for s in own for a in named_agencies(s)}
    if not any(foreign(scene, key) for key in named) or not concerns(scene, own, named):
        return False
    if len({a.key for s in own for a in s.agencies()} | set(scene.recipients)) < _ENOUGH:
        return False
    led = parsed(s for s in own if speaks_of_leading(s.text))
    roles = (claim.filler for one in led for claim in grammar_roles(one, None))
    return any(f.slot is Slot.COORDINATING_AGENCY and f.value in named | set(scene.recipients) for f in roles)


def _between_them(scene: Scene, sentence: Sentence) -> bool:
    """«Samarbeidet mellom A, B og C fortsetter»: no demand, but a cooperation that is theirs."""
    return across(scene, sentence) and bool(_BETWEEN.search(sentence.text)) and not _ENDED.search(sentence.text)


def _given_to_all(scene: Scene, sentence: Sentence) -> bool:
    """Whether three or more agencies in one list are who a sentence is about: «A, B og C skal», «Deltakerne er …»."""
    named = named_agencies(sentence)
    at = sentence.span.start
    runs: list[list[Actor]] = []
    for actor in named:
        if runs and LIST.fullmatch(sentence.text[runs[-1][-1].end - at : actor.start - at]):
            runs[-1].append(actor)
        else:
            runs.append([actor])
    for run in runs:
        listed = {a.key for a in run}
        if len(listed) >= _ENOUGH and any(foreign(scene, key) for key in listed):
            before, after = sentence.text[: run[0].start - at], sentence.text[run[-1].end - at :]
            ours = bool(listed & set(scene.recipients)) or bool(words("demand").search(sentence.text))
            if _ARE.search(before) or (ours and not _APART.search(after) and _SHALL.match(after)):
                return True
    return False
