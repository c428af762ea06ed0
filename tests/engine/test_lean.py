"""What is kept of a letter until the end of a run: everything a finding needs, and none of the boxes of characters."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from conftest import FIXTURES, ROOT

from linter.engine.examine import Examined, examine
from linter.engine.lean import lean
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.letters.model import DocxPiece, PdfPiece
from linter.readers.open import read_letter
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import SetRule
from linter.rules.examples import run_example
from linter.rules.registry import own_rules
from linter.steering import letter as steering

QUIET = ROOT / "tests" / "rules" / "quiet" / "tildelingsbrev_nb.md"


@pytest.mark.parametrize("path", [FIXTURES / "akrim" / "nav.docx", FIXTURES / "akrim" / "nav.pdf", QUIET])
def test_the_text_and_what_was_computed_stay_and_the_boxes_go(path: Path) -> None:
    whole = LetterAnalysis(read_letter(path))
    tasks, sentences = whole.tasks, whole.sentences
    slim = lean(whole)
    assert vars(slim)["tasks"] is tasks
    assert vars(slim)["sentences"] is sentences
    assert [b.text for b in slim.letter.blocks] == [b.text for b in whole.letter.blocks]
    pieces = [piece for block in slim.letter.blocks for piece in block.pieces]
    assert not any(isinstance(piece, DocxPiece) or (isinstance(piece, PdfPiece) and piece.edges) for piece in pieces)


def test_demands_stay_without_their_reasons() -> None:
    whole = LetterAnalysis(read_letter(QUIET))
    assert any(demand.result.evidence for demand in whole.demands)
    kept = lean(whole).demands
    assert [(d.spans, d.text, d.label, d.demand) for d in kept] == [
        (d.spans, d.text, d.label, d.demand) for d in whole.demands
    ]
    assert not any(demand.result.evidence for demand in kept)


def test_a_pdf_takes_a_fraction_of_the_memory() -> None:
    whole = LetterAnalysis(read_letter(FIXTURES / "akrim" / "nav.pdf"))
    assert len(pickle.dumps(lean(whole))) < 0.3 * len(pickle.dumps(whole))


def test_findings_of_set_rules_keep_their_page_and_line() -> None:
    pdfs = check(sorted((FIXTURES / "akrim").glob("*.pdf")), Settings(select=("FEL-02",)))
    placed = [found for found in pdfs.findings if found.span is not None]
    assert placed
    assert all(found.page for found in placed)
    text = check([QUIET], Settings(preview=True))
    assert all(found.region for found in text.findings if found.span is not None)


def test_set_rules_that_ask_for_demands_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Demands are then parsed where letters are examined side by side, in processes that can be ended."""
    asked: set[str] = set()
    for rule in own_rules().values():
        if isinstance(rule, SetRule):
            monkeypatch.setattr(steering, "demands", lambda _letter, code=rule.code: asked.add(code) or ())
            for example in rule.examples:
                for text in filter(None, (example.bad, example.good)):
                    run_example(rule, example, text)
    assert asked == {rule.code for rule in own_rules().values() if isinstance(rule, SetRule) and rule.parses}


def test_set_rules_find_the_demands_with_the_letter() -> None:
    done = examine(FIXTURES / "akrim" / "nav.docx", Settings(select=("MAL-01",)))
    assert isinstance(done, Examined)
    assert done.analysis is not None
    assert done.analysis.has_demands
    other = examine(FIXTURES / "akrim" / "nav.docx", Settings(select=("KOO",)))
    assert isinstance(other, Examined)
    assert other.analysis is not None
    assert not other.analysis.has_demands
