"""``brevlint tasks``."""

from __future__ import annotations

from pathlib import Path

import click

from linter.cli.configuration import chosen, config_options, load, where
from linter.cli.language import ui_lang
from linter.cli.options import deliver, lang_option, model_told, output_options, told
from linter.cli.workers import workers
from linter.engine.overview import overview
from linter.letters.model import RevisionView
from linter.readers.open import find_letters
from linter.reports import tasks
from linter.wording import say

RENDER = {"text": tasks.render_text, "json": tasks.render_json, "markdown": tasks.render_markdown}


@click.command("tasks", help=told("tasks"))
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("--task", "name", default="", help=told("opt_only_task"))
@click.option(
    "--format", "form", type=click.Choice([*RENDER]), default="text", show_default=True, help=told("opt_format")
)
@lang_option
@click.option(
    "--view",
    type=click.Choice([v.value for v in RevisionView]),
    default="accepted",
    show_default=True,
    help=told("opt_view"),
)
@config_options
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    name: str,
    form: str,
    config_file: Path | None,
    no_config: bool,
    output: Path | None,
    force: bool,
    **_choices: object,
) -> None:
    """Show the joint tasks of letters; the text shown is in the catalogue."""
    choices = chosen(ctx, load(where(paths, config_file, no_config=no_config)))
    found = find_letters(paths)
    if not found.paths:
        raise click.UsageError(say(ui_lang(), "error.no_letters", paths=", ".join(paths)))
    with model_told(choices.lang), workers(choices.jobs, len(found.paths)) as executor:
        seen = overview(found.paths, choices.settings, executor=executor)
    deliver(RENDER[form](seen.only(name), choices.lang), output, force=force)
    ctx.exit(seen.exit_code)
