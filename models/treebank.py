"""Reads the treebank (CoNLL-U, gzipped or plain) and turns its sentences into spaCy documents.

The scheme is that of UD Norwegian as used by spaCy's own bokmål models (``nsubj:pass``, ``aux:pass``,
``acl:relcl``, ``compound:prt``). Augmentation imitates what letters do to sentences: bullets, capitals, no full stop.
"""

import gzip
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc
from spacy.vocab import Vocab

FORMS = ("nb", "nn")


class Word(NamedTuple):
    """One token of a tree; ``head`` is 1-based inside the sentence, 0 for the root."""

    form: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    space: bool


@dataclass(frozen=True)
class Sentence:
    """A tree: its words in order."""

    words: tuple[Word, ...]

    @property
    def key(self) -> str:
        """The forms joined by spaces: what two copies of a sentence share."""
        return " ".join(word.form for word in self.words)


def read_conllu(path: Path) -> list[Sentence]:
    """All sentences of a CoNLL-U file, in order; multiword and empty tokens are not expected and are skipped.

    Raises:
        OSError: the file cannot be read.

    """
    opener = gzip.open if path.suffix == ".gz" else open
    sentences: list[Sentence] = []
    words: list[Word] = []
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in [*lines, "\n"]:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 10:
                if not line.strip() and words:
                    sentences.append(Sentence(tuple(words)))
                    words = []
                continue
            if cells[0].isdigit():
                morph = "" if cells[5] == "_" else cells[5]
                words.append(
                    Word(cells[1], cells[2], cells[3], morph, int(cells[6]), cells[7], "SpaceAfter=No" not in cells[9])
                )
    return sentences


def to_doc(vocab: Vocab, sentences: Sequence[Sentence]) -> Doc:
    """One gold document of the given sentences, sentence starts included."""
    forms, spaces, heads, deps, poses, morphs, lemmas, starts = [], [], [], [], [], [], [], []
    for sentence in sentences:
        offset = len(forms)
        for index, word in enumerate(sentence.words):
            forms.append(word.form)
            spaces.append(word.space or index == len(sentence.words) - 1)
            heads.append(offset + (word.head - 1 if word.head else index))
            deps.append("ROOT" if word.head == 0 else word.dep)
            poses.append(word.pos)
            morphs.append(word.morph)
            lemmas.append(word.lemma)
            starts.append(index == 0)
    return Doc(
        vocab, words=forms, spaces=spaces, heads=heads, deps=deps, pos=poses, morphs=morphs, lemmas=lemmas,
        sent_starts=starts,
    )  # fmt: skip


def bare_copy(vocab: Vocab, gold: Doc) -> Doc:
    """The same tokens without annotation: what the pipeline is given while training."""
    return Doc(vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])


def documents(sentences: Sequence[Sentence], size: int = 10) -> Iterator[Sequence[Sentence]]:
    """Consecutive sentences in groups of ``size``, as spaCy's own converter makes them."""
    for start in range(0, len(sentences), size):
        yield sentences[start : start + size]


def varied_documents(sentences: Sequence[Sentence], rng: random.Random) -> Iterator[list[Sentence]]:
    """Consecutive sentences in groups of varying size (letters are parsed block by block), augmented."""
    start = 0
    while start < len(sentences):
        size = 10 if rng.random() < 0.5 else rng.randint(1, 8)
        yield [augmented(sentence, rng) for sentence in sentences[start : start + size]]
        start += size


def without(sentences: Iterable[Sentence], others: Iterable[Sentence], longer_than: int = 6) -> list[Sentence]:
    """``sentences`` without those of more than ``longer_than`` words that also stand in ``others``."""
    known = {sentence.key for sentence in others if len(sentence.words) > longer_than}
    return [sentence for sentence in sentences if sentence.key not in known]


def augmented(sentence: Sentence, rng: random.Random) -> Sentence:
    """Most sentences unchanged; a few as letters would have them. The tree stays right in every case."""
    words = sentence.words
    if rng.random() < 0.3:
        words = _typography(words, rng)
    chance = rng.random()
    if chance < 0.05:
        words = _no_full_stop(words)
    elif chance < 0.08:
        words = tuple(word._replace(form=word.form.upper()) for word in words)
    elif chance < 0.11:
        words = (words[0]._replace(form=words[0].form[:1].lower() + words[0].form[1:]), *words[1:])
    elif chance < 0.14:
        words = _bullet(words, rng)
    return replace(sentence, words=words)


def _typography(words: tuple[Word, ...], rng: random.Random) -> tuple[Word, ...]:
    opening, closing = rng.choice([("«", "»"), ("“", "”"), ('"', '"')])
    inside, changed = False, []
    for word in words:
        if word.form in {'"', "«", "»"}:
            changed.append(word._replace(form=closing if inside else opening))
            inside = not inside
        elif word.form == "-":
            changed.append(word._replace(form="–"))
        else:
            changed.append(word)
    return tuple(changed)


def _no_full_stop(words: tuple[Word, ...]) -> tuple[Word, ...]:
    if len(words) < 3 or words[-1].form != "." or any(word.head == len(words) for word in words):
        return words
    return words[:-1]


def _bullet(words: tuple[Word, ...], rng: random.Random) -> tuple[Word, ...]:
    root = next((index for index, word in enumerate(words, start=1) if word.head == 0), 0)
    if not root:
        return words
    mark = rng.choice(["–", "-", "•", "*"])
    bullet = Word(mark, "$" + mark if mark in "–-" else mark, "PUNCT", "", root + 1, "punct", space=True)
    return (bullet, *(word._replace(head=word.head + 1 if word.head else 0) for word in words))
