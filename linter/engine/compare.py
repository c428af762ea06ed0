"""Compares letters: reads them, through the same executor seam as a check, and places what the comparison finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import replace
from pathlib import Path

from linter.engine import kept
from linter.engine.compared import CompareReport, Passage, PlacedDifference, Version
from linter.engine.follow import follow
from linter.engine.read_text import ReadText, read_text
from linter.engine.report import Failure
from linter.engine.settings import Settings
from linter.engine.workers import outcome
from linter.sharing.compare import compare_letters, worst_first
from linter.sharing.discover import Phase, Step
from linter.sharing.index import Index, IndexFileError
from linter.sharing.lookup import compare_with
from linter.sharing.model import Comparison, Difference, SharedPassage, Witness


def compare(
    paths: Sequence[Path],
    settings: Settings,
    *,
    master: Path | None = None,
    earlier: Sequence[Path] = (),
    index: Index | None = None,
    executor: Executor | None = None,
    step: Step | None = None,
) -> CompareReport:
    """Read letters and compare them.

    A file that cannot be read is a Failure in the report, never an exception.

    Args:
        paths: The letters, each once.
        settings: The view of tracked changes and the limits of reading; rules play no part.
        master: The agreed text, in any format a letter can have.
        earlier: Last year's letters.
        index: Where letters that were read before are found and the others are kept, as is the search, unless there is
            a master. It changes how long the comparison takes, never what it says.
        executor: Reads letters, one task each, and finds differences, a part of the passages each (any
            ``concurrent.futures.Executor``); None means in this process.
        step: Called as the work goes on, with the phase and how much of how much is done.

    """
    everything = [*paths, *earlier, *([master] if master else [])]
    outcomes = _read_all(everything, settings, index, executor, step)
    failures = tuple(o for o in outcomes if isinstance(o, Failure))
    now, before, agreed = outcomes[: len(paths)], outcomes[len(paths) : len(paths) + len(earlier)], None
    if master is not None and isinstance(outcomes[-1], ReadText):
        agreed = outcomes[-1]
    texts = [o for o in now if isinstance(o, ReadText)]
    old = [o for o in before if isinstance(o, ReadText)]
    if index is not None and agreed is None:
        found = kept.searched(index, texts, settings, executor, step)
    else:
        found = compare_letters([t.text for t in texts], agreed.text if agreed else None, executor=executor, step=step)
    if index is not None:
        kept.tidy(index, everything)
    passages = placed(found, [*texts, *([agreed] if agreed else [])])
    followed = None
    if old:
        last = placed(compare_letters([t.text for t in old], executor=executor, step=step), old)
        followed = follow(passages, last, [(t.letter, t.text) for t in texts], [(t.letter, t.text) for t in old])
    return CompareReport(
        letters=tuple(t.letter for t in texts),
        passages=passages,
        failures=failures,
        master=str(master) if master else None,
        earlier=tuple(t.letter for t in old),
        followed=followed,
        stored=kept.stored_set(index, only_new=False) if index is not None else None,
    )


def compare_new(
    paths: Sequence[Path],
    settings: Settings,
    index: Index,
    *,
    executor: Executor | None = None,
    step: Step | None = None,
) -> CompareReport:
    """Hold new letters against the set of an index as its last whole search left it.

    The answer is about these letters alone, and they do not become part of the set. Of a set of at most
    ``kept.EXACTLY`` letters it is what a whole comparison says of them; of a larger set it costs only the new letters,
    and is not complete (docs/shared-text.md).

    Args:
        paths: The new letters, each once.
        settings: As for :func:`compare`.
        index: An index with a whole search in it.
        executor: Reads letters.
        step: As for :func:`compare`.

    Raises:
        IndexFileError: The index holds no whole search.

    """
    stored = kept.stored_set(index, only_new=True)
    if stored is None:
        raise IndexFileError("unsearched", index.path)
    outcomes = _read_all(paths, settings, index, executor, step)
    texts = [o for o in outcomes if isinstance(o, ReadText)]
    shared = _exactly(index, texts, step) if stored.exact else _quickly(index, texts, step)
    new = {text.text.path for text in texts}
    pointed = {p.model for p in shared} | {d.before_letter for p in shared for w in p.witnesses for d in w.differences}
    referred = [kept.from_reading(index.held(path)) for path in sorted(pointed - new - {""})]
    comparison = Comparison(tuple(sorted(shared, key=worst_first)), tuple(t.text.path for t in texts))
    return CompareReport(
        letters=tuple(t.letter for t in texts),
        passages=placed(comparison, [*texts, *referred]),
        failures=tuple(o for o in outcomes if isinstance(o, Failure)),
        stored=stored,
        referred=tuple(t.letter for t in referred),
    )


def _exactly(index: Index, texts: Sequence[ReadText], step: Step | None) -> list[SharedPassage]:
    """What a whole comparison of the stored letters and the new ones says of the new ones."""
    new = [text.text for text in texts]
    paths = {letter.path for letter in new}
    stored = [index.held(path).letter for path in index.paths() if path not in paths]
    found = compare_letters([*stored, *new], step=step).passages
    told = [replace(p, witnesses=tuple(w for w in p.witnesses if w.letter in paths)) for p in found]
    return [passage for passage in told if passage.witnesses]


def _quickly(index: Index, texts: Sequence[ReadText], step: Step | None) -> list[SharedPassage]:
    """New letters held against stored passages, one at a time (``sharing.lookup``)."""
    passages: dict[str, SharedPassage] = {}
    for number, text in enumerate(texts, 1):
        for passage in compare_with(index, text.text):
            before = passages.get(passage.id)
            witnesses = before.witnesses if before else ()
            passages[passage.id] = replace(passage, witnesses=witnesses + passage.witnesses)
        if step:
            step(Phase.SEARCH, number, len(texts))
    return list(passages.values())


def _read_all(
    paths: Sequence[Path], settings: Settings, index: Index | None, executor: Executor | None, step: Step | None
) -> list[ReadText | Failure]:
    outcomes: dict[int, ReadText | Failure] = {}
    if index is not None:
        known = {number: kept.find(index, path, settings) for number, path in enumerate(paths)}
        outcomes = {number: text for number, text in known.items() if text is not None}
    left = [number for number in range(len(paths)) if number not in outcomes]
    for at, one in _read_each([paths[number] for number in left], settings, executor):
        if index is not None and isinstance(one, ReadText):
            outcomes[left[at]] = kept.keep(index, one, settings)
        else:
            outcomes[left[at]] = one
        if step:
            step(Phase.READING, len(outcomes), len(paths))
    return [outcomes[number] for number in range(len(paths))]


def _read_each(
    paths: Sequence[Path], settings: Settings, executor: Executor | None
) -> Iterator[tuple[int, ReadText | Failure]]:
    """Each letter with its number among ``paths``, as soon as it is read."""
    if executor is None:
        for number, path in enumerate(paths):
            yield number, read_text(path, settings)
        return
    # What is not wanted any more after an interrupt is for the executor's owner to stop.
    futures = {executor.submit(read_text, path, settings): number for number, path in enumerate(paths)}
    for future in as_completed(futures):
        number = futures[future]
        yield number, outcome(future, paths[number])


def placed(comparison: Comparison, texts: Sequence[ReadText]) -> tuple[Passage, ...]:
    """The passages of a comparison with section and page for every version and every difference."""
    by_path = {text.text.path: text for text in texts}
    return tuple(_passage(passage, comparison.absent(passage), by_path) for passage in comparison.passages)


def _passage(passage: SharedPassage, absent: tuple[str, ...], texts: Mapping[str, ReadText]) -> Passage:
    versions = tuple(_version(witness, texts) for witness in passage.witnesses)
    headings = Counter(v.place.section.rsplit(" › ", 1)[-1] for v in versions if v.place.section)
    bare = Counter({heading: n for heading, n in headings.items() if heading})
    return Passage(
        passage.id,
        passage.tier,
        _unnumbered(min(bare, key=lambda h: (-bare[h], h))) if bare else "",
        passage.text,
        passage.sentences,
        versions,
        absent,
        passage.model,
        passage.from_master,
    )


def _unnumbered(heading: str) -> str:
    number, _, title = heading.partition(" ")
    return title.strip() if title and number[:1].isdigit() else heading


def _version(witness: Witness, texts: Mapping[str, ReadText]) -> Version:
    own = texts[witness.letter]
    return Version(
        witness.text,
        witness.kind,
        own.place(witness.spans[0]),
        tuple(_difference(d, own, texts) for d in witness.differences),
    )


def _difference(found: Difference, own: ReadText, texts: Mapping[str, ReadText]) -> PlacedDifference:
    at, source = found.before_at, texts.get(found.before_letter)
    return PlacedDifference(
        found.kind,
        found.before,
        found.after,
        found.steering,
        found.sentence,
        source.place(at) if source is not None and at is not None else None,
        own.place(found.after_at) if found.after_at is not None else None,
        source.sentence_at(at) if source is not None and at is not None else "",
    )
