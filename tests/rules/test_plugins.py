"""Rules of other packages: found, run, explained and tested as ours are; a broken package stands in nobody's way."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from linter.rules import plugins as module
from linter.rules.contract import AnyRule, Hit
from linter.rules.examples import faults
from linter.rules.registry import own_rules

RULE = '''
"""HUS-01: a house style that wants «dykk» and not «dokker»."""
import re
from linter.letters.model import Span
from linter.rules.contract import Example, Hit, LetterRule, Option, Severity, Status, Text

def check(analysis):
    for block in analysis.letter.blocks:
        for match in re.finditer("|".join(analysis.option(RULE, "words")), block.text):
            yield Hit(Span(block.index, match.start(), match.end()), {"word": match[0]})

RULE = LetterRule(
    code="HUS-01",
    name=Text("Ord vi ikke bruker", "Ord vi ikkje bruker", "A word we do not use"),
    severity=Severity.MEDIUM, status=Status.STABLE, since="1.0", source="Husets språkprofil",
    why=Text("Vi skriver likt.", "Vi skriv likt.", "We write alike."),
    messages={"default": Text("«{word}» er ikke vårt.", "«{word}» er ikkje vårt.", "«{word}» is not ours.")},
    advice=Text("Bruk et annet ord.", "Bruk eit anna ord.", "Use another word."),
    options={"words": Option(("dokker",), Text("Ordene.", "Orda.", "The words."))},
    examples=(Example(bad="Vi ber ⟦dokker⟧ svare.", good="Vi ber dykk svare.", better="Vi ber dykk svare."),),
    check=check,
)
'''
LETTER = (
    "Finansdepartementet\n\nSkattedirektoratet\n\n# Tildelingsbrev 2026\n\nVi ber dokker svare innen 31. juni 2026.\n"
)


def installed(folder: Path, package: str, points: str, **modules: str) -> None:
    """A package as pip leaves it: modules, and a .dist-info with its entry points."""
    about = folder / f"{package.replace('-', '_')}-1.2.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(f"[{module.GROUP}]\n{points}\n", encoding="utf-8")
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    installed(folder, "brevlint-hus", "hus = brevlint_hus:RULE", brevlint_hus=RULE)
    (tmp_path / "brev.md").write_text(LETTER, encoding="utf-8")
    return folder


def brevlint(site: Path, *words: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(site), *filter(None, [os.environ.get("PYTHONPATH", "")]), str(Path.cwd())])
    return subprocess.run(
        [sys.executable, "-m", "linter", *words],
        cwd=site.parent,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_is_listed_explained_and_run(site: Path) -> None:
    assert "HUS-01" in brevlint(site, "rules").stdout
    explained = brevlint(site, "rule", "HUS-01")
    assert "Pakke: brevlint-hus 1.2" in explained.stdout
    assert explained.stderr == ""
    run = brevlint(site, "check", "brev.md", "--select", "HUS,BRV-01", "--format", "json")
    assert run.returncode == 1
    assert [f["rule"] for f in json.loads(run.stdout)["findings"]] == ["HUS-01", "BRV-01"]
    (site.parent / "brevlint.toml").write_text(
        '[rules.HUS-01]\nseverity = "low"\nwords = ["svare"]\n', encoding="utf-8"
    )
    run = brevlint(site, "check", "brev.md", "--select", "HUS", "--format", "sarif")
    assert run.returncode == 0
    (result,) = json.loads(run.stdout)["runs"][0]["results"]
    assert (result["ruleId"], result["level"], result["properties"]["excerpt"]) == ("HUS-01", "note", "svare")
    (site.parent / "brevlint.toml").write_text("[rules.HUS-01]\nword = 3\n", encoding="utf-8")
    assert "words" in brevlint(site, "check", "brev.md").stderr


def test_a_changed_rule_is_not_answered_from_the_cache(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BREVLINT_CACHE", str(site.parent / "gjemt"))
    words = ("check", "brev.md", "--select", "HUS", "--format", "json")
    first = brevlint(site, *words)
    assert brevlint(site, *words).stdout == first.stdout
    (site / "brevlint_hus.py").write_text(RULE.replace('("dokker",)', '("svare innen",)'), encoding="utf-8")
    (found,) = json.loads(brevlint(site, *words).stdout)["findings"]
    assert found["excerpt"] == "svare innen"


BROKEN = [  # entry point, module, what the report must say
    ("x = {}:RULE", "raise RuntimeError('ødelagt')", "ødelagt"),
    ("x = {}:BORTE", "", "BORTE"),
    ("x = {}:RULE", "RULE = 3", "LetterRule"),
    ("x = {}:RULE", RULE.replace("HUS-01", "hus1"), "hus1"),
    ("x = {}:RULE", RULE.replace("HUS-01", "BRV-01"), "BRV"),
    ("x = {}:RULES", RULE + "RULES = [RULE]", "HUS-01"),  # brevlint-hus has it
    ("x = {}:RULE", RULE.replace('"Vi skriv likt."', '""'), "nn"),
]


def test_each_broken_package_is_reported_and_the_others_run(site: Path) -> None:
    for number, (points, text, _) in enumerate(BROKEN):
        installed(site, f"brevlint-x{number}", points.format(f"brevlint_x{number}"), **{f"brevlint_x{number}": text})
    run = brevlint(site, "check", "brev.md", "--select", "HUS,BRV-01", "--format", "json")
    data = json.loads(run.stdout)
    assert [f["rule"] for f in data["findings"]] == ["HUS-01", "BRV-01"]
    assert {error["code"] for error in data["errors"]} == {"plugin_broken"}
    assert len(data["errors"]) == len(BROKEN)
    listed = brevlint(site, "rules", "HUS")
    for number, (_, _, reason) in enumerate(BROKEN):
        (told,) = [error["reason"] for error in data["errors"] if f"brevlint-x{number} 1.2" in error["reason"]]
        assert reason in told
        assert f"brevlint-x{number} 1.2" in listed.stderr
    assert run.returncode == 2
    assert listed.returncode == 0


def test_one_broken_package_alone_is_reported(site: Path) -> None:
    points, text, reason = BROKEN[0]
    installed(site, "brevlint-x", points.format("brevlint_x"), brevlint_x=text)
    run = brevlint(site, "check", "brev.md", "--select", "HUS,BRV-01", "--format", "json")
    (error,) = json.loads(run.stdout)["errors"]
    assert error["code"] == "plugin_broken"
    assert reason in error["reason"]
    assert run.returncode == 2


def test_its_examples_are_run_by_the_function_ours_are_run_by(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(site))
    found = module.load_plugins({"BRV"})
    rule: AnyRule = found.rules["HUS-01"]
    assert faults(rule) == []
    assert found.files == (site / "brevlint_hus.py",)
    (example,) = rule.examples
    silent = replace(rule, examples=(replace(example, bad="Vi ber ⟦dere⟧ svare."),))
    loud = replace(rule, examples=(replace(example, good="Vi ber dokker svare."),))
    elsewhere = replace(rule, examples=(replace(example, bad="⟦Vi⟧ ber dokker svare."),))
    assert [len(faults(one)) for one in (silent, loud, elsewhere)] == [1, 1, 1]


def test_ours_have_no_faults() -> None:
    rule = own_rules()["BRV-01"]
    assert faults(rule) == []
    assert faults(replace(rule, check=lambda _: [Hit(None)])) != []
