"""KOO-03 and KOO-04: what one agency brings or does is a share of the work, also without a word of responsibility."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.koo import koo_03, koo_04

SENT = "\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026"
HEADS = {
    "nve": f"Energidepartementet\n\nNorges vassdrags- og energidirektorat{SENT}",
    "dsb": f"Justis- og beredskapsdepartementet\n\nDirektoratet for samfunnssikkerhet og beredskap{SENT}",
}
TASK = (
    "## 5 Felles oppdrag: trygg strøm\n\nNorges vassdrags- og energidirektorat og Direktoratet for "
    "samfunnssikkerhet og beredskap skal samarbeide slik at færre innbyggere mister strømmen. "
)


def codes(texts: dict[str, str]) -> list[tuple[str, str]]:
    """Code and message of the findings of KOO-03 and KOO-04 in the letters to the agencies."""
    letters = [LetterAnalysis(read_string(f"{HEADS[to]}\n\n{TASK}{text}", f"{to}.md")) for to, text in texts.items()]
    whole = SetAnalysis(letters)
    return [(rule.code, hit.message) for rule in (koo_03.RULE, koo_04.RULE) for hit in rule.check(whole)]


@pytest.mark.parametrize(
    ("nve", "dsb"),
    [
        ("NVE bidrar med kart over kraftnettet.", "DSB kartlegger hvem som er sårbare."),
        (
            "NVE skal bidra med kart over nettet. DSB har oversikten over kommunene.",
            "Direktoratene møtes hvert halvår.",
        ),
        ("Direktoratet skal tegne kartet over nettet.", "Direktoratet hentar inn planane til kommunane."),
    ],
)
def test_letters_that_say_what_each_brings_have_divided_the_work(nve: str, dsb: str) -> None:
    assert ("KOO-04", "default") not in codes({"nve": nve, "dsb": dsb})


@pytest.mark.parametrize(
    ("nve", "dsb"),
    [
        ("Direktoratene skal dele kart med hverandre.", "Direktoratene skal dele kart med hverandre."),
        ("NVE bidrar med kart over kraftnettet.", "Direktoratene skal dele kart med hverandre."),
        ("NVE skal samarbeide godt med DSB.", "DSB skal rapportere på samarbeidet i årsrapporten."),
        ("NVE skal delta i arbeidet.", "DSB skal prioritere oppgaven."),
        ("NVE skal bidra til at nettet tåler mer.", "DSB skal medvirke til at kommunene er forberedt."),
        ("NVE og DSB skal tegne et kart.", "DSB og NVE skal tegne et kart."),
    ],
)
def test_what_is_asked_of_all_or_of_one_alone_divides_nothing(nve: str, dsb: str) -> None:
    assert ("KOO-04", "default") in codes({"nve": nve, "dsb": dsb})


def test_a_share_of_one_s_own_letter_counts_where_shares_are_given_one_by_one() -> None:
    shares = "NVE har ansvar for kartet."
    assert ("KOO-04", "some") in codes({"nve": shares, "dsb": "Direktoratene skal dele kart med hverandre."})
    assert ("KOO-04", "some") not in codes({"nve": shares, "dsb": "Direktoratet peker ut fem kommuner."})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("NVE er koordinerende virksomhet.", True),
        ("NVE er koordinerende virksomhet og leder arbeidet.", True),
        ("NVE er koordinerende virksomhet og leder arbeidet. NVE sender den felles rapporten innen 1. oktober.", False),
        ("NVE er koordinerande verksemd og leier arbeidet. NVE sender rapporten innan 1. oktober.", False),
        ("NVE er koordinerende virksomhet. DSB leder arbeidet i kommunene og sender rapporten innen 1. oktober.", True),
    ],
)
def test_a_coordinator_who_leads_and_sends_the_report_has_a_role(text: str, *, told: bool) -> None:
    assert (("KOO-03", "default") in codes({"nve": text})) is told
