"""Joint tasks whose mandate is told in paragraphs that open with the name of a part: «Mål. Færre …», «Krav: …».

They stand under a paragraph that opens with the task («Felles oppdrag – X. …»), or fill a letter whose title names its
matter («Supplerende tildelingsbrev nr. 2: X»). Without a heading of their own each would be a task by itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from linter.coordination.model import Passage
from linter.coordination.naming import core, key_of, matter, run_in_heading
from linter.coordination.passages.acting import acting_together, live
from linter.coordination.passages.chapter import cooperation
from linter.coordination.passages.found import LONGEST_SECTION, Found
from linter.coordination.passages.headed import holds_task
from linter.coordination.scene import Scene
from linter.coordination.words import words
from linter.letters.model import Block, BlockKind, Layer, MarkKind, Section, Span

__all__ = ["by_paragraphs"]

_FEWEST_PARTS = 2  # under the name of the task
_FEWEST_ALONE = 3  # in a letter that names its matter in the title
_LONGEST_TITLE = 110  # characters
_LOOKS = frozenset({MarkKind.BOLD, MarkKind.ITALIC})
_LABEL = re.compile(r"(?:\d+(?:\.\d+)*\.?\s+)?([A-ZÆØÅ][^.:;?!]{2,59})[.:](?:\s|$)")
_MARKED = re.compile(r"(?:[a-zæøå]|\d{1,2})[.)]\s+(?=\S)|")
_END = re.compile(r"\W*(?:med (?:vennlig |venleg )?(?:hilsen|helsing)|kopi|gjenpart|vedlegg)\b", re.IGNORECASE)
_INTRODUCTION = re.compile(r"innle(?:dning|iing)", re.IGNORECASE)
_STANDING = re.compile(r"\b(?:fullmakt|budsjett|løyving|bevilgning|styringsdialog|fellesføring)", re.IGNORECASE)
# «Supplerende tildelingsbrev nr. 2 til X: Y», «Oppdragsbrev om Y»; a main letter is about more than one matter.
_LETTER_ON = re.compile(
    r"\b(?:supplerende|supplerande|tillegg\w*|endring\w*|revider\w*|oppdragsbrev\w*)\b.*?(?::\s+|\s[–-]\s+|\bom\s+)(?=\S)",
    re.IGNORECASE,
)


def by_paragraphs(scene: Scene, taken: frozenset[int]) -> list[Found]:
    """Tasks told in labelled paragraphs, and letters on one matter that are."""
    found: list[Found] = []
    for section in scene.letter.sections:
        blocks = [block for block in _own(scene, section) if block.index not in taken]
        every = [*_under_names(scene, blocks), *_of_letter(scene, section, blocks), *_lettered(scene, section, blocks)]
        for one in every:
            inside = {n for p in one.passages for n in range(p.first, p.last)}
            if not inside & taken:
                found.append(one)
                taken |= inside
    return found


def _own(scene: Scene, section: Section) -> list[Block]:
    """The blocks of a section outside its subsections, down to the greeting."""
    found: list[Block] = []
    for block in scene.letter.blocks[section.first : section.last]:
        if block.section != section.index or block.layer is not Layer.BODY or block.kind is BlockKind.HEADING:
            continue
        if _END.match(block.text):
            break
        found.append(block)
    return found


def _under_names(scene: Scene, blocks: Sequence[Block]) -> list[Found]:
    """«Felles oppdrag – X. …» and the labelled paragraphs under it."""
    found: list[Found] = []
    for at, block in enumerate(blocks):
        title = _title(scene, block)
        if not title or _part(title) or not cooperation(title):
            continue
        last = _reach(scene, blocks, at)
        parts = [one for one in blocks[at + 1 : last] if _part(_title(scene, one))]
        if len(parts) >= _FEWEST_PARTS and _is_joint(scene, blocks[at:last]):
            found.append(_found(blocks[at:last], title, Span(block.index, 0, len(title))))
    return found


def _reach(scene: Scene, blocks: Sequence[Block], at: int) -> int:
    """Where a task told in parts ends: before a label that is no part or a standing one, or looks like its own."""
    look: frozenset[MarkKind] | None = None
    for number in range(at + 1, len(blocks)):
        title = _title(scene, blocks[number])
        if not title:
            continue
        if not _part(title) or _STANDING.search(title):
            return number
        look = look if look is not None else _look(blocks[number])
        if look != _look(blocks[at]) == _look(blocks[number]):
            return number
    return len(blocks)


def _of_letter(scene: Scene, section: Section, blocks: Sequence[Block]) -> list[Found]:
    """The task of a letter on one matter: from its first part to its last, with what follows that."""
    name = _matter_of_letter(scene, section)
    titled = [(at, title) for at, block in enumerate(blocks) if (title := _title(scene, block))]
    opened = [(at, title) for at, title in titled if not _INTRODUCTION.match(title)]
    parts = [(at, title) for at, title in opened if _part(title) and not _STANDING.search(title)]
    if not name or len(parts) < _FEWEST_ALONE or len(parts) * 2 < len(opened):
        return []
    if not any(words("heading_part_roles").search(title) for _, title in parts):
        return []
    first, end = parts[0][0], next((at for at, _ in titled if at > parts[-1][0]), len(blocks))
    whole = blocks[first:end]
    if len([b for b in whole if b.cell is None]) > LONGEST_SECTION or not _is_joint(scene, whole):
        return []
    heading = scene.letter.blocks[section.first if section.heading is None else section.heading]
    start = max(heading.text.rfind(name), 0)
    return [_found(whole, name, Span(heading.index, start, len(heading.text)))]


def _lettered(scene: Scene, section: Section, blocks: Sequence[Block]) -> list[Found]:
    """A task told in points under any heading: «a) Oppdraget. …», «b) Mål. …», «c) Roller. …»."""
    if section.heading is None:
        return []
    found: list[Found] = []
    run: list[Block] = []
    for block in (*blocks, None):
        if block is not None and _MARKED.match(block.text) and _part(_point(block)):
            run.append(block)
            continue
        roles = any(words("heading_part_roles").search(_point(one)) for one in run)
        if len(run) > _FEWEST_ALONE and roles and _is_joint(scene, run):
            heading = scene.letter.blocks[section.heading]
            found.append(_found(run, section.title, Span(heading.index, 0, len(heading.text))))
        run = []
    return found


def _point(block: Block) -> str:
    """What a lettered point opens with, to its full stop or colon, or as far as it is set off."""
    marked = _MARKED.match(block.text)
    start = marked.end() if marked else 0
    set_off = max((m.end for m in block.marks if m.kind in _LOOKS and m.start == start), default=start)
    label = _LABEL.match(block.text, start)
    return block.text[start:set_off].strip(" .:–-") or (label[1] if label else "")


def _matter_of_letter(scene: Scene, section: Section) -> str:
    """What the title of a letter says it is about; "" where it names none, or a body."""
    said = _LETTER_ON.search(section.title)
    name = section.title[said.end() :].strip() if said else ""
    if said and ":" in name:  # «… – X-direktoratet: Y»
        name = name.rpartition(":")[2].strip()
    named = any(mention.start == 0 for mention in scene.registry.mentions(name))
    return "" if named or len(core(name).split()) < _FEWEST_PARTS else name


def _title(scene: Scene, block: Block) -> str:
    """The words a paragraph opens with as a title: a part of a mandate, or what is set off; "" for none."""
    if block.kind is not BlockKind.PARAGRAPH or block.cell is not None or not scene.sentences[block.index]:
        return ""
    opening = scene.sentences[block.index][0]
    set_off = max((m.end for m in block.marks if m.kind in _LOOKS and m.start == 0), default=0)
    if 0 < set_off <= _LONGEST_TITLE:
        said = block.text[:set_off].strip(" .:")
        return said if _part(said) else run_in_heading(replace(opening, text=said), bold=True)
    label = _LABEL.match(block.text)
    title = run_in_heading(opening, bold=False)
    return label[1] if label and _part(label[1]) and not cooperation(title) else title


def _part(title: str) -> bool:
    return bool(title) and bool(words("heading_part").fullmatch(title.strip()))


def _look(block: Block) -> frozenset[MarkKind]:
    """How the opening of a paragraph is set off."""
    return frozenset(m.kind for m in block.marks if m.kind in _LOOKS and m.start == 0)


def _is_joint(scene: Scene, blocks: Sequence[Block]) -> bool:
    own = live(scene, [s for block in blocks for s in scene.sentences[block.index]])
    return bool(own) and (
        holds_task(scene, own, cooperative=True) or acting_together(scene, own, alone=True) is not None
    )


def _found(blocks: Sequence[Block], title: str, evidence: Span) -> Found:
    passage = Passage(blocks[0].index, blocks[-1].index + 1, "heading", evidence)
    return Found(key_of(title), matter(title), (passage,), names=(title,))
