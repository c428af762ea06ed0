"""From a sentence and its surroundings to a classification that explains itself."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from linter.language.once import trees
from linter.steering.context import Surroundings, bare, surroundings
from linter.steering.demand import Classification, Evidence
from linter.steering.features import Unit, traits
from linter.steering.flags import flags_of
from linter.steering.grammar import Reading, read
from linter.steering.guide import Sight, decide, sight
from linter.steering.labels import Agent, ChainLabel, Context, Strength
from linter.steering.markers import Marker
from linter.steering.model import Scores, score_all
from linter.steering.stand_ins import named
from linter.steering.tree import Word

# Our choice, from the calibration in models/steering/README.md: below these a label is a suggestion.
UNSURE_LABEL_BELOW = 0.45
UNSURE_DEMAND_BETWEEN = (0.35, 0.65)

_UNFINISHED = frozenset({Marker.INFINITIVE, Marker.NOUN})  # no finite verb of its own
_BEFORE = frozenset({"det", "amod", "nummod", "compound", "flat:name"})  # relations that belong to a noun's phrase
_STRENGTH = {
    Marker.SHALL: Strength.STRONG,
    Marker.MUST: Strength.STRONG,
    Marker.ASKED: Strength.STRONG,
    Marker.ASSUMED: Strength.STRONG,
    Marker.ROLE: Strength.STRONG,
    Marker.SHOULD: Strength.MIDDLE,
    Marker.EXPECTED: Strength.MIDDLE,
    Marker.IMPORTANT: Strength.MIDDLE,
    Marker.WISHED: Strength.WEAK,
}


@dataclass(frozen=True)
class Question:
    """A sentence to classify, with what is known about its place. Empty strings: not known."""

    sentence: str
    heading: str = ""
    previous: str = ""
    next: str = ""
    intro: str = ""


NOTHING = Classification(  # what an empty line is
    label=ChainLabel.NOT_A_DEMAND,
    demand=False,
    strength=Strength.NONE,
    agent=Agent.NOBODY,
    flags=frozenset(),
    evidence=(Evidence("reason.empty"),),
    unsure=False,
    probability=1.0,
    demand_probability=0.0,
    second=ChainLabel.ACTIVITY,
)


def classify(sentence: str, heading: str = "", previous: str = "", next: str = "") -> Classification:  # noqa: A002 - the issue names it
    """Classify one sentence. ``previous`` and ``next`` are its neighbours, ``heading`` the title it stands under."""
    (result,) = classify_all([Question(sentence, heading, previous, next)])
    return result


def classify_all(questions: Iterable[Question]) -> Iterator[Classification]:
    """Classify many sentences, in order; parsing in one stream is several times faster than one by one."""
    with uncollected():
        found = _classified(list(questions))
    yield from found


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for garbage: for work whose objects live to its end. The search took an eighth of the classifying."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _classified(rows: list[Question]) -> list[Classification]:
    asked = prepared(rows)
    units, sights, shown = [], [], []
    for (unit, names), doc in zip(asked, trees((unit.text for unit, _ in asked), lemmas=False), strict=True):
        units.append(unit)
        sights.append(sight(unit.text, read(doc), unit.around))
        shown.append({token.i: names[token.idx] for token in doc if token.idx in names} if names else {})
    scored = score_all(traits(unit, seen) for unit, seen in zip(units, sights, strict=True))
    return [
        judge(unit, seen, scores, names) if unit.text.strip() else NOTHING
        for unit, seen, scores, names in zip(units, sights, scored, shown, strict=True)
    ]


def prepared(rows: Iterable[Question]) -> list[tuple[Unit, dict[int, str]]]:
    """What is read of some questions, with the names that words of it stand for, by offset; so in training too."""
    once = cache(named)  # neighbours are units too, headings stand over many
    found = []
    for row in rows:
        text, names = once(bare(row.sentence) or row.sentence)
        beside = (once(one).text for one in (row.heading, row.previous, row.next, row.intro))
        around = surroundings(row.sentence, *beside)
        found.append((Unit(text, around), names))
    return found


def judge(unit: Unit, seen: Sight, scores: Scores, names: Mapping[int, str]) -> Classification:
    """The classification of one unit from what was seen in it and its scores.

    ``names``: the names that words of it stand for, by the number of the word.
    """
    reading = seen.reading
    if unit.around.inherits and reading.marker in _UNFINISHED:
        scores = bound(scores)
    label, demand = best(scores)
    ranked = sorted(scores.labels, key=lambda name: -scores.labels[name])
    share = scores.labels[label]
    low, high = UNSURE_DEMAND_BETWEEN
    return Classification(
        label=label,
        demand=demand,
        strength=_strength(reading, unit.around) if demand else Strength.NONE,
        agent=reading.agent,
        flags=flags_of(seen),
        evidence=tuple(_evidence(unit.around, seen, label, names)),
        unsure=share < UNSURE_LABEL_BELOW or low < scores.demand < high,
        probability=share,
        demand_probability=scores.demand,
        second=ranked[1] if ranked[0] is label else ranked[0],
    )


def bound(scores: Scores) -> Scores:
    """The scores of an item that takes subject and modal from the line above («Etaten skal:»): it is a demand."""
    rest = max(1.0 - scores.labels[ChainLabel.NOT_A_DEMAND], 1e-6)
    labels = {
        label: 0.0 if label is ChainLabel.NOT_A_DEMAND else share / rest for label, share in scores.labels.items()
    }
    return Scores(labels, demand=1.0)


def best(scores: Scores) -> tuple[ChainLabel, bool]:
    """The likeliest pair of label and demand; «not a demand» and yes exclude each other."""
    pairs = [
        (share * (scores.demand if demand else 1 - scores.demand), label, demand)
        for label, share in scores.labels.items()
        for demand in (True, False)
        if not (demand and label is ChainLabel.NOT_A_DEMAND)
    ]
    _, label, demand = max(pairs, key=lambda pair: pair[0])
    return label, demand


def _strength(reading: Reading, around: Surroundings) -> Strength:
    if around.item_of_skal or around.context in {Context.GOAL, Context.PARAMETER}:
        return Strength.STRONG
    return _STRENGTH.get(reading.marker, Strength.STRONG)


def _evidence(around: Surroundings, seen: Sight, label: ChainLabel, names: Mapping[int, str]) -> Iterator[Evidence]:
    reading, verdict = seen.reading, decide(seen)
    if around.context not in {Context.NONE, Context.JOINT}:
        yield Evidence(f"context.{around.context}")
    if around.item_of_skal:
        yield Evidence("item")
    if reading.actor is not None:
        yield Evidence(f"agent.{reading.agent}", _phrase(reading.actor, names))
    if reading.marker_token is not None:
        yield Evidence("marker", reading.marker_token.text)
    for token in reading.matrix:
        if token is not reading.marker_token:
            yield Evidence("matrix", token.text)
    if reading.predicate is not None and reading.predicate is not reading.marker_token:
        yield Evidence("predicate", _verb(reading))
    if reading.object is not None and reading.object is not reading.actor:
        yield Evidence("object", _phrase(reading.object, names))
    if verdict.label is label:
        yield Evidence(f"reason.{verdict.reason}")
    else:
        yield Evidence("reason.learned")


def _verb(reading: Reading) -> str:
    """The predicate with what belongs to it where that follows at once («gjøre rede», «ta i bruk»)."""
    verb = reading.predicate
    if verb is None:
        return ""
    joined = [verb]
    for word in reading.fixed:
        if word.i != joined[-1].i + 1:
            return verb.text
        joined.append(word)
    return " ".join(word.text for word in joined)


def _phrase(token: Word, names: Mapping[int, str]) -> str:
    """A noun with the words that belong before it."""
    before = [t for t in token.children if t.i < token.i and t.dep in _BEFORE]
    after = [t for t in token.children if t.i > token.i and t.dep == "flat:name"]
    return " ".join(names.get(t.i, t.text) for t in sorted([*before, token, *after], key=lambda t: t.i))
