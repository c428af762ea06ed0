"""The guide's own decision order (part A6 and the policies), applied to a reading: a label and the reason for it.

Alone this is right in about half of real sentences; the learned model weighs it with everything else. Where both agree,
the reason is what the user is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linter.steering.context import Surroundings
from linter.steering.grammar import Reading
from linter.steering.labels import Agent, ChainLabel, Context
from linter.steering.lexicon import phrase_classes, word_classes
from linter.steering.markers import ASKING, BINDING, Marker
from linter.steering.names import masked
from linter.steering.stems import stem, words
from linter.steering.voice import short_passives

_ITEMS = frozenset({Context.GOAL, Context.PARAMETER})
# Classes of words are those of words.txt.
_MAKING = frozenset({
    "verb.analyse", "verb.draft", "verb.build", "verb.carry", "verb.send", "verb.inform", "verb.supervise",
    "verb.participate", "verb.use", "verb.emphasise",
})  # fmt: skip
_CHANGING = frozenset({"verb.raise", "verb.lower", "verb.combat", "verb.contribute", "verb.matrix"})
_OBJECTS = (  # what a class of object tells, the first that fits
    ("noun.report", ChainLabel.REPORTING, "report"),
    ("noun.servicequality", ChainLabel.OUTPUT, "service_quality"),
    ("noun.society", ChainLabel.SOCIETAL_EFFECT, "society"),
    ("noun.ownresource", ChainLabel.INPUT, "own_resource"),
    ("noun.usereffect", ChainLabel.USER_EFFECT, "users_state"),
    ("noun.service", ChainLabel.OUTPUT, "service"),
    ("noun.ownwork", ChainLabel.ACTIVITY, "own_work"),
    ("noun.cooperation", ChainLabel.COORDINATION, "cooperation"),
)


@dataclass(frozen=True)
class Verdict:
    """What the guide says about one sentence; ``reason`` is a key of the catalogue (``steering.reason.*``)."""

    label: ChainLabel
    reason: str


@dataclass(frozen=True)
class Sight:
    """Everything a decision looks at: the words of a unit and their classes, and those of the parts of its reading.

    ``words`` are those of the unit in order, names masked and «blir bedt» as «bes»; ``stems`` their stems. ``classes``
    are the classes of all words and phrases, ``phrases`` those of phrases alone; ``predicate``, ``object`` and
    ``subject`` those of that part, the subject being that of the predicate. ``item``: a bullet, an item of «… skal:» or
    a line without a full stop, which may be a demand without a modal.
    """

    reading: Reading
    context: Context
    item: bool
    words: tuple[str, ...]
    stems: tuple[str, ...]
    classes: frozenset[str]
    phrases: frozenset[str]
    predicate: frozenset[str]
    object: frozenset[str]
    subject: frozenset[str]


def sight(text: str, reading: Reading, around: Surroundings) -> Sight:
    """Collect what the decisions need, once per unit; names are masked."""
    opening, rest = words(text)[:1], words(text)[1:]
    found = short_passives((*(masked(word, first=True) for word in opening), *map(masked, rest)))
    stems = tuple(map(stem, found))
    spotted = phrase_classes(stems)
    phrases = frozenset(name for _, _, name in spotted)
    known = frozenset[str]().union(*_classes_beside(found, spotted))
    inner = reading.inner_subject or (None if reading.marker in ASKING else reading.subject)
    return Sight(
        reading=reading,
        context=around.context,
        item=around.bullet or around.item_of_skal or not around.full_stop,
        words=found,
        stems=stems,
        classes=known | phrases,
        phrases=phrases,
        predicate=_predicate(reading, stems, spotted),
        object=_classes(reading.object),
        subject=_classes(inner),
    )


def _classes_beside(found: tuple[str, ...], spotted: list[tuple[int, int, str]]) -> Iterator[frozenset[str]]:
    """Classes word by word; inside a verb of several words («gå *gjennom*») none that marks a means or a purpose."""
    inside = {at for first, past, name in spotted if name.startswith("verb.") for at in range(first + 1, past)}
    for at, word in enumerate(found):
        classes = word_classes(word)
        yield frozenset(name for name in classes if not name.startswith("mark.")) if at in inside else classes


def _classes(token: object) -> frozenset[str]:
    return word_classes(str(token)) if token is not None else frozenset()


def _predicate(reading: Reading, stems: tuple[str, ...], spotted: list[tuple[int, int, str]]) -> frozenset[str]:
    """Classes of the predicate and of phrases that begin with it; «gjøre rede» and «ta i bruk» are one predicate."""
    if reading.predicate is None:
        return frozenset()
    key = stem(reading.predicate.text)
    phrases = frozenset(name for first, _, name in spotted if stems[first] == key and name.startswith("verb"))
    return phrases if phrases and reading.fixed else phrases | word_classes(reading.predicate.text)


def decide(seen: Sight) -> Verdict:
    """The first decision of the guide that applies."""
    for decision in (_not_a_demand, _reporting, _obligation, _coordination, _item, _state, _deed):
        verdict = decision(seen)
        if verdict is not None:
            return verdict
    if seen.reading.marker in BINDING:
        return Verdict(ChainLabel.ACTIVITY, "doing")
    return Verdict(ChainLabel.NOT_A_DEMAND, "statement")


def _not_a_demand(seen: Sight) -> Verdict | None:  # noqa: PLR0911 - one line per case of the guide
    reading = seen.reading
    if seen.context in _ITEMS or seen.item:
        return None
    if reading.marker in {Marker.PAST, Marker.PERFECT} and "noun.money" not in seen.classes:
        return Verdict(ChainLabel.NOT_A_DEMAND, "past")
    if reading.conditional and reading.marker not in BINDING:
        return Verdict(ChainLabel.NOT_A_DEMAND, "condition")
    if "verb.refer" in seen.predicate and reading.marker in {Marker.PRESENT, Marker.MAY, Marker.WILL}:
        return Verdict(ChainLabel.NOT_A_DEMAND, "reference")
    if reading.agent is Agent.MINISTRY and reading.marker not in ASKING:
        if "noun.money" in seen.classes:
            return Verdict(ChainLabel.OBLIGATION, "money")
        return Verdict(ChainLabel.NOT_A_DEMAND, "ministry")
    if reading.agent is Agent.THIRD_PARTY and reading.marker in {Marker.SHALL, Marker.MUST}:
        return Verdict(ChainLabel.NOT_A_DEMAND, "third_party")
    return None


def _reporting(seen: Sight) -> Verdict | None:
    reports = "verb.report" in seen.predicate or "verb.report" in seen.phrases
    about = "noun.report" in seen.classes
    if seen.reading.marker in BINDING and (reports or (about and seen.predicate & {"verb.send", "verb.analyse"})):
        return Verdict(ChainLabel.REPORTING, "report")
    if seen.context is Context.REPORTING and (seen.item or "verb.report" in seen.classes or about):
        return Verdict(ChainLabel.REPORTING, "report_item")
    return None


def _obligation(seen: Sight) -> Verdict | None:
    if "noun.money" in seen.subject or (
        "noun.money" in seen.classes and ("verb.allocate" in seen.predicate or seen.context is Context.BUDGET)
    ):
        return Verdict(ChainLabel.OBLIGATION, "money")
    if seen.context is Context.COMMON:
        return Verdict(ChainLabel.OBLIGATION, "common")
    if seen.reading.marker not in BINDING:
        return None
    if "noun.control" in seen.object | seen.subject:
        return Verdict(ChainLabel.OBLIGATION, "control")
    if "noun.rule" in seen.classes and ("mark.law" in seen.classes or "verb.duty" in seen.predicate):
        return Verdict(ChainLabel.OBLIGATION, "law")
    return None


def _coordination(seen: Sight) -> Verdict | None:
    if seen.reading.marker not in BINDING and not seen.item:
        return None
    if "verb.cooperate" in seen.predicate:
        return Verdict(ChainLabel.COORDINATION, "cooperation")
    if "noun.cooperation" in seen.object and not seen.predicate & {"verb.analyse", "verb.draft"}:
        return Verdict(ChainLabel.COORDINATION, "cooperation")
    return None


def _item(seen: Sight) -> Verdict | None:
    """A goal or a parameter without a modal."""
    if seen.context not in _ITEMS or seen.reading.marker in BINDING:
        return None
    if "noun.servicequality" in seen.classes:
        return Verdict(ChainLabel.OUTPUT, "service_quality")
    if seen.classes & {"noun.user", "noun.third", "noun.usereffect"}:
        return Verdict(ChainLabel.USER_EFFECT, "users_state")
    for name, label, reason in _OBJECTS:
        if name in seen.classes:
            return Verdict(label, reason)
    return None


def _state(seen: Sight) -> Verdict | None:  # noqa: PLR0911 - one line per case of the guide
    """Somebody else than the addressee is, has, can or gets something; or a thing has a quality."""
    if seen.reading.marker not in BINDING and not seen.reading.aim:
        return None
    if "noun.society" in seen.subject and "noun.user" not in seen.subject:
        return Verdict(ChainLabel.SOCIETAL_EFFECT, "society")
    if "noun.servicequality" in seen.subject:
        return Verdict(ChainLabel.OUTPUT, "service_quality")
    if seen.subject & {"noun.user", "noun.third", "noun.usereffect"} and not seen.reading.passive:
        if "verb.receive" in seen.predicate and "noun.service" in seen.object:
            return Verdict(ChainLabel.OUTPUT, "users_receive")
        return Verdict(ChainLabel.USER_EFFECT, "users_state")
    if "adj.quality" in seen.predicate and "noun.service" in seen.subject:
        return Verdict(ChainLabel.OUTPUT, "service_quality")
    if "adj.way" in seen.predicate:
        return Verdict(ChainLabel.ACTIVITY, "way_of_working")
    return None


def _deed(seen: Sight) -> Verdict | None:
    """The object test: on what does the addressee act."""
    reading = seen.reading
    if not (reading.marker in BINDING or reading.marker is Marker.INFINITIVE or seen.item or reading.aim):
        return None
    if "verb.resource" in seen.predicate:
        return Verdict(ChainLabel.INPUT, "own_resource")
    if seen.predicate & _CHANGING:
        for name, label, reason in _OBJECTS:
            if name in seen.object:
                return Verdict(label, reason)
    if "verb.deliver" in seen.predicate and "noun.service" in seen.object:
        return Verdict(ChainLabel.OUTPUT, "service")
    if seen.predicate & _MAKING:
        return Verdict(ChainLabel.ACTIVITY, "making")
    return None
