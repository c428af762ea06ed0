"""Leftovers from other years, agencies and numberings, in fresh words: what must be told, and near neighbours."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import LetterRule
from linter.rules.registry import all_rules

ROWS = [line.split("\t") for line in (Path(__file__).parent / "leftovers.tsv").read_text(encoding="utf-8").splitlines()]
TO_HDIR = "Helse- og omsorgsdepartementet\n\nHelsedirektoratet\n\nDato: 5. januar 2026\n\n# Tildelingsbrev 2026\n\n"
HEADS = {
    "BRV-02": "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n",
    "BRV-03": TO_HDIR + "## 4 Internkontroll\n\n",
    "BRV-09": TO_HDIR
    + "# A. Innledning\n\n# B. Mål\n\n## B.1 Effektmål\n\n# C. Dialog\n\n## C.1 Møter\n\n## C.2 Rapport\n\n",
}


@pytest.mark.parametrize(("code", "expected", "text"), ROWS)
def test_a_leftover_is_told_once_and_a_neighbour_never(code: str, expected: str, text: str) -> None:
    rule = all_rules()[code]
    assert isinstance(rule, LetterRule)
    hits = list(rule.check(LetterAnalysis(read_string(HEADS[code] + text, "brev.md"))))
    assert len(hits) == (expected == "told"), hits


FAR = "\n\n".join(["Direktoratet følger opp."] * 8)
FHI = "Folkehelseinstituttet fører registeret."
ASKED = "Instituttet bes om å sende en plan."
NO_HEADINGS = "Helse- og omsorgsdepartementet sender her tildelingsbrevet for 2026 til Helsedirektoratet.\n\n"


@pytest.mark.parametrize(
    ("letter", "told"),
    [
        (f"{TO_HDIR}## 4 Kontroll\n\n{FHI}\n\n{FAR}\n\n{ASKED}", False),
        (f"{TO_HDIR}## 3 Register\n\n{FHI}\n\n## 4 Kontroll\n\n{ASKED}", True),
        (f"{TO_HDIR}## 4 Kontroll ved Folkehelseinstituttet\n\n{FAR}\n\n{ASKED}", False),
        (f"{NO_HEADINGS}{FHI}\n\n{ASKED}", False),
        (f"{NO_HEADINGS}{FHI}\n\n{FAR}\n\n{ASKED}", True),
        (f"# Tildelingsbrev 2026\n\n## TB2026-4 Ventetid\n\n{FHI.replace('fører', 'bes føre')}", False),
        (f"{TO_HDIR}## TB2026-4 Ventetid\n\n{FHI.replace('fører', 'bes føre')}", True),
        (f"{TO_HDIR}## FHI-26-03 Ventetid\n\n{FHI.replace('fører', 'bes føre')}", True),
        (f"{TO_HDIR}## Oppdrag B: Ventetid\n\n{FHI.replace('fører', 'bes føre')}", True),
        (f"{TO_HDIR}## 4 Ventetid\n\n{FHI.replace('fører', 'bes føre')}", False),
    ],
)
def test_a_noun_points_back_within_its_section(letter: str, *, told: bool) -> None:
    rule = all_rules()["BRV-03"]
    assert isinstance(rule, LetterRule)
    assert bool(list(rule.check(LetterAnalysis(read_string(letter, "brev.md"))))) is told
