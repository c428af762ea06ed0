"""Copies of the letters of a report with its findings in them, ready to be written."""

from __future__ import annotations

import hashlib
import importlib
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Protocol

from linter.engine.apart import each
from linter.engine.report import Failure, LetterInfo, Report
from linter.engine.settings import Settings
from linter.letters.model import Letter
from linter.readers.contract import ReadError
from linter.readers.open import read_letter
from linter.reports.annotate.notes import Annotated, Note, notes_of
from linter.rules.contract import Severity
from linter.wording import Lang

_SEPARATORS = frozenset('/\\:*?"<>|')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³")}
_LONGEST = 180  # bytes of a name before its ending; file systems take 255, and a number may have to be added
FORMATS = {"docx": "word", "pdf": "pdf"}  # imported when first needed: pypdf and lxml are not light


class Annotate(Protocol):
    """One module per format offers this as ``annotate``."""

    def __call__(
        self, data: bytes, letter: Letter, notes: Sequence[Note], lang: Lang, *, when: datetime | None, protected: bool
    ) -> Annotated:
        """The file in ``data`` with the notes in it; raises ReadError."""
        ...


@dataclass(frozen=True, slots=True)
class Copy:
    """A letter with notes in it. ``name`` is a file name without folders, distinct within a run."""

    source: Path
    name: str
    data: bytes
    notes: int
    moved: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for. ``protected``: signed and restricted files too; ``when``: the time the notes show."""

    lang: Lang
    least: Severity = Severity.LOW
    settings: Settings = field(default_factory=Settings)
    protected: bool = False
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the process that makes a copy is told of a letter, and not the whole report."""

    info: LetterInfo
    notes: tuple[Note, ...]


def copies(
    report: Report, wish: Wish, *, executor: Executor | None = None, folder: str | None = None
) -> Iterator[Copy | Failure]:
    """A copy per letter, in the order of the report; a Failure for a letter that cannot be annotated.

    Letters are read again, as a report holds no text; one that has changed since it was checked is a Failure.
    ``executor`` makes the copies, as in a check. ``folder``: a private one for temporary files, to be removed by the
    caller once the executor has ended; None: that of the system.
    """
    taken: set[str] = set()
    asked = ((Path(info.path), _Asked(info, notes_of(report, info, wish.lang, wish.least))) for info in report.letters)
    made = each(partial(_copy, wish=wish, folder=folder), asked, executor)
    for info, done in zip(report.letters, made, strict=True):
        if isinstance(done, Failure):
            yield done
        else:
            path = Path(info.path)
            yield Copy(path, _distinct(path.name, taken), done.data, done.notes, done.moved)


def _copy(asked: _Asked, wish: Wish, folder: str | None) -> Annotated | Failure:
    try:
        return _checked_copy(asked, wish, folder)
    except ReadError as error:
        return Failure(error.path, error.code, error.values)


def _checked_copy(asked: _Asked, wish: Wish, folder: str | None) -> Annotated:
    info = asked.info
    path = Path(info.path)
    if info.format not in FORMATS:
        raise ReadError("not_annotated", path, suffix=path.suffix or "–")
    letter = read_letter(path, view=wish.settings.view, limits=wish.settings.limits)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError("unreadable", path, reason=error.strerror or type(error).__name__) from error
    if not letter.sha256 == info.sha256 == hashlib.sha256(data).hexdigest():
        raise ReadError("changed", path)
    return annotated(letter, data, asked.notes, wish, folder)


def annotated(letter: Letter, data: bytes, notes: Sequence[Note], wish: Wish, folder: str | None = None) -> Annotated:
    """The letter's file with the notes in it, read again before anybody gets it. ``folder``: as in :func:`copies`.

    Raises ReadError: ``unfaithful`` when the copy does not read exactly as the letter does (which happens with files so
    damaged that two programs see different things in them), and what the writers raise.
    """
    writer: Annotate = importlib.import_module(f"linter.reports.annotate.{FORMATS[letter.format]}").annotate
    done = writer(data, letter, notes, wish.lang, when=wish.when, protected=wish.protected)
    with tempfile.TemporaryDirectory(prefix="brevlint-", dir=folder) as private:  # readable by this user only
        copy = Path(private) / f"copy.{letter.format}"
        copy.write_bytes(done.data)
        try:
            again = read_letter(copy, view=wish.settings.view, limits=wish.settings.limits)
        except ReadError as error:
            raise ReadError("unfaithful", letter.path) from error
    if [block.text for block in again.blocks] != [block.text for block in letter.blocks]:
        raise ReadError("unfaithful", letter.path)
    return done


def _distinct(name: str, taken: set[str]) -> str:
    """A name no other letter of the run has, whatever the case: "brev.docx", then "brev-2.docx"."""
    stem, dot, suffix = plain_name(name).rpartition(".")
    number, free = 1, f"{stem}{dot}{suffix}"
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}{dot}{suffix}"
    taken.add(free.casefold())
    return free


def plain_name(name: str) -> str:
    """A file name that means a file of its folder on every system, as like ``name`` as can be.

    Letters come by e-mail, with names nobody here chose: separators of other systems, control characters, names of
    devices on Windows and names too long to add anything to are made harmless.
    """
    kept = "".join("_" if c in _SEPARATORS or unicodedata.category(c) in _UNSEEN else c for c in name)
    stem, _, suffix = kept.rpartition(".")
    stem = stem.encode(errors="replace")[:_LONGEST].decode(errors="ignore").strip(" .")
    if not stem or stem.partition(".")[0].rstrip().upper() in _DEVICES:
        stem = f"_{stem}"
    return f"{stem}.{suffix}"
