"""FEL rules on sets: whom they ask, and what is compared."""

from __future__ import annotations

from linter.readers.text import read_string
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.fel import fel_01
from linter.rules.fel.letters import composed

TASK = (
    "## 3.4 Arbeidslivskriminalitet\n\nSkattedirektoratet, Politidirektoratet og Arbeidstilsynet skal sammen nå "
    "målet om at færre arbeidstakere blir utnyttet. Etatene har felles ansvar for at målet nås."
)
NOTHING = "## 3.4 Tilsyn\n\nVirksomheten skal føre tilsyn der risikoen er størst."


def analysed(*passages: str) -> SetAnalysis:
    letters = composed(*passages).split("\n=====\n")
    return SetAnalysis([LetterAnalysis(read_string(text, "same.md")) for text in letters])


def test_the_letter_without_the_task_is_the_one_found() -> None:
    (hit,) = fel_01.check(analysed(TASK, NOTHING, TASK))
    assert hit.letter == 1
    assert hit.values["agency"] == "Politidirektoratet"
    assert {related.letter for related in hit.related} == {0, 2}


def test_one_letter_alone_proves_no_shared_text() -> None:
    assert list(fel_01.check(analysed(TASK, NOTHING, NOTHING))) == []


def test_shared_text_is_found_also_in_letters_with_one_name() -> None:
    whole = analysed(TASK, TASK, NOTHING)
    assert whole.shared.letters == ("0", "1", "2")
    assert any({w.letter for w in passage.witnesses} == {"0", "1"} for passage in whole.shared.passages)
    assert whole.shared is whole.shared
