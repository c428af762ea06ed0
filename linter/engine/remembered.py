"""Letters examined before, with all that was computed from them, so that set rules need not read them again.

The store is pickle, read so that it can make nothing but our own plain data: a file that says otherwise is passed over.
"""

from __future__ import annotations

import io
import pickle
import zlib
from dataclasses import is_dataclass, replace
from enum import Enum
from pathlib import Path

from linter.engine import cache
from linter.engine.examine import Examined, examine
from linter.engine.report import Failure
from linter.engine.settings import Settings
from linter.rules.registry import plugins

_PLAIN = {("datetime", "date"), ("collections", "Counter")}


def examine_remembered(path: Path, settings: Settings, folder: Path) -> Examined | Failure:
    """As :func:`linter.engine.examine.examine`, from the cache where the same bytes were examined the same way."""
    try:
        fit = path.is_file() and path.stat().st_size <= settings.limits.file_bytes  # a pipe would never end
        content = path.read_bytes() if fit else b""
    except OSError:
        content = b""
    if not content:
        return examine(path, settings)
    others = "".join(f"{file}|{file.stat().st_mtime_ns}\n" for file in plugins().files if file.exists())
    own = repr(replace(settings, suppress=())) + others
    key = f"letter-{cache.digest(cache.stamp(), own, str(path), str(path.resolve()), content)}"
    kept = _loaded(cache.read(folder, key))
    if kept is not None:
        return kept
    found = examine(path, settings)
    if isinstance(found, Examined) and not found.failures:
        cache.write(folder, key, zlib.compress(pickle.dumps(found, pickle.HIGHEST_PROTOCOL), 1))
    return found


def _loaded(content: bytes | None) -> Examined | None:
    if content is None:
        return None
    try:
        found = _Ours(io.BytesIO(zlib.decompress(content))).load()
    except Exception:  # noqa: BLE001 - whatever is wrong with it, a result that cannot be read is made again
        return None
    return found if isinstance(found, Examined) else None


class _Ours(pickle.Unpickler):
    """Makes dataclasses and enums of brevlint, dates and counts, and calls nothing else."""

    def find_class(self, module: str, name: str) -> object:
        """The class of that name; raises UnpicklingError for what is not plain data of ours."""
        ours = module.startswith("linter.") or (module, name) in _PLAIN
        found = super().find_class(module, name) if ours else None
        plain = isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum))
        if plain or (module, name) in _PLAIN:
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")
