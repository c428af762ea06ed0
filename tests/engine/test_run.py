"""The engine: what is read, what fails, what comes out."""

import pickle
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from linter.engine.report import Failure
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.readers.contract import ReadError
from linter.rules import registry
from linter.rules.contract import Severity, Status
from linter.rules.registry import UnknownRule

LETTER = """Finansdepartementet

Skattedirektoratet

Dato: 15. desember 2025

# Tildelingsbrev 2026

Skattedirektoratet skal sende departementet en plan innen 31. juni 2026.

Planen skal også vise hva etaten har gjort med saken.
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brev.md"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_a_finding_knows_its_place(letter: Path) -> None:
    report = check([letter], Settings(select=("BRV-01",)))
    (found,) = report.findings
    assert found.excerpt == "31. juni 2026"
    assert found.sentence.startswith("Skattedirektoratet skal sende")
    assert found.section == "Tildelingsbrev 2026"
    assert found.letter == str(letter)
    assert report.exit_code(Severity.MEDIUM) == 1


def test_letter_info_is_filled(letter: Path) -> None:
    (info,) = check([letter], Settings()).letters
    assert (info.ministries, info.recipients, info.year) == (("FIN",), ("Skattedirektoratet",), 2026)
    assert (info.kind, info.date, info.form) == ("tildelingsbrev", "2025-12-15", "nb")


def test_a_file_that_cannot_be_read_is_a_failure_and_exit_code_2(letter: Path, tmp_path: Path) -> None:
    report = check([letter, tmp_path / "nei.docx"], Settings(select=("BRV-01",)))
    assert [(f.path, f.code) for f in report.failures] == [(str(tmp_path / "nei.docx"), "missing")]
    assert len(report.findings) == 1
    assert report.exit_code(Severity.HIGH) == 2


def test_no_letters_is_not_clean() -> None:
    assert check([], Settings()).exit_code(Severity.HIGH) == 2


def test_threshold_decides_exit_code(letter: Path) -> None:
    report = check([letter], Settings(select=("BRV-01",)))
    severity = report.findings[0].severity
    assert report.exit_code(severity) == 1
    if severity is not Severity.HIGH:
        assert report.exit_code(Severity.HIGH) == 0


def test_an_executor_gives_the_same_report(letter: Path, tmp_path: Path) -> None:
    other = tmp_path / "annet.md"
    other.write_text(LETTER.replace("31. juni", "30. juni"), encoding="utf-8")
    seen: list[str] = []
    with ThreadPoolExecutor(2) as pool:
        parallel = check([letter, other], Settings(), executor=pool, progress=seen.append)
    assert parallel == check([letter, other], Settings())
    assert sorted(seen) == sorted([str(letter), str(other)])


def test_a_rule_that_breaks_is_reported_and_hides_no_other(letter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_analysis: object) -> list[object]:
        raise ZeroDivisionError

    rules = dict(registry.all_rules())
    rules["BRV-02"] = replace(rules["BRV-02"], check=broken)
    monkeypatch.setattr("linter.engine.settings.all_rules", lambda: rules)
    report = check([letter], Settings())
    assert [(f.code, f.values["rule"]) for f in report.failures] == [("rule_broke", "BRV-02")]
    assert "BRV-01" in {f.rule for f in report.findings}
    assert report.exit_code(Severity.HIGH) == 2


def test_select_and_ignore() -> None:
    codes = {r.code for r in Settings(select=("BRV",), ignore=("brv-03",), preview=True).rules()}
    assert "BRV-01" in codes
    assert "BRV-03" not in codes
    assert not any(code.startswith("DOK") for code in codes)


def test_preview_rules_run_only_when_asked_for() -> None:
    default = Settings().rules()
    assert default
    assert all(r.status is Status.STABLE for r in default)
    preview = [r for r in registry.all_rules().values() if r.status is Status.PREVIEW]
    for rule in preview:
        assert rule in Settings(select=(rule.code,)).rules()
        assert rule in Settings(preview=True).rules()


def test_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(UnknownRule) as caught:
        Settings(select=("BRV-1",)).rules()
    assert caught.value.nearest.startswith("BRV-")


def test_failures_travel_between_processes() -> None:
    error = pickle.loads(pickle.dumps(ReadError("too_large", "x.pdf", size=3, limit=2)))  # noqa: S301 - our own bytes
    assert (error.code, error.path, error.values) == ("too_large", "x.pdf", {"size": 3, "limit": 2})
    assert Failure(error.path, error.code, error.values).values["limit"] == 2


def test_a_missing_language_model_is_told_once_and_says_what_to_do(
    letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BREVLINT_MODEL", str(tmp_path / "nowhere"))
    report = check([letter, letter], Settings(preview=True))
    assert [f.code for f in report.failures] == ["model_missing"]
    assert str(tmp_path / "nowhere") in report.failures[0].values["looked"]
    assert report.exit_code(Severity.HIGH) == 2
    assert "BRV-01" in {f.rule for f in report.findings}  # what needs no model is still checked


def test_a_rule_yields_to_one_that_says_more_of_the_same_words(tmp_path: Path) -> None:
    text = (
        "{}\n\n{}\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Felles oppdrag: tilsyn\n\n"
        "Skattedirektoratet og Arbeidstilsynet skal i fellesskap sikre at flere byggeplasser følger reglene. "
        "Skattedirektoratet og Arbeidstilsynet {} legge fram en felles plan for tilsyn innen 1. juni 2026.\n"
    )
    letters = []
    for ministry, agency, word in (
        ("Finansdepartementet", "Skattedirektoratet", "skal"),
        ("Arbeids- og inkluderingsdepartementet", "Arbeidstilsynet", "bør"),
    ):
        path = tmp_path / f"{agency}.md"
        path.write_text(text.format(ministry, agency, word), encoding="utf-8")
        letters.append(path)

    def told(*codes: str) -> list[tuple[str, str]]:
        return [(f.rule, f.excerpt) for f in check(letters, Settings(select=codes)).findings if f.excerpt == "bør"]

    assert told("SPR-03") == [("SPR-03", "bør")]
    assert told("SPR-03", "FEL-03") == [("FEL-03", "bør")]


def test_rules_yield_to_rules_that_exist() -> None:
    known = registry.all_rules()
    assert {code for rule in known.values() for code in rule.yields_to} <= set(known)
    assert any(rule.yields_to for rule in known.values())
