"""What opens an assignment: the ministry's own number, and a title that demands nothing."""

from __future__ import annotations

import pytest

from linter.language.normal import normalise
from linter.sharing.assignment import is_title, own_number
from linter.sharing.text import from_text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2026-03 Etatene skal rydde.", "2026-03"),
        ("TB 2026-03 Etatene skal rydde.", "TB 2026-03"),
        ("TB2026-3: etatene skal rydde.", "TB2026-3"),
        ("22-OB4 – Etatene skal rydde.", "22-OB4"),
        ("O3. Etatane skal rydde.", "O3"),
        ("• STB2-2025-05 Etatane skal rydde.", "STB2-2025-05"),
        ("Oppdrag 3: Etatene skal rydde.", "Oppdrag 3"),
        ("2026-03 Gamle fortøyninger: Etatene skal rydde.", "2026-03 Gamle fortøyninger"),
        ("2026-03 Etatene skal rydde: Dette gjelder havner.", "2026-03"),
        ("2026-03", "2026-03"),
    ],
)
def test_the_number_that_opens_an_assignment(text: str, number: str) -> None:
    plain = normalise(text).text
    at = own_number(plain)
    assert at is not None
    assert plain[slice(*at)] == number


@pytest.mark.parametrize(
    "text",
    [
        "2026-03 og 2026-04 skal ses i sammenheng.",
        "2026-03 skal følges opp.",
        "TB 2026-03 (Gamle fortøyninger) skal følges opp.",
        "2026-03-01 Etatene skal rydde.",
        "2026–2027 Etatene skal rydde.",
        "E6 Etatene skal bygge vei.",
        "12 kommuner skal rydde.",
        "Etatene skal rydde, se 2026-03.",
        "O3 skal leveres.",
    ],
)
def test_a_number_that_is_spoken_of_is_no_own_number(text: str) -> None:
    assert own_number(normalise(text).text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-03 Gamle fortøyninger og tau fra småbåthavner.",
        "TB 2026-03 Gamle fortøyninger og havnetau.",
        "22-OB4 Kartlegging av havner.",
        "O3. Sikker strøm i byene.",
        "STB2-2025-05 Betre samordning av tilsyn.",
        "TB2026-7 Tapte garn og utstyr frå havbruk.",
        "2026-03",
    ],
)
def test_a_title_demands_nothing(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Gamle fortøyninger og tau.",  # no number: a sentence without a verb may be anything
        "2026-03 Etatene utarbeider en plan for havner.",
        "2026-03 Etatene følger opp avtalen.",
        "2026-03 Etatane leverer felles rapport.",
        "2026-03 Utrede endringer i ordningen.",
        "O2 Kartleggje hamner.",
        "O3 Etatane kartlegg hamnene.",
        "O3 Rapport innen 1. mars.",
        "O3 Rydding i 12 fylker.",
        "2026-03 Ikke flere kontroller.",
        "2026-03 Departementene finansierer arbeidet.",
    ],
)
def test_a_verb_a_number_or_a_day_makes_it_a_sentence(text: str) -> None:
    assert not is_title(text)


def test_a_title_is_left_out_where_its_text_follows() -> None:
    said = [one.text for one in from_text("a", "2026-03 Gamle fortøyninger. Etatene skal rydde havnene.").sentences]
    assert said == ["Etatene skal rydde havnene."]


def test_a_title_alone_and_a_sentence_after_a_number_are_kept() -> None:
    text = "TB 2026-03 Gamle fortøyninger i havner\nO3 Etatene leverer en plan for havnene. Planen skal være kort."
    said = " ".join(one.text for one in from_text("a", text).sentences)
    assert "Gamle fortøyninger i havner" in said
    assert "Etatene leverer en plan for havnene." in said
