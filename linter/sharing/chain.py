"""From sentences to passages: families that keep company are one text, wherever it is cut, moved or broken."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from linter.sharing.company import Placed, Spot
from linter.sharing.families import Family
from linter.sharing.model import Tier
from linter.sharing.wordings import Table
from linter.sharing.words import BUDGET, RARE

GAP = 2  # sentences of a letter's own that may stand between two of a passage
COMPANY = 0.3  # share of the rarer family's letters in which two families must stand together
_CLOSE = 0.75  # the same for a family much rarer than the other: chance puts two side by side in a few letters
_EQUALS = 0.4  # spread of the rarer of two families against the other from which they are equals
_OWN_WEIGHT = 2.0  # weight of rare words under which a lone sentence is a stock formula


@dataclass(frozen=True)
class Chain:
    """Families of one passage in the order they mostly stand, and each letter's sentences of it."""

    families: tuple[int, ...]
    runs: dict[int, tuple[int, ...]]  # letter number -> sentence numbers
    tier: Tier


def chains(
    table: Table,
    families: Sequence[Family],
    placed: Placed,
    sections: Sequence[Sequence[int]],
    said: Sequence[Sequence[int]],
) -> list[Chain]:
    """Passages, longest and most widespread first. ``sections[letter][sentence]`` is the section it stands in.

    ``said[letter]`` are the sentences that are no values in a table («31 prosent»), which part no passage. Two families
    that a heading divides in more letters than it joins them are two passages.
    """
    spots: dict[int, list[Spot]] = defaultdict(list)
    by_letter: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for spot in sorted(placed):
        for one in placed[spot]:
            spots[one.family].append(spot)
            by_letter[spot[0]].append((spot[1], one.family))
    spread = {number: len({letter for letter, _ in where}) for number, where in spots.items()}
    together = _beside(by_letter, spread, sections)
    root = _join(together, spread, {n: families[n].leader for n in spots})
    groups: dict[int, list[int]] = defaultdict(list)
    for number in sorted(spots):
        if spread[number] > 1:
            groups[root[number]].append(number)
    found = [_chain(table, families, group, spots, placed, said) for group in groups.values()]
    found = [chain for chain in found if len(chain.runs) > 1]
    return sorted(
        found,
        key=lambda c: (
            c.tier.value != Tier.PASSAGE.value,
            -len(c.runs),
            -len(c.families),
            families[c.families[0]].leader,
        ),
    )


def _beside(
    by_letter: Mapping[int, Sequence[tuple[int, int]]], spread: Mapping[int, int], sections: Sequence[Sequence[int]]
) -> Counter[tuple[int, int]]:
    """In how many letters two families stand near each other; nothing for two that a heading mostly divides."""
    together: Counter[tuple[int, int]] = Counter()
    divided: Counter[tuple[int, int]] = Counter()
    for letter, where in by_letter.items():
        seen: set[tuple[int, int]] = set()
        apart: set[tuple[int, int]] = set()
        for index, (sentence, family) in enumerate(where):
            for later, other in where[index + 1 :]:
                if later - sentence > GAP + 1:
                    break
                if other != family and spread[family] > 1 and spread[other] > 1:
                    one_section = sections[letter][sentence] == sections[letter][later]
                    (seen if one_section else apart).add((min(family, other), max(family, other)))
        together.update(seen | apart)
        divided.update(apart - seen)
    for pair, count in divided.items():
        if 2 * count > together[pair]:
            del together[pair]
    return together


def _join(together: Counter[tuple[int, int]], spread: dict[int, int], leaders: dict[int, int]) -> dict[int, int]:
    """Which families keep company: first equals, then each rarer one joins the passage it stands beside most often."""
    root = {number: number for number in spread}

    def find(x: int) -> int:
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    beside: dict[int, Counter[int]] = defaultdict(Counter)
    for (x, y), count in sorted(together.items()):
        rare, common = sorted((x, y), key=lambda n: (spread[n], leaders[n]))
        if count < 2 or count < COMPANY * spread[rare]:  # noqa: PLR2004 (shared means two letters)
            continue
        if spread[rare] >= _EQUALS * spread[common]:
            one, other = find(x), find(y)
            root[max(one, other)] = min(one, other)
        elif count >= _CLOSE * spread[rare]:
            beside[rare][common] += count
    for rare in sorted(beside, key=lambda n: (-spread[n], leaders[n])):
        passages: Counter[int] = Counter()
        for common, count in beside[rare].items():
            passages[find(common)] += count
        best = max(passages, key=lambda n: (passages[n], -n))
        one, other = find(rare), best
        if one != other:
            root[max(one, other)] = min(one, other)
    return {number: find(number) for number in root}


