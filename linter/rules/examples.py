"""Runs the examples that stand in the rule files. Public: plug-in packages test their rules with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.letters.model import Span
from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import AnyRule, Example, Hit, LetterRule

HEAD = {
    "nb": "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n",
    "nn": "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
    "Departementet viser til budsjettvedtaket i Stortinget og gjer med dette greie for dei økonomiske rammene.\n\n",
}
BREAK = re.compile(r"^=====\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of one example text gave: flagged words expected, flagged words found, and the hits."""

    expected: tuple[str, ...]
    found: tuple[str, ...]
    hits: tuple[Hit, ...]


def faults(rule: AnyRule) -> list[str]:
    """What is wrong with a rule's examples, one line each; empty when every one does as it says.

    The test of a plug-in package: ``assert faults(RULE) == []``.
    """
    told = []
    for number, example in enumerate(rule.examples, 1):
        for what in ("bad", "good", "better"):
            text = getattr(example, what)
            if text:
                outcome = run_example(rule, example, text)
                fired = bool(outcome.hits)
                if what != "bad" and fired:
                    told.append(f"{rule.code}, example {number}: the {what} text fires on {outcome.found}")
                elif what == "bad" and (not fired or sorted(outcome.found) != sorted(outcome.expected)):
                    told.append(f"{rule.code}, example {number}: found {outcome.found}, not {outcome.expected}")
    return told


def run_example(rule: AnyRule, example: Example, text: str) -> Outcome:
    """Run ``rule`` on one text of an example. Raises whatever the check raises."""
    head = HEAD[example.form] if example.head is None else example.head
    settings = {rule.code: dict(example.options)}
    expected: list[str] = []
    analyses: list[LetterAnalysis] = []
    for number, part in enumerate(BREAK.split(text)):
        expected.extend(re.findall(r"⟦(.*?)⟧", part, re.DOTALL))
        clean = part.replace("⟦", "").replace("⟧", "")
        letter = read_string(head + clean, f"example-{number + 1}.md")
        analyses.append(LetterAnalysis(letter, settings, example.declared))
    if isinstance(rule, LetterRule):
        hits = tuple(rule.check(analyses[0]))
    else:
        hits = tuple(rule.check(SetAnalysis(analyses, settings, example.declared)))
    found = tuple(analyses[h.letter].letter.excerpt(h.span) for h in hits if isinstance(h.span, Span))
    return Outcome(tuple(expected), found, hits)
