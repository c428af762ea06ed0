"""Says on standard error which plug-in packages could not be used."""

from __future__ import annotations

import click

from linter.rules.registry import plugins
from linter.wording import Lang, say


def broken_plugins(lang: Lang) -> None:
    """One line for each; the command goes on."""
    for one in plugins().broken:
        told = say(lang, "error.plugin_broken", name=one.name, package=one.package, reason=one.reason)
        click.echo(told, err=True)
