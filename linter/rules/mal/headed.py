"""Goals that stand as headings («Hovedmål 3: …», «Delmål 1.2 …») or in rows of a table of goals.

Headings and short cells are no units that could be a demand, so the few that could say a deed are classified here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from linter.letters.model import Block, BlockKind, Letter, Span
from linter.rules.akt.demands import DOING, classes
from linter.rules.mal.statements import GOAL_KIND, GOAL_TITLE, Statement
from linter.steering.classify import Question, classify_all
from linter.steering.demand import Demand
from linter.steering.labels import Context

__all__ = ["headed_goals"]

_NUMBER = r"(?:nr\.?\s*)?(?:\d+(?:\.\d+)*[a-z]?|[A-Z](?![\wæøå])|[A-ZÆØÅ]{1,2}-?\d+(?:\.\d+)*)"
_NAMED = re.compile(
    rf"^(?:[A-ZÆØÅ]\.?(?=[\d\s]))?[\d.\s]*{GOAL_KIND}(?:\s*{_NUMBER}\s*(?:[:.–-]\s*|\s+)|\s*[:–]\s*)(?=\S)",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"^\W*{GOAL_KIND}\s*(?:{_NUMBER})?\s*[:.]?\s*$", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(rf"^\W*{_NUMBER}\W*$")
# Heads of columns that hold something else than the goals.
_OTHER_COLUMN = re.compile(
    r"tiltak|parameter|parametr|indikator|aktivitet|oppdrag|frist|ansvar|resultat|status|rapport|kommentar|leveranse",
    re.IGNORECASE,
)
_BINDS = re.compile(r"\s(?:skal|må|bør)\s", re.IGNORECASE)
_PRESENT = re.compile(r"(?:er|ar|es|ast|eld)$")  # «utarbeider», «lagar», «utarbeides», «held»
_OPENING = 6  # words among which the verb of a goal stands
_FEWEST = 3  # words; fewer name a matter


def headed_goals(letter: Letter, known: Collection[Span]) -> Iterator[Statement]:
    """Goals in headings and cells that may say a deed. ``known``: places of goals read elsewhere, left out here."""
    taken = {span.block for span in known}
    found = [(block, start) for block, start in _places(letter) if block.index not in taken]
    found = [(block, start) for block, start in found if _may_be_deed(block.text[start:])]
    results = classify_all([Question(block.text[start:].strip(), heading="Mål") for block, start in found])
    for (block, start), result in zip(found, results, strict=True):
        words = block.text[start:].strip()
        span = Span(block.index, 0, len(block.text))
        yield Statement(Demand((span,), words, result, Context.GOAL, "Mål", block.section), words)


def _places(letter: Letter) -> Iterator[tuple[Block, int]]:
    """Blocks that state a goal, and where its words begin."""
    for block in letter.blocks:
        if block.kind is BlockKind.HEADING:
            named = _NAMED.match(block.text)
            if named:
                yield block, named.end()
        elif block.cell is not None and _is_goal_cell(letter, block):
            yield block, 0


def _is_goal_cell(letter: Letter, block: Block) -> bool:
    """Whether a cell stands beside «Mål 2», or is the first worded cell of a row in a table right under «Mål»."""
    cell = block.cell
    if cell is None or len(block.text.split()) < _FEWEST:
        return False
    if _OTHER_COLUMN.search(letter.head(cell)):
        return False
    before = [
        b for b in letter.rows.get((cell.table, cell.row), ()) if b.cell is not None and b.cell.column < cell.column
    ]
    if before and _LABEL.match(before[-1].text):
        return True
    under = GOAL_TITLE.match(letter.sections[block.section].title.strip()) is not None
    return under and all(_PLAIN_NUMBER.match(b.text) or not b.text.strip() for b in before)


def _may_be_deed(words: str) -> bool:
    found = re.findall(r"[^\W\d_]+", words)[:_OPENING]
    infinitive = bool(found) and bool(classes(found[0]) & DOING)
    return (
        infinitive
        or bool(_BINDS.search(words))
        or any(_PRESENT.search(word) and bool(classes(word) & DOING) for word in found[1:])
    )
