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
        ("Departementet ber etaten om å utrede saken.", Agent.ADDRESSEE),
        ("Vi ber dykk greie ut saka.", Agent.ADDRESSEE),
        ("Departementet ber om en rapport.", Agent.MINISTRY),
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
        ("Det er forventa at planen blir fulgt opp.", Marker.EXPECTED),
        ("Det er venta at talet på søknader vil auke.", Marker.PRESENT),
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


@pytest.mark.parametrize(
    ("text", "predicate", "target"),
    [
        ("Etaten skal gjøre rede for bruken av midlene.", "gjøre", "bruken"),
        ("Etaten skal gjere greie for bruken av midlane.", "gjere", "bruken"),
        ("Kommunene skal ta i bruk løsningen.", "ta", "løsningen"),
    ],
)
def test_light_verb_and_its_noun_are_one_predicate(text: str, predicate: str, target: str) -> None:
    found = reading(text)
    assert (str(found.predicate), str(found.object)) == (predicate, target)
    assert found.fixed


def test_the_clause_that_asks_is_read() -> None:
    found = reading("Departementet er klar over at tiden er knapp, men ber direktoratet levere planen i mai.")
    assert (found.marker, str(found.predicate)) == (Marker.ASKED, "levere")
    found = reading("Departementet vil komme tilbake til saken, og etaten skal bidra i arbeidet.")
    assert (found.marker, found.agent) == (Marker.SHALL, Agent.ADDRESSEE)
    assert len(found.clauses) == 2


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Målet er å arrangere fire kurs for losene.", True),
        ("Føremålet med ordninga er at fleire hamner får straum.", True),
        ("Det er et mål at flere tar fagbrev.", True),
        ("Målet skal nås i 2027.", False),
    ],
)
def test_sentence_that_only_tells_the_aim(text: str, *, aim: bool) -> None:
    assert reading(text).aim is aim
