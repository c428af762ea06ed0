"""Results kept between runs: the same answer, from a private folder, and never a stale one."""

from __future__ import annotations

import os
import pickle
import stat
import subprocess
import sys
import time
import zlib
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO

import pytest
from conftest import FIXTURES, Brevlint

from linter.cli import checking
from linter.cli import kept as kept_results
from linter.engine import cache, examine, remembered
from linter.engine import kept as kept_readings
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.rules.contract import Severity

LETTERS = sorted((FIXTURES / "akrim").glob("*.docx"))
LETTER = "Finansdepartementet\n\nSkattedirektoratet\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n"
WRONG = LETTER + "Send en plan innen 31. juni 2026.\n"
RIGHT = LETTER + "Send en plan innen 30. juni 2026.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.OVERRIDE, str(tmp_path / "gjemt"))
    found = cache.cache_folder()
    assert found is not None
    return found


@pytest.fixture
def forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr(remembered, "examine", never)


def kept(folder: Path, kind: str) -> list[Path]:
    return sorted(folder.glob(f"{kind}-*"))


def test_a_set_from_the_cache_gives_the_same_report(folder: Path, request: pytest.FixtureRequest) -> None:
    settings = Settings(preview=True)
    plain = check(LETTERS, settings)
    assert check(LETTERS, settings, cache=folder) == plain
    assert len(kept(folder, "letter")) == len(LETTERS)
    request.getfixturevalue("forbidden")
    assert check(LETTERS, settings, cache=folder) == plain
    assert plain.findings


