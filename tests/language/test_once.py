"""A text is parsed once in a letter, and known no longer than that."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from spacy.tokens import Doc

from linter.engine.examine import examine
from linter.engine.settings import Settings
from linter.language import once
from linter.language.once import each_text_once, trees
from linter.language.pipeline import ModelMissing, load_pipeline, model_path

ROOT = Path(__file__).parents[2]
FIRST, SECOND = "Etaten skal svare på brevet.", "Husbanken skal lede arbeidet."


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """The texts that were parsed, and whether with lemmas."""
    try:
        model_path()
    except ModelMissing:
        pytest.skip("no model in this checkout")
    load_pipeline()
    found: list[tuple[str, bool]] = []
    parse = once.parse

    def noted(texts: Iterable[str], *, lemmas: bool) -> Iterator[Doc]:
        every = list(texts)
        found.extend((text, lemmas) for text in every)
        return parse(every, lemmas=lemmas)

    monkeypatch.setattr(once, "parse", noted)
    return found


def test_a_text_that_comes_again_is_the_same_document(asked: list[tuple[str, bool]]) -> None:
    with each_text_once():
        one, two, again = trees([FIRST, SECOND, FIRST])
        (later,) = trees([SECOND])
        (bare,) = trees([SECOND], lemmas=False)
    assert (one.text, two.text) == (FIRST, SECOND)
    assert again is one
    assert later is two
    assert bare is two
    assert asked == [(FIRST, True), (SECOND, True)]


def test_one_without_lemmas_is_not_given_to_who_needs_them(asked: list[tuple[str, bool]]) -> None:
    with each_text_once():
        (bare,) = trees([FIRST], lemmas=False)
        (same,) = trees([FIRST], lemmas=False)
        (full,) = trees([FIRST])
    assert same is bare
    assert not any(token.lemma_ for token in bare)
    assert [token.lemma_ for token in full][:2] == ["etat", "skulle"]
    assert asked == [(FIRST, False), (FIRST, True)]


def test_nothing_is_known_in_the_next_letter(asked: list[tuple[str, bool]]) -> None:
    for _ in range(2):
        with each_text_once():
            list(trees([FIRST]))
    list(trees([FIRST]))
    assert asked == [(FIRST, True)] * 3


def test_only_so_many_are_known(asked: list[tuple[str, bool]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(once, "_MOST", 1)
    with each_text_once():
        assert [doc.text for doc in trees([FIRST, SECOND])] == [FIRST, SECOND]
        list(trees([SECOND, FIRST]))
    assert [text for text, _ in asked] == [FIRST, SECOND, FIRST]


def test_a_letter_with_a_joint_task_is_parsed_once(asked: list[tuple[str, bool]]) -> None:
    found = examine(ROOT / "fixtures/bolig/husbanken.docx", Settings())
    assert not getattr(found, "failures", [found])
    full, bare = ({text for text, lemmas in asked if lemmas is wanted} for wanted in (True, False))
    assert len(full) > 20  # the sentences of the joint task
    assert bare  # the demands elsewhere
    assert not full & bare
    assert len(asked) == len(full) + len(bare)
