"""One text in bokmål and in nynorsk differs in form only, also where the set uses every word in both standards."""

from __future__ import annotations

import pytest

from linter.sharing.differences import compare
from linter.sharing.model import DifferenceClass
from linter.sharing.pair import Found, Pair
from linter.sharing.sides import Side

BODY = Side(frozenset({"X"}), frozenset({"Y"}), 2026)
SAME = [
    ("Andelen avvik i felles kontroller faller.", "Delen avvik i sams kontrollar fell."),
    ("Møtene holdes fire ganger i året.", "Møta blir haldne fire gonger i året."),
    ("Koordinatoren innkaller partene til møte.", "Koordinatoren kallar partane inn til møte."),
    ("Etaten skal ivareta hensynet til fiskerne.", "Etaten skal ta vare på omsynet til fiskarane."),
    ("Fagmyndighetene bes om en vurdering.", "Fagstyresmaktene blir bedne om ei vurdering."),
    ("Det forventes at øvelsene gir erfaring.", "Det er venta at øvingane gir røynsle."),
    ("Tallene skal rapporteres månedlig.", "Tala skal rapporterast månadleg."),
    ("Etaten skal redegjøre for utslippet.", "Etaten skal gjere greie for utsleppet."),
    ("Etaten iverksetter tiltakene.", "Etaten set i verk tiltaka."),
    ("IKT-løsninger for Nord-Norge skal velges.", "IKT-løysingar for Nord-Noreg skal veljast."),
    ("Planen skal bygge på brukernes behov.", "Planen skal byggje på behova til brukarane."),
    ("Antall henvendelser om oppholdstillatelse.", "Talet på førespurnader om opphaldsløyve."),
]  # fmt: skip
OTHER = [
    ("Andelen avvik i felles kontroller faller.", "Delen avvik i sams kontrollar aukar.", DifferenceClass.GOAL),
    ("Møtene holdes fire ganger i året.", "Møta blir haldne tre gonger i året.", DifferenceClass.NUMBER),
    ("Koordinatoren innkaller partene til møte.", "Koordinatoren avlyser partane sitt møte.", DifferenceClass.GOAL),
    ("Fagmyndighetene bes om en vurdering.", "Fagstyresmaktene skal lage ei vurdering.", DifferenceClass.MODALITY),
    ("Tallene skal rapporteres månedlig.", "Tala skal rapporterast vekeleg.", DifferenceClass.DATE),
    ("Fagmyndigheten vurderer utslippet.", "Fagstyresmakta vurderer straumen.", DifferenceClass.GOAL),
    # «betaler» is no «utbetaler» where «ut» does not stand in the other sentence
    ("Etaten utbetaler tilskuddet.", "Etaten betaler tilskotet.", DifferenceClass.GOAL),
]


def everything(_stem: str) -> bool:
    return True


def steering(before: str, after: str, *, across: bool = True) -> list[Found]:
    """The steering differences, read both ways."""
    ways = ((before, after), (after, before))
    found = [compare(Pair(one, other, BODY, BODY, across, everything, everything)) for one, other in ways]
    assert bool([f for f in found[0] if f.steering]) == bool([f for f in found[1] if f.steering])
    return [one for one in found[0] if one.steering]


@pytest.mark.parametrize(("bokmaal", "nynorsk"), SAME)
def test_the_same_in_the_other_standard(bokmaal: str, nynorsk: str) -> None:
    assert steering(bokmaal, nynorsk) == []


@pytest.mark.parametrize(("bokmaal", "nynorsk", "kind"), OTHER)
def test_something_else_in_the_other_standard(bokmaal: str, nynorsk: str, kind: DifferenceClass) -> None:
    assert kind in {one.kind for one in steering(bokmaal, nynorsk)}


def test_within_one_standard_the_pairs_are_other_words() -> None:
    assert steering("Andelen skal opp.", "Delen skal opp.", across=False) != []
