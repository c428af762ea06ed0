"""Identity of the composed letters in fixtures/, as Word and as PDF."""

from __future__ import annotations

from dataclasses import replace

import pytest
from conftest import FIXTURES

from linter.letters.identity import Certainty, identify
from linter.readers.open import read_letter

JOINT = (["KD", "ASD", "BLD", "HOD"], ["NAV", "Bufdir", "Hdir", "IMDi", "Udir"])
LETTERS = {
    "0-24/bufdir": (["BLD"], ["Bufdir"], "tildelingsbrev", 2015),
    "0-24/helsedirektoratet": (["HOD"], ["Hdir"], "tildelingsbrev", 2015),
    "0-24/imdi": (["BLD"], ["IMDi"], "tildelingsbrev", 2015),
    "0-24/nav": (["ASD"], ["NAV"], "tildelingsbrev", 2015),
    "0-24/udir": (["KD"], ["Udir"], "tildelingsbrev", 2015),
    "0-24/oppdragsbrev-2014": (*JOINT, "felles_oppdragsbrev", 2014),
    "0-24/oppdragsbrev-2015": (*JOINT, "felles_oppdragsbrev", 2015),
    "akrim/arbeidstilsynet": (["ASD"], ["Arbeidstilsynet"], "tildelingsbrev", 2016),
    "akrim/nav": (["ASD"], ["NAV"], "tildelingsbrev", 2016),
    "akrim/politidirektoratet": (["JD"], ["POD"], "tildelingsbrev", 2016),
    "akrim/politidirektoratet-tillegg-1": (["JD"], ["POD"], "supplerende", 2016),
    "akrim/skattedirektoratet": (["FIN"], ["SKD"], "tildelingsbrev", 2016),
    "bolig/bufdir": (["BLD"], ["Bufdir"], "tildelingsbrev", 2017),
    "bolig/helsedirektoratet": (["HOD"], ["Hdir"], "tildelingsbrev", 2017),
    "bolig/husbanken": (["KMD"], ["Husbanken"], "tildelingsbrev", 2017),
    "bolig/imdi": (["JD"], ["IMDi"], "tildelingsbrev", 2017),
    "bolig/kriminalomsorgsdirektoratet": (["JD"], ["KDI"], "tildelingsbrev", 2017),
    "bolig/nav": (["ASD"], ["NAV"], "tildelingsbrev", 2017),
}


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
@pytest.mark.parametrize("name", sorted(LETTERS))
def test_identity(name: str, suffix: str) -> None:
    file = FIXTURES / f"{name}{suffix}"
    letter = replace(read_letter(file), path="letter", properties={})
    found = identify(letter)
    ministries, recipients, kind, year = LETTERS[name]
    assert [m.value.short for m in found.ministries] == ministries
    assert [r.value.short for r in found.recipients] == recipients
    assert found.kind is not None
    assert found.kind.value == kind
    assert found.year is not None
    assert found.year.value == year
    assert found.date is not None
    assert found.date.value.year in {year, year - 1}
    assert found.reference is not None
    for value in (*found.ministries, *found.recipients, found.kind, found.year):
        assert value.certainty is Certainty.SURE
        assert value.span is not None
    excerpts = [letter.excerpt(r.span) for r in found.recipients if r.span]
    assert [r.value.name_nb for r in found.recipients] == [" ".join(words.split()) for words in excerpts]
