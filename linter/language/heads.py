"""Heads and relations of many texts at once: spaCy's parser, its steps scored with numpy.

The states and what is allowed in them are spaCy's own. What is done here is the sum of the features of every state and
the scores of its actions, one step for all texts of a batch. spaCy does this state by state and takes twice as long.
The actions chosen are the same, to within rounding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.ml.parser_model import ParserStepModel
from spacy.tokens import Doc
from thinc.api import Model

from linter.language.encoder import batches

__all__ = ["steps_alike", "with_heads"]

Floats = npt.NDArray[np.float32]
_TAKEN = 256  # texts put in order of length together
_WORDS = 1_500  # of texts of about the same length, parsed in step; many more fall out of the processor's cache


def with_heads(parser: Any, docs: Iterable[Doc]) -> Iterator[Doc]:  # noqa: ANN401 - spaCy types its components as plain callables
    """Sets heads and relations of ``docs``, in order, as ``parser`` would; it must be `steps_alike`."""
    lower = Lower(parser.model.layers[1])
    stream = iter(docs)
    while taken := list(islice(stream, _TAKEN)):
        for batch in batches(sorted(taken, key=len), _WORDS):
            parser.set_annotations(batch, _parsed(parser, lower, batch))
        yield from taken


class Lower:
    """The parser's lower layer: what a token gives in each place of a state that is looked at (a feature).

    One room holds the products of batch after batch: asking the system for so much memory costs a tenth of the time.
    """

    def __init__(self, layer: Any) -> None:  # noqa: ANN401 - a model of thinc's, whose arrays have many types
        dims = {name: layer.get_dim(name) for name in ("nF", "nI", "nO", "nP")}
        self.count, self.width = dims["nF"], dims["nO"] * dims["nP"]
        self.weights = layer.get_param("W").reshape(-1, dims["nI"]).T
        self.none, self.bias = layer.get_param("pad").reshape(-1), layer.get_param("b").reshape(-1)
        self.room = self._room(_WORDS)
        # Stands in for the layer where spaCy only asks for its sizes.
        nothing = np.zeros((1, dims["nF"], dims["nO"], dims["nP"]), dtype=np.float32)
        self.sizes: Model[Any, Any] = Model(
            "sizes", lambda *_, **__: (nothing, None), dims=dims, params={"b": layer.get_param("b")}
        )

    def _room(self, tokens: int) -> Floats:
        return np.empty((tokens + 1, self.count * self.width), dtype=np.float32)

    def products(self, vectors: Floats) -> Floats:
        """A row per token and feature, those for no token first; good until the next call."""
        room = self.room[: len(vectors) + 1] if len(vectors) < len(self.room) else self._room(len(vectors))
        room[0] = self.none
        np.matmul(vectors, self.weights, out=room[1:])
        return room.reshape(-1, self.width)


def _parsed(parser: Any, lower: Lower, docs: list[Doc]) -> list[Any]:  # noqa: ANN401 - as above
    """The final states of ``docs``."""
    states: list[Any] = parser.moves.init_batch(docs)
    waiting = [state for state in states if not state.is_final()]
    if not waiting:
        return states
    encoder, _, upper = parser.model.layers
    unseen = parser.model.attrs["unseen_classes"]
    steps = ParserStepModel(docs, [encoder, lower.sizes, upper], has_upper=True, unseen_classes=unseen, train=False)
    products = lower.products(steps.tokvecs)
    features = np.arange(lower.count)
    weights, after = upper.get_param("W").T, upper.get_param("b")
    hidden = sorted(unseen)
    room = np.empty((len(waiting) * lower.count, lower.width), dtype=np.float32)
    while waiting:
        rows = ((steps.get_token_ids(waiting) + 1) * lower.count + features).reshape(-1)
        found = np.take(products, rows, axis=0, out=room[: len(rows)], mode="clip")
        sums = found.reshape(len(waiting), lower.count, -1).sum(axis=1)
        sums += lower.bias
        scores = np.maximum(sums[:, ::2], sums[:, 1::2]) @ weights
        scores += after
        if hidden:
            scores[:, hidden] = scores.min()
        waiting = parser.transition_states(waiting, scores)
    return states


def steps_alike(parser: Any) -> bool:  # noqa: ANN401 - as above
    """Whether ``parser`` is of the kind that is scored here: greedy, units of two pieces, a layer above them."""
    model = parser.model
    return bool(parser.cfg["beam_width"] == 1 and model.attrs["has_upper"] and model.layers[1].get_dim("nP") == 2)  # noqa: PLR2004 - see the text
