"""Strict reading of one table of the configuration: every value is checked, every mistake is kept with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeGuard, TypeVar

from linter.engine.toml_lines import Key, line_of

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")
CLOSE = 60  # rapidfuzz ratio from which a name is worth suggesting; our choice


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: catalogue key ``config.<code>``, its line when found, the nearest right name or "", and values.

    A value that starts with "config." is itself a catalogue key.
    """

    code: str
    line: int | None = None
    nearest: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """The file being read. ``prefix`` is where our table stands in it; problems gather here."""

    path: Path
    text: str
    prefix: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the file. Each reader gives the value, or None when the key is absent or wrong (then it is told)."""

    source: Source
    where: tuple[Key, ...]
    raw: Mapping[str, object]

    def keep_to(self, allowed: Collection[str]) -> None:
        """Report every key that is not allowed."""
        for key in self.raw:
            if key not in allowed:
                self.report(key, "unknown_key", near(key, allowed), key=key, table=self.name or "config.top")

    @property
    def name(self) -> str:
        """The table as a user writes it: "rules.KOO-07", "task"."""
        return ".".join(str(part) for part in self.where if isinstance(part, str))

    def report(self, key: str, code: str, nearest: str = "", /, **values: str) -> None:
        """Keep one problem with the line of ``key`` ("" for the table itself)."""
        path = (*self.source.prefix, *self.where, *([key] if key else []))
        self.source.problems.append(Problem(code, line_of(self.source.text, path), nearest, values))

    def text(self, key: str) -> str | None:
        """A string that is not empty."""
        return self._checked(key, "text", _is_text)

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of strings, none empty."""
        found = self._checked(key, "texts", _are_texts)
        return None if found is None else tuple(found)

    def flag(self, key: str) -> bool | None:
        """True or false."""
        return self._checked(key, "flag", _is_flag)

    def whole(self, key: str) -> int | None:
        """A whole number from 0."""
        return self._checked(key, "whole", _is_whole)

    def wholes(self, key: str) -> tuple[int, ...] | None:
        """A list of whole numbers from 0."""
        found = self._checked(key, "wholes", _are_wholes)
        return None if found is None else tuple(found)

    def number(self, key: str) -> float | None:
        """A number."""
        found = self._checked(key, "number", _is_number)
        return None if found is None else float(found)

    def choice(self, key: str, kinds: type[E]) -> E | None:
        """One of the values of an enum."""
        value = self.text(key)
        known = [kind.value for kind in kinds]
        if value is None or value in known:
            return None if value is None else kinds(value)
        self.report(key, "wrong_choice", near(value, known), key=key, given=value, known=", ".join(known))
        return None

    def table(self, key: str) -> Table | None:
        """A table below this one."""
        found = self._checked(key, "table", _is_table)
        return None if found is None else Table(self.source, (*self.where, key), found)

    def tables(self, key: str) -> list[Table]:
        """The tables of an array of tables; empty when absent or wrong."""
        found = self._checked(key, "tables", _are_tables) or []
        return [Table(self.source, (*self.where, key, number), one) for number, one in enumerate(found)]

    def _checked(self, key: str, wanted: str, fits: Callable[[object], TypeGuard[T]]) -> T | None:
        value = self.raw.get(key)
        if fits(value):
            return value
        if key in self.raw:
            self.report(key, "wrong_type", key=key, wanted=f"config.type.{wanted}")
        return None


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(_is_text(one) for one in value)


def _is_flag(value: object) -> TypeGuard[bool]:
    return isinstance(value, bool)


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _are_wholes(value: object) -> TypeGuard[list[int]]:
    return isinstance(value, list) and all(_is_whole(one) for one in value)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _are_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    return isinstance(value, list) and all(_is_table(one) for one in value)


def near(word: str, known: Collection[str]) -> str:
    """The known name nearest to a misspelled one, or "" when none is near."""
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415 - only mistakes need it

    best = process.extractOne(word, list(known), scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=CLOSE)
    return best[0] if best else ""
