"""A short, deterministic part of benchmarks/fuzz_readers.py, and every file that ever broke something."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))
from fuzz_mutate import mutate
from fuzz_readers import run, try_one

from linter.readers.contract import Limits
from linter.readers.open import read_letter

KEPT = Path(__file__).parent / "kept"


def test_three_hundred_broken_files_are_letters_or_documented_errors() -> None:
    total = run(300, 4_000_000, None, jobs=2)
    assert total.bad == []
    assert sum(total.counts.values()) == 300
    for suffix in (".docx", ".pdf"):
        assert total.counts[f"{suffix} letter"] > 10
        assert total.counts[f"{suffix} damaged"] > 5


def test_the_same_seed_makes_the_same_file() -> None:
    path = ROOT / "fixtures" / "akrim" / "nav.docx"
    data = path.read_bytes()
    assert mutate(path.name, data, 5) == mutate(path.name, data, 5)
    assert len({mutate(path.name, data, seed) for seed in range(20)}) > 15


@pytest.mark.parametrize("path", sorted(KEPT.glob("*.*")), ids=lambda path: path.name)
def test_what_once_broke_something(path: Path) -> None:
    assert not try_one(path, 1).startswith("BAD")


@pytest.mark.parametrize("path", sorted(KEPT.glob("slow-*.*")), ids=lambda path: path.name)
def test_what_once_took_too_long(path: Path) -> None:
    assert read_letter(path, limits=Limits(seconds=60)).blocks
