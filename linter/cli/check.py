"""``brevlint check``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from linter.cli.configuration import chosen, config_options, load, settings_options
from linter.cli.copies import local_time, write_copies
from linter.cli.formats import FORMATS, Extras, also, prepared, rendered
from linter.cli.language import ui_lang
from linter.cli.options import deliver, output_options, told
from linter.cli.progress import progress_bar
from linter.cli.workers import workers
from linter.engine.baseline import BaselineError, compared, read_baseline, render
from linter.engine.report import Known, Report
from linter.engine.run import check
from linter.readers.open import find_letters
from linter.reports.annotate.copies import Wish
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
    config_file: Path | None,
    no_config: bool,
    output: Path | None,
    force: bool,
    **_choices: object,
) -> None:
    """Check letters; the text shown is in the catalogue."""
    more = also(further)
    config = load(paths, config_file, no_config=no_config)
    choices = chosen(ctx, config)
    paths = paths or config.letters
    if not paths:
        raise click.UsageError(say(ui_lang(), "cli.no_paths"))
    found = find_letters(paths)
    if not found.paths:
        raise click.UsageError(say(ui_lang(), "error.no_letters", paths=", ".join(paths)))
    with (
        progress_bar(len(found.paths), say(choices.lang, "report.checking")) as advance,
        workers(choices.jobs, len(found.paths)) as executor,
    ):
        report = check(found.paths, choices.settings, executor=executor, progress=advance)
    report = replace(report, skipped=tuple(str(p) for p in found.twins))
    report = _against(report, choices.baseline, write_baseline, force=force)
    if folder is not None:
        wish = Wish(choices.lang, choices.min_severity, choices.settings, even_protected, local_time())
        report = replace(report, failures=(*report.failures, *write_copies(report, wish, folder, force=force)))
    report, extras = prepared({form, *(one.form for one in more)}, report, choices, Extras(show_keys, compare_page))
    for one in more:
        deliver(rendered(one.form, report, choices, extras, one.path), one.path, force=force)
    deliver(rendered(form, report, choices, extras, output), output, force=force)
    ctx.exit(report.exit_code(choices.fail_on))


def _against(report: Report, baseline: Path | None, write: Path | None, *, force: bool) -> Report:
    """The report with known findings marked; all are known once a new baseline is written."""
    if write is None:
        return report if baseline is None else compared(report, _known(baseline), baseline.parent)
    earlier = _known(write) if write.exists() and not force else ()
    new = render(report, earlier, write.parent)
    deliver(new, write, force=True)  # a baseline stood there, or nothing, or the user gave --force
    click.echo(say(ui_lang(), "cli.written", path=write), err=True)
    return compared(report, _known(write), write.parent)


def _known(path: Path) -> tuple[Known, ...]:
    try:
        return read_baseline(path)
    except BaselineError as error:
        raise click.UsageError(say(ui_lang(), "cli.bad_baseline", path=path, reason=error)) from error
