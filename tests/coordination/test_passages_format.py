"""The passages for joint tasks are well formed: known slots, valid keys, quoted words that stand in the text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rows import all_right, complaint

from linter.coordination.model import Slot
from linter.language.form import language_form
from linter.letters.model import LanguageForm
from linter.letters.registry import registry


def _read(name: str) -> list[dict[str, Any]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    passages: list[dict[str, Any]] = tomllib.loads(text)["passage"]
    return passages


_OPEN = _read("passages.toml")
_SETS = {"open": _OPEN, **{half: _read(f"passages-blind-{half}.toml") for half in "abcdefghijklmnop"}}
_PASSAGES = [case for cases in _SETS.values() for case in cases]
_BLIND = _PASSAGES[len(_OPEN) :]
_KEYS = {"id", "form", "sender", "recipient", "date", "heading", "text", "task", "expect"}
_MINISTRY_SLOTS = {Slot.MINISTRIES, Slot.COORDINATING_MINISTRY}
_AGENCY_SLOTS = {Slot.AGENCIES, Slot.COORDINATING_AGENCY, Slot.REPORTING_COORDINATOR, Slot.SUBTASK_LEAD}
_CLOSED = {
    Slot.DUTIES: re.compile(r"D[1-6]|V[1-8]"),
    Slot.RESPONSIBILITY: re.compile(r"own|joint|table"),
    Slot.LEVEL: re.compile(r"[1-4]"),
    Slot.PERIOD: re.compile(r"(?=.*\d)(?:20\d\d)?-(?:20\d\d)?|permanent|\d+ years?"),
    Slot.REPORT_WHEN: re.compile(
        r"(?:20\d\d-)?(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|yearly|half-yearly|tertial|årsrapport"
    ),
}
_MONEY = re.compile(r"\d+|kap\. \d+ post \d+")
_LEAST = {"open": (_OPEN, 70, 25, 12), "blind": (_BLIND, 832, 270, 118)}
_Case = dict[str, Any]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _at(case: _Case) -> date:
    day: date = case["date"]
    return day


def _named(case: _Case, key: str) -> bool:
    """Whether an agency stands in the passage by name, short form or a noun that only it bears («politiet»)."""
    known, text = registry(), case["heading"] + "\n" + case["text"]
    shared = {noun for o in known.organisations if o.key != key for noun in o.nouns}
    forms = {f for o in known.names(key) for f in (o.name_nb, o.name_nn, o.short, *o.aliases, *o.nouns)} - shared - {""}
    return any(re.search(rf"(?<!\w){re.escape(form)}s?(?!\w)", text) for form in forms)


@pytest.mark.parametrize(("passages", "least", "nn", "negative"), _LEAST.values(), ids=_LEAST)
def test_enough_passages(passages: list[_Case], least: int, nn: int, negative: int) -> None:
    """The size and mix that the measuring needs."""
    assert len(passages) >= least
    assert sum(p["form"] == "nn" for p in passages) >= nn
    assert sum(not p["task"] for p in passages) >= negative


def test_no_passage_twice() -> None:
    assert len({p["id"] for p in _PASSAGES}) == len(_PASSAGES)
    assert len({_plain(p["text"]) for p in _PASSAGES}) == len(_PASSAGES)


def fields(case: _Case) -> None:
    """Every field is there, of the right kind, and a passage without a task expects nothing."""
    assert set(case) == _KEYS
    assert isinstance(case["task"], bool)
    assert type(case["date"]) is date
    assert case["text"].strip()
    if not case["task"]:
        assert case["expect"] == {}
    for slot, values in case["expect"].items():
        assert slot in {s.value for s in Slot}
        assert values, slot
        assert len(set(values)) == len(values), slot
        assert all(isinstance(v, str) and v.strip() == v and v for v in values), slot


def parties(case: _Case) -> None:
    """Keys exist and are in use at the date; the sender owns the addressee, who is one of the agencies."""
    known, on = registry(), _at(case)

    def _valid(key: str) -> bool:
        return known.valid(known.at(key, on), on)

    owner = known.owner(case["recipient"], on)
    assert owner is not None
    assert owner.key == case["sender"]
    expect = case["expect"]
    for slot in _MINISTRY_SLOTS & set(expect):
        assert all(_valid(key) and known.at(key, on).kind == "ministry" for key in expect[slot]), slot
    for slot in _AGENCY_SLOTS & set(expect):
        names = [v for v in expect[slot] if not (slot == Slot.COORDINATING_AGENCY and v in {"self", "flat"})]
        assert all(_valid(key) and known.at(key, on).kind == "agency" for key in names), slot
    if case["task"]:
        agencies = expect[Slot.AGENCIES]
        assert case["recipient"] in agencies
        owners = {o.key for a in agencies if (o := known.owner(a, on)) is not None}
        assert len(owners) > 1, "agencies of one ministry are no joint task"
        leads = set(expect.get(Slot.COORDINATING_AGENCY, ())) - {"self", "flat"}
        assert leads <= set(agencies)
        assert all(key == case["recipient"] or _named(case, key) for key in agencies), "an agency not named"


def values(case: _Case) -> None:
    """Values of closed slots have their format, and words are words of the passage."""
    text = _plain(case["heading"] + " " + case["text"])
    keyed = _MINISTRY_SLOTS | _AGENCY_SLOTS
    for slot, said in case["expect"].items():
        for value in said:
            if slot in keyed or (slot == Slot.MONEY and _MONEY.fullmatch(value)):
                continue
            if slot in _CLOSED:
                assert _CLOSED[Slot(slot)].fullmatch(value), (slot, value)
            else:
                assert _plain(value) in text, (slot, value)


def written_standard(case: _Case) -> None:
    """The passage is in the standard it says, where the word count decides."""
    guess = language_form(case["text"])
    assert guess.form in {LanguageForm(case["form"]), LanguageForm.UNKNOWN}, (guess.nb, guess.nn)


@pytest.mark.parametrize("check", [fields, parties, values, written_standard], ids=lambda check: check.__name__)
@pytest.mark.parametrize("name", _SETS)
def test_each_passage_is_well_formed(check: Callable[[_Case], None], name: str) -> None:
    all_right((case["id"], complaint(check, case), False) for case in _SETS[name])
