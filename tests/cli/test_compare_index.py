"""``brevlint compare --index``: the same answers, sooner; stopped at any time, nothing is lost or done twice."""

from __future__ import annotations

import json
import os
import random
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from linter.engine import kept
from linter.sharing.index import open_index

Brevlint = Callable[..., Result]
AGENCIES = ("Skattedirektoratet", "Politidirektoratet", "Fiskeridirektoratet", "Kystverket", "Helsedirektoratet")
SHARED = (
    "Direktoratene skal sammen lage en plan for tilsyn med flytebrygger. Planen skal være ferdig innen {date}. "
    "Direktoratene {modal} melde fra til departementet hvis planen blir forsinket."
)
SYLLABLES = ("bra", "kel", "tor", "mun", "vik", "sol", "gri", "pla", "stu", "nor", "fje", "dal", "hus", "rop", "lin")


def own_sentence(rng: random.Random) -> str:
    """A sentence that no other letter has: its words are made up."""
    words = ["".join(rng.choices(SYLLABLES, k=3)) for _ in range(6)]
    return f"Etaten skal vurdere {words[0]} og {words[1]}, før {' '.join(words[2:])} blir avgjort."


def write(folder: Path, number: int, *, date: str = "1. mars 2026", modal: str = "skal", own: int = 8) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    agency = AGENCIES[number % len(AGENCIES)]
    rng = random.Random(number)  # noqa: S311 (text, no secret)
    lines = [own_sentence(rng) for _ in range(own)]
    path = folder / f"brev-{number:02}.txt"
    text = SHARED.format(date=date, modal=modal)
    body = "\n\n".join(lines)
    path.write_text(
        f"Tildelingsbrev 2026 til {agency}\n\n2.1 Brygger\n\n{text}\n\n2.2 Eget\n\n{body}\n", encoding="utf-8"
    )
    return path


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    for number in range(4):
        write(tmp_path / "brev", number, date="1. juni 2026" if number == 3 else "1. mars 2026")
    return tmp_path / "brev"


def found(result: Result) -> dict[str, object]:
    assert result.exit_code in {0, 1}, result.output
    data: dict[str, object] = json.loads(result.stdout)
    data.pop("index", None)
    return data


def test_the_answer_is_the_same_with_and_without_an_index(brevlint: Brevlint, letters: Path, tmp_path: Path) -> None:
    index = tmp_path / "brev.idx"
    without = found(brevlint("compare", letters, "--format", "json"))
    assert without["passages"]
    for _ in range(2):
        assert found(brevlint("compare", letters, "--format", "json", "--index", index)) == without
    assert stat.S_IMODE(index.stat().st_mode) == 0o600
    data = json.loads(brevlint("compare", letters, "--format", "json", "--index", index).stdout)
    assert (data["index"]["letters"], data["index"]["only_new"]) == (4, False)


