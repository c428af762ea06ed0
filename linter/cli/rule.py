"""``brevlint rule CODE``."""

from __future__ import annotations

import click

from linter.cli.language import ui_lang
from linter.cli.options import lang_option, told
from linter.cli.plugins import broken_plugins
from linter.reports.rules import render_rule
from linter.reports.rules_markdown import render_page
from linter.rules.registry import UnknownRule, find_rules
from linter.wording import Lang, say

RENDER = {"text": render_rule, "markdown": render_page}


@click.command("rule", help=told("rule"))
@click.argument("code")
@click.option(
    "--format", "form", type=click.Choice([*RENDER]), default="text", show_default=True, help=told("opt_format")
)
@lang_option
def command(*, code: str, form: str, lang: str) -> None:
    """Explain a rule; the text shown is in the catalogue."""
    try:
        rules = find_rules(code)
    except UnknownRule as error:
        hint = f" {say(ui_lang(), 'error.nearest', nearest=error.nearest)}" if error.nearest else ""
        raise click.UsageError(say(ui_lang(), "error.unknown_rule", code=error.code) + hint) from error
    broken_plugins(Lang(lang))
    click.echo("\n".join(RENDER[form](rule, Lang(lang)) for rule in rules), nl=False)
