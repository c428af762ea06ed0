"""``brevlint tasks``: the table, its formats, its silence and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import FIXTURES, Brevlint

from linter.coordination.overview import self_check
from linter.wording import Lang, catalogue

AKRIM = FIXTURES / "akrim"


def test_text_shows_every_slot_and_empty_cells(brevlint: Brevlint) -> None:
    result = brevlint("tasks", AKRIM, "--lang", "nb")
    assert result.exit_code == 0
    said = " ".join(result.output.split())
    for key, text in catalogue(Lang.NB).items():
        if key.startswith("tasks.slot."):
            assert text in said or text[0].lower() + text[1:] in said, key
    assert "60 mill. kroner" in result.output
    assert "Dette sier brevene ingenting om" in result.output


def test_the_three_languages_differ_and_name_no_person(brevlint: Brevlint) -> None:
    outputs = {lang: brevlint("tasks", AKRIM, "--lang", lang).output for lang in ("nb", "nn", "en")}
    assert len(set(outputs.values())) == 3
    for text in outputs.values():
        assert "Brekkhus" not in text
        assert "Anfinsrud" not in text


def test_json_holds_places(brevlint: Brevlint) -> None:
    data = json.loads(brevlint("tasks", AKRIM, "--format", "json").output)
    assert data["schema"] == 1
    (task,) = data["tasks"]
    assert task["key"] == "akrim"
    assert len(task["letters"]) == 4
    slots = task["letters"][0]["slots"]
    assert slots["money"][0]["value"] == "60000000"
    assert slots["money"][0]["excerpt"] == "60 mill. kroner"
    assert slots["unnamed_partners"] == []
    assert len(data["self_check"]) == 33


def test_markdown_has_a_column_per_letter(brevlint: Brevlint) -> None:
    lines = brevlint("tasks", AKRIM, "--format", "markdown", "--lang", "nb").output.splitlines()
    (row,) = [line for line in lines if line.startswith("| Ressurser")]
    assert row.count(" | ") == 4


def test_one_task_by_name(brevlint: Brevlint) -> None:
    data = json.loads(
        brevlint("tasks", AKRIM / "nav.docx", FIXTURES / "bolig", "--task", "velferd", "--format", "json").output
    )
    assert [task["key"] for task in data["tasks"]] == ["bolig"]


def test_what_another_letter_says_is_shown_in_the_empty_cell(brevlint: Brevlint) -> None:
    lines = brevlint("tasks", FIXTURES / "0-24", "--lang", "nb").output.splitlines()
    at = lines.index("  Koordinerende virksomhet")
    assert lines[at + 1] == "    [1][2][3][4][7] –  ikke her, men i [5][6]"
    assert lines[at + 2] == "    [5][6] Udir: «Utdanningsdirektoratet er koordinerende virksomhet.»"


def test_what_no_letter_says_stands_first(brevlint: Brevlint, tmp_path: Path) -> None:
    text = brevlint("tasks", one_letter(tmp_path), "--lang", "nb").output
    summary = " ".join(text[: text.index("  Departementer\n")].split())
    assert "Vi fant ikke dette i noe brev: departementer; koordinerende departement;" in summary
    assert "som brevene godt kan klare seg uten: partnere uten navn;" in summary
    assert "–  ikke funnet" in text


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_what_the_configuration_says_is_shown(brevlint: Brevlint, tmp_path: Path, form: str) -> None:
    (tmp_path / "brevlint.toml").write_text(
        '[[task]]\nname = "ryddige byggeplasser"\ncoordinating-agency = "Arbeidstilsynet"\nyears = [2026, 2028]\n'
        '[task.elsewhere]\nmoney = "rammen står i hovedinstruksen"\n',
        encoding="utf-8",
    )
    text = brevlint("tasks", one_letter(tmp_path), "--lang", "nb", "--format", form).output
    assert "rammen står i hovedinstruksen" in text
    if form == "text":
        assert "    Oppsettet: Arbeidstilsynet" in text.splitlines()
        assert "    Oppsettet: 2026–2028" in text.splitlines()
        assert "ressurser" not in text[: text.index("  Departementer")]
    if form == "markdown":
        [row] = [line for line in text.splitlines() if line.startswith("| Koordinerende virksomhet")]
        assert row == "| Koordinerende virksomhet | –  ikke funnet | Arbeidstilsynet |"
    if form == "json":
        assert json.loads(text)["tasks"][0]["declared"]["coordinating_agency"] == "AT"


def one_letter(folder: Path) -> Path:
    path = folder / "brev.md"
    path.write_text(
        "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
        "## 3.4 Felles oppdrag: ryddige byggeplasser\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal "
        "samarbeide slik at flere byggeplasser følger reglene.\n",
        encoding="utf-8",
    )
    return path


def test_nothing_found_says_where_it_looked(brevlint: Brevlint) -> None:
    result = brevlint("tasks", AKRIM / "politidirektoratet-tillegg-1.docx", "--lang", "nb")
    assert result.exit_code == 0
    assert "Vi fant ingen samarbeidsoppgaver" in result.output
    assert "1 brev" in result.output


def test_what_was_not_read_gives_exit_code_2(brevlint: Brevlint, tmp_path: Path) -> None:
    broken = tmp_path / "ødelagt.docx"
    broken.write_bytes(b"PK\x03\x04 nei")
    result = brevlint("tasks", AKRIM / "nav.docx", broken, "--lang", "nb")
    assert result.exit_code == 2
    assert "ødelagt.docx" in result.output
    assert "Samarbeidsoppgave:" in result.output


def test_output_is_not_overwritten_without_force(brevlint: Brevlint, tmp_path: Path) -> None:
    target = tmp_path / "oppgaver.md"
    assert brevlint("tasks", AKRIM, "--format", "markdown", "-o", target).exit_code == 0
    first = target.read_text(encoding="utf-8")
    assert brevlint("tasks", AKRIM, "-o", target).exit_code != 0
    assert target.read_text(encoding="utf-8") == first
    assert brevlint("tasks", AKRIM, "-o", target, "--force").exit_code == 0


def test_the_self_check_has_the_33_points_in_three_languages() -> None:
    points = self_check()
    assert len(points) == 33
    assert [p.advice for p in points] == sorted(p.advice for p in points)
    for point in points:
        assert all(text.endswith("?") for text in (point.nb, point.nn, point.en))
        assert len({point.nb, point.nn, point.en}) == 3
