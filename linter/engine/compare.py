"""Compares letters: reads them, through the same executor seam as a check, and places what the comparison finds."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, as_completed
from dataclasses import dataclass
from pathlib import Path

from linter.engine.compared import ComparedLetter, CompareReport, Passage, Place, PlacedDifference, Version
from linter.engine.examine import describe
from linter.engine.follow import follow
from linter.engine.report import Failure
from linter.engine.settings import Settings
from linter.engine.workers import outcome
from linter.letters.model import Letter, Span
from linter.letters.registry import Organisation
from linter.readers.contract import ReadError
from linter.readers.open import read_letter
from linter.rules.analysis import LetterAnalysis
from linter.sharing.compare import compare_letters
from linter.sharing.discover import Phase, Step
from linter.sharing.model import Comparison, Difference, SharedPassage, Witness
from linter.sharing.text import LetterText, from_letter

_LONG_NAME = 28  # characters; bodies with longer names are mostly known by their short ones


@dataclass(frozen=True, slots=True)
class ReadText:
    """A letter reduced to what a comparison needs: a section and a page per sentence instead of the whole map."""

    letter: ComparedLetter
    text: LetterText
    sections: tuple[str, ...]
    pages: tuple[int | None, ...]

    def place(self, span: Span) -> Place:
        """Where a span stands; its sentence's place."""
        starts = [(s.span.block, s.span.start) for s in self.text.sentences]
        at = max(bisect_right(starts, (span.block, span.start)) - 1, 0)
        return Place(self.text.path, self.sections[at], self.pages[at], span)

    def sentence_at(self, span: Span) -> str:
        """The sentence that holds a span; "" when none does."""
        for one in self.text.sentences:
            if one.span.block == span.block and one.span.start <= span.start and span.end <= one.span.end:
                return one.text
        return ""

    def words(self, span: Span) -> str:
        """The exact words of a span that lies within one sentence; "" when it does not."""
        for one in self.text.sentences:
            if one.span.block == span.block and one.span.start <= span.start and span.end <= one.span.end:
                return one.text[span.start - one.span.start : span.end - one.span.start]
        return ""


def compare(
    paths: Sequence[Path],
    settings: Settings,
    *,
    master: Path | None = None,
    earlier: Sequence[Path] = (),
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
        executor: Reads letters, one task each, and finds differences, a part of the passages each (any
            ``concurrent.futures.Executor``); None means in this process.
        step: Called as the work goes on, with the phase and how much of how much is done.

    """
    outcomes = _read_all([*paths, *earlier, *([master] if master else [])], settings, executor, step)
    failures = tuple(o for o in outcomes if isinstance(o, Failure))
    now, before, agreed = outcomes[: len(paths)], outcomes[len(paths) : len(paths) + len(earlier)], None
    if master is not None and isinstance(outcomes[-1], ReadText):
        agreed = outcomes[-1]
    texts = [o for o in now if isinstance(o, ReadText)]
    old = [o for o in before if isinstance(o, ReadText)]
    found = compare_letters([t.text for t in texts], agreed.text if agreed else None, executor=executor, step=step)
    passages = placed(found, [*texts, *([agreed] if agreed else [])])
    followed = None
    if earlier:
        last = placed(compare_letters([t.text for t in old], executor=executor, step=step), old)
        followed = follow(passages, last, [(t.letter, t.text) for t in texts], [(t.letter, t.text) for t in old])
    return CompareReport(
        letters=tuple(t.letter for t in texts),
        passages=passages,
        failures=failures,
        master=str(master) if master else None,
        earlier=tuple(t.letter for t in old),
        followed=followed,
    )


def _read_all(
    paths: Sequence[Path], settings: Settings, executor: Executor | None, step: Step | None
) -> list[ReadText | Failure]:
    outcomes: dict[int, ReadText | Failure] = {}
    for number, one in _read_each(paths, settings, executor):
        outcomes[number] = one
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


def read_text(path: Path, settings: Settings) -> ReadText | Failure:
    """One letter's sentences with section and page. Never raises for a bad file."""
    try:
        letter = read_letter(path, view=settings.view, limits=settings.limits)
    except ReadError as error:
        return Failure(error.path, error.code, error.values)
    analysis = LetterAnalysis(letter)
    identity = analysis.identity
    recipients = [found.value for found in identity.recipients]
    senders = [found.value for found in identity.ministries]
    text = from_letter(
        letter,
        analysis.sentences,
        recipients=_names(recipients),
        senders=_names(senders),
        year=identity.year.value if identity.year else None,
    )
    return ReadText(
        ComparedLetter(describe(analysis), tuple(map(_called, recipients)), len(text.sentences)),
        text,
        tuple(letter.section_path(letter.blocks[s.span.block].section) for s in text.sentences),
        tuple(_page(letter, s.span) for s in text.sentences),
    )


def _names(organisations: Sequence[Organisation]) -> set[str]:
    return {n for o in organisations for n in (o.name_nb, o.name_nn, o.short, *o.aliases) if n}


def _called(organisation: Organisation) -> str:
    long = len(organisation.name_nb) > _LONG_NAME
    return organisation.short if long and organisation.short else organisation.name_nb


def _page(letter: Letter, span: Span) -> int | None:
    for piece in letter.places(span):
        page = getattr(piece, "page", None)
        if page is not None:
            return int(page)
    return letter.blocks[span.block].page


def placed(comparison: Comparison, texts: Sequence[ReadText]) -> tuple[Passage, ...]:
    """The passages of a comparison with section and page for every version and every difference."""
    by_path = {text.text.path: text for text in texts}
    return tuple(_passage(passage, comparison.absent(passage), by_path) for passage in comparison.passages)


def _passage(passage: SharedPassage, absent: tuple[str, ...], texts: Mapping[str, ReadText]) -> Passage:
    # The common text may take its sentences from several letters: the words tell which one a place is in.
    holders = {w.letter: {s.block for s in w.spans} for w in passage.witnesses}
    if passage.model in holders:
        holders = {passage.model: holders[passage.model], **holders}
    versions = tuple(_version(witness, holders, texts) for witness in passage.witnesses)
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


def _version(witness: Witness, holders: Mapping[str, set[int]], texts: Mapping[str, ReadText]) -> Version:
    own = texts[witness.letter]
    return Version(
        witness.text,
        witness.kind,
        own.place(witness.spans[0]),
        tuple(_difference(d, own, holders, texts) for d in witness.differences),
    )


def _difference(
    found: Difference, own: ReadText, holders: Mapping[str, set[int]], texts: Mapping[str, ReadText]
) -> PlacedDifference:
    source = None
    if found.before_at is not None:
        span = found.before_at
        source = next(
            (
                texts[p]
                for p, blocks in holders.items()
                if span.block in blocks and texts[p].words(span) == found.before
            ),
            None,
        )
    return PlacedDifference(
        found.kind,
        found.before,
        found.after,
        found.steering,
        found.sentence,
        source.place(found.before_at) if source is not None and found.before_at is not None else None,
        own.place(found.after_at) if found.after_at is not None else None,
        source.sentence_at(found.before_at) if source is not None and found.before_at is not None else "",
    )
