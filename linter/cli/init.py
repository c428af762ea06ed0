"""``brevlint init``."""

from __future__ import annotations

from pathlib import Path

import click

from linter.cli.language import ui_lang
from linter.cli.options import deliver, lang_option, told
from linter.engine.config_search import FILE
from linter.reports.settings import template
from linter.wording import Lang, say


@click.command("init", help=told("init"))
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False, path_type=Path))
@lang_option
@click.option("--force", is_flag=True, help=told("opt_force"))
def command(*, folder: Path, lang: str, force: bool) -> None:
    """Write a commented configuration; the text shown is in the catalogue."""
    path = folder / FILE
    deliver(template(Lang(lang)), path, force=force)
    click.echo(say(ui_lang(), "cli.written", path=path))
