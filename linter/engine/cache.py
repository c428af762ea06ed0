"""Results kept between runs, in a folder of the user's own that nobody else can read.

A result is found again by what made it: the letters' bytes, the settings, and a stamp of brevlint and its models.
Drafts are confidential, so the folder is 0700 and its files 0600; what has not been used for a month is removed.
``BREVLINT_CACHE`` names another folder; empty, it turns the cache off. Only the standard library is imported here: what
is found in the cache should cost next to nothing.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from linter import __version__

OVERRIDE = "BREVLINT_CACHE"
KEPT = 30 * 24 * 3600.0  # seconds without use
_SWEEP = 24 * 3600.0  # seconds between looking for what to remove
_SWEPT = "swept"
_PRIVATE = 0o077  # what others may do: nothing


def cache_folder() -> Path | None:
    """The folder, made private when it is not there; None when the cache is off or no private folder can be had."""
    told = os.environ.get(OVERRIDE)
    if told == "":
        return None
    folder = Path(told) if told else _home() / "brevlint"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.stat(follow_symlinks=False)
        if hasattr(os, "getuid"):
            if about.st_uid != os.getuid() or not folder.is_dir():
                return None
            if about.st_mode & _PRIVATE:
                folder.chmod(0o700)
    except OSError:
        return None
    return folder


def _home() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def read(folder: Path, key: str) -> bytes | None:
    """What was kept under a key; None when there is nothing."""
    path = folder / key
    try:
        content = path.read_bytes()
        os.utime(path)
    except OSError:
        return None
    return content


def write(folder: Path, key: str, content: bytes) -> None:
    """Keep a result, whole or not at all. A full disk or a closed folder costs nothing but the next run's time."""
    with contextlib.suppress(OSError):
        handle, name = tempfile.mkstemp(dir=folder, prefix=".")  # 0600
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(folder / key)
        except BaseException:  # Ctrl-C too
            Path(name).unlink(missing_ok=True)
            raise
        _sweep(folder)


def _sweep(folder: Path) -> None:
    """Once a day: remove what has not been used for a month."""
    now, last = time.time(), folder / _SWEPT
    if last.exists() and now - last.stat().st_mtime < _SWEEP:
        return
    last.touch(mode=0o600)
    for path in folder.iterdir():
        if now - path.stat().st_mtime > KEPT:
            path.unlink(missing_ok=True)


def digest(*parts: str | bytes) -> str:
    """A key made of its parts; where one ends and the next begins counts."""
    made = sha256()
    for part in parts:
        content = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        made.update(len(content).to_bytes(8, "big"))
        made.update(content)
    return made.hexdigest()


@cache
def stamp() -> str:
    """Changes whenever brevlint, its models, or an installed package does: names, sizes and times of their files."""
    package = Path(__file__).resolve().parents[1]
    told = [os.environ.get(name, "") for name in ("BREVLINT_MODEL", "BREVLINT_STEERING")]
    models = package.parent / "models"  # in a checkout; in a wheel they lie in the package
    folders = [package, models / "no_brev", models / "steering", *(Path(place) for place in told if place)]
    lines = [__version__, sys.version, *told]
    for folder in folders:
        lines += sorted(f"{path}|{about.st_size}|{about.st_mtime_ns}" for path, about in _files(str(folder)))
    for place in map(Path, sys.path):
        if place.name in {"site-packages", "dist-packages"} and place.is_dir():
            lines.append(f"{place}|{place.stat().st_mtime_ns}")
    return digest("\n".join(lines))


def _files(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder but Python's own leftovers."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif not entry.name.startswith("."):
            yield entry.path, entry.stat()
