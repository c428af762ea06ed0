"""What can be tested of plain language: who is addressed, quotation marks, and how long sentences are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from linter.rules.registry import own_rules
from linter.wording import Lang, catalogue

_ONE_PERSON = re.compile(r"\b(?:du|deg|din|ditt|dine)\b", re.IGNORECASE)  # the same words in nb and nn
_WORDS = 25  # in one sentence; Språkrådet advises against long ones, the number is ours


def told(lang: Lang) -> Iterator[tuple[str, str]]:
    """Every text that people read, with its place."""
    yield from catalogue(lang).items()
    for code, rule in own_rules().items():
        texts = {"name": rule.name, "why": rule.why, "advice": rule.advice}
        texts |= {f"messages.{key}": text for key, text in rule.messages.items()}
        texts |= {f"other_advice.{key}": text for key, text in rule.other_advice.items()}
        texts |= {f"options.{key}": option.doc for key, option in rule.options.items()}
        yield from ((f"{code} {key}", text.get(lang)) for key, text in texts.items())


@pytest.mark.parametrize("lang", [Lang.NB, Lang.NN])
def test_readers_are_addressed_as_several(lang: Lang) -> None:
    assert [where for where, text in told(lang) if _ONE_PERSON.search(text)] == []


@pytest.mark.parametrize("lang", list(Lang))
def test_quotation_marks_are_those_of_the_language(lang: Lang) -> None:
    foreign = re.compile("[«»]" if lang is Lang.EN else "[“”]")
    assert [where for where, text in told(lang) if foreign.search(text)] == []


@pytest.mark.parametrize("lang", list(Lang))
def test_no_sentence_is_too_long_to_read(lang: Lang) -> None:
    long = [
        (where, sentence)
        for where, text in told(lang)
        for sentence in re.split(r"(?<=[.?!:])\s+|\n", text)
        if len(sentence.split()) > _WORDS
    ]
    assert long == []
