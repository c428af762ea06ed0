"""Whole composed letters with nothing wrong in them, full of what looks like an error: no rule may speak.

Each letter holds the near neighbours of the errors: history, other documents' sections, other agencies' tasks, forms.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.readers.open import read_letter
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import LetterRule, Severity
from linter.rules.registry import all_rules

QUIET = sorted((Path(__file__).parent / "quiet").glob("*.*"))
FAMILIES = {"BRV", "DOK"}
RULES = [r for r in all_rules().values() if isinstance(r, LetterRule) and r.family in FAMILIES]


def test_there_are_quiet_letters_in_both_language_forms() -> None:
    assert {"nb", "nn"} <= {path.stem.rsplit("_", 1)[1] for path in QUIET}


@pytest.mark.parametrize("path", QUIET, ids=lambda p: p.name)
def test_no_rule_speaks(path: Path) -> None:
    analysis = LetterAnalysis(read_letter(path))
    said = [
        (rule.code, hit.message, analysis.letter.excerpt(hit.span) if hit.span else "")
        for rule in RULES
        for hit in rule.check(analysis)
        if (hit.severity or rule.severity) is not Severity.INFO or rule.code == "DOK-03"
    ]
    assert said == []
