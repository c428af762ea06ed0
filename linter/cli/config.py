"""``brevlint config``."""

from __future__ import annotations

from pathlib import Path

import click

from linter.cli.configuration import chosen, config_options, load, settings_options, where
from linter.cli.options import told
from linter.reports import settings

RENDER = {"text": settings.render_text, "json": settings.render_json}


@click.command("config", help=told("config"))
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option(
    "--format", "form", type=click.Choice([*RENDER]), default="text", show_default=True, help=told("opt_format")
)
@settings_options
@config_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    form: str,
    config_file: Path | None,
    no_config: bool,
    **_choices: object,
) -> None:
    """Show what holds; the text shown is in the catalogue."""
    config = load(where(paths, config_file, no_config=no_config))
    click.echo(RENDER[form](chosen(ctx, config), config.path), nl=False)
