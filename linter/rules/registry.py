"""Finds the rules: every module ``rules/<family>/<family>_<nn>.py`` offers ``RULE``; other packages offer theirs."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType

import linter.rules
from linter.rules.contract import AnyRule, LetterRule, SetRule
from linter.rules.plugins import Plugins, load_plugins


class UnknownRule(ValueError):  # noqa: N818 - it says what the code is
    """A rule code or family that does not exist; ``nearest`` is the closest known code, or ""."""

    def __init__(self, code: str, nearest: str) -> None:
        super().__init__(code)
        self.code = code
        self.nearest = nearest


@cache
def all_rules() -> Mapping[str, AnyRule]:
    """Every rule by code, sorted by code; those of other packages too."""
    return MappingProxyType(dict(sorted((dict(own_rules()) | dict(plugins().rules)).items())))


@cache
def plugins() -> Plugins:
    """Rules of other packages, and packages that could not be used."""
    return load_plugins({rule.family for rule in own_rules().values()})


@cache
def own_rules() -> Mapping[str, AnyRule]:
    """Every rule of ours by code, sorted by code."""
    found: dict[str, AnyRule] = {}
    for family in pkgutil.iter_modules(linter.rules.__path__, f"{linter.rules.__name__}."):
        if not family.ispkg:
            continue
        package = importlib.import_module(family.name)
        for module in pkgutil.iter_modules(package.__path__, f"{family.name}."):
            rule = getattr(importlib.import_module(module.name), "RULE", None)
            if isinstance(rule, LetterRule | SetRule):
                found[rule.code] = rule
    return MappingProxyType(dict(sorted(found.items())))


def find_rules(pattern: str) -> list[AnyRule]:
    """Rules by code ("BRV-01"), alias or family ("BRV"); raises UnknownRule."""
    wanted = pattern.strip().upper()
    rules = all_rules()
    hits = [r for r in rules.values() if wanted in (r.code, r.family, *r.aliases)]
    if not hits:
        names = [*rules, *{r.family for r in rules.values()}]
        raise UnknownRule(pattern, next(iter(get_close_matches(wanted, names, 1, 0.4)), ""))
    return hits
