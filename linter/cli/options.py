"""Options that several commands share, and writing a result."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from linter.cli.language import ui_lang
from linter.wording import Lang, say

F = TypeVar("F", bound=Callable[..., object])


def told(key: str) -> str:
    """Help text of an option from the catalogue."""
    return say(ui_lang(), f"cli.{key}")


def lang_option(function: F) -> F:
    """``--lang``."""
    return click.option(
        "--lang",
        type=click.Choice([lang.value for lang in Lang]),
        default=lambda: ui_lang().value,
        help=told("opt_lang"),
    )(function)


def output_options(function: F) -> F:
    """``--output`` and ``--force``."""
    function = click.option("--force", is_flag=True, help=told("opt_force"))(function)
    return click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help=told("opt_output"))(
        function
    )


@contextmanager
def model_told(lang: Lang) -> Iterator[None]:
    """Turn a missing or wrong language model into a message in ``lang`` and exit code 2."""
    from linter.language.pipeline import ModelError  # noqa: PLC0415 - not needed for a result that is kept

    try:
        yield
    except ModelError as error:
        raise click.ClickException(say(lang, f"error.{error.code}", **error.values)) from error


def codes(value: tuple[str, ...]) -> tuple[str, ...]:
    """Rule codes from options that may be repeated or hold several with commas between."""
    return tuple(code.strip() for item in value for code in item.split(",") if code.strip())


def deliver(text: str, output: Path | None, *, force: bool) -> None:
    """Print ``text``, or write it whole or not at all: to a temporary file first, which is then renamed.

    Raises click.ClickException when the file exists (without ``force``) or cannot be written.
    """
    if output is None:
        click.echo(text, nl=False)
        return
    deliver_bytes(click.unstyle(text).encode(errors="backslashreplace"), output, force=force)


def deliver_bytes(content: bytes, output: Path, *, force: bool) -> None:
    """Write a file as :func:`deliver` does; raises the same."""
    if output.exists() and not force:
        raise click.ClickException(say(ui_lang(), "cli.exists", path=output))
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=".brevlint-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(name).replace(output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise click.ClickException(
            say(ui_lang(), "cli.cannot_write", path=output, reason=error.strerror or error)
        ) from error
