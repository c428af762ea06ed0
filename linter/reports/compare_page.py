"""What the page of a comparison shows, ready for the template: plain values, all text of letters cleaned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from linter.engine.compared import ComparedLetter, CompareReport, Passage, Version
from linter.reports import phrases
from linter.reports.compare_choice import Chosen
from linter.reports.compare_diff import Side, side_by_side
from linter.reports.compare_words import (
    SYMBOLS,
    Labels,
    Statement,
    labels,
    ministries,
    rank,
    statements,
    the_letters,
    where,
)
from linter.sharing.model import Tier, WitnessClass
from linter.wording import Lang, say

SHEET = 7  # letters across a sheet of paper
MANY = 12  # letters; from here on the matrix shows those that have something
SNIPPET = 140  # characters of a passage in the matrix


@dataclass(frozen=True, slots=True)
class State:
    """A state of a version: its name in style sheets, mark, word and severity (0 identical … 8 absent)."""

    key: str
    symbol: str
    word: str
    rank: int


@dataclass(frozen=True, slots=True)
class Column:
    """A letter in the matrix; ``id`` is its number there."""

    id: int
    path: str
    label: str
    ministry: str
    form: str


@dataclass(frozen=True, slots=True)
class Part:
    """Columns of the matrix that fit on a sheet of paper, by ministry, and their numbers."""

    groups: list[tuple[str, list[Column]]]
    ids: frozenset[int]


@dataclass(frozen=True, slots=True)
class Cell:
    """A letter's state in a row; ``version`` is the id to go to, "" where the letter lacks the text."""

    column: Column
    state: State
    version: str


