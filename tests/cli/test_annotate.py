"""``brevlint check … --annotate DIR`` as a user meets it."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import FIXTURES, Brevlint
from reports.word_oracle import commented, said

from linter.letters.model import RevisionView
from linter.readers.contract import Limits
from linter.readers.pdf import read as read_pdf
from linter.reports.annotate.notes import AUTHOR

DRAFT = FIXTURES / "utkast" / "byggkvalitet.docx"


def state(path: Path) -> tuple[str, int]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def test_one_comment_per_finding_on_exactly_the_flagged_words(brevlint: Brevlint, tmp_path: Path) -> None:
    before = state(DRAFT)
    done = brevlint("check", DRAFT, "--annotate", tmp_path / "ut", "--format", "json", "--no-config")
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert "1" in done.stderr
    data = (tmp_path / "ut" / DRAFT.name).read_bytes()
    words, comments = commented(data), said(data)
    expected = sorted(
        (finding["rule"], finding["excerpt"], finding["message"])
        for finding in report["findings"]
        if finding["severity"] != "info" and finding["suppressed"] is None and finding["excerpt"]
    )
    found = sorted(
        (text.split(" ", 1)[0], words[number], text.split("\n")[1])
        for number, (author, text) in comments.items()
        if author == AUTHOR and not text.startswith("brevlint")
    )
    assert found == expected
    assert len(expected) > 8
    assert state(DRAFT) == before


def test_a_set_finding_names_the_other_letters(brevlint: Brevlint, tmp_path: Path) -> None:
    folder = FIXTURES / "akrim"
    done = brevlint(
        "check",
        folder,
        "--select",
        "FEL,LIN,RAP,KOO",
        "--preview",
        "--min-severity",
        "info",
        "--annotate",
        tmp_path,
        "--format",
        "json",
        "--no-config",
    )
    related = [f for f in json.loads(done.stdout)["findings"] if any(r["letter"] != f["letter"] for r in f["related"])]
    for finding in related:
        other = next(Path(r["letter"]).name for r in finding["related"] if r["letter"] != finding["letter"])
        texts = [text for _, text in said((tmp_path / Path(finding["letter"]).name).read_bytes()).values()]
        assert any(text.startswith(finding["rule"]) and other in text for text in texts)


def test_a_pdf_gets_highlights(brevlint: Brevlint, tmp_path: Path) -> None:
    letter = FIXTURES / "0-24" / "bufdir.pdf"
    brevlint("check", letter, "--preview", "--min-severity", "info", "--annotate", tmp_path, "--no-config")
    copy = tmp_path / letter.name
    assert copy.read_bytes().startswith(letter.read_bytes())
    comments = read_pdf(copy, view=RevisionView.ACCEPTED, limits=Limits()).comments
    assert {c.author for c in comments} == {AUTHOR}


def test_an_original_is_never_written_over(brevlint: Brevlint, tmp_path: Path) -> None:
    letter = tmp_path / "brev.docx"
    shutil.copyfile(DRAFT, letter)
    before = state(letter)
    for force in ((), ("--force",)):
        done = brevlint("check", letter, "--annotate", tmp_path, *force, "--no-config")
        assert done.exit_code != 0
        assert "original" in done.stderr
        assert state(letter) == before


def test_a_copy_that_is_there_is_written_over_only_when_told(brevlint: Brevlint, tmp_path: Path) -> None:
    assert brevlint("check", DRAFT, "--annotate", tmp_path, "--no-config").exit_code == 1
    again = brevlint("check", DRAFT, "--annotate", tmp_path, "--no-config")
    assert again.exit_code == 1
    assert "--force" in again.stderr
    assert brevlint("check", DRAFT, "--annotate", tmp_path, "--force", "--no-config").exit_code == 1


def test_checking_the_copy_again_gives_the_same_findings_and_replaces_the_comments(
    brevlint: Brevlint, tmp_path: Path
) -> None:
    first = brevlint("check", DRAFT, "--annotate", tmp_path / "1", "--format", "json", "--no-config")
    copy = tmp_path / "1" / DRAFT.name
    second = brevlint("check", copy, "--annotate", tmp_path / "2", "--format", "json", "--no-config")
    key = [(f["rule"], f["excerpt"], f["block"], f["start"]) for f in json.loads(first.stdout)["findings"]]
    assert key == [(f["rule"], f["excerpt"], f["block"], f["start"]) for f in json.loads(second.stdout)["findings"]]
    one, two = (said((tmp_path / k / DRAFT.name).read_bytes()) for k in ("1", "2"))
    assert one == two


def test_text_files_get_no_copy_and_the_run_says_so(brevlint: Brevlint, tmp_path: Path) -> None:
    letter = tmp_path / "brev.txt"
    letter.write_text("Tildelingsbrev 2027\n\nEtaten skal rapportere innen 31. juni 2027.\n", encoding="utf-8")
    done = brevlint("check", letter, "--annotate", tmp_path / "ut", "--no-config")
    assert done.exit_code == 2
    assert ".txt" in done.stdout


def test_two_letters_with_one_name_get_a_copy_each(brevlint: Brevlint, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copyfile(DRAFT, tmp_path / folder / "Brev.docx")
    brevlint("check", tmp_path / "a", tmp_path / "b", "--annotate", tmp_path / "ut", "--no-config")
    assert sorted(p.name for p in (tmp_path / "ut").iterdir()) == ["Brev-2.docx", "Brev.docx"]


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_comments_come_in_the_language_asked_for(brevlint: Brevlint, tmp_path: Path, lang: str) -> None:
    brevlint("check", DRAFT, "--annotate", tmp_path, "--lang", lang, "--no-config")
    (summary,) = (t for _, t in said((tmp_path / DRAFT.name).read_bytes()).values() if t.startswith("brevlint"))
    told = {"nb": "har lest brevet", "nn": "har lese brevet", "en": "has read the letter"}
    assert told[lang] in summary


def test_libreoffice_keeps_every_comment_on_its_words(brevlint: Brevlint, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    brevlint("check", FIXTURES, "--preview", "--min-severity", "info", "--annotate", tmp_path / "ut", "--no-config")
    copies = sorted((tmp_path / "ut").glob("*.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [office, profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path / "lo"), *map(str, copies)]
    subprocess.run(words, capture_output=True, check=True, timeout=240)
    compared = 0
    for copy in copies:
        data, kept = copy.read_bytes(), (tmp_path / "lo" / copy.name).read_bytes()
        texts = sorted((text.split("\n")[0], commented(data)[number]) for number, (_, text) in said(data).items())
        after = commented(kept)
        assert sorted((text.split("\n")[0], after[number]) for number, (_, text) in said(kept).items()) == texts
        compared += len(texts)
    assert compared > len(copies)
