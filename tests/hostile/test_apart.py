"""No letter is read in the process of the command: one that hangs, crashes or eats memory is an error of that letter.

What ``check`` itself reads is in ``test_ended``; here is what reads letters besides, or again.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from click.testing import Result
from conftest import FIXTURES, ROOT, Brevlint
from readers.docx_files import p, pack

from linter.engine import workers
from linter.wording import Lang, say

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")
TEXT = (
    "Finansdepartementet",
    "Skattedirektoratet",
    "Tildelingsbrev 2026",
    "Etaten skal ha {} nye lokaler innen 31. juni.",
)
SECONDS = 6.0  # for a letter, where one hangs
# In worker processes, unless a letter is being checked: opening a file of one name goes wrong, in one of three ways.
# In the process of the command: the letters it opens are written down.
TRAP = """
import os, sys, time
NAME, HOW, LOG = (os.environ.get("BREVLINT_TEST_" + word, "") for word in ("NAME", "HOW", "LOG"))
WORKER = "spawn_main" in " ".join(sys.orig_argv)
def checking():
    frame = sys._getframe()
    while frame is not None and frame.f_code.co_name != "examine":
        frame = frame.f_back
    return frame is not None
def trap(event, args):
    if event != "open" or not isinstance(args[0], str):
        return
    if LOG and not WORKER and args[0].endswith((".docx", ".pdf")):
        with open(LOG, "a") as log:
            log.write(args[0] + chr(10))
    if NAME and WORKER and args[0].endswith(NAME) and not checking():
        if HOW == "crash":
            os.kill(os.getpid(), 11)
        if HOW == "hang":
            if LOG:
                open(LOG, "a").close()
            time.sleep(600)
        if HOW == "memory":
            bytes(2**44)
sys.addaudithook(trap)
"""
COMMANDS = {
    "show": ("show", "brev/felle.docx"),
    "tasks": ("tasks", "brev", "--format", "json", "--no-config"),
    "copies": ("check", "brev", "--annotate", "kopier", "--select", "BRV", "--format", "json", "--no-config"),
    "page": ("check", "brev", "--select", "BRV", "--format", "html", "--no-config"),
}


def letter(place: Path, name: str) -> Path:
    """A letter that speaks of its own name."""
    return pack(place / "brev" / f"{name}.docx", "".join(p(text.format(name)) for text in TEXT))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in: letters in ``brev``, a trap for worker processes, temporary files in ``tmp``."""
    for name in ("felle", "brev", "tmp"):
        (tmp_path / name).mkdir()
    (tmp_path / "felle" / "sitecustomize.py").write_text(TRAP, encoding="utf-8")
    letter(tmp_path, "felle")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path / "felle"), str(ROOT))))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)  # looked up again
    monkeypatch.setattr("linter.cli.workers.ALONE", True)
    return tmp_path


def run(brevlint: Brevlint, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], how: str, name: str) -> Result:
    monkeypatch.setenv("BREVLINT_TEST_NAME", name)
    monkeypatch.setenv("BREVLINT_TEST_HOW", how)
    if how == "hang":
        monkeypatch.setitem(workers.Workers.__init__.__kwdefaults__, "seconds", SECONDS)
    return brevlint(*words, "--lang", "en")


def told(how: str) -> str:
    code, values = {
        "crash": ("worker_died", {"reason": -11}),
        "hang": ("too_slow", {"seconds": round(SECONDS)}),
        "memory": ("too_much_memory", {}),
    }[how]
    return say(Lang.EN, f"error.{code}", path="brev/felle.docx", **values)


