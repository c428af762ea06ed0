"""Scores for found against planted: sentence pairs, PAN's plagdet, and recall per kind of edit."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from dataclasses import dataclass

from sharing_letters import Made

from linter.sharing.discover import Discovery
from linter.sharing.model import Tier

Pred = tuple[tuple[int, int, int], ...]  # (family, first, last+1 of the leader's words)


@dataclass(frozen=True)
class PairScore:
    """Precision, recall, F over all cross-letter sentence pairs, and recall per edit."""

    precision: float
    recall: float
    by_edit: dict[str, tuple[int, int]]

    @property
    def f(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.precision * self.recall / (self.precision + self.recall or 1)


def predicted(found: Discovery, tiers: tuple[Tier, ...]) -> dict[tuple[int, int], Pred]:
    """Every sentence that stands in a passage of these tiers, with its families and stretches."""
    kept: dict[tuple[int, int], Pred] = {}
    for chain in found.chains:
        if chain.tier not in tiers:
            continue
        for letter, run in chain.runs.items():
            for sentence in run:
                kept[letter, sentence] = tuple(
                    sorted((p.family, *p.leader) for p in found.placed[letter, sentence] if p.family in chain.families)
                )
    return kept


def _meet(a: Pred, b: Pred) -> bool:
    for family, first, last in a:
        for other, start, end in b:
            if family == other:
                common = min(last, end) - max(first, start)
                if common >= 0.5 * min(last - first, end - start):
                    return True
    return False


def pair_score(made: list[Made], kept: dict[tuple[int, int], Pred]) -> PairScore:  # noqa: C901, PLR0912 (one pass over one state)
    """Count pairs without listing them: sentences are grouped by what was planted and what was found."""
    groups: Counter[tuple[frozenset[tuple[int, int, int]], str, Pred]] = Counter()
    inside: Counter[tuple[int, tuple[frozenset[tuple[int, int, int]], str, Pred]]] = Counter()
    for number, letter in enumerate(made):
        for index, line in enumerate(letter.lines):
            pred = kept.get((number, index), ())
            if line.units or pred:
                edit = "nynorsk" if letter.form == "nn" and line.units else line.edit
                key = (line.units, edit, pred)
                groups[key] += 1
                inside[number, key] += 1
    keys = list(groups)
    by_unit: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, (units, _, pred) in enumerate(keys):
        for passage, sentence, _half in units:
            by_unit[passage, sentence].append(index)
        for family, _first, _last in pred:
            by_unit[-1 - family, 0].append(index)
    of_letter: dict[int, list[int]] = defaultdict(list)
    position = {key: index for index, key in enumerate(keys)}
    for number, key in inside:
        of_letter[number].append(position[key])
    same_letter: Counter[tuple[int, int]] = Counter()
    for number, present in of_letter.items():
        for i in present:
            n = inside[number, keys[i]]
            same_letter[i, i] += n * (n - 1) // 2
            for j in present:
                if j > i:
                    same_letter[i, j] += n * inside[number, keys[j]]
    done: set[tuple[int, int]] = set()
    right = wrong = missed = 0
    by_edit: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for members in by_unit.values():
        unique = sorted(set(members))
        for x, i in enumerate(unique):
            for j in unique[x:]:
                if (i, j) in done:
                    continue
                done.add((i, j))
                n = groups[keys[i]] * groups[keys[j]] if i != j else groups[keys[i]] * (groups[keys[i]] - 1) // 2
                n -= same_letter.get((i, j), 0)
                if n <= 0:
                    continue
                gold = bool(keys[i][0] & keys[j][0])
                said = _meet(keys[i][2], keys[j][2])
                right += n * (gold and said)
                wrong += n * (said and not gold)
                missed += n * (gold and not said)
                if gold:
                    for edit in {keys[i][1], keys[j][1]} if {keys[i][1], keys[j][1]} != {""} else {"identical"}:
                        if edit:
                            by_edit[edit][0] += n * said
                            by_edit[edit][1] += n
    return PairScore(
        right / max(right + wrong, 1),
        right / max(right + missed, 1),
        {k: (v[0], v[1]) for k, v in sorted(by_edit.items())},
    )


def plagdet(made: list[Made], found: Discovery, seed: int, sample: int = 4000) -> tuple[float, float, float, float]:  # noqa: C901, PLR0912 (one pass over one state)
    """PAN's precision, recall, granularity and plagdet over characters, for passages of two sentences or more.

    Macro-averaged over cases and detections of a sample of letter pairs that share a planted or a found passage.
    """
    size = [[len(line.text) for line in letter.lines] for letter in made]
    gold: dict[int, dict[int, set[int]]] = defaultdict(dict)
    lone: set[tuple[int, int]] = set()
    passages: dict[int, set[int]] = defaultdict(set)
    for letter in made:
        for line in letter.lines:
            for passage, sentence, _ in line.units:
                passages[passage].add(sentence)
    for number, letter in enumerate(made):
        for index, line in enumerate(letter.lines):
            for passage, _, _ in line.units:
                if len(passages[passage]) > 1:
                    gold[passage].setdefault(number, set()).add(index)
                else:
                    lone.add((number, index))
    said = [
        {letter: set(run) for letter, run in chain.runs.items()} for chain in found.chains if chain.tier is Tier.PASSAGE
    ]
    couples: set[tuple[int, int]] = set()
    rng = random.Random(seed)  # noqa: S311 (reproducible sets, no secrets)
    for where in [*gold.values(), *said]:
        numbers = sorted(where)
        pairs = [(a, b) for i, a in enumerate(numbers) for b in numbers[i + 1 :]]
        couples.update(pairs if len(pairs) <= 15 else rng.sample(pairs, 15))
    chosen = sorted(couples)
    if len(chosen) > sample:
        chosen = rng.sample(chosen, sample)
    cases_of, found_of = _by_letter(list(gold.values())), _by_letter(said)
    precision: list[float] = []
    recall: list[float] = []
    grains: list[int] = []
    for a, b in chosen:
        cases = [(gold_case[a], gold_case[b]) for gold_case in _both(cases_of, a, b)]
        hits = [(hit[a], hit[b]) for hit in _both(found_of, a, b)]
        for case in cases:
            touching = [h for h in hits if case[0] & h[0] and case[1] & h[1]]
            covered = [set().union(*(h[side] for h in touching)) & case[side] for side in (0, 1)]
            total = sum(size[x][s] for x, side in ((a, 0), (b, 1)) for s in case[side])
            recall.append(sum(size[x][s] for x, side in ((a, 0), (b, 1)) for s in covered[side]) / total)
            if touching:
                grains.append(len(touching))
        for hit in hits:
            touching = [c for c in cases if c[0] & hit[0] and c[1] & hit[1]]
            covered = [set().union(*(c[side] for c in touching)) & hit[side] for side in (0, 1)]
            total = sum(size[x][s] for x, side in ((a, 0), (b, 1)) for s in hit[side])
            precision.append(sum(size[x][s] for x, side in ((a, 0), (b, 1)) for s in covered[side]) / total)
    p, r = sum(precision) / max(len(precision), 1), sum(recall) / max(len(recall), 1)
    grain = sum(grains) / max(len(grains), 1)
    return p, r, grain, (2 * p * r / (p + r or 1)) / math.log2(1 + grain)


def _by_letter(items: list[dict[int, set[int]]]) -> dict[int, list[dict[int, set[int]]]]:
    where: dict[int, list[dict[int, set[int]]]] = defaultdict(list)
    for item in items:
        for letter in item:
            where[letter].append(item)
    return where


def _both(where: dict[int, list[dict[int, set[int]]]], a: int, b: int) -> list[dict[int, set[int]]]:
    return [item for item in where.get(a, []) if b in item]
