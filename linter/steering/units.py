"""The units of a letter (kravenheter, guide part A1): sentences, list items with their intro, cells, task titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from linter.language.gate import may_be_demand
from linter.language.sentences import sentence_spans
from linter.letters.model import Block, BlockKind, Layer, Letter, Span
from linter.steering.context import GOAL_LABEL, heading_context
from linter.steering.labels import Context

_LONGEST_QUOTED = 6  # words between « » that are still read as the ministry's own
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“]*“")
_VOTE = re.compile(r"^\W*Vedtak (?:nr|\d)", re.IGNORECASE)
_TASK_ID = re.compile(r"^\W*(?:T{1,2}B\s?\d{4}\s?-\s?\d+|O\s?\d+\.|ID:|\d{4}-\d{1,3}\b|Oppdrag\s\d+)")
_LABEL_LINE = 9  # words of a line that can serve as heading for what follows
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.TEXT_BOX})
_GOALS = frozenset({Context.GOAL, Context.PARAMETER, Context.NONE, Context.PRIORITY, Context.JOINT})
# Where a few words without a verb can be a unit: a goal, a parameter, a task.
_LISTING = frozenset({Context.GOAL, Context.PARAMETER, Context.KEY_FIGURE, Context.TASK, Context.JOINT})
_MODAL = re.compile(r"\b(?:skal|må|bør|bes|ber|bed)\b", re.IGNORECASE)
# What may be a verb in the present.
_VERB = re.compile(r"\b(?:[a-zæøå]{2,}(?:er|ar|es|ast)|er|har|får|gir|når|går|står)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """One unit to classify: its words (quotations blotted out), place and surroundings."""

    span: Span
    text: str
    section: int
    heading: str = ""
    context: Context = Context.NONE
    previous: str = ""
    next: str = ""
    intro: str = ""
    intro_span: Span | None = None
    item: bool = False
    title: bool = False
    cell: bool = False


def units(letter: Letter) -> Iterator[Place]:
    """Units of the body in reading order, those that cannot be a demand left out (``may_be_demand``)."""
    places = list(_all(letter))
    for at, place in enumerate(places):
        before = places[at - 1].text if at else ""
        after = places[at + 1].text if at + 1 < len(places) else ""
        known = replace(place, previous=before, next=after)
        open_to_all = place.title or bool(place.intro)
        if open_to_all or (not _is_label(place) and may_be_demand(place.text, goals=place.context in _GOALS)):
            yield known


def _is_label(place: Place) -> bool:
    """A cell, an address line, a name: a few words that are no sentence and stand where nothing is listed."""
    return (
        not place.item
        and (place.cell or not _VERB.search(place.text))
        and place.context not in _LISTING
        and len(place.text.split()) <= _LABEL_LINE
        and not place.text.rstrip('»"”) ').endswith((".", "?", "!", ":", ";"))
        and not _MODAL.search(place.text)
    )


def blotted(text: str) -> str:
    """The text with quotations of more than six words, and quoted votes of the Storting, blotted out.

    They are not the ministry's own words. The length stays, so that offsets hold.
    """
    if _VOTE.match(text):
        return "…" + " " * (len(text) - 1)

    def blot(match: re.Match[str]) -> str:
        quoted = match.group()
        return quoted if len(quoted.split()) <= _LONGEST_QUOTED else "«…»".ljust(len(quoted))

    return _QUOTED.sub(blot, text)


def _all(letter: Letter) -> Iterator[Place]:
    intros: dict[int, Block] = {}  # level of the list to the line that opened it
    line = ""  # a short line that serves as heading inside its section
    section, listed = -1, False
    for block in letter.blocks:
        if block.layer is not Layer.BODY:
            continue
        if block.section != section:
            section, line, listed = block.section, "", False
            intros.clear()
        if block.kind is BlockKind.HEADING:
            yield from _title(letter, block)
            continue
        if block.kind not in _PROSE:
            continue
        text = block.text.strip()
        level = (block.level or 1) if block.kind is BlockKind.LIST_ITEM else 0
        intro = next((intros[known] for known in sorted(intros, reverse=True) if known < level), None)
        intros = {known: opened for known, opened in intros.items() if known < level}
        if text.endswith(":"):
            intros[level] = block
        if level == 0 and _is_line(block, text):
            line, listed = text, False
        elif level == 0 and listed and line.endswith(":"):  # «Nøkkeltall:» heads its own list only
            line, listed = "", False
        listed = listed or level > 0
        yield from _block(letter, block, line, intro)


def _is_line(block: Block, text: str) -> bool:
    """A short paragraph that is no sentence and says what follows («Styringsparametere»)."""
    return (
        block.kind is BlockKind.PARAGRAPH
        and 0 < len(text.split()) <= _LABEL_LINE
        and not text.endswith((".", "?", "!", ","))
        and heading_context(text) is not Context.NONE
    )


def _title(letter: Letter, block: Block) -> Iterator[Place]:
    if _TASK_ID.match(block.text) or _TASK_ID.match(block.label):
        heading, _ = _heading(letter, block.section, "")
        yield Place(Span(block.index, 0, len(block.text)), block.text, block.section, heading, Context.TASK, title=True)


def _heading(letter: Letter, section: int, line: str) -> tuple[str, Context]:
    """The nearest title that says what a passage is: the line above, then headings from the inside out."""
    if line:
        return line, heading_context(line)
    nearest = ""
    at: int | None = section
    while at is not None and at > 0:
        title = letter.sections[at].title
        context = heading_context(title)
        nearest = nearest or title
        if context is not Context.NONE:
            return title, context
        at = letter.sections[at].parent
    return nearest, Context.NONE


def _block(letter: Letter, block: Block, line: str, intro: Block | None) -> Iterator[Place]:
    heading, context = _heading(letter, block.section, line)
    named = GOAL_LABEL.match(block.text)
    if named:
        heading, context = named.group().strip(" :–"), Context.GOAL
    if block.cell is not None:
        heading, context = _column(letter, block, heading, context)
    text = blotted(block.text)
    title = _is_task_row(letter, block)
    for number, (start, end) in enumerate(sentence_spans(block.text)):
        inherits = intro is not None and number == 0
        yield Place(
            Span(block.index, start, end),
            text[start:end].strip(),
            block.section,
            heading,
            context,
            intro=intro.text.strip() if intro is not None and inherits else "",
            intro_span=Span(intro.index, 0, len(intro.text)) if intro is not None and inherits else None,
            item=block.kind is BlockKind.LIST_ITEM,
            title=title,
            cell=block.kind is BlockKind.TABLE_CELL,
        )


def _column(letter: Letter, block: Block, heading: str, context: Context) -> tuple[str, Context]:
    """The head of a table column, when it says something («Styringsparameter»)."""
    cell = block.cell
    if cell is None or cell.row == 0:
        return heading, context
    for head in letter.rows.get((cell.table, 0), ()):
        if head.cell is not None and head.cell.column == cell.column:
            found = heading_context(head.text)
            if found is not Context.NONE:
                return head.text.strip(), found
    return heading, context


def _is_task_row(letter: Letter, block: Block) -> bool:
    """A cell or line that only names a task: an identifier in its row or before it, and no sentence."""
    text = block.text.strip()
    if text.endswith(".") and not _TASK_ID.match(text):
        return False
    if block.cell is None:
        return bool(_TASK_ID.match(text)) and not text.endswith(".")
    row = letter.rows.get((block.cell.table, block.cell.row), ())
    return any(_TASK_ID.match(other.text) for other in row)
