"""Long and unknown names do not lead the reading of a sentence astray, and evidence names the body."""

from __future__ import annotations

import pytest

from linter.letters.registry import added_names
from linter.steering.classify import classify
from linter.steering.demand import Evidence
from linter.steering.labels import Agent
from linter.steering.stand_ins import named


@pytest.mark.parametrize(
    ("sentence", "body", "thing"),
    [
        ("Digdir skal, sammen med Skatteetaten, Nav og Kartverket, lage en ny løsning.", "Digdir", "løsning"),
        (
            "Barne-, ungdoms- og familiedirektoratet skal utarbeide en veileder for kommunene.",
            "Barne-, ungdoms- og familiedirektoratet",
            "veileder",
        ),
        (
            "Direktoratet for samfunnstryggleik og beredskap skal lage ein rettleiar.",
            "Direktoratet for samfunnstryggleik og beredskap",
            "rettleiar",
        ),
    ],
)
def test_the_body_named_is_who_must_act(sentence: str, body: str, thing: str) -> None:
    result = classify(sentence)
    assert result.agent is Agent.ADDRESSEE
    assert Evidence("agent.addressee", body) in result.evidence
    assert any(e.what == "object" and e.words.endswith(thing) for e in result.evidence)


def test_a_ministry_is_no_addressee() -> None:
    assert classify("Klima- og miljødepartementet skal innkalle til et møte.").agent is Agent.MINISTRY


def test_a_genitive_stays_and_what_the_house_calls_a_body_is_read_too() -> None:
    assert named("Helsedirektoratets råd til Nav.").text == "Direktoratets råd til Direktoratet."
    with added_names((("Kysthuset", "KYST"),)):
        assert named("Kysthuset rydder.") == ("Direktoratet rydder.", {0: "Kysthuset"})
