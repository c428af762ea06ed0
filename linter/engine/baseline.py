"""The baseline: findings known from before, so that a check shows what is new. Keyed on content, see ``keys``."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from linter.engine.report import Finding, Known, Report
from linter.rules.contract import LetterRule
from linter.rules.registry import all_rules

SCHEMA = 1
_EXCERPT = 80  # characters kept for people who read what is gone


class BaselineError(ValueError):
    """The file is no baseline of ours, or cannot be read; the reason is the message."""


def read_baseline(path: Path) -> tuple[Known, ...]:
    """The findings in a baseline file. Raises BaselineError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["brevlint-baseline"] != SCHEMA:
            raise BaselineError(f"schema {data['brevlint-baseline']}")
        return tuple(Known(**{name: str(value) for name, value in row.items()}) for row in data["findings"])
    except OSError as error:
        raise BaselineError(error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BaselineError(str(error)) from error


def compared(report: Report, known: Sequence[Known], folder: Path) -> Report:
    """The report with findings of the baseline marked, and those gone listed. ``folder`` is the baseline's.

    An entry stands for one finding with its key in its letter, or, where that letter is not among those checked
    (renamed, moved), in another. It is gone when its letter and rule were checked; a rule about several letters with
    one letter at hand proves nothing.
    """
    here = {_from(folder, info.path) for info in report.letters}
    left = list(known)
    findings = [_marked(found, left, folder, here) for found in report.findings]
    gone = tuple(one for one in left if one.letter in here and one.rule in _proven(report))
    return replace(report, findings=tuple(findings), gone=gone, compared=True)


def _marked(found: Finding, left: list[Known], folder: Path, here: set[str]) -> Finding:
    if found.suppressed is not None:
        return found
    place = _from(folder, found.letter)
    same = [one for one in left if one.key == found.key and (one.letter == place or one.letter not in here)]
    if not same:
        return found
    left.remove(max(same, key=lambda one: one.letter == place))
    return replace(found, known=True)


def _proven(report: Report) -> set[str]:
    rules = all_rules()
    return {code for code in report.rules if isinstance(rules[code], LetterRule) or len(report.letters) > 1}


def render(report: Report, earlier: Sequence[Known], folder: Path) -> str:
    """The new baseline: what was found now, and what the earlier one says of letters and rules not checked now."""
    here = {_from(folder, info.path) for info in report.letters}
    proven = _proven(report)
    kept = [
        one for one in earlier if (one.rule not in proven if one.letter in here else (folder / one.letter).exists())
    ]
    now = [
        Known(f.key, f.rule, _from(folder, f.letter), f.section, " ".join(f.excerpt.split())[:_EXCERPT])
        for f in report.findings
        if f.suppressed is None
    ]
    rows = sorted({*kept, *now}, key=lambda one: (one.letter, one.rule, one.key))
    data = {"brevlint-baseline": SCHEMA, "findings": [asdict(row) for row in rows]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _from(folder: Path, letter: str) -> str:
    """The letter's path from the baseline's folder, with slashes on every system."""
    try:
        return Path(os.path.relpath(Path(letter).resolve(), folder.resolve())).as_posix()
    except ValueError:  # another drive on Windows
        return Path(letter).resolve().as_posix()
