"""A set of letters kept on disk, so that nothing is read twice and one new letter against thousands costs only itself.

SQLite, one file, one process at a time. ``reading`` holds letters as read, by the name and content of their files: what
is there is not read again, and each is safe on disk before the next, so an interrupted run goes on where it stopped.
:mod:`linter.sharing.refresh` stores a whole search over a set; :mod:`linter.sharing.lookup` compares a new letter with
what is stored.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath

from linter.letters.model import LanguageForm, Span
from linter.sharing.candidates import HUBS, features
from linter.sharing.index_file import IndexFileError, opened
from linter.sharing.model import Comparison, Tier
from linter.sharing.original import Original
from linter.sharing.packed import pack_letter, unpack_letter, unpack_passages
from linter.sharing.text import LetterText
from linter.sharing.wordings import Wording, tabulate

__all__ = ["Index", "IndexFileError", "Reading", "Searched", "StoredChain", "open_index", "signed"]
_SIGN = 1 << 63


@dataclass(frozen=True, slots=True)
class Reading:
    """A letter as it was read. ``id`` is its number in the index; ``about`` is the caller's own, plain data packed."""

    id: int
    letter: LetterText
    about: bytes


@dataclass(frozen=True, slots=True)
class Searched:
    """The last whole search: when, in local time, and over how many letters."""

    when: datetime
    letters: int


@dataclass(frozen=True)
class StoredChain:
    """A passage as the last whole search left it: families in order, common text, who the addressee was in it."""

    id: int
    tier: Tier
    form: LanguageForm
    families: tuple[int, ...]
    originals: tuple[tuple[Original, str], ...]  # with the path of the letter each is taken from


class Index:
    """The open file. Use :func:`open_index`. ``emptied``: another version of brevlint wrote it, all is read anew."""

    def __init__(self, connection: sqlite3.Connection, path: Path, *, emptied: bool = False) -> None:
        self.db = connection
        self.path = path
        self.emptied = emptied

    def known(self, path: str, sha: str, how: str) -> Reading | None:
        """The reading of a file by its name and content, if there is one; ``how`` says what else decides a reading."""
        row = self.db.execute(
            "select id, text, about from reading where name = ? and sha = ? and how = ?",
            (PurePath(path).name, sha, how),
        ).fetchone()
        return Reading(row[0], unpack_letter(path, row[1]), row[2]) if row is not None else None

    def keep(self, letter: LetterText, sha: str, how: str, about: bytes = b"") -> int:
        """Store a reading, safe on disk when this returns its number."""
        with self.db:
            self.db.execute(
                "delete from reading where path = ? and how = ? and id not in (select reading from held)",
                (letter.path, how),
            )
            cursor = self.db.execute(
                "insert or replace into reading (path, name, sha, how, text, about) values (?, ?, ?, ?, ?, ?)",
                (letter.path, PurePath(letter.path).name, sha, how, pack_letter(letter), about),
            )
        return int(cursor.lastrowid or 0)

    def read_paths(self) -> tuple[str, ...]:
        """Paths of the files that were read, sorted; some may be gone by now."""
        return tuple(row[0] for row in self.db.execute("select distinct path from reading order by path"))

    def tidy(self, gone: Iterable[str]) -> None:
        """Forget what was read from files that are gone, and older readings of letters of the last whole search."""
        unheld = "id not in (select reading from held)"
        with self.db:
            self.db.executemany(f"delete from reading where path = ? and {unheld}", ((path,) for path in gone))  # noqa: S608 (text from above)
            self.db.execute(f"delete from reading where path in (select path from held) and {unheld}")  # noqa: S608

    def paths(self) -> tuple[str, ...]:
        """Paths of the letters of the last whole search, sorted."""
        return tuple(row[0] for row in self.db.execute("select path from held order by path"))

    def held(self, path: str) -> Reading:
        """A letter of the last whole search. Raises KeyError when there is none by this path."""
        row = self.db.execute(
            "select reading.id, text, about from held join reading on reading.id = reading where held.path = ?", (path,)
        ).fetchone()
        if row is None:
            raise KeyError(path)
        return Reading(row[0], unpack_letter(path, row[1]), row[2])

    def searched(self) -> Searched | None:
        """The last whole search; None when there was none yet."""
        when = self.meta("searched")
        (letters,) = self.db.execute("select count(*) from held").fetchone()
        return Searched(datetime.fromisoformat(when), letters) if when else None

    def result(self, fingerprint: str) -> Comparison | None:
        """What the last whole search found, if it was over the letters that ``fingerprint`` stands for."""
        if self.meta("fingerprint") != fingerprint:
            return None
        bodies = self.db.execute("select body from passage order by number")
        return Comparison(tuple(p for (body,) in bodies for p in unpack_passages(body)), self.paths())

    def meta(self, name: str) -> str:
        """One of the single values; "" when it is not there."""
        row = self.db.execute("select value from meta where name = ?", (name,)).fetchone()
        return str(row[0]) if row is not None else ""

    def near(self, wording: Wording) -> list[int]:
        """Stored wordings worth comparing with one: the hubs of each pair of words they share."""
        codes, _ = features(tabulate([wording], {}))
        found: set[int] = set()
        for code in sorted(set(codes.tolist())):
            rows = self.db.execute(
                "select wording from posting where code = ? order by wording limit ?", (signed(int(code)), HUBS)
            )
            found.update(row[0] for row in rows)
        return sorted(found)

    def holders(self, wording: int) -> list[str]:
        """Paths of letters a stored wording stands in; of very many only some."""
        row = self.db.execute("select letters from wording where key = ?", (wording,)).fetchone()
        ids: Sequence[int] = json.loads(row[0]) if row is not None else []
        marks = ",".join("?" * len(ids))
        return [path for (path,) in self.db.execute(f"select path from held where id in ({marks})", ids)]  # noqa: S608 (marks only)

    def dull(self) -> Mapping[int, float]:
        """The word weights of the last whole search."""
        return {int(code): factor for code, factor in json.loads(self.meta("dull") or "{}").items()}

    def stems(self) -> Mapping[LanguageForm, frozenset[str]]:
        """The stems that bokmål and nynorsk letters of the last whole search use."""
        stored = json.loads(self.meta("stems") or "{}")
        return {form: frozenset(stored.get(form, ())) for form in (LanguageForm.NB, LanguageForm.NN)}

    def chain(self, number: int) -> StoredChain:
        """One passage of the last whole search. Raises KeyError for an unknown number."""
        row = self.db.execute("select tier, form, originals from chain where id = ?", (number,)).fetchone()
        if row is None:
            raise KeyError(number)
        families = self.db.execute("select id from family where chain = ? order by id", (number,))
        originals = tuple(
            (Original(tuple(held), text, n, Span(*at) if at else None, named), path)
            for n, (held, text, path, at, named) in enumerate(json.loads(row[2]))
        )
        return StoredChain(number, Tier(row[0]), LanguageForm(row[1]), tuple(f for (f,) in families), originals)


@contextmanager
def open_index(path: Path, *, create: bool = True) -> Iterator[Index]:
    """Open an index file. Raises IndexFileError, as :func:`linter.sharing.index_file.opened` does."""
    with opened(path, create=create) as (connection, emptied):
        yield Index(connection, path, emptied=emptied)


def signed(code: int) -> int:
    """An unsigned 64-bit code as SQLite stores it."""
    return code - (1 << 64) if code >= _SIGN else code
