"""Precision, recall and F1 of the slots on the composed passages. Run it to see the figures, with -v the misses.

``--blind a`` to ``--blind p`` measure on passages written later by somebody who had not seen the extractor.
All but m, n, o and p are open.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from together import tasks_of

from linter.coordination.model import JointTask, Slot
from linter.letters.dates import MONTHS
from linter.letters.model import Letter
from linter.letters.registry import registry
from linter.readers.text import read_string

FILE = Path(__file__).with_name("passages.toml")
CODED = {
    *(Slot.MINISTRIES, Slot.COORDINATING_MINISTRY, Slot.AGENCIES, Slot.COORDINATING_AGENCY, Slot.REPORTING_COORDINATOR),
    *(Slot.SUBTASK_LEAD, Slot.DUTIES, Slot.RESPONSIBILITY, Slot.LEVEL, Slot.PERIOD, Slot.REPORT_WHEN),
}
GROUPS: Mapping[str, tuple[Slot, ...]] = {
    "coordinator": (Slot.COORDINATING_MINISTRY, Slot.COORDINATING_AGENCY),
    "partners": (Slot.AGENCIES,),
    "money": (Slot.MONEY,),
    "period": (Slot.PERIOD,),
    "reporting": (Slot.REPORT_WHAT, Slot.REPORT_WHEN, Slot.REPORT_HOW, Slot.REPORT_JOINT, Slot.REPORT_OWN),
}

_read: dict[tuple[str, ...], tuple[JointTask, ...]] = {}


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one slot."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where nothing was expected or given."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 1.0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def passages(blind: str = "") -> list[dict[str, Any]]:
    """The development passages, or those of a blind half ("a", "b")."""
    file = FILE.with_name(f"passages-blind-{blind}.toml") if blind else FILE
    return tomllib.loads(file.read_text(encoding="utf-8"))["passage"]


def letter_of(case: Mapping[str, Any]) -> Letter:
    """A small letter made of one passage."""
    names, on = registry(), case["date"]
    sender, recipient = names.at(case["sender"], on), names.at(case["recipient"], on)
    head = (
        f"{sender.name_nb}\n\n{recipient.name_nb}\n\nDato: {on.day}. {MONTHS[on.month - 1]} {on.year}\n\n"
        f"# Tildelingsbrev {on.year}\n\n## {case['heading'] or '3 Mål og oppdrag'}\n\n"
    )
    return read_string(head + case["text"].strip() + "\n", f"{case['id']}.md")


def read(cases: Iterable[Mapping[str, Any]]) -> list[tuple[JointTask, ...]]:
    """The joint tasks with passages of the small letters; a letter is read once."""
    letters = [letter_of(case) for case in cases]
    keys = [(letter.path, *(block.text for block in letter.blocks)) for letter in letters]
    new = {key: letter for key, letter in zip(keys, letters, strict=True) if key not in _read}
    _read.update(zip(new, tasks_of(new.values()), strict=True))
    return [_read[key] for key in keys]


def found(made: Iterable[JointTask]) -> dict[Slot, list[str]]:
    """Values by slot over all tasks found; partners are the participants."""
    values: dict[Slot, list[str]] = {slot: [] for slot in Slot}
    for task in made:
        for slot in Slot:
            more = task.participants if slot is Slot.AGENCIES else task.values(slot)
            values[slot].extend(v for v in more if v not in values[slot])
    return values


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def same(slot: Slot, expected: str, given: str) -> bool:
    """Codes must be equal; of words, one must hold the other or half of the words of both be shared."""
    if slot in CODED or re.fullmatch(r"\d+|kap\. \d+ post \d+", expected):
        return expected == given
    a, b = plain(expected), plain(given)
    if not a or not b:
        return False
    if a in b or b in a:
        return True
    shared = set(a.split()) & set(b.split())
    return 2 * len(shared) / (len(set(a.split())) + len(set(b.split()))) >= 0.5


def compare(slot: Slot, expected: Sequence[str], given: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Right, wrong and missed values; of words, several fillers within one expected value count once."""
    right = [e for e in expected if any(same(slot, e, g) for g in given)]
    wrong = [g for g in given if not any(same(slot, e, g) for e in expected)]
    return right, wrong, [e for e in expected if e not in right]


def _each(cases: Iterable[Mapping[str, Any]]) -> Iterable[tuple[Mapping[str, Any], tuple[JointTask, ...]]]:
    every = list(cases)
    return zip(every, read(every), strict=True)


def scores(cases: Iterable[Mapping[str, Any]]) -> dict[Slot, Score]:
    counts: dict[Slot, Counter[str]] = {slot: Counter() for slot in Slot}
    for case, made in _each(cases):
        values = found(made)
        for slot in Slot:
            right, wrong, missed = compare(slot, case["expect"].get(slot.value, []), values[slot])
            counts[slot].update(right=len(right), wrong=len(wrong), missed=len(missed))
    return {slot: Score(c["right"], c["wrong"], c["missed"]) for slot, c in counts.items()}


def together(per_slot: Mapping[Slot, Score], slots: Iterable[Slot]) -> Score:
    chosen = [per_slot[slot] for slot in slots]
    return Score(sum(s.right for s in chosen), sum(s.wrong for s in chosen), sum(s.missed for s in chosen))


def detection(cases: Iterable[Mapping[str, Any]]) -> Score:
    counts = Counter((bool(case["task"]), bool(made)) for case, made in _each(cases))
    return Score(counts[True, True], counts[False, True], counts[True, False])


def main() -> None:
    blind = sys.argv[sys.argv.index("--blind") + 1] if "--blind" in sys.argv else ""
    cases = passages(blind)
    per_slot = scores(cases)
    rows = [("detection", detection(cases)), *((n, together(per_slot, s)) for n, s in GROUPS.items())]
    rows += [(slot.value, score) for slot, score in per_slot.items()]
    for name, s in rows:
        print(f"{name:24} P {s.precision:.3f}  R {s.recall:.3f}  F1 {s.f1:.3f}  ({s.right}/{s.wrong}/{s.missed})")  # noqa: T201
    if "-v" in sys.argv:
        wanted = {slot for slots in GROUPS.values() for slot in slots} if "-a" not in sys.argv else set(Slot)
        for case, made in _each(cases):
            values = found(made)
            for slot in Slot:
                _, wrong, missed = compare(slot, case["expect"].get(slot.value, []), values[slot])
                if slot in wanted and (wrong or missed):
                    print(case["id"], slot.value, "wrong", wrong, "missed", missed)  # noqa: T201


if __name__ == "__main__":
    main()
