"""Each letter's version of a passage against the common text: what differs, and the class that follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from linter.letters.model import Span
from linter.sharing.chain import Chain
from linter.sharing.differences import compare
from linter.sharing.discover import Discovery
from linter.sharing.likeness import likeness, matched
from linter.sharing.model import Difference, DifferenceClass, Witness, WitnessClass
from linter.sharing.original import Original
from linter.sharing.pair import Found, Pair
from linter.sharing.sides import Side
from linter.sharing.text import Sentence, is_value

_CLASS = {
    DifferenceClass.TYPOGRAPHIC: WitnessClass.TYPOGRAPHIC,
    DifferenceClass.NAME_SWAP: WitnessClass.NAME_SWAP,
    DifferenceClass.LANGUAGE_FORM: WitnessClass.LANGUAGE_FORM,
    DifferenceClass.ORDER: WitnessClass.ORDER,
    DifferenceClass.EDITORIAL: WitnessClass.EDITORIAL,
    DifferenceClass.ADDITION: WitnessClass.ADDITION,
}


Known = tuple[Callable[[str], bool], Callable[[str], bool]]  # ``known`` and ``kept`` of a Pair


@dataclass(frozen=True)
class Common:
    """The common text to compare with: sentences, who the addressee is in each of them, and the path of its letter."""

    sentences: tuple[Original, ...]
    sides: tuple[Side, ...]
    paths: tuple[str, ...] = ()

    def source(self, index: int) -> str:
        """The path of the letter a sentence was taken from; "" when it stands in none word for word."""
        return self.paths[index] if self.paths and self.sentences[index].at is not None else ""


@dataclass(frozen=True, slots=True)
class _Joint:
    """Sentences of the common text and of the letter that belong together; either may be one split or several joined."""  # noqa: E501 (an example reads best whole)

    ours: tuple[int, ...]
    theirs: tuple[int, ...]


def witness(
    found: Discovery,
    chain: Chain,
    letter: int,
    common: Common,
    side: Side,
    *,
    across: bool,
    known: Known,
) -> Witness:
    """One letter's version with every difference from the common text."""
    text = found.letters[letter]
    run = chain.runs[letter]
    own = set(range(run[0], run[-1] + 1)) - set(run)
    joints = _joints(found, letter, run, common)
    joints = sorted([*joints, *_alike(text.sentences, own, joints, common, side, across=across)], key=_first)
    differences: list[Difference] = []
    for joint in joints:
        if joint.ours:
            differences.extend(_compared(text.sentences, joint, common, side, across=across, known=known))
        else:
            differences.extend(_added(text.sentences[s]) for s in joint.theirs)
    own -= {s for joint in joints for s in joint.theirs}
    elsewhere = _values(found, chain, letter) if any(is_value(text.sentences[s].text) for s in own) else frozenset()
    differences.extend(_added(text.sentences[s]) for s in sorted(own) if text.sentences[s].text not in elsewhere)
    held = {index for joint in joints for index in joint.ours}
    for index, original in enumerate(common.sentences):
        if index not in held:
            differences.append(
                Difference(
                    DifferenceClass.OMISSION,
                    original.text,
                    "",
                    steering=True,
                    before_at=original.at,
                    before_letter=common.source(index),
                )
            )
    differences.extend(_order(text.sentences, joints, common))
    spans = tuple(text.sentences[s].span for s in range(run[0], run[-1] + 1))
    words = " ".join(text.sentences[s].text for s in range(run[0], run[-1] + 1))
    return Witness(text.path, spans, words, classify(differences), tuple(differences))


def _alike(
    sentences: Sequence[Sentence], own: set[int], joints: Sequence[_Joint], common: Common, side: Side, *, across: bool
) -> list[_Joint]:
    """Sentences of a letter's own among the shared ones, each with the one it says in other words."""
    held = {index for joint in joints for index in joint.ours}
    lacking = [index for index in range(len(common.sentences)) if index not in held]
    spare = sorted(s for s in own if lacking and not is_value(sentences[s].text))
    scores = [
        (likeness(common.sentences[o].text, sentences[s].text, common.sides[o], side, across=across), i, j)
        for i, o in enumerate(lacking)
        for j, s in enumerate(spare)
    ]
    return [_Joint((lacking[i],), (spare[j],)) for i, j in matched(scores)]


def _values(found: Discovery, chain: Chain, letter: int) -> frozenset[str]:
    """Values in tables («31 prosent») that another letter has among its sentences of the passage: nobody's own."""
    return frozenset(
        one.text
        for other, run in chain.runs.items()
        if other != letter
        for one in found.letters[other].sentences[run[0] : run[-1] + 1]
        if is_value(one.text)
    )


