"""The file of an index: private, known by a mark of its own, and used only by the version that wrote it."""

from __future__ import annotations

import os
import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from linter import __version__

VERSION = 3  # of the tables below
MARK = 0x6272766C  # "brvl": the application id in the header of our files
_HEADER = b"SQLite format 3\0"
_MARK_AT = 68  # where SQLite keeps the application id: four bytes, the highest first
_PRIVATE = 0o600
_READING = ("letters", "readers", "language", "sharing", "engine")  # packages that decide what a letter is read as
_WAIT = 1.0  # seconds another process is waited for
TABLES = """
create table meta (name text primary key, value text not null);
create table reading (
    id integer primary key, path text not null, name text not null, sha text not null, how text not null,
    text blob not null, about blob not null, unique (name, sha, how)
);
create table held (id integer primary key, path text not null unique, reading integer not null);
create table passage (number integer primary key, body blob not null);
create table wording (
    key integer primary key, text text not null, families text not null, letters text not null
);
create table posting (code integer not null, wording integer not null, primary key (code, wording)) without rowid;
create table family (id integer primary key, leader integer not null, chain integer not null);
create table chain (id integer primary key, tier text not null, form text not null, originals text not null);
"""


class IndexFileError(Exception):
    """An index that cannot be used. ``code`` says why: missing, foreign, outdated, in_use, unsearched or failed."""

    def __init__(self, code: str, path: Path, reason: str = "") -> None:
        super().__init__(f"{code}: {path} {reason}")
        self.code = code
        self.path = path
        self.reason = reason


@cache
def made_by() -> str:
    """What wrote an index: tables, release, and a digest of the code and word lists that read and normalise letters."""
    digest = blake2b(digest_size=8)
    for package in _READING:
        for name, content in _files(resources.files("linter") / package):
            digest.update(name.encode() + b"\0" + content)
    return f"{VERSION} {__version__} {digest.hexdigest()}"


def _files(folder: Traversable) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry)
        elif not entry.name.endswith(".pyc"):
            yield entry.name, entry.read_bytes()


@contextmanager
def opened(path: Path, *, create: bool) -> Iterator[tuple[sqlite3.Connection, bool]]:
    """An index file for one process at a time, and whether it was emptied because another version wrote it.

    Args:
        path: The file. It is created, and its rights are kept, so that only its owner can read it.
        create: Whether a missing file is created and an outdated one emptied.

    Raises:
        IndexFileError: The file cannot be used. A file that is no index is never touched.

    """
    _make_private(path, create=create)
    connection = None
    try:
        connection = sqlite3.connect(path, timeout=_WAIT)
        connection.execute("pragma locking_mode = exclusive")
        connection.execute("pragma secure_delete = on")  # what is deleted is overwritten
        yield connection, _prepare(connection, path, create=create)
    except sqlite3.Error as error:
        code = "in_use" if "locked" in str(error) else "failed"
        raise IndexFileError(code, path, str(error)) from error
    finally:
        if connection is not None:
            connection.close()


def _make_private(path: Path, *, create: bool) -> None:
    try:
        if not path.exists():
            if not create:
                raise IndexFileError("missing", path)
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _PRIVATE))
        elif not path.is_file() or not _ours(path):
            raise IndexFileError("foreign", path)
        elif path.stat().st_mode & ~_PRIVATE & 0o777:
            path.chmod(_PRIVATE)
    except OSError as error:
        raise IndexFileError("failed", path, error.strerror or str(error)) from error


def _ours(path: Path) -> bool:
    """Whether a file is an index: by its mark, or empty, as a run that was stopped at once leaves it."""
    with path.open("rb") as file:
        head = file.read(_MARK_AT + 4)
    return not head or (head.startswith(_HEADER) and head[_MARK_AT:] == struct.pack(">I", MARK))


def _prepare(connection: sqlite3.Connection, path: Path, *, create: bool) -> bool:
    """Make or check the tables. Takes the lock that keeps other processes out."""
    connection.execute("begin exclusive")
    tables = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
    if "meta" in tables:
        row = connection.execute("select value from meta where name = 'made_by'").fetchone()
        if row is not None and row[0] == made_by():
            connection.commit()
            return False
    if not create:
        connection.rollback()
        raise IndexFileError("outdated" if tables else "unsearched", path)
    for name in tables:
        connection.execute(f"drop table {name}")
    for statement in TABLES.split(";"):
        connection.execute(statement)
    connection.execute(f"pragma application_id = {MARK}")
    connection.execute("insert into meta values ('made_by', ?)", (made_by(),))
    connection.commit()
    return bool(tables)
