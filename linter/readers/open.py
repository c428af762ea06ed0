"""Picks the reader for a file, and finds the letters in folders."""

from __future__ import annotations

import glob
import importlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from linter.letters.model import Letter, RevisionView
from linter.readers.contract import Limits, Reader, ReadError

READERS = {
    ".docx": "linter.readers.docx",
    ".docm": "linter.readers.docx",
    ".dotx": "linter.readers.docx",
    ".pdf": "linter.readers.pdf",
    ".txt": "linter.readers.text",
    ".md": "linter.readers.text",
}
# Letters in formats we do not read. Met in a folder they are reported, so that nothing passes unread as clean.
OTHER_LETTER_FORMATS = frozenset({".doc", ".odt", ".rtf", ".pages", ".wpd", ".dot"})
# In folders Markdown files are nearly always a README; they are read when named or globbed.
WALKED = frozenset({".docx", ".docm", ".pdf", ".txt"}) | OTHER_LETTER_FORMATS
SNIFF_BYTES = 8
ZIP, PDF, OLE, RTF = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf"


@dataclass(frozen=True, slots=True)
class Found:
    """Files to read, and the .pdf files left out because the same letter lies beside them as .docx."""

    paths: tuple[Path, ...]
    twins: tuple[Path, ...] = ()


def read_letter(path: Path, *, view: RevisionView = RevisionView.ACCEPTED, limits: Limits | None = None) -> Letter:
    """Read one file. Raises ReadError for everything that keeps the file from being read."""
    limits = limits or Limits()
    suffix = path.suffix.lower()
    try:
        if not path.exists():
            raise ReadError("missing", path)
        about = path.stat()
        _refuse_special(path, about)
        size = about.st_size
        if size == 0:
            raise ReadError("empty", path)
        if size > limits.file_bytes:
            raise ReadError("too_large", path, size=size // 2**20, limit=limits.file_bytes // 2**20)
        with path.open("rb") as file:
            start = file.read(SNIFF_BYTES)
    except FileNotFoundError as error:  # it was there a moment ago
        raise ReadError("missing", path) from error
    except OSError as error:
        raise ReadError("unreadable", path, reason=error.strerror or type(error).__name__) from error
    if suffix in OTHER_LETTER_FORMATS:
        raise ReadError("other_format", path, suffix=suffix)
    if suffix not in READERS:
        raise ReadError("unsupported", path, suffix=suffix or "–")
    _check_content(path, suffix, start)
    reader: Reader = importlib.import_module(READERS[suffix]).read
    try:
        return reader(path, view=view, limits=limits)
    except OSError as error:
        raise ReadError("unreadable", path, reason=error.strerror or type(error).__name__) from error
    except MemoryError as error:
        raise ReadError("too_large", path, size=size // 2**20, limit=limits.file_bytes // 2**20) from error


def _refuse_special(path: Path, about: os.stat_result) -> None:
    if stat.S_ISDIR(about.st_mode):
        os.scandir(path).close()  # a closed folder raises here, with its reason
    if not stat.S_ISREG(about.st_mode):
        raise ReadError("not_a_file", path)


def _check_content(path: Path, suffix: str, start: bytes) -> None:
    """A file whose content is plainly another format than its ending says is named, not guessed at."""
    word = suffix in (".docx", ".docm", ".dotx")
    if start.startswith(PDF) and suffix != ".pdf":
        raise ReadError("wrong_content", path, suffix=suffix, found="PDF")
    if start.startswith(RTF) and suffix != ".txt":
        raise ReadError("wrong_content", path, suffix=suffix, found="RTF")
    if start.startswith(ZIP) and not word:
        raise ReadError("wrong_content", path, suffix=suffix, found="ZIP/Office")
    if start.startswith(OLE):
        # Word stores both its old format and password-protected .docx files this way.
        raise ReadError("encrypted" if word else "wrong_content", path, suffix=suffix, found="OLE")


def find_letters(arguments: Iterable[str | Path]) -> Found:
    """The files behind paths, folders and patterns, each once, in a stable order.

    A folder is walked for .docx, .pdf and .txt; Word's lock files (``~$…``) and hidden files are skipped. Where one
    holds ``x.docx`` and ``x.pdf``, the .docx is taken. A path that does not exist is kept: reading it gives the error.
    Raises nothing for what is not there.
    """
    chosen: dict[Path, None] = {}
    twins: list[Path] = []
    for argument in arguments:
        path = Path(argument)
        if path.is_dir():
            inside = list(_walk(path))
            words = {p.with_suffix("") for p in inside if p.suffix.lower() == ".docx"}
            for found in inside:
                if found.suffix.lower() == ".pdf" and found.with_suffix("") in words:
                    twins.append(found)
                else:
                    chosen[found] = None
        elif not path.exists() and any(c in str(argument) for c in "*?["):
            matches = [Path(m) for m in sorted(glob.glob(str(argument), recursive=True))]  # noqa: PTH207 - a pattern may be absolute
            for match in matches or [path]:
                if match.is_file() and not match.name.startswith("~$"):
                    chosen[match] = None
                elif not matches:
                    chosen[path] = None
        else:
            chosen[path] = None
    return Found(tuple(chosen), tuple(twins))


def _walk(folder: Path) -> Iterator[Path]:
    """Letters below ``folder``, and what looks like one but cannot be opened: a closed folder, a link to nothing."""
    closed: list[Path] = []
    files: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += (Path(place, name) for name in names if not name.startswith((".", "~$")))
    letters = (p for p in files if p.suffix.lower() in WALKED and (p.is_file() or not p.exists()))
    yield from sorted([*letters, *closed])
