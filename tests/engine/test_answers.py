"""What another letter, the configuration or an unread document answers is told, and is no finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import FIXTURES, Brevlint

from linter.coordination.model import DeclaredTask
from linter.engine.report import Answer
from linter.engine.run import check
from linter.engine.settings import Settings

HEAD = (
    "{0}\n\n{1}\n\nDato: 15. desember 2025\n\n# Tildelingsbrev 2026\n\n## 3.4 Felles oppdrag: ryddige byggeplasser\n\n"
)
ASK = (
    "Skattedirektoratet, Politidirektoratet og Arbeidstilsynet skal samarbeide slik at flere byggeplasser følger "
    "reglene.{}\n"
)
WHO = " Skattedirektoratet er koordinerende virksomhet."
ELSEWHERE = "rammen står i hovedinstruksen"


def letters(folder: Path, first: str = "", second: str = "") -> list[Path]:
    texts = {
        "skd": HEAD.format("Finansdepartementet", "Skattedirektoratet") + ASK.format(first),
        "at": HEAD.format("Arbeids- og inkluderingsdepartementet", "Arbeidstilsynet") + ASK.format(second),
    }
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return [folder / f"{name}.md" for name in texts]


def told(paths: list[Path], rule: str, *declared: DeclaredTask) -> tuple[list[str], list[Answer]]:
    report = check(paths, Settings(select=(rule,), declared=declared))
    assert report.failures == ()
    return [f.rule for f in report.findings], list(report.answers)


def test_what_another_letter_says_is_told_with_its_place(tmp_path: Path) -> None:
    findings, answers = told(letters(tmp_path, first=WHO), "KOO-02")
    assert findings == []
    [answer] = answers
    assert (answer.by, answer.slot, Path(answer.letter).stem) == ("letter", "coordinating_agency", "at")
    assert answer.place is not None
    assert Path(answer.place.letter).stem == "skd"
    assert answer.place.excerpt == "Skattedirektoratet"


def test_what_no_letter_says_is_a_finding_and_no_answer(tmp_path: Path) -> None:
    assert told(letters(tmp_path), "KOO-02") == (["KOO-02"], [])


def test_what_both_letters_say_is_neither(tmp_path: Path) -> None:
    assert told(letters(tmp_path, WHO, WHO), "KOO-02") == ([], [])


def test_only_rules_that_run_are_answered(tmp_path: Path) -> None:
    assert told(letters(tmp_path, first=WHO), "KOO-05")[1] == []


def test_what_the_user_says_stands_elsewhere_is_told_in_the_users_words(tmp_path: Path) -> None:
    fjord = DeclaredTask(name="ryddige byggeplasser", elsewhere={"money": ELSEWHERE})
    assert told(letters(tmp_path), "KOO-07")[0] == ["KOO-07"]
    findings, [answer] = told(letters(tmp_path), "KOO-07", fjord)
    assert findings == []
    assert (answer.by, answer.slot, answer.said) == ("declared", "money", ELSEWHERE)


def test_a_document_that_was_not_read_is_told(tmp_path: Path) -> None:
    pointer = " Ansvar og roller går fram av mandatet i vedlegg 2."
    findings, answers = told(letters(tmp_path, pointer, pointer), "KOO-02")
    assert findings == []
    assert [a.by for a in answers] == ["pointer"]
    assert answers[0].place is not None


@pytest.mark.parametrize(("lang", "words"), [("nb", "Ikke i dette brevet"), ("nn", "Ikkje i dette"), ("en", "Not in")])
def test_text_shows_it(brevlint: Brevlint, lang: str, words: str) -> None:
    text = brevlint("check", FIXTURES / "0-24", "--lang", lang).output
    assert text.count(words) == 5  # every tildelingsbrev leans on the joint letters
    assert "oppdragsbrev-2015.docx" in text


def test_json_shows_it(brevlint: Brevlint) -> None:
    data = json.loads(brevlint("check", FIXTURES / "0-24", "--format", "json").output)
    assert {a["by"] for a in data["answers"]} == {"letter"}
    assert {Path(a["letter"]).stem for a in data["answers"]} == {"bufdir", "helsedirektoratet", "imdi", "nav", "udir"}
