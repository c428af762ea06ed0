"""``brevlint classify``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from linter.cli.options import lang_option, model_told, told
from linter.readers.contract import ReadError
from linter.readers.text_decode import decode
from linter.steering.classify import Question, classify_all
from linter.steering.spoken import as_json, as_text
from linter.wording import Lang, say


def _lines() -> tuple[str, ...]:
    """The lines of standard input, whatever it was written with: UTF-8, UTF-16 or Windows' own. Raises ReadError."""
    try:
        text, _ = decode(sys.stdin.buffer.read(), Path("-"))
    except ReadError as error:
        if error.code == "empty":
            return ()
        raise
    return tuple(line.strip() for line in text.removesuffix("\n").split("\n"))


def _readable(argument: str) -> str:
    """An argument that the terminal sent in another encoding than UTF-8, made readable."""
    if any("\ud800" <= sign <= "\udfff" for sign in argument):  # how Python keeps bytes it could not decode
        return argument.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return argument


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
    """Classify sentences from the command line, or one per line from standard input.

    JSON has one object per line, so that line n of the answer belongs to line n of the input; text skips empty lines.
    """
    try:
        lines = tuple(map(_readable, sentences)) or _lines()
    except ReadError as error:
        raise click.UsageError(say(Lang(lang), f"error.{error.code}", path=error.path, **error.values)) from error
    if not any(line.strip() for line in lines):
        raise click.UsageError(say(Lang(lang), "error.no_sentence"))
    if form == "text":
        lines = tuple(line for line in lines if line.strip())
    render = as_json if form == "json" else as_text
    with model_told(Lang(lang)):
        for line, result in zip(lines, classify_all(Question(line, heading) for line in lines), strict=True):
            click.echo(render(line, result, Lang(lang)))
