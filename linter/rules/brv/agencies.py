"""Which agencies a letter is to, which it names, and which common noun («instituttet») each of them goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from linter.letters.identity_model import Certainty
from linter.letters.registry import Organisation, OrgKind
from linter.rules.analysis import LetterAnalysis


@dataclass(frozen=True, slots=True)
class AgencyNoun:
    """A common noun for an agency: its stem in names, its usual definite form, and all forms as a pattern.

    ``also_thing``: the noun is an activity or a thing too («tilsynet» is an inspection), so only «bes» and «ber» show
    that an agency is meant.
    """

    stem: str
    usual: str
    forms: str
    also_thing: bool = False


NOUNS = (
    AgencyNoun("direktorat", "direktoratet", "direktoratet"),
    AgencyNoun("institutt", "instituttet", "instituttet"),
    AgencyNoun("omb[uo]d", "ombudet", "omb[uo]det"),
    AgencyNoun("byrå", "byrået", "byrået"),
    AgencyNoun("universitet", "universitetet", "universitetet"),
    AgencyNoun("hø[gy]sk[ou]le", "høyskolen", "hø[gy]sk[ou]len"),
    AgencyNoun("tilsyn", "tilsynet", "tilsynet", also_thing=True),
    AgencyNoun("nemnd", "nemnda", "(?:nemnda|nemnden)", also_thing=True),
    AgencyNoun("råd", "rådet", "rådet", also_thing=True),
    AgencyNoun("verk", "verket", "verket", also_thing=True),
    AgencyNoun("bank", "banken", "banken", also_thing=True),
)
_SHORT_FORM = 6  # characters; names up to this length are too near each other to be compared
_BRANCH = re.compile(r"(?:etaten|forvaltningen|forvaltninga|vesenet|politiet)$", re.IGNORECASE)
_ANNOUNCED = timedelta(days=550)
_UNSURE = timedelta(days=365)  # the end of a name from general knowledge may be off by some months


@dataclass(frozen=True, slots=True)
class Named:
    """An agency named in a text: ``text[start:end]``. ``names``: its full and short names in both language forms."""

    start: int
    end: int
    keys: tuple[str, ...]
    names: tuple[str, ...]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recipient:
    """The agency a letter is to: its name at the letter's time, every way to write it, and its common nouns."""

    key: str
    name: str
    names: tuple[str, ...]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class OutOfUse:
    """A name in a text that was not in use. ``ended``: its last year, None when it had not begun; ``right``: or ""."""

    start: int
    end: int
    name: str
    ended: int | None
    right: str


def named_agencies(analysis: LetterAnalysis, text: str) -> list[Named]:
    """Agencies (not ministries) named in ``text``, in order."""
    found: list[Named] = []
    for mention in analysis.registry.mentions(text):
        records = [record for record in mention.records if record.kind is OrgKind.AGENCY]
        if records:
            names = tuple(dict.fromkeys(name for record in records for name in _names(record)))
            found.append(Named(mention.start, mention.end, mention.keys, names, _nouns(records)))
    return found


def recipients(analysis: LetterAnalysis) -> tuple[Recipient, ...]:
    """The letter's recipients. Empty when none was found, or only guessed at."""
    found: list[Recipient] = []
    for place in analysis.identity.recipients:
        if place.certainty is Certainty.GUESS:
            continue
        rows = analysis.registry.names(place.value.key)
        written = (name for row in (place.value, *rows) for name in (*_names(row), *row.aliases))
        names = tuple(dict.fromkeys((place.value.name_nb, place.value.name_nn, *written)))
        found.append(Recipient(place.value.key, place.value.name_nb, names, _nouns(rows)))
    return tuple(found)


def same_agency(analysis: LetterAnalysis, name: str) -> tuple[str, ...]:
    """The ways to write the agency that ``name`` names: full and short name; only ``name`` itself when unsure.

    The directorate of a whole branch (etat, forvaltning) may well cooperate with the branch, so its short name is not
    taken for the same.
    """
    rows = [row for row in analysis.registry.exact(name) if row.kind is OrgKind.AGENCY and name in _names(row)]
    if len(rows) != 1 or any(_BRANCH.search(alias) for alias in rows[0].aliases):
        return (name,)
    return tuple(dict.fromkeys((name, *_names(rows[0]))))


def goes_by(nouns: Iterable[str], noun: AgencyNoun) -> bool:
    """Whether one of an agency's common nouns is ``noun``."""
    return any(re.search(rf"(?:{noun.forms})$", own, re.IGNORECASE) for own in nouns)


def all_names(analysis: LetterAnalysis) -> tuple[str, ...]:
    """Every name of every ministry and agency, of any time, that is long enough to be compared."""
    rows = analysis.registry.organisations
    names = {name for row in rows for name in (*_names(row), *row.aliases) if len(name) > _SHORT_FORM}
    return tuple(sorted(names))


def names_out_of_use(analysis: LetterAnalysis, text: str, first: date, last: date) -> list[OutOfUse]:
    """Names in ``text`` that had ended before ``first``, or did not begin until long after ``last``."""
    found: list[OutOfUse] = []
    for mention in analysis.registry.mentions(text):
        bearers = [row for row in mention.records if mention.text in _names(row)]
        if not bearers or not all(_ended(row, first) or _not_begun(row, last) for row in bearers):
            continue
        nearest = max(bearers, key=lambda row: row.end or date.min)
        ended = nearest.end.year if nearest.end is not None and _ended(nearest, first) else None
        right = _name_on(analysis, nearest, first)
        found.append(OutOfUse(mention.start, mention.end, nearest.name_nb, ended, right))
    return found


def _ended(row: Organisation, on: date) -> bool:
    return row.end is not None and row.end + (timedelta(0) if row.sure else _UNSURE) < on


def _not_begun(row: Organisation, on: date) -> bool:
    """A new name is announced and used some time before it holds, but not more than a year and a half."""
    return row.sure and row.start is not None and row.start - _ANNOUNCED > on


def _name_on(analysis: LetterAnalysis, row: Organisation, on: date) -> str:
    if row.kind is OrgKind.MINISTRY:
        ministry = analysis.registry.ministry(row.line, on)
        return ministry.name_nb if ministry else ""
    now = analysis.registry.at(row.key, on)
    return now.name_nb if analysis.registry.valid(now, on) else ""


def _names(row: Organisation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (row.name_nb, row.name_nn, row.short) if name))


def _nouns(rows: Iterable[Organisation]) -> frozenset[str]:
    """The registry's nouns, and those that stand in the names: Vegdirektoratet is a «direktorat» too."""
    listed = list(rows)
    text = " ".join(name for row in listed for name in (*_names(row), *row.aliases))
    inside = (noun.usual for noun in NOUNS if re.search(noun.stem, text, re.IGNORECASE))
    return frozenset([*(noun for row in listed for noun in row.nouns), *inside])
