"""Puts a page together: one file with its style sheet and script inside, and a policy that lets nothing else in."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from linter.wording import Lang, say

__all__ = ["sheet"]


def sheet(name: str, lang: Lang, **values: object) -> str:
    """The template ``<name>.html`` filled with ``values``; style and script are base.* followed by ``<name>.*``.

    All values are escaped. In the template ``say(key, …)`` gives any text of the catalogue and ``page(key, …)`` one
    that both pages use. The policy names style and script by hash, so nothing else runs and nothing is fetched.
    """
    style, script = (f"{_source(f'base.{kind}')}{_source(f'{name}.{kind}')}" for kind in ("css", "js"))
    return (
        _environment()
        .get_template(f"{name}.html")
        .render(
            lang=lang.value,
            say=lambda key, **named: say(lang, key, **named),
            page=lambda key, **named: say(lang, f"page.{key}", **named),
            style=Markup(style),  # noqa: S704 (our own file)
            script=Markup(script),  # noqa: S704 (our own file)
            style_hash=_hash(style),
            script_hash=_hash(script),
            **values,
        )
    )


def _source(name: str) -> str:
    return (resources.files(__package__ or "") / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
