"""``brevlint classify``."""

from __future__ import annotations

import sys

import click

from linter.cli.options import lang_option, told
from linter.language.pipeline import ModelError
from linter.steering.classify import Question, classify_all
from linter.steering.spoken import as_json, as_text
from linter.wording import Lang, say


@click.command("classify", help=told("classify"))
@click.argument("sentences", nargs=-1)
@click.option("--heading", default="", help=told("opt_heading"))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=told("opt_format"),
)
@lang_option
def command(*, sentences: tuple[str, ...], heading: str, form: str, lang: str) -> None:
    """Classify sentences from the command line, or one per line from standard input."""
    lines = sentences or tuple(line.strip() for line in sys.stdin if line.strip())
    render = as_json if form == "json" else as_text
    try:
        for line, result in zip(lines, classify_all(Question(line, heading) for line in lines), strict=True):
            click.echo(render(line, result, Lang(lang)))
    except ModelError as error:
        raise click.ClickException(say(Lang(lang), f"error.{error.code}", **error.values)) from error