def test_nothing_is_written_without_being_asked(brevlint: Brevlint, letters: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    brevlint("compare", letters)
    assert sorted(tmp_path.rglob("*")) == before


def test_changed_removed_and_added_letters(brevlint: Brevlint, letters: Path, tmp_path: Path) -> None:
    index = tmp_path / "brev.idx"
    brevlint("compare", letters, "--index", index)
    (letters / "brev-00.txt").unlink()
    write(letters, 1, modal="bør")
    write(letters, 7)
    with_index = found(brevlint("compare", letters, "--format", "json", "--index", index))
    assert with_index == found(brevlint("compare", letters, "--format", "json"))
    with open_index(index) as kept:
        assert [Path(path).name for path in kept.read_paths()] == [
            "brev-01.txt",
            "brev-02.txt",
            "brev-03.txt",
            "brev-07.txt",
        ]


def test_last_years_letters_and_a_master_are_kept_too(brevlint: Brevlint, letters: Path, tmp_path: Path) -> None:
    index, master = tmp_path / "brev.idx", tmp_path / "avtalt.txt"
    master.write_text(SHARED.format(date="1. mars 2026", modal="skal") + "\n", encoding="utf-8")
    for number in range(3):
        write(tmp_path / "fjor", number, modal="bør")
    for words in (("--against", tmp_path / "fjor"), ("--master", master)):
        without = found(brevlint("compare", letters, *words, "--format", "json"))
        for _ in range(2):
            assert found(brevlint("compare", letters, *words, "--format", "json", "--index", index)) == without


@pytest.mark.parametrize(
    ("lang", "words"),
    [("nb", "Svaret gjelder bare 1 brev"), ("nn", "Svaret gjeld berre 1 brev"), ("en", "about 1 letter only")],
)
def test_a_new_letter_is_answered_alone_and_says_so(
    brevlint: Brevlint, letters: Path, tmp_path: Path, lang: str, words: str
) -> None:
    index = tmp_path / "brev.idx"
    brevlint("compare", letters, "--index", index)
    new = write(tmp_path / "nytt", 4, modal="bør")
    result = brevlint("compare", "--new", new, "--index", index, "--lang", lang)
    assert result.exit_code == 1, result.output
    flat = " ".join(result.output.split())
    assert words in flat
    assert "4 " in flat.split(words)[1]
    assert "«bør»" in flat or "“bør”" in flat
    data = json.loads(brevlint("compare", "--new", new, "--index", index, "--format", "json").stdout)
    assert data["index"]["only_new"] is True
    assert [letter["path"] for letter in data["letters"]] == [str(new)]
    (passage,) = [p for p in data["passages"] if p["tier"] == "passage"]
    assert [(d["class"], d["from"], d["to"]) for w in passage["witnesses"] for d in w["differences"]] == [
        ("modality", "skal", "bør")
    ]
    with open_index(index) as stored:
        assert len(stored.paths()) == 4, "the new letter does not become part of the set"


def versions(data: dict[str, Any], path: Path) -> list[Any]:
    """What is told of one letter's versions, but for the sentence that counts the other letters."""
    for difference in (d for p in data["passages"] for w in p["witnesses"] for d in w["differences"]):
        difference.pop("explanation", None)
    return [
        (passage["id"], passage["tier"], passage["text"], witness)
        for passage in data["passages"]
        for witness in passage["witnesses"]
        if witness["letter"] == str(path)
    ]


def test_of_a_small_set_the_answer_is_that_of_a_whole_comparison(
    brevlint: Brevlint, letters: Path, tmp_path: Path
) -> None:
    index = tmp_path / "brev.idx"
    brevlint("compare", letters, "--index", index)
    new, other = write(tmp_path / "nytt", 4, modal="bør"), write(tmp_path / "nytt", 5, date="1. juni 2026")
    options = ("--format", "json", "--tier", "formula", "--min-severity", "identical")
    asked = json.loads(brevlint("compare", "--new", new, "--new", other, "--index", index, *options).stdout)
    whole = json.loads(brevlint("compare", letters, new, other, *options).stdout)
    assert asked["index"]["exact"] is True
    for path in (new, other):
        assert versions(asked, path) == versions(whole, path) != []
    assert {w["letter"] for p in asked["passages"] for w in p["witnesses"]} == {str(new), str(other)}


def test_of_a_large_set_the_answer_is_quick_and_says_that_it_is_not_complete(
    brevlint: Brevlint, letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "EXACTLY", 3)
    index = tmp_path / "brev.idx"
    brevlint("compare", letters, "--index", index)
    new = write(tmp_path / "nytt", 4, modal="bør")
    said = brevlint("compare", "--new", new, "--index", index).stdout
    assert "ikke fullstendig" in " ".join(said.split())
    data = json.loads(brevlint("compare", "--new", new, "--index", index, "--format", "json").stdout)
    assert data["index"]["exact"] is False
    (passage,) = [p for p in data["passages"] if p["tier"] == "passage"]
    assert [(d["class"], d["from"], d["to"]) for w in passage["witnesses"] for d in w["differences"]] == [
        ("modality", "skal", "bør")
    ]


@pytest.mark.parametrize("form", ["markdown", "html", "csv", "xlsx"])
def test_every_format_says_that_the_answer_is_about_the_new_letter(
    brevlint: Brevlint, letters: Path, tmp_path: Path, form: str
) -> None:
    if form == "xlsx":
        pytest.importorskip("openpyxl", reason="openpyxl is an optional extra")
    index, out = tmp_path / "brev.idx", tmp_path / f"ut.{form}"
    brevlint("compare", letters, "--index", index)
    new = write(tmp_path / "nytt", 4, modal="bør")
    result = brevlint("compare", "--new", new, "--index", index, "--format", form, "-o", out)
    assert result.exit_code == 1, result.output
    told = result.stderr if form in {"csv", "xlsx"} else out.read_text(encoding="utf-8")
    assert "Svaret gjelder bare 1 brev" in " ".join(told.split())


def test_wrong_use_is_explained(brevlint: Brevlint, letters: Path, tmp_path: Path) -> None:
    new, index = write(tmp_path / "nytt", 4), tmp_path / "brev.idx"
    for words, told in (
        (("--new", new), "--new trenger --index"),
        (("--new", new, letters, "--index", index), "kan ikke brukes sammen med andre brev"),
        (("--new", new, "--index", index), "finnes ikke. Lag den først"),
        ((letters, "--index", new), "er ikke en fil brevlint har laget"),
        ((letters, "--index", tmp_path), "er ikke en fil brevlint har laget"),
        ((letters, "--index", tmp_path / "borte" / "i"), "Vi fikk ikke brukt"),
        ((), "minst to brev"),
    ):
        result = brevlint("compare", *words)
        assert result.exit_code != 0
        assert told in " ".join(result.output.split()), result.output
    assert not index.exists()


def start(letters: Path, *words: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "linter", "compare", letters, "--format", "json", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, "BREVLINT_LANG": "nb"},
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    """Letters that take a while to read, and what comparing them says."""
    folder = tmp_path_factory.mktemp("mange")
    for number in range(40):
        write(folder, number, own=100)
    output, _ = start(folder, "--jobs", "1").communicate(timeout=120)
    return folder, json.loads(output)


def wait_until_some_are_read(process: subprocess.Popen[bytes], index: Path) -> None:
    deadline = time.monotonic() + 60
    while not index.exists() or index.stat().st_size < 90_000:  # empty tables take half of it
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.005)


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_stopped_run_goes_on_where_it_stopped(
    many: tuple[Path, dict[str, object]], tmp_path: Path, how: signal.Signals, jobs: str
) -> None:
    letters, expected = many
    index = tmp_path / "brev.idx"
    process = start(letters, "--index", index, "--jobs", jobs)
    wait_until_some_are_read(process, index)
    os.killpg(process.pid, how)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == (-how if how is signal.SIGKILL else 130)
    assert b"Traceback" not in errors
    with open_index(index) as kept:
        before = dict(kept.db.execute("select path, id from reading"))
        assert kept.searched() is None
    assert 0 < len(before) < 40, "stopped in the middle"
    resumed, errors = start(letters, "--index", index, "--jobs", "1").communicate(timeout=120)
    assert not errors
    with open_index(index) as kept:
        after = dict(kept.db.execute("select path, id from reading"))
    assert len(after) == 40
    assert before.items() <= after.items(), "what was read is not read again"
    data = json.loads(resumed)
    assert data.pop("index")["letters"] == 40
    assert data == expected
