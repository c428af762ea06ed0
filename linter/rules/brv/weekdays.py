"""Weekdays written beside a date, and which of them the calendar contradicts, also where no year is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from linter.letters.dates import MONTHS, WrittenDate
from linter.letters.model import Block, Span
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.days import written_days
from linter.rules.brv.letter_time import letter_time, own_year

_NAMES = (
    *(("mandag", "måndag"), ("tirsdag", "tysdag"), ("onsdag",), ("torsdag",), ("fredag",)),
    *(("lørdag", "laurdag"), ("søndag", "sundag")),
)
_FULL_NAMES = {name: number for number, names in enumerate(_NAMES) for name in names}
_SHORT_NAMES = {name[:-3].removesuffix(cut): name for name in _FULL_NAMES for cut in ("", "s")}  # tirs, tir
_FULL, _SHORT = "|".join(_FULL_NAMES), "|".join(sorted(_SHORT_NAMES, key=len, reverse=True))
# «onsdag 18. september», «onsdag den 18. september», «ons. 18. september»; without a full stop only first in a cell.
_BEFORE = re.compile(
    rf"(?:\b(?P<day>{_FULL}),?|\b(?P<short>{_SHORT})\.|^\W*(?P<cell>{_SHORT}))\s(?:den\s)?$", re.IGNORECASE
)
# «18. september (onsdag)», «18. september, onsdag»; in «18. september, mandag 6. oktober» it is the next date's.
_BEHIND = re.compile(rf"\s?(?:\(|,\s)(?P<day>{_FULL})\b(?!\s(?:den\s)?\d)\)?", re.IGNORECASE)
# The first of two days that share a month: «mandag 2. og tirsdag 3. juni».
_FIRST_OF_TWO = re.compile(
    rf"\b(?P<day>{_FULL})\s(?P<number>\d{{1,2}})\.?\s?(?:og|til|eller|[–-]|,)\s?(?:{_FULL})\s$", re.IGNORECASE
)
_ALONE = re.compile(rf"\W*(?P<day>{_FULL}|{_SHORT})\W*", re.IGNORECASE)  # all of a cell beside the date
_SLASHED = re.compile(r"(?<![\d./-])(?P<day>\d{1,2})/(?P<month>1[0-2]|0?[1-9])(?![\d/–-])")  # no year
_YEAR = re.compile(r"(?<![\d–/-])20\d\d(?!\d)")
# In a sentence or a row a year may be what is spoken of («budsjettet for 2027»); these say when.
_WHEN = re.compile(
    rf"(?:^\s*|\b(?:i|året|våren|høsten|hausten|sommeren|sommaren|vinteren|{'|'.join(MONTHS)})\s)(?P<year>20\d\d)(?![\d–/-])",
    re.IGNORECASE,
)
# What happened before the letter, or what it refers to, may be of the year before.
_EARLIER = re.compile(
    r"\b(?:ble|blei|vart|var|hadde|fikk|fekk|holdt|heldt|viser\stil|vist\stil|vises\stil|jf|i\sfjor|tidligere|tidlegare|"
    r"drøftet|drøfta|behandlet|behandla|vedtatt|vedteke|mottatt|motteke|brev\sav|datert)(?!\w)",
    re.IGNORECASE,
)
_LATER = re.compile(r"\b(?:neste\sår|påfølgende\sår|året\setter|komande\sår|kommende\sår|årsskiftet)\b", re.IGNORECASE)
_FIRST_QUARTER, _LAST_QUARTER = 3, 10  # to March, from October
_CAPTION = 120  # characters of a line above a table that may name its year


@dataclass(frozen=True, slots=True)
class WrongWeekday:
    """A weekday that its date does not have. ``at``: where the date starts; ``day``: the date that is meant.

    ``written``: whether its year is written; else the year is the letter's own, or what the text around points to.
    """

    span: Span
    at: int
    day: date
    written: bool


def wrong_weekdays(analysis: LetterAnalysis, block: Block, text: str) -> Iterator[WrongWeekday]:
    """Every day in ``text`` (a block's, quotations blanked) whose weekday fits none of the years it can be of."""
    first: dict[int, WrittenDate] = {}
    for day in written_days(text):
        first.setdefault(day.start, day)  # of a range, its first day: «tirsdag 2.–3. juni»
    for slash in _SLASHED.finditer(text):
        if not any(day.start <= slash.start() < day.end for day in first.values()):
            first[slash.start()] = WrittenDate(*slash.span(), int(slash["day"]), int(slash["month"]), None)
    for day in first.values():
        for weekday, number, start, end in _named(analysis, block, text, day):
            on = _days(analysis, block, text, day, number)
            full = _SHORT_NAMES.get(weekday, weekday)
            if on and all(one.weekday() != _FULL_NAMES[full] for one in on):
                yield WrongWeekday(Span(block.index, start, end), day.start, on[0], written=day.year is not None)


def _named(analysis: LetterAnalysis, block: Block, text: str, day: WrittenDate) -> Iterator[tuple[str, int, int, int]]:
    """Weekday, day of the month, and the place of both."""
    before, behind = _BEFORE.search(text[: day.start]), _BEHIND.match(text, day.end)
    if before and (block.cell is not None or not before["cell"]):  # «Tor 3. juni …»: a name
        found = before["day"] or before["short"] or before["cell"]
        yield found.lower(), day.day, before.start() + before.group().index(found), day.end
    elif behind:
        yield behind["day"].lower(), day.day, day.start, behind.end()
    elif not text[: day.start].strip() and not text[day.end :].strip():
        beside = _beside(analysis, block)
        if beside:
            yield beside, day.day, day.start, day.end
    other = _FIRST_OF_TWO.search(text[: day.start])
    if other:
        yield other["day"].lower(), int(other["number"]), other.start("day"), other.end("number")


def _beside(analysis: LetterAnalysis, block: Block) -> str:
    """The weekday that stands alone in the cell before or behind a date's own."""
    if block.cell is None:
        return ""
    row = analysis.letter.rows.get((block.cell.table, block.cell.row), ())
    near = (other for other in row if other.cell and abs(other.cell.column - block.cell.column) == 1)
    return next((found["day"].lower() for other in near if (found := _ALONE.fullmatch(other.text))), "")


def _days(analysis: LetterAnalysis, block: Block, text: str, day: WrittenDate, number: int) -> list[date]:
    """The days that are meant, or may be where no year is written: the letter's year first."""
    years = [day.year] if day.year else _years(analysis, block, text, day)
    if years and day.year is None and not all(WrittenDate(0, 0, number, day.month, year).valid() for year in years):
        return []  # 29 February
    return [on for year in years if (on := WrittenDate(0, 0, number, day.month, year).on())]


def _years(analysis: LetterAnalysis, block: Block, text: str, day: WrittenDate) -> list[int]:
    """The letter's own year, and those before and after it that something around the date points to.

    Without a word of it: a letter for a year is sent in the last months of the year before, and its report is
    made in the first months of the next.
    """
    own, time = own_year(analysis), letter_time(analysis)
    if own is None and time is None:
        return []
    year = own or time.year if time else own or 0
    sentence = analysis.sentence_at(Span(block.index, day.start, day.end))
    said = text[sentence.start : sentence.end]
    years = [year, *_named_years(analysis, block, said)]
    if day.month >= _LAST_QUARTER or _EARLIER.search(said):
        years.append(year - 1)
    if day.month <= _FIRST_QUARTER or _LATER.search(said) or own is None:
        years.append(year + 1)
    return list(dict.fromkeys(years))


def _named_years(analysis: LetterAnalysis, block: Block, said: str) -> Iterator[int]:
    """Years that the date's sentence, row, titles and heads of columns, or the line above say it is of."""
    letter = analysis.letter
    titles, texts, first = [letter.section_path(block.section)], [said], block
    if block.cell is not None:
        heads = letter.rows.get((block.cell.table, 0), ())
        titles += [head.text for head in heads]
        texts += [other.text for other in letter.rows.get((block.cell.table, block.cell.row), ())]
        first = next(iter(heads), block)
    above = letter.blocks[first.index - 1].text if first.index else ""
    (titles if len(above) <= _CAPTION else texts).append(above)
    for title in titles:
        yield from (int(year) for year in _YEAR.findall(title))
    for words in texts:
        yield from (int(found["year"]) for found in _WHEN.finditer(words))
