"""Where a letter speaks of joint tasks: passages with a mandate, and mere mentions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from linter.coordination.model import DeclaredTask, Passage, Slot
from linter.coordination.naming import core, key_of, run_in_heading, subject_matter
from linter.coordination.participants import named_agencies
from linter.coordination.partners import foreign, lines_of, partner_demand
from linter.coordination.roles import coordinates
from linter.coordination.scene import Scene, Sentence
from linter.coordination.tables import keyed
from linter.coordination.words import known_tasks, words
from linter.letters.identity_model import Layout, LetterKind
from linter.letters.identity_title import find_title
from linter.letters.model import Block, BlockKind, Layer, MarkKind, Section, Span

__all__ = ["Found", "Step", "by_heading", "by_name", "by_partners", "joint_letter"]

_LONGEST_SECTION = 40  # blocks; a chapter over many goals is no passage about one task
_SEVERAL = 2
_TITLE = 140
_TITLE_LEAST = 20
_FEW_SENTENCES = 14
_SHORT_SECTION = 12  # blocks; without a word of cooperation in its heading a section is about one task only when short
_STATEMENT = re.compile(r"\b(?:er|har|skal|får|blir|vert|møter)\b", re.IGNORECASE)  # a goal, not the name of a task


@dataclass(frozen=True, slots=True)
class Found:
    """A task as found, before its slots are read."""

    key: str
    name: str
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Span, ...] = ()
    pattern: re.Pattern[str] | None = None
    names: tuple[str, ...] = ()

    def joined(self, other: Found) -> Found:
        """Both as one task: the first's name, the passages of both."""
        return replace(
            self,
            passages=(*self.passages, *other.passages),
            mentions=(*self.mentions, *other.mentions),
            names=tuple(dict.fromkeys([*self.names, *other.names])),
        )


Step = Callable[[Scene, frozenset[int]], "list[Found]"]


def _lookups(declared: Sequence[DeclaredTask]) -> Iterator[tuple[str, str, re.Pattern[str], str]]:
    """Key, name, pattern and reason of every task looked for by name; declared ones first."""
    taken: set[str] = set()
    for task in declared:
        said = "|".join(re.escape(name) for name in (task.name, *task.aliases) if name)
        pattern = re.compile(rf"(?<!\w)(?:{said})", re.IGNORECASE)
        same = next((k for k in known_tasks() if any(k.pattern.search(n) for n in (task.name, *task.aliases))), None)
        if same is not None:
            taken.add(same.key)
            pattern = re.compile(f"{pattern.pattern}|{same.pattern.pattern}", re.IGNORECASE)
        yield (same.key if same else key_of(task.name)), task.name, pattern, "declared"
    for known in known_tasks():
        if known.key not in taken:
            yield known.key, known.name, known.pattern, "known name"


def joint_letter(scene: Scene, declared: Sequence[DeclaredTask]) -> Found | None:
    """A letter to several agencies of several ministries about one task: all of it is one passage."""
    kind = scene.identity.kind.value if scene.identity.kind else None
    owners = lines_of(scene, scene.recipients)
    if len(scene.recipients) < _SEVERAL or (len(owners) < _SEVERAL and kind is not LetterKind.FELLES_OPPDRAGSBREV):
        return None
    title = find_title(Layout(scene.letter))
    said = " ".join(title.text.split()) if title else ""
    body = [b for b in scene.letter.blocks if b.layer is Layer.BODY and b.text.strip()]
    if not body:
        return None
    evidence = Span(title.index, 0, len(title.text)) if title else Span(body[0].index, 0, len(body[0].text))
    lookups = list(_lookups(declared))
    hit = next((row for row in lookups if row[2].search(said)), None)
    if hit is None:
        counts = [(sum(1 for b in body if row[2].search(b.text)), row) for row in lookups]
        best = max(counts, key=lambda c: c[0], default=(0, None))
        hit = best[1] if best[0] >= _SEVERAL else None
    first = evidence.block if title and title.layer is Layer.BODY else body[0].index
    passage = Passage(first, body[-1].index + 1, hit[3] if hit else "heading", evidence)
    if hit:
        return Found(hit[0], hit[1], (passage,), pattern=hit[2], names=(said,) if said else ())
    name = core(said) or said or "felles oppdrag"
    return Found(key_of(name), name, (passage,), names=(said,) if said else ())


def by_name(declared: Sequence[DeclaredTask]) -> Step:
    """Tasks found by a declared or known name: the section under a heading, a paragraph or row that demands, mentions."""

    def step(scene: Scene, taken: frozenset[int]) -> list[Found]:  # noqa: ARG001 - a Step; names come first
        named = (_by_one_name(scene, *lookup) for lookup in _lookups(declared))
        return [found for found in named if found.passages or found.mentions]

    return step


