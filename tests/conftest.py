"""What tests share: the command run as a user runs it, and the folder with real letters when it is there."""

from __future__ import annotations

import os
import signal
from pathlib import Path

# As the command does before numpy is loaded: tests run side by side, where threads only get in each other's way.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from click.testing import CliRunner, Result

from linter.cli.main import cli

# A shell that starts the tests in the background lets them ignore Ctrl-C, and whatever they start would too.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FIXTURES = ROOT / "fixtures"
SLOWEST = (  # taken first, so that no process is left alone with one of them at the end
    "rules/test_mutations.py",
    "coordination/test_sentences.py",
    "cli/test_pre_commit.py",
    "rules/test_acceptance.py",
    "hostile/test_apart.py",
    "coordination/test_slots_measured.py",
    "hostile/test_ended.py",
    "models/test_figures.py",
    "rules/test_examples.py",
    "hostile/test_redact.py",
    "hostile/test_never_mislead.py",
    "hostile/test_nothing_leaves.py",
    "fixtures/test_composed.py",
    "hostile/test_fuzz.py",
    "cli/test_annotate.py",
    "cli/test_compare_index.py",
    "engine/test_distributed.py",
    "reports/test_page_browser.py",
)


class Brevlint:
    """Runs ``brevlint`` in this process."""

    def __call__(self, *words: str | Path, stdin: str | None = None) -> Result:
        return CliRunner().invoke(cli, [str(word) for word in words], input=stdin)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {ROOT / "tests" / name: number for number, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: place.get(item.path, len(place)))


@pytest.fixture(autouse=True)
def _no_results_from_earlier_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BREVLINT_CACHE", "")


@pytest.fixture(autouse=True)
def _letters_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting a worker takes a second; tests of workers set it back or give ``--jobs 2``."""
    monkeypatch.setattr("linter.cli.workers.ALONE", False)


@pytest.fixture
def brevlint(monkeypatch: pytest.MonkeyPatch) -> Brevlint:
    monkeypatch.delenv("BREVLINT_LANG", raising=False)
    monkeypatch.setattr("sys.argv", ["brevlint"])
    return Brevlint()


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("the folder with real letters is not here")
    return SHARED