def _first(joint: _Joint) -> tuple[int, ...]:
    return joint.theirs


def is_version(one: Witness, sentences: int) -> bool:
    """Whether a letter has a version of a common text of ``sentences`` sentences, and not only a like sentence or two.

    It has one when it holds half of them, or one of them without a steering difference.
    """
    lacking = sum(d.kind is DifferenceClass.OMISSION and not d.sentence for d in one.differences)
    changed = len({d.sentence for d in one.differences if d.steering and d.sentence})
    return 2 * lacking <= sentences or changed < sentences - lacking


def classify(differences: Sequence[Difference]) -> WitnessClass:
    """The severest class of the differences; identical when there are none."""
    return _severest((difference.kind, difference.steering) for difference in differences)


def classify_found(found: Sequence[Found]) -> WitnessClass:
    """The severest class of one pair's differences."""
    return _severest((one.kind, one.steering) for one in found)


def _severest(seen: Iterable[tuple[DifferenceClass, bool]]) -> WitnessClass:
    kinds = (WitnessClass.STEERING if steering else _CLASS.get(kind, WitnessClass.STEERING) for kind, steering in seen)
    return max(kinds, key=lambda kind: kind.rank, default=WitnessClass.IDENTICAL)


def _joints(found: Discovery, letter: int, run: Sequence[int], common: Common) -> list[_Joint]:
    index_of = {family: index for index, original in enumerate(common.sentences) for family in original.families}
    members: dict[int, set[int]] = {
        s: {index_of[p.family] for p in found.placed[letter, s] if p.family in index_of} for s in run
    }
    groups: list[tuple[set[int], set[int]]] = []
    for sentence, ours in members.items():
        touching = [group for group in groups if group[0] & ours]
        merged = (set(ours).union(*(g[0] for g in touching)), {sentence}.union(*(g[1] for g in touching)))
        groups = [group for group in groups if group not in touching]
        groups.append(merged)
    joints = [_Joint(tuple(sorted(ours)), tuple(sorted(theirs))) for ours, theirs in groups]
    return sorted(joints, key=lambda joint: joint.theirs)


def _compared(
    sentences: Sequence[Sentence],
    joint: _Joint,
    common: Common,
    side: Side,
    *,
    across: bool,
    known: Known,
) -> list[Difference]:
    before = " ".join(common.sentences[i].text for i in joint.ours)
    after = " ".join(sentences[s].text for s in joint.theirs)
    ours = common.sides[joint.ours[0]]
    found = _cached(Pair(before, after, ours, side, across, *known)) if before != after else ()
    differences = []
    for one in found:
        part, before_at = _place(
            [(common.sentences[i].text, common.sentences[i].at) for i in joint.ours], one.before_at
        )
        differences.append(
            Difference(
                one.kind,
                one.before,
                one.after,
                steering=one.steering,
                sentence=after,
                before_at=before_at,
                after_at=_place([(sentences[s].text, sentences[s].span) for s in joint.theirs], one.after_at)[1],
                before_letter=common.source(joint.ours[part]) if before_at is not None else "",
            )
        )
    return differences


@lru_cache(maxsize=100_000)
def _cached(pair: Pair) -> tuple[Found, ...]:
    return compare(pair)


def _place(parts: Sequence[tuple[str, Span | None]], at: tuple[int, int]) -> tuple[int, Span | None]:
    """In which of joined sentences a stretch begins, and where it stands there."""
    start, end = at
    offset = 0
    for number, (text, span) in enumerate(parts):
        if start < end and start < offset + len(text):
            if span is None:
                return number, None
            first = span.start + start - offset
            return number, Span(span.block, first, min(span.start + end - offset, span.end))
        offset += len(text) + 1
    return 0, None


def _added(sentence: Sentence) -> Difference:
    return Difference(
        DifferenceClass.ADDITION, "", sentence.text, steering=False, sentence=sentence.text, after_at=sentence.span
    )


def _order(sentences: Sequence[Sentence], joints: Sequence[_Joint], common: Common) -> list[Difference]:
    """The first sentence that stands after one it should stand before."""
    highest = -1
    for joint in joints:
        if not joint.ours:
            continue
        if joint.ours[0] < highest:
            original, moved = common.sentences[joint.ours[0]], sentences[joint.theirs[0]]
            return [
                Difference(
                    DifferenceClass.ORDER,
                    original.text,
                    moved.text,
                    steering=False,
                    sentence=moved.text,
                    before_at=original.at,
                    after_at=moved.span,
                    before_letter=common.source(joint.ours[0]),
                )
            ]
        highest = max(highest, joint.ours[-1])
    return []
