"""The formats of ``brevlint check`` by name. A format's module is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from linter.cli.language import ui_lang
from linter.wording import say

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from linter.coordination.overview import Overview
    from linter.engine.choices import Choices
    from linter.engine.report import Report

FORMATS = ("text", "json", "markdown", "github", "sarif", "junit", "html")


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


@dataclass(frozen=True, slots=True)
class Extras:
    """What is wanted beyond the report. ``redact``: no words of letters. ``letters``: their text, for html."""

    show_keys: bool = False
    compare_page: Path | None = None
    redact: bool = False
    letters: Overview | None = None


def prepared(
    forms: AbstractSet[str], report: Report, choices: Choices, extras: Extras, executor: Executor | None
) -> tuple[Report, Extras]:
    """Reads the letters again when a format shows their text; one that has changed becomes a failure of the report.

    ``executor`` reads them. With ``--redact`` words of letters are taken out of both.
    """
    letters = None
    if "html" in forms:
        from linter.reports import html  # noqa: PLC0415 - see the module's docstring

        report, letters = html.read_again(report, choices.settings, executor=executor)
    if extras.redact:
        from linter.reports.redacted import blotted, redacted  # noqa: PLC0415 - as above

        report, letters = redacted(report, choices.lang), letters and blotted(letters)
    return report, replace(extras, letters=letters)


def rendered(  # noqa: PLR0911 (one per format)
    form: str, report: Report, choices: Choices, extras: Extras, output: Path | None
) -> str:
    """The report in one format. ``output`` is where it will lie, None for standard output."""
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
    if form == "html" and extras.letters is not None:
        from linter.reports import html  # noqa: PLC0415 - as above

        address = html.address_of(extras.compare_page, output) if extras.compare_page else ""
        return html.render(report, extras.letters, lang, least=least, compare_page=address)
    from linter.reports import text  # noqa: PLC0415 - as above

    return text.render(report, lang, min_severity=least, show_keys=extras.show_keys)
