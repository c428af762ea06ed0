"""Our stepping of the parser gives what spaCy's own gives, whatever the batches."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc

from linter.language import heads
from linter.language.pipeline import ModelMissing, load_pipeline, parse

TEXTS = [
    "Losetaten skal halde ni kurs for hamnesjefar i 2027, og departementet ber etaten om å melde frå om framdrifta.",
    "",
    "Etaten bes om å levere planen innen 1. mai. Fristen er 10.",
    "Mål",
    "– TB2027-14: Utrede landstrøm, jf. kap. 605 post 01.",
    "Kystvakta bør, der det er mulig, samarbeide med losene, kommunene og de som eier kaiene.",
]


def _read(docs: list[Doc]) -> list[list[tuple[str, int, str, bool, str, str]]]:
    return [
        [(word.text, word.head.i, word.dep_, bool(word.is_sent_start), word.pos_, str(word.morph)) for word in doc]
        for doc in docs
    ]


@pytest.fixture(scope="module")
def expected() -> list[list[tuple[str, int, str, bool, str, str]]]:
    """All components one after the other, as spaCy runs them."""
    try:
        nlp = load_pipeline()
    except ModelMissing:
        pytest.skip("the Norwegian pipeline has not been trained in this checkout")
    docs = list(parse(TEXTS, parser=False))
    for name in ("morphologizer", "brevlint_tags", "parser"):
        component: Any = nlp.get_pipe(name)  # spaCy types it as a plain callable
        docs = list(component.pipe(docs, batch_size=2))
    return _read(docs)


def test_same_analysis_as_all_components_in_turn(expected: list[object]) -> None:
    assert _read(list(parse(TEXTS))) == expected


@pytest.mark.parametrize(("taken", "words"), [(1, 1), (2, 5), (4, 30), (256, 1)])
def test_batches_change_nothing(
    expected: list[object], taken: int, words: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heads, "_TAKEN", taken)
    monkeypatch.setattr(heads, "_WORDS", words)
    assert _read(list(parse(TEXTS))) == expected


def test_another_kind_of_parser_is_left_to_spacy(expected: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads, "steps_alike", lambda _parser: False)
    assert _read(list(parse(TEXTS))) == expected


def test_without_parser_no_heads() -> None:
    try:
        (doc,) = parse(TEXTS[:1], parser=False)
    except ModelMissing:
        pytest.skip("the Norwegian pipeline has not been trained in this checkout")
    assert not doc.has_annotation("DEP")
    assert doc[1].pos_ == "AUX"
