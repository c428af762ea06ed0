"""Embeddings of word forms, remembered between texts.

The first layer of the pipeline's tok2vec looks at one token at a time (its form, not its place), and letters use the
same words again and again. So its output is kept per form, with and without a space after it. The numbers are those the
layer itself gives, to within rounding.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from linter.language.encoder import FEWEST, Floats, Ints, best, layer_of, product

_KEY: list[int | str] = ["ORTH", "NORM", "SPACY"]  # prefix, suffix, shape and vector follow from the form
_MOST = 30_000  # forms kept; 1,280 bytes each
_Form = tuple[int, int]  # numbers of the word as written and of its norm


def remember_embeddings(nlp: Language) -> None:
    """Puts the memory before the embedding layer of the pipeline's ``tok2vec``; for use, not for training.

    The layer has to be spaCy's ``MultiHashEmbed`` with SPACY among its attributes, as ``models/config.cfg`` says.
    """
    tok2vec: Any = nlp.get_pipe("tok2vec")  # spaCy types it as a plain callable
    layers = tok2vec.model.layers
    features, mixed, _ = layers[0].layers
    layer = layer_of(mixed)
    alone, spaced = features.predict([Doc(nlp.vocab, words=["og", "og"], spaces=[False, True])]).dataXd
    attrs = {"features": features, "layer": layer, "space": (spaced - alone) @ layer.weights, "rows": {}, "table": None}
    layers[0] = Model("remembered", _forward, layers=[layers[0]], attrs=attrs, dims={"nO": layers[0].get_dim("nO")})


def _forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Ints], Callable[[Any], Any]]:  # noqa: FBT001 - thinc's signature
    if is_train:
        return model.layers[0](docs, is_train)
    rows: dict[_Form, int] = model.attrs["rows"]
    if len(rows) > _MOST:
        rows.clear()
    words, norms, spaces = np.concatenate([doc.to_array(_KEY) for doc in docs]).T
    forms = list(zip(words.tolist(), norms.tolist(), strict=True))
    new = [form for form in dict.fromkeys(forms) if form not in rows]
    if new:
        _learn(model, docs[0].vocab, new)
    found = np.array([rows[form] for form in forms], dtype=np.intp) + spaces.astype(np.intp)
    return np.split(found, np.cumsum([len(doc) for doc in docs])[:-1]), lambda gradient: gradient


def _learn(model: Model[Any, Any], vocab: Any, new: list[_Form]) -> None:  # noqa: ANN401 - not typed by spaCy
    """Embeds the forms met for the first time, as one text that consists of them; two rows of the table for each.

    A few forms are embedded several times, so that none gets other numbers by how many it was met with.
    """
    rows: dict[_Form, int] = model.attrs["rows"]
    enough = [*new, *new[-1:] * (FEWEST - len(new))]
    doc = Doc(vocab, words=[vocab.strings[orth] for orth, _ in enough], spaces=[False] * len(enough))
    norms: Any = np.array([[norm] for _, norm in enough], dtype=np.uint64)
    doc.from_array(["NORM"], norms)
    layer = model.attrs["layer"]
    pieces = product(model.attrs["features"].predict([doc]).dataXd, layer.weights)[: len(new)]
    both = np.stack([pieces, pieces + model.attrs["space"]], axis=1)
    first = 2 * len(rows)
    table = model.attrs["table"] = _with_room(model.attrs["table"], first + 2 * len(new), len(layer.scale))
    table[first : first + 2 * len(new)] = best(layer, both.reshape(2 * len(new), -1))
    rows.update({form: first + 2 * at for at, form in enumerate(new)})


def _with_room(table: Floats | None, rows: int, width: int) -> Floats:
    """``table``, or a larger one that begins with it if it has less than so many rows."""
    if table is not None and len(table) >= rows:
        return table
    grown: npt.NDArray[np.float32] = np.zeros((2 * rows, width), dtype=np.float32)
    if table is not None:
        grown[: len(table)] = table
    return grown
