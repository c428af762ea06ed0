"""The command ``brevlint``. Subcommands are imported when they are called, so that ``--help`` is quick."""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys

import click

from linter import __version__
from linter.cli.language import ui_lang
from linter.wording import say

COMMANDS = ("check", "show", "compare", "tasks", "classify", "rules", "rule", "init", "config")


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports each from ``linter.cli.<name>`` on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Commands in the order people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Import one command; None when there is none of that name."""
        if name not in COMMANDS:
            return None
        command = importlib.import_module(f"linter.cli.{name}").command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, say(ui_lang(), f"cli.{name}_short")) for name in COMMANDS])


@click.group(
    cls=LazyGroup,
    help=say(ui_lang(), "cli.main"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="brevlint")
def cli() -> None:
    """Entry point of the group; the text shown is in the catalogue."""


def main() -> None:
    """Run the command and leave with its exit code; 2 for wrong usage or a full disk, 130 when interrupted."""
    for stream in (sys.stdout, sys.stderr):
        _widen(stream)
    try:
        sys.exit(cli(standalone_mode=False) or 0)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say(ui_lang(), "cli.interrupted"), err=True)
        sys.exit(130)
    except OSError as error:  # standard output: a full disk
        _complain(error)
        sys.exit(2)
    finally:
        gc.freeze()  # the interpreter need not look for garbage before it ends: 0.05 s, 0.1 s after a hundred letters


def _widen(stream: object) -> None:
    """Let no letter's character or file's name stop the writing: UTF-8 into files and pipes, escapes where not."""
    if not isinstance(stream, io.TextIOWrapper):
        return
    told = stream.isatty() or "PYTHONIOENCODING" in os.environ
    stream.reconfigure(encoding=stream.encoding if told else "utf-8", errors="backslashreplace")


def _complain(error: OSError) -> None:
    path, reason = error.filename or "<stdout>", error.strerror or type(error).__name__
    click.echo(say(ui_lang(), "cli.cannot_write", path=path, reason=reason), err=True)
