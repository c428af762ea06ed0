"""What ``brevlint check`` does when the result is not kept from an earlier run."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from linter.cli.configuration import chosen, load
from linter.cli.copies import local_time, write_copies
from linter.cli.formats import Also, Extras, prepared, rendered
from linter.cli.kept import Result, Slot
from linter.cli.language import ui_lang
from linter.cli.options import deliver, model_told
from linter.cli.progress import progress_bar
from linter.cli.workers import workers
from linter.engine.baseline import BaselineError, compared, read_baseline, render
from linter.engine.cache import cache_folder
from linter.engine.choices import Choices
from linter.engine.report import Known, Report
from linter.engine.run import check
from linter.engine.workers import Workers
from linter.readers.open import Found
from linter.reports.annotate.copies import Wish, copies
from linter.reports.redacted import redacted
from linter.rules.registry import plugins
from linter.wording import say


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for besides the choices that stand in the configuration."""

    form: str
    config: Path | None
    copies: Path | None = None  # folder for copies with notes
    even_protected: bool = False
    write_baseline: Path | None = None
    further: Sequence[Also] = ()
    extras: Extras = field(default_factory=Extras)
    output: Path | None = None
    force: bool = False


def checked(ctx: click.Context, found: Found, wanted: Wanted, slot: Slot | None, pool: Workers | None = None) -> Result:
    """Check letters, write what goes to files of its own, and give the result for standard output or ``--output``.

    Raises click.UsageError when the choices leave no rule to run: «no findings» would say something.
    """
    choices = chosen(ctx, load(wanted.config))
    if not choices.settings.rules():
        raise click.UsageError(say(ui_lang(), "error.no_rules"))
    # The folder outlives the workers: one that is ended in the middle of a copy takes nothing away itself.
    private = nullcontext() if wanted.copies is None else tempfile.TemporaryDirectory(prefix="brevlint-")
    with private as folder, workers(choices.jobs, len(found.paths), pool) as executor:
        with progress_bar(len(found.paths), say(choices.lang, "report.checking")) as advance:
            kept = cache_folder() if choices.cache else None
            report = check(found.paths, choices.settings, executor=executor, progress=advance, cache=kept)
        report = replace(report, skipped=tuple(str(p) for p in found.twins))
        report = _against(report, choices, wanted)
        if wanted.copies is not None:
            wish = Wish(choices.lang, choices.min_severity, choices.settings, wanted.even_protected, local_time())
            made = copies(report, wish, executor=executor, folder=folder)
            failed = write_copies(report, made, wanted.copies, force=wanted.force)
            report = replace(report, failures=(*report.failures, *failed))
        forms = {wanted.form, *(one.form for one in wanted.further)}
        with model_told(choices.lang):
            report, extras = prepared(forms, report, choices, wanted.extras, executor)
    for one in wanted.further:
        deliver(rendered(one.form, report, choices, extras, one.path), one.path, force=wanted.force)
    text = rendered(wanted.form, report, choices, extras, wanted.output)
    result = Result(text, report.exit_code(choices.fail_on))
    if slot is not None and choices.cache and not report.failures:
        read = {info.path: info.sha256 for info in report.letters}
        rests_on = (choices.baseline, *plugins().files, *(task.text for task in choices.settings.declared))
        slot.keep(result, read, [Path(path) for path in rests_on if path])
    return result


def _against(report: Report, choices: Choices, wanted: Wanted) -> Report:
    """The report with known findings marked; all are known once a new baseline is written."""
    baseline, write = choices.baseline, wanted.write_baseline
    if write is None:
        return report if baseline is None else compared(report, _known(baseline), baseline.parent)
    earlier = _known(write) if write.exists() and not wanted.force else ()
    told = redacted(report, choices.lang) if wanted.extras.redact else report
    new = render(told, earlier, write.parent)
    deliver(new, write, force=True)  # a baseline stood there, or nothing, or the user gave --force
    click.echo(say(ui_lang(), "cli.written", path=write), err=True)
    return compared(report, _known(write), write.parent)


def _known(path: Path) -> tuple[Known, ...]:
    try:
        return read_baseline(path)
    except BaselineError as error:
        raise click.UsageError(say(ui_lang(), "cli.bad_baseline", path=path, reason=error)) from error
