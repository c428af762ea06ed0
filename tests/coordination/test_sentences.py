"""Money, period and reporting in sentences composed before the extractor was tried on them (``sentences.tsv``)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from linter.coordination.detect import tasks
from linter.coordination.model import Slot
from linter.letters.identity import identify
from linter.letters.registry import registry
from linter.readers.text import read_string

sys.path.insert(0, str(Path(__file__).parent))

import measuring

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


@pytest.mark.parametrize("row", ROWS, ids=[row[4][:60] for row in ROWS])
def test_the_sentence_is_read(row: list[str], request: pytest.FixtureRequest) -> None:
    """All values of the slots of its group, and no other."""
    group, _, form, values, sentence = row[:5]
    if len(row) == NOT_READ:
        request.applymarker(pytest.mark.xfail(reason="known miss", strict=True))
    letter = read_string(HEAD + TASK[form] + sentence.replace("¶", "\n\n") + "\n", "brev.md")
    [task] = [t for t in tasks(letter, identify(letter), registry()) if t.passages]
    wanted = expected(values)
    amiss = {}
    for slot in SLOTS[group.split("-")[0]]:
        _, wrong, missed = measuring.compare(slot, wanted.get(slot.value, []), task.values(slot))
        if wrong or missed:
            amiss[slot.value] = (wrong, missed)
    assert amiss == {}
