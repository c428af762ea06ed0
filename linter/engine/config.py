"""The configuration file: ``brevlint.toml``, or ``[tool.brevlint]`` in ``pyproject.toml``.

Strict: an unknown key or rule and a value of the wrong type are errors, with the line and the nearest right name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from linter.coordination.model import DeclaredTask
from linter.engine import config_parts as parts
from linter.engine.config_search import our_table
from linter.engine.config_table import Problem, Source, Table
from linter.engine.settings import House, PerFile, Scope, Suppression
from linter.letters.model import RevisionView
from linter.rules.contract import Severity
from linter.wording import Lang

KEYS = (
    "letters",
    "select",
    "ignore",
    "preview",
    "scope",
    "fail-on",
    "min-severity",
    "lang",
    "view",
    "jobs",
    "baseline",
    "cache",
    "rules",
    "per-file",
    "task",
    "house",
    "suppress",
)


class ConfigError(Exception):
    """A configuration that cannot be used; ``problems`` are all its mistakes in the order of the file."""

    def __init__(self, path: Path, problems: Sequence[Problem]) -> None:
        super().__init__(str(path))
        self.path = path
        self.problems = tuple(sorted(problems, key=lambda p: p.line or 0))


@dataclass(frozen=True, slots=True)
class Config:
    """What the file says. ``choices`` holds what the command line can also say, by the names used in the file."""

    path: Path | None = None
    choices: Mapping[str, object] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    per_file: tuple[PerFile, ...] = ()
    tasks: tuple[DeclaredTask, ...] = ()
    house: House = field(default_factory=House)
    suppress: tuple[Suppression, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder that paths in the file start from; the working folder without a file."""
        return self.path.parent if self.path else Path.cwd()


def read_config(path: Path) -> Config:
    """The configuration in a file. Raises ConfigError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        whole = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(path, [Problem("unreadable", values={"reason": error.strerror or str(error)})]) from error
    except UnicodeDecodeError as error:
        raise ConfigError(path, [Problem("not_utf8")]) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(path, [Problem("broken", values={"reason": str(error)})]) from error
    prefix, raw = our_table(path, whole)
    source = Source(path, text, prefix)
    config = _read(Table(source, (), raw), path.resolve())
    if source.problems:
        raise ConfigError(path, source.problems)
    return config


def _read(top: Table, path: Path) -> Config:
    top.keep_to(KEYS)
    choices = {
        "letters": top.texts("letters"),
        "select": parts.codes(top, "select"),
        "ignore": parts.codes(top, "ignore"),
        "preview": top.flag("preview"),
        "scope": top.choice("scope", Scope),
        "fail-on": top.choice("fail-on", Severity),
        "min-severity": top.choice("min-severity", Severity),
        "lang": top.choice("lang", Lang),
        "view": top.choice("view", RevisionView),
        "jobs": top.whole("jobs"),
        "cache": top.flag("cache"),
        "baseline": str(path.parent / told) if (told := top.text("baseline")) else None,
    }
    own, house = top.table("rules"), top.table("house")
    severities, options = parts.rules(own) if own else ({}, {})
    tasks = [parts.task(one, path.parent) for one in top.tables("task")]
    files = [parts.per_file(one) for one in top.tables("per-file")]
    suppress = [parts.suppression(one) for one in top.tables("suppress")]
    return Config(
        path=path,
        choices={key: value for key, value in choices.items() if value is not None},
        severities=severities,
        options=options,
        per_file=tuple(files),
        tasks=tuple(one for one in tasks if one is not None),
        house=parts.house(house, path.parent) if house else House(),
        suppress=tuple(suppress),
    )
