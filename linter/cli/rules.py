"""``brevlint rules``."""

from __future__ import annotations

import click

from linter.cli.language import ui_lang
from linter.cli.options import lang_option, told
from linter.cli.plugins import broken_plugins
from linter.reports.rules import render_json, render_list
from linter.reports.rules_markdown import render_index
from linter.rules.registry import UnknownRule, all_rules, find_rules
from linter.wording import Lang, say

RENDER = {"text": render_list, "json": render_json, "markdown": render_index}


@click.command("rules", help=told("rules"))
@click.argument("codes", nargs=-1)
@click.option(
    "--format", "form", type=click.Choice([*RENDER]), default="text", show_default=True, help=told("opt_format")
)
@lang_option
def command(*, codes: tuple[str, ...], form: str, lang: str) -> None:
    """List rules; the text shown is in the catalogue."""
    try:
        rules = [r for code in codes for r in find_rules(code)] if codes else list(all_rules().values())
    except UnknownRule as error:
        hint = f" {say(ui_lang(), 'error.nearest', nearest=error.nearest)}" if error.nearest else ""
        raise click.UsageError(say(ui_lang(), "error.unknown_rule", code=error.code) + hint) from error
    broken_plugins(Lang(lang))
    click.echo(RENDER[form](rules, Lang(lang)), nl=False)