def test_only_the_changed_letter_is_examined(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "a.md", tmp_path / "b.md"
    one.write_text(WRONG, encoding="utf-8")
    two.write_text(WRONG, encoding="utf-8")
    settings = Settings(select=("BRV-01",))
    check([one, two], settings, cache=folder)
    two.write_text(RIGHT, encoding="utf-8")
    seen: list[str] = []
    real = examine.examine
    monkeypatch.setattr(remembered, "examine", lambda path, own: seen.append(path.name) or real(path, own))
    report = check([one, two], settings, cache=folder)
    assert seen == ["b.md"]
    assert [Path(f.letter).name for f in report.findings] == ["a.md"]


@pytest.mark.parametrize(
    "other",
    [
        Settings(select=("BRV-01",), severities={"BRV-01": Severity.INFO}),
        Settings(select=("BRV-01",), options={"BRV-02": {"years_back": 1}}),
        Settings(select=("BRV-01", "BRV-02")),
    ],
)
def test_other_settings_are_another_result(folder: Path, tmp_path: Path, other: Settings) -> None:
    letter = tmp_path / "a.md"
    letter.write_text(WRONG, encoding="utf-8")
    check([letter], Settings(select=("BRV-01",)), cache=folder)
    assert check([letter], other, cache=folder) == check([letter], other)
    assert len(kept(folder, "letter")) == 2


def test_another_brevlint_or_model_is_another_result(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = cache.stamp()
    cache.stamp.cache_clear()
    assert cache.stamp() == before
    monkeypatch.setattr(cache, "__version__", "99")
    cache.stamp.cache_clear()
    assert cache.stamp() != before
    monkeypatch.undo()
    model = tmp_path / "modell"
    model.mkdir()
    (model / "meta.json").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("BREVLINT_MODEL", str(model))
    cache.stamp.cache_clear()
    first = cache.stamp()
    (model / "meta.json").write_text("{ }", encoding="utf-8")
    cache.stamp.cache_clear()
    assert len({before, first, cache.stamp()}) == 3
    cache.stamp.cache_clear()
    assert folder.is_dir()


def test_what_could_not_be_done_is_not_kept(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = tmp_path / "a.md"
    letter.write_text(WRONG, encoding="utf-8")
    monkeypatch.setenv("BREVLINT_MODEL", str(tmp_path / "nowhere"))
    assert check([letter, tmp_path / "borte.docx"], Settings(preview=True), cache=folder).failures
    assert kept(folder, "letter") == []


class _Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, ("gotcha",))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"rubbish",
        zlib.compress(b"rubbish"),
        zlib.compress(pickle.dumps(_Evil())),
        zlib.compress(pickle.dumps([1])),
    ],
)
def test_a_damaged_or_hostile_file_is_passed_over(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    letter = tmp_path / "a.md"
    letter.write_text(WRONG, encoding="utf-8")
    settings = Settings(select=("BRV-01",))
    check([letter], settings, cache=folder)
    (file,) = kept(folder, "letter")
    file.write_bytes(content)
    assert check([letter], settings, cache=folder) == check([letter], settings)
    assert not (tmp_path / "gotcha").exists()
    assert remembered._loaded(file.read_bytes()) is not None  # made again


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_nobody_else_can_read_it(folder: Path, tmp_path: Path) -> None:
    letter = tmp_path / "a.md"
    letter.write_text(WRONG, encoding="utf-8")
    check([letter], Settings(select=("BRV-01",)), cache=folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(p.stat().st_mode) for p in folder.iterdir()} == {0o600}
    folder.chmod(0o755)
    assert cache.cache_folder() == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_had_turns_the_cache_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fil").write_text("x")
    for place in ("", str(tmp_path / "fil"), str(tmp_path / "fil" / "under")):
        monkeypatch.setenv(cache.OVERRIDE, place)
        assert cache.cache_folder() is None


def test_what_is_not_used_for_a_month_is_removed(folder: Path) -> None:
    cache.write(folder, "result-old", b"x")
    cache.write(folder, "result-used", b"x")
    past = time.time() - cache.KEPT - 100
    for name in ("result-old", "result-used", "swept"):
        os.utime(folder / name, (past, past))
    assert cache.read(folder, "result-used") == b"x"
    cache.write(folder, "result-new", b"x")
    assert sorted(p.name for p in folder.iterdir()) == ["result-new", "result-used", "swept"]


class TestTheCommand:
    @pytest.fixture(autouse=True)
    def _letter(self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        monkeypatch.chdir(tmp_path)
        Path("a.md").write_text(WRONG, encoding="utf-8")

    @pytest.fixture
    def once(self, monkeypatch: pytest.MonkeyPatch) -> list[int]:
        """How often the letters were really checked."""
        calls: list[int] = []
        real = checking.check

        def counted(*args: object, **more: object) -> object:
            calls.append(1)
            return real(*args, **more)  # type: ignore[arg-type]

        monkeypatch.setattr(checking, "check", counted)
        return calls

    def test_the_second_time_it_is_only_told(self, brevlint: Brevlint, once: list[int]) -> None:
        first = brevlint("check", "a.md", "--select", "BRV-01")
        second = brevlint("check", "a.md", "--select", "BRV-01")
        assert (first.exit_code, first.output) == (second.exit_code, second.output) == (1, first.output)
        assert brevlint("check", "a.md", "--select", "BRV-01", "-o", "ut.txt").exit_code == 1
        assert Path("ut.txt").read_text(encoding="utf-8").split() == first.output.split()
        assert len(once) == 1

    @pytest.mark.parametrize(
        "words",
        [
            ("--select", "BRV"),
            ("--select", "BRV-01", "--format", "json"),
            ("--select", "BRV-01", "--lang", "nn"),
            ("--select", "BRV-01", "--fail-on", "high"),
            ("--select", "BRV-01", "--no-cache"),
            ("--select", "BRV-01", "--also", "json=x.json", "--force"),
            ("--select", "BRV-01", "--write-baseline", "x.json"),
        ],
    )
    def test_asked_otherwise_it_is_checked(self, brevlint: Brevlint, once: list[int], words: tuple[str, ...]) -> None:
        brevlint("check", "a.md", "--select", "BRV-01")
        brevlint("check", "a.md", *words)
        assert len(once) == 2

    def test_a_changed_letter_configuration_or_baseline_is_seen(self, brevlint: Brevlint, once: list[int]) -> None:
        words = ("check", "a.md", "--select", "BRV-01")
        assert brevlint(*words).exit_code == 1
        Path("brevlint.toml").write_text('[rules.BRV-01]\nseverity = "info"\n', encoding="utf-8")
        assert brevlint(*words).exit_code == 0
        Path("brevlint.toml").write_text('baseline = "kjent.json"\n', encoding="utf-8")
        brevlint(*words, "--write-baseline", "kjent.json")
        assert brevlint(*words).exit_code == 0
        assert brevlint(*words).exit_code == 0
        assert len(once) == 4
        Path("kjent.json").write_text('{"brevlint-baseline": 1, "findings": []}', encoding="utf-8")
        assert brevlint(*words).exit_code == 1
        Path("a.md").write_text(RIGHT, encoding="utf-8")
        assert brevlint(*words).exit_code == 0
        assert len(once) == 6

    def test_the_file_can_turn_it_off(self, brevlint: Brevlint, once: list[int]) -> None:
        Path("brevlint.toml").write_text("cache = false\n", encoding="utf-8")
        for _ in range(2):
            brevlint("check", "a.md", "--select", "BRV-01")
        assert len(once) == 2
        assert [p for p in self.folder.iterdir() if p.name != "swept"] == []

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
    def test_a_pipe_is_not_waited_for(self, brevlint: Brevlint) -> None:
        os.mkfifo("rør.docx")
        assert brevlint("check", "rør.docx").exit_code == 2

    def test_what_is_too_large_for_a_letter_is_not_even_hashed(
        self, brevlint: Brevlint, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def small_only(file: BinaryIO, name: str) -> object:
            assert file.name == "a.md"
            return file_digest(file, name)

        monkeypatch.setattr(kept_results, "file_digest", small_only)
        monkeypatch.setattr(kept_readings, "file_digest", small_only)
        with Path("stor.docx").open("wb") as file:
            file.truncate(2 * 2**30)
        done = brevlint("check", "stor.docx")
        assert done.exit_code == 2
        assert "stor.docx" in done.output
        done = brevlint("compare", "stor.docx", "stor.docx", "a.md", "--index", "i.idx")
        assert done.exit_code == 2
        assert "stor.docx" in done.output

    def test_a_kept_result_needs_nothing_heavy(self, brevlint: Brevlint) -> None:
        code = (
            "import sys; sys.argv = ['brevlint', 'check', 'a.md', '--select', 'BRV-01']\n"
            "import atexit; atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
            "from linter.cli.main import main; main()"
        )
        runs = [
            subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
            for _ in range(2)
        ]
        assert runs[0].stdout == runs[1].stdout
        assert [run.returncode for run in runs] == [1, 1]
        assert "linter.rules.brv.brv_01" in runs[0].stderr
        assert "linter.rules.brv.brv_01" not in runs[1].stderr
        heavy = {"spacy", "numpy", "lxml", "docx", "rapidfuzz", "pypdfium2", "pdfplumber", "jinja2", "rich"}
        assert heavy.isdisjoint(runs[1].stderr.split())
        assert brevlint("check", "a.md", "--select", "BRV-01").exit_code == 1
