"""Lesser findings on what one joint task lacks, put together: a reader gets one list and not a dozen findings.

Nothing is dropped: JSON and the counts have every finding, each with its ``group``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from linter.engine.report import Finding
from linter.letters.model import Span
from linter.rules.contract import Severity

__all__ = ["Fold", "folded"]

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Fold:
    """Two or more findings of one group at one place, none of them suppressed or graver than low."""

    findings: tuple[Finding, ...]


def folded(findings: Sequence[Finding]) -> Iterator[Finding | Fold]:
    """The findings in their order, with the lesser ones of a group as one, where the last of the graver ones stood."""
    groups: dict[tuple[str, str, Span | None], list[Finding]] = {}
    for found in findings:
        if _lesser(found):
            groups.setdefault(_key(found), []).append(found)
    last = {_key(found): found for found in findings if found.group}
    for found in findings:
        group = groups.get(_key(found), [])
        together = len(group) >= _FEWEST
        if not (together and _lesser(found)):
            yield found
        if together and found is last[_key(found)]:
            yield Fold(tuple(group))


def _lesser(found: Finding) -> bool:
    return bool(found.group) and found.severity.rank <= Severity.LOW.rank and found.suppressed is None


def _key(found: Finding) -> tuple[str, str, Span | None]:
    return found.letter, found.group, found.span
