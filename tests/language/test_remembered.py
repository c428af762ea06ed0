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
