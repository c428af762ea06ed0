"""``brevlint compare``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from linter.cli.configuration import chosen, config_options, load, where
from linter.cli.language import ui_lang
from linter.cli.options import deliver, deliver_bytes, lang_option, output_options, told
from linter.cli.progress import phase_bars
from linter.cli.workers import workers
from linter.engine.compare import compare, compare_new
from linter.engine.settings import Settings
from linter.letters.model import RevisionView
from linter.readers.open import Found, find_letters
from linter.reports import compare_html, compare_json, compare_markdown, compare_table, compare_text
from linter.reports.compare_choice import Choice, Chosen, UnknownMinistryError, choose, narrow
from linter.reports.compare_redacted import redacted
from linter.sharing.index import Index, IndexFileError, open_index
from linter.sharing.model import Tier, WitnessClass
from linter.wording import Lang, say

LEAST = [kind.value for kind in WitnessClass if kind is not WitnessClass.ABSENT]
FOR_READING = frozenset({"text", "markdown"})  # formats that leave out what needs no reading unless asked
FOR_SPREADSHEETS = frozenset({"csv", "xlsx"})
RENDER = {
    "text": compare_text.render,
    "json": compare_json.render,
    "markdown": compare_markdown.render,
    "csv": compare_table.render_csv,
    "html": compare_html.render,
}


@click.command("compare", help=told("compare"))
@click.argument("paths", nargs=-1, type=click.Path())
@click.option(
    "--format", "form", type=click.Choice([*RENDER, "xlsx"]), default="text", show_default=True, help=told("opt_format")
)
@lang_option
@click.option("--master", type=click.Path(path_type=Path, dir_okay=False), help=told("opt_master"))
@click.option("--against", multiple=True, type=click.Path(), help=told("opt_against"))
@click.option("--min-severity", "least", type=click.Choice(LEAST), help=told("opt_min_difference"))
@click.option("--tier", type=click.Choice([tier.value for tier in Tier]), help=told("opt_tier"))
@click.option("--ministry", "ministries", multiple=True, help=told("opt_ministry"))
@click.option("--task", default="", help=told("opt_task"))
@click.option(
    "--view",
    type=click.Choice([v.value for v in RevisionView]),
    default="accepted",
    show_default=True,
    help=told("opt_view"),
)
@click.option("--index", "index_path", type=click.Path(path_type=Path), metavar="FILE", help=told("opt_index"))
@click.option("--new", multiple=True, type=click.Path(), metavar="LETTER", help=told("opt_new"))
@click.option("--redact", is_flag=True, help=told("opt_redact_compare"))
@click.option("--jobs", type=click.IntRange(0, 256), default=0, show_default=True, help=told("opt_jobs"))
@config_options
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    form: str,
    master: Path | None,
    against: tuple[str, ...],
    least: str | None,
    tier: str | None,
    ministries: tuple[str, ...],
    task: str,
    index_path: Path | None,
    new: tuple[str, ...],
    redact: bool,
    config_file: Path | None,
    no_config: bool,
    output: Path | None,
    force: bool,
    **_choices: object,
) -> None:
    """Compare letters; the text shown is in the catalogue."""
    if form == "xlsx" and output is None:
        raise click.UsageError(say(ui_lang(), "compare.xlsx_output"))
    _fitting(paths, new, index_path, [master, *against])
    choices = chosen(ctx, load(where(new or paths, config_file, no_config=no_config)))
    master = master or (None if new else _agreed(choices.settings, task))
    found, earlier = _letters(new or paths), _letters(against)
    letters = _distinct(found.paths, [master] if master else [])
    if len(letters) < 2 and not (letters and (master or earlier.paths or new)):  # noqa: PLR2004 (two letters make a comparison)
        raise click.UsageError(say(ui_lang(), "compare.few", n=len(letters)))
    old = _distinct(earlier.paths, [])
    _no_twice(letters, old)
    choice = Choice(
        WitnessClass(least or ("addition" if form in FOR_READING else "identical")),
        Tier(tier or ("lone" if form in (*FOR_READING, "html") else "formula")),
        ministries,
        task,
    )
    total = len(letters) + len(old) + bool(master)
    with (
        phase_bars(total, lambda phase: say(choices.lang, f"compare.{phase}")) as step,
        workers(choices.jobs, total) as executor,
        _index(index_path, create=not new) as index,
    ):
        if new and index is not None:
            report = compare_new(letters, choices.settings, index, executor=executor, step=step)
        else:
            report = compare(
                letters, choices.settings, master=master, earlier=old, index=index, executor=executor, step=step
            )
    report = replace(report, skipped=tuple(str(p) for p in (*found.twins, *earlier.twins)))
    try:
        report = narrow(report, choice)
    except UnknownMinistryError as error:
        known = ", ".join(error.known) or "–"
        raise click.UsageError(say(ui_lang(), "compare.no_such_ministry", name=error.name, known=known)) from error
    told_of = redacted(report, choices.lang) if redact else report
    _write(choose(told_of, choice), form, choices.lang, output, force=force)
    ctx.exit(report.exit_code())


def _fitting(paths: Sequence[str], new: Sequence[str], index: Path | None, others: Sequence[object]) -> None:
    """Raises click.UsageError for options that do not go together."""
    if new and index is None:
        raise click.UsageError(say(ui_lang(), "compare.new_needs_index"))
    if new and (paths or any(others)):
        raise click.UsageError(say(ui_lang(), "compare.new_alone"))
    if not new and not paths:
        raise click.UsageError(say(ui_lang(), "compare.few", n=0))


def _letters(paths: tuple[str, ...]) -> Found:
    """The letters at paths. Raises click.UsageError when paths are given and there is none."""
    found = find_letters(paths)
    if paths and not found.paths:
        raise click.UsageError(say(ui_lang(), "error.no_letters", paths=", ".join(paths)))
    return found


@contextmanager
def _index(path: Path | None, *, create: bool) -> Iterator[Index | None]:
    """The index, if one was asked for. Raises click.ClickException when it cannot be used."""
    if path is None:
        yield None
        return
    try:
        with open_index(path, create=create) as index:
            if index.emptied:
                click.echo(say(ui_lang(), "compare.index_emptied", path=path), err=True)
            yield index
    except IndexFileError as error:
        told = say(ui_lang(), f"compare.index_{error.code}", path=error.path, reason=error.reason)
        raise click.ClickException(told) from error


def _agreed(settings: Settings, task: str) -> Path | None:
    """The agreed text of the configuration: that of the declared task asked for, else the house's."""
    wanted = task.casefold()
    asked = (one for one in settings.declared if any(wanted in name.casefold() for name in (one.name, *one.aliases)))
    told = next((one.text for one in asked if one.text), "") if wanted else ""
    return Path(told or settings.house.text) if told or settings.house.text else None


def _distinct(paths: tuple[Path, ...], without: list[Path]) -> list[Path]:
    """Each file once, however its path is written."""
    seen = {path.resolve() for path in without}
    kept = []
    for path in paths:
        if path.resolve() not in seen:
            seen.add(path.resolve())
            kept.append(path)
    return kept


def _no_twice(letters: list[Path], old: list[Path]) -> None:
    both = {p.resolve() for p in letters} & {p.resolve() for p in old}
    if both:
        raise click.UsageError(say(ui_lang(), "compare.same_letter", path=min(both)))


def _write(chosen: Chosen, form: str, lang: Lang, output: Path | None, *, force: bool) -> None:
    stored = chosen.report.stored
    if stored is not None and stored.only_new and form in FOR_SPREADSHEETS:  # the others say it themselves
        click.echo(compare_text.only_new(chosen.report, stored, lang), err=True)
    if form == "xlsx" and output is not None:
        try:
            book = compare_table.render_xlsx(chosen, lang)
        except compare_table.NoExcelError as error:
            raise click.ClickException(say(ui_lang(), "compare.xlsx_missing")) from error
        deliver_bytes(book, output, force=force)
        return
    deliver(RENDER[form](chosen, lang), output, force=force)
