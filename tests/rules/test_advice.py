"""Each kind of finding gets the advice that belongs to it, in every language and in every place that shows it."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.reports.rules import render_rule
from linter.reports.rules_markdown import render_page
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.brv_08 import RULE as BRV_08
from linter.rules.contract import AnyRule, Text
from linter.rules.registry import all_rules
from linter.wording import Lang

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
CALENDAR = "## Møtekalender\n\n| Møte | Dato |\n|---|---|\n| Dialogmøte | 12. mai 2025 |"
OTHER = [pytest.param(rule, id=code) for code, rule in all_rules().items() if rule.other_advice]


@pytest.mark.parametrize(
    ("text", "nb", "nn", "en"),
    [
        ("Møtet er fredag 5. november 2026.", "ukedagen", "vekedagen", "weekday"),
        ("Rapporten skal sendes innen 1. mars 2025.", "etter brevets egen", "den på brevet", "the letter's own"),
        ("Planen skal sendast innan 1. mars 2062.", "årstallet", "årstalet", "the year"),
        (CALENDAR, "fra i fjor", "frå i fjor", "left from last year"),
    ],
)
def test_a_date_gets_the_advice_of_its_own_fault(text: str, nb: str, nn: str, en: str) -> None:
    (hit,) = BRV_08.check(LetterAnalysis(read_string(HEAD + text, "brev.md")))
    advice = BRV_08.advice_on(hit.message)
    told = {lang: [part for part in (nb, nn, en) if part in advice.get(lang)] for lang in Lang}
    assert told == {Lang.NB: [nb], Lang.NN: [nn], Lang.EN: [en]}


@pytest.mark.parametrize("rule", OTHER)
def test_other_advice_belongs_to_a_message_and_is_shown_with_the_rule(rule: AnyRule) -> None:
    assert set(rule.other_advice) <= set(rule.messages)
    for lang in Lang:
        page, told = render_page(rule, lang), " ".join(render_rule(rule, lang).split())
        for text in rule.other_advice.values():
            assert text.get(lang) in page.replace("\\", "")
            assert text.get(lang) in told


def test_a_message_without_advice_of_its_own_has_that_of_the_rule() -> None:
    rule = all_rules()["BRV-09"]
    assert rule.advice_on("default") is rule.advice
    assert isinstance(rule.advice_on("no such message"), Text)
