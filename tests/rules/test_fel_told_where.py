"""In which letter a difference is told: whoever drafts a letter reads what is found in that letter."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Hit, SetRule, Severity
from linter.rules.fel.letters import akrim, composed
from linter.rules.registry import all_rules

NB = (
    "{} skal sammen nå målet om at færre arbeidstakere blir utnyttet. Arbeidstilsynet er koordinerende virksomhet. "
    "Etatene skal lage en plan for felles kontroll av byggeplasser innen 1. mars 2026. Uenighet skal legges fram for "
    "departementene."
)
NN = (
    "{} skal saman nå målet om at færre arbeidstakarar blir utnytta. Arbeidstilsynet er koordinerande verksemd. "
    "Etatane skal lage ein plan for felles kontroll av byggjeplassar innan 1. mars 2026. Usemje skal leggjast fram for "
    "departementa."
)
ALL = "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet"
WITHOUT = {
    "Skattedirektoratet": "Politidirektoratet og Arbeidstilsynet",
    "Politidirektoratet": "Skattedirektoratet og Arbeidstilsynet",
    "Arbeidstilsynet": "Skattedirektoratet og Politidirektoratet",
}


def hits(*passages: str, codes: tuple[str, ...] = ("FEL-02", "FEL-03")) -> list[tuple[str, Hit]]:
    """Findings above information on letters to three agencies, with the code of the rule."""
    letters = composed(*map(akrim, passages)).split("\n=====\n")
    whole = SetAnalysis([LetterAnalysis(read_string(text, "same.md")) for text in letters])
    rules = [rule for code in codes if isinstance(rule := all_rules()[code], SetRule)]
    return [(rule.code, hit) for rule in rules for hit in rule.check(whole) if hit.severity is not Severity.INFO]


@pytest.mark.parametrize(
    ("lacking", "agency"),  # a letter may leave its own reader out of the list («dere skal sammen med …»)
    [(number, agency) for number, own in enumerate(WITHOUT) for agency in WITHOUT if agency != own],
)
@pytest.mark.parametrize("form", [NB, NN], ids=["nb", "nn"])
def test_a_partner_left_out_is_told_in_the_letter_that_lacks_it(lacking: int, agency: str, form: str) -> None:
    texts = [NB.format(ALL), NB.format(ALL), NB.format(ALL)]
    texts[lacking] = form.format(WITHOUT[agency])
    ((code, hit),) = hits(*texts)
    assert (code, hit.letter, hit.message) == ("FEL-02", lacking, "party_missing")
    assert hit.values["before"] == agency
    assert {one.letter for one in hit.related} <= {0, 1, 2} - {lacking}


@pytest.mark.parametrize("lacking", [0, 1])
def test_of_two_letters_it_is_told_in_the_one_that_lacks_it(lacking: int) -> None:
    texts = [NB.format(ALL), NB.format(ALL)]
    texts[lacking] = NB.format(WITHOUT["Arbeidstilsynet"])
    ((code, hit),) = hits(*texts)
    assert (code, hit.letter, hit.message) == ("FEL-02", lacking, "party_missing")


def test_a_name_with_its_short_form_in_brackets_is_told_whole() -> None:
    every = "Skattedirektoratet, Politidirektoratet og Direktoratet for samfunnssikkerhet og beredskap (DSB)"
    ((_, hit),) = hits(NB.format(every), NB.format(WITHOUT["Arbeidstilsynet"]), NB.format(every))
    assert hit.values["before"] == "Direktoratet for samfunnssikkerhet og beredskap (DSB)"


def test_a_partner_that_two_of_three_leave_out_is_told_in_those_two() -> None:
    less = NB.format(WITHOUT["Politidirektoratet"])
    ((code, hit),) = hits(less, NB.format(ALL), less)
    assert code == "FEL-02"
    assert {hit.letter, *(one.letter for one in hit.related)} == {0, 1, 2}
    assert hit.letter != 1
    assert hit.message == "party_missing"


def test_a_body_that_one_letter_names_for_itself_is_told_there() -> None:
    more = NB.replace("av byggeplasser", "av byggeplasser og hos Tolldirektoratet")
    ((code, hit),) = hits(NB.format(ALL), more.format(ALL), NB.format(ALL))
    assert (code, hit.letter, hit.message) == ("FEL-02", 1, "party_added")


REPORT = " Den felles rapporten settes sammen og sendes av {} som koordinerende virksomhet."


def test_two_coordinators_in_one_letter_contradict_the_letters_that_name_one() -> None:
    text = NB.format(ALL)
    ((code, hit),) = hits(text, text + REPORT.format("Politidirektoratet"), text)
    assert (code, hit.letter) == ("FEL-03", 1)
    assert "«Politidirektoratet» / «Arbeidstilsynet»" in str(hit.values["table"])


@pytest.mark.parametrize(
    "more",
    [
        REPORT.format("Arbeidstilsynet"),
        " Politidirektoratet leder nettverket av etater som arbeider med menneskehandel.",
    ],
)
def test_the_same_coordinator_again_and_who_leads_something_else_contradict_nothing(more: str) -> None:
    text = NB.format(ALL)
    assert [code for code, _ in hits(text, text + more, text, codes=("FEL-03",))] == []
