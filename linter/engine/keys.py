"""Content keys: a finding is known again by what it says, not by where it stands.

A key is rule + normalised sentence + headings without numbers + ordinal among equals, hashed. It outlives reordering,
renumbering, new paragraphs and a renamed file; it changes when the sentence or its headings change. Never line numbers,
never counts: with these a new finding hides behind one that was put right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b

from linter.engine.report import Finding
from linter.language.normal import normalise

FORM = re.compile(r"^[A-ZÆØÅ]+-\d+:[0-9a-f]{12}$")
_NUMBER = re.compile(r"^(?:(?:kapittel|kap\.|del|punkt)\s+)?(?:\d+(?:\.\d+)*\.?|[a-zæøå]\)|[ivx]+\.)\s+")


def with_keys(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, each with its key. Ordinals count equals within one letter in the order given."""
    seen: Counter[tuple[str, str]] = Counter()
    keyed: list[Finding] = []
    for found in findings:
        content = _content(found)
        ordinal = seen[found.letter, content]
        seen[found.letter, content] += 1
        digest = blake2b(f"{content}\0{ordinal}".encode(), digest_size=6).hexdigest()
        keyed.append(replace(found, key=f"{found.rule}:{digest}"))
    return keyed


def _content(found: Finding) -> str:
    """What a finding says. About a whole letter there is no sentence: then its message and the words in it."""
    headings = " › ".join(_NUMBER.sub("", _plain(part)) for part in found.section.split(" › "))
    if found.sentence:
        return "\0".join((found.rule, _plain(found.sentence), headings))
    words = (f"{name}={_plain(value)}" for name, value in sorted(found.values.items()) if isinstance(value, str))
    return "\0".join((found.rule, found.message, *words, headings))


def _plain(text: str) -> str:
    return normalise(text).text.strip().casefold()
