"""What holds for a run: the command line before the environment, before the configuration file, before the defaults."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from linter.engine.config import Config
from linter.engine.settings import Scope, Settings
from linter.letters.model import RevisionView
from linter.rules.contract import Severity
from linter.wording import Lang

DEFAULTS: Mapping[str, object] = {
    "letters": (),
    "select": (),
    "ignore": (),
    "preview": False,
    "scope": Scope.ALL,
    "fail-on": Severity.MEDIUM,
    "min-severity": Severity.LOW,
    "lang": Lang.NB,
    "view": RevisionView.ACCEPTED,
    "jobs": 0,
    "baseline": "",
    "cache": True,
}
MOST_JOBS = 256


class Origin(StrEnum):
    """Where a choice comes from."""

    COMMAND = "command"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a run, and by the names used in the file what each is and where it comes from."""

    settings: Settings
    fail_on: Severity
    min_severity: Severity
    lang: Lang
    jobs: int  # 0: brevlint chooses
    baseline: Path | None  # None: all findings are new
    cache: bool
    values: Mapping[str, object] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)


def decide(command: Mapping[str, object], config: Config, environment: Mapping[str, object] | None = None) -> Choices:
    """Put together what was said where. All three use the names of the file ("fail-on") and plain values.

    Rules selected on the command line set both ``select`` and ``ignore`` of the file aside: who names a rule wants it.
    Raises ValueError for a value that is not one of its kind.
    """
    said = {Origin.COMMAND: command, Origin.ENVIRONMENT: environment or {}, Origin.FILE: config.choices}
    if "select" in command:
        said[Origin.FILE] = {key: value for key, value in config.choices.items() if key not in ("select", "ignore")}
    origins = {key: next((o for o, table in said.items() if key in table), Origin.DEFAULT) for key in DEFAULTS}
    values = {key: said.get(origin, DEFAULTS)[key] for key, origin in origins.items()}
    settings = Settings(
        select=_texts(values["select"]),
        ignore=_texts(values["ignore"]),
        preview=bool(values["preview"]),
        scope=Scope(str(values["scope"])),
        view=RevisionView(str(values["view"])),
        options=config.options,
        declared=config.tasks,
        severities=config.severities,
        per_file=config.per_file,
        folder=str(config.folder),
        suppress=config.suppress,
        house=config.house,
    )
    return Choices(
        settings=settings,
        fail_on=Severity(str(values["fail-on"])),
        min_severity=Severity(str(values["min-severity"])),
        lang=Lang(str(values["lang"])),
        jobs=min(int(str(values["jobs"])), MOST_JOBS),
        baseline=Path(str(values["baseline"])) if values["baseline"] else None,
        cache=bool(values["cache"]),
        values=values,
        origins=origins,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list | tuple) else ()
