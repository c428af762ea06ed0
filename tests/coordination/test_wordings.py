"""Each way of saying an item of a mandate is read, and near neighbours are not (``wordings.tsv``)."""

from __future__ import annotations

import re
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest
from rows import all_right
from together import tasks_of

import linter
from linter.coordination.model import Slot
from linter.coordination.words import classes, words
from linter.readers.text import read_string

ROWS = [
    row.split("\t")
    for row in Path(__file__).with_name("wordings.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]
HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
TASK = {
    "nb": "## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet "
    "skal samarbeide slik at flere byggeplasser følger reglene. ",
    "nn": "## 3.4 Felles oppdrag: ryddige byggjeplassar\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet "
    "skal samarbeide slik at fleire byggjeplassar følgjer reglane. ",
}
CODED = {Slot.COORDINATING_MINISTRY, Slot.COORDINATING_AGENCY, Slot.PERIOD, Slot.REPORT_WHEN}


def right(slot: Slot, expected: list[str], given: list[str]) -> bool:
    if slot in CODED or not expected or any(value[:3] == "kap" or value.isdigit() for value in expected):
        return sorted(expected) == sorted(given)
    return all(any(value.casefold() in said.casefold() for said in given) for value in expected)


def names_of_classes() -> list[str]:
    files = resources.files("linter.coordination").joinpath("data")
    return [
        row.split("\t")[0]
        for file in files.iterdir()
        if file.name.endswith(".tsv") and "class\tnb\tnn" in (text := file.read_text(encoding="utf-8"))
        for row in text.splitlines()
        if row and not row.startswith(("#", "class\t"))
    ]


def test_no_class_of_words_is_given_twice() -> None:
    """A later class of the same name would take the place of the first without a word."""
    assert [name for name, count in Counter(names_of_classes()).items() if count > 1] == []


def test_every_class_of_words_is_asked_for() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(linter.__file__).parent.rglob("*.py"))
    built = ("duty_", "report_when_")  # by their code or kind
    assert [n for n in names_of_classes() if f'"{n}"' not in code and not n.startswith(built)] == []


@pytest.mark.parametrize("slot", sorted({row[1] for row in ROWS}))
def test_the_wordings_are_read(slot: str) -> None:
    rows = [row for row in ROWS if row[1] == slot]
    read = tasks_of(read_string(f"{HEAD}{TASK[form]}{sentence}\n", "brev.md") for form, _, _, sentence in rows)
    outcomes = []
    for (form, _, values, sentence), made in zip(rows, read, strict=True):
        expected = [] if values == "-" else values.split("|")
        given = [list(task.values(Slot(slot))) for task in made]
        fits = len(given) == 1 and right(Slot(slot), expected, given[0])
        outcomes.append((f"{form} {sentence}", "" if fits else f"{given}, not {expected}", False))
    all_right(outcomes)


def test_every_class_of_words_is_a_pattern() -> None:
    """A class is compiled when it is first asked for, which no letter of the tests may do."""
    for name in classes():
        assert words(name).flags & re.IGNORECASE, name
    with pytest.raises(KeyError):
        words("no class of words")
