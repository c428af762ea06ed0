"""What a run gives: findings, what was read and what was not. Plain data that travels between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from linter.letters.model import Span, Unread
from linter.rules.contract import Severity, Status


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """A place that explains a finding, in the same letter or another."""

    letter: str
    excerpt: str = ""
    section: str = ""
    page: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """Where the flagged words stand in a text file: characters from the start, line and column from 1."""

    offset: int
    length: int
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding (funn). ``excerpt`` is the flagged words exactly as they stand in the letter (accepted view)."""

    rule: str
    severity: Severity
    status: Status
    letter: str
    span: Span | None
    section: str
    page: int | None
    excerpt: str
    sentence: str
    sentence_start: int  # where the sentence starts in its block, so that a report can mark the excerpt in it
    message: str  # which of the rule's messages
    values: Mapping[str, str | int | float] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    related: tuple[RelatedPlace, ...] = ()
    suppressed: str | None = None  # the user's reason
    suppressed_by: str = ""  # "comment" in the letter, or "config"
    key: str = ""  # what it says, not where: see linter.engine.keys
    known: bool = False  # in the baseline
    region: Region | None = None  # text files only: Word and PDF have no lines
    group: str = ""  # findings of one group at one place may be shown as one; see linter.reports.folding

    @property
    def order(self) -> tuple[int, int, str]:
        """Reading order within a letter; findings about the whole letter come first."""
        return (-1, 0, self.rule) if self.span is None else (self.span.block, self.span.start, self.rule)

    @property
    def counts(self) -> bool:
        """Whether the finding is the user's to deal with: neither suppressed nor known from before."""
        return self.suppressed is None and not self.known


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the user's own suppressions to put right: catalogue key ``notice.<code>``, with values."""

    path: str
    code: str
    severity: Severity
    values: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """A finding in the baseline. ``letter`` is its path from the baseline's folder."""

    key: str
    rule: str
    letter: str
    section: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What ``letter`` leaves out of a joint task and something else answers: told, never a finding.

    ``slot``: the item asked for (catalogue key ``tasks.slot.<slot>``). ``by``: "letter" (another letter of the set),
    "declared" (the configuration, in its own words ``said``), "pointer" (a document that was not read) or "extract".
    """

    rule: str
    slot: str
    task: str
    letter: str
    by: str
    place: RelatedPlace | None = None
    said: str = ""


@dataclass(frozen=True, slots=True)
class LetterProfile:
    """What a letter's demands steer (guide, part A11). ``counts``: demands per label, as the labels are spelled.

    ``how`` is input and activity, ``deliveries`` products, ``what`` effects. Counted per sentence or list item, so the
    figures cannot be compared with published ones, which count in other ways.
    """

    counts: Mapping[str, int]
    how: int
    deliveries: int
    what: int
    unsure: int
    tasks: int  # numbered assignments
    joint_tasks: int
    goals: int
    parameters: int
    plans: int  # distinct plans, strategies and white papers cited
    high_priorities: int  # places that say that something has high priority


@dataclass(frozen=True, slots=True)
class LetterInfo:
    """What was read: the identity as short values for reports, and what could not be read."""

    path: str
    format: str
    sha256: str
    kind: str
    ministries: tuple[str, ...]
    recipients: tuple[str, ...]
    year: int | None
    date: str | None
    form: str
    words: int
    pages: int | None
    unread: tuple[Unread, ...] = ()
    profile: LetterProfile | None = None  # None: no rule of the run needed the demands


@dataclass(frozen=True, slots=True)
class Failure:
    """A job that could not be done: catalogue key ``error.<code>``, with values for its message."""

    path: str
    code: str
    values: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """The whole run, letters in the order given, findings in reading order."""

    letters: tuple[LetterInfo, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = ()  # .pdf files passed over for the .docx beside them
    rules: tuple[str, ...] = ()  # codes that were run
    answers: tuple[Answer, ...] = ()
    notices: tuple[Notice, ...] = ()
    gone: tuple[Known, ...] = ()  # in the baseline, and not found any more
    compared: bool = False  # with a baseline

    def exit_code(self, fail_on: Severity) -> int:
        """0 nothing at or above ``fail_on``, 1 findings, 2 something could not be read or checked."""
        if self.failures or not self.letters:
            return 2
        hits = any(f.counts and f.severity.rank >= fail_on.rank for f in self.findings)
        return 1 if hits or any(n.severity.rank >= fail_on.rank for n in self.notices) else 0
