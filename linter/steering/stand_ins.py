"""Names of bodies read as one word each, so that the tree of a sentence does not hang on a name.

«Direktoratet for forvaltning og økonomistyring skal …» is parsed as «Direktoratet skal …»; evidence shows the name.
"""

from __future__ import annotations

from typing import NamedTuple

from linter.letters.registry import OrgKind, registry

__all__ = ["Named", "named"]

_STANDS_FOR = {OrgKind.AGENCY: "Direktoratet", OrgKind.MINISTRY: "Departementet"}


class Named(NamedTuple):
    """A text with stand-ins; ``names`` are the names they stand for, by the offset of the stand-in."""

    text: str
    names: dict[int, str]


def named(text: str) -> Named:
    """The text with a stand-in for every name that the registry knows, without its genitive -s. Pure."""
    parts: list[str] = []
    names: dict[int, str] = {}
    done = length = 0
    for mention in registry().mentions(text):
        if mention.start < done:
            continue
        word = _STANDS_FOR[mention.records[0].kind]
        parts += [text[done : mention.start], word]
        length += mention.start - done
        names[length] = mention.text
        length, done = length + len(word), mention.end
    return Named("".join([*parts, text[done:]]), names)
