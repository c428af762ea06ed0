"""One assignment in letters from two ministries: what each writes in its own way, and what is not the same."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import Hit, SetRule
from linter.rules.registry import all_rules

FEL = ("FEL-02", "FEL-03", "FEL-04", "FEL-09", "FEL-10")
KLD = "Klima- og miljødepartementet"
NFD = "Nærings- og fiskeridepartementet"
MDIR = "Miljødirektoratet"
FDIR = "Fiskeridirektoratet"
# (the ministry, its agency, the two agencies in the order of the letter, the other agency, the other ministry)
LETTERS = ((KLD, MDIR, f"{MDIR} og {FDIR}", FDIR, NFD), (NFD, FDIR, f"{FDIR} og {MDIR}", MDIR, KLD))
OWN = {
    "nb": ("TB 2026-11 Gamle fortøyninger og havnetau.", "22-OB4 Fortøyninger, tau og annet utstyr i havnene."),
    "nn": ("O3 Gamle fortøyingar og hamnetau.", "STB2-2026-05 Fortøyingar, tau og anna utstyr i hamnene."),
}
TEXT = {
    "nb": (
        "{own} {both} skal i fellesskap lage en plan for å finne og rydde gamle fortøyninger og tau i småbåthavnene. "
        "Etatene skal ta med Kystverket i arbeidet. Planen skal vise hva ryddingen koster i hvert fylke. Planen skal "
        "ses i sammenheng med oppdrag 2025-17. Likelydende oppdrag er gitt til {agency} i tildelingsbrev fra "
        "{ministry}. Frist: 1. september 2026."
    ),
    "nn": (
        "{own} {both} skal i fellesskap lage ein plan for å finne og rydde gamle fortøyingar og tau i småbåthamnene. "
        "Etatane skal ta med Kystverket i arbeidet. Planen skal vise kva ryddinga kostar i kvart fylke. Planen skal "
        "sjåast i samanheng med oppdrag 2025-17. Likelydande oppdrag er gitt til {agency} i tildelingsbrev frå "
        "{ministry}. Frist: 1. september 2026."
    ),
}


def analysed(form: str, old: str = "", new: str = "") -> SetAnalysis:
    """The two letters; in the second, ``old`` is replaced by ``new``."""
    found = []
    for number, (sender, reader, both, agency, ministry) in enumerate(LETTERS):
        text = TEXT[form].format(own=OWN[form][number], both=both, agency=agency, ministry=ministry)
        if number and old:
            assert old in text
            text = text.replace(old, new)
        head = f"{sender}\n\n{reader}\n\nDato: 18. desember 2025\n\n# Tildelingsbrev 2026\n\n## 4 Oppdrag"
        found.append(LetterAnalysis(read_string(f"{head}\n\n{text}", f"{reader}.md")))
    return SetAnalysis(found)


def told(whole: SetAnalysis) -> list[tuple[str, Hit]]:
    found = []
    for code in FEL:
        rule = all_rules()[code]
        assert isinstance(rule, SetRule)
        found.extend((code, hit) for hit in rule.check(whole))
    return found


def compared(whole: SetAnalysis) -> set[tuple[str, str, str]]:
    """Kind and words of every steering difference; which letter the common text is from does not matter."""
    return {
        (d.kind.value, *sorted((d.before, d.after)))
        for passage in whole.shared.passages
        for witness in passage.witnesses
        for d in witness.differences
        if d.steering
    }


@pytest.mark.parametrize("form", ["nb", "nn"])
def test_numbers_titles_and_each_others_senders_are_no_differences(form: str) -> None:
    whole = analysed(form)
    assert whole.task_texts, "the letters give one joint task"
    assert whole.shared.passages
    assert told(whole) == []
    assert compared(whole) == set()


@pytest.mark.parametrize(
    ("form", "old", "new", "words"),
    [
        ("nb", f"fra {KLD}", "fra Samferdselsdepartementet", ("Samferdselsdepartementet", NFD)),
        ("nn", f"frå {KLD}", "frå Finansdepartementet", ("Finansdepartementet", NFD)),
    ],
)
def test_a_third_ministry_is_a_difference(form: str, old: str, new: str, words: tuple[str, str]) -> None:
    whole = analysed(form, old, new)
    assert compared(whole) == {("actor", *sorted(words))}
    ((code, hit),) = told(whole)
    assert (code, hit.message) == ("FEL-03", "actor")
    assert {hit.values["before"], hit.values["after"]} == set(words)


@pytest.mark.parametrize(
    ("form", "gone"), [("nb", f" i tildelingsbrev fra {KLD}"), ("nn", f" i tildelingsbrev frå {KLD}")]
)
def test_a_ministry_that_one_letter_alone_names_is_a_difference(form: str, gone: str) -> None:
    whole = analysed(form, gone, "")
    assert ("actor", "", NFD) in compared(whole)
    assert any(code == "FEL-02" and NFD in (hit.values["before"], hit.values["after"]) for code, hit in told(whole))


@pytest.mark.parametrize("form", ["nb", "nn"])
def test_an_id_that_is_cited_is_compared(form: str) -> None:
    whole = analysed(form, "2025-17", "2025-19")
    assert compared(whole) == {("number", "2025-17", "2025-19")}
    ((code, hit),) = told(whole)
    assert (code, hit.message) == ("FEL-03", "number")
    assert {hit.values["before"], hit.values["after"]} == {"2025-17", "2025-19"}


@pytest.mark.parametrize(
    ("form", "old", "added"),
    [
        ("nb", "Kystverket i arbeidet", "båtforeningene skal få uttale seg om planen"),
        ("nn", "Kystverket i arbeidet", "båtforeiningane skal få uttale seg om planen"),
    ],
)
def test_an_added_demand_is_told_once(form: str, old: str, added: str) -> None:
    whole = analysed(form, old, f"{old}, og {added}")
    (found,) = compared(whole)
    assert found in {("addition", "", added), ("omission", "", added)}
    ((code, hit),) = told(whole)
    assert code in {"FEL-02", "FEL-09"}
    assert any(added in str(value) for value in hit.values.values())


@pytest.mark.parametrize(
    ("form", "old", "new"),
    [("nb", "Etatene skal ta med", "Etatene bør ta med"), ("nn", "Etatane skal ta med", "Etatane bør ta med")],
)
def test_a_weakened_demand_is_told(form: str, old: str, new: str) -> None:
    whole = analysed(form, old, new)
    assert compared(whole) == {("modality", "bør", "skal")}
    assert [(code, hit.message) for code, hit in told(whole)] == [("FEL-03", "modality")]


@pytest.mark.parametrize(
    ("form", "own"),
    [
        ("nb", "22-OB4 Etatene leverer en felles oversikt over ulovlige bøyer."),
        ("nn", "STB2-2026-05 Etatane leverer ei felles oversikt over ulovlege bøyer."),
    ],
)
def test_a_sentence_after_a_number_is_a_sentence_of_its_own(form: str, own: str) -> None:
    whole = analysed(form, OWN[form][1], own)
    ((code, hit),) = told(whole)
    assert code in {"FEL-02", "FEL-04"}
    assert hit.letter == 1
    assert own.partition(" ")[2] in " ".join(str(value) for value in hit.values.values())


@pytest.mark.parametrize("number", ["TB 2026-12 ", ""])
def test_a_number_on_its_own_line_or_none_is_no_difference(number: str) -> None:
    whole = analysed("nb", OWN["nb"][1] + " ", number)
    assert told(whole) == []
    assert compared(whole) == set()
