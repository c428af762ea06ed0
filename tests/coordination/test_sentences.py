"""Money, period and reporting in sentences composed before the extractor was tried on them (``sentences.tsv``)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import measuring
import pytest
from rows import all_right
from together import tasks_of

from linter.coordination.model import JointTask, Slot
from linter.readers.text import read_string

ROWS = [
    row.split("\t")
    for row in Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    if row and not row.startswith("#")
]
HEAD = (
    "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 12. januar 2026\n\n# Tildelingsbrev 2026\n\n"
    "## 3.4 Felles oppdrag: ryddige byggeplasser\n\n"
)
TASK = {
    "nb": "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at flere byggeplasser følger "
    "reglene. ",
    "nn": "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at fleire byggjeplassar "
    "følgjer reglane. ",
}
SLOTS = {
    "period": (Slot.PERIOD,),
    "money": (Slot.MONEY,),
    "reporting": (Slot.REPORT_WHAT, Slot.REPORT_WHEN, Slot.REPORT_HOW, Slot.REPORT_JOINT, Slot.REPORT_OWN),
}
NOT_READ = 6  # columns of a row with a known miss


def expected(said: str) -> dict[str, list[str]]:
    parts = [] if said == "-" else [part.partition("=") for part in said.split(";")]
    return {name: values.split("|") for name, _, values in parts}


def amiss(group: str, values: str, made: Sequence[JointTask]) -> object:
    """Wrong and missed values by slot of the group, or how many tasks were found instead of one."""
    if len(made) != 1:
        return f"{len(made)} tasks"
    wanted, found = expected(values), {}
    slots = SLOTS[group.split("-", maxsplit=1)[0]]
    if unknown := wanted.keys() - set(slots):
        return f"no slots of {group}: {sorted(unknown)}"
    for slot in slots:
        _, wrong, missed = measuring.compare(slot, wanted.get(slot.value, []), made[0].values(slot))
        if wrong or missed:
            found[slot.value] = {"wrong": wrong, "missed": missed}
    return found


def test_a_slot_that_is_misspelt_in_a_row_is_amiss() -> None:
    [made] = tasks_of([read_string(f"{HEAD}{TASK['nb']}\n", "brev.md")])
    assert amiss("period", "-", made) == {}
    assert amiss("period", "peroid=2026-2027", made) == "no slots of period: ['peroid']"


@pytest.mark.parametrize("group", sorted({row[0] for row in ROWS}))
def test_the_sentences_are_read(group: str) -> None:
    """Of each sentence all values of the slots of its group, and no other."""
    rows = [row for row in ROWS if row[0] == group]
    texts = [HEAD + TASK[row[2]] + row[4].replace("¶", "\n\n") + "\n" for row in rows]
    read = zip(rows, tasks_of(read_string(text, "brev.md") for text in texts), strict=True)
    all_right((row[4], amiss(group, row[3], made), len(row) == NOT_READ) for row, made in read)
