"""One new letter against an index: its versions of stored passages, and what it shares with single letters."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from linter.language.form import language_form
from linter.letters.model import LanguageForm, Span
from linter.sharing.chain import Chain, longest_run
from linter.sharing.company import Place, weak, window_in
from linter.sharing.compare import compare_letters
from linter.sharing.discover import Discovery
from linter.sharing.families import even
from linter.sharing.index import Index, StoredChain, signed
from linter.sharing.model import SharedPassage, Tier, Witness
from linter.sharing.score import PART, score
from linter.sharing.sides import side_of
from linter.sharing.text import LetterText
from linter.sharing.witnesses import Common, witness
from linter.sharing.wordings import Wording, read_wording, tabulate
from linter.sharing.words import code_of

_MOST_PARTNERS = 5  # letters without a stored passage that a new letter is searched against in full
_STORED, _NEW = "0:", "1:"  # sorted so that a stored letter's wording is the one compared with
_LEAST_LOOSE = 2  # sentences a letter must share with one of them


def compare_with(index: Index, letter: LetterText) -> tuple[SharedPassage, ...]:
    """The passages a letter shares with the letters of an index, each with this letter as its only witness.

    Stored passages come with the common text of the last refresh. Passages shared with letters that had them alone
    until now are searched for among those letters (5 at most, those that share most).
    """
    wordings = [read_wording(sentence.text) for sentence in letter.sentences]
    placed, loose = _place(index, wordings, letter.path)
    chains = _chains(index, placed)
    _rescue(index, wordings, placed, chains)
    passages = [p for chain in chains.values() if (p := _passage(index, letter, chain, placed)) is not None]
    taken = {span for p in passages for w in p.witnesses for span in w.spans}
    partners = [path for path, count in sorted(loose.items(), key=lambda i: (-i[1], i[0])) if count >= _LEAST_LOOSE]
    if partners:
        passages.extend(_fresh(index, letter, partners[:_MOST_PARTNERS], taken))
    return tuple(sorted(passages, key=lambda p: (list(Tier).index(p.tier), p.id)))


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
    for number, wording in enumerate(wordings):
        if wording is None:
            continue
        key = signed(wording.key)
        known = index.db.execute("select families from wording where key = ?", (key,)).fetchone()
        if known is not None and known[0]:
            placed[number] = _parse(known[0])
            continue
        near = [key] if known is not None else index.near(wording)
        best = _nearest(index, wording, near, dull)
        if best:
            placed[number] = best
            continue
        for partner in _alike(index, wording, near, dull, itself=known is not None):
            loose.update(holder for holder in index.holders(partner) if holder != path)
    return placed, loose


def _parse(text: str) -> list[Place]:
    return [Place(row[0], (row[1], row[2]), (row[3], row[4])) for row in json.loads(text)]


def _texts(index: Index, keys: Sequence[int]) -> list[Wording]:
    marks = ",".join("?" * len(keys))
    rows = index.db.execute(f"select text from wording where key in ({marks}) order by key", list(keys))  # noqa: S608 (marks only)
    return [w for (text,) in rows if (w := read_wording(text)) is not None]


def _nearest(index: Index, wording: Wording, near: Sequence[int], dull: Mapping[int, float]) -> list[Place]:
    """The stored family whose leader is most like a wording, found through the wordings near it."""
    marks = ",".join("?" * len(near))
    rows = index.db.execute(f"select families from wording where key in ({marks}) and families <> ''", list(near))  # noqa: S608
    families = sorted({place.family for (text,) in rows for place in _parse(text)})
    if not families:
        return []
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
    if not good.any():
        return []
    row = max(np.flatnonzero(good).tolist(), key=lambda i: (float(scores.dice[i]), -heads[i][0]))
    return [Place(heads[row][0], (0, len(wording.words)), window_in(table, 0, row + 1))]


def _alike(
    index: Index, wording: Wording, near: Sequence[int], dull: Mapping[int, float], *, itself: bool
) -> list[int]:
    if itself:
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
    dull = index.dull()
    for number in sorted(placed):
        for near in (number - 1, number + 1):
            wording = wordings[near] if 0 <= near < len(wordings) else None
            chain = home.get(placed[number][0].family) if placed[number] else None
            if near in placed or wording is None or chain is None:
                continue
            heads = index.db.execute(
                "select family.id, text from family join wording on key = leader where chain = ? order by id",
                (chain.id,),
            ).fetchall()
            pool = [(family, w) for family, text in heads if (w := read_wording(text)) is not None]
            table = tabulate([wording, *(w for _, w in pool)], dull)
            a, b = np.zeros(len(pool), np.int64), np.arange(1, len(pool) + 1)
            good, dice, _ = weak(table, a, b)
            if good.any():
                row = max(np.flatnonzero(good).tolist(), key=lambda i: (float(dice[i]), -pool[i][0]))
                placed[near] = [Place(pool[row][0], (0, len(wording.words)), window_in(table, 0, row + 1))]


def _passage(
    index: Index, letter: LetterText, chain: StoredChain, placed: dict[int, list[Place]]
) -> SharedPassage | None:
    held = sorted(n for n, places in placed.items() if any(p.family in chain.families for p in places))
    if not held:
        return None
    run = longest_run(held)
    originals = tuple(original for original, _ in chain.originals)
    sides: dict[str, LetterText] = {
        path: index.held(path).letter for path in dict.fromkeys(path for _, path in chain.originals)
    }
    paths = tuple(path for _, path in chain.originals)
    common = Common(originals, tuple(side_of(sides[path]) for path in paths), paths)
    form = language_form(" ".join(letter.sentences[s].text for s in run)).form
    found = Discovery((letter,), tabulate([], {}), (), (), {(0, n): places for n, places in placed.items()}, ())
    one = witness(
        found,
        Chain(chain.families, {0: run}, chain.tier),
        0,
        common,
        side_of(letter),
        across={form, chain.form} == {LanguageForm.NB, LanguageForm.NN},
        known=(_unknown, _unknown),
    )
    text = " ".join(original.text for original in originals)
    return SharedPassage(
        f"{code_of(text):016x}", chain.tier, tuple(o.text for o in originals), (one,), chain.originals[0][1]
    )


def _unknown(_stem: str) -> bool:
    return False
