"""Budget tables: their rows with chapter, post and amounts, and which rows are sums or parts of the row above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from linter.letters.model import Block, BlockKind, Layer, Letter
from linter.rules.brv.amounts import Amount, amount_in

_SUM = re.compile(
    r"\W*(?:ny(?:tt)? )?(?:(?:del|mellom|total)?sum(?:men)?|(?:sub|grand )?total(?:t|en|e|a)?|i alt|til ?saman|til ?sammen|"
    r"saml(?:et|a) (?:sum|ramme|tildeling|bevilgning|løyving|beløp|budsjett))\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\W*(?:her ?av|hvor ?av|kor ?av|der ?av|av dette|av disse|av dei|av desse|inkl|medregna|of which)", re.IGNORECASE
)
_PARTS_FOLLOW = re.compile(r"\b(?:her ?av|hvor ?av|kor ?av|der ?av|of which)\W*$", re.IGNORECASE)
_ITEM = re.compile(r"[-–—•·▪*]\s")
# What may stand in the table and yet outside the sum: powers to commit, what is carried over from last year.
_ASIDE = re.compile(
    r"tilsagns|fullmakt|over(?:ført|føres|førast|førte)|ubrukt|unytta|opphavleg|opprinnelig", re.IGNORECASE
)
_LOANS = 90  # posts from 90 are loans and deposits, which many sums leave out
_YEAR = re.compile(r"(?:19|20)\d\d")
_CHAPTER_HEAD = re.compile(r"\bkap(?:ittel)?\b(?!\.? ?\d)", re.IGNORECASE)
_POST_HEAD = re.compile(r"\bpost(?:er|ar)?\b(?! \d)", re.IGNORECASE)
_NO_SUM_HEAD = re.compile(
    r"%|\b(?:kap(?:ittel|itlet)?|post(?! \d)|nr|nummer|id|pst|indeks|rate|per|pr|side|endring\w*|vekst|auke|økning|differanse|"
    r"avvik)\b|andel|prosent|snitt|grad\b|^år$",
    re.IGNORECASE,
)
# «(i 1 000 kr)» under a column's name says what its amounts are in.
_UNIT = re.compile(
    r"\(?\s*i\s+(?:hele |heile )?(?:1[\s.]?000|tusen|mill\w*\.?|mrd\.?)?\s*(?:kr|kroner|nok)\.?\s*\)?|\(1[\s.]?000 (?:kr|kroner|nok)\.?\)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?:kap(?:ittel)?\.?\s*)?(?P<chapter>\d{1,4})(?:\s*[./,]\s*|\s*,?\s*post(?:en)?\.?\s*|\s+)(?P<post>\d{2})\b(?![\d,])",
    re.IGNORECASE,
)
_POST = re.compile(r"(?:post(?:en)?\.?\s*)(?P<post>\d{1,2})\b|(?P<bare>\d{2})(?=$|\s+[^\W\d])", re.IGNORECASE)
_CHAPTER = re.compile(r"kap(?:ittel)?\.?\s*(?P<chapter>\d{1,4})\b|(?P<bare>\d{3,4})(?=$|\s+[^\W\d])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what it is about, its cells by column, and what it is to a sum below it."""

    label: str
    cells: Mapping[int, tuple[Block, ...]]
    chapter: str = ""  # of the row, or of the nearest above that tells
    post: str = ""
    keyed: bool = False  # says its own chapter or post
    sums: bool = False
    part: bool = False  # of the row above: «herav»
    aside: bool = False  # may or may not be counted

    def text(self, column: int) -> str:
        """What stands in a column, a paragraph a line; "" where nothing does."""
        return "\n".join(block.text.strip() for block in self.cells.get(column, ()))

    def amount(self, column: int) -> Amount | None:
        """The amount in a column: zero where nothing or only a title stands, None where something else does."""
        text = self.text(column)
        return amount_in("" if text == self.label or _UNIT.fullmatch(text) else text)


@dataclass(frozen=True)
class BudgetTable:
    """A table with a sum row, over page breaks and all. ``first`` and ``last`` are numbers of blocks."""

    rows: tuple[Row, ...]
    heads: Mapping[int, str] = field(default_factory=dict)
    first: int = 0
    last: int = 0

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The columns that may hold amounts to sum, by what stands over them and in them."""
        return tuple(column for column in sorted({c for row in self.rows for c in row.cells}) if self._sums(column))

    def _sums(self, column: int) -> bool:
        head = self.heads.get(column, "")
        found = [amount for row in self.rows if row.text(column) and (amount := row.amount(column)) and amount.value]
        # A column nobody has named holds amounts only if they are written as amounts are.
        named = bool(head) or sum(amount.grouped for amount in found) * 2 >= len(found)
        return len(found) > 1 and named and not _NO_SUM_HEAD.search(head)


def budget_tables(letter: Letter) -> Iterator[BudgetTable]:
    """The tables of the letter in which some row is a sum; one that goes on after a page break is one table."""
    stretch: list[tuple[Block, ...]] = []
    before: tuple[Block, ...] = ()
    for (table, _), row in letter.rows.items():
        if row[0].layer is Layer.FURNITURE:
            continue
        other = before and before[0].cell is not None and before[0].cell.table != table
        if other and not _goes_on(letter, stretch, row):
            yield from _table(stretch)
            stretch = []
        stretch.append(row)
        before = row
    yield from _table(stretch)


def _goes_on(letter: Letter, above: Sequence[Sequence[Block]], row: Sequence[Block]) -> bool:
    """Whether nothing but a page's running lines stands between two tables as wide."""
    between = letter.blocks[above[-1][-1].index + 1 : row[0].index]
    return all(block.layer is not Layer.BODY for block in between) and _width(above[-1:]) == _width([row])


