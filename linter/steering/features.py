"""What the learned model looks at: traits of one unit in its context, in four groups.

``letters``: pieces of words; ``surface``: words, pairs, word classes, neighbouring words; ``grammar``: the reading of
the parse (`linter.steering.relations` adds its finer relations); ``place``: heading, intro and the shape of the
neighbours. Names of bodies are masked, numbers are one sign, bokmål and nynorsk share stems. The same functions serve
training and use.

A trait is a short tuple of strings, or `Words`: some words that each stand for several names (the stem, the classes, or
the pieces), so that what belongs to a word is looked up once per word and not once per sentence: see `names_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from linter.steering.context import Surroundings
from linter.steering.grammar import Reading
from linter.steering.guide import Sight, decide
from linter.steering.lexicon import word_classes
from linter.steering.names import masked
from linter.steering.relations import relations
from linter.steering.stems import stem, words
from linter.steering.tree import Word


class Words(NamedTuple):
    """Words of one kind. The kinds are short because each stands before the name of every weight of the artefact.

    ``letters``: stems of the unit, for their pieces. ``w``: words of the unit; ``first``: its first three; ``m:skal:``
    and ``pre:skal:``: those after and before its modal. ``b`` and ``k`` (``PAIRS``): two stems together («a=b»), next
    to each other or with one between. ``p``, ``n``: words of the sentence before and after; ``pf``, ``nf``: their first
    word. ``h``, ``i``: words of the heading, and of the line that opens the list.
    """

    kind: str
    words: tuple[str, ...]


Trait = tuple[str, ...] | Words
GROUPS = ("letters", "surface", "grammar", "place")
PAIRS = frozenset({"b", "k"})  # neighbours, and words with one between them
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


def traits(unit: Unit, seen: Sight) -> tuple[Sequence[Trait], ...]:
    """Traits of ``unit``: one list per group of ``GROUPS``; some stand there twice, which means nothing."""
    return (
        [Words("letters", seen.stems)],
        [*_surface(unit, seen)],
        [*_guide(seen), *_grammar(unit, seen.reading), *relations(seen.reading)],
        [*_titles(unit.around.heading, unit.around.intro), *_place(unit.around)],
    )


def names_of(group: int, trait: Trait) -> list[str]:
    """The names a trait stands for; each has its own weight."""
    if not isinstance(trait, Words):
        return ["=".join(trait)]
    if group == 0:
        return [piece for key in trait.words for piece in _pieces(key)]
    kind = trait.kind
    if kind in PAIRS:
        return [f"{kind}={pair}" for pair in trait.words]
    before = _CLASSES.get(kind, kind)
    stems = [f"{kind}s={stem(word)}" for word in trait.words] if kind in _WITH_STEM else []
    return [*stems, *[before + name for word in trait.words for name in word_classes(word)]]


# What stands before the names of the classes of words, and which words have a name for the stem too.
_CLASSES = {"w": "c=", "p": "pc=", "n": "nc=", "h": "hc=", "i": "ic=", "first": "firstc=", "pf": "pfc=", "nf": "nfc="}
_WITH_STEM = frozenset({"w", "p", "h", "i", "pf", "nf"})


def _pieces(key: str) -> list[str]:
    """Pieces of three to five letters of a stem, its edges marked with spaces."""
    padded = f" {key} "
    return [padded[at : at + size] for size in (3, 4, 5) for at in range(len(padded) - size + 1)]


def _surface(unit: Unit, seen: Sight) -> Iterator[Trait]:
    stems = seen.stems
    yield Words("w", seen.words)
    yield Words("b", tuple([f"{one}={two}" for one, two in pairwise(stems)]))
    yield Words("k", tuple([f"{one}={two}" for one, two in zip(stems, stems[2:], strict=False)]))
    for name in seen.phrases:
        yield "c", name
        yield "ph", name
    for key in stems[:2]:
        yield "opens", key
    yield Words("first", seen.words[:3])
    yield from _near_modal(seen)
    yield "len", str(sum(len(stems) >= limit for limit in _LENGTHS))
    yield from _surroundings(unit.around)


def _near_modal(seen: Sight) -> Iterator[Trait]:
    for at, key in enumerate(seen.stems):
        if key in _MODAL_STEMS:
            yield Words(f"m:{key}:", seen.words[at + 1 : at + 1 + _WINDOW])
            yield Words(f"pre:{key}:", seen.words[max(0, at - _WINDOW) : at])
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
    yield Words("p", words(around.previous)[-_TAIL:])
    yield Words("n", words(around.next)[:_HEAD])


@lru_cache(maxsize=64)
def _titles(heading: str, intro: str) -> tuple[Trait, ...]:
    """Traits of heading and intro, which many units share."""
    titles = (("h", heading), ("i", intro))
    return tuple(Words(kind, tuple(map(masked, words(title)[-_HEAD:]))) for kind, title in titles)


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
    found = words(text)
    yield side, "length", str(sum(len(found) >= limit for limit in _NEIGHBOUR_LENGTHS))
    if found:
        yield Words(opening, found[:1])


def _guide(seen: Sight) -> Iterator[Trait]:
    verdict = decide(seen)
    yield "guide", verdict.label
    yield "why", verdict.label, verdict.reason
    yield "guide+mk", verdict.label, seen.reading.marker.value


def _named(token: Word | None) -> tuple[str, frozenset[str]]:
    if token is None:
        return "none", frozenset()
    word = masked(token.text)
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
