import pytest

from linter.language.pipeline import parse
from linter.steering.grammar import Marker, Reading, read
from linter.steering.labels import Agent

pytestmark = pytest.mark.usefixtures("models")


def reading(text: str) -> Reading:
    (doc,) = parse([text])
    return read(doc)


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Direktoratet skal lage en plan.", Agent.ADDRESSEE),
        ("I 2027 skal direktoratet lage en plan.", Agent.ADDRESSEE),
        ("I år skal verksemda lage ein plan.", Agent.ADDRESSEE),
        ("Departementet skal vurdere ordningen.", Agent.MINISTRY),
        ("Regjeringa vil styrkje beredskapen.", Agent.MINISTRY),
        ("Kommunene skal tilby hjelp.", Agent.THIRD_PARTY),
        ("Flere elever skal fullføre skolen.", Agent.USERS),
        ("Departementet ber om at etaten deltar i gruppen.", Agent.ADDRESSEE),
    ],
)
def test_who_must_act(text: str, agent: Agent) -> None:
    assert reading(text).agent is agent


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("Etaten skal lage en plan.", Marker.SHALL),
        ("Etaten må lage en plan.", Marker.MUST),
        ("Etaten bør lage en plan.", Marker.SHOULD),
        ("Etaten bes om å lage en plan.", Marker.ASKED),
        ("Etaten gis i oppdrag å lage en plan.", Marker.ASKED),
        ("Det forventes at etaten lager en plan.", Marker.EXPECTED),
        ("Departementet forutsetter at etaten lager en plan.", Marker.ASSUMED),
        ("Det er viktig at etaten lager en plan.", Marker.IMPORTANT),
        ("Etaten laget en plan i fjor.", Marker.PAST),
        ("Etaten har laget en plan.", Marker.PERFECT),
    ],
)
def test_what_carries_the_sentence(text: str, marker: Marker) -> None:
    assert reading(text).marker is marker


@pytest.mark.parametrize(
    "text", ["Planen skal revideres i år.", "Planen skal bli revidert.", "Planen skal reviderast i år."]
)
def test_passive_in_both_written_forms(text: str) -> None:
    assert reading(text).passive


def test_matrix_verb_is_stripped() -> None:
    found = reading("Etaten skal sikre at tiltakene blir iverksatt.")
    assert [token.text for token in found.matrix] == ["sikre"]
    assert found.predicate.text == "iverksatt"
