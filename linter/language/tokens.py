"""The tokenizer of the pipeline, registered under a name of our own.

A saved pipeline names it in its configuration, so this module must be imported before one is loaded;
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
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

from linter.language.sentences import sentence_spans

__all__ = ["LetterTokenizer"]

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
# «TB2026-39», «2026-09»: not split at the hyphen, as «70-80» and «2019-2025» are.
_ID = re.compile(r"(?:[A-ZÆØÅ]{1,5}\d{4}-\d{1,4}|(?:19|20)\d\d-\d{2,3})$")
_NUMBER_STOPS = re.compile(r"\d\.(?!\S)")
_NUMBER_STOP = re.compile(r"[(«\"]?\d[\d.,:/-]*\.$")


def _base(nlp: Language) -> Tokenizer:
    """The bokmål tokenizer of spaCy with our exceptions, ranges («70-80») and glued full stops.

    Made in one step: a tokenizer reads its thousand exceptions anew for every part of it that is changed later.
    """
    defaults = nlp.Defaults
    rules = {key: value for key, value in defaults.tokenizer_exceptions.items() if key.lower() not in _NO_ABBREVIATIONS}
    for word in _ABBREVIATIONS:
        rules[word] = [{65: word}]  # 65 is spaCy's ORTH
    infixes = [*(defaults.infixes or ()), r"(?<=\d)[-–](?=\d)", r"(?<=[»\"])-(?=\w)", r"(?<=\w)-(?=[«\"])"]
    after_id = [r"(?<=\d{4}-" + r"\d" * length + r")\." for length in (1, 2, 3, 4)]
    suffixes = [
        *(defaults.suffixes or ()),
        r"(?<=[A-ZÆØÅ][a-zæøå])\.",
        r"(?<=[a-zæøåA-ZÆØÅ][A-ZÆØÅ\d])\.",
        *after_id,
    ]
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=_whole,
        url_match=defaults.url_match,
    )


def _whole(word: str) -> bool:
    """Whether ``word`` is one token: an id, or letters only, of which none of the patterns cuts anything off."""
    return word.isalpha() or bool(_ID.match(word))


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
        if not _NUMBER_STOPS.search(text):
            return doc
        stops = {end for _, end in sentence_spans(text)}
        split = {token.i for token in doc if token.idx + len(token) in stops and _NUMBER_STOP.match(token.text)}
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
