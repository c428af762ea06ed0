"""``brevlint show``."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from linter.cli.options import deliver, lang_option, output_options, told
from linter.cli.workers import workers
from linter.engine.apart import each
from linter.engine.report import Failure
from linter.letters.model import RevisionView
from linter.reports.shown import shown
from linter.wording import Lang


class NotReadError(click.ClickException):
    """The file could not be read; no wrong usage, so no usage line, but the same exit code."""

    exit_code = 2


@click.command("show", help=told("show"))
@click.argument("file", type=click.Path(path_type=Path, readable=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=told("opt_format"),
)
@click.option(
    "--view",
    type=click.Choice([v.value for v in RevisionView]),
    default="accepted",
    show_default=True,
    help=told("opt_view"),
)
@lang_option
@output_options
def command(*, file: Path, form: str, view: str, lang: str, output: Path | None, force: bool) -> None:
    """Show what was read; the text shown is in the catalogue."""
    with workers(1, 1) as executor:
        read = partial(shown, form=form, view=RevisionView(view), lang=Lang(lang))
        (result,) = each(read, [(file, file)], executor)
    if isinstance(result, Failure):
        from linter.reports import phrases  # noqa: PLC0415 - imports the rules

        raise NotReadError(phrases.failure(result, Lang(lang)))
    deliver(result, output, force=force)
