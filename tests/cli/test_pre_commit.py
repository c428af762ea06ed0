"""The hooks, tried as a user tries them: ``pre-commit try-repo`` installs brevlint from a checkout and runs it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import FIXTURES, ROOT

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
PARTS = ("linter", "models", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
NO_PACKAGES = re.compile(
    r"No matching distribution found|NewConnectionError|Temporary failure in name|Max retries|ReadTimeout"
)
CHECKED = {"files": r"(?i)\.(docx|pdf)$", "exclude": r"(^|/)~\$"}


def git(*words: str, at: Path) -> None:
    who = ("-c", "user.name=Kari", "-c", "user.email=kari@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *words], cwd=at, check=True, capture_output=True)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What a user installs from: the checkout as a repository of its own."""
    place = tmp_path / "brevlint"
    place.mkdir()
    leave = shutil.ignore_patterns("__pycache__", "*.pyc", ".*_cache")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, place / part, ignore=leave)
        else:
            shutil.copy(source, place / part)
    git("init", "-q", at=place)
    git("add", "-A", "-f", at=place)
    git("commit", "-qm", "x", at=place)
    return place


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A user's repository: a draft with errors, a lock file, a set of letters named in the configuration."""
    place = tmp_path / "brev"
    shutil.copytree(FIXTURES / "0-24", place / "sett")
    shutil.copy(FIXTURES / "utkast" / "byggkvalitet.docx", place / "utkast.docx")
    (place / "~$utkast.docx").write_bytes(b"lock")
    (place / "brevlint.toml").write_text('letters = ["sett/*.docx"]\nlang = "en"\nfail-on = "low"\n', encoding="utf-8")
    git("init", "-q", at=place)
    git("add", "-A", at=place)
    return place


def test_the_hooks_pick_letters_and_no_lock_files() -> None:
    one, whole = HOOKS
    for hook in HOOKS:
        assert {key: hook[key] for key in CHECKED} == CHECKED
        assert hook["language"] == "python"
    assert whole["pass_filenames"] is False
    assert "pass_filenames" not in one


def test_try_repo_installs_and_runs_both_hooks(checkout: Path, letters: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "BREVLINT_CACHE": ""}
    for name in ("PYTHONPATH", "VIRTUAL_ENV"):
        environment.pop(name, None)
    files = ["utkast.docx", "~$utkast.docx", "sett/nav.docx", "brevlint.toml"]
    run = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(checkout), "--verbose", "--files", *files],
        cwd=letters,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if NO_PACKAGES.search(run.stdout):  # a fault of ours in building or installing is no reason to skip
        pytest.skip(f"pip reaches no packages here: {run.stdout[-300:]}")
    assert run.returncode == 1, run.stdout + run.stderr
    first, _, second = run.stdout.partition("brevlint, all letters together")
    assert "brevlint, letter by letter" in first
    assert "Failed" in first
    assert "BRV-01" in first
    assert "sett/nav.docx" in first
    assert "~$" not in first.partition("letter by letter")[2]
    assert "Passed" in second
    assert "No findings to correct in 7 letters." in second  # all of the set, though one was committed
    assert "\nsett/bufdir.docx\n" in second
    assert "utkast.docx" not in second
