"""Ids of assignments (oppdrag) as ministries write them, and what an id is for comparing."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Met in letters: TB2026-39, «TB 2026-67», TTB2024-41, O2025-04, FHI-25-03, «ID: 2026-09», STB2-2025-05, «ID: TB2022-21»,
# «O 73.», «Oppdrag 4 Kartlegging», «Oppdrag 26-03», «Oppdrag O-4», «Oppdrag B:».
_LETTERED = (
    r"(?P<kind>[A-ZÆØÅ]{1,6}(?:\d{1,2}(?=[\s-]20\d\d))?)(?:[\s-]?(?P<year>20\d\d)\s?|-?(?P<short>\d\d))[-–]\s?(?P<number>\d{1,3})"
    r"(?![\d–-])"
)
_AFTER = r"(?=\)?\s?[:.|–-]|\)?\s+[A-ZÆØÅ«]|\)?\s*$)"  # a mark, a title, or nothing
_CALLED = r"(?P<called>(?i:oppdrag|deloppdrag))\s"
_OPENING = r"^[\s*_#|]*"
_ANYWHERE = tuple(
    re.compile(_OPENING + form)
    for form in (
        r"ID\s?:\s?(?P<kind>[A-ZÆØÅ]{2,6})?\s?(?P<year>20\d\d)\s?[-–]\s?(?P<number>\d{1,3})(?!\d)",
        r"(?i:oppdrag)\s(?:nr\.?\s)?(?P<short>(?:20)?\d\d)\s?[-–]\s?(?P<number>\d{1,3})(?!\d)",
        rf"(?:(?i:oppdrag)\s(?=ID|[A-ZÆØÅ]+[\s-]?\d))?{_LETTERED}",
        r"(?P<kind>O)\s(?P<number>\d{1,3})\.(?=\s)",
        rf"{_CALLED}(?:nr\.?\s?)?(?:(?P<kind>[A-ZÆØÅ]{{1,4}})[\s.-]?)?(?:(?P<chapter>\d{{1,2}})\.)?(?P<number>\d{{1,3}}){_AFTER}",
        rf"{_CALLED}(?P<letter>[A-H]){_AFTER}",
    )
)
# Only among assignments: «26-03», «22-OB4», «O-4», «M5», «Bestilling 4», «4.2 Kartlegge …». A road («E6») is no assignment.
_AMONG = tuple(
    re.compile(_OPENING + form)
    for form in (
        r"(?P<short>(?:20)?\d\d)[-–](?P<kind>[A-ZÆØÅ]{1,4})?(?P<number>\d{1,3})(?!\d)",
        rf"(?P<called>(?i:oppgave|oppgåve|bestilling|leveranse))\s(?:nr\.?\s?)?(?P<number>\d{{1,3}}){_AFTER}",
        r"(?!(?:E|RV|FV)[\s-]?\d|R\d)(?P<kind>[A-ZÆØÅ]{1,4})[.-]?(?P<number>\d{1,2})(?=\)?[\s.:|]|\)?$)(?!\.\d)",
        rf"(?!(?:E|RV|FV)\s)(?P<kind>[A-ZÆØÅ]{{1,4}})[.-]?\s(?P<number>\d{{1,2}}){_AFTER}(?!\.\d)",
    )
)
_CHAPTERED = re.compile(
    rf"{_OPENING}(?P<chapter>\d{{1,2}}(?:\.\d{{1,2}})?)\.(?P<number>\d{{1,2}})\.?(?:\s+(?=[A-ZÆØÅ«])|\s*$)"
)
# A list's label, or all of a cell: «3.», «3)», «b)», «(b)».
_COUNTED = re.compile(r"^\s*(?:(?P<number>\d{1,2})[.)]?|\(?(?P<letter>[a-hj-uyzæøå])[).])\s*$")
# The same with the text behind it in one cell: «3. Kartlegge …».
_COUNTED_TEXT = re.compile(r"^\s*(?:(?P<number>\d{1,2})[.)]|\(?(?P<letter>[a-hj-uyzæøå])\))\s+(?=[A-ZÆØÅ«])")
REFERRED = re.compile(rf"\b{_LETTERED}")


@dataclass(frozen=True, slots=True)
class AssignmentId:
    """An id. ``end``: where it ends in the text it was read in; ``coded``: it cannot be a list's own counting."""

    kind: str
    year: str
    number: int
    end: int
    coded: bool

    @property
    def key(self) -> str:
        """For comparing: «TB 2026-01» is TB2026-1, FHI-25-03 is FHI2025-3, «O-4» and «O4» are O 4."""
        return f"{self.kind}{self.year}-{self.number}" if self.year else f"{self.kind} {self.number}"


def id_anywhere(text: str) -> AssignmentId | None:
    """The id that ``text`` begins with, in a form that is an assignment's wherever it stands."""
    return _first(_ANYWHERE, text)


def id_among(text: str) -> AssignmentId | None:
    """The id that ``text`` begins with, in a form that is an assignment's where only assignments stand."""
    found = _first(_AMONG, text)
    years = found is not None and found.year == f"20{found.number - 1}"  # «2025-26»
    return None if years else found


def chaptered_id(text: str) -> AssignmentId | None:
    """The id of an assignment that is counted within its chapter: «4.2 Kartlegge …»."""
    return _first((_CHAPTERED,), text)


def counted_id(text: str) -> AssignmentId | None:
    """The id that a list's label, or all of a cell, is: «3.», «b)», «4.2»."""
    return _first((_COUNTED, _CHAPTERED), text)


def counted_text(text: str) -> AssignmentId | None:
    """The number or letter that a cell's text begins with: «3. Kartlegge …»."""
    return _first((_COUNTED_TEXT, _CHAPTERED), text)


def referred_id(match: re.Match[str]) -> AssignmentId:
    """What a match of ``REFERRED`` refers to."""
    return _read(match)


def _first(forms: tuple[re.Pattern[str], ...], text: str) -> AssignmentId | None:
    matches = (form.match(text) for form in forms)
    return next((_read(match) for match in matches if match), None)


def _read(match: re.Match[str]) -> AssignmentId:
    part = {name: words or "" for name, words in match.groupdict().items()}
    year = part.get("year") or (f"20{part['short'][-2:]}" if part.get("short") else "")
    letter = part.get("letter", "")
    number = ord(letter.lower()) - ord("a") + 1 if letter else int(part["number"])
    kind = part.get("kind") or part.get("called", "").capitalize()
    coded = bool(kind or year or part.get("chapter"))
    if part.get("chapter"):
        kind = f"{part['chapter']}."
    elif not coded:
        kind = "a)" if letter else "Nr."
    elif letter:
        kind += " a)"
    return AssignmentId(kind, year, number, match.end(), coded)
