"""What a check gets to look at: a letter (or a set) with everything computed from it, each part at most once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from linter.coordination.detect import tasks
from linter.coordination.link import linked
from linter.coordination.model import DeclaredTask, JointTask
from linter.language.form import FormGuess, letter_form
from linter.language.sentences import sentence_spans
from linter.letters.identity import Identity, identify
from linter.letters.model import Layer, Letter, Span
from linter.letters.registry import Organisation, Registry, registry
from linter.rules.brv.prose import is_extract
from linter.rules.contract import Rule
from linter.rules.mal.statements import goals, parameters
from linter.sharing.model import Comparison, SharedPassage
from linter.sharing.text import LetterText, from_letter
from linter.steering.demand import Demand, Profile, profile

if TYPE_CHECKING:
    from linter.rules.fel.texts import TaskText
    from linter.sharing.discover import Discovery

Settings = Mapping[str, Mapping[str, object]]  # rule code -> option -> value


@dataclass(frozen=True)
class LetterAnalysis:
    """One letter and what can be seen in it. Heavy parts are computed when first asked for."""

    letter: Letter
    settings: Settings = field(default_factory=dict)
    declared: tuple[DeclaredTask, ...] = ()

    @cached_property
    def identity(self) -> Identity:
        """Kind, sender, recipients, year, date, each with place and certainty."""
        return identify(self.letter)

    @property
    def registry(self) -> Registry:
        """Names of ministries and agencies, and owners, by date."""
        return registry()

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences of body and notes in reading order, cut without the parser."""
        spans: list[Span] = []
        for block in self.letter.blocks:
            if block.layer is not Layer.FURNITURE:
                spans.extend(Span(block.index, start, end) for start, end in sentence_spans(block.text))
        return tuple(spans)

    @cached_property
    def form(self) -> FormGuess:
        """Målform of the letter as a whole."""
        return letter_form(self.letter)

    @cached_property
    def demands(self) -> tuple[Demand, ...]:
        """Every unit that could be a demand, classified, in reading order; needs the Norwegian pipeline."""
        from linter.steering.letter import demands  # noqa: PLC0415 - loads spaCy, which most commands need not wait for

        return demands(self.letter)

    @property
    def has_demands(self) -> bool:
        """Whether some rule has asked for ``demands``; parsing only for the profile is not worth the wait."""
        return "demands" in vars(self)

    @cached_property
    def profile(self) -> Profile:
        """Demands per step, assignments, goals and parameters. Goals and parameters are those the headings make so."""
        return replace(
            profile(self.demands),
            goals=sum(1 for _ in goals(self.letter, self.demands)),
            parameters=sum(1 for _ in parameters(self.letter, self.demands)),
        )

    @cached_property
    def extract(self) -> bool:
        """Whether the letter is an extract: what it lacks may stand on another page."""
        return is_extract(self.letter)

    @cached_property
    def tasks(self) -> tuple[JointTask, ...]:
        """The joint tasks of the letter with their slots; those only mentioned have no passages."""
        return tasks(self.letter, self.identity, self.registry, self.declared)

    def sentence_at(self, span: Span) -> Span:
        """The sentence that holds the start of ``span``; the whole block when none does."""
        at = bisect_right(self.sentences, (span.block, span.start), key=lambda one: (one.block, one.start)) - 1
        found = self.sentences[at] if at >= 0 else None
        if found is not None and found.block == span.block and span.start < found.end:
            return found
        return Span(span.block, 0, len(self.letter.blocks[span.block].text))

    def text(self, path: str, cuts: Iterable[Span]) -> LetterText:
        """Some sentences of the letter as the comparison of letters sees them, under a path of its own."""
        found = self.identity
        text = from_letter(
            self.letter,
            cuts,
            recipients=_names(who.value for who in found.recipients),
            senders=_names(who.value for who in found.ministries),
            year=found.year.value if found.year else None,
        )
        return replace(text, path=path)

    def option(self, rule: Rule, name: str) -> object:
        """The value of a rule's option: the user's, or the rule's default."""
        return self.settings.get(rule.code, {}).get(name, rule.options[name].default)


@dataclass(frozen=True)
class SetAnalysis:
    """A set of letters that are read together. ``declared``: what the user says about collaborations."""

    letters: Sequence[LetterAnalysis]
    settings: Settings = field(default_factory=dict)
    declared: tuple[DeclaredTask, ...] = ()

    @cached_property
    def tasks(self) -> Mapping[str, list[tuple[int, JointTask]]]:
        """Key of a joint task to (letter index, task): the same task through all letters that speak of it."""
        return linked([letter.tasks for letter in self.letters])

    @cached_property
    def shared(self) -> Comparison:
        """The letters compared: shared passages and differences. A letter's path in it is its index in ``letters``."""
        from linter.sharing.compare import describe  # noqa: PLC0415 - numpy, for the rules that compare only

        return describe(self._search)

    def shared_where(self, says: Callable[[str], bool]) -> tuple[SharedPassage, ...]:
        """Those passages of ``shared`` of which some letter's version says something; nothing else is compared."""
        from linter.sharing.compare import describe  # noqa: PLC0415 - as above
        from linter.sharing.discover import saying  # noqa: PLC0415 - as above

        if len(self.letters) < 2:  # noqa: PLR2004 - one letter shares nothing
            return ()
        return describe(saying(self._search, says)).passages

    @cached_property
    def _search(self) -> Discovery:
        from linter.sharing.discover import discover  # noqa: PLC0415 - as above

        return discover([one.text(str(index), one.sentences) for index, one in enumerate(self.letters)])

    @cached_property
    def task_texts(self) -> tuple[TaskText, ...]:
        """What the letters say of each joint task, one year at a time, compared word by word."""
        from linter.rules.fel.texts import task_texts  # noqa: PLC0415 - numpy, for the rules that compare only

        return task_texts(self)

    def option(self, rule: Rule, name: str) -> object:
        """The value of a rule's option: the user's, or the rule's default."""
        return self.settings.get(rule.code, {}).get(name, rule.options[name].default)


def _names(organisations: Iterable[Organisation]) -> set[str]:
    """Every name the organisations go by."""
    return {name for one in organisations for name in (one.name_nb, one.name_nn, one.short, *one.aliases) if name}
