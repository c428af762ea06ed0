"""A summary in Markdown: for a job's page, a merge request, a case file or a mail."""

from __future__ import annotations

from collections.abc import Iterator

from linter.engine.report import Finding, LetterInfo, Report
from linter.reports import phrases
from linter.reports.compare_markdown import plain
from linter.rules.contract import Severity
from linter.wording import Lang, catalogue, say

GRAVEST_FIRST = tuple(sorted(Severity, key=lambda s: -s.rank))


def render(report: Report, lang: Lang, *, min_severity: Severity) -> str:
    """A table of letters and counts, then the findings of each letter from ``min_severity`` up, in reading order."""
    return "\n".join(_lines(report, lang, min_severity)) + "\n"


def _lines(report: Report, lang: Lang, least: Severity) -> Iterator[str]:
    yield "# brevlint"
    yield ""
    yield from _table(report, lang)
    for failed in report.failures:
        yield f"- **{plain(phrases.failure(failed, lang))}**"
    for notice in report.notices:
        yield f"- {plain(phrases.notice(notice, lang))}"
    for known in report.gone:
        place = " · ".join(part for part in (known.letter, known.section, known.excerpt) if part)
        yield f"- {say(lang, 'report.gone')}{known.rule} {plain(place)}"
    for info in report.letters:
        own = [f for f in report.findings if f.letter == info.path and f.counts and f.severity.rank >= least.rank]
        if own or info.unread:
            yield from _letter(info, own, lang)


def _table(report: Report, lang: Lang) -> Iterator[str]:
    heads = [say(lang, f"severity.{severity.value}") for severity in GRAVEST_FIRST]
    yield f"| {say(lang, 'markdown.letter')} | {' | '.join(heads)} | {say(lang, 'markdown.silent')} |"
    yield f"|---{'|---:' * (len(heads) + 1)}|"
    for info in report.letters:
        own = [f for f in report.findings if f.letter == info.path]
        counts = [sum(1 for f in own if f.counts and f.severity is severity) for severity in GRAVEST_FIRST]
        silent = sum(1 for f in own if not f.counts)
        yield f"| {plain(info.path)} | {' | '.join(map(str, counts))} | {silent} |"
    yield ""


def _letter(info: LetterInfo, findings: list[Finding], lang: Lang) -> Iterator[str]:
    yield ""
    yield f"## {plain(info.path)}"
    yield ""
    kind = catalogue(lang).get(f"kind.{info.kind}", info.kind)
    who = f"{', '.join(info.ministries) or '?'} → {', '.join(info.recipients) or '?'}"
    yield plain(" · ".join(part for part in (f"{kind} {info.year or ''}".strip(), who) if part))
    if info.unread:
        items = "; ".join(phrases.unread(item, lang) for item in info.unread)
        yield ""
        yield f"**{say(lang, 'unread.label').strip()}** {plain(items)}"
    if findings:
        yield ""
    for found in findings:
        yield from _finding(found, lang)


def _finding(found: Finding, lang: Lang) -> Iterator[str]:
    page = say(lang, "report.page", page=found.page) if found.page is not None else ""
    where = " · ".join(part for part in (found.section.rsplit(" › ", 1)[-1], page) if part)
    severity = say(lang, f"severity.{found.severity.value}")
    yield f"- **{found.rule}** ({severity}){f' {plain(where)}' if where else ''}: {plain(phrases.message(found, lang))}"
    yield f"  {say(lang, 'report.advice')}{plain(phrases.advice(found, lang))}"
    if found.excerpt:  # last: a line after a quotation would be taken into it
        yield f"  > {plain(found.sentence or found.excerpt)}"
