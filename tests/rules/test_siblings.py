"""BRV-03 hears a sister of the recipient that is asked to report in its place, and none that has its own part."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.brv_03 import RULE

FROM = "Helse- og omsorgsdepartementet\n\n"
TO = {
    "Helse Nord": f"{FROM}Helse Nord RHF\n\nDato: 5. januar 2026\n\n# Oppdragsdokument 2026\n\n",
    "e-helse": f"{FROM}Direktoratet for e-helse\n\nDato: 5. januar 2022\n\n# Tildelingsbrev 2022\n\n",
}
TOLD = [
    (
        "Helse Nord",
        "Piloten skal omfatte to sykehus. Helse Vest RHF skal gjøre rede for hvordan pasientene har medvirket.",
    ),
    ("Helse Nord", "Prøveperioden er to år. Helse Midt-Noreg RHF skal rapportere på talet på hjartesviktpasientar."),
    ("Helse Nord", "Helse Sør-Øst RHF bes om å sende departementet en oversikt over ventetider innen 1. mai 2026."),
    (
        "Helse Nord",
        "Helse Nord RHF skal få ned ventetidene. Helse Vest RHF skal òg gjere greie for korleis tilsette er tekne med.",
    ),
    ("e-helse", "Direktoratet for strålevern og atomsikkerhet skal redegjøre for arbeidet med karriereveiledning."),
]
QUIET = [
    ("Helse Nord", "Helse Nord RHF skal rapportere på ventetidene. Helse Vest RHF leder det nasjonale arbeidet."),
    ("Helse Nord", "Helse Vest RHF skal på vegne av de andre regionene rapportere om innføringen."),
    ("Helse Nord", "Helse Sør-Øst RHF skal sammen med Helse Nord RHF legge fram en plan."),
    ("Helse Nord", "Helse Vest RHF skal levere data til registeret. Helse Nord RHF bruker data fra Helse Vest RHF."),
    ("Helse Nord", "Folkehelseinstituttet skal rapportere om vaksinasjon i regionen."),
    ("Helse Nord", "Kopi:\n\nHelse Vest RHF\n\nHelse Midt-Norge RHF"),
    ("Helse Nord", "Helse Nord RHF skal rapportere om samme tiltak som Helse Vest RHF."),
    ("e-helse", "Direktoratet for forvaltning og økonomistyring skal rapportere om veilederen."),
    ("e-helse", "Direktoratet for strålevern og atomsikkerhet skal samordne målingene og rapportere om dem."),
]


def hits(to: str, text: str) -> list[str]:
    letter = read_string(f"{TO[to]}## 3 Oppdrag\n\n{text}\n", "brev.md")
    return [letter.excerpt(hit.span) for hit in RULE.check(LetterAnalysis(letter)) if hit.span]


@pytest.mark.parametrize(("to", "text"), TOLD)
def test_a_sister_that_reports_in_the_recipients_place_is_told_once(to: str, text: str) -> None:
    [found] = hits(to, text)
    assert found.startswith(("Helse", "Direktoratet for"))
    assert found not in TO[to]


@pytest.mark.parametrize(("to", "text"), QUIET)
def test_a_sister_with_a_part_of_its_own_is_let_be(to: str, text: str) -> None:
    assert hits(to, text) == []
