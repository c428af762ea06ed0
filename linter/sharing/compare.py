"""Letters in, shared passages out: search, common text, and every letter's differences from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import cached_property

from linter.language.form import language_form
from linter.letters.model import LanguageForm
from linter.sharing.chain import Chain
from linter.sharing.discover import Discovery, Phase, Step, discover, uncollected
from linter.sharing.model import Comparison, SharedPassage, Tier, WitnessClass
from linter.sharing.original import Original, reconstruct, side_in
from linter.sharing.parts import Part, cut_out, divide
from linter.sharing.sides import Side, side_of
from linter.sharing.text import LetterText
from linter.sharing.witnesses import Common, Known, is_version, witness
from linter.sharing.words import code_of

_SAMPLE = 4000  # characters of a letter that tell its målform
_TEMPLATE = Side(frozenset({"*"}))


def compare_letters(
    letters: Sequence[LetterText],
    master: LetterText | None = None,
    *,
    executor: Executor | None = None,
    step: Step | None = None,
) -> Comparison:
    """Every shared passage of a set with each letter's version.

    Args:
        letters: Letters with different paths, in any order.
        master: The agreed text where there is one. It is found in the letters like any other version, and what it is
            found in is compared with it and not with a reconstruction.
        executor: Finds the common texts and the differences, part by part; None means in this process.
        step: Called as the work goes on.

    Raises:
        ValueError: Two letters have the same path.

    """
    everything = [*letters, master] if master is not None else list(letters)
    if len({letter.path for letter in everything}) < len(everything):
        raise ValueError("two letters have the same path")
    found = discover(everything, step)
    number = next((n for n, letter in enumerate(found.letters) if letter is master), None)
    return gathered(found, described(found, number, executor=executor, step=step), number)


@dataclass(frozen=True, slots=True)
class Described:
    """A passage, its målform, and its common text sentence by sentence with the path of the letter each is from."""

    passage: SharedPassage
    form: LanguageForm
    originals: tuple[Original, ...]
    paths: tuple[str, ...]


def describe(found: Discovery, master: int | None = None) -> Comparison:
    """From a finished search to passages with witnesses; ``master`` is the number of the master among its letters."""
    return gathered(found, described(found, master), master)


def gathered(found: Discovery, passages: Iterable[Described | None], master: int | None = None) -> Comparison:
    """The comparison that a search and its described passages amount to."""
    paths = tuple(letter.path for number, letter in enumerate(found.letters) if number != master)
    kept = [one.passage for one in passages if one is not None]
    return Comparison(tuple(sorted(kept, key=worst_first)), paths)


def described(
    found: Discovery,
    master: int | None = None,
    *,
    executor: Executor | None = None,
    step: Step | None = None,
) -> list[Described | None]:
    """Per chain of a search its passage; None where the letters turn out to have no version of one text."""
    forms = Forms(found)
    sides = [side_of(letter) for letter in found.letters]
    if master is not None:
        sides[master] = _template(found, master)
    parts = list(divide(found.chains))
    passages: list[Described | None] = []
    for done, some in enumerate(_in_parts(found, parts, sides, forms, master, executor), 1):
        passages.extend(some)
        if step:
            step(Phase.DIFFERENCES, done, len(parts))
    return passages


def _template(found: Discovery, master: int) -> Side:
    """The master as a side. One that does not say its year has the letters' year, so that years agree."""
    years = Counter(letter.year for number, letter in enumerate(found.letters) if number != master and letter.year)
    common = next((year for year, _ in years.most_common(1)), None)
    return replace(_TEMPLATE, year=found.letters[master].year or common)


def _in_parts(  # noqa: PLR0917 (private, one caller)
    found: Discovery,
    parts: Sequence[tuple[Chain, ...]],
    sides: Sequence[Side],
    forms: Forms,
    master: int | None,
    executor: Executor | None,
) -> Iterator[list[Described | None]]:
    if executor is None or len(parts) < 2:  # noqa: PLR2004 (one part is no work to divide)
        for chains in parts:
            yield _describe(found, chains, sides, forms, master)
        return
    futures: list[Future[list[Described | None]]] = []
    for chains in parts:
        part = cut_out(found, chains)
        own = part.letters.index(master) if master in part.letters else None
        some = [sides[letter] for letter in part.letters]
        futures.append(executor.submit(_describe, part.found, part.found.chains, some, forms.carried(part), own))
    for chains, future in zip(parts, futures, strict=True):
        try:
            done = future.result()
        except Exception:  # noqa: BLE001 (whatever befell the worker; what is wrong with the work itself is raised again)
            done = _describe(found, chains, sides, forms, master)
        yield done


