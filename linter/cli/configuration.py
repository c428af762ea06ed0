"""The options ``--config`` and ``--no-config``, and what the user has chosen in all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from linter.cli.language import ui_lang
from linter.cli.options import F, codes, lang_option, told
from linter.engine.config_search import find_config
from linter.letters.model import RevisionView
from linter.rules.contract import Severity
from linter.wording import Lang, say

if TYPE_CHECKING:
    from linter.engine.choices import Choices
    from linter.engine.config import Config


def config_options(function: F) -> F:
    """``--config`` and ``--no-config``."""
    function = click.option("--no-config", is_flag=True, help=told("opt_no_config"))(function)
    return click.option(
        "--config", "config_file", type=click.Path(dir_okay=False, path_type=Path), help=told("opt_config")
    )(function)


def settings_options(function: F) -> F:
    """What command line and file can both say; :func:`chosen` puts them together."""
    severities = click.Choice([s.value for s in Severity])
    views = click.Choice([v.value for v in RevisionView])
    for option in reversed(
        (
            lang_option,
            click.option("--select", multiple=True, metavar="CODE", help=told("opt_select")),
            click.option("--ignore", multiple=True, metavar="CODE", help=told("opt_ignore")),
            click.option("--preview/--no-preview", help=told("opt_preview")),
            click.option(
                "--scope",
                type=click.Choice(["letter", "set", "all"]),
                default="all",
                show_default=True,
                help=told("opt_scope"),
            ),
            click.option("--fail-on", type=severities, default="medium", show_default=True, help=told("opt_fail_on")),
            click.option(
                "--min-severity", type=severities, default="low", show_default=True, help=told("opt_min_severity")
            ),
            click.option("--view", type=views, default="accepted", show_default=True, help=told("opt_view")),
            click.option("--jobs", type=click.IntRange(0, 256), default=0, show_default=True, help=told("opt_jobs")),
        )
    ):
        function = option(function)
    return function


def where(paths: Iterable[str], config_file: Path | None, *, no_config: bool) -> Path | None:
    """The file with the configuration for letters at ``paths``; None when there is none or none is wanted."""
    if no_config and config_file is None:
        return None
    return config_file or find_config([Path(one) for one in paths])


def load(path: Path | None) -> Config:
    """The configuration in a file. Raises click.UsageError with every mistake in it."""
    from linter.engine.config import Config, ConfigError, read_config  # noqa: PLC0415 - not needed for a result that is kept
    from linter.reports import phrases  # noqa: PLC0415 - as above

    if path is None:
        return Config()
    try:
        return read_config(path)
    except ConfigError as error:
        told_all = (phrases.problem(error.path, one, ui_lang()) for one in error.problems)
        raise click.UsageError("\n".join(told_all)) from error


def chosen(ctx: click.Context, config: Config) -> Choices:
    """What holds: options given on the command line, the environment, the file, the defaults.

    Raises click.UsageError for a rule that does not exist.
    """
    from linter.engine.choices import DEFAULTS, decide  # noqa: PLC0415 - not needed for a result that is kept
    from linter.rules.registry import UnknownRule  # noqa: PLC0415 - as above

    given: dict[str, object] = {}
    for name, value in ctx.params.items():
        key = name.replace("_", "-")
        if key in DEFAULTS and ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            given[key] = codes(value) if key in ("select", "ignore") else value
    told_lang = os.environ.get("BREVLINT_LANG", "")
    environment = {"lang": told_lang} if told_lang in {lang.value for lang in Lang} else {}
    choices = decide(given, config, environment)
    try:
        if given.keys() & {"select", "ignore"}:  # those of the file were looked up when it was read
            choices.settings.rules()
    except UnknownRule as error:
        hint = f" {say(ui_lang(), 'error.nearest', nearest=error.nearest)}" if error.nearest else ""
        raise click.UsageError(say(ui_lang(), "error.unknown_rule", code=error.code) + hint) from error
    return choices
