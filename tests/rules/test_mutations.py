"""The composed sets: the good version is quiet, and each single mutation gives exactly its own finding."""

from __future__ import annotations

import importlib.util
import sys
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest
from conftest import FIXTURES

from linter.engine.run import check
from linter.engine.settings import Settings
from linter.readers.open import find_letters
from linter.rules.contract import Severity
from linter.rules.registry import all_rules

CASES = ("akrim", "bolig", "0-24")
MUTATIONS = tomllib.loads((FIXTURES / "mutations.toml").read_text(encoding="utf-8"))["mutation"]
KNOWN = frozenset(all_rules())
# Every stable rule, and every preview rule too: a mutation must wake its own rule and no other.
SETTINGS = Settings(preview=True)
Place = tuple[str, str, str]  # rule, letter, flagged words


@cache
def builder() -> ModuleType:
    """``fixtures/build.py``, which is a script and not a package."""
    sys.path.insert(0, str(FIXTURES))
    spec = importlib.util.spec_from_file_location("fixture_build", FIXTURES / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fixture_build"] = module
    spec.loader.exec_module(module)
    return module


def findings(folder: Path) -> Counter[Place]:
    report = check(find_letters([folder]).paths, SETTINGS)
    assert report.failures == ()
    return Counter((f.rule, Path(f.letter).name, f.excerpt) for f in report.findings)


@pytest.fixture(scope="session")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Counter[Place]]:
    """What the unmutated sets give, by case and variant."""
    found = {}
    for case in CASES:
        for variant in ("good", "faithful"):
            folder = tmp_path_factory.mktemp(f"{case}-{variant}")
            builder().build(case, folder, variant=variant)
            found[case, variant] = findings(folder)
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
    mutation: dict[str, object], quiet: dict[tuple[str, str], Counter[Place]], tmp_path: Path
) -> None:
    case, variant = str(mutation["case"]), str(mutation.get("variant", "good"))
    builder().build(case, tmp_path, variant=variant, mutation=mutation["id"])
    new = findings(tmp_path) - quiet[case, variant]
    expected = KNOWN.intersection(mutation["expect"])  # type: ignore[call-overload] # a list of codes in the TOML file
    assert {rule for rule, _, _ in new} == expected, new
