"""Nothing leaves the machine, nothing is lost: no sockets, originals untouched, results written whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from conftest import FIXTURES, ROOT, Brevlint
from readers.docx_files import p, pack, t

DRAFT = FIXTURES / "utkast" / "byggkvalitet.docx"
# An audit hook hears every socket of the interpreter, also those of libraries; it is there in worker processes too.
GUARD = """
import os, sys
def guard(event, args):
    # Binding alone says nothing to anybody; urllib3, which spaCy brings, tries it when imported, to know IPv6.
    if event.startswith("socket.") and event not in ("socket.__new__", "socket.gethostname", "socket.bind"):
        # Processes on this machine talk through pipes and local sockets, which have no address.
        address = args[1] if len(args) > 1 else None
        if not isinstance(address, (str, bytes)):
            with open(os.environ["BREVLINT_TEST_LOG"], "a") as log:
                log.write(f"{event} {args!r}\\n")
            raise OSError("no network in this test")
sys.addaudithook(guard)
"""


def run(folder: Path, *words: object) -> subprocess.CompletedProcess[bytes]:
    (folder / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(folder), str(ROOT))),
        "BREVLINT_TEST_LOG": str(folder / "log"),
    }
    command = [sys.executable, "-m", "linter", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, env=environment, cwd=folder)


def test_the_guard_hears_a_socket(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "BREVLINT_TEST_LOG": str(tmp_path / "log")}
    script = "import urllib.request as u; u.urlopen('http://127.0.0.1:9', timeout=1)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, env=environment)
    assert done.returncode != 0
    assert (tmp_path / "log").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ("check", FIXTURES / "akrim", DRAFT, "--jobs", "2", "--no-config", "--annotate", "ut"),
        ("compare", FIXTURES / "akrim", "--format", "html", "-o", "felles.html"),
        ("tasks", FIXTURES / "0-24"),
        ("classify", "Direktoratet skal arrangere fire kurs."),
        ("show", FIXTURES / "akrim" / "nav.pdf"),
        ("init",),
        ("rules",),
    ],
    ids=lambda words: words[0],
)
def test_no_command_opens_a_connection(tmp_path: Path, words: tuple[object, ...]) -> None:
    done = run(tmp_path, *words)
    assert not (tmp_path / "log").exists(), (tmp_path / "log").read_text(encoding="utf-8")
    assert done.returncode in (0, 1), done.stderr.decode()


def test_originals_keep_their_bytes_and_times(tmp_path: Path) -> None:
    before = {path: state(path) for path in FIXTURES.rglob("*.*")}
    words = ("--annotate", tmp_path / "ut", "--select", "BRV,DOK", "--no-config", "--format", "json")
    pdf = FIXTURES / "akrim" / "nav.pdf"  # in folders the .docx beside it is read instead
    done = run(tmp_path, "check", FIXTURES, pdf, *words)
    assert done.returncode == 1, done.stderr.decode()
    assert list((tmp_path / "ut").rglob("*.docx"))
    assert list((tmp_path / "ut").rglob("*.pdf"))
    assert {path: state(path) for path in FIXTURES.rglob("*.*")} == before


def state(path: Path) -> tuple[str, int]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def test_a_result_is_written_whole_or_not_at_all(
    brevlint: Brevlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "rapport.json"
    target.write_text("den forrige", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    done = brevlint("check", DRAFT, "--select", "BRV", "--format", "json", "-o", target, "--force", "--no-config")
    assert done.exit_code != 0
    assert "rapport.json" in done.stderr
    assert target.read_text(encoding="utf-8") == "den forrige"
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.json"]


# --- text of letters stays text in every format ---------------------------------------------------------------------

HOSTILE = (
    "=HYPERLINK(1) </script><script>alert(1)</script> {{ 7*7 }} %0A::error::x \u009b31mrødt\u009d0;tittel\u009c "
    "\u202esnudd\u202c | celle | `kode` <img src=x onerror=alert(1)> ]]> &amp; \"'"
)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A .docx, since a text file with such characters is not read at all."""
    texts = (
        "Finansdepartementet",
        "Skattedirektoratet",
        "Tildelingsbrev 2026",
        f"{HOSTILE} Fristen er 31. juni 2026. {HOSTILE}",
    )
    return pack(tmp_path / "brev.docx", "".join(p(t(html.escape(text))) for text in texts))


@pytest.mark.parametrize("form", ["text", "json", "sarif", "junit", "github", "markdown", "html"])
def test_no_format_lets_a_letter_command_a_terminal_or_a_page(brevlint: Brevlint, hostile: Path, form: str) -> None:
    done = brevlint("check", hostile, "--select", "BRV-01", "--format", form, "--no-config")
    if "is not one of" in done.stderr:
        pytest.skip(f"no format called {form}")
    output = done.stdout
    assert "31. juni 2026" in output
    controls = {c for c in output if unicodedata.category(c) == "Cc" and c not in "\n\r\t"}
    assert not controls
    if form in {"json", "sarif"}:
        json.loads(output)
        return
    assert "\u202e" not in output
    if form == "html":
        assert "<script>alert" not in output
        assert "<img src=x" not in output
    if form == "junit":
        assert "</script>" not in output
    if form == "github":
        assert all(
            re.match(r"::(error|warning|notice) ", line) for line in output.splitlines() if line.startswith("::")
        )
        assert "::error::x" not in re.sub(r"%[0-9A-F]{2}", "", output) or "%25" in output


def test_a_spreadsheet_cell_never_becomes_a_formula(brevlint: Brevlint, tmp_path: Path) -> None:
    text = (
        "=HYPERLINK(1) Etatene skal sammen gjøre det vanskeligere å drive ulovlig i arbeidslivet og rapportere samlet."
    )
    for agency in ("Skattedirektoratet", "Politidirektoratet"):
        (tmp_path / f"{agency}.txt").write_text(
            f"Finansdepartementet\n\n{agency}\n\n# Tildelingsbrev 2026\n\n{text}\n\nDe skal møtes hvert halvår.\n",
            encoding="utf-8",
        )
    letters = [tmp_path / f"{agency}.txt" for agency in ("Skattedirektoratet", "Politidirektoratet")]
    done = brevlint("compare", *letters, "--format", "csv", "--min-severity", "identical", "--tier", "formula")
    cells = [cell for row in csv.reader(io.StringIO(done.stdout)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.lstrip()[:1] in {"=", "+", "@", "\t"}]
