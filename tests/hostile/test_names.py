"""Names of letters lead nowhere: every output lies in the folder it was meant for, whatever a letter is called."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from conftest import FIXTURES, Brevlint
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linter.engine import cache
from linter.reports.annotate.copies import _distinct, plain_name

DRAFT = FIXTURES / "utkast" / "byggkvalitet.docx"
PARTS = st.sampled_from(
    [
        "..",
        "/",
        "\\",
        "C:",
        "\0",
        "\n",
        "\x1b[31m",
        "\u202e",
        "CON",
        "nul",
        "com1",
        " ",
        ".",
        "~$",
        "-",
        "brev",
        "æ" * 200,
    ]
)
NAMES = st.lists(PARTS | st.text(max_size=20), max_size=6).map("".join)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the first draw is, on a busy machine
@given(st.lists(NAMES, min_size=1, max_size=8), st.sampled_from(["docx", "pdf", "DOCX"]))
def test_the_name_of_a_copy_is_a_file_of_its_folder(names: list[str], suffix: str) -> None:
    taken: set[str] = set()
    made = [_distinct(f"{name}.{suffix}", taken) for name in names]
    assert len({one.casefold() for one in made}) == len(made)
    folder = Path("/ut/kopier")
    for one in made:
        assert (folder / one).parent == folder
        assert not set(one) & set('/\\:*?"<>|')
        assert not [c for c in one if unicodedata.category(c) in {"Cc", "Cf", "Cs"}]
        assert one.endswith(f".{suffix}")
        assert len(one.encode()) < 230
        assert one.split(".")[0].strip().upper() not in {"", "CON", "NUL", "COM1"}
        assert not one.startswith((" ", "."))


@given(st.sampled_from(["brev.docx", "Tildelingsbrev 2026 – Nav (endelig).pdf", "a.b.docx", "brev-2.docx", "æøå.docx"]))
def test_an_ordinary_name_stays(name: str) -> None:
    assert plain_name(name) == name


def test_letters_with_odd_names_give_copies_and_a_cache_in_their_folders(
    brevlint: Brevlint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letters, copies, kept = tmp_path / "brev", tmp_path / "kopier", tmp_path / "gjemt"
    letters.mkdir()
    monkeypatch.setenv(cache.OVERRIDE, str(kept))
    names = ["..\\..\\ut.docx", "CON.docx", "\x1b[31mrød.docx", "..docx.docx", "æ" * 124 + ".docx", " .docx", "-o.docx"]
    written = []
    for name in names:
        try:
            (letters / name).write_bytes(DRAFT.read_bytes())
        except OSError:  # Windows has no such names
            continue
        written.append(name)
    around = {path for path in tmp_path.rglob("*") if path.is_relative_to(letters)}
    done = brevlint("check", letters, "--select", "BRV", "--annotate", copies, "--no-config")
    assert done.exit_code == 1, done.output
    shown = [name for name in written if not name.startswith(".")]  # hidden files are not walked
    assert len(list(copies.iterdir())) == len(shown)
    assert {path for path in tmp_path.rglob("*") if path.is_relative_to(letters)} == around
    assert {path.name for path in tmp_path.iterdir()} == {"brev", "kopier", "gjemt"}
    assert len(list(kept.iterdir())) >= len(shown)
    assert not any(set(path.name) & set("\\\x1b.") for path in kept.iterdir())
    assert "\x1b[31m" not in done.output
