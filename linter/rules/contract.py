"""What a rule is, and what it returns.

A rule is one file ``rules/<family>/<family>_<nn>.py`` with one module-level ``RULE``. The file holds everything that is
said about the rule anywhere: code, names, source, severity, messages, examples and the check itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from linter.wording import Lang

if TYPE_CHECKING:
    from linter.coordination.model import DeclaredTask
    from linter.letters.model import Span
    from linter.rules.analysis import LetterAnalysis, SetAnalysis


class Severity(StrEnum):
    """Alvor: høy, middels, lav, info. Ordered by ``rank``."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for info up to 3 for high."""
        return ("info", "low", "medium", "high").index(self.value)


class Status(StrEnum):
    """A rule below 9 of 10 true findings on real letters stays in preview; preview rules run only when selected."""

    STABLE = "stable"
    PREVIEW = "preview"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the three languages. ``{name}`` in it is filled from a hit's values."""

    nb: str
    nn: str
    en: str

    def get(self, lang: Lang, values: Mapping[str, object] | None = None) -> str:
        """The text in ``lang``; raises KeyError when a value is missing."""
        raw = str(getattr(self, lang.value))
        return raw.format(**values) if values else raw


@dataclass(frozen=True, slots=True)
class Option:
    """A threshold or list the user can set. ``ours`` marks a choice of ours that no source prescribes."""

    default: float | int | str | bool | tuple[str, ...]
    doc: Text
    ours: bool = True


@dataclass(frozen=True, slots=True)
class Example:
    """An executed example: a small letter in the plain-text format.

    ``bad`` marks the words that must be flagged with ``⟦…⟧`` (several marks: several findings; no mark: the finding
    has no place of its own, and at least one is expected). ``good`` is a near neighbour that must not fire;
    ``better`` the bad text rewritten, which must not fire either. ``head`` is put before each text: letterhead,
    addressee, date, title; the default of ``linter.rules.examples.HEAD`` when None. For a set rule, texts hold several
    letters divided by a line of ``=====``. ``declared`` is what the configuration declares.
    """

    bad: str = ""
    good: str = ""
    better: str = ""
    head: str | None = None
    form: str = "nb"
    options: Mapping[str, float | int | str | bool | tuple[str, ...]] = field(default_factory=dict)
    declared: tuple[DeclaredTask, ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """A place in this or another letter of the set that explains a finding. ``letter`` is an index into the set."""

    span: Span | None
    letter: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check yields. ``span`` None: the finding is about the letter as a whole (something was not found).

    ``values`` fill the message; ``message`` picks one of the rule's messages; ``evidence`` says in plain words what the
    rule saw (key of the rule's own ``evidence`` texts or free values such as words of the letter). ``group``: hits of
    one group at one place say what one thing lacks; a report for people may show the lesser of them as one.
    """

    span: Span | None
    values: Mapping[str, str | int | float] = field(default_factory=dict)
    message: str = "default"
    severity: Severity | None = None
    related: tuple[Related, ...] = ()
    evidence: tuple[str, ...] = ()
    letter: int = 0  # index into the set; 0 for a letter rule
    group: str = ""


LetterCheck = Callable[["LetterAnalysis"], Iterable[Hit]]
SetCheck = Callable[["SetAnalysis"], Iterable[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Everything about a rule but its check; see LetterRule and SetRule."""

    code: str
    name: Text
    severity: Severity
    status: Status
    since: str
    source: str  # "DFØ/Difi 2017/1, råd 5" or what else the rule rests on
    why: Text  # what is wrong and why it matters, for ``brevlint rule`` and the docs page
    messages: Mapping[str, Text]  # "default" is required
    advice: Text  # what to do instead, one or two sentences
    examples: tuple[Example, ...]
    options: Mapping[str, Option] = field(default_factory=dict)
    other_advice: Mapping[str, Text] = field(default_factory=dict)  # by message, where that calls for something else
    aliases: tuple[str, ...] = ()
    yields_to: tuple[str, ...] = ()  # codes of rules that say the same of the same words, and more

    @property
    def family(self) -> str:
        """The letters of the code: "BRV"."""
        return self.code.split("-", 1)[0]

    def advice_on(self, message: str) -> Text:
        """What to do about a hit with this message: its own advice, or the rule's where that fits."""
        return self.other_advice.get(message, self.advice)


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRule(Rule):
    """A rule about one letter."""

    check: LetterCheck


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRule(Rule):
    """A rule about a set of letters. ``parses``: it asks letters for their demands, which need the pipeline.

    The letters come without what only the rules about one letter need: see :func:`linter.engine.lean.lean`.
    """

    check: SetCheck
    parses: bool = False


AnyRule = LetterRule | SetRule
