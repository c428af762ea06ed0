"""``brevlint rule CODE``."""

from __future__ import annotations

import click

from linter.cli.language import ui_lang
from linter.cli.options import lang_option, told
from linter.cli.plugins import broken_plugins
from linter.reports.rules import render_rule
from linter.rules.registry import UnknownRule, find_rules
from linter.wording import Lang, say


@click.command("rule", help=told("rule"))
@click.argument("code")
@lang_option
def command(*, code: str, lang: str) -> None:
    """Explain a rule; the text shown is in the catalogue."""
    try:
        rules = find_rules(code)
    except UnknownRule as error:
        hint = f" {say(ui_lang(), 'error.nearest', nearest=error.nearest)}" if error.nearest else ""
        raise click.UsageError(say(ui_lang(), "error.unknown_rule", code=error.code) + hint) from error
    broken_plugins(Lang(lang))
    click.echo("\n".join(render_rule(rule, Lang(lang)) for rule in rules), nl=False)
