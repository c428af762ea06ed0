"""Findings on a set of letters about one task: where they stand, and the places in the other letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.engine.report import Finding, Report
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.rules.registry import all_rules

TASK = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at flere byggeplasser følger "
    "reglene. "
)
PARTIES = {
    "skd": ("Finansdepartementet", "Skattedirektoratet"),
    "pod": ("Justis- og beredskapsdepartementet", "Politidirektoratet"),
    "at": ("Arbeids- og inkluderingsdepartementet", "Arbeidstilsynet"),
    "udir": ("Kunnskapsdepartementet", "Utdanningsdirektoratet"),
}


def letter(
    who: str, said: str, *, day: str = "16. desember 2025", year: int = 2026, title: str = "Tildelingsbrev"
) -> str:
    sender, to = PARTIES[who]
    head = f"{sender}\n\n{to}\n\nDato: {day}\n\n# {title} {year}\n\n"
    return f"{head}## 3.4 Felles oppdrag: ryddige byggeplasser\n\n{said}\n"


def run(folder: Path, rules: tuple[str, ...], **letters: str) -> Report:
    for name, text in letters.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    report = check([folder / f"{name}.md" for name in letters], Settings(select=rules, preview=True))
    assert report.failures == ()
    return report


def places(finding: Finding) -> tuple[str, str, list[tuple[str, str]]]:
    return Path(finding.letter).stem, finding.excerpt, [(Path(r.letter).stem, r.excerpt) for r in finding.related]


@pytest.mark.parametrize(
    ("usual", "odd"),
    [
        ("Etatene rapporterer innen 1. mars.", "Etatene rapporterer innen 1. juni."),
        ("Etatene rapporterer halvårlig.", "Etatene rapporterer hvert tertial."),
        ("Etatene sender en statusrapport 1. mars.", "Etatene omtaler samarbeidet i årsrapporten."),
    ],
    ids=["dates", "frequencies", "forms"],
)
def test_reports_asked_for_in_different_ways(tmp_path: Path, usual: str, odd: str) -> None:
    texts = {"skd": TASK + usual, "pod": TASK + odd, "at": TASK + usual}
    [finding] = run(tmp_path, ("RAP-05",), **{who: letter(who, text) for who, text in texts.items()}).findings
    where, excerpt, related = places(finding)
    assert where == "pod"
    assert excerpt in odd
    assert [name for name, _ in related] == ["skd", "at"]
    assert all(words and words in usual for _, words in related)
    assert all(agency in str(finding.values["table"]) for _, agency in list(PARTIES.values())[:3])


def test_the_same_reports_and_another_years_date_are_no_contradiction(tmp_path: Path) -> None:
    said = TASK + "Etatene rapporterer innen {}."
    same = {who: letter(who, said.format("1. mars")) for who in ("skd", "pod", "at")}
    last_year = letter("pod", said.format("1. juni"), day="15. desember 2024", year=2025)
    assert run(tmp_path, ("RAP-05",), **same, old=last_year).findings == ()


def test_letters_sent_at_different_times(tmp_path: Path) -> None:
    days = {"skd": "16. desember 2025", "pod": "28. januar 2026", "at": "18. desember 2025"}
    [finding] = run(tmp_path, ("LIN-05",), **{who: letter(who, TASK, day=day) for who, day in days.items()}).findings
    assert places(finding) == ("pod", days["pod"], [("skd", days["skd"]), ("at", days["at"])])
    assert finding.values["days"] == 43


def test_letters_sent_within_two_weeks_or_to_one_agency_are_in_time(tmp_path: Path) -> None:
    near = {"skd": "16. desember 2025", "pod": "30. desember 2025"}
    assert run(tmp_path, ("LIN-05",), **{who: letter(who, TASK, day=day) for who, day in near.items()}).findings == ()
    later = letter("skd", TASK, day="2. juni 2026", title="Supplerende tildelingsbrev nr. 1 for")
    assert run(tmp_path, ("LIN-05",), skd=letter("skd", TASK), more=later).findings == ()


ORDINARY = "# Tildelingsbrev 2026\n\n## 3.1 Kontroll\n\nPolitidirektoratet skal kontrollere flere virksomheter.\n"
BESIDE = "Supplerende tildelingsbrev nr. 1 for"


def ordinary(more: str = "") -> str:
    sender, to = PARTIES["pod"]
    return f"{sender}\n\n{to}\n\nDato: 16. desember 2025\n\n{ORDINARY}{more}"


def test_an_assignment_beside_the_tildelingsbrev(tmp_path: Path) -> None:
    given = letter("pod", TASK, day="2. juni 2026", title=BESIDE)
    [finding] = run(tmp_path, ("LIN-03",), letter=ordinary(), more=given).findings
    assert places(finding)[0] == "more"
    assert places(finding)[2] == [("letter", "")]
    assert finding.values["agencies"] == "Politidirektoratet"


@pytest.mark.parametrize(
    "more", ["\nDepartementene sender et felles oppdrag om ryddige byggeplasser i juni.\n", "\n[...]\n"]
)
def test_an_announced_assignment_and_an_extract_are_left_alone(tmp_path: Path, more: str) -> None:
    given = letter("pod", TASK, day="2. juni 2026", title=BESIDE)
    assert run(tmp_path, ("LIN-03",), letter=ordinary(more), more=given).findings == ()


def test_without_the_tildelingsbrev_nothing_is_said(tmp_path: Path) -> None:
    given = letter("pod", TASK, day="2. juni 2026", title=BESIDE)
    assert run(tmp_path, ("LIN-03",), more=given).findings == ()


def test_steps_that_contradict_each_other_are_shown_side_by_side(tmp_path: Path) -> None:
    low, high = "Etatene skal dele informasjon.", "Etatene skal ha en felles tiltaksplan."
    [finding] = run(
        tmp_path,
        ("MAL-05",),
        skd=letter("skd", TASK + high),
        pod=letter("pod", TASK + low),
        at=letter("at", TASK + high),
    ).findings
    assert finding.message == "differ"
    where, excerpt, related = places(finding)
    assert (where, excerpt) == ("pod", "dele informasjon")
    assert [name for name, _ in related] == ["skd", "at"]


def test_coordinators_that_contradict_each_other(tmp_path: Path) -> None:
    """Then there is a coordinator (KOO-02) and no role to explain (KOO-03); the rule on contradictions speaks."""
    told = {
        "skd": TASK + "Skattedirektoratet er koordinerende virksomhet.",
        "at": TASK + "Arbeidstilsynet er koordinerende virksomhet.",
    }
    rules = tuple(code for code in ("KOO-02", "KOO-03", "FEL-03") if code in all_rules())
    found = run(tmp_path, rules, **{who: letter(who, text) for who, text in told.items()}).findings
    assert {f.rule for f in found} == ({"FEL-03"} if "FEL-03" in rules else set())


def test_a_letter_that_tells_what_others_shall_do_makes_no_participant_of_its_addressee(tmp_path: Path) -> None:
    texts = {who: letter(who, TASK) for who in ("skd", "udir")}
    rules = tuple(code for code in all_rules() if code.startswith(("KOO", "RAP", "LIN")))
    report = run(tmp_path, rules, **texts)
    assert {Path(f.letter).stem for f in report.findings} == {"skd"}
    [finding] = [f for f in report.findings if f.rule == "KOO-01"]
    assert finding.values["count"] == 3  # FIN, JD and AID; not KD
    asked = [f.rule for f in report.findings if "Utdanning" in str(f.values) or "Kunnskap" in str(f.values)]
    assert asked == []


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Skattedirektoratet skal delta i arbeidsgruppen som Arbeidstilsynet leder.", set()),
        ("Skattedirektoratet skal delta i arbeidsgruppa som Arbeidstilsynet leier.", set()),
        # The addressee leads, or who leads is told of a task that is given to all:
        (
            "Skattedirektoratet skal delta i arbeidsgruppen med Arbeidstilsynet. Skattedirektoratet leder gruppen.",
            {"KOO-01"},
        ),
        (f"{TASK}Arbeidstilsynet leder samarbeidet.", {"KOO-01"}),
    ],
)
def test_taking_part_in_what_another_leads_needs_no_mandate(tmp_path: Path, said: str, codes: set[str]) -> None:
    text = letter("skd", said).replace("## 3.4 Felles oppdrag: ryddige byggeplasser", "## 3 Oppdrag")
    assert {finding.rule for finding in run(tmp_path, ("KOO-01",), skd=text).findings} == codes
