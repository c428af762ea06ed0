"""The registry of ministries (departementer), agencies (virksomheter) and owners, by date.

Data: ``data/ministries.tsv``, ``agencies.tsv``, ``owners.tsv``, each with its sources and a certainty per row.
A *key* is one body through all its names; an Organisation is the body under one name, from ``start`` to ``end``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache, cached_property
from importlib import resources

from linter.letters.names_match import SHORT, Form, Index, find, index_of

CLOSEST = 88.0  # rapidfuzz ratio; our choice: below it real, different names begin to meet
ANY_AGENCY = ("virksomheten", "virksomheita", "verksemda")  # what every agency may be called
_LETTERHEAD = re.compile(  # a line of its own
    r"^[ \t]*(?:det\s+kongel[ie]ge\s+)?(?P<name>[^\W\d_][^\n.:;]{0,60}departement)[ \t]*$", re.IGNORECASE | re.MULTILINE
)


class OrgKind(StrEnum):
    """Departement or virksomhet."""

    MINISTRY = "ministry"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body under one name. ``line`` is a ministry's field of work, the same through every renaming; "" for agencies.

    ``start`` and ``end`` are the first and last day of the name (None: open). ``nouns`` are the generic nouns a letter
    calls the body by («direktoratet»), definite, lower case. ``sure`` is False for rows from general knowledge.
    """

    key: str
    kind: OrgKind
    line: str
    name_nb: str
    name_nn: str
    short: str
    aliases: tuple[str, ...]
    nouns: tuple[str, ...]
    start: date | None
    end: date | None
    sure: bool
    note: str


