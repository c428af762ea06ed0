"""The pipeline's last word on lemmas, a component of our own: the lexicon where it knows a word, else the model.

A saved pipeline names it in its configuration, so this module must be imported before one is loaded;
`linter.language.pipeline` does that. Importing it imports spaCy.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from linter.language.form import language_form
from linter.language.lexicon import readings

__all__ = ["table_lemma"]

_OPEN_CLASSES = frozenset({"NOUN", "VERB", "ADJ"})
_SHORTEST_PART, _SHORTEST_LAST = 2, 4  # letters of the first and the last part of a compound


@lru_cache(maxsize=100_000)
def table_lemma(form: str, pos: str, predicted: str, standard: str = "") -> str:
    """The lemma of a tagged word: the table where it knows form and part of speech, else the model's own.

    Norsk Ordbank (bokmål) is asked only for words that the treebank has not, not for nynorsk, and where it offers
    several lemmas it leaves the choice to the model.

    Args:
        form: The word as written.
        pos: Its part of speech (UD).
        predicted: The lemma the model predicted.
        standard: «nb» or «nn» where the text's written standard is known: its readings count alone then.

    """
    if pos == "PUNCT":
        return _punctuation(form, predicted)
    if pos in {"PROPN", "NUM", "SYM", "X"}:
        return predicted
    wanted = {"VERB", "AUX"} if pos in {"VERB", "AUX"} else {pos}
    found = [reading for reading in readings(form) if reading.pos in wanted]
    own = [reading for reading in found if reading.source != "o"]
    of_standard = [reading for reading in own if "n" + reading.source == standard]
    for choice in (of_standard, own):
        if choice:
            return predicted if any(predicted in reading.lemmas for reading in choice) else choice[0].lemmas[0]
    if standard != "nn" and found and len(found[0].lemmas) == 1:
        return found[0].lemmas[0]
    if (found and standard != "nn") or pos not in _OPEN_CLASSES:
        return predicted
    return compound_lemma(form, pos, standard) or _lowered(predicted)


def compound_lemma(form: str, pos: str, standard: str = "") -> str | None:
    """The lemma of a compound that the table has not, by its longest known last part: «pipeorgelet» by «orgelet».

    Nynorsk may borrow a bokmål last part where the definite ending is the same («-en», «-et»).
    """
    sources = {"nn": "n", "nb": "bo"}.get(standard, "bno")
    if standard == "nn" and form.endswith(("en", "et")):
        sources = "nbo"
    for source in sources:
        for start in range(_SHORTEST_PART, len(form) - _SHORTEST_LAST + 1):
            for reading in readings(form[start:]):
                lemma = reading.lemmas[0]
                same = reading.pos == pos and reading.source == source and len(reading.lemmas) == 1
                if same and lemma.islower() and lemma[0] == form[start]:
                    return _lowered(form[:start]) + lemma
    return None


def _lowered(word: str) -> str:
    """«Organist» as «organist»; «TV-mediet» and «FN» as they are."""
    return word.lower() if word[:1].isupper() and word[1:].islower() and "-" not in word else word


def _punctuation(text: str, predicted: str) -> str:
    """The treebank's lemma of a punctuation mark: «$» and the mark, one for all quotes."""
    if text in {'"', "«", "»", "“", "”", "'", "‘", "’", "„"}:
        return '$"'
    return "$" + text if len(text) == 1 and text in ".,-–—:;?!()[]/" else predicted


@Language.component("brevlint_lemmas")  # type: ignore[untyped-decorator,unused-ignore]  # spaCy ships no types
def brevlint_lemmas(doc: Doc) -> Doc:
    """Sets `table_lemma` for every token of a document."""
    standard = str(language_form(doc.text).form)
    for token in doc:
        predicted = token.lemma_
        lemma = table_lemma(token.text, token.pos_, predicted, standard)
        if lemma != predicted:
            token.lemma_ = lemma
    return doc
