"""The tokenizer and the lemma tables of the pipeline, registered under names of our own.

A saved pipeline names them in its configuration, so this module must be imported before one is loaded;
`linter.language.pipeline` does that. Importing it imports spaCy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.training import Example
from spacy.util import compile_infix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

from linter.language.lexicon import readings
from linter.language.sentences import sentence_spans

__all__ = ["LetterTokenizer", "table_lemma"]

# spaCy's bokmål tokenizer keeps these whole with their full stop, but they are words far more often than abbreviations.
_NO_ABBREVIATIONS = ("i.", "no.", "to.", "ti.", "eg.", "frp.", "jul.", "jun.", "min.", "mar.", "sen.")
# Letters' own, kept whole with their full stop.
_ABBREVIATIONS = (
    "jf.", "Jf.", "kap.", "Kap.", "pkt.", "Pkt.", "mill.", "Mill.", "mrd.", "nr.", "Nr.", "f.eks.", "bl.a.",
    "m.a.", "t.d.", "mfl.", "m.fl.", "mv.", "m.v.", "osv.", "o.l.", "ev.", "evt.", "ca.", "hhv.", "pst.", "prop.",
    "Prop.", "Meld.", "meld.", "St.", "Innst.", "innst.", "Dok.", "bokst.", "inkl.", "ekskl.", "ift.", "iht.",
    "ifm.", "pga.", "vedr.", "tlf.", "ref.", "pr.", "art.", "avd.", "kgl.", "res.", "Ot.", "prp.", "t.o.m.",
    "f.o.m.", "m.m.", "mm.", "etc.", "e.l.", "o.a.", "d.d.", "e.f.",
)  # fmt: skip
_NUMBER_STOP = re.compile(r"[(«\"]?\d[\d.,:/-]*\.$")


def _base(nlp: Language) -> Tokenizer:
    """The bokmål tokenizer of spaCy with our exceptions, ranges («70-80») and glued full stops."""
    tokenizer = registry.resolve({"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}})["tokenizer"](nlp)
    rules = {key: value for key, value in tokenizer.rules.items() if key.lower() not in _NO_ABBREVIATIONS}
    for word in _ABBREVIATIONS:
        rules[word] = [{65: word}]  # 65 is spaCy's ORTH
    tokenizer.rules = rules
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=\d)[-–](?=\d)", r"(?<=[»\"])-(?=\w)", r"(?<=\w)-(?=[«\"])"]
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    suffixes = [*(nlp.Defaults.suffixes or ()), r"(?<=[A-ZÆØÅ][a-zæøå])\.", r"(?<=[a-zæøåA-ZÆØÅ][A-ZÆØÅ\d])\."]
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    return tokenizer


class LetterTokenizer:
    """spaCy's bokmål tokenizer, and one rule more: a number's full stop is its own token where the sentence ends.

    «1. juni» keeps its ordinal; «… i 2026. Etaten» and «Fristen er 10.» get their full stop. Where sentences end is
    decided by `linter.language.sentences`.
    """

    def __init__(self, base: Tokenizer) -> None:
        self.base = base

    @property
    def vocab(self) -> Vocab:
        """The vocabulary shared with the pipeline."""
        vocab: Vocab = self.base.vocab
        return vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of ``text``; white space other than single spaces stands as tokens of its own."""
        doc: Doc = self.base(text)
        ends = [token for token in doc if token.text[-1] == "." and _NUMBER_STOP.match(token.text)]
        if not ends:
            return doc
        stops = {end for _, end in sentence_spans(text)}
        split = {token.i for token in ends if token.idx + len(token) in stops}
        if not split:
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        for token in doc:
            space = bool(token.whitespace_)
            if token.i in split:
                words += [token.text[:-1], "."]
                spaces += [False, space]
            else:
                words.append(token.text)
                spaces.append(space)
        return Doc(self.base.vocab, words=words, spaces=spaces)

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, Any]:
        """Token accuracy, precision, recall and F of the tokenizer on gold texts (shares, 0..1)."""
        return dict(Scorer.score_tokenization(examples))

    def to_disk(self, _path: Path, **_: object) -> None:
        """Nothing to save: the tokenizer is code."""

    def from_disk(self, _path: Path, **_: object) -> LetterTokenizer:
        """Nothing to load: the tokenizer is code."""
        return self

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to save: the tokenizer is code."""
        return b""

    def from_bytes(self, _data: bytes, **_: object) -> LetterTokenizer:
        """Nothing to load: the tokenizer is code."""
        return self


@registry.tokenizers("brevlint.Tokenizer.v1")  # type: ignore[untyped-decorator,unused-ignore]  # spaCy ships no types
def create_tokenizer() -> Callable[[Language], LetterTokenizer]:
    """The factory named in the pipeline's configuration."""
    return lambda nlp: LetterTokenizer(_base(nlp))


def table_lemma(token: Token) -> str:  # noqa: PLR0911 - a decision list
    """The lemma of a tagged token: the table where it knows the form and part of speech, else the model's own.

    Bokmål's Norsk Ordbank is asked only for words that the treebank has not, and its several lemmas only confirm the
    model's choice.
    """
    predicted = str(token.lemma_)
    pos = str(token.pos_)
    if pos == "PUNCT":
        return _punctuation(token.text, predicted)
    if pos in {"PROPN", "NUM", "SYM", "X"}:
        return predicted
    wanted = {"VERB", "AUX"} if pos in {"VERB", "AUX"} else {pos}
    found = [reading for reading in readings(token.text) if reading.pos in wanted]
    own = [reading for reading in found if reading.source != "o"]
    if own:
        if any(predicted in reading.lemmas for reading in own):
            return predicted
        return own[0].lemmas[0]
    for reading in found:
        if predicted in reading.lemmas or len(reading.lemmas) > 1:
            return predicted
        return reading.lemmas[0]
    return predicted


def _punctuation(text: str, predicted: str) -> str:
    """The treebank's lemma of a punctuation mark: «$» and the mark, one for all quotes."""
    if text in {'"', "«", "»", "“", "”", "'", "‘", "’", "„"}:
        return '$"'
    return "$" + text if len(text) == 1 and text in ".,-–—:;?!()[]/" else predicted


@Language.component("brevlint_lemmas")  # type: ignore[untyped-decorator,unused-ignore]  # spaCy ships no types
def brevlint_lemmas(doc: Doc) -> Doc:
    """The pipeline's last word on lemmas: `table_lemma` for every token."""
    for token in doc:
        token.lemma_ = table_lemma(token)
    return doc