def _by_one_name(scene: Scene, key: str, name: str, pattern: re.Pattern[str], reason: str) -> Found:
    passages: list[Passage] = []
    mentions: list[Span] = []
    covered: set[int] = set()
    for block in scene.letter.blocks:
        match = pattern.search(block.text) if block.layer is Layer.BODY else None
        if match is None or block.index in covered:
            continue
        place = Span(block.index, match.start(), match.end())
        reach = _reach(scene, block, pattern)
        if reach is None:
            mentions.append(place)
            continue
        covered |= set(range(*reach))
        passages.append(Passage(*reach, reason, place))
    return Found(key, name, tuple(passages), tuple(mentions), pattern)


def _reach(scene: Scene, block: Block, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """The blocks of the passage that a name in ``block`` opens; None for a mere mention."""
    if block.kind is BlockKind.HEADING and block.cell is None:
        section = scene.letter.sections[block.section]
        if section.heading == block.index and section.level and section.last - section.first <= _LONGEST_SECTION:
            own = list(scene.run(section.first + 1, section.last))
            return (section.first, section.last) if any(_mandate(s) for s in own) else None
        return None
    if block.cell is not None:
        row = scene.letter.rows[block.cell.table, block.cell.row]
        sentences = [s for cell in row for s in scene.sentences[cell.index]]
        if any(partner_demand(scene, s, assignment=True) or _joint_demand(s) for s in sentences):
            return row[0].index, row[-1].index + 1
        return None
    sentences = list(scene.sentences[block.index])
    if not any(_joint_demand(s) or coordinates(s) for s in sentences):
        return None
    return _grown(scene, block, pattern)


def _mandate(sentence: Sentence) -> bool:
    return bool(
        words("demand").search(sentence.text) or words("together").search(sentence.text) or coordinates(sentence)
    )


def _joint_demand(sentence: Sentence) -> bool:
    """A demand to do something together, with several agencies as subject or a partner named."""
    text = sentence.text
    if not words("demand").search(text) or words("third_party").search(text):
        return False
    several = len({a.key for a in named_agencies(sentence)}) >= _SEVERAL or words("agencies_plural").search(text)
    return bool(several and words("cooperate").search(text))


def _grown(scene: Scene, block: Block, pattern: re.Pattern[str] | None) -> tuple[int, int]:
    """The paragraph, with neighbours in its section that name the task, go on about it, or are its list."""
    first, last = block.index, block.index + 1
    blocks = scene.letter.blocks
    while first > 0 and _goes_with(blocks[first - 1], block, pattern, before=True):
        first -= 1
    while last < len(blocks) and (
        _goes_with(blocks[last], block, pattern)
        or (blocks[last].kind is BlockKind.LIST_ITEM and blocks[last].section == block.section and _opens(blocks, last))
    ):
        last += 1
    return first, last


def _goes_with(other: Block, block: Block, pattern: re.Pattern[str] | None, *, before: bool = False) -> bool:
    if other.section != block.section or other.kind is BlockKind.HEADING or other.layer is not Layer.BODY or other.cell:
        return False
    if pattern is not None and pattern.search(other.text):
        return True
    return not before and other.kind is BlockKind.PARAGRAPH and bool(words("anaphora").search(other.text))


def _opens(blocks: Sequence[Block], index: int) -> bool:
    above = index - 1
    while above > 0 and blocks[above].kind is BlockKind.LIST_ITEM:
        above -= 1
    return blocks[above].text.rstrip().endswith(":")


def by_heading(scene: Scene, taken: frozenset[int]) -> list[Found]:
    """Sections whose text names another ministry's agency among those that shall act together or under a coordinator.

    A heading that speaks of cooperation is a sign of its own; without it, the section must be short.
    """
    found: list[Found] = []
    for section in scene.letter.sections[1:]:
        if section.heading is None or section.heading in taken or not _may_hold(scene, section):
            continue
        own = [s for s in scene.run(section.first + 1, section.last) if s.span.block not in taken]
        if any(_keyed_roles(scene, section)) or _joint(
            scene, own, cooperative=bool(words("heading").search(section.title))
        ):
            heading = scene.letter.blocks[section.heading]
            evidence = Span(heading.index, 0, len(heading.text))
            passage = Passage(section.first, section.last, "heading", evidence)
            found.append(Found(key_of(section.title), section.title, (passage,), names=(section.title,)))
            taken |= frozenset(range(section.first, section.last))
    return found


def _keyed_roles(scene: Scene, section: Section) -> Iterator[bool]:
    """A table that names a coordinator, in a section that names another ministry's agency."""
    for filler in keyed(scene, range(section.first, section.last)):
        named = (a.key for s in scene.run(section.first, section.last) for a in named_agencies(s))
        yield filler.slot is not Slot.GOALS and any(foreign(scene, key) for key in named)


def _may_hold(scene: Scene, section: Section) -> bool:
    """Whether a section may be the passage of one task: no chapter, no goal, none of the standing parts of a letter."""
    path = scene.letter.section_path(section.index)
    if (
        words("section_not").search(path)
        or words("heading_not").search(section.title)
        or words("heading_generic").search(section.title)
    ):
        return False
    leaf = not any(other.parent == section.index for other in scene.letter.sections)
    longest = _LONGEST_SECTION if words("heading").search(section.title) else _SHORT_SECTION
    blocks = {
        s.span.block for s in scene.run(section.first, section.last) if scene.letter.blocks[s.span.block].cell is None
    }
    return leaf and len(blocks) <= longest and not _STATEMENT.search(section.title)


def _joint(scene: Scene, own: Sequence[Sentence], *, cooperative: bool) -> bool:
    """Whether some sentences set up cooperation with another ministry's agency."""
    named = {a.key for s in own for a in named_agencies(s)}
    if not any(foreign(scene, key) for key in named):
        return False
    if cooperative and any(partner_demand(scene, s) or _joint_demand(s) for s in own):
        return True
    if len(named | set(scene.recipients)) >= _SEVERAL and any(coordinates(s) for s in own):
        return True
    return any(
        _across(scene, s) and words("shared").search(s.text) and not words("identical").search(s.text) for s in own
    )


def by_partners(scene: Scene, taken: frozenset[int]) -> list[Found]:
    """Paragraphs, list items and table rows that demand cooperation with another ministry's agency."""
    found: list[Found] = []
    covered = set(taken)
    for block in scene.letter.blocks:
        if block.layer is not Layer.BODY or block.index in covered or block.kind is BlockKind.HEADING:
            continue
        path = scene.letter.section_path(block.section)
        if words("section_not").search(path):
            continue
        assignment = block.cell is not None or bool(re.search(r"oppdrag|oppgave|oppgåve|tiltak", path, re.IGNORECASE))
        for sentence in scene.sentences[block.index]:
            partners = partner_demand(scene, sentence, assignment=assignment)
            if not partners and not (coordinates(sentence) and _across(scene, sentence)):
                continue
            one = _from_sentence(scene, block, sentence)
            covered |= {b for p in one.passages for b in range(p.first, p.last)}
            found.append(one)
            break
    return found


def _across(scene: Scene, sentence: Sentence) -> bool:
    named = named_agencies(sentence)
    return len(named) >= _SEVERAL and any(foreign(scene, a.key) for a in named)


def _from_sentence(scene: Scene, block: Block, sentence: Sentence) -> Found:
    if block.cell is not None:
        row = scene.letter.rows[block.cell.table, block.cell.row]
        first, last = row[0].index, row[-1].index + 1
        name = _row_title(row) or subject_matter(sentence)
    else:
        first, last = _grown(scene, block, None)
        opening = scene.sentences[block.index][0]
        bold = any(m.kind is MarkKind.BOLD and m.start <= opening.span.start < m.end for m in block.marks)
        name = run_in_heading(opening if opening is not sentence else None, bold=bold) or subject_matter(sentence)
        section = _assignment(scene, block)
        if section is not None:
            first, last, name = section.first, section.last, section.title
    passage = Passage(first, last, "partners", sentence.span)
    return Found(key_of(name), name, (passage,), names=(name,))


def _assignment(scene: Scene, block: Block) -> Section | None:
    """The section that is one assignment (its heading bears an id) and holds a block."""
    at: int | None = block.section
    while at:
        section = scene.letter.sections[at]
        heading = f"{section.number} {section.title}".strip()
        if words("assignment_id").search(heading) or words("assignment_id").search(section.title):
            return section if section.last - section.first <= _LONGEST_SECTION else None
        at = section.parent
    return None


def _row_title(row: Sequence[Block]) -> str:
    """The title of an assignment in a table row: the first cell that is neither id, department nor date."""
    for cell in row:
        text = cell.text.strip()
        if len(text) <= _TITLE and (
            words("infinitive").search(text) or (" " in text and text[-1:].isalpha() and len(text) > _TITLE_LEAST)
        ):
            return text
    return ""
