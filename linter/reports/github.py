"""Annotations for GitHub Actions: a workflow command a line, the gravest first (GitHub shows ten of each kind)."""

from __future__ import annotations

from collections.abc import Iterator

from linter.engine.report import Finding, Report
from linter.reports import phrases
from linter.rules.contract import Severity
from linter.rules.registry import all_rules
from linter.wording import Lang, say

LEVELS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "notice", Severity.INFO: "notice"}


def render(report: Report, lang: Lang, *, min_severity: Severity) -> str:
    """The findings that count, from ``min_severity`` up, then what was not read and suppressions to put right."""
    return "".join(f"{line}\n" for line in _lines(report, lang, min_severity))


def _lines(report: Report, lang: Lang, least: Severity) -> Iterator[str]:
    shown = [f for f in report.findings if f.counts and f.severity.rank >= least.rank]
    for found in sorted(shown, key=lambda f: -f.severity.rank):  # stable: reading order within a severity
        yield _command(LEVELS[found.severity], _properties(found, lang), _message(found, lang))
    for failed in report.failures:
        yield _command("error", {"file": failed.path, "title": "brevlint"}, phrases.failure(failed, lang))
    for notice in report.notices:
        place = {"file": notice.path, "title": "brevlint"}
        yield _command(LEVELS[notice.severity], place, phrases.notice(notice, lang))


def _properties(found: Finding, lang: Lang) -> dict[str, str]:
    place = {"file": found.letter.replace("\\", "/")}
    if found.region is not None:
        place |= {"line": str(found.region.line), "endLine": str(found.region.end_line)}
        if found.region.line == found.region.end_line:  # GitHub takes columns on one line only
            place |= {"col": str(found.region.column), "endColumn": str(found.region.end_column)}
    return {**place, "title": f"{found.rule} {all_rules()[found.rule].name.get(lang)}"}


def _message(found: Finding, lang: Lang) -> str:
    page = say(lang, "report.page", page=found.page) if found.page is not None else ""
    where = " · ".join(part for part in (found.section.rsplit(" › ", 1)[-1], page) if part)
    quoted = f"«{phrases.printable(found.excerpt)}»" if found.excerpt else ""
    said = f"{phrases.message(found, lang)} {phrases.advice(found, lang)}"
    return "\n".join(part for part in (where, quoted, said) if part)


def _command(level: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{level} {told}::{_data(message)}"


def _data(text: str) -> str:
    """Escaped as the runner's toolkit does it. A letter's line break must not start a command of its own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
