"""Remembered embeddings change nothing but the time."""

from __future__ import annotations

import numpy as np
import pytest
from spacy.util import load_model
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from linter.language import remembered
from linter.language.pipeline import ModelMissing, load_pipeline, model_path, parse

TEXTS = [
    "Losetaten skal halde ni kurs for hamnesjefar i 2027.",
    "Etaten bes om å levere planen innen 1. mai.",
    "– TB2027-14: Utrede landstrøm, jf. kap. 605 post 01.",
    "",
    "Etaten skal levere planen innen 1. mai, og losetaten skal halde kurs.",
]


@pytest.fixture(scope="module")
def plain() -> list[np.ndarray]:
    """What the pipeline gives without memory."""
    try:
        path = model_path()
    except ModelMissing:
        pytest.skip("the Norwegian pipeline has not been trained in this checkout")
    load_pipeline()  # registers the components
    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = load_model(path)
        nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32")
    finally:
        set_current_ops(before)
    tok2vec = nlp.get_pipe("tok2vec")
    return tok2vec.predict([nlp.make_doc(text) for text in TEXTS])


def _with_memory() -> list[np.ndarray]:
    nlp = load_pipeline()
    return nlp.get_pipe("tok2vec").predict([nlp.make_doc(text) for text in TEXTS])


def test_cold_and_warm_give_what_the_layer_gives(plain: list[np.ndarray]) -> None:
    for _ in range(2):
        for one, other in zip(plain, _with_memory(), strict=True):
            assert one.shape == other.shape
            assert np.allclose(one, other, atol=1e-4)


def test_full_memory_starts_anew(plain: list[np.ndarray], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MOST", 3)
    for _ in range(3):
        assert all(np.allclose(one, other, atol=1e-4) for one, other in zip(plain, _with_memory(), strict=True))
    rows = load_pipeline().get_pipe("tok2vec").model.layers[0].attrs["rows"]
    assert len(rows) <= len({token.text + token.whitespace_ for doc in parse(TEXTS) for token in doc}) + 3


def _alike(texts: list[str], at_once: int) -> list[np.ndarray]:
    """Vectors of ``texts``, so many read at once, by a memory that knows no word yet."""
    nlp = load_pipeline()
    tok2vec = nlp.get_pipe("tok2vec")
    tok2vec.model.layers[0].attrs["rows"].clear()
    docs = [nlp.make_doc(text) for text in texts]
    return [one for at in range(0, len(docs), at_once) for one in tok2vec.predict(docs[at : at + at_once])]


@pytest.mark.usefixtures("plain")  # skips without the pipeline
@pytest.mark.parametrize("at_once", [1, 2, 3])
def test_a_text_is_read_alike_to_the_last_bit_whatever_was_read_before_or_with_it(at_once: int) -> None:
    """Sums are rounded otherwise in products of few rows: of few new words, and of short texts."""
    texts = [text for text in TEXTS if text] + ["Mål", "Felles mål", "Etaten skal rapportere om planen."]
    together = _alike(texts, len(texts))
    for found in (_alike(texts, at_once), _alike(texts[::-1], at_once)[::-1]):
        assert [np.array_equal(one, other) for one, other in zip(together, found, strict=True)] == [True] * len(texts)
