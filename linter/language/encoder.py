"""The encoder of the pipeline's tok2vec for use: four windowed layers in plain numpy.

thinc's own layers give the same numbers to within rounding, and take a third as long again: they are made for training
as well, make a new array at every step, compute the rows of zeros between texts to the end, and multiply a word anew
in the first layer wherever it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from thinc.api import Model

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.intp]
Text = TypeVar("Text", bound=Sized)
_WORDS = 1_500  # tokens at once; many more fall out of the processor's cache
_ROWS = 256  # multiplied at once: larger arrays are taken from the system, and given back, each time
FEWEST = 64  # rows of a product: of fewer the sums are rounded otherwise, by the processor's library
_WINDOW = 3  # words a layer looks at: one before, the word, one after


@dataclass(frozen=True)
class Layer:
    """One layer: ``weights`` of (3 words x width) by (3 pieces x width), and the scale and shift after normalising."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats


def quicken_encoder(nlp: Language) -> None:
    """Puts the plain encoder behind the remembered embeddings of ``tok2vec``; thinc's own stays for training."""
    tok2vec: Any = nlp.get_pipe("tok2vec")  # spaCy types it as a plain callable
    remembered, inner = layers = tok2vec.model.layers
    attrs = {"known": [layer_of(model) for model in inner.layers[0].layers], "remembered": remembered}
    layers[1] = Model("encoder", _forward, layers=[inner], attrs=attrs, dims={"nO": inner.get_dim("nO")})


def layer_of(model: Model[Any, Any]) -> Layer:
    """The numbers of one layer of maxout and normalising, its pieces side by side instead of in turn."""
    (maxout,) = (one for one in model.walk() if one.name == "maxout")
    (norm,) = (one for one in model.walk() if one.name == "layernorm")
    weights: Any = maxout.get_param("W")  # (units, pieces, 3 words x width)
    bias, scale, shift = (_numbers(one) for one in (maxout.get_param("b"), norm.get_param("G"), norm.get_param("b")))
    by_piece = _numbers(weights.transpose(2, 1, 0).reshape(weights.shape[2], -1))
    return Layer(by_piece, bias.T.reshape(-1), scale, shift)


def _numbers(parameter: Any) -> Floats:  # noqa: ANN401 - any of thinc's array types
    return np.ascontiguousarray(parameter, dtype=np.float32)


def _forward(model: Model[Any, Any], texts: list[Any], is_train: bool) -> tuple[list[Floats], Callable[[Any], Any]]:  # noqa: FBT001 - thinc's signature
    if is_train:
        return model.layers[0](texts, is_train)
    known, table = model.attrs["known"], model.attrs["remembered"].attrs["table"]
    found = [vectors for batch in batches(texts, _WORDS) for vectors in encoded(batch, table, known)]
    return found, lambda gradient: gradient


def batches(texts: Iterable[Text], most: int) -> Iterator[list[Text]]:
    """``texts`` cut where they come to ``most`` tokens; a longer text stands alone."""
    batch: list[Text] = []
    words = 0
    for text in texts:
        if batch and words + len(text) > most:
            yield batch
            batch, words = [], 0
        batch.append(text)
        words += len(text)
    if batch:
        yield batch


def encoded(texts: list[Ints], table: Floats, layers: list[Layer]) -> list[Floats]:
    """Vectors in context: one row per token and ``width`` columns, for each text.

    A text is given as the row of ``table`` for each of its tokens: the embedding of the word form.
    """
    gap = len(layers)  # rows of zeros between texts, so that no layer looks from one into another
    starts = np.cumsum([gap + 1, *(len(text) + gap for text in texts)])  # one more at both ends, for the window
    wanted = np.concatenate([np.arange(start, start + len(text)) for start, text in zip(starts, texts, strict=False)])
    forms, numbers = np.unique(np.concatenate(texts), return_inverse=True)
    places = np.zeros(int(starts[-1]) + 1, dtype=np.intp)
    places[wanted] = numbers + 1
    embedded = np.concatenate([np.zeros_like(table[:1]), table[forms]])
    rows: Floats = embedded[places]
    inside = np.arange(1, len(rows) - 1)
    first, *others = layers
    # What a word gives the first layer is the same wherever it stands.
    before, own, after = (product(embedded, weights) for weights in np.split(first.weights, _WINDOW))
    rows[1:-1] += _seen(first, inside, lambda at: own[places[at]] + before[places[at - 1]] + after[places[at + 1]])
    windows = _windows(rows)
    for layer in others:
        asked = wanted if layer is layers[-1] else inside
        rows[asked] += _seen(layer, asked, partial(_product, windows, layer))
    return np.split(rows[wanted], np.cumsum([len(text) for text in texts])[:-1])


def _seen(layer: Layer, places: Ints, pieces: Callable[[Ints], Floats]) -> Floats:
    """What ``layer`` gives at ``places``, some at a time, from its pieces there."""
    return np.concatenate([best(layer, pieces(places[at : at + _ROWS])) for at in range(0, len(places), _ROWS)])


def _windows(rows: Floats) -> Floats:
    """Each row but the first and last with the one before and the one after, beside each other; a view."""
    width = rows.shape[1]
    return np.lib.stride_tricks.as_strided(rows, (len(rows) - 2, _WINDOW * width), rows.strides, writeable=False)


def _product(windows: Floats, layer: Layer, places: Ints) -> Floats:
    return product(windows[places - 1], layer.weights)


def product(rows: Floats, weights: Floats) -> Floats:
    """``rows`` times ``weights``, each row in the same way however few they are: zeros are added and taken off again.

    So a word is read alike alone and in company, and a letter alike whatever was read before it.
    """
    if len(rows) >= FEWEST:
        return rows @ weights
    return (np.pad(rows, ((0, FEWEST - len(rows)), (0, 0))) @ weights)[: len(rows)]


def best(layer: Layer, pieces: Floats) -> Floats:
    """The largest of the pieces of each unit, normalised; ``pieces`` are overwritten."""
    pieces += layer.bias
    width = len(layer.scale)
    largest: Floats = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
    np.maximum(largest, pieces[:, 2 * width :], out=largest)
    largest -= largest.mean(axis=1, keepdims=True)
    spread = np.vecdot(largest, largest) / np.float32(width) + np.float32(1e-8)
    largest *= (1 / np.sqrt(spread))[:, None]
    largest *= layer.scale
    largest += layer.shift
    return largest
