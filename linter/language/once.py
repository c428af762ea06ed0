"""A text parsed once: the grammar of joint tasks, the classifier of demands and a rule read the same sentences.

What was parsed is known within one letter only, so that a letter is read in the same way whatever was read before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import TYPE_CHECKING

from linter.language.pipeline import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["each_text_once", "trees"]

_MOST = 1_000  # texts known; a long sentence takes ten kilobytes
_TAKEN = 256  # texts at once: as many as are put in order of length together
_Known = dict[tuple[str, bool], "Doc"]  # by text, and whether it has lemmas
_known: ContextVar[_Known | None] = ContextVar("_known", default=None)


@contextmanager
def each_text_once() -> Iterator[None]:
    """Within it `trees` gives a text it has been asked for before the document it gave then."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def trees(texts: Iterable[str], *, lemmas: bool = True) -> Iterator[Doc]:
    """The documents of ``texts``, in order, as `linter.language.pipeline.parse` gives them; raises the same.

    A text that comes again is the same document: it is to be read, never changed. ``lemmas`` False: they may be
    missing, which saves a tenth of the time.
    """
    known = _known.get()
    if known is None:
        known = {}
    stream = iter(texts)
    while taken := list(islice(stream, _TAKEN)):
        found = {text: doc for text in taken if (doc := _of(known, text, lemmas=lemmas)) is not None}
        new = [text for text in dict.fromkeys(taken) if text not in found]
        for text, doc in zip(new, parse(new, lemmas=lemmas), strict=True):
            doc.tensor = doc.tensor[:0].copy()  # no one looks at the vectors any more, and they are most of it
            found[text] = known[text, lemmas] = doc
        while len(known) > _MOST:
            del known[next(iter(known))]  # the oldest
        yield from (found[text] for text in taken)


def _of(known: _Known, text: str, *, lemmas: bool) -> Doc | None:
    doc = known.get((text, True))
    return doc if doc is not None or lemmas else known.get((text, False))
