"""The Norwegian pipeline: loaded once per process, when first needed, and never at import.

spaCy is imported inside the functions so that commands that do not parse start at once. The model lies in the package
(``linter/_models/no_brev``) or, in a source checkout, in ``models/no_brev``; the environment variable
``BREVLINT_MODEL`` names another folder (for trying out a newly trained one).
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter.language.import_spacy import import_spacy
from linter.language.sentences import sentence_spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["ModelError", "ModelMismatch", "ModelMissing", "load_pipeline", "model_path", "parse"]

MODEL_FORMAT = 1  # raised when tokenizer, scheme or components change so that older code or models no longer fit
MODEL_NAME = "no_brev"
OVERRIDE = "BREVLINT_MODEL"
_BATCH = 64  # texts; much larger batches fall out of the processor cache and run slower
_OTHER = "The Norwegian model in {path} does not fit: {reason}."
_AGAIN = "Install brevlint again, or train the model with: python models/train.py"
_ODD_SPACE = re.compile("[\t\n\r\v\f\u00a0\u2007\u2009\u202f\u2028\u2029]")


class ModelError(Exception):
    """The Norwegian pipeline cannot be used. ``code`` names the cause for the catalogue, ``values`` fill its text."""

    code = "model"

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message)
        self.values = values


class ModelMissing(ModelError):  # noqa: N818 - says what is wrong, not that something is
    """No model lies where it should."""

    code = "model_missing"


class ModelMismatch(ModelError):  # noqa: N818 - as above
    """A model is there, but it was made for another version of spaCy or of brevlint, or is damaged."""

    code = "model_mismatch"


def model_path() -> Path:
    """The folder of the model that would be loaded.

    Raises:
        ModelMissing: there is none.

    """
    override = os.environ.get(OVERRIDE)
    if override:
        places = [Path(override)]
    else:
        package = Path(str(resources.files("linter")))
        places = [package / "_models" / MODEL_NAME, package.parent / "models" / MODEL_NAME]
    for place in places:
        if (place / "meta.json").is_file():
            return place
    looked = ", ".join(str(place) for place in places)
    hint = (
        f"{OVERRIDE} names a folder without a model; unset it or correct it."
        if override
        else "Install brevlint again from its wheel, or train the model with: python models/train.py"
    )
    raise ModelMissing(f"The Norwegian model was not found (looked in: {looked}). {hint}", looked=looked, hint=hint)


def load_pipeline() -> Language:
    """The pipeline, the same object every time in one process (for one model folder).

    Components: tok2vec, morphologizer, brevlint_tags, trainable_lemmatizer, brevlint_lemmas, parser.

    Raises:
        ModelMissing: no model lies where it should.
        ModelMismatch: the model was made for another spaCy or brevlint, or cannot be read.

    """
    return _loaded(model_path())


@cache
def _loaded(path: Path) -> Language:
    # One thread per process: the engine runs processes side by side. Heeded only if numpy is not loaded yet.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    import_spacy()
    from spacy.about import __version__ as spacy_version  # noqa: PLC0415 - half a second that most commands need not spend
    from spacy.util import load_model  # noqa: PLC0415 - as above
    from thinc.api import NumpyOps, get_current_ops, set_current_ops  # noqa: PLC0415 - as above

    _check_fit(path, spacy_version)
    for registers in ("tokens", "tags", "lemmas"):  # our tokenizer and components, which the model names
        import_module(f"linter.language.{registers}")
    from linter.language.encoder import quicken_encoder  # noqa: PLC0415 - imports spaCy
    from linter.language.remembered import remember_embeddings  # noqa: PLC0415 - as above

    before = get_current_ops()
    # numpy's own matrix product is about three times faster than blis for these shapes.
    set_current_ops(NumpyOps(use_blis=False))
    try:
        nlp = load_model(path)
        # The artefact keeps the vectors in half precision for its size; the layers multiply in single precision.
        nlp.vocab.vectors.data = nlp.vocab.vectors.data.astype("float32")
        remember_embeddings(nlp)
        quicken_encoder(nlp)
    except (OSError, ValueError, KeyError) as error:
        raise _mismatch("The Norwegian model in {path} cannot be read ({reason}).", path, str(error)) from error
    finally:
        set_current_ops(before)
    return nlp


def _check_fit(path: Path, spacy_version: str) -> None:
    """Whether the model's stamp fits; reads ``meta.json`` only."""
    try:
        meta = json.loads((path / "meta.json").read_text(encoding="utf-8"))
        stamp = meta["brevlint"]
        made_with, model_format = str(stamp["spacy"]), int(stamp["format"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _mismatch("The folder {path} holds no model of brevlint's ({reason}).", path, str(error)) from error
    if model_format != MODEL_FORMAT:
        reason = f"model format {model_format}, this brevlint needs {MODEL_FORMAT}"
        hint = "Install the brevlint that the model came with, or train the model again: python models/train.py"
        raise _mismatch(_OTHER, path, reason, hint)
    minor = ".".join(made_with.split(".")[:2])
    if minor != ".".join(spacy_version.split(".")[:2]):
        reason = f"made with spaCy {made_with}, installed is {spacy_version}"
        raise _mismatch(_OTHER, path, reason, f"Install spaCy {minor}: python -m pip install 'spacy~={minor}.0'")


def _mismatch(what: str, path: Path, reason: str, hint: str = _AGAIN) -> ModelMismatch:
    """The error that says ``what`` (with ``{path}`` and ``{reason}``) and what to do about it."""
    said = what.format(path=path, reason=reason)
    return ModelMismatch(f"{said} {hint}", path=str(path), reason=reason, hint=hint)


def parse(texts: Iterable[str], *, parser: bool = True, lemmas: bool = True) -> Iterator[Doc]:
    """Analyses texts in batches, one document per text, in order.

    Sentence starts are those of `linter.language.sentences`; the parser keeps them and adds none. Token offsets hold in
    the text given; in ``doc.text`` line breaks, tabs and odd spaces stand as plain spaces.

    Args:
        texts: Blocks (a paragraph, heading, list item or cell each).
        parser: False leaves out heads and relations: parts of speech, morphology and lemmas only, at twice the speed.
        lemmas: False leaves out lemmas.

    Raises:
        ModelMissing: no model lies where it should.
        ModelMismatch: the model does not fit.

    """
    nlp = load_pipeline()
    from linter.language.heads import steps_alike, with_heads  # noqa: PLC0415 - imports spaCy, which is imported by now

    own = "parser" in nlp.pipe_names and steps_alike(nlp.get_pipe("parser"))
    disabled = ["parser"] if own or not parser else []
    if "brevlint_tags" in nlp.pipe_names:  # asks the morphologizer for its scores, and sets what it would set
        disabled.append("morphologizer")
    if not lemmas:
        disabled += [name for name in nlp.pipe_names if "lemma" in name]
    docs = nlp.pipe((_prepared(nlp, text) for text in texts), batch_size=_BATCH, disable=disabled)
    yield from with_heads(nlp.get_pipe("parser"), docs) if own and parser else docs


def _prepared(nlp: Language, text: str) -> Doc:
    """The tokens of ``text`` with our sentence starts set, so that the parser has none to find."""
    from numpy import array, uint64  # noqa: PLC0415 - loaded with spaCy

    doc = nlp.make_doc(_ODD_SPACE.sub(" ", text))
    if len(doc) == 0:
        return doc
    starts = {start for start, _ in sentence_spans(text)}
    opens = [1 if offset in starts else -1 for offset in doc.to_array("IDX").tolist()]
    if 1 not in opens:
        opens[0] = 1
    flags: Any = array(opens, dtype="int64").view(uint64).reshape(-1, 1)
    doc.from_array(["SENT_START"], flags)
    return doc
