"""Rules about demands: scope, thresholds, what silences them; the profile in text and JSON; nynorsk beside bokmål."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from linter.engine.run import check
from linter.engine.settings import Settings
from linter.readers.text import read_string
from linter.reports import json as json_report
from linter.reports import profile, text
from linter.rules.akt.heads import HEAD
from linter.rules.akt.organising import organises
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import LetterRule, Severity, Status
from linter.rules.mal.statements import goals, parameters
from linter.rules.registry import all_rules
from linter.rules.sum.signals import high_priorities, plans
from linter.wording import Lang

ORDINARY = {
    "nb": "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n",
    "nn": "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n",
}
ONLY_IN_JOINT_TASKS = ("AKT-01", "AKT-02", "AKT-04", "AKT-05", "AKT-06", "AKT-07", "SPR-01", "SPR-03")
# The same passage in both forms, and the rule that speaks of it, or none («-»); «¶»: a line break.
# ``joint``: in the joint task of HEAD, else in an ordinary letter.
TWINS = tuple(
    csv.DictReader(
        Path(__file__).with_name("demand_twins.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


def analysis(head: str, body: str, **options: dict[str, object]) -> LetterAnalysis:
    return LetterAnalysis(read_string(head + body, "letter.md"), options)


def codes(found: LetterAnalysis) -> set[str]:
    rules = all_rules()
    families = ("AKT", "SPR", "SUM")
    mine = [r for c, r in rules.items() if c[:3] in families or c in {"MAL-02", "MAL-03"}]
    return {rule.code for rule in mine for _ in rule.check(found)}  # type: ignore[arg-type] # letter rules all


def told(row: dict[str, str], form: str) -> list[str]:
    """The findings about demands, goals and parameters of one row."""
    head = HEAD if row["place"] == "joint" else ORDINARY
    letter = analysis(head[form], row[form].replace("¶", "\n"))
    whole, found = SetAnalysis([letter]), []
    for code, rule in all_rules().items():
        if code[:3] in {"AKT", "MAL", "SPR"}:
            hits = rule.check(letter) if isinstance(rule, LetterRule) else rule.check(whole)  # type: ignore[arg-type] # of sets
            found += [f"{code} {hit.message}" for hit in hits]
    return sorted(found)


def test_both_forms_of_one_passage_give_the_same_findings() -> None:
    differ = [(row["nb"], told(row, "nb"), told(row, "nn")) for row in TWINS]
    assert [row for row in differ if row[1] != row[2]] == []
    for row, (words, found, _) in zip(TWINS, differ, strict=True):
        about = {one.split()[0] for one in found} & {
            *ONLY_IN_JOINT_TASKS,
            "MAL-02",
            "MAL-03",
            "SPR-02",
            "SPR-04",
            row["rule"],
        }
        assert row["rule"] in about if row["rule"] != "-" else not about, (words, found)


def test_outside_joint_tasks_the_same_demands_are_no_findings() -> None:
    for form in ("nb", "nn"):
        body = "\n\n".join(row[form].replace("¶", "\n") for row in TWINS if row["place"] == "joint")
        assert not codes(analysis(ORDINARY[form], body)).intersection(ONLY_IN_JOINT_TASKS)


def test_activities_beyond_the_limit_are_counted_in_one_finding() -> None:
    body = (
        "Etatene skal arrangere fire samlinger. Etatene skal utvikle en nettportal for foreldre. Etatene "
        "skal gjennomføre tre "
        "kampanjer. Etatene skal utarbeide en veileder for rådgivere. Etatene skal arrangere to kurs for lærere."
    )
    hits = list(all_rules()["AKT-01"].check(analysis(HEAD["nb"], body)))  # type: ignore[arg-type] # a letter rule
    assert [hit.message for hit in hits] == ["goal", "goal", "goal", "more"]
    assert hits[-1].values["n"] == 2
    fewer = analysis(HEAD["nb"], body, **{"AKT-01": {"max_per_passage": 1}})
    hits = list(all_rules()["AKT-01"].check(fewer))  # type: ignore[arg-type]
    assert [hit.message for hit in hits] == ["goal", "more"]
    one_more = analysis(HEAD["nb"], body, **{"AKT-01": {"max_per_passage": 4}})
    hits = list(all_rules()["AKT-01"].check(one_more))  # type: ignore[arg-type]
    assert [hit.message for hit in hits] == ["goal"] * 5, "a single one is shown, not counted"


GOAL = {
    "nb": "Flere unge skal være i skole, lære eller jobb. ",
    "nn": "Fleire unge skal vere i skule, lære eller jobb. ",
}
NO_GOAL = {form: head.replace(GOAL[form], "") for form, head in HEAD.items()}


@pytest.mark.parametrize(
    ("form", "body", "said"),
    [
        ("nb", "Etatene skal utarbeide en felles handlingsplan.", ("goal", Severity.INFO, "plan_goal")),
        ("nn", "Etatane skal utarbeide ein felles handlingsplan.", ("goal", Severity.INFO, "plan_goal")),
        ("nb", "Etatene skal utarbeide en felles handlingsplan.", ("", Severity.LOW, "plan")),
        ("nn", "Etatane skal utarbeide ein felles handlingsplan.", ("", Severity.LOW, "plan")),
        ("nb", "Etatene skal arrangere fire samlinger.", ("", None, "default")),
        ("nn", "Etatane skal arrangere fire samlingar.", ("", None, "default")),
        ("nb", "Etatene velger selv tiltak. Etatene skal arrangere fire samlinger.", ("goal", None, "free")),
        ("nn", "Etatane vel sjølve tiltak. Etatane skal arrangere fire samlingar.", ("goal", None, "free")),
        # who does what among them is another choice than what they do
        (
            "nb",
            "Etatene avgjør selv hvem som koordinerer. Etatene skal arrangere fire samlinger.",
            ("goal", None, "goal"),
        ),
    ],
)
def test_a_demand_is_told_beside_what_the_letter_says_of_the_task(
    form: str, body: str, said: tuple[str, Severity | None, str]
) -> None:
    """The letter that gives the goal is not told to write one, and a joint plan is then no more than a hint."""
    goal, severity, message = said
    letter = analysis((HEAD if goal else NO_GOAL)[form], body)
    (hit,) = all_rules()["AKT-01"].check(letter)  # type: ignore[arg-type] # a letter rule
    assert (hit.severity, hit.message) == (severity, message)


@pytest.mark.parametrize(
    "sentence",
    [
        "Etatene skal følge opp anmodningsvedtak nr. 12 og etablere ordningen.",
        "Etatene skal utrede behovet for en felles meldeplikt.",
        "Etatene kan for eksempel arrangere kurs for lærere.",
        "Departementet skal arrangere to møter med etatene.",
        "Etatene skal gjøre det enklere å finne fram til hjelp.",
        "Effekten skal måles med en årlig spørreundersøkelse.",
        "Kartleggingen skal ta utgangspunkt i rapporten fra 2024.",
        "Arbeids- og velferdsdirektoratet skal særlig bidra med kunnskap om arbeidsgivernes behov.",
        "Etatene skal gi departementene en felles anbefaling om veien videre innen 1. november 2026.",
        "Etatane skal gje Arbeids- og inkluderingsdepartementet ei samla oversikt over tilboda.",
    ],
)
def test_what_is_decided_elsewhere_or_left_open_is_no_activity_demand(sentence: str) -> None:
    assert "AKT-01" not in codes(analysis(HEAD["nb"], sentence))


def test_freedom_to_organise_silences_the_organisation_rule() -> None:
    demand = "Etatene skal opprette et felles sekretariat."
    free = "Etatene avgjør selv hvordan de organiserer samarbeidet."
    assert "AKT-02" in codes(analysis(HEAD["nb"], demand))
    assert "AKT-02" not in codes(analysis(HEAD["nb"], f"{demand} {free}"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Etatene skal møtes hver måned.", True),
        ("Etatane skal ha faste møte kvart kvartal.", True),
        ("Det skal settes ned en arbeidsgruppe.", True),
        ("Etatene skal delta i styringsgruppen.", True),
        ("Etatene skal gi kommunene bedre veiledning.", False),
        ("Kommunene møter mange statlige krav.", False),
    ],
)
def test_words_about_how_agencies_organise(words: str, found: bool) -> None:  # noqa: FBT001 - a column of the table
    assert bool(organises(words)) is found


def test_supplementary_letters_are_not_asked_for_goals() -> None:
    body = (
        "Direktoratet skal arrangere fire kurs. Direktoratet skal utarbeide en veileder. Direktoratet skal "
        "kartlegge behovet. "
        "Direktoratet skal gjennomføre tre kampanjer. Direktoratet skal oppdatere nettsidene. Direktoratet "
        "skal lage en plan. "
        "Direktoratet skal utvikle en app. Direktoratet skal arrangere to møter. Direktoratet skal sende ut brosjyren."
    )
    assert "AKT-03" in codes(analysis(ORDINARY["nb"], body))
    supplement = ORDINARY["nb"].replace("# Tildelingsbrev 2026", "# Supplerende tildelingsbrev nr. 1 for 2026")
    assert "AKT-03" not in codes(analysis(supplement, body))


def test_goals_and_parameters_are_those_the_headings_make_so() -> None:
    found = analysis(
        ORDINARY["nb"],
        "## Mål\n\n- Flere leverer i tide.\n- Færre får tilleggsskatt.\n\nMål 3: Reglene er kjent for alle.\n\n"
        "Styringsparametere:\n\n- Andel som leverer i tide.\n- Andel som kjenner "
        "reglene.\n\nNøkkeltall:\n\n- Antall brev sendt.\n\n"
        "Direktoratet skal utvikle en portal.\n",
    )
    assert [g.words for g in goals(found.letter, found.demands)] == [
        "Flere leverer i tide.",
        "Færre får tilleggsskatt.",
        "Reglene er kjent for alle.",
    ]
    assert len(list(parameters(found.letter, found.demands))) == 2
    assert (found.profile.goals, found.profile.parameters) == (3, 2)


def test_an_agency_of_supervision_may_count_its_supervision() -> None:
    body = "Styringsparametere:\n\n- Antall gjennomførte tilsyn."
    head = ORDINARY["nb"].replace("Skattedirektoratet", "Arbeidstilsynet")
    assert "MAL-03" in codes(analysis(HEAD["nb"], body))
    assert "MAL-03" not in codes(analysis(head, body))


def test_plans_are_counted_once_and_own_plans_not_at_all() -> None:
    letter = read_string(
        "Arbeidet følger Meld. St. 12 (2024–2025) og Kompetansestrategien. Se Meld. St. 12 (2024–2025) og "
        "Kompetansestrategien. "
        "Direktoratet skal lage en egen handlingsplan for sikkerhet og sende årsmelding. Oppgaven er høyt prioritert.",
        "letter.md",
    )
    assert len(plans(letter)) == 2
    assert len(high_priorities(letter)) == 1


def test_thresholds_are_ours_and_say_so() -> None:
    for code in ("AKT-01", "AKT-03", "AKT-04", "AKT-07", "SPR-02", "SUM-01"):
        options = all_rules()[code].options
        assert options
        assert all(option.ours for option in options.values())
    assert all_rules()["MAL-04"].status is Status.PREVIEW


@pytest.fixture(name="letter_file")
def _letter_file(tmp_path: Path) -> Path:
    path = tmp_path / "brev.md"
    path.write_text(HEAD["nb"] + "Etatene skal utvikle en ny nettportal for foreldre.", encoding="utf-8")
    return path


def test_profile_in_json_and_text(letter_file: Path) -> None:
    report = check([letter_file], Settings(select=("AKT",)))
    data = json.loads(json_report.render(report, Lang.NB))
    (counted,) = data["profiles"]
    assert counted["letter"] == str(letter_file)
    assert counted["counts"]["AKTIVITET"] == counted["how"] == 1
    assert counted["what"] == 1
    assert counted["joint_tasks"] == 1
    evidence = data["findings"][0]["evidence"]
    assert any("«utvikle»" in line for line in evidence)
    assert not any(line.startswith("steering.") for line in evidence)
    for lang in Lang:
        shown = text.render(report, lang)
        assert profile.note(lang) in shown
        assert "50 %" in shown


def test_no_profile_when_no_rule_needs_the_demands(letter_file: Path) -> None:
    report = check([letter_file], Settings(select=("BRV",)))
    assert json.loads(json_report.render(report, Lang.NB))["profiles"] == []
    assert profile.note(Lang.NB) not in text.render(report, Lang.NB)


@pytest.mark.parametrize(
    ("beside", "message"),
    [
        ("", "only"),
        ("Oppdraget skal løses innenfor gjeldende rammer.", "only"),
        ("Arbeids- og velferdsdirektoratet får 8 mill. kroner til oppdraget på kap. 605 post 21.", "default"),
        ("Oppdraget har høy prioritet.", "default"),
    ],
)
def test_staff_that_is_the_only_sign_of_priority_may_stay(beside: str, message: str) -> None:
    letter = analysis(HEAD["nb"], f"{beside} Etatene skal sette av minst fire årsverk hver til samarbeidet.")
    assert [hit.message for hit in all_rules()["AKT-06"].check(letter)] == [message]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("form", "sentence", "told"),
    [
        ("nb", "Utviklingen skal følges med tre felles styringsparametere.", False),
        ("nn", "Utviklinga skal følgjast med tre felles styringsparametrar.", False),
        ("nb", "Resultatene skal følges opp gjennom indikatorene i vedlegg 2.", False),
        ("nb", "Arbeidet skal følges opp med en felles veileder.", True),
    ],
)
def test_how_results_are_followed_is_no_demand_without_anyone_responsible(
    form: str, sentence: str, *, told: bool
) -> None:
    assert ("SPR-01" in codes(analysis(HEAD[form], sentence))) is told


@pytest.mark.parametrize(
    ("form", "sentence", "told"),
    [
        ("nb", "Taushetsplikt og personvern skal tas vare på.", False),
        ("nn", "Teieplikt og personvern skal takast vare på.", False),
        ("nn", "Samtykke og innsyn skal bli tekne vare på.", False),
        ("nb", "Samtykke og taushetsplikt skal ivaretas.", False),
        ("nn", "Det skal utarbeidast ein felles rettleiar om samtykke.", True),
    ],
)
def test_a_duty_that_is_to_be_taken_care_of_is_no_measure(form: str, sentence: str, *, told: bool) -> None:
    assert bool({"AKT-01", "SPR-01"} & codes(analysis(HEAD[form], sentence))) is told
