"""Whether a sum in a budget table fits the rows above it, in any way that a table may be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from linter.rules.brv.amounts import Amount, alike
from linter.rules.brv.budget_tables import BudgetTable, Row

_CHAPTER = re.compile(r"\bkap(?:ittel|itlet)?\.?\s*0*(\d{2,4})\b", re.IGNORECASE)
# What a sum is called that can only be one of the rows above; «Totalt antall saker» may be a row of its own.
_PLAIN = re.compile(
    r"\W*(?:ny(?:tt)? )?(?:\w*sum(?:men)?|(?:sub|grand )?total(?:t|en|e|a)?|i alt|til ?sam+en|til saman|saml(?:et|a))"
    r"(?:\W+(?:kap(?:ittel|itlet)?|\w*utgift\w*|\w*inntekt\w*|total(?:t|en)?|\w*bevilgning\w*|\w*løyving\w*|\w*tildel\w*|\w*ramme\w*|"
    r"\w*budsjett\w*|beløp|tilskudd|tilskot|mid(?:ler|lar|del)|kr|kroner|nok|mill|mrd|i|for|og|til|\d+))*\W*",
    re.IGNORECASE,
)
_INCOME = 3000  # chapters from here on are income
_INCOMING = re.compile(r"inntekt|refusjon", re.IGNORECASE)
_KINDS = (re.compile(r"\butgift", re.IGNORECASE), re.compile(r"\binntekt", re.IGNORECASE))
# A sum that says itself that it holds more or less than the rows, or something else than their sum.
_OTHER = re.compile(
    r"\b(?:her ?av|hvor ?av|kor ?av|der ?av|av dette|inkl\w*|medregna|medregnet|ekskl?\w*|eks|uten(?:om)?|utan(?:om)?|unntatt|"
    r"unnateke|minus|fratrukket|netto|post(?:er|ene|ane|ar|en)?|differanse|skilnad|avvik|endring\w*|snitt|gjennomsnitt|per|pr|"
    r"øvrige|andre|alle)\b",
    re.IGNORECASE,
)
_DIGITS = frozenset({"swapped", "digit"})
# So that no table takes long: rows of a column, subtotals or chapters that a sum may take in, parts of a row.
_ROWS, _GROUPS, _DETAILS = 200, 12, 30
_SUBSETS = 50_000  # sums of chosen rows that are looked at
_GROUPED = 1000  # from here on thousands marks are written, or not, all through a column
_SIGNIFICANT = 3  # digits from which one wrong digit is no chance


@dataclass(frozen=True, slots=True)
class Entry:
    """A row's amount in one column."""

    row: Row
    amount: Amount
    place: int

    @property
    def value(self) -> Decimal:
        """The amount without its unit."""
        return self.amount.value


