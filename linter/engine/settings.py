"""What the user chose for a run."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fnmatch import fnmatchcase
from pathlib import Path

from linter.coordination.model import DeclaredTask
from linter.letters.model import RevisionView
from linter.readers.contract import Limits
from linter.rules.contract import AnyRule, LetterRule, SetRule, Severity, Status
from linter.rules.registry import all_rules, find_rules


@dataclass(frozen=True, slots=True)
class Allowed:
    """``[[house.allowed]]``: words the house uses on purpose; findings of ``rules`` on them are silenced."""

    words: tuple[str, ...]
    rules: tuple[str, ...]  # codes
    reason: str


@dataclass(frozen=True, slots=True)
class House:
    """A house's own style. ``names``: (name, registry key) of bodies; ``text``: path of the agreed text."""

    names: tuple[tuple[str, str], ...] = ()
    allowed: tuple[Allowed, ...] = ()
    text: str = ""


class Scope(StrEnum):
    """Which rules run: those about one letter, those about the set, or both."""

    LETTER = "letter"
    SET = "set"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class PerFile:
    """What holds for some files only. ``select`` and ``ignore`` narrow the rules of the run; they never add any.

    ``files`` are patterns on the path from the configuration's folder ("utkast/*"; ``*`` crosses folders), or on the
    file's name when they hold no slash. ``severities``: rule code → severity.
    """

    files: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suppression:
    """``[[suppress]]``: a finding by its content key, and why. ``files`` are patterns as in PerFile; empty: all."""

    key: str
    reason: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices for one run.

    ``select`` and ``ignore`` hold codes ("BRV-01") or families ("BRV"). Without ``select`` every stable rule runs; a
    preview rule runs when ``preview`` is set or when its code is selected. ``options``: rule code → option → value.
    ``declared``: the collaborations the configuration declares, bodies as registry keys. ``severities`` (rule code →
    severity) goes before what rule and hit say; what ``per_file`` says goes before that, the last match first.
    ``folder`` is where the patterns of ``per_file`` and ``suppress`` start.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    view: RevisionView = RevisionView.ACCEPTED
    limits: Limits = field(default_factory=Limits)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    declared: tuple[DeclaredTask, ...] = ()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    per_file: tuple[PerFile, ...] = ()
    folder: str = ""
    suppress: tuple[Suppression, ...] = ()
    scope: Scope = Scope.ALL
    house: House = field(default_factory=House)

    def rules(self) -> tuple[AnyRule, ...]:
        """The rules of this run, sorted by code; raises UnknownRule for a code that does not exist."""
        ignored = {rule.code for pattern in self.ignore for rule in find_rules(pattern)}
        if not self.select:
            chosen = {r.code: r for r in all_rules().values() if self.preview or r.status is Status.STABLE}
        else:
            chosen = {}
            for pattern in self.select:
                for rule in find_rules(pattern):
                    named = pattern.strip().upper() in (rule.code, *rule.aliases)
                    if named or self.preview or rule.status is Status.STABLE:
                        chosen[rule.code] = rule
        kept = (rule for code, rule in sorted(chosen.items()) if code not in ignored)
        return tuple(rule for rule in kept if isinstance(rule, _SCOPES[self.scope]))

    def runs(self, rule: AnyRule, path: str) -> bool:
        """Whether what is said about single files lets ``rule`` speak about the letter at ``path``."""
        for own in self._about(path):
            if rule.code in _codes(own.ignore) or (own.select and rule.code not in _codes(own.select)):
                return False
        return True

    def severity(self, rule: AnyRule, path: str) -> Severity | None:
        """The severity the user has given ``rule`` in the letter at ``path``; None when the user has said nothing."""
        found = [own.severities[rule.code] for own in self._about(path) if rule.code in own.severities]
        return found[-1] if found else self.severities.get(rule.code)

    def names(self, files: Iterable[str], path: str) -> bool:
        """Whether one of the patterns is about the letter at ``path``."""
        whole = Path(path).resolve()
        base = Path(self.folder).resolve()
        inside = whole.relative_to(base).as_posix() if whole.is_relative_to(base) else whole.as_posix()
        return any(_fits(inside, pattern) for pattern in files)

    def _about(self, path: str) -> list[PerFile]:
        return [own for own in self.per_file if self.names(own.files, path)]


_SCOPES = {Scope.LETTER: (LetterRule,), Scope.SET: (SetRule,), Scope.ALL: (LetterRule, SetRule)}


def _codes(patterns: Iterable[str]) -> set[str]:
    return {rule.code for pattern in patterns for rule in find_rules(pattern)}


def _fits(path: str, pattern: str) -> bool:
    """Names are compared composed: macOS writes «å» in two characters."""
    path, pattern = (unicodedata.normalize("NFC", text) for text in (path, pattern))
    return fnmatchcase(path if "/" in pattern else path.rpartition("/")[2], pattern)
