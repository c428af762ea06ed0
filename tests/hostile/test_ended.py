"""A letter that crashes, and a run that is ended in the middle: nothing is lost, half-written or left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import FIXTURES, ROOT

from linter.cli import options
from linter.engine import cache

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
GOOD = FIXTURES / "akrim" / "nav.docx"
# In worker processes only: opening a letter of this name crashes, or tells that it was opened and then hangs.
TRAP = """
import os, sys
def trap(event, args):
    if event == "open" and isinstance(args[0], str) and "spawn_main" in " ".join(sys.orig_argv):
        if args[0].endswith("krasj.docx"):
            os.kill(os.getpid(), 11)
        if args[0].endswith("heng.docx"):
            import pathlib, time
            pathlib.Path(args[0]).with_suffix(".opened").touch()
            time.sleep(600)
sys.addaudithook(trap)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "felle").mkdir()
    (tmp_path / "felle" / "sitecustomize.py").write_text(TRAP, encoding="utf-8")
    (tmp_path / "brev").mkdir()
    (tmp_path / "ut").mkdir()
    return tmp_path


def letter(place: Path, name: str) -> Path:
    path = place / "brev" / name
    path.write_bytes(GOOD.read_bytes())
    return path


def start(place: Path, *words: str | Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(place / "felle"), str(ROOT)))}
    return subprocess.Popen(
        [sys.executable, "-m", "linter", *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=place,
        env=environment,
        start_new_session=True,
    )


@pytest.mark.parametrize("jobs", ["0", "1", "2"])
@pytest.mark.parametrize("names", [("krasj.docx",), ("krasj.docx", "god.docx")], ids=["alone", "beside a good one"])
def test_a_letter_that_crashes_its_reader_is_told_and_takes_no_other_with_it(
    place: Path, names: tuple[str, ...], jobs: str
) -> None:
    paths = [letter(place, name) for name in names]
    words = ("--jobs", jobs, "--format", "json", "--no-config", "--select", "BRV")
    told, errors = start(place, "check", *paths, *words).communicate(timeout=120)
    report = json.loads(told)
    assert "Traceback" not in errors
    assert [Path(one["path"]).name for one in report["letters"]] == list(names[1:])
    assert [(Path(e["path"]).name, e["code"]) for e in report["errors"]] == [("krasj.docx", "worker_died")]


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill -9"])
@pytest.mark.parametrize(
    "words",
    [
        ("check", "brev", "-o", "ut/rapport.json", "--format", "json", "--annotate", "ut/kopier", "--jobs", "1"),
        ("check", "brev", "-o", "ut/rapport.html", "--format", "html", "--also", "sarif=ut/r.sarif", "--jobs", "2"),
        ("compare", "brev", "-o", "ut/felles.html", "--format", "html", "--jobs", "2"),
    ],
    ids=["check and copies", "check, two formats", "compare"],
)
def test_a_run_that_is_ended_leaves_nothing_half_written(
    place: Path, words: tuple[str, ...], how: signal.Signals
) -> None:
    letter(place, "a.docx")
    slow = letter(place, "heng.docx")
    (place / "ut" / words[2 + words[2:].index("-o") + 1].split("/")[-1]).write_text("den forrige", encoding="utf-8")
    before = {path.name: path.read_bytes() for path in (place / "ut").iterdir()}
    run = start(place, *words, "--force", "--no-config")
    for _ in range(600):
        if slow.with_suffix(".opened").exists() or run.poll() is not None:
            break
        time.sleep(0.1)
    assert slow.with_suffix(".opened").exists(), run.communicate()
    if how is signal.SIGINT:
        os.killpg(run.pid, how)  # as a terminal does
    else:
        run.kill()
    _, errors = run.communicate(timeout=60)  # ends when the last worker is gone
    assert run.returncode != 0
    assert "Traceback" not in errors
    assert {path.name: path.read_bytes() for path in (place / "ut").iterdir()} == before
    assert {path.name for path in (place / "brev").iterdir()} == {"a.docx", "heng.docx", "heng.opened"}


@pytest.mark.parametrize("moment", ["fdopen", "replace"])
def test_ctrl_c_while_a_result_is_written_leaves_the_old_one_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    target = tmp_path / "rapport.json"
    target.write_bytes(b"den forrige")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(*((os, "fdopen") if moment == "fdopen" else (Path, "replace")), interrupted)
    with pytest.raises(KeyboardInterrupt):
        options.deliver_bytes(b"ny", target, force=True)
    with pytest.raises(KeyboardInterrupt):
        cache.write(tmp_path, "letter-x", b"ny")
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.json"]
    assert target.read_bytes() == b"den forrige"
