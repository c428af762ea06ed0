"""``compare --redact``: no words of a letter in any format, and still every difference with its class and place."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import Brevlint

from linter.wording import Lang, say

HIDDEN = "Qvarts Xylofon avvikles uten varsel"
RUN = 10  # characters in a row
BODIES = (
    ("Finansdepartementet", "Skattedirektoratet"),
    ("Justis- og beredskapsdepartementet", "Politidirektoratet"),
    ("Arbeids- og inkluderingsdepartementet", "Arbeidstilsynet"),
)
TEXT = (
    "Etatene skal lage en plan for kontroll av byggeplasser i {hidden} innen {day}. "
    "Planen {modal} omfatte alle fylker og bygge på {hidden} fra de siste fem årene. "
    "Samarbeidet om kontroll av {thing} og {hidden} har 12 mill. kroner til rådighet. "
    "Rapporten om kontrollene og {hidden} sendes {reader} og departementene samlet.{more}"
)
PLAIN = {"day": "1. mars", "modal": "skal", "thing": "drosjer", "reader": "Riksrevisjonen", "more": ""}
VARIANTS = (
    PLAIN,
    PLAIN | {"day": "1. juni", "modal": "bør", "thing": "varebiler"},
    PLAIN | {"reader": "Statistisk sentralbyrå", "more": " Egne båter brukes der {hidden} krever det."},
)
FORMATS = ("text", "json", "markdown", "csv", "html", "xlsx")


def runs(text: str) -> set[str]:
    return {text[at : at + RUN].casefold() for at in range(len(text) - RUN + 1)}


def written(folder: Path, year: int, variants: tuple[dict[str, str], ...]) -> Path:
    folder.mkdir()
    for (ministry, agency), words in zip(BODIES, variants, strict=True):
        body = TEXT.format(hidden=HIDDEN, **words).format(hidden=HIDDEN)
        body = body.replace(HIDDEN, f"{HIDDEN} {year}") if year % 2 else body
        own = f"Etaten skal i {year} selv sørge for at {HIDDEN} i {agency} blir fulgt opp med egne midler."
        head = f"{ministry}\n\n{agency}\n\nDato: 15. desember {year - 1}\n\n# Tildelingsbrev {year}\n\n"
        text = f"{head}## 3.4 {HIDDEN}\n\n{body}\n\n## 4 Egne krav om {HIDDEN}\n\n{own}\n"
        (folder / f"{agency.lower()}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def years(tmp_path: Path) -> tuple[Path, Path]:
    """This year's letters, a broken file among them, and last year's."""
    now = written(tmp_path / "brev", 2026, VARIANTS)
    (now / "brutt.docx").write_bytes(b"PK\x03\x04" + HIDDEN.encode())
    return now, written(tmp_path / "fjor", 2025, VARIANTS[:1] * 3)


def compared(brevlint: Brevlint, years: tuple[Path, Path], form: str, *words: object) -> str:
    now, earlier = years
    output = now.parent / f"resultat-{'bare' if '--redact' in words else 'hel'}.{form}"
    everything = ("--tier", "formula", "--min-severity", "identical", "--no-config", "--against", earlier)
    brevlint("compare", now, *everything, "--format", form, "-o", output, "--force", *words)
    if form != "xlsx":
        return output.read_text(encoding="utf-8")
    with ZipFile(BytesIO(output.read_bytes())) as book:
        return "\n".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))


@pytest.mark.parametrize("form", FORMATS)
def test_no_ten_characters_of_a_letter_are_told(brevlint: Brevlint, years: tuple[Path, Path], form: str) -> None:
    if form == "xlsx":
        pytest.importorskip("openpyxl")
    hidden = runs(HIDDEN)
    # What differs is told word for word otherwise, and is looked for too.
    for words in ("omfatte alle fylker", "siste fem årene", "egne båter brukes", "mill. kroner til rådighet"):
        hidden |= runs(words)
    whole = compared(brevlint, years, form)
    assert runs(HIDDEN) & runs(whole)
    bare = compared(brevlint, years, form, "--redact")
    assert not hidden & runs(bare)
    for word in ("1. juni", "varebiler", "drosjer"):
        assert word in whole
        assert word not in bare
    assert "Politidirektoratet" in bare


def test_every_difference_stays_with_its_class_and_place(brevlint: Brevlint, years: tuple[Path, Path]) -> None:
    whole, bare = (json.loads(compared(brevlint, years, "json", *more)) for more in ((), ("--redact",)))
    assert whole["passages"]
    assert [p["id"] for p in bare["passages"]] == [p["id"] for p in whole["passages"]]
    differences = 0
    for before, after in zip(whole["passages"], bare["passages"], strict=True):
        assert after["text"] == say(Lang.NB, "report.redacted", n=len(before["text"]))
        assert (after["tier"], after["class"], after["absent"]) == (before["tier"], before["class"], before["absent"])
        for one, other in zip(before["witnesses"], after["witnesses"], strict=True):
            assert (other["letter"], other["page"], other["class"]) == (one["letter"], one["page"], one["class"])
            for told, kept in zip(one["differences"], other["differences"], strict=True):
                differences += 1
                assert (kept["class"], kept["steering"]) == (told["class"], told["steering"])
                for side in ("from", "to", "sentence"):
                    assert kept[side] == (say(Lang.NB, "report.redacted", n=len(told[side])) if told[side] else "")
                for side in ("from_at", "to_at"):
                    place, at = told[side], kept[side]
                    assert (place and place | {"section": ""}) == (at and at | {"section": ""})
                    assert not at or at["section"] in {"", "3.4", "4"}
    assert differences > 3
    assert [(y["fate"], y["gone_from"]) for y in bare["years"]] == [(y["fate"], y["gone_from"]) for y in whole["years"]]
    assert [(e["path"], e["code"]) for e in bare["errors"]] == [(e["path"], e["code"]) for e in whole["errors"]]
    assert whole["errors"]


def test_the_exit_code_is_the_same(brevlint: Brevlint, years: tuple[Path, Path]) -> None:
    now, _ = years
    (now / "brutt.docx").unlink()
    for words in ((), ("--redact",)):
        assert brevlint("compare", now, "--no-config", *words).exit_code == 1
