"""The composed sets compared: a single change in one letter gives exactly that difference, told in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from composed import built
from conftest import FIXTURES

from linter.engine.compare import compare
from linter.engine.settings import Settings
from linter.reports.compare_words import labels, statements
from linter.sharing.model import Tier, WitnessClass
from linter.wording import Lang

TASKS = {"akrim": "Arbeidslivskriminalitet", "bolig": "Bolig for velferd"}


def steering(case: str, folder: Path, mutation: str | None = None) -> set[str]:
    """The sentences that tell the steering differences of the case's joint task."""
    report = compare(built(case, folder, mutation=mutation), Settings())
    assert report.failures == ()
    called = labels(report, Lang.NB)
    (passage,) = [p for p in report.passages if p.tier is Tier.PASSAGE and p.title == TASKS[case]]
    return {told.sentence for told in statements(passage, called, Lang.NB, WitnessClass.STEERING)}


@pytest.mark.parametrize(
    ("case", "mutation", "before", "after", "letter"),
    [
        ("akrim", "rap05-frist", "Fristen er 1. november 2016 i ", "men 1. juni 2016 i ", "brevet til NAV."),
        ("akrim", "fel03-bor", "Det står «skal» i ", "men «bør» i ", "brevet til Politidirektoratet (tildelingsbrev)."),
        ("bolig", "fel03-belop", "Beløpet er 40 mill. kroner i ", "men 30 mill. kroner i ", "brevet til IMDi."),
        ("bolig", "fel03-ikke", "«ikke» står i ", "men ikke i ", "det kan snu meningen."),
    ],
)
def test_a_single_change_is_the_only_difference(  # noqa: PLR0917 (the columns of the table above)
    tmp_path: Path, case: str, mutation: str, before: str, after: str, letter: str
) -> None:
    (sentence,) = steering(case, tmp_path, mutation)
    assert sentence.startswith(before)
    assert after in sentence
    assert letter.lower() in sentence.lower()


@pytest.mark.parametrize("case", list(TASKS))
def test_the_letters_of_a_good_set_agree(case: str) -> None:
    report = compare(sorted((FIXTURES / case).glob("*.docx")), Settings())
    assert report.exit_code() == 0
    forms = {c.info.path: c.info.form for c in report.letters}
    (passage,) = [p for p in report.passages if p.title == TASKS[case]]
    by_form = {form: {v.kind.value for v in passage.versions if forms[v.letter] == form} for form in ("nb", "nn")}
    assert by_form == {"nb": {"identical"}, "nn": {"language_form"}}
    assert all(v.place.section.endswith(TASKS[case]) for v in passage.versions)
