"""SPR-04 in lists of assignments: the one that has no deadline, and neighbours that need none or have it elsewhere."""

from __future__ import annotations

import pytest

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis
from linter.rules.spr.spr_04 import RULE

SECTIONS = """# 1 Innledning

# 2 Oppdrag

{intro}

## 2.1 Satser

Etaten skal utrede satsene. Frist: 1. mai.

## 2.2 Gebyr

Etaten skal foreslå gebyr innen 3. juni.

## 2.3 Feil

Etaten skal gi råd. Løpende.

## 2.4 {title}

{body}

# 3 Rapportering

{behind}"""
LINES = """## Oppdrag

{intro}

**TB2026-1 Satser**

Etaten skal utrede satsene.

Frist: 1. mai

**TB2026-2 Gebyr**

Etaten skal foreslå gebyr.

Frist: 3. juni

**TB2026-3 {title}**

{body}

**TB2026-4 Feil**

Etaten skal gi råd.

Frist: Løpende

{behind}"""
TOLD = (
    (SECTIONS, "Reservekraft", "Etaten skal vurdere løsninger. Vurderingen oversendes departementet."),
    (LINES, "Tannhelse", "Etaten skal gi tall for barn. Resultatet skal sendes departementet."),
    (SECTIONS, "Kontroll", "Etaten skal ta fram et forslag til nye rutiner."),
    (LINES, "Kontroll", "Etaten må se på rutinene og tilrå endringer."),
    (SECTIONS, "Tilsyn", "Vi ber om en analyse av tilsynene de siste to årene."),
    (SECTIONS, "Reservekraft", "Etaten skal vurdere løysingar. Vurderinga skal sendast til departementet."),
    (LINES, "Tannhelse", "Etaten skal finne tal for barn. Resultatet skal presenterast for departementet."),
    (SECTIONS, "Kontroll", "Etaten skal lage framlegg til nye rutinar."),
    (LINES, "Rutinar", "Etaten må sjå på rutinane og tilrå endringar."),
    (SECTIONS, "Arkiv", "Departementet bed om ei oversikt over arkiva."),
)
QUIET = (
    (SECTIONS, "Arkiv", "Oppdraget er trukket tilbake. Rapporten skal ikke sendes.", "", ""),
    (SECTIONS, "Arkiv", "Etaten skal vurdere arkivet årlig.", "", ""),
    (SECTIONS, "Arkiv", "Etaten skal svare på henvendelser fra publikum.", "", ""),
    (
        SECTIONS,
        "Arkiv",
        "Etaten skal vurdere arkivet.",
        "Fristen for oppdragene er 1. november når ikke annet er sagt.",
        "",
    ),
    (
        SECTIONS,
        "Arkivlokaler",
        "Etaten skal vurdere arkivet.",
        "",
        "| Dato | Hva |\n|---|---|\n| 5. november | Vurdering av arkivlokalene |\n| 1. mai | Satser |\n",
    ),
    (LINES, "Arkiv", "Oppdraget er unntatt offentlighet og skal leveres etter eget brev.", "", ""),
    (
        LINES,
        "Arkiv",
        "Etaten skal vurdere arkivet.",
        "",
        "| Frist | Hva |\n|---|---|\n| 5. november | TB2026-3 |\n| 1. mai | TB2026-1 |\n",
    ),
    (SECTIONS, "Arkiv", "Dersom ordninga blir endra, skal etaten vurdere arkivet.", "", ""),
    (LINES, "Arkiv", "Etaten skal vurdere arkivet og omtale det i årsrapporten.", "", ""),
    (LINES, "Arkiv", "Etaten skal vurdere arkivet seinast til haustmøtet.", "", ""),
    (LINES, "Arkiv", "Etaten skal vurdere arkivet.", "Det skal rapporterast på oppdraga i årsrapporten.", ""),
)


def told(letter: str) -> list[str]:
    return [
        hit.message for hit in RULE.check(LetterAnalysis(read_string("# Tildelingsbrev 2026\n\n" + letter, "brev.md")))
    ]


@pytest.mark.parametrize(("shape", "title", "body"), TOLD)
def test_the_only_one_without_a_deadline_is_told_once(shape: str, title: str, body: str) -> None:
    assert told(shape.format(title=title, body=body, intro="", behind="")) == ["lone"]


@pytest.mark.parametrize(("shape", "title", "body", "intro", "behind"), QUIET)
def test_one_that_needs_no_deadline_or_has_it_elsewhere(
    shape: str, title: str, body: str, intro: str, behind: str
) -> None:
    assert "lone" not in told(shape.format(title=title, body=body, intro=intro, behind=behind))


