"""Heads and relations of many texts at once: spaCy's parser, its steps scored with numpy.

The states and what is allowed in them are spaCy's own. What is done here is the sum of the features of every state and
the scores of its actions, one step for all texts of a batch. spaCy does this state by state and takes twice as long.
The actions chosen are the same, to within rounding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
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
    stream = iter(docs)
    while taken := list(islice(stream, _TAKEN)):
        for batch in batches(sorted(taken, key=len), _WORDS):
            parser.set_annotations(batch, _parsed(parser, batch))
        yield from taken


def _parsed(parser: Any, docs: list[Doc]) -> list[Any]:  # noqa: ANN401 - as above
    """The final states of ``docs``."""
    states: list[Any] = parser.moves.init_batch(docs)
    waiting = [state for state in states if not state.is_final()]
    if not waiting:
        return states
    encoder, lower, upper = parser.model.layers
    kept = _keeping(lower)
    unseen = parser.model.attrs["unseen_classes"]
    steps = ParserStepModel(docs, [encoder, kept, upper], has_upper=True, unseen_classes=unseen, train=False)
    features: Floats = kept.attrs["output"]  # a row per token and one for «none» before them; features; units; pieces
    count, units, pieces = features.shape[1:]
    flat = features.reshape(-1, units * pieces)
    places = np.arange(count)
    bias, weights, after = lower.get_param("b").reshape(-1), upper.get_param("W").T, upper.get_param("b")
    hidden = sorted(unseen)
    room = np.empty((len(waiting) * count, units * pieces), dtype=np.float32)
    while waiting:
        rows = ((steps.get_token_ids(waiting) + 1) * count + places).reshape(-1)
        found = np.take(flat, rows, axis=0, out=room[: len(rows)], mode="clip")
        sums = found.reshape(len(waiting), count, -1).sum(axis=1)
        sums += bias
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


def _keeping(lower: Model[Any, Any]) -> Model[Any, Any]:
    """``lower`` for one batch; what it gives is kept in ``attrs["output"]``."""

    def forward(model: Model[Any, Any], vectors: Floats, is_train: bool) -> tuple[Floats, Callable[[Any], Any]]:  # noqa: FBT001 - thinc's signature
        output, backward = lower(vectors, is_train)
        model.attrs["output"] = output
        return output, backward

    sizes: dict[str, int | None] = {name: lower.get_dim(name) for name in ("nF", "nI", "nO", "nP")}
    return Model("kept", forward, dims=sizes, params={"b": lower.get_param("b")}, attrs={"output": None})
