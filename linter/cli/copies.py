"""Writes the copies of ``--annotate``: into a folder, never over a letter that was checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from linter.cli.language import ui_lang
from linter.cli.options import deliver_bytes
from linter.engine.report import Failure, Report
from linter.reports.annotate.copies import Copy
from linter.wording import say


def local_time() -> datetime:
    """Now, as the clock of this machine shows it: what Word writes as the time of a comment."""
    return datetime.now(UTC).astimezone()


def write_copies(report: Report, made: Iterable[Copy | Failure], folder: Path, *, force: bool) -> Sequence[Failure]:
    """Write the copies ``made`` of the letters of ``report`` into ``folder``, which is made when it is missing.

    Says on standard error how many were written. Returns the letters that could not be annotated. Raises
    click.ClickException when the folder cannot be made or a file not written, and when a copy would take the place of
    a letter that was checked (whatever ``force`` says).
    """
    originals = {Path(info.path).resolve() for info in report.letters}
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise click.ClickException(say(ui_lang(), "cli.cannot_write", path=folder, reason=reason)) from error
    failures: list[Failure] = []
    written = 0
    for one in made:
        if not isinstance(one, Copy):
            failures.append(one)
            continue
        target = folder / one.name
        if target.resolve() in originals:
            raise click.ClickException(say(ui_lang(), "error.overwrites", path=target))
        deliver_bytes(one.data, target, force=force)
        written += 1
    key = "cli.copy_one" if written == 1 else "cli.copy_many"
    click.echo(say(ui_lang(), key, n=written, folder=folder), err=True)
    return failures