Signed = tuple[int, Entry]  # 1 for what is added, -1 for what is taken off


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in a table: what is written, and what is wrong with it, if anything.

    ``fault``: "" where it fits some reading or nothing sure can be said, else "swapped", "digit", "row", "rows" or "far".
    """

    row: Row
    column: int
    counted: tuple[Signed, ...]  # the rows that should make it
    stated: Decimal
    total: Decimal
    fits: bool
    fault: str = ""
    odd: Entry | None = None  # with the fault "row": the row that is left out, or counted twice


def sums_of(table: BudgetTable, share: Decimal) -> Iterator[Sum]:
    """Every sum of the table that can be checked. ``share``: a difference up to this part of the sum is a slip."""
    for column in table.columns:
        entries = _entries(table.rows, column)
        if not entries or len(entries) > _ROWS or entries[0].row.sums:  # a sum over its rows: another kind of table
            continue
        for at, entry in enumerate(entries):
            if entry.row.sums and not _OTHER.search(entry.row.label):
                yield from _checked(entry, column, entries[:at], share)


def _entries(rows: Sequence[Row], column: int) -> list[Entry] | None:
    """The amounts in a column; None where a cell says something else than one amount, or in another way."""
    found: list[Entry] = []
    for place, row in enumerate(rows):
        amount = row.amount(column)
        if amount is None:
            return None
        if amount.value:
            found.append(Entry(row, amount, place))
    grouped = any(entry.amount.grouped and abs(entry.value) >= _GROUPED for entry in found)
    # Among «12 500» and «1 040», «5001» is 500 with the mark of a note.
    noted = grouped and any(not entry.amount.grouped and abs(entry.value) >= _GROUPED for entry in found)
    return None if noted or len({entry.amount.unit for entry in found}) > 1 else found


def _checked(entry: Entry, column: int, above: Sequence[Entry], share: Decimal) -> Iterator[Sum]:
    row, stated = entry.row, entry.amount
    readings = [reading for reading in _readings(row.label, above) if reading]
    if any(_fits([(1, one)], stated) for one in above):
        return  # the sum of one row
    fitting = next((r for r in readings if any(_fits(v, stated) for v in _variants(r))), None)
    if fitting is not None:
        yield Sum(row, column, tuple((1, one) for one in fitting), stated.value, stated.value, fits=True)
        return
    if (wrong := _nearest(readings, stated, share)) is None:
        return
    fault, counted = wrong
    rows = [one.row for one in above if not (one.row.sums or one.row.part)]
    sure = len({(one.chapter, one.post) for one in rows}) == len(rows) and all(one.keyed for one in rows)
    # Without chapters and posts a row may be a part of the one above, and left out on purpose.
    if not sure and (fault not in _DIGITS or not _PLAIN.fullmatch(row.label) or _subset(above, stated)):
        return
    # A large difference is told only where the rows can be added in one way.
    if fault == "far" and not (_PLAIN.fullmatch(row.label) and _one_way(readings, above)):
        return
    total = _total(counted)
    odd = next((e for _, e in counted if fault == "row" and abs(e.value) == abs(total - stated.value)), None)
    yield Sum(row, column, tuple(counted), stated.value, total, fits=False, fault=fault, odd=odd)


def _nearest(readings: Sequence[Sequence[Entry]], stated: Amount, share: Decimal) -> tuple[str, list[Signed]] | None:
    """The likeliest reading that a slip explains, one of the digits before any other, and what the slip is."""
    counts = [
        signed
        for reading in readings
        for counted in (_counted(reading), _keyed(reading))
        for signed in ([(1, entry) for entry in counted], _without_income(counted))
        if len(signed) > 1
    ]
    faults = [(fault, signed) for signed in counts if (fault := _fault(signed, stated, share))]
    near = [one for one in faults if one[0] != "far"]
    return next((one for one in near if one[0] in _DIGITS), near[0] if near else faults[0] if faults else None)


def _one_way(readings: Sequence[Sequence[Entry]], above: Sequence[Entry]) -> bool:
    """Whether every reading adds the same rows, all those above, in a table without sums, parts or income before."""
    plain = not any(entry.row.sums or entry.row.part or entry.row.aside or _is_income(entry) for entry in above)
    return plain and len(above) > 1 and all(list(reading) == list(above) for reading in readings)


def _readings(label: str, above: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """The rows that a sum may be meant to add, the likeliest first."""
    last = max((place for place, entry in enumerate(above) if entry.row.sums), default=-1)
    since = above[last + 1 :]
    plain = [entry for entry in above if not entry.row.sums]
    subtotals = [entry for entry in above if entry.row.sums]
    if named := _CHAPTER.search(label):
        yield [entry for entry in plain if entry.row.chapter == named[1]]
    yield since
    begins = [n for n, entry in enumerate(since) if n and entry.row.chapter != since[n - 1].row.chapter]
    yield from (since[place:] for place in begins[-_GROUPS:])  # the last chapters only
    for first in range(max(len(subtotals) - _GROUPS, 0), len(subtotals)):
        yield [*subtotals[first:], *since]
    yield plain
    for income, kind in enumerate(_KINDS):
        if kind.search(label):
            yield [entry for entry in plain if _is_income(entry) == bool(income)]


def _counted(reading: Iterable[Entry]) -> list[Entry]:
    """A reading without parts of other rows, and without a chapter's own line where its posts are there."""
    whole = [entry for entry in reading if not entry.row.part]
    split = {entry.row.chapter for entry in whole if entry.row.post}
    return [e for e in whole if e.row.post or e.row.sums or not e.row.keyed or e.row.chapter not in split]


