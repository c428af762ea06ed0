"""``brevlint tasks``."""

from __future__ import annotations

from pathlib import Path

import click

from linter.cli.language import ui_lang
from linter.cli.options import deliver, lang_option, output_options, told
from linter.coordination.overview import overview
from linter.engine.settings import Settings
from linter.letters.model import RevisionView
from linter.readers.open import find_letters
from linter.reports import tasks
from linter.wording import Lang, say

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
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    name: str,
    form: str,
    lang: str,
    view: str,
    output: Path | None,
    force: bool,
) -> None:
    """Show the joint tasks of letters; the text shown is in the catalogue."""
    found = find_letters(paths)
    if not found.paths:
        raise click.UsageError(say(ui_lang(), "error.no_letters", paths=", ".join(paths)))
    settings = Settings(view=RevisionView(view))
    seen = overview(found.paths, view=settings.view, limits=settings.limits, declared=settings.declared)
    deliver(RENDER[form](seen.only(name), Lang(lang)), output, force=force)
    ctx.exit(seen.exit_code)
