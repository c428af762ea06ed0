"""A set of letters kept on disk, so that one new letter against thousands costs only itself.

SQLite, one file, read and written by one process at a time. Letters are stored as read (by content hash: what is there
is not read again, so an interrupted run goes on where it stopped); :func:`refresh` runs the whole search over them and
stores families, places and common texts; :mod:`linter.sharing.lookup` compares a new letter with what is stored.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from linter.letters.model import LanguageForm, Span
from linter.sharing.candidates import HUBS, features
from linter.sharing.compare import Forms
from linter.sharing.discover import Discovery, discover
from linter.sharing.model import Tier
from linter.sharing.original import Original, reconstruct
from linter.sharing.sides import side_of
from linter.sharing.text import LetterText, Sentence
from linter.sharing.wordings import Wording, dulled, read_wording, tabulate

VERSION = 1
_TABLES = """
create table if not exists meta (name text primary key, value text not null);
create table if not exists letter (path text primary key, sha text not null, body text not null);
create table if not exists wording (key integer primary key, text text not null, families text not null default '');
create table if not exists sentence (wording integer not null, path text not null);
create table if not exists posting (
    code integer not null, wording integer not null, primary key (code, wording)
) without rowid;
create table if not exists family (id integer primary key, leader integer not null, chain integer not null);
create table if not exists chain (
    id integer primary key, tier text not null, form text not null, originals text not null
);
create index if not exists sentence_wording on sentence (wording);
"""
_SIGN = 1 << 63


@dataclass(frozen=True)
class StoredChain:
    """A passage as the last whole search left it: families in order, common text, who the addressee was in it."""

    id: int
    tier: Tier
    form: LanguageForm
    families: tuple[int, ...]
    originals: tuple[tuple[Original, str], ...]  # with the path of the letter each is taken from


class Index:
    """The open file. Use :func:`open_index`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection

    def paths(self) -> tuple[str, ...]:
        """Paths of the stored letters, sorted."""
        return tuple(row[0] for row in self.db.execute("select path from letter order by path"))

    def letter(self, path: str) -> LetterText:
        """A stored letter. Raises KeyError when there is none by this path."""
        row = self.db.execute("select body from letter where path = ?", (path,)).fetchone()
        if row is None:
            raise KeyError(path)
        return _unpack(path, row[0])

    def letters(self) -> Iterator[LetterText]:
        """All stored letters by path."""
        for path, body in self.db.execute("select path, body from letter order by path"):
            yield _unpack(path, body)

    def add(self, letters: Iterable[LetterText]) -> int:
        """Store letters that are new or have changed; each is safe on disk before the next. Returns how many."""
        added = 0
        for letter in letters:
            body = _pack(letter)
            sha = sha256(body.encode()).hexdigest()
            known = self.db.execute("select sha from letter where path = ?", (letter.path,)).fetchone()
            if known is not None and known[0] == sha:
                continue
            with self.db:
                self.db.execute("delete from sentence where path = ?", (letter.path,))
                self.db.execute("insert or replace into letter values (?, ?, ?)", (letter.path, sha, body))
                self._store_wordings(letter)
            added += 1
        return added

    def remove(self, path: str) -> None:
        """Forget a letter. What it alone said stays out of every comparison from the next refresh on."""
        with self.db:
            self.db.execute("delete from sentence where path = ?", (path,))
            self.db.execute("delete from letter where path = ?", (path,))

    def _store_wordings(self, letter: LetterText) -> None:
        wordings = {w.key: (w, s.text) for s in letter.sentences if (w := read_wording(s.text)) is not None}
        new = [
            (key, pair)
            for key, pair in wordings.items()
            if not self.db.execute("select 1 from wording where key = ?", (signed(key),)).fetchone()
        ]
        self.db.executemany("insert into wording (key, text) values (?, ?)", [(signed(k), p[1]) for k, p in new])
        self.db.executemany("insert into sentence values (?, ?)", [(signed(k), letter.path) for k in wordings])
        if new:
            codes, rows = features(tabulate([pair[0] for _, pair in new], {}))
            postings = {(signed(int(c)), signed(new[r][0])) for c, r in zip(codes.tolist(), rows.tolist(), strict=True)}
            self.db.executemany("insert or ignore into posting values (?, ?)", sorted(postings))

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


