"""One new letter against an index: its versions of stored passages, and what it shares with single letters."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from linter.letters.model import LanguageForm, Span
from linter.sharing.chain import Chain, longest_run
from linter.sharing.company import Place, overlap, weak, window_in
from linter.sharing.compare import Forms, compare_letters
from linter.sharing.discover import Discovery
from linter.sharing.families import even, part_right
from linter.sharing.index import Index, StoredChain, signed
from linter.sharing.model import SharedPassage, Tier, Witness
from linter.sharing.original import side_in
from linter.sharing.score import PART, cover, score
from linter.sharing.sides import side_of
from linter.sharing.text import LetterText, is_value
from linter.sharing.witnesses import Common, witness
from linter.sharing.wordings import Wording, read_wording, tabulate
from linter.sharing.words import code_of

_MOST_PARTNERS = 5  # letters without a stored passage that a new letter is searched against in full
_STORED, _NEW = "0:", "1:"  # sorted so that a stored letter's wording is the one compared with
_WEAK_PART = 0.6  # share of a leader found in a sentence beside its neighbours, for the two to be one part
_ROUNDS = 2  # a sentence beside one that was placed by its neighbours is placed too
_LEAST_LOOSE = 2  # sentences a letter must share with one of them
Offer = tuple[float, int, Place]  # how alike, a sentence of the letter, and where it would be placed


def compare_with(index: Index, letter: LetterText) -> tuple[SharedPassage, ...]:
    """The passages a letter shares with the letters of an index, each with this letter as its only witness.

    Stored passages come with the common text of the last refresh. Passages shared with letters that had them alone
    until now are searched for among those letters (5 at most, those that share most).
    """
    wordings = [read_wording(sentence.text) for sentence in letter.sentences]
    placed, loose = _place(index, wordings, letter.path)
    chains = _chains(index, placed)
    for _ in range(_ROUNDS):
        _rescue(index, wordings, placed, chains)
    stems = _stems(index, letter, wordings)
    passages = [p for chain in chains.values() if (p := _passage(index, letter, chain, placed, stems)) is not None]
    taken = {span for p in passages for w in p.witnesses for span in w.spans}
    partners = [path for path, count in sorted(loose.items(), key=lambda i: (-i[1], i[0])) if count >= _LEAST_LOOSE]
    if partners:
        passages.extend(_fresh(index, letter, partners[:_MOST_PARTNERS], taken))
    return tuple(sorted(passages, key=lambda p: (list(Tier).index(p.tier), p.id)))


def _stems(
    index: Index, letter: LetterText, wordings: Sequence[Wording | None]
) -> Mapping[LanguageForm, frozenset[str]]:
    """The stems of both målformer, those of the letter itself among them."""
    own = frozenset(word.stem for wording in wordings if wording is not None for word in wording.words)
    form = Forms(Discovery((letter,), tabulate([], {}), (), (), {}, ())).of_letter(0)
    return {known: stems | own if known is form else stems for known, stems in index.stems().items()}


def _fresh(index: Index, letter: LetterText, partners: Sequence[str], taken: set[Span]) -> list[SharedPassage]:
    """What a letter shares with some others, compared in full. Of equals the stored one is the one to differ from."""
    others = [replace(index.held(path).letter, path=_STORED + path) for path in partners]
    fresh = compare_letters([replace(letter, path=_NEW + letter.path), *others])
    return [
        replace(passage, witnesses=(_named(one),), model=passage.model[len(_NEW) :])
        for passage in fresh.passages
        for one in passage.witnesses
        if one.letter.startswith(_NEW) and not taken & set(one.spans)
    ]


def _named(one: Witness) -> Witness:
    """A version with the paths as they are."""
    differences = tuple(replace(d, before_letter=d.before_letter[len(_NEW) :]) for d in one.differences)
    return replace(one, letter=one.letter[len(_NEW) :], differences=differences)


def _place(index: Index, wordings: Sequence[Wording | None], path: str) -> tuple[dict[int, list[Place]], Counter[str]]:
    """Places of sentences in stored families; and other letters that share sentences no family holds, with how many."""
    placed: dict[int, list[Place]] = {}
    loose: Counter[str] = Counter()
    dull = index.dull()
    near: dict[int, list[int]] = {}
    offers: list[Offer] = []
    for number, wording in enumerate(wordings):
        if wording is None:
            continue
        key = signed(wording.key)
        known = index.db.execute("select families from wording where key = ?", (key,)).fetchone()
        if known is not None and known[0]:
            placed[number] = _parse(known[0])
        else:
            near[number] = [key] if known is not None else index.near(wording)
            offers += [(dice, number, one) for dice, one in _offers(index, wording, near[number], dull)]
    _accept(offers, placed)
    for number, keys in near.items():
        wording = wordings[number]
        if number not in placed and wording is not None:
            for partner in _alike(index, wording, keys, dull):
                loose.update(holder for holder in index.holders(partner) if holder != path)
    return placed, loose


def _accept(offers: Sequence[Offer], placed: dict[int, list[Place]]) -> None:
    """Place each sentence where it fits best, a joined one in several families with the words of its own that each has.

    No two sentences of one letter are the same stretch of a family.
    """
    taken: dict[int, list[tuple[int, int]]] = {}
    for one in (place for places in placed.values() for place in places):
        taken.setdefault(one.family, []).append(one.leader)
    for _, number, one in sorted(offers, key=lambda offer: (-offer[0], offer[1], offer[2].family)):
        free = not any(overlap(one.own, other.own) for other in placed.get(number, ()))
        if free and not any(overlap(one.leader, other) for other in taken.get(one.family, ())):
            placed.setdefault(number, []).append(one)
            taken.setdefault(one.family, []).append(one.leader)


def _parse(text: str) -> list[Place]:
    return [Place(row[0], (row[1], row[2]), (row[3], row[4])) for row in json.loads(text)]


def _texts(index: Index, keys: Sequence[int]) -> list[Wording]:
    marks = ",".join("?" * len(keys))
    rows = index.db.execute(f"select text from wording where key in ({marks}) order by key", list(keys))  # noqa: S608 (marks only)
    return [w for (text,) in rows if (w := read_wording(text)) is not None]


def _offers(
    index: Index, wording: Wording, near: Sequence[int], dull: Mapping[int, float]
) -> list[tuple[float, Place]]:
    """Stored families whose leaders are like a wording, found through the wordings near it, and how like they are."""
    marks = ",".join("?" * len(near))
    rows = index.db.execute(f"select families from wording where key in ({marks}) and families <> ''", list(near))  # noqa: S608
    families = sorted({place.family for (text,) in rows for place in _parse(text)})
    marks = ",".join("?" * len(families))
    leaders = index.db.execute(
        f"select family.id, text from family join wording on key = leader where id in ({marks})",  # noqa: S608 (marks only)
        families,
    ).fetchall()
    heads = [(family, w) for family, text in leaders if (w := read_wording(text)) is not None]
    if not heads:
        return []
    table = tabulate([wording, *(w for _, w in heads)], dull)
    a, b = np.zeros(len(heads), np.int64), np.arange(1, len(heads) + 1)
    scores = score(table, a, b)
    good = (even(table, a, b) & scores.whole()) | (scores.left >= PART) & (scores.left_rare == 0)
    whole = [
        (float(scores.dice[i]), Place(heads[i][0], (0, len(wording.words)), window_in(table, 0, i + 1)))
        for i in np.flatnonzero(good).tolist()
    ]
    parts = np.flatnonzero(part_right(table, a, b, scores) & ~good)
    return whole + _parts(wording, [heads[i] for i in parts.tolist()], PART)


def _parts(wording: Wording, heads: Sequence[tuple[int, Wording]], least: float) -> list[tuple[float, Place]]:
    """Families whose leaders are a part of a sentence: two that were joined into one."""
    found = []
    for family, head in heads:
        stretch = cover(head, wording)
        if stretch is not None and stretch[2] >= least and stretch[1] - stretch[0] < len(wording.words):
            place = Place(family, (stretch[0], stretch[1]), (0, len(head.words)))
            found.append((stretch[2] * head.weight / wording.weight, place))
    return found


def _alike(index: Index, wording: Wording, near: Sequence[int], dull: Mapping[int, float]) -> list[int]:
    """Stored wordings that are versions of one that no family holds; itself where it is stored."""
    if list(near) == [signed(wording.key)]:
        return list(near)
    others = _texts(index, near)
    if not others:
        return []
    table = tabulate([wording, *others], dull)
    a, b = np.zeros(len(others), np.int64), np.arange(1, len(others) + 1)
    good, _, _ = weak(table, a, b)
    return [signed(others[i].key) for i in np.flatnonzero(good).tolist()]


def _chains(index: Index, placed: dict[int, list[Place]]) -> dict[int, StoredChain]:
    families = sorted({place.family for places in placed.values() for place in places})
    marks = ",".join("?" * len(families))
    rows = index.db.execute(f"select distinct chain from family where id in ({marks}) order by chain", families)  # noqa: S608
    return {number: index.chain(number) for (number,) in rows.fetchall()}


def _rescue(
    index: Index,
    wordings: Sequence[Wording | None],
    placed: dict[int, list[Place]],
    chains: dict[int, StoredChain],
) -> None:
    """Place loose sentences beside placed ones that resemble, weakly, another sentence of the same passage."""
    home = {family: chain for chain in chains.values() for family in chain.families}
    pools = {chain.id: _leaders(index, chain) for chain in chains.values()}
    dull = index.dull()
    offers: list[Offer] = []
    for number in sorted(placed):
        chain = home.get(placed[number][0].family)
        for near in (number - 1, number, number + 1):
            wording = wordings[near] if 0 <= near < len(wordings) else None
            if wording is None or chain is None:
                continue
            pool = pools[chain.id]
            offers += [(dice, near, one) for dice, one in _parts(wording, pool, _WEAK_PART)]
            if near in placed:
                continue
            table = tabulate([wording, *(w for _, w in pool)], dull)
            a, b = np.zeros(len(pool), np.int64), np.arange(1, len(pool) + 1)
            good, dice, _ = weak(table, a, b)
            offers += [
                (float(dice[i]), near, Place(pool[i][0], (0, len(wording.words)), window_in(table, 0, i + 1)))
                for i in np.flatnonzero(good).tolist()
            ]
    _accept(offers, placed)


def _leaders(index: Index, chain: StoredChain) -> list[tuple[int, Wording]]:
    rows = index.db.execute(
        "select family.id, text from family join wording on key = leader where chain = ? order by id", (chain.id,)
    )
    return [(family, w) for family, text in rows if (w := read_wording(text)) is not None]


def _passage(
    index: Index,
    letter: LetterText,
    chain: StoredChain,
    placed: dict[int, list[Place]],
    stems: Mapping[LanguageForm, frozenset[str]],
) -> SharedPassage | None:
    held = sorted(n for n, places in placed.items() if any(p.family in chain.families for p in places))
    if not held:
        return None
    said = [n for n, sentence in enumerate(letter.sentences) if not is_value(sentence.text)]
    run = longest_run(held, said)
    originals = tuple(original for original, _ in chain.originals)
    sides: dict[str, LetterText] = {
        path: index.held(path).letter for path in dict.fromkeys(path for _, path in chain.originals)
    }
    paths = tuple(path for _, path in chain.originals)
    stands = (side_in(original, side_of(sides[path])) for original, path in chain.originals)
    common = Common(originals, tuple(stands), paths)
    found = Discovery((letter,), tabulate([], {}), (), (), {(0, n): places for n, places in placed.items()}, ())
    form = Forms(found).of_run(0, run)
    other = LanguageForm.NB if form is LanguageForm.NN else LanguageForm.NN
    one = witness(
        found,
        Chain(chain.families, {0: run}, chain.tier),
        0,
        common,
        side_of(letter),
        across={form, chain.form} == {LanguageForm.NB, LanguageForm.NN},
        known=(stems[other].__contains__, stems[form].__contains__),
    )
    text = " ".join(original.text for original in originals)
    return SharedPassage(
        f"{code_of(text):016x}", chain.tier, tuple(o.text for o in originals), (one,), chain.originals[0][1]
    )
