"""``brevlint show``."""

from __future__ import annotations

from pathlib import Path

import click

from linter.cli.options import deliver, lang_option, output_options, told
from linter.engine.report import Failure
from linter.letters.identity import identify
from linter.letters.model import RevisionView
from linter.readers.contract import ReadError
from linter.readers.open import read_letter
from linter.reports import model, phrases
from linter.rules.analysis import LetterAnalysis
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
    try:
        letter = read_letter(file, view=RevisionView(view))
    except ReadError as error:
        reason = Failure(error.path, error.code, error.values)
        raise NotReadError(phrases.failure(reason, Lang(lang))) from error
    language_form = str(LetterAnalysis(letter).form.form)
    if form == "json":
        result = model.render_json(letter, identify(letter), language_form)
    else:
        result = model.render_text(letter, identify(letter), language_form, Lang(lang))
    deliver(result, output, force=force)
