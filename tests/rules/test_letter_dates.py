"""LIN-05: letters dated far apart, and what Christmas between them means."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Severity
from linter.rules.lin.lin_05 import RULE

TASK = (
    "# Tildelingsbrev 2026\n\n## 4 Felles oppdrag: trygg strøm\n\nNorges vassdrags- og energidirektorat og "
    "Direktoratet for samfunnssikkerhet og beredskap skal samarbeide slik at færre innbyggere mister strømmen.\n"
)
SENDERS = (
    "Energidepartementet\n\nNorges vassdrags- og energidirektorat",
    "Justis- og beredskapsdepartementet\n\nDirektoratet for samfunnssikkerhet og beredskap",
)


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("19. desember 2025", "8. januar 2026", ("christmas", Severity.LOW, 20)),
        ("23. desember 2025", "16. januar 2026", ("default", None, 24)),  # 15 days besides Christmas
        ("23. desember 2025", "15. januar 2026", ("christmas", Severity.LOW, 23)),  # 14
        ("2. januar 2026", "20. januar 2026", ("default", None, 18)),
        ("29. desember 2025", "14. januar 2026", ("christmas", Severity.LOW, 16)),  # three of the days are in between
        ("20. desember 2025", "2. januar 2026", None),
    ],
)
def test_days_of_christmas_make_it_less_grave(
    first: str, last: str, found: tuple[str, Severity | None, int] | None
) -> None:
    letters = [
        LetterAnalysis(read_string(f"{sender}\n\nDato: {day}\n\n{TASK}", f"{number}.md"))
        for number, (sender, day) in enumerate(zip(SENDERS, (first, last), strict=True))
    ]
    hits = [(hit.message, hit.severity, hit.values["days"]) for hit in RULE.check(SetAnalysis(letters))]
    assert hits == ([found] if found else [])
