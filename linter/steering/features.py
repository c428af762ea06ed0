"""What the learned model looks at: traits of one unit in its context, in four groups.

``letters``: pieces of words; ``surface``: words, pairs, word classes, neighbouring words; ``grammar``: the reading of
the parse (`linter.steering.relations` adds its finer relations); ``place``: heading, intro and the shape of the
neighbours. Names of bodies are masked, numbers are one sign, bokmål and nynorsk share stems. The same functions serve
training and use.

A trait is a short tuple of strings. Some stand for several names (a word stands for its stem and its classes), so that
what belongs to a word is looked up once per word and not once per sentence: see `names_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from linter.steering.context import Surroundings
from linter.steering.grammar import Reading
from linter.steering.guide import Sight, decide
from linter.steering.lexicon import word_classes
from linter.steering.names import masked
from linter.steering.relations import relations
from linter.steering.stems import stem, words
from linter.steering.tree import Word

Trait = tuple[str, ...]
GROUPS = ("letters", "surface", "grammar", "place")
PAIRS, PAIR = frozenset({"b", "k"}), 3  # traits of two words, which have one name: their kinds and their length
_MODAL_STEMS = frozenset(
    stem(word) for word in ("skal", "må", "bør", "vil", "kan", "bes", "ber", "ble", "bli", "forventes", "forutsetter")
)
_MODAL = re.compile(r"\b(skal|må|bør|bes|ber|bed|vil|kan|forventes|forutsetter|legger til grunn)\b", re.IGNORECASE)
_BULLET = re.compile(r"^\W*[-–•*o▪]\s")
_WINDOW = 6
_TAIL = 14  # words of the sentence before that still tell something
_HEAD = 10  # and of the sentence after, and of a heading
_LENGTHS = (4, 8, 14, 22, 34)
_NEIGHBOUR_LENGTHS = (4, 9, 16)


@dataclass(frozen=True)
class Unit:
    """One sentence with its neighbours, cleaned of bullets and labels."""

    text: str
    around: Surroundings


def traits(unit: Unit, seen: Sight) -> tuple[list[Trait], ...]:
    """Traits of ``unit``: one list per group of ``GROUPS``; some stand there twice, which means nothing."""
    return (
        [(key,) for key in seen.stems],
        _surface(unit, seen),
        [*_guide(seen), *_grammar(unit, seen.reading), *relations(seen.reading)],
        [*_titles(unit.around.heading, unit.around.intro), *_place(unit.around)],
    )


def names_of(group: int, trait: Trait) -> tuple[str, ...]:
    """The names a trait stands for; each has its own weight."""
    if group == 0:
        return _pieces(trait[0])
    kind = trait[0]
    if kind in _OF_WORD:
        before, by_stem = _OF_WORD[kind], kind in _WITH_STEM
        prefix = before if len(trait) == 2 else f"{before}{trait[1]}:"  # noqa: PLR2004 - kind and word only
        own = (f"{kind}s={stem(trait[-1])}",) if by_stem else ()
        return (*own, *(f"{prefix}{name}" for name in sorted(word_classes(trait[-1]))))
    return ("=".join(trait),)


# Traits of words: what stands before the names of their classes, and which have a name for the stem too.
_OF_WORD = {"w": "c=", "p": "pc=", "n": "nc=", "h": "hc=", "i": "ic=", "first": "firstc=", "m": "m:", "pre": "pre:",
            "pf": "pfc=", "nf": "nfc="}  # fmt: skip
_WITH_STEM = frozenset({"w", "p", "h", "i", "pf", "nf"})


def _pieces(key: str) -> tuple[str, ...]:
    """Pieces of three to five letters of a stem, its edges marked with spaces."""
    padded = f" {key} "
    return tuple(padded[at : at + size] for size in (3, 4, 5) for at in range(len(padded) - size + 1))


def _surface(unit: Unit, seen: Sight) -> list[Trait]:
    stems = seen.stems
    return [
        *[("w", word) for word in seen.found],
        *[("b", one, two) for one, two in pairwise(stems)],
        *[("k", one, two) for one, two in zip(stems, stems[2:], strict=False)],
        *[(kind, name) for name in seen.phrases for kind in ("c", "ph")],
        *[("opens", key) for key in stems[:2]],
        *[("first", word) for word in seen.found[:3]],
        *_near_modal(seen),
        ("len", str(sum(len(stems) >= limit for limit in _LENGTHS))),
        *_surroundings(unit.around),
    ]


def _near_modal(seen: Sight) -> Iterator[Trait]:
    for at, key in enumerate(seen.stems):
        if key in _MODAL_STEMS:
            for word in seen.found[at + 1 : at + 1 + _WINDOW]:
                yield "m", key, word
            for word in seen.found[max(0, at - _WINDOW) : at]:
                yield "pre", key, word
            return
    yield ("nomodal",)


def _surroundings(around: Surroundings) -> Iterator[Trait]:
    yield "context", around.context
    if around.bullet:
        yield ("bullet",)
        yield "bullet", around.context
    if around.numbered:
        yield ("numbered",)
        yield "numbered", str(around.full_stop)
    if not around.full_stop:
        yield ("no_stop",)
        yield "no_stop", around.context
    for name in ("item_of_skal", "after_colon", "lower", "identifier"):
        if getattr(around, name):
            yield (name,)
    for word in _split(around.previous)[-_TAIL:]:
        yield "p", word
    for word in _split(around.next)[:_HEAD]:
        yield "n", word


@lru_cache(maxsize=64)
def _split(text: str) -> tuple[str, ...]:
    """The words of a neighbour, which is looked at from both sides and for several groups of traits."""
    return tuple(words(text))


@lru_cache(maxsize=64)
def _titles(heading: str, intro: str) -> tuple[Trait, ...]:
    """Traits of heading and intro, which many units share."""
    titles = (("h", heading), ("i", intro))
    return tuple((kind, masked(word, first=False)) for kind, title in titles for word in words(title)[-_HEAD:])


def _place(around: Surroundings) -> Iterator[Trait]:
    yield from _neighbour("prev", "pf", around.previous.strip())
    yield from _neighbour("next", "nf", around.next.strip())


def _neighbour(side: str, opening: str, text: str) -> Iterator[Trait]:
    """The shape of a neighbour: its modal, its end, its length, its first word."""
    if not text:
        yield side, "none"
        return
    modal = _MODAL.search(text)
    yield side, "modal", modal.group(1).lower() if modal else ""
    yield side, "stop", str(text.endswith("."))
    yield side, "lower", str(text[:1].islower())
    if text.endswith(":"):
        yield side, "colon", ""
    if _BULLET.match(text):
        yield side, "bullet", ""
    found = _split(text)
    yield side, "length", str(sum(len(found) >= limit for limit in _NEIGHBOUR_LENGTHS))
    if found:
        yield opening, found[0]


def _guide(seen: Sight) -> Iterator[Trait]:
    verdict = decide(seen)
    yield "guide", verdict.label
    yield "why", verdict.label, verdict.reason
    yield "guide+mk", verdict.label, seen.reading.marker.value


def _named(token: Word | None) -> tuple[str, frozenset[str]]:
    if token is None:
        return "none", frozenset()
    word = masked(token.text, first=False)
    return stem(word), word_classes(word)


def _grammar(unit: Unit, reading: Reading) -> Iterator[Trait]:  # noqa: C901 - one line per trait
    marker, agent = reading.marker.value, reading.agent.value
    around = unit.around
    yield "mk", marker
    yield "ag", agent
    yield "mk+ag", marker, agent
    yield "mk+ctx", marker, around.context, str(around.bullet)
    for name in ("negated", "conditional", "aim"):
        if getattr(reading, name):
            yield (name,)
    for token in reading.matrix:
        yield "matrix", stem(token.text)
    key, kinds = _named(reading.predicate)
    voice = "passive" if reading.passive else "active"
    yield "voice", voice
    yield "pos", reading.predicate.pos if reading.predicate is not None else "none"
    yield "pred", key
    yield "pred+mk", key, marker
    for kind in kinds:
        yield "predc", kind
        yield "predc+mk", kind, marker
        yield "predc+ag", kind, agent
    for other in reading.predicates[1:]:
        for kind in _named(other)[1]:
            yield "conj", kind
    okey, okinds = _named(reading.object)
    yield "obj", okey
    for kind in okinds:
        yield "objc", kind
        yield "objc+mk", kind, marker
        for verb in kinds:
            yield "predc+objc", verb, kind
    skey, skinds = _named(reading.subject)
    yield "subj", skey
    for kind in skinds:
        yield "subjc", kind
        yield "subjc+mk", kind, marker
        for verb in kinds:
            yield "subjc+predc", kind, verb, voice
    for kind in _named(reading.inner_subject)[1]:
        yield "innerc", kind
        for token in reading.matrix:
            yield "innerc+matrix", kind, stem(token.text)
