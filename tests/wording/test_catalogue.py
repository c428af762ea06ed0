"""The three catalogues say the same things."""

import re
import string
from pathlib import Path

import pytest

import linter.readers
from linter.readers.contract import CODES
from linter.wording import Lang, catalogue, say


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", [Lang.NN, Lang.EN])
def test_every_key_stands_in_every_language(lang: Lang) -> None:
    assert catalogue(lang).keys() == catalogue(Lang.NB).keys()


@pytest.mark.parametrize("lang", [Lang.NN, Lang.EN])
def test_messages_take_the_same_values_in_every_language(lang: Lang) -> None:
    differing = {k for k, v in catalogue(Lang.NB).items() if fields(v) != fields(catalogue(lang)[k])}
    assert differing == set()


@pytest.mark.parametrize("lang", list(Lang))
def test_no_message_is_empty(lang: Lang) -> None:
    assert [k for k, v in catalogue(lang).items() if not v.strip()] == []


def test_nynorsk_is_not_a_copy_of_bokmal() -> None:
    nb, nn = catalogue(Lang.NB), catalogue(Lang.NN)
    sentences = [k for k, v in nb.items() if len(v.split()) > 5]
    same = [k for k in sentences if nb[k] == nn[k]]
    assert len(same) <= len(sentences) * 0.1, same


def test_say_fills_in_values() -> None:
    assert "utkast.docx" in say(Lang.NB, "error.missing", path="utkast.docx")
    with pytest.raises(KeyError):
        say(Lang.NB, "error.no_such_key")


def test_every_way_a_file_can_fail_has_its_message() -> None:
    assert {f"error.{code}" for code in CODES} <= catalogue(Lang.NB).keys()


def test_everything_that_can_be_left_unread_has_a_name() -> None:
    readers = Path(str(linter.readers.__file__)).parent
    told = {key for file in readers.rglob("*.py") for key in re.findall(r'"(unread\.\w+)"', file.read_text("utf-8"))}
    assert len(told) > 8
    assert told <= catalogue(Lang.NB).keys()