@dataclass(frozen=True, slots=True)
class Ownership:
    """Which line owned an agency from ``start`` to ``end`` (None: open)."""

    agency: str
    line: str
    start: date | None
    end: date | None
    sure: bool
    note: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: ``text[start:end]`` without a genitive -s. ``form``: name_nb, name_nn, short or alias.

    ``records`` are the organisations that bear the form found; which one is meant, the date decides.
    """

    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    form: str
    records: tuple[Organisation, ...] = ()


@dataclass(frozen=True)
class Registry:
    """Names by date. Look-up is exact first; ``closest`` is for what exact look-up did not find."""

    organisations: tuple[Organisation, ...]
    owners: tuple[Ownership, ...]
    _by_key: dict[str, list[Organisation]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_key: dict[str, list[Organisation]] = defaultdict(list)
        for organisation in self.organisations:
            by_key[organisation.key].append(organisation)
        object.__setattr__(self, "_by_key", dict(by_key))

    def names(self, key: str) -> tuple[Organisation, ...]:
        """Every name of a body in the order of the data. Raises KeyError for an unknown key."""
        return tuple(self._by_key[key])

    def at(self, key: str, on: date | None = None) -> Organisation:
        """The body under the name it had on a day; where it had none, the nearest in time (``valid`` tells).

        ``on`` None: today's name. Raises KeyError for an unknown key.
        """
        rows = self._by_key[key]
        return min(rows, key=lambda row: _distance(row, on))

    def valid(self, organisation: Organisation, on: date | None) -> bool:
        """Whether the name was in use on a day (None: is in use)."""
        return _distance(organisation, on) == 0

    def ministry(self, line: str, on: date | None = None) -> Organisation | None:
        """The ministry of a line on a day."""
        rows = (row for row in self.organisations if row.line == line and self.valid(row, on))
        return next(rows, None)

    def owner(self, agency: str, on: date | None = None) -> Organisation | None:
        """The ministry that owned an agency on a day; None where the data has no owner for the day."""
        for row in self.owners:
            if row.agency == agency and _covers(row.start, row.end, on):
                return self.ministry(row.line, on)
        return None

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """Every name in ``text`` by position: all names, short forms and aliases, bokmål and nynorsk, of any date.

        A letterhead has a ministry's name in the indefinite form: «Det kongelige finansdepartement».
        """
        found = [self._mention(text, hit.start, hit.end, hit.form) for hit in find(text, self._index)]
        found += [
            self._mention(text, *head.span("name"), form)
            for head in _LETTERHEAD.finditer(text)
            if (form := self._forms.get(f"{_folded(head['name'])}et"))
        ]
        return tuple(sorted(found, key=lambda mention: mention.start))

    def exact(self, text: str) -> tuple[Organisation, ...]:
        """The organisations that bear exactly the name ``text`` (spaces and capitals aside); empty when none does."""
        found = self._forms.get(_folded(text))
        return tuple(self.organisations[record] for record in found.records) if found else ()

    def closest(self, text: str) -> tuple[Organisation, float] | None:
        """The organisation whose name is nearest to a misspelled one, and how near (0-100, rapidfuzz ratio).

        Exact names give 100. None below ``CLOSEST``. Short forms take no part: one letter makes another body of them.
        """
        if exact := self.exact(text):
            return max(exact, key=lambda row: (row.end is None, row.end or date.min)), 100.0
        if _folded(text) in self._nouns:
            return None  # «direktoratet» is a word of its own, not a slip in «Valgdirektoratet»
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only misspelled names need it

        best = process.extractOne(_folded(text), self._long_forms, scorer=fuzz.ratio, score_cutoff=CLOSEST)
        if best is None:
            return None
        rows = [self.organisations[record] for record in self._forms[best[0]].records]
        return max(rows, key=lambda row: (row.end is None, row.end or date.min)), float(best[1])

    def _mention(self, text: str, start: int, end: int, form: Form) -> Mention:
        records = tuple(self.organisations[record] for record in form.records)
        keys = tuple(dict.fromkeys(record.key for record in records))
        return Mention(start, end, text[start:end], keys, form.kind, records)

    @cached_property
    def _forms(self) -> dict[str, Form]:
        """Folded form to Form; a full name wins over a short form, a short form over an alias."""
        found: dict[str, Form] = {}
        for form in self._listed:
            found.setdefault(_folded(form.text), form)
        return found

    @cached_property
    def _long_forms(self) -> list[str]:
        return [folded for folded, form in self._forms.items() if len(form.text) > SHORT * 2]

    @cached_property
    def _nouns(self) -> frozenset[str]:
        return frozenset(noun for row in self.organisations for noun in row.nouns) | frozenset(ANY_AGENCY)

    @cached_property
    def _listed(self) -> tuple[Form, ...]:
        found: dict[str, tuple[str, list[int]]] = {}
        for kind in ("name_nb", "name_nn", "short", "alias"):
            for record, organisation in enumerate(self.organisations):
                for text in _written(organisation, kind):
                    records = found.setdefault(text, (kind, []))[1]
                    if record not in records:
                        records.append(record)
        return tuple(Form(text, kind, tuple(records)) for text, (kind, records) in found.items())

    @cached_property
    def _index(self) -> Index:
        return index_of(self._listed)


def _written(organisation: Organisation, kind: str) -> tuple[str, ...]:
    if kind == "alias":
        return organisation.aliases
    text: str = getattr(organisation, kind)
    return (text,) if text else ()


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _covers(start: date | None, end: date | None, on: date | None) -> bool:
    if on is None:
        return end is None
    return (start is None or start <= on) and (end is None or on <= end)


def _distance(row: Organisation, on: date | None) -> int:
    """Days between a day and the time of a name; 0 inside it."""
    day = on or date.max
    if row.start is not None and day < row.start:
        return (row.start - day).days
    if row.end is not None and day > row.end:
        return (day - row.end).days
    return 0


_added: ContextVar[tuple[tuple[str, str], ...]] = ContextVar("names a house has added", default=())


@contextmanager
def added_names(names: tuple[tuple[str, str], ...]) -> Iterator[None]:
    """Inside the block bodies have more names than the data lists. ``names``: (name, key of the body)."""
    token = _added.set(names)
    try:
        yield
    finally:
        _added.reset(token)


def registry() -> Registry:
    """The registry, read once, with the names of the house that is being served."""
    return _registry(_added.get())


@cache
def _registry(names: tuple[tuple[str, str], ...]) -> Registry:
    if names:
        plain = _registry(())
        more = {key: tuple(name for name, owner in names if owner == key) for _, key in names}
        rows = (replace(row, aliases=(*row.aliases, *more.get(row.key, ()))) for row in plain.organisations)
        return Registry(tuple(rows), plain.owners)
    return _from_data()


def _from_data() -> Registry:
    rows = [*_organisations("ministries.tsv", OrgKind.MINISTRY), *_organisations("agencies.tsv", OrgKind.AGENCY)]
    owners = (
        Ownership(r["agency"], r["line"], _day(r["start"]), _day(r["end"]), r["certainty"] == "sure", r["note"])
        for r in _rows("owners.tsv")
    )
    return Registry(tuple(rows), tuple(owners))


def _organisations(name: str, kind: OrgKind) -> Iterator[Organisation]:
    ministry = kind is OrgKind.MINISTRY
    for r in _rows(name):
        yield Organisation(
            r["key"],
            kind,
            r.get("line", ""),
            r["name_nb"],
            r["name_nn"],
            r["short"],
            tuple(filter(None, r["aliases"].split("|"))),
            ("departementet",) if ministry else tuple(filter(None, r["nouns"].split("|"))),
            _day(r["start"]),
            _day(r["end"]),
            r["certainty"] == "sure",
            r["note"],
        )


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = resources.files("linter.letters").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    head = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(head, line.split("\t"), strict=True))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
