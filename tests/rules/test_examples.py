"""Every rule proves itself on the examples that stand in its own file."""

from __future__ import annotations

import re
import string
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest

from linter.rules.contract import AnyRule, Text
from linter.rules.examples import Outcome, run_example
from linter.rules.registry import all_rules
from linter.wording import Lang

RULES = all_rules()
CASES = [
    pytest.param(code, number, what, id=f"{code}-{number}-{what}")
    for code, rule in RULES.items()
    for number, example in enumerate(rule.examples)
    for what in ("bad", "good", "better")
    if getattr(example, what)
]
each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())


@cache
def ran(code: str, number: int, what: str) -> Outcome:
    """What an example of a rule gives, run once for all that is asked of it."""
    rule = RULES[code]
    return run_example(rule, rule.examples[number], getattr(rule.examples[number], what))


def texts(rule: AnyRule) -> Iterator[tuple[str, Text]]:
    yield "name", rule.name
    yield "why", rule.why
    yield "advice", rule.advice
    for key, message in rule.messages.items():
        yield f"messages.{key}", message
    for key, text in rule.other_advice.items():
        yield f"other_advice.{key}", text
    for key, option in rule.options.items():
        yield f"options.{key}", option.doc


def placeholders(text: Text, lang: Lang) -> set[str]:
    """Names of the values a text wants; «weekday_nb» is the language's own word for a weekday that all three name."""
    found = {name for _, name, _, _ in string.Formatter().parse(text.get(lang)) if name}
    assert not any(name.endswith(f"_{other}") for name in found for other in Lang if other is not lang), found
    return {name.removesuffix(f"_{lang}") for name in found}


@pytest.mark.parametrize(("code", "number", "what"), CASES)
def test_bad_fires_on_the_marked_words_and_good_and_better_do_not(code: str, number: int, what: str) -> None:
    outcome = ran(code, number, what)
    if what != "bad":
        assert not outcome.hits, f"{what} text fires on {outcome.found}"
        return
    assert outcome.hits, "bad text does not fire"
    assert Counter(outcome.found) == Counter(outcome.expected)


@pytest.mark.parametrize(("code", "number", "what"), [c for c in CASES if c.values[2] == "bad"])
def test_hits_fill_every_message_in_every_language(code: str, number: int, what: str) -> None:
    for hit in ran(code, number, what).hits:
        for lang in Lang:
            said = RULES[code].messages[hit.message].get(lang, hit.values)
            assert said.strip()
            assert not re.search(r"\{\w*\}", said)


@each_rule
def test_texts_are_complete_and_say_the_same_things(rule: AnyRule) -> None:
    assert "default" in rule.messages
    assert rule.source.strip()
    for where, text in texts(rule):
        for lang in Lang:
            assert text.get(lang).strip(), f"{where} has no {lang}"
        assert len({frozenset(placeholders(text, lang)) for lang in Lang}) == 1, where


@each_rule
def test_enough_examples_in_both_language_forms(rule: AnyRule) -> None:
    bad = [e for e in rule.examples if e.bad]
    assert len(bad) >= 3
    assert len([e for e in rule.examples if e.good]) >= 4
    assert {e.form for e in bad} >= {"nb", "nn"}
    assert all(e.better for e in bad), "every bad example has a rewritten one"


@each_rule
def test_the_file_is_named_after_the_code(rule: AnyRule) -> None:
    family, number = rule.code.split("-")
    module = rule.check.__module__
    assert module == f"linter.rules.{family.lower()}.{family.lower()}_{number}"


@each_rule
def test_every_hit_names_a_message_the_rule_has(rule: AnyRule) -> None:
    used = {hit.message for n, e in enumerate(rule.examples) if e.bad for hit in ran(rule.code, n, "bad").hits}
    assert used
    assert used <= set(rule.messages)
