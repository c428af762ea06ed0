"""Who wrote a letter to whom, when and about which year; composed letters in bokmål and nynorsk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from linter.letters.identity import Certainty, Identity, LetterKind, identify
from linter.letters.model import Letter
from linter.readers.text import read_string

PROSE = (
    "Departementet viser til Stortingets budsjettvedtak og meddeler med dette rammer, mål og oppdrag for året. "
    "Brevet er et supplement til instruksen, og endringer gis i egne brev gjennom året når det er behov for det.\n\n"
)
PROSE_NN = (
    "Departementet viser til budsjettvedtaket i Stortinget og gjer greie for rammer, mål og oppdrag for året. "
    "Endringar blir gjevne i eigne brev gjennom året når det trengst, og verksemda skal melde frå om avvik.\n\n"
)


def read(text: str, name: str = "brev.md") -> Identity:
    return identify(read_string(text, name))


def shorts(identity: Identity) -> tuple[list[str], list[str]]:
    return [m.value.short for m in identity.ministries], [r.value.short for r in identity.recipients]


def test_a_plain_letter() -> None:
    text = (
        "Finansdepartementet\n\nSkattedirektoratet\nPostboks 1\n0034 OSLO\n\nDeres ref\n\nVår ref\n\n25/4471-2\n\n"
        "Dato\n\n19. desember 2025\n\n# Statsbudsjettet 2026 – tildelingsbrev til Skattedirektoratet\n\n" + PROSE
    )
    found = read(text)
    assert shorts(found) == (["FIN"], ["SKD"])
    assert found.kind is not None
    assert (found.kind.value, found.kind.source, found.kind.certainty) == (
        LetterKind.TILDELINGSBREV,
        "title",
        Certainty.SURE,
    )
    assert found.year is not None
    assert (found.year.value, found.year.certainty) == (2026, Certainty.SURE)
    assert found.date is not None
    assert found.date.value == date(2025, 12, 19)
    assert found.reference is not None
    assert found.reference.value == "25/4471-2"
    assert found.number is None


@pytest.mark.parametrize(
    "head",
    [
        "Dato: 12. januar 2026\n\nVår ref: 25/4471",
        "Deres ref\tVår ref\tDato\n\n\t25/4471 SL\t12.01.2026",
        "Dykkar ref Vår ref Dato\n\n24/11-2 25/4471 – KAB 12. januar 2026",
        "Deres ref\tVår ref\tDato\n24/11-2\t25/4471\t12.01.2026",
        "Oslo, 12. januar 2026\n\nSaksnr. 25/4471",
        "| Deres ref | Vår ref | Dato |\n|---|---|---|\n| | 25/4471 | 12. januar 2026 |",
        "Vår ref.: 25/4471 – HSV\n\n12. januar 2026",
    ],
)
def test_date_and_reference(head: str) -> None:
    found = read(f"Finansdepartementet\n\nSkattedirektoratet\n\n{head}\n\n# Tildelingsbrev 2026\n\n{PROSE}")
    assert found.date is not None
    assert found.date.value == date(2026, 1, 12)
    assert found.reference is not None
    assert found.reference.value == "25/4471"


def test_every_value_points_at_its_words() -> None:
    letter = read_string(
        "Finansdepartementet\n\nSkattedirektoratet\nPostboks 1\n\nVår ref 25/4471-\n\nDato 19. desember 2025\n\n"
        "# Supplerende tildelingsbrev nr. 2 for 2026\n\n" + PROSE,
        "brev.md",
    )
    found = identify(letter)
    spans = {
        "ministry": found.ministries[0].span,
        "recipient": found.recipients[0].span,
        "number": found.number and found.number.span,
        "year": found.year and found.year.span,
        "date": found.date and found.date.span,
        "reference": found.reference and found.reference.span,
    }
    assert {key: letter.excerpt(span) for key, span in spans.items() if span} == {
        "ministry": "Finansdepartementet",
        "recipient": "Skattedirektoratet",
        "number": "2",
        "year": "2026",
        "date": "19. desember 2025",
        "reference": "25/4471",
    }


@pytest.mark.parametrize(
    ("title", "kind", "number"),
    [
        ("Tildelingsbrev 2026", LetterKind.TILDELINGSBREV, None),
        ("Tildelingsbrev 2026 til Språkrådet", LetterKind.TILDELINGSBREV, None),
        ("Supplerende tildelingsbrev nr. 3 for 2026", LetterKind.SUPPLERENDE, 3),
        ("Supplerande tildelingsbrev nr. 1 – 2026", LetterKind.SUPPLERENDE, 1),
        ("Tillegg nr. 2 til tildelingsbrev 2026", LetterKind.SUPPLERENDE, 2),
        ("Tilleggsbrev nr. 4 2026", LetterKind.SUPPLERENDE, 4),
        ("Oppdragsbrev for 2026", LetterKind.OPPDRAGSBREV, None),
        ("Felles oppdragsbrev om utsatte unge 2026", LetterKind.FELLES_OPPDRAGSBREV, None),
        ("Oppdragsdokument 2026", LetterKind.OPPDRAGSDOKUMENT, None),
        ("Korrigering av oppdragsdokument for 2026", LetterKind.OPPDRAGSDOKUMENT, None),
        ("Hovedinstruks for Språkrådet 2026", LetterKind.INSTRUKS, None),
        ("Virksomhets- og økonomiinstruks 2026", LetterKind.INSTRUKS, None),
        ("Tilskuddsbrev 2026", LetterKind.OTHER, None),
    ],
)
def test_kinds_and_numbers(title: str, kind: LetterKind, number: int | None) -> None:
    found = read(f"Kulturdepartementet\n\nSpråkrådet\n\n# {title}\n\n{PROSE}")
    assert found.kind is not None
    assert found.kind.value is kind
    assert (found.number.value if found.number else None) == number
    assert found.year is not None
    assert found.year.value == 2026


def test_nynorsk() -> None:
    found = read(
        "Samferdselsdepartementet\n\nStatens jernbanetilsyn\nPostboks 7113\n5020 BERGEN\n\nDykkar ref\n\nVår ref\n\n"
        "21/88-4\n\nDato\n\n21. desember 2021\n\n# Statsbudsjettet 2022 – tildelingsbrev til Statens jernbanetilsyn\n\n"
        + PROSE_NN
        + "Tilsynet skal melde frå om avvik. Kopi av brevet går til Riksrevisjonen.\n"
    )
    assert shorts(found) == (["SD"], ["SJT"])
    assert found.year is not None
    assert found.year.value == 2022
    assert found.date is not None
    assert found.date.value == date(2021, 12, 21)
    assert found.reference is not None
    assert found.reference.value == "21/88-4"


def test_a_letter_from_two_ministries() -> None:
    found = read(
        "# Oppdragsdokument til Norsk helsenett SF for 2026\n\nHelse- og omsorgsdepartementet og Digitaliserings- og "
        "forvaltningsdepartementet tildeler med dette midler til Norsk helsenett SF.\n\n"
        "Norsk helsenett SF skal samarbeide med Helsedirektoratet og Folkehelseinstituttet.\n"
    )
    assert shorts(found) == (["HOD", "DFD"], ["NHN"])


def test_a_joint_task_inside_a_letter_is_no_joint_letter() -> None:
    found = read(
        "# Supplerende tildelingsbrev nr. 2 – Helsedirektoratet 2026\n\n"
        "Helse- og omsorgsdepartementet viser til tildelingsbrevet for 2026.\n\nOppdragene følger under.\n\n"
        "Nye oppdrag kommer i tillegg til de gamle.\n\nFristene står ved hvert oppdrag.\n\n"
        "Helse- og omsorgsdepartementet og Barne- og familiedepartementet ber om en felles vurdering.\n"
    )
    assert shorts(found) == (["HOD"], ["Hdir"])


def test_a_joint_letter_with_many_recipients() -> None:
    found = read(
        "Kunnskapsdepartementet\nArbeids- og sosialdepartementet\nHelse- og omsorgsdepartementet\n\n"
        "Likelydende brev til:\n\n- Utdanningsdirektoratet\n- Arbeids- og velferdsdirektoratet\n- Helsedirektoratet\n\n"
        "Dato: 20. juni 2014\n\n# Oppdragsbrev om utsatte barn og unge 2014\n\n" + PROSE
    )
    assert shorts(found) == (["KD", "ASD", "HOD"], ["Udir", "NAV", "Hdir"])
    assert found.kind is not None
    assert found.kind.value is LetterKind.FELLES_OPPDRAGSBREV


def test_an_address_block_in_the_middle_of_the_text() -> None:
    found = read(
        "# **Supplerende tildelingsbrev nr. 1 for 2026**\n\nHelse- og omsorgsdepartementet viser til oppdraget, hvor "
        "Direktoratet for medisinske produkter og Folkehelseinstituttet skal levere innspill.\n\n"
        "Helsedirektoratet Postboks 220 Skøyen 0213 OSLO\n\nDeres ref Vår ref\n\n25/2306-\n\nDato 27. februar 2026 "
        "Tildelingen gjelder hele året.\n\nKopi\n\nFolkehelseinstituttet\n\nRiksrevisjonen\n"
    )
    assert shorts(found) == (["HOD"], ["Hdir"])
    assert found.date is not None
    assert found.date.value == date(2026, 2, 27)
    assert found.reference is not None
    assert found.reference.value == "25/2306"


def test_other_agencies_in_the_body_are_no_recipients() -> None:
    found = read(
        "Direktoratet skal følge opp planen. Husbanken skal rapportere i 2026, og Husbanken bes om å samarbeide med "
        "Helsedirektoratet, Integrerings- og mangfoldsdirektoratet og Kriminalomsorgsdirektoratet.\n\n"
        "Husbankens rapport sendes departementet.\n"
    )
    assert [r.value.short for r in found.recipients] == ["Husbanken"]


def test_the_owner_at_the_date_is_guessed_when_no_ministry_is_named() -> None:
    for year, owner in ((2014, "BLD"), (2017, "JD"), (2019, "KD"), (2024, "AID")):
        found = read(f"# Tildelingsbrev {year} til Integrerings- og mangfoldsdirektoratet\n\n{PROSE}")
        assert shorts(found) == ([owner], ["IMDi"])
        assert (found.ministries[0].source, found.ministries[0].certainty) == ("owner", Certainty.GUESS)


@pytest.mark.parametrize(
    ("text", "year", "source"),
    [
        ("Dato: 19. desember 2025\n\n# Tildelingsbrev\n\n" + PROSE, 2026, "date"),
        ("Dato: 15. januar 2026\n\n# Tildelingsbrev\n\n" + PROSE, 2026, "date"),
        ("# Supplerende tildelingsbrev nr. 1\n\nVi viser til Prop. 1 S (2025–2026).\n\n" + PROSE, 2026, "text"),
        ("# Endring av tildelingsbrev av 15. desember 2025\n\nI 2026 skal etaten spare.\n\n" + PROSE, 2026, "text"),
    ],
)
def test_year(text: str, year: int, source: str) -> None:
    found = read(text)
    assert found.year is not None
    assert (found.year.value, found.year.source) == (year, source)


@pytest.mark.parametrize(
    ("text", "draft"),
    [
        ("UTKAST\n\n# Tildelingsbrev 2026\n\n" + PROSE, True),
        ("# Utkast til tildelingsbrev 2026\n\n" + PROSE, True),
        ("# Tildelingsbrev 2026\n\n" + PROSE + "Med hilsen\n\nKari Nordmann\n", False),
        ("# Tildelingsbrev 2026\n\n" + PROSE + "Med venleg helsing\n\nKari Nordmann\n", False),
        ("# Tildelingsbrev 2026\n\n" + PROSE + "Direktoratet skal kommentere utkastet til rapport.\n", None),
    ],
)
def test_draft(text: str, *, draft: bool | None) -> None:
    found = read(text)
    assert (found.draft.value if found.draft else None) is draft


def test_properties_and_file_name_are_asked_last() -> None:
    letter = read_string("# Innledning\n\n" + PROSE, "hod__helsedirektoratet__2026.md")
    named = identify(letter)
    assert shorts(named) == (["HOD"], ["Hdir"])
    assert named.recipients[0].certainty is Certainty.GUESS
    assert named.year is not None
    assert (named.year.source, named.year.certainty) == ("file_name", Certainty.GUESS)
    told: Letter = replace(
        letter,
        properties={"title": "Tildelingsbrev 2025 – Språkrådet", "creator": "Kulturdepartementet"},
    )
    found = identify(told)
    assert shorts(found) == (["KUD"], ["Språkrådet"])
    assert found.year is not None
    assert (found.year.value, found.year.source) == (2025, "properties")


def test_nothing_said_nothing_found() -> None:
    found = read("Effektiv og god virksomhetsstyring.\n")
    assert found == Identity(None, None, (), (), None, None, None, None)


@pytest.mark.parametrize(
    ("head", "key"),
    [
        ("DET KONGELIGE FINANSDEPARTEMENT", "FIN"),
        ("DET KONGELIGE HELSE- OG OMSORGSDEPARTEMENT", "HOD"),
        ("Det kongelege nærings- og fiskeridepartement", "NFD"),
        ("DET KONGELEGE\n\nKULTUR- OG LIKESTILLINGSDEPARTEMENT", "KUD"),
    ],
)
def test_the_royal_letterhead_names_the_sender(head: str, key: str) -> None:
    body = "Arbeids- og inkluderingsdepartementet gir oppdrag til Arbeidstilsynet. Det skjer i eget departement"
    text = f"{head}\n\nSkattedirektoratet\n\nDato 7. mars 2027\n\n# Tildelingsbrev 2027\n\n{body}\n"
    (sender,) = identify(read_string(text, "b.md")).ministries
    assert (sender.value.key, sender.certainty) == (key, Certainty.SURE)
