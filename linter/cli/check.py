"""``brevlint check``."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import click

from linter.cli.language import ui_lang
from linter.cli.options import codes, deliver, lang_option, output_options, told
from linter.cli.progress import progress_bar
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.letters.model import RevisionView
from linter.readers.open import find_letters
from linter.reports import json, text
from linter.rules.contract import Severity
from linter.rules.registry import UnknownRule
from linter.wording import Lang, say

SEVERITIES = click.Choice([s.value for s in Severity])
FEW = 8  # so few letters are checked in this process: starting others would take longer


@click.command("check", help=told("check"))
@click.argument("paths", nargs=-1, required=True, type=click.Path(readable=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=told("opt_format"),
)
@lang_option
@click.option("--select", multiple=True, metavar="CODE", help=told("opt_select"))
@click.option("--ignore", multiple=True, metavar="CODE", help=told("opt_ignore"))
@click.option("--preview", is_flag=True, help=told("opt_preview"))
@click.option("--fail-on", type=SEVERITIES, default="medium", show_default=True, help=told("opt_fail_on"))
@click.option("--min-severity", type=SEVERITIES, default="low", show_default=True, help=told("opt_min_severity"))
@click.option(
    "--view",
    type=click.Choice([v.value for v in RevisionView]),
    default="accepted",
    show_default=True,
    help=told("opt_view"),
)
@click.option("--jobs", type=click.IntRange(0, 256), default=0, show_default=True, help=told("opt_jobs"))
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    form: str,
    lang: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    fail_on: str,
    min_severity: str,
    view: str,
    jobs: int,
    output: Path | None,
    force: bool,
) -> None:
    """Check letters; the text shown is in the catalogue."""
    settings = Settings(codes(select), codes(ignore), preview, RevisionView(view))
    try:
        settings.rules()
    except UnknownRule as error:
        hint = f" {say(ui_lang(), 'error.nearest', nearest=error.nearest)}" if error.nearest else ""
        raise click.UsageError(say(ui_lang(), "error.unknown_rule", code=error.code) + hint) from error
    found = find_letters(paths)
    if not found.paths:
        raise click.UsageError(say(ui_lang(), "error.no_letters", paths=", ".join(paths)))
    workers = jobs or (1 if len(found.paths) < FEW else os.cpu_count() or 1)
    with ExitStack() as stack:
        advance = stack.enter_context(progress_bar(len(found.paths), say(Lang(lang), "report.checking")))
        executor = None
        if workers > 1:
            executor = stack.enter_context(ProcessPoolExecutor(workers, mp_context=get_context("spawn")))
        report = check(found.paths, settings, executor=executor, progress=advance)
    report = replace(report, skipped=tuple(str(p) for p in found.twins))
    if form == "json":
        result = json.render(report, Lang(lang))
    else:
        result = text.render(report, Lang(lang), min_severity=Severity(min_severity))
    deliver(result, output, force=force)
    ctx.exit(report.exit_code(Severity(fail_on)))
