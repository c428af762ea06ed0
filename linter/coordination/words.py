"""Words of the mandate and names of known tasks: data files read once, one pattern per class.

A class is a row of a file in ``data/``: its name, what it looks for in bokmål, and what nynorsk has beside that.

- ``words``: demands, cooperation, who is meant; ``finding``: signs of a joint task in a sentence.
- ``roles``, ``grammar`` (also times and what money is for), ``goals``, ``reporting``: words of these slots.
- ``slot_words``: expressions that are the value of a slot; ``patterns``: longer ones, with places in them.
- ``parts``: what the others are made of. ``known_tasks`` and ``self_check`` hold no classes.

`words` searches a text for a class, `is_of` asks whether one word is of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from linter.letters.dates import MONTHS

NUMBERS = {
    **dict.fromkeys(("ett", "eit", "eitt", "et", "én", "en", "ein", "éin", "éi", "éitt"), 1),
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "sju": 7,
    "syv": 7,
    "åtte": 8,
    "ni": 9,
    "ti": 10,
    "tolv": 12,
    "femten": 15,
    "tjue": 20,
    "tretti": 30,
    "førti": 40,
    "femti": 50,
}
_INNER_DOT = re.compile(
    r"(?<=\d)\.(?=\s?[\wæøå(])|(?<=\bjf)\.|(?<=\bkap)\.|(?<=\bnr)\.|(?<=\bmill)\.|(?<=\bmrd)\.|(?<=\bprop)\.|(?<=\bpr)\."
    r"|(?<=\bSt)\.|(?<=\bMeld)\.|(?<=\bev)\.|(?<=\bevt)\.|(?<=\binkl)\.",
    re.IGNORECASE,
)
_FILES = ("words", "slot_words", "patterns", "grammar", "roles", "reporting", "finding", "goals")  # in data/


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A joint task known by name. ``pattern`` finds it in bokmål and nynorsk."""

    key: str
    name: str
    pattern: re.Pattern[str]


@cache
def words(name: str) -> re.Pattern[str]:
    """The pattern of a class of words, both written standards, made when first asked for.

    Raises KeyError for an unknown class.
    """
    return re.compile(classes()[name], re.IGNORECASE)


def dotless(text: str) -> str:
    """The text with «·» for dots within a sentence («1. mars», «kap. 100»), of the same length."""
    return _INNER_DOT.sub("·", text)


@lru_cache(maxsize=20_000)  # the same words come again and again, in every clause that is looked at
def is_of(name: str, form: str) -> bool:
    """Whether a whole word (or phrase) is of a class of words. Raises KeyError for an unknown class."""
    return words(name).fullmatch(form) is not None


@cache
def known_tasks() -> tuple[KnownTask, ...]:
    """Tasks known by name, from ``data/known_tasks.tsv``."""
    return tuple(
        KnownTask(key, name, re.compile(rf"(?<![\w-])(?:{nb}|{nn})(?!\w)", re.IGNORECASE))
        for key, name, nb, nn in _rows("known_tasks.tsv")
    )


@cache
def classes() -> dict[str, str]:
    """The classes of words by name: what each looks for, as a regular expression."""
    parts = _parts()
    return {
        name: _filled("|".join(form for form in forms if form), parts)
        for file in _FILES
        for name, *forms in _rows(f"{file}.tsv")
    }


def _parts() -> dict[str, str]:
    """What stands for {NAME} in a pattern, by name, from ``data/parts.tsv``."""
    parts = {"MONTH": "|".join(MONTHS), "NUMBER": "|".join(NUMBERS)}
    for name, pattern in _rows("parts.tsv"):
        parts[name] = _filled(pattern, parts)
    return parts


def _filled(pattern: str, parts: Mapping[str, str]) -> str:
    return re.sub(r"\{([A-Z]+)\}", lambda name: parts[name[1]], pattern)


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files(__package__ or "").joinpath("data", name).read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    columns = len(lines[0].split("\t"))
    for line in lines[1:]:
        cells = line.split("\t")
        yield cells + [""] * (columns - len(cells))
