"""Where the configuration lies. Light to import: the answer is needed before anything else is known."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

FILE = "brevlint.toml"
PYPROJECT = "pyproject.toml"


def find_config(places: Sequence[Path]) -> Path | None:
    """The configuration for letters: searched upward from their common folder, then from the working folder.

    In one folder ``brevlint.toml`` goes before ``pyproject.toml``, which counts only with a ``[tool.brevlint]``.
    """
    for start in (*_common(places), Path.cwd()):
        for folder in (start, *start.parents):
            if (folder / FILE).is_file():
                return folder / FILE
            if _speaks_of_us(folder / PYPROJECT):
                return folder / PYPROJECT
    return None


def _common(places: Sequence[Path]) -> list[Path]:
    folders = [p if p.is_dir() else p.parent for p in (place.resolve() for place in places)]
    if not folders:
        return []
    shared = [f for f in (folders[0], *folders[0].parents) if all(other.is_relative_to(f) for other in folders)]
    return shared[:1]  # on Windows letters may lie on two drives


def _speaks_of_us(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    try:
        return "brevlint" in tomllib.loads(text).get("tool", {})
    except tomllib.TOMLDecodeError:
        return "[tool.brevlint" in text  # broken, but meant for us: reading it tells what is wrong


def our_table(path: Path, raw: Mapping[str, object]) -> tuple[tuple[str, ...], Mapping[str, object]]:
    """Where our table stands in a file, and the table; empty where there is none."""
    prefix = ("tool", "brevlint") if path.name == PYPROJECT else ()
    table: object = raw
    for name in prefix:
        table = table.get(name, {}) if isinstance(table, dict) else {}
    return prefix, table if isinstance(table, dict) else {}


def letters_named(path: Path) -> tuple[str, ...]:
    """``letters`` of a file, unchecked, as seen from the working folder; empty when the file cannot be read."""
    try:
        _, table = our_table(path, tomllib.loads(path.read_text(encoding="utf-8-sig")))
        found = table.get("letters", ())
    except (OSError, ValueError):
        return ()
    if not isinstance(found, list):
        return ()
    places = [path.resolve().parent / str(one) for one in found]
    here = Path.cwd()
    return tuple(str(p.relative_to(here) if p.is_relative_to(here) else p) for p in places)
