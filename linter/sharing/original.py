"""The common text behind the versions: for each sentence the wording most letters agree on, put together by vote."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from linter.letters.model import LanguageForm, Span
from linter.sharing.chain import Chain
from linter.sharing.company import Spot
from linter.sharing.discover import Discovery
from linter.sharing.reading import Unit, read
from linter.sharing.sides import Side

_CLEAR = 0.5  # share of the letters that must have one wording for it to stand without a vote
_IN = 0.5  # share of the letters that must have a sentence for it to belong to the common text
_SAMPLE = 40  # versions compared with each other to find the middle one
_NOBODY = Side()
Meaning = tuple[str, ...]
Shapes = dict[Spot, tuple[int, ...]]  # sentence -> its families, sorted


@dataclass(frozen=True, slots=True)
class Original:
    """One sentence of the common text: its families, the letter (number) it is taken from, and where it stands there.

    ``at`` is None where the vote changed the words, so that no letter has them exactly, and for a master.
    """

    families: tuple[int, ...]
    text: str
    letter: int
    at: Span | None


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
    best = [_best(keys, rest, model) for keys, rest in versions]
    sentences = []
    for unit, key, (keys, rest) in zip(units, best, versions, strict=True):
        spot = next((spot for spot in sorted(keys[key]) if spot[0] == model), min(keys[key]))
        letter, sentence = _by_name(found, {**rest, **keys}, key, spot)
        original = found.letters[letter].sentences[sentence]
        total = sum(len(spots) for spots in keys.values())
        text = original.text
        if len(keys) > 2 and len(keys[key]) < _CLEAR * total:  # noqa: PLR2004 (two cannot outvote each other)
            text = _vote(found, keys, (letter, sentence), sides)
        sentences.append(Original(unit, text, letter, original.span if text == original.text else None))
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
) -> Meaning:
    """The meaning of most letters; of equals the one nearest to all others, then the model letter's.

    So two letters that nobody can judge between are compared as wholes, one with the other.
    """
    top = max(len(spots) for spots in keys.values())
    equals = [key for key, spots in keys.items() if len(spots) == top]
    if len(equals) == 1:
        return equals[0]
    everything = {**rest, **keys}
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


def _by_name(found: Discovery, keys: Mapping[Meaning, Sequence[Spot]], key: Meaning, chosen: Spot) -> Spot:
    """The version to compare with: ``chosen``, or another where a party in it means more than the letter's own reader.

    «FHI samler rapporten» in the letters to FHI and to DMP is about FHI, and contradicts «Mattilsynet samler rapporten»
    in the letter to Mattilsynet. Where more letters name their own reader, the one that does not is what differs.
    """

    def text(spot: Spot) -> str:
        return found.letters[spot[0]].sentences[spot[1]].text

    same = [spot for meaning, spots in keys.items() if meaning != key for spot in spots if text(spot) == text(chosen)]
    if not same:
        return chosen
    names = _NOBODY.meanings(text(chosen))
    swapped = [spot for spot in keys[key] if _NOBODY.meanings(text(spot)) != names]
    return min(same) if len(same) >= len(swapped) else min(swapped)


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
