"""Rules from other packages, through entry points of the group ``brevlint.rules``.

An entry point names a rule or a list of rules, made with ``linter.rules.contract`` as ours are. A package's rules
have a family of their own («HUS-01»), so that they never meet a rule of ours, old or new. A package that cannot be
used is reported and stands in no other's way.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from linter.rules.contract import AnyRule, LetterRule, SetRule, Text
from linter.wording import Lang

GROUP = "brevlint.rules"
_CODE = re.compile(r"^[A-ZÆØÅ]{3,4}-\d{2,3}$")


@dataclass(frozen=True, slots=True)
class BrokenPlugin:
    """An entry point that gives no rules: its name, the package it is from, and why."""

    name: str
    package: str
    reason: str


@dataclass(frozen=True, slots=True)
class Plugins:
    """``packages``: code of each rule → name and version of its package. ``files``: what the rules were loaded from."""

    rules: Mapping[str, AnyRule] = field(default_factory=dict)
    packages: Mapping[str, str] = field(default_factory=dict)
    broken: tuple[BrokenPlugin, ...] = ()
    files: tuple[Path, ...] = ()


def load_plugins(taken: Collection[str]) -> Plugins:
    """The rules of all installed packages, in the order of their names; ``taken`` are the families already in use."""
    rules: dict[str, AnyRule] = {}
    packages: dict[str, str] = {}
    broken: list[BrokenPlugin] = []
    files: dict[Path, None] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda p: (_package(p), p.name)):
        try:
            found = list(_rules(point.load()))
            for rule in found:
                _judge(rule, taken, rules)
        except Exception as error:  # noqa: BLE001 - code of others may raise anything
            reason = str(error) if isinstance(error, _UnfitError) else repr(error)
            broken.append(BrokenPlugin(point.name, _package(point), reason))
            continue
        rules |= {rule.code: rule for rule in found}
        packages |= {rule.code: _package(point) for rule in found}
        files |= dict.fromkeys(_files(found))
    return Plugins(rules, packages, tuple(broken), tuple(files))


class _UnfitError(ValueError):
    """What a package gives is not a rule that can run."""


def _package(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist else point.value


def _rules(loaded: object) -> Iterator[AnyRule]:
    given = loaded if isinstance(loaded, Iterable) else (loaded,)
    for one in given:
        if not isinstance(one, LetterRule | SetRule):
            raise _UnfitError(f"not a LetterRule or SetRule: {one!r:.80}")
        yield one


def _judge(rule: AnyRule, families: Collection[str], rules: Mapping[str, AnyRule]) -> None:
    """Raises _UnfitError for what would break later, in a report of somebody's letter."""
    if not _CODE.match(rule.code):
        raise _UnfitError(f"code {rule.code!r} is not like «HUS-01»")
    if rule.family in families:
        raise _UnfitError(f"{rule.code}: the family {rule.family} is brevlint's own")
    if rule.code in rules:
        raise _UnfitError(f"{rule.code}: another package has a rule with this code")
    if "default" not in rule.messages:
        raise _UnfitError(f"{rule.code}: no message «default»")
    if unsaid := sorted(set(rule.other_advice) - set(rule.messages)):
        raise _UnfitError(f"{rule.code}: advice on messages it does not have: {', '.join(unsaid)}")
    texts = [
        rule.name,
        rule.why,
        rule.advice,
        *rule.messages.values(),
        *rule.other_advice.values(),
        *(option.doc for option in rule.options.values()),
    ]
    if not all(isinstance(text, Text) and text.get(lang).strip() for text in texts for lang in Lang):
        raise _UnfitError(f"{rule.code}: a text is missing in nb, nn or en")
    if not any(example.bad for example in rule.examples) or not any(example.good for example in rule.examples):
        raise _UnfitError(f"{rule.code}: no bad or no good example")


def _files(rules: Iterable[AnyRule]) -> Iterator[Path]:
    for rule in rules:
        file = getattr(sys.modules.get(rule.check.__module__), "__file__", None)
        if file:
            yield Path(file)