TITLED = SECTIONS.replace("# 2 Oppdrag", "# 2 Oppdrag og rapportering")
NO_ASSIGNMENTS = SECTIONS.replace("# 2 Oppdrag", "# 2 Fagområder")
LISTED = LINES.replace("**TB", "- TB").replace("**\n\n", ": ").replace("\n\nFrist", " Frist")
THREE = LINES.replace("**TB2026-4 Feil**\n\nEtaten skal gi råd.\n\nFrist: Løpende", "")
ROWS = "| Nr. | Oppdrag | Frist |\n|---|---|---|\n" + "".join(
    f"| TB2026-{number} | Etaten skal utrede {what}. | {when} |\n"
    for number, (what, when) in enumerate(
        [("satsene", "1. mai"), ("gebyr", "3. juni"), ("feil", "5. mai"), ("arkivet", "")], 1
    )
)
CALENDAR = "| Dato | Hva |\n|---|---|\n| 5. november | TB2026-{} |\n"


@pytest.mark.parametrize(
    ("shape", "body", "behind", "messages"),
    [
        (SECTIONS, "Vurderingen av arkivet ligger ved brevet.", "", []),
        (NO_ASSIGNMENTS, "Etaten skal vurdere arkivet.", "", []),
        (TITLED, "Etaten skal vurdere arkivet.", "", ["lone"]),
        (LINES.replace("## Oppdrag", "## Oppdrag og rapportering"), "Etaten skal vurdere arkivet.", "", ["lone"]),
        (LISTED, "Etaten skal vurdere arkivet.", "", ["lone"]),
        (THREE, "Etaten skal vurdere arkivet.", "", []),
        (ROWS, "", "", ["empty"]),
        (LINES, "Etaten skal vurdere arkivet.", CALENDAR.format(33), ["lone"]),
        (LINES, "Etaten skal vurdere arkivet.", CALENDAR.format(3), []),
    ],
)
def test_what_makes_a_list_of_assignments(shape: str, body: str, behind: str, messages: list[str]) -> None:
    assert told(shape.format(title="Arkiv", body=body, intro="", behind=behind)) == messages


@pytest.mark.parametrize(
    ("code", "row", "messages"),
    [
        ("TB2026-4", "TB2026-4", []),
        ("TB2026-4", "TB2026-41", ["default"]),
        ("TB2026-4", "TTB2026-4", ["default"]),
        ("Oppdrag 1", "Oppdrag 1", []),
        ("Oppdrag 1", "Oppdrag 12", ["default"]),
    ],
)
def test_a_row_of_the_calendar_names_the_whole_code(code: str, row: str, messages: list[str]) -> None:
    assignment = f"## {code} Satser\n\nEtaten skal utrede satsene."
    calendar = f"## Kalender\n\n| Dato | Hva |\n|---|---|\n| 5. mai | {row} |"
    assert told(f"{assignment}\n\n{calendar}") == messages


ITEMS = """## Mål og oppdrag

{lead}

- **A-1 Satser.** Etaten skal utrede satsene. Frist: 1. mai.
- **A-2 Gebyr.** Etaten skal foreslå gebyr innen 3. juni.
- **A-3 Arkiv.** {body}
- **A-4 Feil.** Etaten skal gi råd om feil. Frist: 5. mai.
"""


@pytest.mark.parametrize(
    ("lead", "body", "messages"),
    [
        ("Oppdragene er:", "Etaten skal utrede arkivet og foreslå endringer.", ["lone"]),
        ("Oppdraga er:", "Etaten skal greie ut ordninga og tilrå endringar.", ["lone"]),
        ("Departementet gir disse oppdragene:", "Etaten skal kartlegge arkivet.", ["lone"]),
        ("Oppdragene leveres innen 1. november:", "Etaten skal utrede arkivet.", []),
        ("Oppdragene er:", "Etaten skal utrede arkivet innen 1. mars.", []),
        ("Oppdragene er:", "Etaten skal svare på henvendelser.", []),
        ("Oppdraga er:", "Arbeidet med å vurdere arkivet held fram og skal omtalast.", []),
        ("Oppdragene er:", "Etaten skal utrede arkivet og omtale det i årsrapporten.", []),
    ],
)
def test_the_only_item_without_a_deadline(lead: str, body: str, messages: list[str]) -> None:
    assert told(ITEMS.format(lead=lead, body=body)) == messages


def test_where_two_have_none_the_list_shows_no_habit() -> None:
    letter = SECTIONS.replace(" Løpende.", "").format(
        title="Arkiv", body="Etaten skal vurdere arkivet.", intro="", behind=""
    )
    assert "lone" not in told(letter)
