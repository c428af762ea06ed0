"""The command as a user meets it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import FIXTURES, Brevlint

from linter.cli import main
from linter.cli.main import COMMANDS

GOOD = """Finansdepartementet

Skattedirektoratet

Dato: 15. desember 2025

# Tildelingsbrev 2026

Skattedirektoratet skal sende departementet en plan innen 30. juni 2026.
"""
BAD = GOOD.replace("30. juni", "31. juni")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    path = tmp_path / "utkast.md"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_text_report_shows_place_words_advice_and_source(brevlint: Brevlint, bad: Path) -> None:
    result = brevlint("check", bad, "--select", "BRV-01")
    assert result.exit_code == 1
    for words in ("utkast.md", "BRV-01", "[31. juni 2026]", "Råd:", "Kilde:", "1 funn i 1 brev"):
        assert words in result.output


@pytest.mark.parametrize(("lang", "word"), [("nb", "Råd:"), ("nn", "Kjelde:"), ("en", "Advice:")])
def test_three_languages_same_codes(brevlint: Brevlint, bad: Path, lang: str, word: str) -> None:
    result = brevlint("check", bad, "--lang", lang, "--select", "BRV-01")
    assert word in result.output
    assert result.output.count("BRV-01") == 1


def test_clean_letter_says_so(brevlint: Brevlint, tmp_path: Path) -> None:
    path = tmp_path / "godt.md"
    path.write_text(GOOD, encoding="utf-8")
    result = brevlint("check", path, "--select", "BRV-01")
    assert result.exit_code == 0
    assert "Ingen funn i 1 brev." in result.output


def test_json_follows_the_contract(brevlint: Brevlint, bad: Path) -> None:
    result = brevlint("check", bad, "--format", "json")
    data = json.loads(result.output)
    assert data["schema"] == 1
    assert {"letters", "findings", "profiles", "errors"} <= data.keys()
    letter = data["letters"][0]
    assert {"path", "kind", "ministries", "recipients", "year", "date", "form", "unread"} <= letter.keys()
    finding = next(f for f in data["findings"] if f["rule"] == "BRV-01")
    wanted = "rule severity letter section page excerpt sentence message source evidence related suppressed"
    assert set(wanted.split()) <= finding.keys()
    assert finding["excerpt"] == "31. juni 2026"


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("check", "finnes-ikke.docx"), 2, "fant ikke filen"),
        (("check", "{dir}", "--select", "XYZ-01"), 2, "finnes ikke"),
        (("check", "{dir}", "--select", "BRV-1"), 2, "Mente dere BRV-"),
        (("check", "{dir}", "--select", "BRV-01", "--ignore", "BRV"), 2, "Ingen regel"),
        (("check", "{dir}/tom"), 2, "fant ingen brev"),
        (("check",), 2, "PATHS"),
        (("check", "{dir}", "--nonsense"), 2, "--nonsense"),
        (("show", "finnes-ikke.pdf"), 2, "fant ikke filen"),
        (("rule", "BRV-01"), 0, "Datoen finnes ikke"),
        (("rule", "ABC-99"), 2, "finnes ikke"),
        (("rules", "BRV"), 0, "BRV-10"),
    ],
)
def test_exit_codes_and_messages(
    brevlint: Brevlint, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "brev.txt").write_text(GOOD, encoding="utf-8")
    result = brevlint(*(word.format(dir=tmp_path) for word in words))
    assert (result.exit_code, says in result.output) == (code, True), result.output


@pytest.mark.parametrize("suffix", [".doc", ".odt", ".rtf"])
def test_other_formats_say_what_to_do(brevlint: Brevlint, tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"brev{suffix}").write_bytes(b"x" * 100)
    result = brevlint("check", tmp_path)
    assert result.exit_code == 2
    assert "lagre det som .docx" in result.output


def test_lock_files_hidden_files_and_pdf_twins(brevlint: Brevlint, tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "~$brev.docx").write_bytes(b"lock")
    (tmp_path / ".skjult.txt").write_text(BAD, encoding="utf-8")
    (tmp_path / "README.md").write_text("# Om mappen\n\nIkke et brev.\n", encoding="utf-8")
    data = json.loads(brevlint("check", tmp_path, "--format", "json").output)
    assert [Path(letter["path"]).name for letter in data["letters"]] == ["brev.txt"]
    assert data["errors"] == []


def test_output_is_written_whole_and_not_overwritten(brevlint: Brevlint, bad: Path, tmp_path: Path) -> None:
    target = tmp_path / "rapport.txt"
    assert brevlint("check", bad, "-o", target).exit_code == 1
    first = target.read_text(encoding="utf-8")
    assert "\x1b" not in first
    again = brevlint("check", bad, "-o", target)
    assert again.exit_code == 1
    assert "--force" in again.output
    assert brevlint("check", bad, "-o", target, "--force").exit_code == 1
    assert target.read_text(encoding="utf-8") == first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["rapport.txt", "utkast.md"]


def test_control_characters_of_a_letter_never_reach_the_terminal(brevlint: Brevlint, tmp_path: Path) -> None:
    path = tmp_path / "ondt.md"
    path.write_text(BAD.replace("en plan", "en \x1b[31mplan\x07\u202e"), encoding="utf-8")
    output = brevlint("check", path, "--select", "BRV-01").output
    assert not any(char in output for char in "\x1b\x07\u202e")


def test_original_is_untouched(brevlint: Brevlint, bad: Path) -> None:
    before = (bad.read_bytes(), bad.stat().st_mtime_ns)
    brevlint("check", bad)
    brevlint("show", bad)
    assert (bad.read_bytes(), bad.stat().st_mtime_ns) == before


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_command_has_help_with_an_example(
    brevlint: Brevlint, monkeypatch: pytest.MonkeyPatch, command: str, lang: str
) -> None:
    monkeypatch.setenv("BREVLINT_LANG", lang)
    result = brevlint(command, "--help")
    assert result.exit_code == 0
    run = subprocess.run(
        [sys.executable, "-m", "linter", command, "--help"], capture_output=True, check=True, encoding="utf-8"
    )
    assert f"brevlint {command}" in run.stdout


def test_show_tells_what_was_read_and_where(brevlint: Brevlint, bad: Path) -> None:
    output = brevlint("show", bad).output
    for words in ("Finansdepartementet", "Skattedirektoratet", "2026", "Tildelingsbrev 2026", "bokmål", "Ikke lest"):
        assert words in output


def test_show_json_has_positions(brevlint: Brevlint, bad: Path) -> None:
    data = json.loads(brevlint("show", bad, "--format", "json").output)
    text = bad.read_text(encoding="utf-8")
    for block in data["blocks"]:
        for piece in block["pieces"]:
            length = piece["end"] - piece["start"]
            there = text[piece["offset"] : piece["offset"] + length]
            assert there == block["text"][piece["start"] : piece["end"]]


def test_help_imports_nothing_heavy() -> None:
    heavy = {"spacy", "pdfplumber", "pypdfium2", "docx", "lxml", "rapidfuzz", "rich", "numpy"}
    code = "import sys; sys.argv = ['brevlint']; import linter.cli.main; print(*{m.split('.')[0] for m in sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert heavy.isdisjoint(run.stdout.split())


def test_interrupt_leaves_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "cli", stop)
    with pytest.raises(SystemExit) as left:
        main.main()
    assert left.value.code == 130


@pytest.mark.parametrize(
    "words",
    [
        ("check", FIXTURES / "akrim", "--no-config"),
        ("check", FIXTURES / "akrim", "--format", "html", "--no-config"),
        ("tasks", FIXTURES / "akrim"),
        ("classify", "Direktoratet skal rapportere."),
    ],
    ids=["check", "html", "tasks", "classify"],
)
def test_a_missing_language_model_is_told_and_never_a_traceback(
    brevlint: Brevlint, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[object, ...]
) -> None:
    monkeypatch.setenv("BREVLINT_MODEL", str(tmp_path))
    done = brevlint(*words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    assert done.exit_code != 0
    assert "Språkmodellen for norsk mangler" in done.output