@dataclass(frozen=True, slots=True)
class Told:
    """A difference as a sentence, its state, and the places on both sides."""

    sentence: str
    state: State
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A version beside the common text; no sides where the two are identical."""

    id: str
    column: Column
    state: State
    place: str
    here: str
    open: bool
    sides: tuple[Side, Side] | None


@dataclass(frozen=True, slots=True)
class Row:
    """A passage: a row of the matrix and a chapter below it.

    ``expected`` counts what is not told one by one: names, word forms of the other målform, marks.
    """

    id: str
    title: str
    snippet: str
    text: str
    form: str
    tier: str
    state: State
    count: str
    cells: tuple[Cell, ...]
    told: tuple[Told, ...]
    milder: tuple[Told, ...]
    expected: str
    versions: tuple[Shown, ...]
    absent: tuple[str, ...]
    common: str


def state_of(kind: WitnessClass, lang: Lang) -> State:
    """A state with its mark and word."""
    return State(kind.value, SYMBOLS[kind], say(lang, f"compare.class.{kind.value}"), kind.rank)


def columns(report: CompareReport, called: Labels, lang: Lang) -> list[tuple[str, list[Column]]]:
    """The letters by ministry, both in alphabetical order; of many letters only those with any of the texts."""
    bare = without(report)
    made = sorted(
        (
            (ministries(c.info.ministries, lang), phrases.printable(called[c.info.path]), c.info.path, _form(c))
            for c in report.letters
            if c.info.path not in bare
        ),
    )
    numbered = [Column(n, path, label, ministry, form) for n, (ministry, label, path, form) in enumerate(made)]
    return [(ministry, list(group)) for ministry, group in groupby(numbered, key=lambda c: c.ministry)]


def parts(groups: Sequence[tuple[str, list[Column]]]) -> list[Part]:
    """The matrix in widths a sheet of paper holds."""
    everything = [column for _, group in groups for column in group]
    cut = [everything[n : n + SHEET] for n in range(0, len(everything), SHEET)]
    return [
        Part([(m, list(g)) for m, g in groupby(piece, key=lambda c: c.ministry)], frozenset(c.id for c in piece))
        for piece in cut
    ]


def without(report: CompareReport) -> frozenset[str]:
    """Letters that have none of the texts, when there are so many letters that the matrix leaves them out."""
    paths = frozenset(c.info.path for c in report.letters)
    if len(paths) <= MANY:
        return frozenset()
    return paths - {v.letter for p in report.passages for v in p.versions}


def _form(letter: ComparedLetter) -> str:
    """The language of a letter for ``lang=""``; Norwegian where it is not one form."""
    return letter.info.form if letter.info.form in {"nb", "nn"} else "no"


def rows(chosen: Chosen, lang: Lang) -> list[Row]:
    """The passages, surest tier first and worst first in it."""
    report = chosen.report
    called = labels(report, lang)
    places = {c.path: c for _, group in columns(report, called, lang) for c in group}
    tiers = list(Tier)
    ordered = sorted(
        report.passages,
        key=lambda p: (
            tiers.index(p.tier),
            -p.worst.rank,
            -sum(v.kind is p.worst for v in p.versions),
            -len(p.versions),
            p.id,
        ),
    )
    return [_row(number, passage, places, called, lang) for number, passage in enumerate(ordered, 1)]


def _row(number: int, passage: Passage, places: Mapping[str, Column], called: Labels, lang: Lang) -> Row:
    key = f"t{number}"
    text = phrases.printable(passage.text)
    state = state_of(passage.worst, lang)
    kinds = {v.letter: v.kind for v in passage.versions}
    cells = tuple(
        Cell(
            column,
            state_of(kinds.get(path, WitnessClass.ABSENT), lang),
            f"{key}b{column.id}" if path in kinds else "",
        )
        for path, column in places.items()
    )
    told = [_told(one, called, lang) for one in statements(passage, called, lang)]
    heavy, light = WitnessClass.ADDITION.rank, WitnessClass.ORDER.rank
    ways = sum(t.state.rank < light for t in told)
    common = say(lang, "compare.master" if passage.from_master else "compare.common")
    model = places.get(passage.model)
    of_worst = sum(v.kind is passage.worst for v in passage.versions)
    return Row(
        key,
        phrases.printable(passage.title) or say(lang, "compare.untitled"),
        text if len(text) <= SNIPPET else text[:SNIPPET].rsplit(" ", 1)[0] + " …",
        text,
        model.form if model else "no",
        "" if passage.tier is Tier.PASSAGE else say(lang, f"compare.tier.{passage.tier.value}"),
        state,
        say(lang, "compare.of_letters", state=state.word, n=of_worst, all=len(passage.versions)),
        cells,
        tuple(t for t in told if t.state.rank >= heavy),
        tuple(t for t in told if light <= t.state.rank < heavy),
        say(lang, "compare.sheet.expected_one" if ways == 1 else "compare.sheet.expected_many", n=ways) if ways else "",
        tuple(
            _shown(key, v, passage, places[v.letter], called, lang)
            for v in sorted(passage.versions, key=lambda v: (-v.kind.rank, places[v.letter].id))
        ),
        tuple(phrases.printable(called[path]) for path in passage.absent),
        common[:1].upper() + common[1:],
    )


def _told(one: Statement, called: Labels, lang: Lang) -> Told:
    before = one.difference.before_at
    places = [where(place, lang, called) for place in one.places]
    if before is not None:
        places.insert(0, where(before, lang, called))
    sentence = phrases.printable(one.sentence)
    return Told(sentence, state_of(rank(one.difference), lang), tuple(map(phrases.printable, dict.fromkeys(places))))


def _shown(key: str, version: Version, passage: Passage, column: Column, called: Labels, lang: Lang) -> Shown:  # noqa: PLR0917
    here = the_letters([version.letter], called, lang)
    sides = None
    if version.text != passage.text:
        sides = side_by_side(phrases.printable(passage.text), phrases.printable(version.text), version.differences)
    return Shown(
        f"{key}b{column.id}",
        column,
        state_of(version.kind, lang),
        phrases.printable(where(version.place, lang)),
        phrases.printable(here[:1].upper() + here[1:]),
        version.kind.rank >= WitnessClass.ADDITION.rank,
        sides,
    )
