"""The configuration for people: a commented file to start from, and the choices that hold with where they come from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from linter.engine.choices import DEFAULTS, Choices
from linter.engine.settings import House
from linter.wording import Lang, say
from linter.wording.safe import as_json

# Example lines of the tables. A test takes the «# » away and reads the whole as a configuration.
_TABLES = {
    "rules": ("[rules.SUM-01]", 'severity = "low"', "plans = 12"),
    "per-file": ("[[per-file]]", 'files = ["instruks/*", "*-instruks.docx"]', 'ignore = ["DOK-01"]'),
    "task": (
        "[[task]]",
        'name = "A-krimsamarbeidet"',
        'aliases = ["arbeidslivskriminalitet"]',
        'ministries = ["Arbeids- og inkluderingsdepartementet", "Finansdepartementet"]',
        'agencies = ["Arbeidstilsynet", "Skatteetaten"]',
        'coordinating-ministry = "Arbeids- og inkluderingsdepartementet"',
        'coordinating-agency = "Arbeidstilsynet"',
        "years = [2026, 2027]",
        'elsewhere = { escalation = "hovedinstruksen, kapittel 3" }',
    ),
    "house": (
        "[house]",
        'text = "felles.docx"',
        "[house.names]",
        '"Kontoret på Tøyen" = "Arbeidstilsynet"',
        "[[house.allowed]]",
        'words = ["er opptatt av"]',
        'rules = ["SPR-03"]',
        'reason = "Språkprofilen vår, punkt 4"',
    ),
    "suppress": (
        "[[suppress]]",
        'key = "KOO-07:0123456789ab"',
        'reason = "Avtalt med AID 3. november"',
        'files = ["nav.docx"]',
    ),
}
_SHOWN = {"letters": ["brev/*.docx"], "select": ["KOO", "FEL"], "ignore": ["SPR-04"], "baseline": "kjente-funn.json"}


def template(lang: Lang) -> str:
    """``brevlint.toml`` with every key explained in ``lang`` and commented out."""
    return "\n".join(_template(lang)) + "\n"


def _template(lang: Lang) -> Iterator[str]:
    yield from _comment(lang, "top")
    for key in DEFAULTS:
        yield ""
        yield from _comment(lang, key)
        value = lang.value if key == "lang" else _SHOWN.get(key, DEFAULTS.get(key))
        yield f"# {key} = {toml(value)}"
    for key, lines in _TABLES.items():
        yield ""
        yield from _comment(lang, key)
        yield from (f"# {line}" for line in lines)


def _comment(lang: Lang, key: str) -> Iterator[str]:
    """A comment has two #, so that taking one away everywhere turns settings on and leaves comments."""
    yield from (f"## {line}" for line in say(lang, f"config.doc.{key}").strip().split("\n"))


def toml(value: object) -> str:
    """A plain value as TOML."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, tuple | list):
        return f"[{', '.join(toml(one) for one in value)}]"
    return as_json(str(value))


def render_text(choices: Choices, path: Path | None) -> str:
    """The choices that hold, one a line, each with where it comes from."""
    return "\n".join(_lines(choices, path)) + "\n"


def _lines(choices: Choices, path: Path | None) -> Iterator[str]:
    lang, settings = choices.lang, choices.settings
    yield say(lang, "config.file", path=path) if path else say(lang, "config.no_config")
    yield ""
    for key, value in choices.values.items():
        origin = say(lang, f"config.origin.{choices.origins[key].value}")
        yield f"{key} = {toml(value)}  {click.style(f'# {origin}', dim=True)}"
    for code in sorted({*settings.severities, *settings.options}):
        yield ""
        yield f"[rules.{code}]"
        if code in settings.severities:
            yield f"severity = {toml(settings.severities[code])}"
        yield from (f"{name} = {toml(value)}" for name, value in settings.options.get(code, {}).items())
    for own in settings.per_file:
        yield ""
        yield "[[per-file]]"
        yield f"files = {toml(own.files)}"
        yield from (
            f"{key} = {toml(value)}" for key, value in (("select", own.select), ("ignore", own.ignore)) if value
        )
        if own.severities:
            yield f"severity = {{ {', '.join(f'{code} = {toml(value)}' for code, value in own.severities.items())} }}"
    for task in settings.declared:
        yield ""
        yield "[[task]]"
        yield f"name = {toml(task.name)}"
    if settings.house != House():
        yield ""
        yield "[house]"
        yield from (f"{toml(name)} = {toml(key)}" for name, key in settings.house.names)
        yield from (f"{toml(own.words)}: {' '.join(own.rules)}, {own.reason}" for own in settings.house.allowed)
        yield f"text = {toml(settings.house.text)}"
    for one in settings.suppress:
        yield ""
        yield "[[suppress]]"
        yield f"key = {toml(one.key)}"
        yield f"reason = {toml(one.reason)}"
    yield ""
    yield say(lang, "config.rules_run", codes=" ".join(rule.code for rule in settings.rules()))


def render_json(choices: Choices, path: Path | None) -> str:
    """The same as data."""
    settings = choices.settings
    data = {
        "schema": 1,
        "file": str(path) if path else None,
        "values": {
            key: {"value": value, "origin": choices.origins[key].value} for key, value in choices.values.items()
        },
        "severities": dict(settings.severities),
        "options": {code: dict(values) for code, values in settings.options.items()},
        "per_file": [
            {"files": p.files, "select": p.select, "ignore": p.ignore, "severities": dict(p.severities)}
            for p in settings.per_file
        ],
        "tasks": [task.name for task in settings.declared],
        "house": {
            "names": dict(settings.house.names),
            "allowed": [{"words": a.words, "rules": a.rules, "reason": a.reason} for a in settings.house.allowed],
            "text": settings.house.text,
        },
        "suppress": [{"key": s.key, "reason": s.reason, "files": s.files} for s in settings.suppress],
        "rules": [rule.code for rule in settings.rules()],
    }
    return as_json(data) + "\n"