@pytest.mark.parametrize("how", ["crash", "hang", "memory"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_letter_that_takes_its_reader_with_it_is_told(
    brevlint: Brevlint, place: Path, monkeypatch: pytest.MonkeyPatch, name: str, how: str
) -> None:
    done = run(brevlint, monkeypatch, COMMANDS[name], how, "felle.docx")
    output = done.stdout + done.stderr
    assert told(how) in (" ".join(output.split()) if name == "page" else output)
    if name != "show":  # there the exit code is that of the exception, which ``main`` makes 2
        assert done.exit_code == 2
    if name == "copies":
        assert len(json.loads(done.stdout)["letters"]) == 1  # it was checked, and could not be copied
    assert not list(place.glob("kopier/*"))
    assert not list((place / "tmp").iterdir())


@pytest.mark.parametrize("name", ["tasks", "copies", "page"])
def test_the_others_are_none_the_worse(
    brevlint: Brevlint, place: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for other in ("a", "z"):
        letter(place, other)
    done = run(brevlint, monkeypatch, COMMANDS[name], "crash", "felle.docx")
    assert done.exit_code == 2
    assert told("crash") in " ".join(done.stdout.split())
    if name == "tasks":
        assert [one["path"] for one in json.loads(done.stdout)["letters"]] == ["brev/a.docx", "brev/z.docx"]
    if name == "copies":
        assert sorted(path.name for path in place.glob("kopier/*")) == ["a.docx", "z.docx"]
    if name == "page":
        shown = [one for one in ("a", "felle", "z") if f"Etaten skal ha {one} nye lokaler" in done.stdout]
        assert shown == ["a", "z"]


@pytest.mark.parametrize("how", ["crash", "hang"])
def test_a_copy_that_is_never_finished_leaves_no_file(
    brevlint: Brevlint, place: Path, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    done = run(brevlint, monkeypatch, COMMANDS["copies"], how, "copy.docx")
    assert [error["code"] for error in json.loads(done.stdout)["errors"]] == [
        "worker_died" if how == "crash" else "too_slow"
    ]
    assert not list(place.glob("kopier/*"))
    assert not list((place / "tmp").iterdir())


def test_ctrl_c_in_the_middle_of_a_copy_leaves_no_file(place: Path) -> None:
    log = place / "log"
    told_to = {"BREVLINT_TEST_NAME": "copy.docx", "BREVLINT_TEST_HOW": "hang", "BREVLINT_TEST_LOG": str(log)}
    command = [sys.executable, "-m", "linter", *COMMANDS["copies"]]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **told_to},
        text=True,
        start_new_session=True,
    ) as run:
        for _ in range(600):
            if log.exists() or run.poll() is not None:
                break
            time.sleep(0.1)
        assert log.exists(), run.communicate()
        assert list((place / "tmp").iterdir())
        os.killpg(run.pid, signal.SIGINT)  # as a terminal does
        _, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Traceback" not in errors
    assert not list(place.glob("kopier/*"))
    assert not list((place / "tmp").iterdir())


def test_one_process_checks_copies_and_reads_for_the_page(
    brevlint: Brevlint, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = []
    start = workers._CONTEXT.Process.start

    def counted(process: object) -> None:
        started.append(process)
        start(process)

    monkeypatch.setattr(workers._CONTEXT.Process, "start", counted)
    done = brevlint(*COMMANDS["copies"], "--also", "html=side.html")
    assert not json.loads(done.stdout)["errors"]
    assert list(place.glob("kopier/*"))
    assert (place / "side.html").exists()
    assert len(started) == 1


@pytest.mark.parametrize("words", [*COMMANDS.values(), ("compare", "brev", "--no-config")], ids=[*COMMANDS, "compare"])
def test_the_process_of_the_command_opens_no_letter(place: Path, words: tuple[str, ...]) -> None:
    for number, path in enumerate(sorted((FIXTURES / "akrim").glob("nav.*"))):
        (place / "brev" / f"{number}{path.suffix}").write_bytes(path.read_bytes())
    log = place / "log"
    environment = {**os.environ, "BREVLINT_TEST_LOG": str(log)}
    command = [sys.executable, "-m", "linter", *words]
    done = subprocess.run(command, capture_output=True, check=False, env=environment)
    assert done.returncode in (0, 1), done.stderr.decode()
    assert not log.exists(), log.read_text(encoding="utf-8")


def test_the_log_of_opened_letters_is_kept(place: Path) -> None:
    log = place / "log"
    environment = {**os.environ, "BREVLINT_TEST_LOG": str(log)}
    subprocess.run([sys.executable, "-c", "open('brev/felle.docx')"], check=True, env=environment)
    assert log.read_text(encoding="utf-8") == "brev/felle.docx\n"
