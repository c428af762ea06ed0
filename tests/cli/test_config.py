"""``--config``, ``brevlint init`` and ``brevlint config`` as a user meets them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Brevlint
from docx import Document

LETTER = """Finansdepartementet

Skattedirektoratet

Dato: 15. desember 2025

# Tildelingsbrev 2026

Skattedirektoratet skal sende departementet en plan innen 31. juni 2026.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "brev.md").write_text(LETTER, encoding="utf-8")
    return tmp_path


def test_the_file_decides_and_the_command_line_overrides(brevlint: Brevlint, folder: Path) -> None:
    (folder / "brevlint.toml").write_text('select = ["BRV-01"]\nlang = "en"\n[rules.BRV-01]\nseverity = "low"\n')
    result = brevlint("check", "brev.md")
    assert result.exit_code == 0
    assert "Advice:" in result.output
    assert brevlint("check", "brev.md", "--fail-on", "low").exit_code == 1
    assert "Råd:" in brevlint("check", "brev.md", "--lang", "nb").output
    assert brevlint("check", "brev.md", "--no-config", "--select", "BRV-01").exit_code == 1


def test_letters_of_the_file_are_checked_when_none_are_named(brevlint: Brevlint, folder: Path) -> None:
    (folder / "brevlint.toml").write_text('letters = ["*.md"]\nselect = ["BRV-01"]\n')
    result = brevlint("check", "--format", "json")
    assert [letter["path"] for letter in json.loads(result.output)["letters"]] == ["brev.md"]
    assert "PATHS" in brevlint("check", "--no-config").output


def test_a_mistake_in_the_file_is_exit_code_2_with_line_and_nearest_name(brevlint: Brevlint, folder: Path) -> None:
    (folder / "brevlint.toml").write_text('\nfailon = "high"\n')
    result = brevlint("check", "brev.md")
    assert result.exit_code == 2
    assert "brevlint.toml:2:" in result.output
    assert "Mente dere fail-on?" in result.output
    assert brevlint("check", "brev.md", "--config", "borte.toml").exit_code == 2


def test_init_writes_once_and_check_takes_it(brevlint: Brevlint, folder: Path) -> None:
    assert brevlint("init", "--lang", "nn").exit_code == 0
    text = (folder / "brevlint.toml").read_text(encoding="utf-8")
    assert "Ta bort #" in text
    again = brevlint("init")
    assert again.exit_code == 1
    assert "--force" in again.output
    assert brevlint("init", "--force").exit_code == 0
    assert brevlint("check", "brev.md", "--select", "BRV-01").exit_code == 1


def test_config_shows_what_holds_and_from_where(
    brevlint: Brevlint, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "brevlint.toml").write_text('fail-on = "high"\n[rules.SUM-01]\nplans = 3\n')
    monkeypatch.setenv("BREVLINT_LANG", "nn")
    data = json.loads(brevlint("config", "--min-severity", "info", "--format", "json").output)
    assert data["values"]["fail-on"] == {"value": "high", "origin": "file"}
    assert data["values"]["min-severity"] == {"value": "info", "origin": "command"}
    assert data["values"]["lang"] == {"value": "nn", "origin": "environment"}
    assert data["values"]["jobs"] == {"value": 0, "origin": "default"}
    assert data["options"] == {"SUM-01": {"plans": 3}}
    text = brevlint("config").output
    assert 'fail-on = "high"  # fila' in text
    assert "plans = 3" in text


def test_declared_tasks_of_the_file_reach_check_and_tasks(brevlint: Brevlint, folder: Path) -> None:
    said = "## Fjordprosjektet\n\nSkattedirektoratet og Politidirektoratet skal sammen følge opp prosjektet.\n"
    (folder / "brev.md").write_text(LETTER + "\n" + said, encoding="utf-8")
    (folder / "brevlint.toml").write_text(
        '[[task]]\nname = "Fjordprosjektet"\nagencies = ["Skatteetaten", "POD", "Tolletaten"]\n'
        'coordinating-ministry = "Finansdepartementet"\n',
        encoding="utf-8",
    )
    (task,) = json.loads(brevlint("tasks", "brev.md", "--format", "json").output)["tasks"]
    assert "Fjordprosjektet" in json.dumps(task, ensure_ascii=False)
    found = json.loads(brevlint("check", "brev.md", "--select", "KOO-01", "--format", "json").output)["findings"]
    assert [("Finansdepartementet" in f["message"]) for f in found] == [True]


