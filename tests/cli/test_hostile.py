"""Files and terminals that do not play along: a message and an exit code, never a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Brevlint

from linter.readers.open import find_letters

LETTER = "Finansdepartementet\n\nSkattedirektoratet\n\n# Tildelingsbrev 2026\n\nFrist → 31. juni 2026.\n"
FULL = Path("/dev/full")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brev.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def run(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "linter", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_characters_the_output_cannot_hold_are_escaped(letter: Path, encoding: str) -> None:
    for words in (("show", letter), ("check", letter, "--select", "BRV-01"), ("rule", "BRV")):
        done = run(*words, PYTHONIOENCODING=encoding)
        assert b"Traceback" not in done.stderr
        assert done.stdout


def test_json_into_a_pipe_is_utf_8(letter: Path) -> None:
    done = run("show", letter, "--format", "json", PYTHONUTF8="0", LC_ALL="C", PYTHONCOERCECLOCALE="0")
    assert any("→" in block["text"] for block in json.loads(done.stdout.decode("utf-8"))["blocks"])


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_full_disk_is_told(letter: Path) -> None:
    with FULL.open("wb") as full:
        command = [sys.executable, "-m", "linter", "show", str(letter)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"<stdout>" in done.stderr


def test_link_to_nothing_in_a_folder_is_reported(letter: Path) -> None:
    link = letter.with_name("borte.docx")
    link.symlink_to("finnes-ikke.docx")
    assert set(find_letters([letter.parent]).paths) == {letter, link}


def test_unreadable_file_is_no_wrong_usage(brevlint: Brevlint, tmp_path: Path) -> None:
    result = brevlint("show", tmp_path / "mangler.docx")
    assert "Usage" not in result.output
    assert "Vi fant ikke filen" in result.output
