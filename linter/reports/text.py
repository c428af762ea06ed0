"""The report for a terminal or a plain file."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

import click

from linter.engine.report import Finding, LetterInfo, Report
from linter.reports import answers, phrases, profile
from linter.reports.folding import Fold, folded
from linter.rules.contract import Severity, Status
from linter.rules.registry import all_rules
from linter.wording import Lang, catalogue, say

WIDTH = 100
RELATED = 3  # related places shown; JSON has them all
CONTEXT = 90  # characters of the sentence shown on each side of the flagged words
COLOURS = {Severity.HIGH: "red", Severity.MEDIUM: "yellow", Severity.LOW: "cyan", Severity.INFO: "blue"}


def render(report: Report, lang: Lang, *, min_severity: Severity = Severity.LOW, show_keys: bool = False) -> str:
    """The whole report. Styled with ANSI codes; ``click.echo`` takes them away when the output is no terminal."""
    return "\n".join(_lines(report, lang, min_severity, show_keys=show_keys)) + "\n"


def _lines(report: Report, lang: Lang, min_severity: Severity, *, show_keys: bool) -> Iterator[str]:
    shown = [f for f in report.findings if f.severity.rank >= min_severity.rank and not f.known]
    for info in report.letters:
        own = [f for f in shown if f.letter == info.path]
        answered = answers.lines([a for a in report.answers if a.letter == info.path], lang)
        if not own and not info.unread and info.profile is None and not answered:
            continue
        yield from _letter_head(info, lang)
        if info.profile is not None:
            yield from ("  " + click.style(line, dim=True) for line in profile.lines(info.profile, lang))
        for found in folded(own):
            yield ""
            yield from _fold(found, lang) if isinstance(found, Fold) else _finding(found, lang)
            yield from _keys(found, lang) if show_keys else ()
        if answered:
            yield ""
            for line in answered:
                wrapped = textwrap.wrap(line, WIDTH - 2, subsequent_indent="  ", break_long_words=False)
                yield from (click.style(f"  {part}", dim=True) for part in wrapped)
        yield ""
    yield from _asides(report, lang)
    yield from _summary(report, lang, min_severity)


def _keys(found: Finding | Fold, lang: Lang) -> Iterator[str]:
    for one in found.findings if isinstance(found, Fold) else (found,):
        yield f"    {say(lang, 'report.key')}{one.key}"


def _asides(report: Report, lang: Lang) -> Iterator[str]:
    """What is not a finding: letters not read, suppressions to put right, findings of the baseline that are gone."""
    for failed in report.failures:
        yield click.style(phrases.printable(phrases.failure(failed, lang)), fg="red")
    for notice in report.notices:
        yield from _wrapped(phrases.printable(phrases.notice(notice, lang)), "")
    for known in report.gone:
        place = " · ".join(part for part in (known.letter, known.section.rsplit(" › ", 1)[-1], known.excerpt) if part)
        yield from _wrapped(phrases.printable(f"{known.rule} {place}"), "", say(lang, "report.gone"))


def _letter_head(info: LetterInfo, lang: Lang) -> Iterator[str]:
    yield click.style(phrases.printable(info.path), bold=True)
    sender = ", ".join(info.ministries) or "?"
    recipients = ", ".join(info.recipients) or "?"
    kind = catalogue(lang).get(f"kind.{info.kind}", info.kind)
    year = f" {info.year}" if info.year else ""
    form = catalogue(lang).get(f"form.{info.form}", info.form)
    yield click.style(phrases.printable(f"  {kind}{year} · {sender} → {recipients} · {form}"), dim=True)
    if info.unread:
        items = "; ".join(phrases.unread(item, lang) for item in info.unread)
        yield "  " + click.style(say(lang, "unread.label"), bold=True) + phrases.printable(items)


def _finding(found: Finding, lang: Lang) -> Iterator[str]:
    rule = all_rules()[found.rule]
    place = " · ".join(_place(found, lang))
    severity = say(lang, f"severity.{found.severity.value}")
    head = click.style(f"  {found.rule} {severity}", fg=COLOURS[found.severity], bold=True)
    extra = f" ({say(lang, 'report.preview')})" if found.status is Status.PREVIEW else ""
    if found.suppressed:
        extra += f" ({say(lang, 'report.suppressed', reason=phrases.printable(found.suppressed))})"
    yield f"{head}{extra}  {click.style(place, dim=True)}"
    if found.suppressed:
        return
    if found.excerpt:
        yield f"    «{_quoted(found)}»"
    yield from _wrapped(phrases.printable(phrases.message(found, lang)), "    ")
    # What a task lacks was looked for in the places that are related: they are told once.
    related = () if found.group and found.evidence else found.related
    for item in related[:RELATED]:
        letter = "" if item.letter == found.letter else item.letter
        quoted = f"«{item.excerpt}»" if item.excerpt else ""
        section = item.section.rsplit(" › ", 1)[-1]
        where = " · ".join(part for part in (letter, section, quoted, item.note) if part)
        yield from _wrapped(phrases.printable(where), "    ", say(lang, "report.related"))
    if len(related) > RELATED:
        yield "    " + say(lang, "report.more", n=len(related) - RELATED)
    label, seen = phrases.grounds(found, lang, grammar=False)
    if seen:
        yield from _wrapped(seen, "    ", label)
    yield from _wrapped(phrases.advice(found, lang), "    ", say(lang, "report.advice"))
    yield from _wrapped(rule.source, "    ", say(lang, "report.source"))


def _fold(fold: Fold, lang: Lang) -> Iterator[str]:
    """The lesser findings on one task as a list of what to consider."""
    first = fold.findings[0]
    gravest = max((f.severity for f in fold.findings), key=lambda severity: severity.rank)
    head = say(lang, "report.fold_head", severity=say(lang, f"severity.{gravest.value}"), n=len(fold.findings))
    place = click.style(" · ".join(_place(first, lang)), dim=True)
    yield f"{click.style(f'  {head}', fg=COLOURS[gravest], bold=True)}  {place}"
    yield from _wrapped(say(lang, "report.fold", task=phrases.printable(str(first.values.get("task", "")))), "    ")
    for found in fold.findings:
        yield f"      – {all_rules()[found.rule].name.get(lang)} ({found.rule})"
    yield from _wrapped(say(lang, "report.fold_advice", code=first.rule), "    ", say(lang, "report.advice"))


def _place(found: Finding, lang: Lang) -> Iterator[str]:
    if found.section:
        yield phrases.printable(found.section.rsplit(" › ", 1)[-1])
    if found.page is not None:
        yield say(lang, "report.page", page=found.page)
    if found.span is None:
        yield say(lang, "report.whole")


def _quoted(found: Finding) -> str:
    """The sentence, shortened round the flagged words, the words marked with [] and underlined on a terminal."""
    start = (found.span.start if found.span else 0) - found.sentence_start
    before = phrases.printable(found.sentence[: max(start, 0)])
    after = phrases.printable(found.sentence[start + len(found.excerpt) :])
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:]
    if len(after) > CONTEXT:
        after = after[:CONTEXT] + "…"
    return f"{before}[{click.style(phrases.printable(found.excerpt), underline=True, bold=True)}]{after}"


def _wrapped(text: str, indent: str, label: str = "") -> Iterator[str]:
    lines = textwrap.wrap(label + text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False)
    for number, line in enumerate(lines):
        if number == 0 and label:
            head, _, rest = line.partition(label.strip())
            yield head + click.style(label.strip(), bold=True) + rest
        else:
            yield line


def _summary(report: Report, lang: Lang, least: Severity) -> Iterator[str]:
    active = [f for f in report.findings if f.counts]
    count = {s: sum(1 for f in active if f.severity is s) for s in Severity}
    real = len(active) - count[Severity.INFO]
    letters = phrases.counted(lang, "letters", len(report.letters))
    if report.letters and real:
        yield say(
            lang,
            "report.summary",
            findings=phrases.counted(lang, "finding", real),
            letters=letters,
            high=count[Severity.HIGH],
            medium=count[Severity.MEDIUM],
            low=count[Severity.LOW],
        )
    elif report.letters:
        key = "report.clean_but" if count[Severity.INFO] else "report.clean"
        yield click.style(say(lang, key, letters=letters), fg="green")
    if any(info.profile is not None for info in report.letters):
        yield click.style(profile.note(lang), dim=True)
    known = sum(1 for f in report.findings if f.known)
    if known:
        yield click.style(phrases.counted(lang, "known", known), dim=True)
    hidden = sum(1 for f in report.findings if f.severity.rank < least.rank and not f.known)
    if hidden:
        yield click.style(phrases.counted(lang, "hidden", hidden), dim=True)
    if report.skipped:
        yield click.style(phrases.counted(lang, "twins", len(report.skipped)), dim=True)
    if report.failures:
        yield click.style(
            phrases.counted(lang, "not_done", len({f.path for f in report.failures})), fg="red", bold=True
        )
