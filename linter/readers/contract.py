"""The small contract every reader fulfils: a path and limits in, a Letter out, or one of the errors below."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from linter.letters.model import Letter, RevisionView

CODES = frozenset(
    {
        *("missing", "unreadable", "empty", "too_large", "too_many_pages", "expands_too_much", "too_slow"),
        *("encrypted", "scanned", "damaged", "unsupported", "other_format", "wrong_content", "not_text", "not_a_file"),
        *("signed", "restricted", "unfaithful", "changed", "not_annotated"),  # only when a copy is to be written
    }
)
"""Every way in which a file can fail to be read or copied; each has its message in the catalogue."""


class ReadError(Exception):
    """A file could not be read as a letter.

    ``code`` is one of ``CODES``; its message stands in the catalogue (``error.<code>``) and is filled with ``values``.
    """

    def __init__(self, code: str, path: str | Path, **values: str | float) -> None:
        super().__init__(f"{path}: {code}")
        self.code = code
        self.path = str(path)
        self.values = values

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the values when the error travels between processes."""
        return (_rebuild, (self.code, self.path, self.values))


def _rebuild(code: str, path: str, values: dict[str, str | int | float]) -> ReadError:
    return ReadError(code, path, **values)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a reader accepts. Our choice; a real letter is far below every limit."""

    file_bytes: int = 100 * 2**20
    expanded_bytes: int = 500 * 2**20  # sum of the parts of a .docx
    expansion_ratio: int = 200  # expanded / packed, per part over 1 MiB
    pages: int = 2000
    seconds: float = 120.0


class Reader(Protocol):
    """One module per format offers this as ``read``."""

    def __call__(self, path: Path, *, view: RevisionView, limits: Limits) -> Letter:
        """Read ``path``; raises ReadError."""
        ...
