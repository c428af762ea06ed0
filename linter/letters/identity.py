"""Identity of a letter: kind, number, sender, recipients, budget year, date, reference, draft or final.

Each value carries where it was found and how sure it is. The file name is asked last and gives only guesses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from linter.letters.identity_model import Certainty, Found, Layout, LetterKind, bearer
from linter.letters.identity_parties import Parties, find_ministries, find_recipients
from linter.letters.identity_time import find_date, find_draft, find_reference, find_year
from linter.letters.identity_title import find_kind, find_number, find_title
from linter.letters.model import Letter
from linter.letters.registry import OrgKind, registry

__all__ = ["Certainty", "Found", "Identity", "LetterKind", "identify"]

_FILE_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")


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
    stem = re.sub(r"[_\W]+", " ", PurePath(letter.path).stem)
    if identity.year is None and (match := _FILE_YEAR.search(stem)):
        identity = replace(identity, year=Found(int(match[1]), None, "file_name", Certainty.GUESS))
    if identity.recipients and identity.ministries:
        return identity
    named = [m for m in registry().mentions(stem) if len(m.keys) == 1]
    agencies = [m for m in named if m.records[0].kind is OrgKind.AGENCY]
    ministries = [m for m in named if m.records[0].kind is OrgKind.MINISTRY]
    if agencies and not identity.recipients:
        guess = Found(bearer(agencies[0], on), None, "file_name", Certainty.GUESS)
        identity = replace(identity, recipients=(guess,))
    if ministries and not identity.ministries:
        guess = Found(bearer(ministries[0], on), None, "file_name", Certainty.GUESS)
        identity = replace(identity, ministries=(guess,))
    return identity