def _describe(
    found: Discovery, chains: Sequence[Chain], sides: Sequence[Side], forms: Forms, master: int | None
) -> list[Described | None]:
    passages = []
    with uncollected():
        for chain in chains:
            mastered = master is not None and master in chain.runs
            own = _from_master(found, chain, master) if mastered and master is not None else None
            passages.append(_passage(found, chain, sides, forms, own, master))
    return passages


def _passage(  # noqa: PLR0917 (private, one caller)
    found: Discovery,
    chain: Chain,
    sides: Sequence[Side],
    forms: Forms,
    own: tuple[Original, ...] | None,
    master: int | None,
) -> Described | None:
    spoken = {letter: forms.of_run(letter, run) for letter, run in chain.runs.items()}
    originals = own if own is not None else reconstruct(found, chain, sides, spoken)
    if not originals:
        return None
    common = Common(
        originals,
        tuple(side_in(original, sides[original.letter]) for original in originals),
        tuple(found.letters[original.letter].path for original in originals),
    )
    form = spoken[originals[0].letter]
    versions = [
        witness(
            found,
            chain,
            letter,
            common,
            sides[letter],
            across={form, spoken[letter]} == {LanguageForm.NB, LanguageForm.NN},
            known=forms.known(spoken[letter]),
        )
        for letter in chain.runs
        if letter != master
    ]
    witnesses = tuple(one for one in versions if is_version(one, len(originals)))
    if len(witnesses) < (1 if own is not None else 2):
        return None
    text = " ".join(original.text for original in originals)
    passage = SharedPassage(
        f"{code_of(text):016x}",
        chain.tier,
        tuple(original.text for original in originals),
        witnesses,
        "" if own is not None else found.letters[originals[0].letter].path,
        own is not None,
    )
    return Described(passage, form, originals, common.paths)


def _from_master(found: Discovery, chain: Chain, master: int) -> tuple[Original, ...]:
    """The master's sentences from its first to its last in the chain, those no letter has included."""
    run = chain.runs[master]
    sentences = found.letters[master].sentences
    originals = []
    for index in range(run[0], run[-1] + 1):
        places = found.placed.get((master, index), [])
        families = tuple(place.family for place in places if place.family in chain.families)
        originals.append(Original(families, sentences[index].text, master, None))
    return tuple(originals)


def worst_first(passage: SharedPassage) -> tuple[int, int, int, str]:
    """The order of passages: the surest tier first, those with most steering versions first in it."""
    steering = sum(w.kind is WitnessClass.STEERING for w in passage.witnesses)
    return (list(Tier).index(passage.tier), -steering, -len(passage.witnesses), passage.id)


class Forms:
    """Målform of letters and of passages in them, each judged once."""

    def __init__(self, found: Discovery) -> None:
        self._found = found
        self._of_letter: dict[int, LanguageForm] = {}

    def carried(self, part: Part) -> Forms:
        """What is known of a part's letters, to go to another process with it."""
        new = Forms(part.found)
        new._of_letter = {number: self.of_letter(letter) for number, letter in enumerate(part.letters)}
        vars(new).update(known_nb=self.known_nb, known_nn=self.known_nn)
        return new

    def of_run(self, letter: int, run: Sequence[int]) -> LanguageForm:
        """The målform of a passage in a letter; of the letter where the passage says too little."""
        sentences = self._found.letters[letter].sentences
        form = language_form(" ".join(sentences[s].text for s in run)).form
        return form if form in {LanguageForm.NB, LanguageForm.NN} else self.of_letter(letter)

    def of_letter(self, letter: int) -> LanguageForm:
        """The målform of a letter's beginning; bokmål where it cannot be told."""
        if letter not in self._of_letter:
            text = " ".join(s.text for s in self._found.letters[letter].sentences[:60])[:_SAMPLE]
            form = language_form(text).form
            self._of_letter[letter] = LanguageForm.NN if form is LanguageForm.NN else LanguageForm.NB
        return self._of_letter[letter]

    def known(self, form: LanguageForm) -> Known:
        """For a version in ``form``: whether a stem is used in the other form, and whether in its own."""
        nn = form is LanguageForm.NN
        return (self.known_nb, self.known_nn) if nn else (self.known_nn, self.known_nb)

    @cached_property
    def known_nb(self) -> Callable[[str], bool]:
        """Whether a stem is used in the set's bokmål letters."""
        return self.stems(LanguageForm.NB).__contains__

    @cached_property
    def known_nn(self) -> Callable[[str], bool]:
        """Whether a stem is used in the set's nynorsk letters."""
        return self.stems(LanguageForm.NN).__contains__

    def stems(self, form: LanguageForm) -> frozenset[str]:
        """The stems the set's letters in one målform use."""
        rows = {
            row
            for letter, numbers in enumerate(self._found.rows)
            if self.of_letter(letter) is form
            for row in numbers
            if row >= 0
        }
        return frozenset(word.stem for row in rows for word in self._found.table.wordings[row].words)
