"""BRV-04: who is asked to cooperate with itself, by name, short name or common noun, and who is not."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.brv_04 import RULE

TO_NOBODY = "# Tildelingsbrev 2026\n\n"
TO_ONE = f"Helse- og omsorgsdepartementet\n\nHelsedirektoratet\n\nDato: 5. januar 2026\n\n{TO_NOBODY}"
TO_TWO = TO_ONE.replace("Helsedirektoratet\n", "Helsedirektoratet\nFolkehelseinstituttet\n")
INVERTED = "I samarbeid med Helsedirektoratet skal direktoratet lage en plan."
PARTNERS = "Samarbeidspartnere: Folkehelseinstituttet, Helsedirektoratet og Nav."


@pytest.mark.parametrize(
    ("head", "text", "told"),
    [
        (TO_ONE, INVERTED, ["Helsedirektoratet"]),
        (TO_NOBODY, INVERTED, []),
        (TO_TWO, INVERTED, []),
        (TO_ONE, "I samarbeid med Helsedirektoratet utvikles det en plan.", []),
        (TO_ONE, "Planen lages i samarbeid med Helsedirektoratet, og dessuten skal direktoratet øve.", []),
        (TO_ONE, PARTNERS, ["Helsedirektoratet"]),
        (TO_TWO, PARTNERS, []),
        (TO_ONE, "Direktoratet skal lage planen sammen med Helsedirektoratet.", ["Helsedirektoratet"]),
        (TO_ONE, "Helsedirektoratet skal samarbeide med Folkehelseinstituttet, Hdir og Nav.", ["Hdir"]),
        (TO_ONE, "Instituttet skal lage planen sammen med Helsedirektoratet.", []),
        (TO_ONE, "Nav leder arbeidet. Direktoratet skal lage planen sammen med Helsedirektoratet.", []),
        (TO_ONE, "Direktoratet skal lage planen sammen med etater som Helsedirektoratet gir tilskudd.", []),
        (TO_ONE, "Helsedirektoratet skal samarbeide med Helsedirektoratets kontorer.", []),
        (TO_ONE, "Helsedirektoratet skal samarbeide med Helsedirektoratet sine kontor.", []),
    ],
)
def test_an_agency_is_no_partner_of_its_own(head: str, text: str, told: list[str]) -> None:
    letter = read_string(head + text, "brev.md")
    assert [letter.excerpt(hit.span) for hit in RULE.check(LetterAnalysis(letter)) if hit.span] == told
