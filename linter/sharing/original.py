"""The common text behind the versions: for each sentence the wording most letters agree on, put together by vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from linter.letters.model import LanguageForm, Span
from linter.sharing.chain import Chain
from linter.sharing.company import Spot
from linter.sharing.discover import Discovery
from linter.sharing.reading import Unit, UnitKind, read
from linter.sharing.sides import Side

_CLEAR = 0.5  # share of the letters that must have one wording for it to stand without a vote
_IN = 0.5  # share of the letters that must have a sentence for it to belong to the common text
_SAMPLE = 40  # versions compared with each other to find the middle one
_BINDS = frozenset(
    {
        UnitKind.ACTOR,
        UnitKind.NUMBER,
        UnitKind.DATE,
        UnitKind.MODAL,
        UnitKind.HEDGE,
        UnitKind.NEGATION,
        UnitKind.CONDITION,
    }
)
Meaning = tuple[str, ...]
Shapes = dict[Spot, tuple[int, ...]]  # sentence -> its families, sorted


@dataclass(frozen=True, slots=True)
class Original:
    """One sentence of the common text: its families, the letter (number) it is taken from, and where it stands there.

    ``at`` is None where the vote changed the words, so that no letter has them exactly, and for a master. ``named``:
    parties are meant by name, the letter's own reader too.
    """

    families: tuple[int, ...]
    text: str
    letter: int
    at: Span | None
    named: bool = False


def side_in(original: Original, side: Side) -> Side:
    """Whose side a sentence of the common text is on, where ``side`` is its letter's."""
    return replace(side, own=frozenset()) if original.named else side


def reconstruct(
    found: Discovery, chain: Chain, sides: Sequence[Side], forms: Mapping[int, LanguageForm]
) -> tuple[Original, ...]:
    """The common text of a chain, in its order. Sentences that fewer than half of the letters have stay out."""
    counted = Counter(forms[letter] for letter in chain.runs)
    most = LanguageForm.NN if counted[LanguageForm.NN] > len(chain.runs) / 2 else LanguageForm.NB
    shapes = _shapes(found, chain)
    units = _units(chain, shapes)
    versions = [_versions(found, shapes, unit, sides, forms, most) for unit in units]
    support: Counter[int] = Counter()
    for keys, _ in versions:
        for spots in keys.values():
            support.update(dict.fromkeys({letter for letter, _ in spots}, len(spots)))
    model = min(support, key=lambda letter: (-support[letter], letter))
    best = [_best(keys, rest, model, lambda spot: _demand(found, spot)) for keys, rest in versions]
    sentences = []
    for unit, key, (keys, rest) in zip(units, best, versions, strict=True):
        spot = next((spot for spot in sorted(keys[key]) if spot[0] == model), min(keys[key]))
        (letter, sentence), named = _by_name(found, sides, {**rest, **keys}, key, spot)
        original = found.letters[letter].sentences[sentence]
        total = sum(len(spots) for spots in keys.values())
        text = original.text
        if len(keys) > 2 and len(keys[key]) < _CLEAR * total:  # noqa: PLR2004 (two cannot outvote each other)
            text = _vote(found, keys, (letter, sentence), sides)
        sentences.append(Original(unit, text, letter, original.span if text == original.text else None, named))
    return tuple(sentences)


def _shapes(found: Discovery, chain: Chain) -> Shapes:
    """Which of the chain's families each of its sentences holds; letters and sentences in order."""
    families = set(chain.families)
    return {
        (letter, sentence): tuple(sorted({place.family for place in found.placed[letter, sentence]} & families))
        for letter, run in chain.runs.items()
        for sentence in run
    }