def _chain(  # noqa: PLR0917 (private, one caller)
    table: Table,
    families: Sequence[Family],
    group: list[int],
    spots: dict[int, list[Spot]],
    placed: Placed,
    said: Sequence[Sequence[int]],
) -> Chain:
    of_letter: dict[int, set[int]] = defaultdict(set)
    families_at: dict[Spot, set[int]] = defaultdict(set)
    for number in group:
        for spot in spots[number]:
            of_letter[spot[0]].add(spot[1])
            families_at[spot].add(number)
    runs = {letter: longest_run(sorted(sentences), said[letter]) for letter, sentences in of_letter.items()}
    order = _order(group, runs, families_at, {n: families[n].leader for n in group})
    held = {number for letter, run in runs.items() for s in run for number in families_at[letter, s]}
    order = tuple(number for number in order if number in held)
    return Chain(
        order,
        dict(sorted(runs.items())),
        _tier(
            table,
            families,
            order,
            {n: len({spot[0] for spot in spots[n]}) for n in order},
            _in_company(runs, order, placed),
        ),
    )


def longest_run(sentences: Sequence[int], said: Sequence[int]) -> tuple[int, ...]:
    """The largest group of sentences with small gaps, counted in the sentences ``said``; the first of equals."""
    groups: list[list[int]] = []
    for sentence in sentences:
        if groups and bisect_left(said, sentence) - bisect_left(said, groups[-1][-1]) <= GAP + 1:
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    return tuple(sorted(groups, key=len, reverse=True)[0])  # noqa: FURB192 (ties: the first)


def _order(
    group: list[int], runs: dict[int, tuple[int, ...]], families_at: dict[Spot, set[int]], leaders: dict[int, int]
) -> tuple[int, ...]:
    """Families by how often each stands before each of the others."""
    before: Counter[tuple[int, int]] = Counter()
    orders = Counter(tuple(frozenset(families_at[letter, s]) for s in run) for letter, run in runs.items())
    for order, count in orders.items():  # most letters have one and the same
        for index, first in enumerate(order):
            for later in order[index + 1 :]:
                for x in first:
                    for y in later:
                        if x != y:
                            before[x, y] += count
    wins = {
        x: sum((before[x, y] > before[y, x]) - (before[x, y] < before[y, x]) for y in group if y != x) for x in group
    }
    return tuple(sorted(group, key=lambda x: (-wins[x], leaders[x])))


def _in_company(runs: dict[int, tuple[int, ...]], order: tuple[int, ...], placed: Placed) -> int:
    """Letters with two of the passage's sentences or more, also where they are joined into one."""
    count = 0
    for letter, run in runs.items():
        parts = [(s, one.own) for s in run for one in placed[letter, s] if one.family in order]
        count += any(a[0] != b[0] or min(a[1][1], b[1][1]) <= max(a[1][0], b[1][0]) for a in parts for b in parts)
    return count


def _tier(
    table: Table, families: Sequence[Family], order: tuple[int, ...], spread: dict[int, int], company: int
) -> Tier:
    own = sum(
        word.weight for number in order for word in table.wordings[families[number].leader].words if word.weight >= RARE
    )
    leaders = [table.wordings[families[number].leader] for number in order]
    budget = sum(any(word.stem.startswith(BUDGET) for word in leader.words) for leader in leaders)
    if own < _OWN_WEIGHT or 2 * budget > len(leaders):
        return Tier.FORMULA
    most = max(spread.values())
    strong = [number for number in order if spread[number] >= COMPANY * most]
    return Tier.PASSAGE if len(strong) > 1 and company > 1 else Tier.LONE
