"""The whole search over a set of letters, stored in an index in one transaction: all of it or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from datetime import datetime

import numpy as np

from linter.letters.model import LanguageForm
from linter.sharing.candidates import HUBS, features
from linter.sharing.compare import Described, Forms, described, gathered
from linter.sharing.discover import Discovery, Phase, Step, discover
from linter.sharing.index import Index, signed
from linter.sharing.model import Comparison
from linter.sharing.packed import pack_passages
from linter.sharing.text import LetterText
from linter.sharing.wordings import dulled

_BATCH = 200  # passages that are packed together
_HOLDERS = 50  # letters that are remembered of a wording
_TABLES = ("held", "passage", "wording", "posting", "family", "chain")


def refresh(
    index: Index,
    letters: Mapping[int, LetterText],
    fingerprint: str = "",
    *,
    executor: Executor | None = None,
    step: Step | None = None,
) -> Comparison:
    """Search a set of letters, exactly as without an index, and store what was found.

    Args:
        index: Where to store it.
        letters: The set, each letter by the number of its reading in the index.
        fingerprint: What :meth:`Index.result` will know this search by.
        executor: As in :func:`linter.sharing.compare.compare_letters`.
        step: Likewise.

    """
    found = discover(list(letters.values()), step)
    passages = described(found, executor=executor, step=step)
    comparison = gathered(found, passages)
    if step:
        step(Phase.STORING, 0, 1)
    forms = Forms(found)
    number_of = {letter.path: number for number, letter in letters.items()}
    with index.db:
        for table in _TABLES:
            index.db.execute(f"delete from {table}")  # noqa: S608 (names from above)
        held = [(n, letter.path, number_of[letter.path]) for n, letter in enumerate(found.letters)]
        index.db.executemany("insert into held values (?, ?, ?)", held)
        starts = range(0, len(comparison.passages), _BATCH)
        bodies = (pack_passages(comparison.passages[start : start + _BATCH]) for start in starts)
        index.db.executemany("insert into passage values (?, ?)", enumerate(bodies))
        index.db.executemany("insert into wording values (?, ?, ?, ?)", _wordings(found, passages))
        index.db.executemany("insert into posting values (?, ?)", _postings(found))
        _store_chains(index, found, passages)
        dull = {str(code): factor for code, factor in sorted(dulled(found.table.wordings).items())}
        meta = {
            "dull": json.dumps(dull),
            "fingerprint": fingerprint,
            "stems": json.dumps({form: sorted(forms.stems(form)) for form in (LanguageForm.NB, LanguageForm.NN)}),
            "searched": datetime.now().astimezone().isoformat(timespec="seconds"),
        }
        index.db.executemany("insert or replace into meta values (?, ?)", meta.items())
    if step:
        step(Phase.STORING, 1, 1)
    return comparison


def _wordings(found: Discovery, passages: Sequence[Described | None]) -> Iterator[tuple[int, str, str, str]]:
    """Every wording: a sentence that has it, its places in families of passages, and the letters it stands in."""
    kept = {
        family
        for chain, one in zip(found.chains, passages, strict=True)
        if one is not None
        for family in chain.families
    }
    places: dict[int, set[tuple[int, int, int, int, int]]] = {}
    for (letter, sentence), standing in found.placed.items():
        row = found.rows[letter][sentence]
        if row >= 0:
            places.setdefault(row, set()).update((p.family, *p.own, *p.leader) for p in standing if p.family in kept)
    texts = [""] * len(found.table.wordings)
    holders: list[list[int]] = [[] for _ in texts]
    for number, (text, rows) in enumerate(zip(found.letters, found.rows, strict=True)):
        for row, spoken in zip(rows, text.sentences, strict=True):
            if row >= 0:
                texts[row] = texts[row] or spoken.text
                if len(holders[row]) < _HOLDERS and number not in holders[row][-1:]:
                    holders[row].append(number)
    for row, wording in enumerate(found.table.wordings):
        families = json.dumps(sorted(places[row])) if places.get(row) else ""
        yield signed(wording.key), texts[row], families, json.dumps(holders[row])


def _postings(found: Discovery) -> Iterator[tuple[int, int]]:
    """Per pair of words the wordings that others are compared with: those that come first."""
    codes, rows = features(found.table)
    order = np.argsort(codes, kind="stable")
    codes, rows = codes[order], rows[order]
    new = np.ones(len(codes), bool)
    new[1:] = (codes[1:] != codes[:-1]) | (rows[1:] != rows[:-1])
    codes, rows = codes[new], rows[new]
    opens = np.ones(len(codes), bool)
    opens[1:] = codes[1:] != codes[:-1]
    heads = np.flatnonzero(opens)
    rank = np.arange(len(codes)) - np.repeat(heads, np.diff(np.append(heads, len(codes))))
    codes, rows = codes[rank < HUBS].view(np.int64), rows[rank < HUBS]
    keys = np.fromiter((w.key for w in found.table.wordings), np.uint64, len(found.table.wordings)).view(np.int64)
    # In the order of the table, so that it is written from front to back.
    order = np.lexsort((keys[rows], codes))
    yield from zip(codes[order].tolist(), keys[rows[order]].tolist(), strict=True)


def _store_chains(index: Index, found: Discovery, passages: Sequence[Described | None]) -> None:
    keys = [signed(w.key) for w in found.table.wordings]
    for number, (chain, one) in enumerate(zip(found.chains, passages, strict=True)):
        if one is None:
            continue
        packed = [
            (o.families, o.text, path, (o.at.block, o.at.start, o.at.end) if o.at else None, o.named)
            for o, path in zip(one.originals, one.paths, strict=True)
        ]
        index.db.execute(
            "insert into chain values (?, ?, ?, ?)", (number, chain.tier.value, one.form.value, json.dumps(packed))
        )
        index.db.executemany(
            "insert or ignore into family values (?, ?, ?)",
            [(family, keys[found.families[family].leader], number) for family in chain.families],
        )