def _units(chain: Chain, shapes: Shapes) -> list[tuple[int, ...]]:
    """Families as most letters divide them into sentences: one each, or several where most have them in one sentence."""  # noqa: E501 (an example reads best whole)
    holding: dict[int, set[int]] = defaultdict(set)
    holders: dict[int, Counter[tuple[int, ...]]] = defaultdict(Counter)
    for (letter, _), shape in shapes.items():
        for family in shape:
            holding[family].add(letter)
            holders[family][shape] += 1
    units: list[tuple[int, ...]] = []
    taken: set[int] = set()
    for family in chain.families:
        if family in taken or not holding[family]:
            continue
        fitting = [shape for shape in holders[family] if not taken & set(shape)]
        shape = max(fitting, key=lambda s: (holders[family][s], -len(s), s), default=(family,))
        if len(set().union(*(holding[f] for f in shape))) >= _IN * len(chain.runs):
            units.append(shape)
            taken.update(shape)
    return units or [max(holders.items(), key=lambda item: (len(holding[item[0]]), -item[0]))[1].most_common(1)[0][0]]


def _versions(  # noqa: PLR0917 (private, one caller)
    found: Discovery,
    shapes: Shapes,
    unit: tuple[int, ...],
    sides: Sequence[Side],
    forms: Mapping[int, LanguageForm],
    most: LanguageForm,
) -> tuple[dict[Meaning, list[tuple[int, int]]], dict[Meaning, list[tuple[int, int]]]]:
    """Versions of a sentence by what they mean: whole ones in the commoner målform, and all the others.

    Whole is one that holds the unit's families and the stretch of its leader that most letters have.
    """
    own = set(unit)
    spots = [spot for spot, shape in shapes.items() if not own.isdisjoint(shape)]
    windows = Counter(place.leader for spot in spots for place in found.placed[spot] if (place.family,) == unit)
    full = max(windows, key=lambda w: (windows[w], w[1] - w[0], w), default=None)
    preferred: dict[Meaning, list[tuple[int, int]]] = defaultdict(list)
    others: dict[Meaning, list[tuple[int, int]]] = defaultdict(list)
    torn: dict[Meaning, list[tuple[int, int]]] = defaultdict(list)
    for letter, sentence in spots:
        places = found.placed[letter, sentence]
        text = found.letters[letter].sentences[sentence].text
        meaning = sides[letter].meanings(text)
        whole = shapes[letter, sentence] == unit and (full is None or any(place.leader == full for place in places))
        kept = torn if not whole else preferred if forms[letter] is most else others
        kept[meaning].append((letter, sentence))
    for first, second, third in ((preferred, others, torn), (others, torn, {}), (torn, {}, {})):
        if first:
            return first, {**second, **third}
    raise AssertionError(unit)  # a unit comes from sentences


def _best(
    keys: Mapping[Meaning, Sequence[tuple[int, int]]],
    rest: Mapping[Meaning, Sequence[tuple[int, int]]],
    model: int,
    demand: Callable[[Spot], Meaning],
) -> Meaning:
    """The meaning of most letters in either målform; of equals the one whose demand most have, then the nearest to all.

    So two letters that nobody can judge between are compared as wholes, one with the other.
    """
    everything = {**keys, **{key: [*spots, *keys.get(key, ())] for key, spots in rest.items()}}
    top = max(len(everything[key]) for key in keys)
    equals = [key for key in keys if len(everything[key]) == top]
    if len(equals) == 1:
        return equals[0]
    demands = Counter(demand(spot) for spots in everything.values() for spot in spots)
    votes = {key: demands[demand(min(keys[key]))] for key in equals}
    equals = [key for key in equals if votes[key] == max(votes.values())]
    if len(equals) == 1:
        return equals[0]
    codes: dict[str, str] = {}
    coded = {key: "".join(codes.setdefault(word, chr(0xE000 + len(codes))) for word in key) for key in everything}
    sample = sorted(everything, key=lambda key: (-len(everything[key]), key))[:_SAMPLE]
    return min(
        sorted(equals)[:_SAMPLE],
        key=lambda key: (
            sum(len(everything[o]) * Levenshtein.distance(coded[key], coded[o]) for o in sample),
            all(letter != model for letter, _ in keys[key]),
            key,
        ),
    )


def _demand(found: Discovery, spot: Spot) -> Meaning:
    """What binds in a sentence, in either målform and any order: its parties, numbers, days, modals and negations."""
    return tuple(
        sorted(unit.norm for unit in read(found.letters[spot[0]].sentences[spot[1]].text) if unit.kind in _BINDS)
    )


