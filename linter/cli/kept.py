"""A whole result kept between runs: the same letters, asked about in the same way, are answered without a check."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path

import click

from linter.engine import cache
from linter.readers.contract import Limits
from linter.readers.open import Found

# What the text depends on, and what only says where it goes. Any other option that is given does more than give a text.
_ANSWERING = {
    "paths",
    "form",
    "lang",
    "select",
    "ignore",
    "preview",
    "scope",
    "fail_on",
    "min_severity",
    "view",
    "show_keys",
    "redact",
}
_PLAIN = _ANSWERING | {"jobs", "baseline", "cache", "config_file", "no_config", "output", "force"}
_ELSEWHERE = frozenset({"output", "force"})


@dataclass(frozen=True, slots=True)
class Result:
    """What a run gives: the text and the exit code."""

    text: str
    code: int


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a run's result is kept. ``letters``: path → SHA-256 of its bytes when the run began."""

    folder: Path
    key: str
    letters: Mapping[str, str]

    def find(self) -> Result | None:
        """The result, when it is there and no other file it rests on has changed."""
        content = cache.read(self.folder, self.key)
        if content is None:
            return None
        try:
            head, _, text = content.decode("utf-8", "surrogatepass").partition("\n")
            about = json.loads(head)
            fresh = all(_hash(Path(path)) == was for path, was in about["watch"].items())
            return Result(text, int(about["code"])) if fresh else None
        except (ValueError, KeyError, TypeError, AttributeError):
            return None

    def keep(self, result: Result, read: Mapping[str, str], watch: Iterable[Path]) -> None:
        """Keep a result, unless a letter changed while it was read; ``read``: path → SHA-256 of what was read."""
        if dict(read) == dict(self.letters):
            about = {"code": result.code, "watch": {str(path): _hash(path) for path in watch}}
            whole = f"{json.dumps(about)}\n{result.text}"
            cache.write(self.folder, self.key, whole.encode("utf-8", "surrogatepass"))


def slot(ctx: click.Context, config: Path | None, found: Found) -> Slot | None:
    """The place for this run's result; None when the cache is off or the run does more than give a text."""
    params = ctx.params
    if not params["cache"] or any(value for name, value in params.items() if name not in _PLAIN):
        return None
    folder = cache.cache_folder()
    if folder is None:
        return None
    letters = {str(path): _hash(path) for path in found.paths}
    asked = [f"{n}={v!r} {ctx.get_parameter_source(n)}" for n, v in sorted(params.items()) if n not in _ELSEWHERE]
    key = cache.digest(
        cache.stamp(),
        str(Path.cwd()),
        os.environ.get("BREVLINT_LANG", ""),
        "\n".join(asked),
        f"{config}\n{_hash(config) if config else ''}",
        "\n".join(f"{path}\t{sha}" for path, sha in letters.items()),
        "\n".join(map(str, found.twins)),
    )
    return Slot(folder, f"result-{key}", letters)


def _hash(path: Path) -> str:
    """SHA-256 of a file's bytes; "" when it cannot be read or is too large for a letter, as none that was read is."""
    if not path.is_file():  # a pipe would never end
        return ""
    try:
        if path.stat().st_size > Limits().file_bytes:
            return ""
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
