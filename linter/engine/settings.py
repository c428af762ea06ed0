"""What the user chose for a run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linter.coordination.model import DeclaredTask
from linter.letters.model import RevisionView
from linter.readers.contract import Limits
from linter.rules.contract import AnyRule, Status
from linter.rules.registry import all_rules, find_rules


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices for one run.

    ``select`` and ``ignore`` hold codes ("BRV-01") or families ("BRV"). Without ``select`` every stable rule runs; a
    preview rule runs when ``preview`` is set or when its code is selected. ``options``: rule code → option → value.
    ``declared``: the collaborations the configuration declares, bodies as registry keys.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    view: RevisionView = RevisionView.ACCEPTED
    limits: Limits = field(default_factory=Limits)
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    declared: tuple[DeclaredTask, ...] = ()

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
        return tuple(rule for code, rule in sorted(chosen.items()) if code not in ignored)
