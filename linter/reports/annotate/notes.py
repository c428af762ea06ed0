"""What is written into a letter: one note per finding, and one about the whole at the top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from linter.engine.report import Finding, LetterInfo, Report
from linter.letters.model import Span
from linter.reports import phrases
from linter.rules.contract import Severity
from linter.rules.registry import all_rules
from linter.wording import Lang, say

AUTHOR = "brevlint"  # notes by this author are ours: a new run replaces them
RELATED = 4  # other places named in one note
QUOTED = 160  # characters of a quoted place


@dataclass(frozen=True, slots=True)
class Note:
    """A note on ``span``; None: on the letter as a whole. ``lines`` are the paragraphs under the first line, ``head``.

    ``severity`` None marks the note that sums up the letter.
    """

    span: Span | None
    head: str
    lines: tuple[str, ...]
    severity: Severity | None = None

    @property
    def text(self) -> str:
        """Head and lines, a line break between them."""
        return "\n".join((self.head, *self.lines))


@dataclass(frozen=True, slots=True)
class Annotated:
    """A copy of a letter with notes. ``moved``: how many could not stand on the words themselves and say so."""

    data: bytes
    notes: int
    moved: int


def notes_of(report: Report, info: LetterInfo, lang: Lang, least: Severity) -> tuple[Note, ...]:
    """The notes for one letter of a report: the summary first, then findings in reading order.

    Suppressed and known findings get no note, nor do those below ``least``, which the summary counts.
    """
    own = [f for f in report.findings if f.letter == info.path and f.counts]
    shown = [f for f in own if f.severity.rank >= least.rank]
    return (_summary(info, shown, len(own) - len(shown), lang), *(_note(found, info, lang) for found in shown))


def _note(found: Finding, info: LetterInfo, lang: Lang) -> Note:
    rule = all_rules()[found.rule]
    severity = say(lang, f"severity.{found.severity.value}")
    head = say(lang, "note.head", code=found.rule, severity=severity, name=rule.name.get(lang))
    lines = [phrases.message(found, lang)]
    looked = bool(found.evidence) and not phrases.explained(found)
    if not (found.group and looked):  # where it was looked says the same places
        lines.extend(_related(found, info, lang))
    if looked:
        lines.append("".join(phrases.grounds(found, lang)))  # what was not found: where we looked
    lines.append(say(lang, "report.advice") + phrases.advice(found, lang))
    lines.append(say(lang, "report.source") + rule.source)
    return Note(found.span, phrases.printable(head), tuple(phrases.printable(line) for line in lines), found.severity)


def _related(found: Finding, info: LetterInfo, lang: Lang) -> Iterator[str]:
    for place in found.related[:RELATED]:
        letter = "" if place.letter == info.path else place.letter.replace("\\", "/").rpartition("/")[2]
        page = "" if place.page is None else say(lang, "report.page", page=place.page)
        excerpt = place.excerpt if len(place.excerpt) <= QUOTED else place.excerpt[:QUOTED] + "…"
        quoted = f"«{excerpt}»" if excerpt else ""
        section = place.section.rsplit(" › ", 1)[-1]
        yield say(lang, "report.related") + " · ".join(p for p in (letter, section, page, quoted, place.note) if p)
    if len(found.related) > RELATED:
        yield say(lang, "report.more", n=len(found.related) - RELATED)


def _summary(info: LetterInfo, shown: list[Finding], hidden: int, lang: Lang) -> Note:
    count = Counter(found.severity for found in shown)
    parts = [
        f"{count[severity]} {say(lang, f'severity.{severity.value}')}"
        for severity in reversed(Severity)
        if count[severity]
    ]
    lines = [say(lang, "note.counts", counts=", ".join(parts)) if parts else say(lang, "note.none")]
    if hidden:
        lines.append(phrases.counted(lang, "hidden", hidden))
    if info.unread:
        items = "; ".join(phrases.unread(item, lang) for item in info.unread)
        lines.append(say(lang, "unread.label") + items)
    lines.append(say(lang, "note.advice_only"))
    head = say(lang, "note.summary", findings=phrases.counted(lang, "finding", len(shown)))
    return Note(None, phrases.printable(head), tuple(phrases.printable(line) for line in lines))
