"""Whether a sentence tells a goal: sentences composed before the reader was tried on them (goals.tsv)."""

from __future__ import annotations

from pathlib import Path

import pytest
import test_sentences
from rows import all_right
from together import tasks_of

from linter.coordination.model import Slot
from linter.readers.text import read_string

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("goals.tsv").read_text(encoding="utf-8").splitlines()[3:]
    if line
]


@pytest.mark.parametrize("batch", sorted({row[1] for row in ROWS}))
def test_goals_are_told_from_the_work(batch: str) -> None:
    """Whether a goal is found in the last line of a small letter."""
    rows = [row for row in ROWS if row[1] == batch]
    head, task = test_sentences.HEAD, test_sentences.TASK
    read = tasks_of(
        read_string(f"{head}{task[form]}{_apart(sentence)}\n", "brev.md") for _, _, form, sentence, *_ in rows
    )
    outcomes = []
    for (goal, _, form, sentence, *known), made in zip(rows, read, strict=True):
        told = [any(f.slot is Slot.GOALS and f.value not in task[form] for f in one.fillers) for one in made]
        amiss = "" if told == [{"0": False, "1": True}[goal]] else f"{len(made)} tasks, goals told: {told}"
        outcomes.append((sentence, amiss, bool(known)))
    all_right(outcomes)


@pytest.mark.parametrize("form", ["nb", "nn"])
@pytest.mark.parametrize("sentence", ["Ventetiden skal gå over", "Ventetida skal gå under"])
def test_a_line_may_end_where_a_limit_is_expected(form: str, sentence: str) -> None:
    """A line without a full stop, as items of lists are: it has no word after «over» to look at."""
    text = f"{test_sentences.HEAD}{test_sentences.TASK[form]}\n\n- {sentence}\n"
    [made] = tasks_of([read_string(text, "brev.md")])
    assert len(made) == 1


def _apart(sentence: str) -> str:
    """A heading or a row in a paragraph of its own, and paragraphs and lines where they are marked."""
    start = "\n\n" if sentence[0] in "#|" else ""
    return start + sentence.replace("¶¶", "\n").replace("¶", "\n\n")