def test_rules_as_data(brevlint: Brevlint) -> None:
    data = json.loads(brevlint("rules", "SUM-01", "--format", "json", "--lang", "en").output)
    (rule,) = data["rules"]
    assert (rule["code"], rule["scope"], rule["severity"]) == ("SUM-01", "letter", "info")
    assert rule["options"]["plans"]["default"] == 10


def test_suppress_in_the_file_needs_a_reason(brevlint: Brevlint, folder: Path) -> None:
    shown = brevlint("check", "brev.md", "--select", "BRV-01", "--show-keys").output
    key = shown.partition("Nøkkel: ")[2].split()[0]
    data = json.loads(brevlint("check", "brev.md", "--select", "BRV-01", "--format", "json").output)
    assert data["findings"][0]["key"] == key
    (folder / "brevlint.toml").write_text(f'select = ["BRV-01"]\n[[suppress]]\nkey = "{key}"\n')
    missing = brevlint("check", "brev.md")
    assert missing.exit_code == 2
    assert "«reason» mangler" in missing.output
    (folder / "brevlint.toml").write_text(
        f'select = ["BRV-01"]\n[[suppress]]\nkey = "{key}"\nreason = "avtalt"\n', encoding="utf-8"
    )
    done = brevlint("check", "brev.md")
    assert (done.exit_code, "dempet: avtalt" in done.output) == (0, True)
    (finding,) = json.loads(brevlint("check", "brev.md", "--format", "json").output)["findings"]
    assert (finding["suppressed"], finding["suppressed_by"]) == ("avtalt", "config")
    (folder / "brevlint.toml").write_text('[[suppress]]\nkey = "BRV-01:7"\nreason = "x"\n', encoding="utf-8")
    assert "--show-keys" in brevlint("check", "brev.md").output


def test_baseline_from_the_command_line_and_the_file(brevlint: Brevlint, folder: Path) -> None:
    first = brevlint("check", "brev.md", "--select", "BRV-01", "--write-baseline", "kjent.json")
    assert first.exit_code == 0
    again = brevlint("check", "brev.md", "--select", "BRV-01", "--baseline", "kjent.json")
    assert again.exit_code == 0
    assert "Ett kjent funn fra før er ikke vist." in again.output
    (folder / "brevlint.toml").write_text('select = ["BRV-01"]\nbaseline = "kjent.json"\n', encoding="utf-8")
    (folder / "brev.md").write_text(LETTER.replace("en plan innen 31. juni", "det innen 31. april"), encoding="utf-8")
    changed = brevlint("check", "brev.md")
    assert changed.exit_code == 1
    assert "31. april" in changed.output
    assert "Borte siden sist: BRV-01" in changed.output
    (folder / "tull.json").write_text("{}", encoding="utf-8")
    for words in (("--baseline", "tull.json"), ("--baseline", "borte.json"), ("--write-baseline", "tull.json")):
        assert brevlint("check", "brev.md", *words).exit_code == 2
    assert (folder / "tull.json").read_text(encoding="utf-8") == "{}"


def test_known_findings_get_no_note_in_a_copy(brevlint: Brevlint, folder: Path) -> None:
    document = Document()
    for line in LETTER.split("\n\n"):
        document.add_paragraph(line.lstrip("# "))
    document.save(str(folder / "utkast.docx"))
    words = ("check", "utkast.docx", "--select", "BRV-01", "--annotate")
    brevlint(*words, "alle")
    brevlint("check", "utkast.docx", "--select", "BRV-01", "--write-baseline", "kjent.json")
    brevlint(*words, "nye", "--baseline", "kjent.json")
    notes = {
        name: [c.text for c in Document(str(next((folder / name).glob("*.docx")))).comments] for name in ("alle", "nye")
    }
    assert any("BRV-01" in text for text in notes["alle"])
    assert not any("BRV-01" in text for text in notes["nye"])
