"""``brevlint check``."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from linter.cli.configuration import config_options, load, settings_options, where
from linter.cli.formats import FORMATS, Extras, also
from linter.cli.kept import slot
from linter.cli.language import ui_lang
from linter.cli.options import deliver, output_options, told
from linter.cli.workers import begun, processes
from linter.engine.config_search import letters_named
from linter.readers.open import find_letters
from linter.wording import say


@click.command("check", help=told("check"))
@click.argument("paths", nargs=-1, type=click.Path(readable=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help=told("opt_format"),
)
@settings_options
@click.option(
    "--annotate", "folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help=told("opt_annotate")
)
@click.option(
    "--compare-page", type=click.Path(exists=True, dir_okay=False, path_type=Path), help=told("opt_compare_page")
)
@click.option("--even-protected", is_flag=True, help=told("opt_even_protected"))
@click.option("--baseline", type=click.Path(dir_okay=False, path_type=Path), help=told("opt_baseline"))
@click.option("--write-baseline", type=click.Path(dir_okay=False, path_type=Path), help=told("opt_write_baseline"))
@click.option("--also", "further", multiple=True, metavar="FORMAT=FILE", help=told("opt_also"))
@click.option("--redact", is_flag=True, help=told("opt_redact"))
@click.option("--cache/--no-cache", default=True, help=told("opt_cache"))
@click.option("--show-keys", is_flag=True, help=told("opt_show_keys"))
@config_options
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    form: str,
    folder: Path | None,
    compare_page: Path | None,
    even_protected: bool,
    write_baseline: Path | None,
    further: tuple[str, ...],
    show_keys: bool,
    redact: bool,
    jobs: int,
    config_file: Path | None,
    no_config: bool,
    output: Path | None,
    force: bool,
    **_choices: object,
) -> None:
    """Check letters; the text shown is in the catalogue."""
    more = also(further)
    config = where(paths, config_file, no_config=no_config)
    paths = paths or (letters_named(config) if config else ())
    if not paths:
        load(config)  # a mistake in the file may be why it names no letters
        raise click.UsageError(say(ui_lang(), "cli.no_paths"))
    found = find_letters(paths)
    if not found.paths:
        raise click.UsageError(say(ui_lang(), "error.no_letters", paths=", ".join(paths)))
    place = slot(ctx, config, found)
    result = place.find() if place else None
    if result is None:
        plain = config is None or ctx.get_parameter_source("jobs") is ParameterSource.COMMANDLINE
        count = min(processes(jobs, len(found.paths)), len(found.paths)) if plain else 1  # the file may say otherwise
        pool = begun(ctx, count, "linter.engine.remembered", "linter.rules.registry:all_rules")
        from linter.cli.checking import Wanted, checked  # noqa: PLC0415 - a result that is kept needs no rules

        extras = Extras(show_keys, compare_page, redact)
        wanted = Wanted(form, config, folder, even_protected, write_baseline, more, extras, output, force)
        result = checked(ctx, found, wanted, place, pool)
    deliver(result.text, output, force=force)
    ctx.exit(result.code)
