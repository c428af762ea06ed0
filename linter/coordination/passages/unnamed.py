"""Where a letter speaks of joint tasks that it does not name: paragraphs, list items and table rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.coordination.model import Passage
from linter.coordination.naming import key_of, matter, run_in_heading, subject_matter
from linter.coordination.passages.acting import acting_together, live
from linter.coordination.passages.found import LONGEST_SECTION, Found, grown
from linter.coordination.passages.headed import of_every_day
from linter.coordination.passages.partners import across, concerns, foreign, manifold, partner_demand
from linter.coordination.roles.worded import coordinates
from linter.coordination.scene import Scene, Sentence
from linter.coordination.words import words
from linter.letters.model import Block, BlockKind, Layer, MarkKind, Section

__all__ = ["by_partners"]

_TITLE = 140
_TITLE_LEAST = 20


def by_partners(scene: Scene, taken: frozenset[int]) -> list[Found]:
    """Paragraphs, list items and table rows that demand cooperation with another ministry's agency."""
    found: list[Found] = []
    covered = set(taken)
    for block in scene.letter.blocks:
        if block.layer is not Layer.BODY or block.index in covered or block.kind is BlockKind.HEADING:
            continue
        path = scene.chapters(block.section)
        if words("section_not").search(path) or of_every_day(scene, scene.letter.sections[block.section]):
            continue
        assignment = block.cell is not None or bool(re.search(r"oppdrag|oppgave|oppgåve|tiltak", path, re.IGNORECASE))
        sentence = _demanding(scene, live(scene, scene.sentences[block.index]), assignment=assignment)
        if sentence is None:
            sentence = _acting(scene, block)
        if sentence is not None and sentence.span.block not in covered:
            one = _from_sentence(scene, block, sentence)
            covered |= {b for p in one.passages for b in range(p.first, p.last)}
            found.append(one)
    return found


def _acting(scene: Scene, block: Block) -> Sentence | None:
    """The sentence of a paragraph, its list and what goes on about it, that shows several agencies to share a task.

    A paragraph that goes back to the one above («Til dette …») is read with it.
    """
    first, last = grown(scene, block, None)
    if _lists_several(scene, block, last):
        last = block.index + 1
    above = scene.letter.blocks[first - 1] if first else block
    back = (
        above.section == block.section
        and above.kind is BlockKind.PARAGRAPH
        and bool(words("goes_back").search(block.text))
    )
    sentences = live(scene, list(scene.run(first - back, last)))
    found = acting_together(scene, sentences, alone=back)
    return found if found is not None and found.span.block >= block.index else None


def _lists_several(scene: Scene, block: Block, last: int) -> bool:
    """Whether the list that a block opens goes through several cooperations of the addressee, each with its partners.

    A line that speaks of cooperation, or names who shall, opens the parts of one task.
    """
    opening = scene.sentences[block.index]
    if not opening or not block.text.rstrip().endswith(":"):
        return False
    lead = opening[-1]
    if words("cooperate").search(lead.text) or any(foreign(scene, a.key) for a in lead.agencies()):
        return False
    items = [s for s in scene.run(block.index + 1, last) if s.listed and s.lead == lead.text]
    return manifold(scene, [s for s in items if partner_demand(scene, s) or words("together").search(s.text)])


def _demanding(scene: Scene, sentences: Sequence[Sentence], *, assignment: bool) -> Sentence | None:
    """The first sentence that demands cooperation, or tells who coordinates several."""
    for sentence in sentences:
        if not sentence.agencies():
            continue
        demanded = partner_demand(scene, sentence, assignment=assignment)
        leads = coordinates(sentence) and not words("hires").search(sentence.text)
        if demanded or (across(scene, sentence) and leads and _in_our_section(scene, sentence)):
            return sentence
    return None


def _in_our_section(scene: Scene, sentence: Sentence) -> bool:
    section = scene.letter.sections[scene.letter.blocks[sentence.span.block].section]
    own = list(scene.run(section.first, section.last))
    return concerns(scene, own, {a.key for s in own for a in s.agencies()})


def _from_sentence(scene: Scene, block: Block, sentence: Sentence) -> Found:
    if block.cell is not None:
        row = scene.letter.rows[block.cell.table, block.cell.row]
        first, last = row[0].index, row[-1].index + 1
        name = _row_title(row) or _cell_title(scene, block, sentence) or subject_matter(sentence)
    else:
        first, last = grown(scene, block, None)
        opening = scene.sentences[block.index][0]
        bold = any(m.kind is MarkKind.BOLD and m.start <= opening.span.start < m.end for m in block.marks)
        spoken = any(words(name).search(sentence.text) for name in ("cooperate_with", "together", "demand"))
        spoken = spoken and not sentence.text.endswith(":")
        about = sentence if spoken else opening  # of «A gjør …, B gjør …» the paragraph's opening says what it is about
        name = run_in_heading(opening if opening is not sentence else None, bold=bold) or subject_matter(about)
        section = _assignment(scene, block)
        if section is not None:
            first, last, name = section.first, section.last, matter(section.title)
    passage = Passage(first, last, "partners", sentence.span)
    return Found(key_of(name), name, (passage,), names=(name,))


def _assignment(scene: Scene, block: Block) -> Section | None:
    """The section that is one assignment (its heading bears an id) and holds a block."""
    at: int | None = block.section
    while at:
        section = scene.letter.sections[at]
        heading = f"{section.number} {section.title}".strip()
        if words("assignment_id").search(heading) or words("assignment_id").search(section.title):
            return section if section.last - section.first <= LONGEST_SECTION else None
        at = section.parent
    return None


def _cell_title(scene: Scene, block: Block, sentence: Sentence) -> str:
    """The title that a cell of assignments opens with: «Evakuering og mottak. DSB skal …»."""
    opening = scene.sentences[block.index][0]
    return run_in_heading(opening, bold=True) if opening is not sentence and opening.text.endswith(".") else ""


def _row_title(row: Sequence[Block]) -> str:
    """The title of an assignment in a table row: the first cell that is neither id, department nor date."""
    for cell in row:
        text = cell.text.strip()
        if len(text) <= _TITLE and (
            words("infinitive").search(text) or (" " in text and text[-1:].isalpha() and len(text) > _TITLE_LEAST)
        ):
            return text
    return ""
