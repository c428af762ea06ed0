import json

import pytest
from click.testing import CliRunner

from linter.cli.classify import command
from linter.steering.classify import Question, classify, classify_all
from linter.steering.labels import Agent, ChainLabel, Strength
from linter.steering.model import trait_hash, weights
from linter.steering.spoken import evidence_lines
from linter.wording import Lang

pytestmark = pytest.mark.usefixtures("models")
FIELDS = {"text", "label", "demand", "strength", "agent", "unsure", "evidence"}


@pytest.mark.parametrize(
    ("text", "label", "demand"),
    [
        ("Etaten skal holde ni kurs for havnesjefer i løpet av året.", ChainLabel.ACTIVITY, True),
        ("Etaten skal halde ni kurs for hamnesjefar i løpet av året.", ChainLabel.ACTIVITY, True),
        ("Ventetiden for førerprøve skal være under fire uker.", ChainLabel.OUTPUT, True),
        ("Flere lærlinger skal ta fagbrev.", ChainLabel.USER_EFFECT, True),
        ("Fleire lærlingar skal ta fagbrev.", ChainLabel.USER_EFFECT, True),
        ("Korrupsjonen i samfunnet skal reduseres.", ChainLabel.SOCIETAL_EFFECT, True),
        ("Etaten skal rapportere om prosjektet i årsrapporten.", ChainLabel.REPORTING, True),
        ("Etaten skal samarbeide med fylkene om planen.", ChainLabel.COORDINATION, True),
        ("Etaten skal følge sikkerhetsloven.", ChainLabel.OBLIGATION, True),
        ("Regjeringen vil bygge flere sykehus.", ChainLabel.NOT_A_DEMAND, False),
    ],
)
def test_plain_sentences(text: str, label: ChainLabel, *, demand: bool) -> None:
    result = classify(text)
    assert (result.label, result.demand) == (label, demand)


@pytest.mark.parametrize(
    ("text", "label", "demand"),
    [
        ("Målet er å arrangere fire kurs for losene i løpet av året.", ChainLabel.ACTIVITY, False),
        ("Målet er å halde fire kurs for losane i løpet av året.", ChainLabel.ACTIVITY, False),
        ("Målet er at flere lærlinger tar fagbrev.", ChainLabel.USER_EFFECT, False),
        ("Etaten skal gjøre rede for arbeidet i årsrapporten.", ChainLabel.REPORTING, True),
    ],
)
def test_aims_and_accounts(text: str, label: ChainLabel, *, demand: bool) -> None:
    result = classify(text)
    assert (result.label, result.demand) == (label, demand)


def test_predicate_of_several_words_is_shown_whole() -> None:
    evidence = {one.what: one.words for one in classify("Etaten skal gjøre rede for bruken av midlene.").evidence}
    assert (evidence["predicate"], evidence["object"]) == ("gjøre rede", "bruken")


@pytest.mark.parametrize("item", ["– rutiner for varsling", "– lage en oversikt", "– god kontakt med havnene"])
def test_items_of_a_list_that_the_addressee_shall_do_are_demands(item: str) -> None:
    (result,) = classify_all([Question(item, previous="Direktoratet skal:")])
    assert result.demand
    assert result.label is not ChainLabel.NOT_A_DEMAND
    (other,) = classify_all([Question(item, previous="Dette er gjort i 2026:")])
    assert other.demand_probability < result.demand_probability


def test_heading_is_seen() -> None:
    result = classify("Antall gjennomførte tilsyn", heading="Styringsparametere")
    assert result.label is ChainLabel.ACTIVITY
    assert any(one.what == "context.parameter" for one in result.evidence)


def test_strength_and_agent() -> None:
    assert classify("Etaten bør lage en plan.").strength is Strength.MIDDLE
    result = classify("Departementet ber om at etaten lager en plan.")
    assert (result.strength, result.agent) == (Strength.STRONG, Agent.ADDRESSEE)
    assert classify("Departementet vil komme tilbake til saken.").strength is Strength.NONE


def test_not_a_demand_never_binds_and_shares_are_shares() -> None:
    for text in ("Vi viser til brev av 3. mars.", "Etaten skal lage en plan.", "x", "–", "Mål:"):
        result = classify(text)
        assert not (result.demand and result.label is ChainLabel.NOT_A_DEMAND)
        assert 0 <= result.probability <= 1
        assert 0 <= result.demand_probability <= 1
        assert result.second is not result.label


@pytest.mark.parametrize("lang", list(Lang))
def test_every_label_explains_itself_in_every_language(lang: Lang) -> None:
    lines = evidence_lines(classify("Etaten skal sikre at planen blir fulgt opp.", heading="Oppdrag"), lang)
    assert len(lines) >= 3
    assert all(line.endswith(".") for line in lines)


def test_trait_hash_is_the_same_everywhere() -> None:
    assert trait_hash(1, "s=plan") == 798274028
    assert len(weights().labels) == 9


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
def test_command_gives_one_object_per_line(end: str) -> None:
    lines = ["Etaten skal lage en plan.", "", "Vi viser til brev.", "Verksemda skal ikkje byggje nye lokale."]
    result = CliRunner().invoke(command, ["--format", "json"], input=(end or "\n").join(lines) + end)
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert result.exit_code == 0
    assert [row["text"] for row in rows] == lines
    assert all(row.keys() >= FIELDS for row in rows)
    assert [row["demand"] for row in rows] == [True, False, False, True]
    assert (rows[1]["label"], rows[1]["evidence"]) == ("IKKE_KRAV", ["Linjen er tom."])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_lines_in_any_usual_encoding(encoding: str) -> None:
    line = "Etaten må følge opp målet."
    result = CliRunner().invoke(command, ["--format", "json"], input=f"{line}\n".encode(encoding))
    assert json.loads(result.output)["text"] == line


def test_what_is_no_text_is_told() -> None:
    result = CliRunner().invoke(command, ["--format", "json"], input=b"PK\x03\x04\x00\x00\x00")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_heading_reaches_every_line() -> None:
    result = CliRunner().invoke(
        command, ["--format", "json", "--heading", "Styringsparametere"], input="Antall kurs\nAntall tilsyn\n"
    )
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert ["styringsparametere" in row["evidence"][0] for row in rows] == [True, True]


@pytest.mark.parametrize("arguments", [[], [""], ["--format", "xml", "Etaten skal lage en plan."], ["--heat", "x"]])
def test_nothing_to_classify_and_unknown_options_are_told_with_exit_code_2(arguments: list[str]) -> None:
    result = CliRunner().invoke(command, arguments, input="")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_command_in_words() -> None:
    result = CliRunner().invoke(command, ["Etaten skal lage en plan.", "--lang", "nn"])
    assert result.exit_code == 0
    assert "AKTIVITET" in result.output
    assert "mottakaren" in result.output


@pytest.mark.parametrize(
    "text", ["Vi ber om at Kystverket følger opp planen.", "Vi ber Kystverket om å følge opp planen."]
)
def test_who_is_asked_is_named_and_not_who_asks(text: str) -> None:
    lines = " ".join(evidence_lines(classify(text), Lang.NB))
    assert "«Kystverket»" in lines
    assert "«Vi»" not in lines
