"""A mandate told in paragraphs that open with the names of its parts is one joint task, and ends where they end."""

from __future__ import annotations

import pytest

from linter.coordination.detect import tasks
from linter.coordination.model import JointTask, Slot
from linter.letters.identity import identify
from linter.letters.registry import registry
from linter.readers.text import read_string

HEAD = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n"
MAIN = f"{HEAD}# Tildelingsbrev 2026 – Skattedirektoratet\n\n**Innledning.** Brevet gir rammer for året.\n\n"
AFTER = (
    "**Sikkerhet og beredskap.** Skattedirektoratet skal øve én gang i året.\n\n"
    "**Styringsdialog.** Det holdes to møter i 2026.\n\nMed hilsen\n\nKari Nes\n"
)
WANTED = {Slot.GOALS, Slot.COORDINATING_AGENCY, Slot.REPORT_WHEN, Slot.PERIOD}
PARTS = (
    "{0}Bakgrunn{1} Utleiere oppgir stadig oftere falske leiekontrakter.\n\n"
    "{0}Mål{1} Færre studenter skal bli lurt når de leier bolig.\n\n"
    "{0}Krav{1} Etatene skal varsle hverandre om falske kontrakter innen en uke.\n\n"
    "Etatene velger selv arbeidsformen.\n\n"
    "{0}Koordinering og rapportering{1} Arbeidstilsynet koordinerer oppdraget på vegne av etatene. "
    "Etatene sender en felles rapport innen 1. juni 2027.\n\n"
)
PARTS_NN = (
    "{0}Bakgrunn{1} Utleigarar oppgir stadig oftare falske leigekontraktar.\n\n"
    "{0}Mål{1} Færre studentar skal bli lurte når dei leiger bustad.\n\n"
    "{0}Krav til etatane{1}\n\n- Etatane skal varsle kvarandre om falske kontraktar innan ei veke.\n"
    "- Etatane skal leggje fram ein plan innan 1. mars 2026.\n\n"
    "{0}Samordning{1} Arbeidstilsynet koordinerer oppdraget på vegner av etatane.\n\n"
    "{0}Rapportering{1} Etatane sender ein felles rapport innan 1. juni 2027.\n\n"
)
OPENING = (
    "**Fellesoppdrag – ærlig utleie.** Skattedirektoratet, Arbeidstilsynet og Nav får oppdraget. "
    "Det gjelder 2026–2028.\n\n"
)
OPENING_NN = (
    "**Felles oppdrag: ærleg utleige.** Skattedirektoratet, Arbeidstilsynet og Nav får oppdraget. "
    "Det gjeld for 2026–2028.\n\n"
)
BESIDE = "Skattedirektoratet, Arbeidstilsynet og Nav får oppdraget for årene 2026–2028.\n\n"
SUPPLEMENTARY = (
    f"{HEAD}# Supplerende tildelingsbrev nr. 2 for 2026 – Skattedirektoratet: ærlig utleie av bolig\n\n"
    "**Innledning.** Vi viser til møtet 3. februar 2026.\n\n**Oppdraget og partene.** " + BESIDE
)
ON = f"{HEAD}# Oppdragsbrev om ærlig utleie av bolig\n\n**Oppdraget.** {BESIDE}"


def found(text: str) -> list[JointTask]:
    """The tasks of a letter that have a passage."""
    letter = read_string(text, "brev.md")
    return [task for task in tasks(letter, identify(letter), registry()) if task.passages]


@pytest.mark.parametrize(
    "text",
    [
        MAIN + OPENING + PARTS.format("*", ".*") + AFTER,
        MAIN + OPENING + PARTS.format("**", ".**") + AFTER,
        MAIN + OPENING + PARTS.format("", ".") + AFTER,
        MAIN + OPENING + PARTS.format("*", ":*") + AFTER,
        MAIN + OPENING_NN + PARTS_NN.format("*", ".*") + AFTER,
        MAIN + OPENING_NN + PARTS_NN.format("**", ":**") + AFTER,
        SUPPLEMENTARY + PARTS.format("**", ".**") + "**Kontakt.** Spør oss.\n",
        SUPPLEMENTARY + PARTS_NN.format("*", ".*") + "Med helsing\n\nKari Nes\n",
        ON + PARTS.format("", ":") + "Med hilsen\n\nKari Nes\n",
    ],
)
def test_the_parts_are_one_task(text: str) -> None:
    (task,) = found(text)
    assert "rlig utleie" in task.name or "rleg utleige" in task.name
    assert {f.slot for f in task.fillers} >= WANTED
    letter = read_string(text, "brev.md")
    said = " ".join(letter.blocks[n].text for p in task.passages for n in range(p.first, p.last))
    assert not any(words in said for words in ("Innledning", "Sikkerhet", "Kontakt", "Kari"))


def test_a_standing_part_that_looks_as_the_task_does_is_no_part_of_it() -> None:
    rest = "**Rapportering.** Skattedirektoratet skal sende årsrapporten innen 15. mars 2027.\n\n" + AFTER
    (task,) = found(MAIN + OPENING + PARTS.format("*", ".*") + rest)
    assert "2027-03-15" not in {f.value for f in task.fillers}


OF_MANY = (
    f"{MAIN}**Mål.** Flere skal betale i tide.\n\n**Ansvar.** Skattedirektoratet har ansvar for kursene.\n\n"
    f"**Rapportering.** Skattedirektoratet skal rapportere i årsrapporten.\n\n{AFTER}"
)
OF_ITS_OWN = (
    f"{HEAD}# Supplerende tildelingsbrev nr. 2 for 2026: enklere skattemelding\n\n**Bakgrunn.** Mange ringer.\n\n"
    "**Mål.** Flere skal forstå skattemeldingen.\n\n**Ansvar.** Skattedirektoratet velger metode.\n\n"
    "**Rapportering.** Skattedirektoratet skal rapportere innen 1. juni 2027.\n"
)


@pytest.mark.parametrize("text", [OF_MANY, OF_ITS_OWN])
def test_a_letter_on_many_matters_or_one_of_its_own_is_no_joint_task(text: str) -> None:
    assert found(text) == []
