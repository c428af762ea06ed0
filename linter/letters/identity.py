"""Identity of a letter: kind, number, sender, recipients, budget year, date, reference, draft or final.

Each value carries where it was found and how sure it is. The file name is asked last and gives only guesses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import PurePath

from linter.letters.identity_model import Certainty, Found, Layout, LetterKind
from linter.letters.identity_parties import Parties, find_ministries, find_recipients
from linter.letters.identity_time import find_date, find_draft, find_reference, find_year
from linter.letters.identity_title import find_kind, find_number, find_title
from linter.letters.model import Letter
from linter.letters.registry import OrgKind, registry

__all__ = ["Certainty", "Found", "Identity", "LetterKind", "identify"]

_FILE_YEAR = re.compile(r"20[0-4]\d")
_WORDS = re.compile(r"[a-zæøå]+|\d+")
_PLAIN = str.maketrans("æøåÆØÅ", "aoaAOA")
_LONGEST_NAME = 10  # words
_FEWEST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Identity:
    """Who wrote a letter to whom, when and about which year. None or empty: not found."""

    kind: Found[LetterKind] | None
    number: Found[int] | None
    ministries: Parties
    recipients: Parties
    year: Found[int] | None
    date: Found[date] | None
    reference: Found[str] | None
    draft: Found[bool] | None


def identify(letter: Letter) -> Identity:
    """The identity of a letter, from its text and properties; raises nothing."""
    layout = Layout(letter)
    title = find_title(layout)
    day = find_date(layout)
    year = find_year(layout, title, day)
    on = day.value if day else date(year.value, 1, 1) if year else None
    recipients = find_recipients(layout, title, on)
    ministries = find_ministries(layout, title, recipients, on)
    kind = find_kind(layout, title)
    if kind and kind.value is LetterKind.OPPDRAGSBREV and len(ministries) > 1 and len(recipients) > 1:
        kind = replace(kind, value=LetterKind.FELLES_OPPDRAGSBREV, certainty=Certainty.LIKELY)
    found = Identity(
        kind,
        find_number(title, kind),
        ministries,
        recipients,
        year,
        day,
        find_reference(layout),
        find_draft(layout, title),
    )
    return _with_file_name(found, letter, on)


def _with_file_name(identity: Identity, letter: Letter, on: date | None) -> Identity:
    """What is missing, guessed from the file name."""
    words = _WORDS.findall(PurePath(letter.path).stem.translate(_PLAIN).lower())
    years = [word for word in words if _FILE_YEAR.fullmatch(word)]
    if identity.year is None and years:
        identity = replace(identity, year=Found(int(years[0]), None, "file_name", Certainty.GUESS))
    named = [registry().at(key, on) for key in _keys_in(words)]
    for kind, field in ((OrgKind.AGENCY, "recipients"), (OrgKind.MINISTRY, "ministries")):
        first = next((organisation for organisation in named if organisation.kind is kind), None)
        if first is not None and not getattr(identity, field):
            found: Parties = (Found(first, None, "file_name", Certainty.GUESS),)
            identity = (
                replace(identity, recipients=found) if kind is OrgKind.AGENCY else replace(identity, ministries=found)
            )
    return identity


def _keys_in(words: list[str]) -> list[str]:
    """The bodies a file name names, longest names first where several fit."""
    found: list[str] = []
    start = 0
    while start < len(words):
        for length in range(min(_LONGEST_NAME, len(words) - start), 0, -1):
            if key := _file_names().get(" ".join(words[start : start + length])):
                found.append(key)
                start += length - 1
                break
        start += 1
    return found


@cache
def _file_names() -> dict[str, str]:
    """Names as file names spell them (small letters, no æøå) to keys. Two letters are too few in a file name."""
    names: dict[str, str] = {}
    for organisation in registry().organisations:
        for name in (organisation.name_nb, organisation.name_nn, organisation.short):
            spelled = " ".join(_WORDS.findall(name.translate(_PLAIN).lower()))
            if len(spelled) >= _FEWEST_LETTERS:
                names.setdefault(spelled, organisation.key)
    return names
