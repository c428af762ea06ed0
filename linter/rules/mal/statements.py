"""Where a letter states its goals and its steering parameters, and how each is worded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from linter.letters.model import Block, BlockKind, Letter, Span
from linter.steering.context import bare
from linter.steering.demand import Demand

GOAL_KIND = r"(?:hoved|hovud|del|bruker|brukar|effekt|samfunns|tjeneste|teneste)?mål(?:et|ene|a)?"
_MEASURE = (
    r"(?:styrings|resultat|kvalitets)?(?:parameter(?:e|en|ar|ane|ne)?|parametre(?:ne)?|parametr(?:ar|ane)|indikator(?:er|ene|ar"
    r"|ane|en)?)|resultatkrav(?:ene|a)?|prestasjonskrav"
)
# «2», «2.1», «2a», «N2», «M-2», «B»
_NUMBER = r"(?:\s*(?:nr\.?\s*)?\d+[.\w]*|\s+[A-ZÆØÅ]{1,2}-?\d+[.\w]*|\s+[A-H](?!\w))?"
# A title that says nothing else than that goals (or parameters) follow; «Mål og styringsparametere» says both.
GOAL_TITLE = re.compile(rf"^[\d.\s]*{GOAL_KIND}{_NUMBER}(?:\s+(?:for|i|på)\s+[^:]{{1,60}})?\s*:?$", re.IGNORECASE)
_PARAMETER_TITLE = re.compile(
    rf"^[\d.\s]*(?:kvantitative |kvalitative )?(?:{_MEASURE}){_NUMBER}(?:\s+(?:for|i|på|til)\s+[^:]{{1,60}})?\s*:?$",
    re.IGNORECASE,
)
_GOAL_INTRO = re.compile(rf"\b{GOAL_KIND}\b[^.]*:$", re.IGNORECASE)
_PARAMETER_INTRO = re.compile(rf"\b(?:{_MEASURE})\b[^.]*:$", re.IGNORECASE)
_GOAL_PREFIX = re.compile(rf"^{GOAL_KIND}{_NUMBER}\s*[:.–-]\s*(?=\S)", re.IGNORECASE)
_PARAMETER_PREFIX = re.compile(rf"^(?:{_MEASURE}){_NUMBER}\s*[:.–-]\s*(?=\S)", re.IGNORECASE)
_GOAL_CODE = re.compile(r"^[A-ZÆØÅ]{1,2}-?\d{1,2}(?:\.\d{1,2})?\s*[:–]\s*(?=\S)")  # «M2: …», under «Mål»
_GOAL_SENTENCE = re.compile(rf"^{GOAL_KIND}\b[^.:]{{0,60}}?\s(?:er|blir|vert)\s+å\s+(?=\w)", re.IGNORECASE)
_KEY_FIGURES = re.compile(r"nøkkeltal|volumtal|bakgrunnstal", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A goal or a parameter. ``words`` is what it says, without «Mål 2:» or «b)»; ``span`` the place of the whole unit."""

    unit: Demand
    words: str
    sentence: bool = False  # «Målet er å …»

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.unit.span


def goals(letter: Letter, demands: Iterable[Demand]) -> Iterator[Statement]:
    """The goals of the letter: «Mål 2: …», items and short lines under «Mål» or «målene er:», and «Målet er å …»."""
    for unit in demands:
        prefix, sentence = _GOAL_PREFIX.match(unit.text), _GOAL_SENTENCE.match(unit.text)
        if prefix:
            yield Statement(unit, unit.text[prefix.end() :])
        elif sentence:
            yield Statement(unit, unit.text[sentence.end() :], sentence=True)
        elif (code := _GOAL_CODE.match(unit.text)) and GOAL_TITLE.match(unit.heading.strip()):
            yield Statement(unit, unit.text[code.end() :])
        elif _is_item(letter, unit, GOAL_TITLE, _GOAL_INTRO):
            yield Statement(unit, bare(unit.text))


def parameters(letter: Letter, demands: Iterable[Demand]) -> Iterator[Statement]:
    """The steering parameters: «Styringsparameter: …», items and cells under such a title, intro or column head."""
    for unit in demands:
        prefix = _PARAMETER_PREFIX.match(unit.text)
        if prefix:
            yield Statement(unit, unit.text[prefix.end() :])
        elif _is_item(letter, unit, _PARAMETER_TITLE, _PARAMETER_INTRO):
            yield Statement(unit, bare(unit.text))


def _is_item(letter: Letter, unit: Demand, title: re.Pattern[str], intro: re.Pattern[str]) -> bool:
    """Whether the unit opens a list item, or a cell, directly under a line or title of the kind."""
    block = letter.blocks[unit.span.block]
    if unit.title or block.text[: unit.span.start].strip():
        return False
    if block.cell is not None:
        return bool(title.match(letter.head(block.cell)))
    if block.kind is not BlockKind.LIST_ITEM:
        return False
    if unit.intro is not None:
        line = letter.blocks[unit.intro.block].text.strip()
        return bool(title.match(line) or intro.search(line)) and not _KEY_FIGURES.search(line)
    return bool(title.match(unit.heading.strip())) and not _KEY_FIGURES.search(unit.heading)


def is_parameter_cell(letter: Letter, block: Block) -> bool:
    """Whether a block is a cell in a column of steering parameters, below its head."""
    return block.cell is not None and bool(_PARAMETER_TITLE.match(letter.head(block.cell)))
