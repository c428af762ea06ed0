"""Comparing through an index: what was read or searched before is found in it, and what is new is kept."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from linter.engine.compared import ComparedLetter, StoredSet
from linter.engine.read_text import ReadText
from linter.engine.report import LetterInfo
from linter.engine.settings import Settings
from linter.letters.model import Unread
from linter.sharing.discover import Step
from linter.sharing.index import Index, Reading
from linter.sharing.model import Comparison
from linter.sharing.packed import pack, unpack
from linter.sharing.refresh import refresh

_INFO = ("format", "sha256", "kind", "ministries", "recipients", "year", "date", "form", "words", "pages")
EXACTLY = 200  # letters of a stored set that a new letter is compared with in full: some five seconds; our choice


def find(index: Index, path: Path, settings: Settings) -> ReadText | None:
    """A letter as it was read before, if neither its file nor the way of reading has changed since."""
    try:
        if not path.is_file() or path.stat().st_size > settings.limits.file_bytes:  # a pipe would never end
            return None
        with path.open("rb") as file:
            sha = file_digest(file, "sha256").hexdigest()
    except OSError:  # the reader will say what is wrong
        return None
    known = index.known(str(path), sha, how(settings))
    return from_reading(known) if known is not None else None


def keep(index: Index, text: ReadText, settings: Settings) -> ReadText:
    """The letter with its number in the index, where it is safe when this returns."""
    number = index.keep(text.text, text.letter.info.sha256, how(settings), _pack_about(text))
    return replace(text, number=number)


def how(settings: Settings) -> str:
    """What decides how a file is read, besides the file."""
    return f"{settings.view.value} {settings.limits}"


def searched(
    index: Index, texts: Sequence[ReadText], settings: Settings, executor: Executor | None, step: Step | None
) -> Comparison:
    """The comparison of letters that are in the index: the stored one if nothing has changed, or a whole search."""
    lines = sorted(f"{text.text.path}\t{text.letter.info.sha256}\n" for text in texts)
    fingerprint = sha256("".join([how(settings) + "\n", *lines]).encode("utf-8", "surrogatepass")).hexdigest()
    found = index.result(fingerprint)
    if found is None:
        letters = {text.number: text.text for text in texts}
        found = refresh(index, letters, fingerprint, executor=executor, step=step)
    return found


def tidy(index: Index, paths: Sequence[Path]) -> None:
    """Forget what was read from files that are neither among ``paths`` nor there any more, and replaced readings."""
    current = {str(path) for path in paths}
    index.tidy([path for path in index.read_paths() if path not in current and not Path(path).exists()])


def stored_set(index: Index, *, only_new: bool) -> StoredSet | None:
    """What a report says of the index; None when no whole search is stored."""
    last = index.searched()
    if last is None:
        return None
    exact = last.letters <= EXACTLY
    return StoredSet(str(index.path), last.letters, last.when.isoformat(timespec="minutes"), only_new, exact)


def from_reading(reading: Reading) -> ReadText:
    """A stored letter as it was read."""
    about = unpack(reading.about)
    info: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in about["info"].items()}
    info |= {"path": reading.letter.path, "unread": tuple(Unread(*item) for item in about["unread"])}
    return ReadText(
        ComparedLetter(LetterInfo(**info), tuple(about["names"]), len(reading.letter.sentences)),
        reading.letter,
        tuple(about["headings"][number] for number in about["sections"]),
        tuple(about["pages"]),
        reading.id,
    )


def _pack_about(text: ReadText) -> bytes:
    info = text.letter.info
    headings = list(dict.fromkeys(text.sections))
    number = {heading: n for n, heading in enumerate(headings)}
    return pack(
        {
            "info": {name: getattr(info, name) for name in _INFO},
            "unread": [(item.what, item.where, item.count) for item in info.unread],
            "names": text.letter.names,
            "headings": headings,
            "sections": [number[heading] for heading in text.sections],
            "pages": text.pages,
        }
    )
