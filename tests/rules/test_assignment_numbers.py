"""BRV-06: a number used for two assignments, in every form of number, in headings, rows, lists and run-in lines."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from linter.letters.model import Letter
from linter.readers.open import read_letter
from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.brv.brv_06 import RULE

HEAD = (
    "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n# 4 Oppdrag\n\n"
)


def twice(letter: Letter) -> list[tuple[str, str]]:
    """The flagged words, and the title or text of the other assignment."""
    return [
        (letter.excerpt(hit.span), str(hit.values["other"]))
        for hit in RULE.check(LetterAnalysis(letter))
        if hit.message == "twice" and hit.span
    ]


def ids(text: str) -> list[str]:
    """The same of a text where ¶ stands for a new paragraph and ↵ for a new line."""
    written = text.replace("¶", "\n\n").replace("↵", "\n")
    return [found for found, _ in twice(read_string(HEAD + written, "brev.txt"))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("S2026-04 Kassaregistre¶Frist: 1. mai¶S2026-04 Skatt for unge¶Frist: 1. juni", "S2026-04 Skatt for unge"),
        ("SKE-26-03 Drosjer¶Skal sjekkes.¶SKE-26-03 Arveavgift¶Skal utredes.", "SKE-26-03 Arveavgift"),
        ("Oppdrag 26-03 Drosjer¶Skal sjekkes.¶Oppdrag 26-03 Arv¶Skal utredes.", "Oppdrag 26-03 Arv"),
        ("## Oppdrag 4 Drosjer¶Tekst.¶## Oppdrag 4 Arveavgift¶Tekst.", "Oppdrag 4 Arveavgift"),
        ("SKE-26-03: Direktoratet skal kartlegge drosjer.¶SKE-26-03: Direktoratet skal vurdere arveavgiften.",
         "SKE-26-03: Direktoratet skal vurdere arveavgiften"),
        (("S1 Direktoratet skal kartleggje drosjer.¶S2 Direktoratet skal vurdere renter.¶"
         "S2 Direktoratet skal føreslå nye satsar."), "S2 Direktoratet skal føreslå nye satsar"),
        (("1. Drosjer. Direktoratet skal kartleggje dei.↵2. Arv. Direktoratet skal greie ut ei avgift.↵"
         "2. Kassaregister. Direktoratet skal hente tal."), "2. Kassaregister"),
        (("| Nr. | Oppdrag | Frist |↵|---|---|---|↵| 26-01 | Direktoratet skal kartlegge drosjer. | 1. mai |↵"
         "| 26-01 | Direktoratet skal vurdere arveavgiften. | 1. juni |"), "26-01"),
        (("| Nr. | Oppdrag | Frist |↵|---|---|---|↵| 1 | Kartleggje drosjer | 1. mai |↵| 2 | Greie ut arv | 1. juni |↵"
         "| 2 | Hente inn tal frå kassaregister | 1. juli |"), "2"),
        # Under headings of their own; counted within the chapter; lettered; two first ones.
        ("## O-3 Drosjer¶Tekst.¶## O-4 Renter¶Tekst.¶## O-4 Arveavgift¶Tekst.", "O-4 Arveavgift"),
        ("## O1 Drosjer¶Tekst.¶## O1 Arveavgift¶Tekst.¶## O2 Renter¶Tekst.", "O1 Arveavgift"),
        ("## 2026-03 Drosjer¶Tekst.¶## 2026-03 Arveavgift¶Tekst.", "2026-03 Arveavgift"),
        ("## OPPDRAG 4 Drosjer¶Tekst.¶## OPPDRAG 4 Arveavgift¶Tekst.", "OPPDRAG 4 Arveavgift"),
        ("Oppdrag B: Drosjer¶Tekst.¶Oppdrag B: Arveavgift¶Tekst.", "Oppdrag B: Arveavgift"),
        ("Bestilling 4: Drosjer¶Tekst.¶Bestilling 4: Arveavgift¶Tekst.", "Bestilling 4: Arveavgift"),
        ("a) Kartleggje drosjer.¶b) Greie ut arv.¶b) Hente inn tal.", "b) Hente inn tal"),
        ("4.1 Kartlegge drosjer.¶4.2 Utrede arv.¶4.2 Hente inn tall.", "4.2 Hente inn tall"),
        (("| Nr. | Oppdrag | Frist |↵|---|---|---|↵| 4.1 | Etaten skal kartlegge drosjer. Frist er 1. mai. | 1. mai |↵"
         "| 4.1 | Etaten skal vurdere arveavgiften. Frist er 1. mai. | 1. mai |"), "4.1"),
        ("| | Oppdrag |↵|---|---|↵| O-2 | Kartleggje drosjer |↵| O-2 | Greie ut arv |", "O-2"),
    ],
)  # fmt: skip
def test_a_number_used_for_two_assignments_is_found(text: str, found: str) -> None:
    assert ids(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "S2026-04 Kassaregistre¶Frist: 1. mai¶S2026-05 Skatt for unge¶Frist: 1. juni",
        # Counted anew under another goal.
        ("## Mål 1¶### Oppdrag 1 Drosjer¶Tekst.¶### Oppdrag 2 Renter¶Tekst.¶## Mål 2¶### Oppdrag 1 Arv¶"
        "Tekst.¶### Oppdrag 2 Gaver¶Tekst."),
        # The same assignment in a list and in a calendar.
        ("| Nr. | Oppdrag |↵|---|---|↵| 26-01 | Direktoratet skal kartlegge drosjer. |¶"
        "| Nr. | Oppdrag | Frist |↵|---|---|---|↵| 26-01 | Drosjer | 1. mai 2026 |"),
        "| Nr. | Oppdrag |↵|---|---|↵| 26-01 | Kartleggje drosjer |¶| Oppdrag | Frist |↵|---|---|↵| 26-01 | 1. mai |",
        # A calendar has a row for each delivery; lists within assignments begin anew; goals are numbered too.
        "## O-1 Drosjer¶Tekst.¶## Kalender¶| Oppdrag | Hva |↵|---|---|↵| O-1 | Notat |↵| O-1 | Rapport |",
        "## O-1 Drosjer¶a) Telle biler¶b) Foreslå regler¶## O-2 Arv¶a) Regne ut satser¶b) Høre kommunene",
        "## STB2-2025-01 Drosjer¶Tekst.¶## STB2-2025-02 Arveavgift¶Tekst.",
        "| Nr. | Styringsparameter |↵|---|---|↵| F1 | Andel svar i tide |↵| F1 | Klager per vedtak |",
        "I 12 kommuner er det mangel.¶I 12 fylker er det ikke det.",
        # Roads and years are no assignments.
        "E6 Moss¶Skal åpnes.¶E6 Alta¶Skal utbedres.¶2025-26 Prognose¶Tekst.¶2025-26 Regnskap¶Tekst.",
        "1. Drosjer. Direktoratet skal kartlegge dem.↵1. Arv. Direktoratet skal utrede en avgift.",
    ],
)  # fmt: skip
def test_one_number_for_each_assignment_is_no_fault(text: str) -> None:
    assert ids(text) == []


def test_numbers_are_read_the_same_in_a_word_file(tmp_path: Path) -> None:
    written = docx.Document()
    for line in ("Finansdepartementet", "Skattedirektoratet", "Dato: 15. desember 2025"):
        written.add_paragraph(line)
    written.add_heading("Tildelingsbrev 2026", 1)
    written.add_heading("4 Oppdrag", 1)
    written.add_heading("S2026-04 Kassaregister", 2)
    written.add_paragraph("Direktoratet skal hente inn tal frå kassaregister.")
    written.add_heading("S2026-04 Skatt for unge", 2)
    written.add_paragraph("Direktoratet skal greie ut skatt for unge.")
    table = written.add_table(rows=0, cols=2)
    rows = (("Nr.", "Oppdrag"), ("26-01", "Kartleggje drosjer"), ("26-01", "Greie ut arv"))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    written.save(str(tmp_path / "brev.docx"))
    letter = read_letter(tmp_path / "brev.docx")
    assert isinstance(letter, Letter)
    assert twice(letter) == [("S2026-04 Skatt for unge", "Kassaregister"), ("26-01", "Kartleggje drosjer")]
