"""On which line of a TOML text a key stands: ``tomllib`` gives values only, and people look for mistakes by line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence

Key = str | int  # a name, or the ordinal of a table in an array of tables
_HEADER = re.compile(r"^\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_ASSIGNED = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*'|\s*\.\s*)+?)\s*=""")


def line_of(text: str, path: Sequence[Key]) -> int | None:
    """The line (from 1) where ``path`` stands, or else the nearest table above it; None when neither is found.

    ``path`` names keys from the top ("rules", "KOO-07", "severity"); a number picks one of ``[[…]]`` ("task", 1).
    """
    best, length = None, 0
    for number, found in _keys(text):
        shared = 0
        for wanted, got in zip(path, found, strict=False):
            if wanted != got:
                break
            shared += 1
        if shared == len(found) and shared > length:
            best, length = number, shared
    return best


def _keys(text: str) -> list[tuple[int, tuple[Key, ...]]]:
    found: list[tuple[int, tuple[Key, ...]]] = []
    table: tuple[Key, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            names = _names(header[2])
            if header[1] == "[[":
                counts[names] = counts.get(names, -1) + 1
            table = _numbered(names, counts)
            found.append((number, table))
        elif assigned := _ASSIGNED.match(line):
            found.append((number, (*table, *_names(assigned[1]))))
    return found


def _numbered(names: tuple[str, ...], counts: dict[tuple[str, ...], int]) -> tuple[Key, ...]:
    """A table's path with the ordinal after every name that is an array of tables."""
    path: list[Key] = []
    for end in range(1, len(names) + 1):
        path.append(names[end - 1])
        if names[:end] in counts:
            path.append(counts[names[:end]])
    return tuple(path)


def _names(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted key, quotes taken away; read by tomllib itself."""
    try:
        table: object = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return (dotted.strip(),)
    names = []
    while isinstance(table, dict):
        ((name, table),) = table.items()
        names.append(name)
    return tuple(names)