def _by_name(
    found: Discovery, sides: Sequence[Side], keys: Mapping[Meaning, Sequence[Spot]], key: Meaning, chosen: Spot
) -> tuple[Spot, bool]:
    """The version to compare with, and whether parties are meant by name in it, the letter's own reader too.

    «FHI samler rapporten» in the letters to FHI and to DMP is about FHI, and contradicts «Mattilsynet samler rapporten»
    in the letter to Mattilsynet. Where more letters name their own reader, the one that does not is what differs.
    """

    def named(spot: Spot) -> tuple[str, ...]:
        return tuple(u.norm for u in read(found.letters[spot[0]].sentences[spot[1]].text) if u.kind is UnitKind.ACTOR)

    def agreeing(spot: Spot) -> int:
        names = named(spot)
        return sum(
            named(other) == names and _own(found, sides, other).isdisjoint(_own(found, sides, spot))
            for meaning, spots in keys.items()
            if meaning != key and _own(found, sides, spot)
            for other in spots
        )

    agree = {spot: agreeing(spot) for spot in keys[key]}
    best = max(sorted(agree), key=lambda spot: (agree[spot], spot == chosen))
    if not agree[best]:
        return chosen, False
    swapped = [spot for spot in sorted(agree) if named(spot) != named(best)]
    return (best, True) if agree[best] >= len(swapped) else (swapped[0], False)


def _own(found: Discovery, sides: Sequence[Side], spot: Spot) -> frozenset[str]:
    """The names a sentence calls its letter's own reader by; none where it calls it anything else («dere») too."""
    units = read(found.letters[spot[0]].sentences[spot[1]].text)
    if any(unit.norm == "own" for unit in units):
        return frozenset()
    side = sides[spot[0]]
    return frozenset(u.norm for u in units if u.kind is UnitKind.ACTOR and side.meaning(u) == "@own")


def _vote(
    found: Discovery,
    keys: Mapping[Meaning, Sequence[tuple[int, int]]],
    spot: tuple[int, int],
    sides: Sequence[Side],
) -> str:
    """Column by column the word most letters have; words between columns where most letters add the same."""
    base_text = found.letters[spot[0]].sentences[spot[1]].text
    base = read(base_text)
    total = sum(len(spots) for spots in keys.values())
    said: list[Counter[str]] = [Counter() for _ in base]
    added: list[Counter[str]] = [Counter() for _ in range(len(base) + 1)]
    words: dict[str, str] = {}
    codes: dict[str, str] = {}

    def coded(meaning: Sequence[str]) -> str:
        return "".join(codes.setdefault(word, chr(0xE000 + len(codes))) for word in meaning)

    left = coded([sides[spot[0]].meaning(unit) for unit in base])
    for key, spots in sorted(keys.items()):
        letter, sentence = min(spots)
        units = read(found.letters[letter].sentences[sentence].text)
        for unit, meaning in zip(units, key, strict=True):
            words.setdefault(meaning, unit.text)
        for op in Levenshtein.opcodes(left, coded(key)):
            if op.tag == "insert":
                added[op.src_start][" ".join(words[word] for word in key[op.dest_start : op.dest_end])] += len(spots)
                continue
            for offset in range(op.src_end - op.src_start):
                meant = key[op.dest_start + offset] if op.tag != "delete" else ""
                said[op.src_start + offset][meant] += len(spots)
    return _rebuilt(base_text, base, said, added, words, total, sides[spot[0]])


def _rebuilt(  # noqa: PLR0917 (private, one caller)
    text: str,
    base: Sequence[Unit],
    said: Sequence[Counter[str]],
    added: Sequence[Counter[str]],
    words: Mapping[str, str],
    total: int,
    side: Side,
) -> str:
    parts: list[str] = []
    at = 0
    for index, unit in enumerate(base):
        extra, count = next(iter(added[index].most_common(1)), ("", 0))
        parts.append(text[at : unit.start])
        if count > total / 2:
            parts.append(extra + " ")
        meant, votes = said[index].most_common(1)[0]
        keep = votes <= total / 2 or meant == side.meaning(unit)
        parts.append(unit.text if keep else words.get(meant, ""))
        at = unit.end
    parts.append(text[at:])
    return " ".join("".join(parts).split())
