"""The composed sets: the good version is quiet, and each single mutation gives exactly its own finding."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from composed import CASES, built
from conftest import FIXTURES

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


def findings(folder: Path, kept: Path | None = None) -> Counter[Place]:
    report = check(find_letters([folder]).paths, SETTINGS, cache=kept)
    assert report.failures == ()
    return Counter((f.rule, Path(f.letter).name, f.excerpt) for f in report.findings)


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each set; each mutation is written over the last, and what it leaves is known from the cache."""
    folder = tmp_path_factory.mktemp("mutations")
    (folder / "kept").mkdir()
    return folder


@pytest.fixture(scope="module")
def quiet(top: Path) -> dict[tuple[str, str], Counter[Place]]:
    """What the unmutated sets give, by case and variant."""
    found = {}
    for case in CASES:
        for variant in ("good", "faithful"):
            built(case, top / f"{case}-{variant}", variant)
            found[case, variant] = findings(top / f"{case}-{variant}", top / "kept")
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_good_set_has_nothing_to_mend(case: str) -> None:
    report = check(find_letters([FIXTURES / case]).paths, SETTINGS)
    assert report.failures == ()
    serious = [f for f in report.findings if f.severity.rank >= Severity.MEDIUM.rank]
    assert [(f.rule, f.letter, f.excerpt) for f in serious] == []


@pytest.mark.parametrize(
    "mutation", [m for m in MUTATIONS if KNOWN.intersection(m["expect"])], ids=lambda m: str(m["id"])
)
def test_each_mutation_gives_exactly_its_own_finding(
    mutation: dict[str, object], quiet: dict[tuple[str, str], Counter[Place]], top: Path
) -> None:
    case, variant = str(mutation["case"]), str(mutation.get("variant", "good"))
    folder = top / f"{case}-{variant}"
    built(case, folder, variant, str(mutation["id"]))
    new = findings(folder, top / "kept") - quiet[case, variant]
    expected = KNOWN.intersection(mutation["expect"])  # type: ignore[call-overload] # a list of codes in the TOML file
    assert {rule for rule, _, _ in new} == expected, new
