"""Lesser findings on one task are shown as one list; every finding stays in JSON and in the counts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Brevlint

from linter.engine.report import Finding
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.letters.model import Span
from linter.reports.folding import Fold, folded
from linter.rules.contract import Severity, Status

LETTER = (
    "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
    "## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal "
    "samarbeide slik at flere byggeplasser følger reglene.\n"
)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brev.md"
    path.write_text(LETTER, encoding="utf-8")
    return path


def finding(rule: str, severity: Severity, group: str = "t", suppressed: str | None = None, start: int = 0) -> Finding:
    return Finding(
        rule=rule,
        severity=severity,
        status=Status.STABLE,
        letter="a.md",
        span=Span(1, start, 9),
        section="",
        page=None,
        excerpt="",
        sentence="",
        sentence_start=0,
        message="default",
        values={"task": "X"},
        suppressed=suppressed,
        group=group,
    )


def shape(findings: list[Finding]) -> list[str]:
    return ["+".join(f.rule for f in one.findings) if isinstance(one, Fold) else one.rule for one in folded(findings)]


def test_graver_findings_stand_alone_and_lesser_ones_go_together() -> None:
    findings = [
        finding("KOO-01", Severity.HIGH),
        finding("KOO-08", Severity.LOW),
        finding("KOO-07", Severity.MEDIUM),
        finding("KOO-10", Severity.INFO),
        finding("AKT-01", Severity.LOW, group=""),
    ]
    assert shape(findings) == ["KOO-01", "KOO-07", "KOO-08+KOO-10", "AKT-01"]


def test_one_lesser_finding_a_suppressed_one_and_another_place_are_left_alone() -> None:
    assert shape([finding("KOO-08", Severity.LOW), finding("KOO-01", Severity.HIGH)]) == ["KOO-08", "KOO-01"]
    muted = [finding("KOO-08", Severity.LOW), finding("KOO-09", Severity.LOW, suppressed="avtalt")]
    assert shape(muted) == ["KOO-08", "KOO-09"]
    apart = [finding("KOO-08", Severity.LOW), finding("KOO-09", Severity.LOW, start=3)]
    assert shape(apart) == ["KOO-08", "KOO-09"]


def test_no_finding_is_lost(letter: Path) -> None:
    found = check([letter], Settings()).findings
    unfolded = [f for one in folded(found) for f in (one.findings if isinstance(one, Fold) else (one,))]
    assert sorted(f.rule for f in unfolded) == sorted(f.rule for f in found)
    assert sum(isinstance(one, Fold) for one in folded(found)) == 1


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_text_lists_the_lesser_ones_and_json_holds_them_all(brevlint: Brevlint, letter: Path, lang: str) -> None:
    text = brevlint("check", letter, "--lang", lang).output
    data = json.loads(brevlint("check", letter, "--lang", lang, "--format", "json").output)
    grouped = [f for f in data["findings"] if f["group"]]
    lesser = {f["rule"] for f in grouped if f["severity"] == "low"}
    assert {"KOO-08", "KOO-09", "KOO-11", "KOO-12", "MAL-05"} <= lesser
    heads = [line.split()[0] for line in text.splitlines() if line[:2] == "  " and line[2:3].strip()]
    assert not lesser & set(heads)
    for rule in lesser:
        assert text.count(f"({rule})") == 1
    for found in grouped:
        if found["severity"] in ("high", "medium"):
            assert found["rule"] in heads
