"""BRV-08: a weekday that does not belong to its date, also one without a year (2 June 2026: a Tuesday)."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.brv_08 import RULE
from linter.wording import Lang

HEAD = "Finansdepartementet\n\nSkatteetaten\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n# 8 Møter\n\n"


def flagged(text: str) -> list[str]:
    """The flagged words."""
    letter = read_string(HEAD + text.replace("↵", "\n"), "brev.md")
    return [letter.excerpt(hit.span) for hit in RULE.check(LetterAnalysis(letter)) if hit.span]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Møtet er torsdag den 2. juni.", "torsdag den 2. juni"),
        ("Dialogmøtet er ons. 2. juni kl. 10.", "ons. 2. juni"),
        ("Møtet er 2. juni (onsdag).", "2. juni (onsdag)"),
        ("Verksemda sender rapporten måndag, 2. juni.", "måndag, 2. juni"),
        ("Kontaktmøtet er laurdag 2/6.", "laurdag 2/6"),
        ("| Dato | Møte |↵|---|---|↵| Ons 2. juni | Prioriteringar for 2027 |", "Ons 2. juni"),
        ("| Dag | Dato |↵|---|---|↵| Onsdag | 2. juni |", "2. juni"),
        ("Møtene er mandag 2. og onsdag 3. juni.", "mandag 2"),
        ("Seminaret er onsdag 2.–3. juni 2026.", "onsdag 2.–3. juni 2026"),
    ],
)
def test_a_weekday_that_the_date_does_not_have_is_found(text: str, found: str) -> None:
    assert flagged(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Vi viser til møtet fredag 28. november og til det vi drøftet tirsdag 3. juni.",  # of 2025
        "Første møte i 2027 er onsdag 2. juni.",
        "| Møte | Dato i 2027 |↵|---|---|↵| Styringsmøte | onsdag 2. juni |",
        "Det siste møtet er mandag 11. januar.",  # 2027
        "Seminaret er tirsdag 2.–3. juni 2026. Møtet er 28. april, fredag 18. september er det et nytt.",
        "Lov av fredag 13. juni 1997 gjelder. Har man 3. juni en plan, holder det. Det er åpent mandag 10.12 til 15.",
        "«Departementet skal etter vedtaket i Stortinget holde møtet onsdag 2. juni og sende referat.»",
    ],
)
def test_a_weekday_that_fits_a_year_it_can_be_of_is_no_fault(text: str) -> None:
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Møtet er onsdag 2. juni 2026.", {"nb": "2. juni 2026 er en tirsdag.", "nn": "2. juni 2026 er ein tysdag."}),
        ("Møtet er onsdag 2. juni.", {"nb": "2. juni 2026 er en tirsdag.", "en": "2. juni 2026 is a Tuesday."}),
        ("Møtene er mandag 2. og onsdag 3. juni.", {"nb": "«mandag 2» stemmer ikke med kalenderen. 2. juni 2026 er"}),
    ],
)
def test_the_finding_says_which_weekday_the_date_is(text: str, said: dict[str, str]) -> None:
    letter = read_string(HEAD + text, "brev.md")
    (hit,) = RULE.check(LetterAnalysis(letter))
    for lang, words in said.items():
        assert words in RULE.messages[hit.message].get(Lang(lang), hit.values)