def _width(rows: Sequence[Sequence[Block]]) -> int:
    return max(block.cell.column + block.cell.column_span for row in rows for block in row if block.cell is not None)


def _table(rows: Sequence[Sequence[Block]]) -> Iterator[BudgetTable]:
    cells = [_cells(row) for row in rows]
    if not any(_is_sum(row) for row in cells):
        return
    heads: dict[int, str] = {}
    title = next((n for n, row in enumerate(cells) if len(row) > 1), 0)
    if title < len(cells) and _is_head(cells[title]):
        del cells[:title]  # a title over the columns' names
    while cells and _is_head(cells[0]):
        for column, blocks in cells.pop(0).items():
            heads[column] = " ".join([heads.get(column, ""), *(block.text for block in blocks)]).strip()
    found: list[Row] = []
    for row in cells:
        if not _is_head(row):
            found.append(_row(row, heads, found[-1] if found else None))
    yield BudgetTable(tuple(found), heads, rows[0][0].index, rows[-1][-1].index)


def _cells(row: Sequence[Block]) -> dict[int, tuple[Block, ...]]:
    cells: dict[int, tuple[Block, ...]] = {}
    for block in row:
        if block.cell is not None and block.text.strip():
            cells[block.cell.column] = (*cells.get(block.cell.column, ()), block)
    return cells


def _is_head(cells: Mapping[int, tuple[Block, ...]]) -> bool:
    """Whether a row only names columns: no amount in it but years, no chapter or post."""
    texts = [block.text.strip() for _, blocks in sorted(cells.items()) for block in blocks]
    told = [text for text in texts if not _YEAR.fullmatch(text) and not _UNIT.fullmatch(text)]
    keyed = any(pattern.match(text) for text in told[:1] for pattern in (_BOTH, _POST, _CHAPTER))
    return len(texts) > 1 and not keyed and all(amount_in(text) is None for text in told) and not _is_sum(cells)


def _is_sum(cells: Mapping[int, tuple[Block, ...]]) -> bool:
    """Whether the first words of a row say that it is a sum, and there is an amount in it."""
    texts = [blocks[0].text for _, blocks in sorted(cells.items())]
    words = next((text for text in texts if any(char.isalpha() for char in text)), "")
    return bool(_SUM.match(words)) and any(char.isdigit() for text in texts if text is not words for char in text)


def _row(cells: Mapping[int, tuple[Block, ...]], heads: Mapping[int, str], above: Row | None) -> Row:
    texts = {column: " ".join(block.text.strip() for block in blocks) for column, blocks in sorted(cells.items())}
    label = next((text for text in texts.values() if any(char.isalpha() for char in text)), "")
    sums = _is_sum(cells)
    chapter, post = ("", "") if sums else _key(texts, heads)
    keyed = bool(chapter or post)
    opened = above is not None and (
        bool(_PARTS_FOLLOW.search(above.label))
        or (above.part and not _PART.match(above.label) and not _ITEM.match(above.label))
    )
    item = _ITEM.match(label) or any(_bulleted(block) for blocks in cells.values() for block in blocks)
    part = not sums and bool(_PART.match(label) or (not keyed and (item or opened)))
    aside = bool(_ASIDE.search(label)) or (post.isdigit() and int(post) >= _LOANS)
    kept = chapter or (above.chapter if above is not None else "")
    return Row(label, cells, kept, post, keyed, sums, part, aside)


def _bulleted(block: Block) -> bool:
    """Whether a cell is an item of a list; «– 12 400» is not."""
    mark = block.kind is BlockKind.LIST_ITEM and not any(char.isalnum() for char in block.label)
    return mark and any(char.isalpha() for char in block.text)


def _key(texts: Mapping[int, str], heads: Mapping[int, str]) -> tuple[str, str]:
    """Chapter and post of a row, "" for what it does not say: in the columns called so, else in its first words."""
    named = [column for column, head in heads.items() if _CHAPTER_HEAD.search(head) or _POST_HEAD.search(head)]
    chapter = post = ""
    for column in sorted(texts.keys() & set(named)) if named else texts:
        text, head = texts[column], heads.get(column, "")
        if both := _BOTH.match(text):
            return both["chapter"].lstrip("0"), both["post"]
        if _POST_HEAD.search(head) and not _CHAPTER_HEAD.search(head) and text.isdigit():
            return chapter, text
        if _CHAPTER_HEAD.search(head) and text.isdigit():
            chapter = text.lstrip("0")
        elif found := _POST.match(text):
            return chapter, found["post"] or found["bare"]
        elif not chapter and (found := _CHAPTER.match(text)):
            chapter = (found["chapter"] or found["bare"]).lstrip("0")
        elif any(char.isalpha() for char in text):
            break
    return chapter, post
