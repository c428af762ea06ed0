"""The formats of ``brevlint check`` by name. A format's module is imported when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from linter.cli.language import ui_lang
from linter.engine.choices import Choices
from linter.engine.report import Report
from linter.wording import say

FORMATS = ("text", "json", "markdown", "github", "sarif", "junit")


@dataclass(frozen=True, slots=True)
class Also:
    """One more result: its format and the file it goes to."""

    form: str
    path: Path


def also(told: tuple[str, ...]) -> list[Also]:
    """``--also FORMAT=FILE``, repeated. Raises click.UsageError for an unknown format or a missing file name."""
    found = []
    for one in told:
        form, _, path = one.partition("=")
        if form not in FORMATS or not path:
            raise click.UsageError(say(ui_lang(), "cli.bad_also", told=one, known=", ".join(FORMATS)))
        found.append(Also(form, Path(path)))
    return found


def rendered(form: str, report: Report, choices: Choices, *, show_keys: bool = False) -> str:
    """The report in one format."""
    lang, least = choices.lang, choices.min_severity
    if form == "json":
        from linter.reports import json  # noqa: PLC0415 - see the module's docstring

        return json.render(report, lang)
    if form == "sarif":
        from linter.reports import sarif  # noqa: PLC0415 - as above

        return sarif.render(report, lang)
    if form == "junit":
        from linter.reports import junit  # noqa: PLC0415 - as above

        return junit.render(report, lang, fail_on=choices.fail_on)
    if form == "github":
        from linter.reports import github  # noqa: PLC0415 - as above

        return github.render(report, lang, min_severity=least)
    if form == "markdown":
        from linter.reports import markdown  # noqa: PLC0415 - as above

        return markdown.render(report, lang, min_severity=least)
    from linter.reports import text  # noqa: PLC0415 - as above

    return text.render(report, lang, min_severity=least, show_keys=show_keys)
