"""Words of the mandate and names of known tasks: data files read once, compiled to one pattern per class."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A joint task known by name. ``pattern`` finds it in bokmål and nynorsk."""

    key: str
    name: str
    pattern: re.Pattern[str]


@cache
def words(name: str) -> re.Pattern[str]:
    """The pattern of a class of words, both written standards. Raises KeyError for an unknown class."""
    return _classes()[name]


@cache
def known_tasks() -> tuple[KnownTask, ...]:
    """Tasks known by name, from ``data/known_tasks.tsv``."""
    return tuple(
        KnownTask(key, name, re.compile(rf"(?<![\w-])(?:{nb}|{nn})(?!\w)", re.IGNORECASE))
        for key, name, nb, nn in _rows("known_tasks.tsv")
    )


@cache
def _classes() -> dict[str, re.Pattern[str]]:
    found: dict[str, re.Pattern[str]] = {}
    for file in ("words.tsv", "slot_words.tsv", "patterns.tsv"):
        for name, *forms in _rows(file):
            pattern = "|".join(form for form in forms if form)
            found[name] = re.compile(pattern, re.IGNORECASE)
    return found


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files(__package__ or "").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    columns = len(lines[0].split("\t"))
    for line in lines[1:]:
        cells = line.split("\t")
        yield cells + [""] * (columns - len(cells))
