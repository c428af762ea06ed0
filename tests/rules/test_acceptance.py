"""The ten points that the three cases must pass (a-krim, Bolig for velferd, 0–24), and what each faithful set gives.

Faithful sets are written to say what DFØ/Difi 2017/1 tells that the real letters said; all texts are composed.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from composed import CASES, builder, built
from conftest import FIXTURES, Brevlint

from linter.engine.report import Finding, Report
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.letters.registry import registry
from linter.readers.open import find_letters
from linter.rules.contract import Severity
from linter.rules.registry import all_rules
from linter.wording import Lang

TABLE = tomllib.loads((FIXTURES / "mutations.toml").read_text(encoding="utf-8"))
KNOWN = frozenset(all_rules())
TASK_RULES = tuple(
    code
    for code in sorted(KNOWN)
    if code.startswith(("KOO", "RAP", "LIN")) or code in {"MAL-01", "MAL-05", "MAL-06", "MAL-07", "MAL-08"}
)
FEL_RULES = tuple(code for code in sorted(KNOWN) if code.startswith("FEL"))
# One nynorsk letter of each case and one in bokmål that carries the same shared text.
PAIRS = {
    "akrim": ("skattedirektoratet", "arbeidstilsynet"),
    "bolig": ("bufdir", "nav"),
    "0-24": ("udir", "bufdir"),
}


def run(paths: Path | Sequence[Path], rules: Sequence[str] = TASK_RULES) -> Report:
    found = find_letters([paths] if isinstance(paths, Path) else list(paths)).paths
    report = check(found, Settings(select=tuple(rules), preview=True))
    assert report.failures == ()
    return report


def written(folder: Path, letters: dict[str, str]) -> list[Path]:
    paths = [folder / f"{name}.md" for name in letters]
    for path, text in zip(paths, letters.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def said(finding: Finding) -> str:
    """Everything a finding says, in all languages."""
    rule = all_rules()[finding.rule]
    told = [rule.messages[finding.message].get(lang, finding.values) for lang in Lang]
    related = [f"{place.excerpt} {place.note}" for place in finding.related]
    return "\n".join([*told, finding.excerpt, *finding.evidence, *related])


def told(report: Report) -> list[Finding]:
    """What is more than information."""
    return [finding for finding in report.findings if finding.severity is not Severity.INFO]


def head(ministry: str, agency: str, day: str, year: int) -> str:
    return f"{ministry}\n\n{agency}\n\nDato: {day}\n\n# Tildelingsbrev {year}\n\n## 3.4 Arbeidslivskriminalitet\n\n"


def test_1_nothing_is_asked_of_a_ministry_that_owns_none_of_the_participants(tmp_path: Path) -> None:
    behind = (
        "Strategien er lagt fram av Arbeids- og sosialdepartementet, Finansdepartementet, Justis- og "
        "beredskapsdepartementet, Kunnskapsdepartementet, Kommunal- og moderniseringsdepartementet og Nærings- og "
        "fiskeridepartementet. Arbeidstilsynet, Arbeids- og velferdsdirektoratet, Politidirektoratet og "
        "Skattedirektoratet skal sammen gjøre det vanskeligere å drive ulovlig i arbeidslivet."
    )
    letters = {
        "at": head("Arbeids- og sosialdepartementet", "Arbeidstilsynet", "8. januar 2016", 2016) + behind,
        "nav": head("Arbeids- og sosialdepartementet", "Arbeids- og velferdsdirektoratet", "8. januar 2016", 2016)
        + behind,
        "pod": head("Justis- og beredskapsdepartementet", "Politidirektoratet", "11. januar 2016", 2016) + behind,
        "skd": head("Finansdepartementet", "Skattedirektoratet", "11. januar 2016", 2016) + behind,
        # A letter from a ministry behind the strategy that owns no participant may mention the task and no more.
        "udir": head("Kunnskapsdepartementet", "Utdanningsdirektoratet", "12. januar 2016", 2016)
        + "Departementet viser til omtalen av arbeidslivskriminalitet i Prop. 1 S (2015–2016).",
    }
    report = run(written(tmp_path, letters))
    koo_01 = [f for f in report.findings if f.rule == "KOO-01"]
    assert [f.values["count"] for f in koo_01] == [3]  # ASD, FIN and JD; not six
    assert {Path(f.letter).stem for f in report.findings} == {"at"}
    asked = {"Kunnskapsdepartementet", "Kommunal- og moderniseringsdepartementet", "Nærings- og fiskeridepartementet"}
    assert not [f.rule for f in report.findings if any(name in said(f) for name in asked)]


def test_2_a_reporting_coordinator_is_no_coordinating_agency(tmp_path: Path) -> None:
    report = run(built("akrim", tmp_path, "faithful", "trofast-a"), ["KOO-02"])
    [finding] = report.findings
    assert finding.message == "reporting"
    assert finding.values["agency"] == "Arbeidstilsynet"
    assert "samordner rapporteringen" in all_rules()["KOO-02"].messages["reporting"].nb


def test_3_a_joint_letter_is_shared_text_that_the_tildelingsbrev_must_mention(tmp_path: Path) -> None:
    rules = ["FEL-01", "FEL-02", "KOO-06", "LIN-03"]
    assert told(run(built("0-24", tmp_path / "a"), rules)) == []
    [finding] = told(run(built("0-24", tmp_path / "b", mutation="lin03-tildelingsbrev"), rules))
    assert finding.rule == "LIN-03"
    assert Path(finding.letter).stem == "oppdragsbrev-2015"
    assert [Path(place.letter).stem for place in finding.related] == ["helsedirektoratet"]


@pytest.mark.parametrize(("day", "year", "owners"), [("15. januar 2014", 2014, 4), ("15. januar 2016", 2016, 5)])
def test_4_the_date_decides_who_owns_an_agency(day: str, year: int, owners: int, tmp_path: Path) -> None:
    text = (
        head("Kunnskapsdepartementet", "Utdanningsdirektoratet", day, year).replace(
            "Arbeidslivskriminalitet", "0–24-samarbeidet"
        )
        + "Arbeids- og velferdsdirektoratet, Barne-, ungdoms- og familiedirektoratet, Helsedirektoratet, Integrerings- "
        "og mangfoldsdirektoratet og Utdanningsdirektoratet skal samarbeide slik at flere unge fullfører videregående."
    )
    [finding] = run(written(tmp_path, {"udir": text}), ["KOO-01"]).findings
    assert finding.values["count"] == owners  # IMDi: BLD until December 2015, then JD
    owner = registry().owner("IMDI", date(year, 1, 15))
    assert owner is not None
    assert owner.short == {4: "BLD", 5: "JD"}[owners]


def test_5_a_repetition_is_missed_only_when_nothing_says_that_it_still_applies(tmp_path: Path) -> None:
    passage = (
        "Husbanken, Helsedirektoratet og Arbeids- og velferdsdirektoratet skal samarbeide slik at flere familier "
        "har en trygg bolig. Husbanken er koordinerende virksomhet. Direktoratene har felles ansvar for at målet nås."
    )
    after = {
        "borte": "Husbanken skal gi god veiledning til kommunene om startlån.",
        "gjelder": "Føringen om Bolig for velferd fra 2015 gjelder fortsatt, ut 2020.",
    }
    found = {}
    for name, text in after.items():
        letters = {
            year: head("Kommunal- og moderniseringsdepartementet", "Husbanken", f"7. januar {year}", year).replace(
                "Arbeidslivskriminalitet", "Bolig for velferd" if year == 2015 or name == "gjelder" else "Startlån"
            )
            + (passage if year == 2015 else text)
            for year in (2015, 2016)
        }
        folder = tmp_path / name
        folder.mkdir()
        paths = written(folder, {str(year): letter for year, letter in letters.items()})
        found[name] = len(run(paths, ["FEL-08"]).findings)
    assert found == {"borte": 1, "gjelder": 0}


def test_6_an_addition_for_one_agency_is_information_and_no_error(tmp_path: Path) -> None:
    report = run(built("bolig", tmp_path, mutation="fel04-tillegg"), [*TASK_RULES, *FEL_RULES])
    assert told(report) == []
    [finding] = [f for f in report.findings if f.rule == "FEL-04"]
    assert finding.excerpt.startswith("Særskilt for Husbanken")


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("variant", ["good", "faithful"])
def test_7_nynorsk_gives_the_same_findings_as_bokmaal(case: str, variant: str, tmp_path: Path) -> None:
    built(case, tmp_path, variant)
    nynorsk, bokmaal = (run(tmp_path / f"{name}.docx") for name in PAIRS[case])
    assert {info.form for info in nynorsk.letters} == {"nn"}
    assert {info.form for info in bokmaal.letters} == {"nb"}
    assert Counter((f.rule, f.message) for f in nynorsk.findings) == Counter(
        (f.rule, f.message) for f in bokmaal.findings
    )


@pytest.mark.parametrize("case", CASES)
def test_7_the_nynorsk_version_is_one_text_in_another_form(case: str) -> None:
    [finding] = run(FIXTURES / case, ["FEL-02"]).findings
    assert (finding.message, finding.severity) == ("form", Severity.INFO)
    assert Path(finding.letter).stem == PAIRS[case][0]


def test_8_a_run_says_what_it_did_not_look_at(brevlint: Brevlint, tmp_path: Path) -> None:
    shown = brevlint("tasks", FIXTURES / "akrim")
    assert shown.exit_code == 0
    assert "Dette sier brevene ingenting om" in shown.output
    assert shown.output.count("?") >= 30  # the self-check list: questions, no verdict
    # And what was looked at, for each thing that was not found.
    absent = run(built("bolig", tmp_path, "faithful")).findings
    assert absent
    assert all(f.evidence for f in absent)
    assert all(any(".docx" in line for line in f.evidence) for f in absent)
    checked = brevlint("check", FIXTURES / "akrim" / "nav.pdf", "--format", "json")
    assert "unread" in json.loads(checked.output)["letters"][0]


@pytest.mark.parametrize("case", CASES)
def test_9_a_good_set_gives_nothing_high_or_medium(case: str) -> None:
    found = run(FIXTURES / case, [*TASK_RULES, *FEL_RULES]).findings
    serious = [f for f in found if f.severity.rank >= Severity.MEDIUM.rank]
    assert [(f.rule, Path(f.letter).stem, f.excerpt) for f in serious] == []


def test_9_every_rule_that_needs_a_whole_letter_set_has_a_mutation_of_its_own() -> None:
    """``test_mutations.py`` runs them, and each must give exactly its own finding."""
    woken = {code for mutation in TABLE["mutation"] for code in mutation["expect"]}
    without = {
        "FEL-06",
        "FEL-08",
        "FEL-11",
        "KOO-05",
        "KOO-13",
        "LIN-04",
        "MAL-05",
        "MAL-07",
        "MAL-08",
        "RAP-04",
    }  # shown by the examples in their files
    assert {*TASK_RULES, *FEL_RULES} - woken == without


@pytest.mark.parametrize("case", CASES)
def test_10_no_person_is_named(case: str, tmp_path: Path) -> None:
    names = {
        line.split("(")[0].strip()
        for source in builder().letters(case)
        for signature in source.head["underskrift"]
        for line in [str(signature).split("\n")[0]]
    }
    assert len(names) > 2
    findings = run(built(case, tmp_path, "faithful")).findings
    assert findings
    assert not [(f.rule, name) for f in findings for name in names if name in said(f)]


@pytest.mark.parametrize("row", TABLE["faithful"], ids=lambda row: str(row["case"]))
def test_a_faithful_set_gives_what_the_source_tells(row: dict[str, list[str]], tmp_path: Path) -> None:
    expected, never = (KNOWN.intersection(row[key]) for key in ("at_least", "never"))
    findings = run(built(str(row["case"]), tmp_path, "faithful"), sorted(expected | never)).findings
    found = {f.rule for f in findings if (f.rule, f.message) != ("FEL-02", "form")}  # one text in two forms is no fault
    assert expected - found == set()
    assert never & found == set()