@contextmanager
def open_index(path: Path | str) -> Iterator[Index]:
    """Open or create an index file (":memory:" for none). Raises sqlite3.DatabaseError when it is another file."""
    connection = sqlite3.connect(str(path))
    try:
        connection.executescript(_TABLES)
        row = connection.execute("select value from meta where name = 'version'").fetchone()
        if row is not None and int(row[0]) != VERSION:
            raise sqlite3.DatabaseError(f"index version {row[0]}, expected {VERSION}")
        with connection:
            connection.execute("insert or replace into meta values ('version', ?)", (str(VERSION),))
        yield Index(connection)
    finally:
        connection.close()


def refresh(index: Index) -> Discovery:
    """Search all stored letters anew and store what was found. Returns it too."""
    found = discover(list(index.letters()))
    forms = Forms(found)
    sides = [side_of(letter) for letter in found.letters]
    places: dict[int, set[tuple[int, int, int, int, int]]] = {}
    for (letter, sentence), standing in found.placed.items():
        row = found.rows[letter][sentence]
        if row >= 0:
            places.setdefault(row, set()).update((p.family, *p.own, *p.leader) for p in standing)
    with index.db:
        for table in ("family", "chain"):
            index.db.execute(f"delete from {table}")  # noqa: S608 (names from this line)
        index.db.execute("update wording set families = ''")
        index.db.execute("delete from wording where key not in (select wording from sentence)")
        index.db.execute("delete from posting where wording not in (select key from wording)")
        keys = [signed(w.key) for w in found.table.wordings]
        index.db.executemany(
            "update wording set families = ? where key = ?",
            [(json.dumps(sorted(standing)), keys[row]) for row, standing in places.items()],
        )
        for number, chain in enumerate(found.chains):
            spoken = {letter: forms.of_run(letter, run) for letter, run in chain.runs.items()}
            originals = reconstruct(found, chain, sides, spoken)
            packed = [
                (o.families, o.text, found.letters[o.letter].path, (o.at.block, o.at.start, o.at.end) if o.at else None)
                for o in originals
            ]
            form = spoken[originals[0].letter].value
            index.db.execute(
                "insert into chain values (?, ?, ?, ?)", (number, chain.tier.value, form, json.dumps(packed))
            )
            index.db.executemany(
                "insert or ignore into family values (?, ?, ?)",
                [(family, keys[found.families[family].leader], number) for family in chain.families],
            )
        dull = dulled(found.table.wordings)
        index.db.execute(
            "insert or replace into meta values ('dull', ?)",
            (json.dumps({str(k): v for k, v in sorted(dull.items())}),),
        )
    return found


def stored_dull(index: Index) -> dict[int, float]:
    """The word weights of the last refresh."""
    row = index.db.execute("select value from meta where name = 'dull'").fetchone()
    return {int(k): v for k, v in json.loads(row[0]).items()} if row else {}


def stored_chain(index: Index, number: int) -> StoredChain:
    """One passage of the last refresh. Raises KeyError for an unknown number."""
    row = index.db.execute("select tier, form, originals from chain where id = ?", (number,)).fetchone()
    if row is None:
        raise KeyError(number)
    families = index.db.execute("select id from family where chain = ? order by id", (number,))
    originals = tuple(
        (Original(tuple(held), text, n, Span(*at) if at else None), path)
        for n, (held, text, path, at) in enumerate(json.loads(row[2]))
    )
    return StoredChain(number, Tier(row[0]), LanguageForm(row[1]), tuple(f for (f,) in families), originals)


def signed(code: int) -> int:
    """An unsigned 64-bit code as SQLite stores it."""
    return code - (1 << 64) if code >= _SIGN else code


def _pack(letter: LetterText) -> str:
    rows = [(s.span.block, s.span.start, s.span.end, s.text, s.section) for s in letter.sentences]
    return json.dumps([rows, sorted(letter.recipients), sorted(letter.senders), letter.year], ensure_ascii=False)


def _unpack(path: str, body: str) -> LetterText:
    rows, recipients, senders, year = json.loads(body)
    sentences = tuple(Sentence(Span(*row[:3]), *row[3:]) for row in rows)
    return LetterText(path, sentences, frozenset(recipients), frozenset(senders), year)
