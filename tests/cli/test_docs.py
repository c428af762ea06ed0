"""What the docs show works as shown."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

from linter.cli.formats import FORMATS
from linter.engine.config import read_config
from linter.rules.plugins import GROUP

DOCS = ROOT / "docs"


def blocks(page: str, kind: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("number", range(2))
def test_the_configurations_of_the_guide_are_valid(tmp_path: Path, number: int) -> None:
    shown = blocks("innstillinger.md", "toml")
    assert len(shown) == 2
    path = tmp_path / "brevlint.toml"
    path.write_text(shown[number], encoding="utf-8")
    config = read_config(path)
    assert config.tasks or config.suppress


def test_the_workflows_are_yaml_and_name_formats_there_are() -> None:
    hooks, job = (yaml.safe_load(text) for text in blocks("workflow.md", "yaml"))
    ours = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in hooks["repos"][0]["hooks"]} == ours
    check = next(step["run"] for step in job["jobs"]["check"]["steps"] if "brevlint check" in step.get("run", ""))
    assert set(re.findall(r"--(?:format |also )(\w+)", check)) <= set(FORMATS)
    told = re.findall(r"^\| `(\w+)` \|", (DOCS / "workflow.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(told) == set(FORMATS)


def test_the_package_of_the_plugin_page_names_our_group() -> None:
    (project,) = (tomllib.loads(text) for text in blocks("plugins.md", "toml"))
    assert GROUP in project["project"]["entry-points"]
