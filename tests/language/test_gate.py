import csv
from pathlib import Path

import pytest

from linter.language.gate import may_be_demand

GOLD = Path(__file__).parents[2].parent / "shared" / "gold" / "steering-train.tsv"


@pytest.mark.parametrize(
    "text",
    [
        "Etaten skal lage en plan.",
        "– utgreie ordninga",
        "å sikre god beredskap",
        "Verksemda blir bedt om å svare.",
        "Brukerne mottar tjenester av god kvalitet",
        "Andel saker innen fristen",
    ],
)
def test_what_could_be_a_demand_passes(text: str) -> None:
    assert may_be_demand(text)


@pytest.mark.parametrize(
    "text", ["", "Postboks 1 Sentrum", "Kari Nordmann", "12 500 13 000 14 200", "Det vises til brev av 3. mai."]
)
def test_what_cannot_be_a_demand_stops(text: str) -> None:
    assert not may_be_demand(text)


def test_a_plain_statement_passes_only_where_goals_may_stand() -> None:
    assert may_be_demand("Brukerne mottar gode tjenester")
    assert not may_be_demand("Brukerne mottar gode tjenester", goals=False)
    assert may_be_demand("Etaten skal vente", goals=False)


@pytest.mark.skipif(not GOLD.exists(), reason="labelled sentences are not here")
def test_recall_on_labelled_sentences() -> None:
    with GOLD.open(encoding="utf-8", newline="") as lines:
        demands = [row["sentence"] for row in csv.DictReader(lines, delimiter="\t") if row["demand"] == "1"]
    assert sum(map(may_be_demand, demands)) / len(demands) >= 0.995
