"""``brevlint rules`` and ``brevlint rule CODE``: the rules as text, from the rule files."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping

import click

from linter import __version__
from linter.rules.contract import AnyRule, LetterRule
from linter.rules.registry import plugins
from linter.wording import Lang, say
from linter.wording.safe import as_json

WIDTH = 96


def render_list(rules: Iterable[AnyRule], lang: Lang) -> str:
    """One line per rule: code, severity, status, name."""
    return "".join(
        f"{click.style(rule.code, bold=True)}  {say(lang, f'severity.{rule.severity.value}'):<8}"
        f"{say(lang, f'status.{rule.status.value}'):<10}{rule.name.get(lang)}\n"
        for rule in rules
    )


def render_json(rules: Iterable[AnyRule], lang: Lang) -> str:
    """The rules as data, texts in ``lang``."""
    return as_json({"schema": 1, "rules": [_as_data(rule, lang) for rule in rules]}) + "\n"


def _as_data(rule: AnyRule, lang: Lang) -> Mapping[str, object]:
    return {
        "code": rule.code,
        "name": rule.name.get(lang),
        "scope": "letter" if isinstance(rule, LetterRule) else "set",
        "severity": rule.severity.value,
        "status": rule.status.value,
        "since": rule.since,
        "source": rule.source,
        "why": rule.why.get(lang),
        "advice": rule.advice.get(lang),
        "other_advice": {message: text.get(lang) for message, text in rule.other_advice.items()},
        "options": {
            name: {"default": option.default, "ours": option.ours, "doc": option.doc.get(lang)}
            for name, option in rule.options.items()
        },
        "aliases": list(rule.aliases),
        "package": plugins().packages.get(rule.code, f"brevlint {__version__}"),
    }


def render_rule(rule: AnyRule, lang: Lang) -> str:
    """All there is to know about one rule."""
    return "\n".join(_lines(rule, lang)) + "\n"


def _lines(rule: AnyRule, lang: Lang) -> Iterator[str]:
    yield click.style(f"{rule.code}  {rule.name.get(lang)}", bold=True)
    severity, status = say(lang, f"severity.{rule.severity.value}"), say(lang, f"status.{rule.status.value}")
    since = say(lang, "rule.since", since=rule.since)
    yield f"{say(lang, 'rule.severity')}: {severity}. {say(lang, 'rule.status')}: {status}, {since}."
    yield f"{say(lang, 'rule.source')}: {rule.source}"
    if rule.code in plugins().packages:
        yield f"{say(lang, 'rule.package')}: {plugins().packages[rule.code]}"
    for key, text in (("why", rule.why), ("advice", rule.advice)):
        yield ""
        yield click.style(say(lang, f"rule.{key}"), bold=True)
        yield from textwrap.wrap(text.get(lang), WIDTH)
    for text in rule.other_advice.values():
        yield from textwrap.wrap(text.get(lang), WIDTH, initial_indent="  – ", subsequent_indent="    ")
    if rule.options:
        yield ""
        yield click.style(say(lang, "rule.options"), bold=True)
        for name, option in rule.options.items():
            ours = f"; {say(lang, 'rule.ours')}" if option.ours else ""
            yield f"  {name} ({say(lang, 'rule.default')}: {option.default}{ours}): {option.doc.get(lang)}"
    yield ""
    yield click.style(say(lang, "rule.examples"), bold=True)
    for example in rule.examples:
        for key, colour in (("bad", "red"), ("better", "green"), ("good", "green")):
            text = getattr(example, key)
            if text:
                label = click.style(f"  {say(lang, f'rule.{key}')} ({example.form}): ", fg=colour)
                yield label + text.strip().replace("\n", "\n      ")
