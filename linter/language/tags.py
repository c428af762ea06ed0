"""A component that weighs the morphologizer's choice with how each word was tagged in the treebank of its standard.

Bokmål and nynorsk trees differ in habit as well as in words (first names are PROPN in one and mostly NOUN in the
other), which one joint model cannot tell from a short context. The word's own record in the text's written standard
can. Method: log-linear interpolation of the model's score with the logarithm of the smoothed counts; the weight was
chosen on the held-out tenth of dev (``models/README.md``). Words the treebank has not may only be what the lexicon, or
their longest known last part, allows.
"""

from __future__ import annotations

import gzip
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from linter.language.form import language_form
from linter.language.lexicon import readings

__all__ = ["StandardTags"]

_FILE = "words.tsv.gz"
_OPEN_CLASSES = frozenset({"NOUN", "VERB", "ADJ"})
_SHORTEST_PART, _SHORTEST_LAST = 2, 5  # letters of the first and the last part of a compound
_SMOOTHING = 0.001  # added to every count
_COLUMNS: list[int | str] = ["ORTH", "SPACY", "SENT_START"]
_STARTS = frozenset('.!?:-–«"')  # a capital after these says nothing about the word


class StandardTags:
    """Counts of labels per word form and written standard, and the choice made with them.

    Args:
        nlp: The pipeline; its morphologizer is asked for its scores.
        weight: How much the counts weigh (0: not at all).

    """

    def __init__(self, nlp: Language, weight: float) -> None:
        self.nlp = nlp
        self.weight = weight
        self.tables: dict[str, dict[str, str]] = {"nb": {}, "nn": {}}
        self._entry = lru_cache(maxsize=100_000)(self._read_entry)

    def fill(self, counts: Mapping[str, Mapping[str, Mapping[int, int]]]) -> None:
        """Takes the counts: standard («nb», «nn») to word form to label number (of the morphologizer) to count."""
        for standard, words in counts.items():
            self.tables[standard] = {
                form: " ".join(f"{label}:{count}" for label, count in by_label.items())
                for form, by_label in sorted(words.items())
            }
        self._entry.cache_clear()

    def _read_entry(self, form: str, standard: str) -> tuple[dict[int, float], float]:
        """Label number to bonus, and the largest; empty for an unknown word. Without a standard both count."""
        counts: dict[int, int] = {}
        for name in (standard,) if standard in self.tables else ("nb", "nn"):
            for cell in self.tables[name].get(form, "").split():
                label, _, count = cell.partition(":")
                counts[int(label)] = counts.get(int(label), 0) + int(count)
        floor = math.log(_SMOOTHING)
        entry = {label: self.weight * (math.log(count + _SMOOTHING) - floor) for label, count in counts.items()}
        return entry, max(entry.values(), default=0.0)

    def __call__(self, doc: Doc) -> Doc:
        """Sets parts of speech and morphology of one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 16, **_: object) -> Iterator[Doc]:
        """The same for a stream of documents; the morphologizer need not have run, only its tok2vec."""
        morphologizer: Any = self.nlp.get_pipe("morphologizer")  # spaCy types it as a plain callable
        parts = [_part_of_speech(str(label)) for label in morphologizer.labels]
        stream = iter(stream)
        while docs := list(islice(stream, batch_size)):
            if any(len(doc) for doc in docs):
                rows = zip(docs, morphologizer.model.predict(docs), strict=True)
                morphologizer.set_annotations(docs, [self._chosen(doc, scores, parts) for doc, scores in rows])
            yield from docs

    def _chosen(self, doc: Doc, scores: Any, parts: list[str]) -> list[int]:  # noqa: ANN401 - any backend's array
        """The number of the label of each token; ``scores`` has a row per token and a column per label.

        ``parts`` are the parts of speech of the labels.
        """
        if len(doc) == 0:
            return []
        strings: Any = doc.vocab.strings  # looked up by number
        columns = doc.to_array(_COLUMNS).tolist()
        forms = [strings[orth] if orth else "" for orth, _, _ in columns]
        text = "".join(form + " " if column[1] else form for form, column in zip(forms, columns, strict=True))
        standard = str(language_form(text).form)
        chosen: list[int] = scores.argmax(axis=1).tolist()
        at_start = True
        for at, (form, label) in enumerate(zip(forms, chosen, strict=True)):
            entry, most = self._entry(form, standard)
            if not entry and (at_start or columns[at][2] == 1):
                entry, most = self._entry(form.lower(), standard)
            lower = at_start or form.islower()
            at_start = form in _STARTS
            if not entry:
                allowed = _allowed(form.lower()) if lower else frozenset()
                if allowed and parts[label] in _OPEN_CLASSES and parts[label] not in allowed:
                    fits = [number for number, part in enumerate(parts) if part in allowed]
                    chosen[at] = fits[int(scores[at][fits].argmax())]
                continue
            if entry.get(label) == most:  # first for the model and for the treebank
                continue
            row = scores[at]
            best = max((float(row[other]) + bonus, other) for other, bonus in entry.items())
            if best[0] > float(row[label]) + entry.get(label, 0.0):
                chosen[at] = best[1]
        return chosen

    def to_disk(self, path: Path, **_: object) -> None:
        """Writes the counts as one packed table."""
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        lines = [f"{name}\t{form}\t{cells}\n" for name, table in self.tables.items() for form, cells in table.items()]
        packed = gzip.compress("".join(lines).encode(), compresslevel=9, mtime=0)
        (path / _FILE).write_bytes(packed)

    def from_disk(self, path: Path, **_: object) -> StandardTags:
        """Reads the counts."""
        text = gzip.decompress((Path(path) / _FILE).read_bytes()).decode()
        self.tables = {"nb": {}, "nn": {}}
        for line in text.splitlines():
            name, form, cells = line.split("\t")
            self.tables[name][form] = cells
        self._entry.cache_clear()
        return self


@lru_cache(maxsize=512)
def _part_of_speech(label: str) -> str:
    return next((feature[4:] for feature in label.split("|") if feature.startswith("POS=")), "")


@lru_cache(maxsize=50_000)
def _allowed(form: str) -> frozenset[str]:
    """The open classes the lexicon allows for a word, or for the longest known last part of a compound; else empty."""
    known = frozenset(reading.pos for reading in readings(form)) & _OPEN_CLASSES
    for start in range(_SHORTEST_PART, len(form) - _SHORTEST_LAST + 1) if not known else ():
        known = frozenset(reading.pos for reading in readings(form[start:])) & _OPEN_CLASSES
        if known:
            break
    return known


@Language.factory("brevlint_tags", default_config={"weight": 0.5})
def create_tags(nlp: Language, name: str, weight: float) -> StandardTags:
    """The factory named in the pipeline's configuration."""
    del name
    return StandardTags(nlp, weight)
