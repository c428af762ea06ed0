"""What the learned model looks at: names of traits of one unit in its context, in three groups.

``letters``: pieces of words; ``surface``: words, pairs, word classes, context; ``grammar``: the reading of the parse.
Names of bodies are masked, numbers are one sign, bokmål and nynorsk share stems. The same function serves training
and use.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Token

from linter.steering.context import Surroundings
from linter.steering.grammar import Reading
from linter.steering.guide import Sight, decide
from linter.steering.lexicon import word_classes
from linter.steering.names import masked
from linter.steering.stems import stem, words

GROUPS = ("letters", "surface", "grammar")
_MODAL_STEMS = frozenset(
    stem(word) for word in ("skal", "må", "bør", "vil", "kan", "bes", "ber", "ble", "bli", "forventes", "forutsetter")
)
_WINDOW = 6
_TAIL = 14  # words of the sentence before that still tell something
_HEAD = 10  # and of the sentence after
_LENGTHS = (4, 8, 14, 22, 34)


@dataclass(frozen=True)
class Unit:
    """One sentence with its neighbours, cleaned of bullets and labels."""

    text: str
    around: Surroundings


def traits(unit: Unit, seen: Sight) -> tuple[list[str], list[str], list[str]]:
    """Names of the traits of ``unit``: one list per group of ``GROUPS``, each name once."""
    stems = seen.stems
    pieces = [piece for key in dict.fromkeys(stems) for piece in word_pieces(key)]
    surface = list(dict.fromkeys(_surface(unit, seen)))
    grammar = list(dict.fromkeys([*_guide(seen), *_grammar(unit, seen.reading)]))
    return list(dict.fromkeys(pieces)), surface, grammar


@lru_cache(maxsize=50_000)
def word_pieces(key: str) -> tuple[str, ...]:
    """Pieces of three to five letters of a stem, its edges marked with spaces."""
    padded = f" {key} "
    return tuple(padded[at : at + size] for size in (3, 4, 5) for at in range(len(padded) - size + 1))


def _surface(unit: Unit, seen: Sight) -> Iterator[str]:
    stems = seen.stems
    for key in stems:
        yield f"s={key}"
    for one, two in pairwise(stems):
        yield f"b={one}_{two}"
    for one, two in zip(stems, stems[2:], strict=False):
        yield f"k={one}_{two}"
    classes = [word_classes(word) for word in seen.found]
    for names in classes:
        for name in names:
            yield f"c={name}"
    for name in seen.phrases:
        yield f"c={name}"
        yield f"p={name}"
    for key in stems[:2]:
        yield f"first={key}"
    for names in classes[:3]:
        for name in names:
            yield f"firstc={name}"
    yield from _near_modal(stems, classes)
    yield f"len={sum(len(stems) >= limit for limit in _LENGTHS)}"
    yield from _neighbours(unit.around)


def _near_modal(stems: tuple[str, ...], classes: list[frozenset[str]]) -> Iterator[str]:
    for at, key in enumerate(stems):
        if key in _MODAL_STEMS:
            for names in classes[at + 1 : at + 1 + _WINDOW]:
                for name in names:
                    yield f"m:{key}:{name}"
            for names in classes[max(0, at - _WINDOW) : at]:
                for name in names:
                    yield f"pre:{key}:{name}"
            return
    yield "nomodal"


def _neighbours(around: Surroundings) -> Iterator[str]:  # noqa: C901 - one line per trait
    yield f"context={around.context}"
    if around.bullet:
        yield "bullet"
        yield f"bullet:{around.context}"
    if around.item_of_skal:
        yield "item_of_skal"
    if around.after_colon:
        yield "after_colon"
    if around.numbered:
        yield "numbered"
        yield f"numbered:{around.full_stop}"
    if around.lower:
        yield "lower"
    if not around.full_stop:
        yield "no_stop"
        yield f"no_stop:{around.context}"
    if around.identifier:
        yield "identifier"
    for word in words(around.previous)[-_TAIL:]:
        yield f"ps={stem(word)}"
        for name in word_classes(word):
            yield f"pc={name}"
    for word in words(around.next)[:_HEAD]:
        for name in word_classes(word):
            yield f"nc={name}"


def _named(token: Token | None) -> tuple[str, frozenset[str]]:
    if token is None:
        return "none", frozenset()
    word = masked(token.text, first=False)
    return stem(word), word_classes(word)


def _guide(seen: Sight) -> Iterator[str]:
    verdict = decide(seen)
    yield f"guide={verdict.label}"
    yield f"why={verdict.label}:{verdict.reason}"
    yield f"guide+mk={verdict.label}:{seen.reading.marker.value}"


def _grammar(unit: Unit, reading: Reading) -> Iterator[str]:  # noqa: C901 - one line per trait
    marker, agent = reading.marker.value, reading.agent.value
    yield f"mk={marker}"
    yield f"ag={agent}"
    yield f"mk+ag={marker}+{agent}"
    yield f"mk+ctx={marker}+{unit.around.context}+{unit.around.bullet}"
    if reading.negated:
        yield "negated"
    if reading.conditional:
        yield "conditional"
    for token in reading.matrix:
        yield f"matrix={stem(token.text)}"
    key, kinds = _named(reading.predicate)
    voice = "passive" if reading.passive else "active"
    yield f"voice={voice}"
    yield f"pos={reading.predicate.pos_ if reading.predicate is not None else 'none'}"
    yield f"pred={key}"
    yield f"pred+mk={key}+{marker}"
    for kind in kinds:
        yield f"predc={kind}"
        yield f"predc+mk={kind}+{marker}"
        yield f"predc+ag={kind}+{agent}"
    for other in reading.predicates[1:]:
        for kind in _named(other)[1]:
            yield f"conj={kind}"
    okey, okinds = _named(reading.object)
    yield f"obj={okey}"
    for kind in okinds:
        yield f"objc={kind}"
        yield f"objc+mk={kind}+{marker}"
        for verb in kinds:
            yield f"predc+objc={verb}+{kind}"
    skey, skinds = _named(reading.subject)
    yield f"subj={skey}"
    for kind in skinds:
        yield f"subjc={kind}"
        yield f"subjc+mk={kind}+{marker}"
        for verb in kinds:
            yield f"subjc+predc={kind}+{verb}+{voice}"
    for kind in _named(reading.inner_subject)[1]:
        yield f"innerc={kind}"
        for token in reading.matrix:
            yield f"innerc+matrix={kind}+{stem(token.text)}"
    yield from _modifiers(reading)


def _modifiers(reading: Reading) -> Iterator[str]:
    """Comparatives and qualities on the object or subject («økt kompetanse», «raskere svar»), and «flere brukere»."""
    for name, token in (("obj", reading.object), ("subj", reading.subject), ("pred", reading.predicate)):
        if token is None:
            continue
        for child in token.children:
            if child.dep_ in {"amod", "det", "nummod", "acl"}:
                for kind in word_classes(child.text):
                    yield f"{name}mod={kind}"
            if child.dep_ in {"nmod", "obl"}:
                for kind in word_classes(child.text):
                    yield f"{name}nmod={kind}"
