"""The composed sets compared: a single change in one letter gives exactly that difference, told in words."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from linter.engine.compare import compare
from linter.engine.compared import Place
from linter.engine.settings import Settings
from linter.reports.compare_words import labels, statements
from linter.sharing.model import Tier, WitnessClass
from linter.wording import Lang

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
TASKS = {"akrim": "Arbeidslivskriminalitet", "bolig": "Bolig for velferd"}


@cache
def builder() -> ModuleType:
    """``fixtures/build.py``, which is a script and not a package."""
    sys.path.insert(0, str(FIXTURES))
    spec = importlib.util.spec_from_file_location("compared_fixtures", FIXTURES / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["compared_fixtures"] = module
    spec.loader.exec_module(module)
    return module


def steering(case: str, folder: Path, mutation: str | None = None) -> set[str]:
    """The sentences that tell the steering differences of the case's joint task."""
    report = compare(builder().build(case, folder, mutation=mutation), Settings())
    assert report.failures == ()
    called = labels(report, Lang.NB)
    (passage,) = [p for p in report.passages if p.tier is Tier.PASSAGE and p.title == TASKS[case]]
    return {told.sentence for told in statements(passage, called, Lang.NB, WitnessClass.STEERING)}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    return {case: steering(case, tmp_path_factory.mktemp(case)) for case in TASKS}


@pytest.mark.parametrize(
    ("case", "mutation", "before", "after", "letter"),
    [
        ("akrim", "rap05-frist", "Fristen er 1. november 2016 i ", "men 1. juni 2016 i ", "brevet til NAV."),
        ("akrim", "fel03-bor", "Det står «skal» i ", "men «bør» i ", "brevet til Politidirektoratet (tildelingsbrev)."),
        ("bolig", "fel03-belop", "Beløpet er 40 mill. kroner i ", "men 30 mill. kroner i ", "brevet til IMDi."),
        ("bolig", "fel03-ikke", "«ikke» står i ", "men ikke i ", "det kan snu meningen."),
    ],
)
def test_a_single_change_is_the_only_new_difference(  # noqa: PLR0917 (the columns of the table above)
    tmp_path: Path, good: dict[str, set[str]], case: str, mutation: str, before: str, after: str, letter: str
) -> None:
    changed = steering(case, tmp_path, mutation)
    new = {s for s in changed if s not in good[case]}
    assert len(new) == 1, new
    (sentence,) = new
    assert sentence.startswith(before)
    assert after in sentence
    assert letter.lower() in sentence.lower()


@pytest.mark.parametrize("case", list(TASKS))
def test_bokmal_letters_agree_under_the_heading_of_the_task(case: str) -> None:
    report = compare(sorted((FIXTURES / case).glob("*.docx")), Settings())
    forms = {c.info.path: c.info.form for c in report.letters}
    (passage,) = [p for p in report.passages if p.title == TASKS[case]]
    bokmal = [v for v in passage.versions if forms[v.letter] == "nb"]
    assert len(bokmal) >= 3
    # The next chapter opens with a sentence some letters have alike; it is not the task's text.
    own = [d for v in bokmal for d in v.steering if _under(d.before_at, case) or _under(d.after_at, case)]
    assert own == []


def _under(place: Place | None, case: str) -> bool:
    return place is not None and place.section.endswith(TASKS[case])
