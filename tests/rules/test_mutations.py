"""The composed sets: the good version is quiet, and each single mutation gives exactly its own finding."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from composed import CASES, built
from conftest import FIXTURES

from linter.engine.report import Report
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.readers.open import find_letters
from linter.rules.contract import Severity
from linter.rules.registry import all_rules

MUTATIONS = tomllib.loads((FIXTURES / "mutations.toml").read_text(encoding="utf-8"))["mutation"]
KNOWN = frozenset(all_rules())
# Every stable rule, and every preview rule too: a mutation must wake its own rule and no other.
SETTINGS = Settings(preview=True)
Place = tuple[str, str, str]  # rule, letter, flagged words


def checked(top: Path, case: str, variant: str, mutation: str | None = None) -> Report:
    folder = top / f"{case}-{variant}"
    built(case, folder, variant, mutation)
    report = check(find_letters([folder]).paths, SETTINGS, cache=top / "kept")
    assert report.failures == ()
    return report


def places(report: Report) -> Counter[Place]:
    return Counter((f.rule, Path(f.letter).name, f.excerpt) for f in report.findings)


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each set; each mutation is written over the last, and what it leaves is known from the cache."""
    folder = tmp_path_factory.mktemp("mutations")
    (folder / "kept").mkdir()
    return folder


@pytest.fixture(scope="module")
def quiet(top: Path) -> dict[tuple[str, str], Report]:
    """What the unmutated sets give, by case and variant."""
    return {(case, variant): checked(top, case, variant) for case in CASES for variant in ("good", "faithful")}


@pytest.mark.parametrize("case", CASES)
def test_a_good_set_has_nothing_to_mend(case: str, quiet: dict[tuple[str, str], Report]) -> None:
    serious = [f for f in quiet[case, "good"].findings if f.severity.rank >= Severity.MEDIUM.rank]
    assert [(f.rule, f.letter, f.excerpt) for f in serious] == []


@pytest.mark.parametrize(
    "mutation", [m for m in MUTATIONS if KNOWN.intersection(m["expect"])], ids=lambda m: str(m["id"])
)
def test_each_mutation_gives_exactly_its_own_finding(
    mutation: dict[str, object], quiet: dict[tuple[str, str], Report], top: Path
) -> None:
    case, variant = str(mutation["case"]), str(mutation.get("variant", "good"))
    report = checked(top, case, variant, str(mutation["id"]))
    new = places(report) - places(quiet[case, variant])
    expected = KNOWN.intersection(mutation["expect"])  # type: ignore[call-overload] # a list of codes in the TOML file
    assert {rule for rule, _, _ in new} == expected, new
