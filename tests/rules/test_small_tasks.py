"""An assignment with a partner and a deadline is asked for no mandate; a joint task under a like heading is."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import SetRule
from linter.rules.registry import all_rules

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev\n\n# 3 Oppdrag\n\n"
DEMANDS = ("AKT-01", "AKT-02", "AKT-05", "AKT-06", "AKT-07", "SPR-01", "SPR-03")
MANDATE = ("KOO-01", "KOO-04", "KOO-07", "MAL-01", "MAL-06")


def asked(text: str) -> set[str]:
    """Codes of the rules on the mandate that speak."""
    whole = SetAnalysis([LetterAnalysis(read_string(HEAD + text, "brev.md"))])
    rules = [rule for code in MANDATE if isinstance(rule := all_rules()[code], SetRule)]
    return {rule.code for rule in rules if any(True for _ in rule.check(whole))}


@pytest.mark.parametrize(
    "text",
    [
        (
            "## S-26-03 Arbeidstid\n\nSkattedirektoratet skal, i samarbeid med Arbeidstilsynet, oppdatere veilederen "
            "om arbeidstid.\n\nFrist: 30. april 2026."
        ),
        (
            "## S-26-04 Kassaregister\n\nSkattedirektoratet skal i samarbeid med Politidirektoratet lage oversikt "
            "over kassaregister.\n\nOversikta skal sendast innan 1. juni 2026."
        ),
        (
            "## Oppdrag 5 Klimatall\n\nTallene skal være i samsvar med regnskapet, og beregningene skal gjøres sammen "
            "med Miljødirektoratet."
        ),
        "## Utleie\n\nSkattedirektoratet skal, i samråd med Husbanken, kartlegge hybler. Frist: 1. mai 2026.",
    ],
)
def test_one_delivery_with_a_partner_is_asked_for_no_mandate(text: str) -> None:
    assert asked(text) == set()
    letter = LetterAnalysis(read_string(HEAD + text, "brev.md"))
    told = [code for code in DEMANDS if any(True for _ in all_rules()[code].check(letter))]  # type: ignore[arg-type]
    assert told == []  # nor is it told to leave the measures open


@pytest.mark.parametrize(
    "text",
    [
        # The heading speaks of cooperation.
        (
            "## Felles innsats mot svart arbeid\n\nSkattedirektoratet skal, i samarbeid med Arbeidstilsynet og "
            "Politidirektoratet, kontrollere byggeplasser. Frist: 1. juni 2026."
        ),
        # No day of delivery: it goes on.
        "## Svart arbeid\n\nSkattedirektoratet, Arbeidstilsynet og Politidirektoratet skal saman kontrollere bygg.",
        # Both have the task.
        (
            "## Byggeplasser\n\nSkattedirektoratet og Arbeidstilsynet skal samarbeide om tilsyn med byggeplasser. "
            "Etatene leverer en felles rapport innen 1. juni 2026."
        ),
        # A coordinator: more than one delivery.
        (
            "## Drosjer\n\nSkattedirektoratet skal, i samarbeid med Arbeidstilsynet, følge opp drosjer i "
            "perioden 2026–2028. Skattedirektoratet er koordinerende virksomhet. Rapport innen 1. mai 2026."
        ),
    ],
)
def test_a_joint_task_is_asked_for_its_mandate(text: str) -> None:
    assert "KOO-01" in asked(text)