def _keyed(reading: Iterable[Entry]) -> list[Entry]:
    """Only the rows with a chapter or post of their own, and sums: the others are parts of them."""
    return [entry for entry in reading if (entry.row.keyed and not entry.row.part) or entry.row.sums]


def _variants(reading: Sequence[Entry]) -> Iterator[Sequence[Signed]]:
    """Ways to count a reading: with parts or without, income taken off, what stands aside left out."""
    without_parts = [entry for entry in reading if not entry.row.part]
    for entries in (
        _counted(reading),
        _keyed(reading),
        without_parts,
        _without_details(without_parts),
        _without_details(reading),
        reading,
    ):
        for aside in (True, False):
            kept = [entry for entry in entries if aside or not entry.row.aside]
            yield [(1, entry) for entry in kept]
            yield _without_income(kept)


def _without_income(entries: Iterable[Entry]) -> list[Signed]:
    """Income taken off what is spent."""
    return [(-1 if _is_income(entry) else 1, entry) for entry in entries]


def _without_details(entries: Sequence[Entry]) -> list[Entry]:
    """Without the rows that together make the row before them."""
    kept: list[Entry] = []
    skip = 0
    for place, entry in enumerate(entries):
        if skip:
            skip -= 1
            continue
        kept.append(entry)
        total = Decimal(0)
        for count, detail in enumerate(entries[place + 1 : place + 1 + _DETAILS], 1):
            total += detail.value
            if count > 1 and total == entry.value:
                skip = count
    return kept


def _total(counted: Iterable[Signed]) -> Decimal:
    return sum((sign * entry.value for sign, entry in counted), Decimal(0))


def _fits(counted: Sequence[Signed], stated: Amount) -> bool:
    return bool(counted) and abs(abs(_total(counted)) - abs(stated.value)) <= _rounding(counted, stated)


def _fault(counted: Sequence[Signed], stated: Amount, share: Decimal) -> str:
    """What the difference looks like; "far" for nothing a slip would give: then the table may be read wrongly."""
    total = _total(counted)
    for nearly in _rounded(total, counted, stated):
        digits = alike(nearly, stated.value)
        if digits == "swapped" or (digits and _significant(nearly, stated.value)):
            return digits
    difference = abs(total - stated.value)
    if any(abs(entry.value) == difference for _, entry in counted):
        return "row"
    return "rows" if difference <= share * abs(stated.value) else "far"


def _rounded(total: Decimal, counted: Sequence[Signed], stated: Amount) -> Iterator[Decimal]:
    """The sums that decimals may have given before they were rounded, the nearest first."""
    unit = 2 * stated.half
    steps = int(_rounding(counted, stated) / unit) if unit < 1 else 0
    yield from (total + step * unit for step in sorted(range(-steps, steps + 1), key=abs))


def _rounding(counted: Sequence[Signed], stated: Amount) -> Decimal:
    return sum((entry.amount.half for _, entry in counted), stated.half)


def _significant(*amounts: Decimal) -> bool:
    return max(len(amount.normalize().as_tuple().digits) for amount in amounts) >= _SIGNIFICANT


def _subset(above: Sequence[Entry], stated: Amount) -> bool:
    """Whether some of the rows give the sum, or there are too many ways to choose to tell."""
    sums = {Decimal(0)}
    rounding = sum((entry.amount.half for entry in above), stated.half)
    for entry in above:
        sums |= {total + entry.value for total in sums}
        if len(sums) > _SUBSETS:
            return True
    return any(abs(total - stated.value) <= rounding for total in sums)


def _is_income(entry: Entry) -> bool:
    chapter = entry.row.chapter
    return (chapter.isdigit() and int(chapter) >= _INCOME) or bool(_INCOMING.search(entry.row.label))
