"""Whose doing a counting parameter is about, in both forms (``counts.tsv``), and the rule that rests on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.mal.mal_03 import RULE
from linter.steering.counted import Counted, counted

ROWS = [
    row.split("\t")
    for row in Path(__file__).with_name("counts.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]
HEAD = "Finansdepartementet\n\nLånekassen\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## Parametere\n\n"


@pytest.mark.parametrize(("form", "whose", "parameter"), ROWS)
def test_a_count_is_of_own_work_or_of_others(form: str, whose: str, parameter: str) -> None:
    kinds = {"own": {Counted.OWN_WORK, Counted.OWN_MEANS}, "others": {Counted.OTHERS}}
    assert counted(parameter) in kinds[whose], form


@pytest.mark.parametrize("parameter", ["Andel fornøyde brukere", "Direktoratet skal bidra til antall", "Del kommunar"])
def test_what_is_no_count_is_not_judged(parameter: str) -> None:
    assert counted(parameter) is None


@pytest.mark.parametrize("table", [False, True])
def test_the_rule_finds_own_work_and_nothing_else(*, table: bool) -> None:
    """In a list and in a table with targets."""
    lines = [f"| {words} | 5 |" if table else f"- {words}" for _, _, words in ROWS]
    opening = "| Styringsparameter | Mål |\n|---|---|\n" if table else ""
    letter = read_string(HEAD + opening + "\n".join(lines), "brev.md")
    found = {letter.excerpt(hit.span) for hit in RULE.check(LetterAnalysis(letter)) if hit.span}
    missed = [words for _, whose, words in ROWS if whose == "own" and not any(words in one for one in found)]
    wrong = [words for _, whose, words in ROWS if whose == "others" and any(one.endswith(words) for one in found)]
    assert (missed, wrong) == ([], [])
