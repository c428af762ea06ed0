"""``brevlint check --format html``: the whole run on one page that needs nothing else."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePath
from urllib.parse import quote

from linter import __version__
from linter.coordination.link import linked
from linter.coordination.overview import LetterTasks, Overview, self_check
from linter.engine.overview import overview
from linter.engine.report import Failure, Finding, Known, LetterInfo, Report
from linter.engine.settings import Settings
from linter.reports import answers, phrases, profile
from linter.reports.html_finding import Item, Level, items, level
from linter.reports.html_profile import Chart, chart
from linter.reports.html_tasks import task_sheets
from linter.reports.html_text import Row, text_rows
from linter.reports.letter_names import letter_names
from linter.reports.page.sheet import sheet
from linter.rules.contract import Severity
from linter.rules.registry import all_rules
from linter.wording import Lang, catalogue, say

__all__ = ["LetterSheet", "address_of", "read_again", "render"]


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """A letter on the page.

    ``items`` are its findings: ``whole`` those without a place in the text, ``rows`` the text with the others.
    ``lost`` are those whose place cannot be shown, since the text could not be read again.
    """

    id: str
    name: str
    path: str
    identity: tuple[tuple[str, str], ...]
    sender: str
    form: str
    counts: tuple[tuple[Level, int], ...]
    unread: tuple[str, ...]
    items: tuple[Item, ...]
    whole: tuple[Item, ...]
    lost: tuple[Item, ...]
    rows: tuple[Row, ...]
    furniture: tuple[Row, ...]
    answers: tuple[str, ...]
    chart: Chart | None


def read_again(report: Report, settings: Settings, *, executor: Executor | None = None) -> tuple[Report, Overview]:
    """The letters of a report with their text and joint tasks, and the report with what failed now.

    A report holds no text, so letters are read again; one that has changed since it was checked is a failure.
    ``executor`` reads them, as in a check.
    """
    checked = {info.path: info.sha256 for info in report.letters}
    seen = overview([Path(path) for path in checked], settings, executor=executor)
    same = tuple(one for one in seen.letters if one.letter.sha256 == checked[one.letter.path])
    failures = [Failure(error.path, error.code, error.values) for error in seen.failures]
    failures += [Failure(one.letter.path, "changed") for one in seen.letters if one not in same]
    if len(same) < len(seen.letters):
        seen = Overview(same, linked([one.tasks for one in same]), declared=seen.declared)
    return replace(report, failures=(*report.failures, *failures)), seen


def render(
    report: Report, seen: Overview, lang: Lang, *, least: Severity = Severity.LOW, compare_page: str = ""
) -> str:
    """The page. ``seen`` is what :func:`read_again` gave; findings below ``least`` are counted, not shown.

    ``compare_page`` is the address of the page of ``brevlint compare``, relative to where this one will lie.
    """
    names = letter_names(((info, info.recipients) for info in report.letters), lang)
    ids = {info.path: f"b{number}" for number, info in enumerate(report.letters, 1)}
    texts = {one.letter.path: one for one in seen.letters}
    shown = [f for f in report.findings if f.severity.rank >= least.rank and not f.known]
    by_letter: dict[str, list[Finding]] = {path: [] for path in ids}
    for found in shown:
        by_letter[found.letter].append(found)
    sheets = [
        _letter(info, report, by_letter[info.path], texts.get(info.path), lang, names, ids) for info in report.letters
    ]
    used = sorted({f.rule for f in shown})
    return sheet(
        "run",
        lang,
        letters=sheets,
        title=_title(report, names, lang),
        summary=_summary(report, lang, least),
        clean=bool(report.letters) and not any(f.counts for f in shown),
        failures=[phrases.printable(phrases.failure(f, lang)) for f in report.failures],
        not_done=phrases.counted(lang, "not_done", len({f.path for f in report.failures})),
        notices=[phrases.printable(phrases.notice(n, lang)) for n in report.notices],
        gone=[_gone(known) for known in report.gone],
        skipped=[phrases.printable(path) for path in report.skipped],
        skipped_count=phrases.counted(lang, "twins", len(report.skipped)),
        unread=[(s.name, s.id, "; ".join(s.unread)) for s in sheets if s.unread],
        levels=[level(s, lang) for s in reversed(Severity) if any(f.severity is s for f in shown)],
        families=[
            (code, say(lang, f"page.family.{code}")) for code in dict.fromkeys(r.partition("-")[0] for r in used)
        ],
        all=sum(item.count for s in sheets for item in s.items),
        tasks=task_sheets(seen, lang, names, ids),
        no_tasks=_no_tasks(seen, lang),
        silent=[
            (say(lang, f"tasks.advice_{advice}"), [getattr(point, lang.value) for point in points])
            for advice, points in groupby(self_check(), key=lambda point: point.advice)
        ],
        rules=[all_rules()[code] for code in used],
        language=lang,
        rules_run=len(report.rules),
        version=__version__,
        profile_note=profile.note(lang),
        compare_page=compare_page,
    )


def address_of(page: Path, here: Path | None) -> str:
    """The address of a page for a link, relative to the file ``here`` (None: to the folder we stand in)."""
    start = here.resolve().parent if here else Path.cwd()
    try:
        return quote(Path(os.path.relpath(page.resolve(), start)).as_posix())
    except ValueError:  # another drive
        return page.resolve().as_uri()


def _letter(  # noqa: PLR0917 (one letter and the page it stands on)
    info: LetterInfo,
    report: Report,
    found: list[Finding],
    text: LetterTasks | None,
    lang: Lang,
    names: Mapping[str, str],
    ids: Mapping[str, str],
) -> LetterSheet:
    key = ids[info.path]
    made = items(found, key[1:], lang, names, ids)
    count = Counter(f.severity for f in found if f.counts)
    blocks = text.letter.blocks if text else ()
    return LetterSheet(
        id=key,
        name=phrases.printable(names[info.path]),
        path=phrases.printable(info.path),
        identity=tuple((label, phrases.printable(value)) for label, value in _identity(info, lang)),
        sender=phrases.printable(", ".join(info.ministries)),
        form=info.form if info.form in {"nb", "nn"} else "no",
        counts=tuple((level(s, lang), count[s]) for s in reversed(Severity)),
        unread=tuple(phrases.printable(phrases.unread(item, lang)) for item in info.unread),
        items=made,
        whole=tuple(item for item in made if item.span is None),
        lost=() if text else tuple(item for item in made if item.span is not None),
        rows=tuple(text_rows(blocks, made)),
        furniture=tuple(text_rows(blocks, made, furniture=True)),
        answers=tuple(answers.lines([a for a in report.answers if a.letter == info.path], lang)),
        chart=chart(info.profile, lang) if info.profile else None,
    )


def _identity(info: LetterInfo, lang: Lang) -> list[tuple[str, str]]:
    known = catalogue(lang)
    unknown = say(lang, "show.not_found")
    kind = known.get(f"kind.{info.kind}", info.kind)
    rows = [
        ("kind", kind),
        ("ministries", ", ".join(info.ministries) or unknown),
        ("recipients", ", ".join(info.recipients) or unknown),
        ("year", str(info.year) if info.year else unknown),
        ("date", _day(info.date, lang) if info.date else unknown),
        ("form", known.get(f"form.{info.form}", info.form)),
        ("words", str(info.words)),
    ]
    if info.pages is not None:
        rows.append(("pages", str(info.pages)))
    return [(say(lang, f"show.{name}"), value) for name, value in rows]


def _day(date: str, lang: Lang) -> str:
    year, month, day = date.split("-")
    return say(lang, "page.date", day=int(day), month=int(month), year=year)


def _title(report: Report, names: Mapping[str, str], lang: Lang) -> str:
    if len(report.letters) == 1:
        (path, name) = report.letters[0].path, names[report.letters[0].path]
        key = "title_file" if name == PurePath(path).name else "title_one"
        return say(lang, f"page.{key}", name=phrases.printable(name))
    return say(lang, "page.title_many", n=len(report.letters))


def _summary(report: Report, lang: Lang, least: Severity) -> list[str]:
    """Counts first, then what is not shown and what is muted."""
    active = [f for f in report.findings if f.counts]
    count = Counter(f.severity for f in active)
    real = len(active) - count[Severity.INFO]
    letters = phrases.counted(lang, "letters", len(report.letters))
    lines = []
    if not report.letters:
        lines.append(say(lang, "page.nothing_read"))
    elif real:
        levels = {s.value: count[s] for s in (Severity.HIGH, Severity.MEDIUM, Severity.LOW)}
        lines.append(
            say(lang, "report.summary", findings=phrases.counted(lang, "finding", real), letters=letters, **levels)
        )
    else:
        lines.append(say(lang, "page.clean", letters=letters))
    if known := sum(f.known for f in report.findings):
        lines.append(phrases.counted(lang, "known", known))
    if hidden := sum(f.severity.rank < least.rank and not f.known for f in report.findings):
        lines.append(say(lang, "page.below_one" if hidden == 1 else "page.below_many", n=hidden))
    if muted := sum(f.suppressed is not None and f.severity.rank >= least.rank for f in report.findings):
        lines.append(say(lang, "page.muted_one" if muted == 1 else "page.muted_many", n=muted))
    return lines


def _gone(known: Known) -> str:
    parts = (known.rule, known.letter, known.section.rsplit(" › ", 1)[-1], known.excerpt)
    return phrases.printable(" · ".join(part for part in parts if part))


def _no_tasks(seen: Overview, lang: Lang) -> str:
    words = sum(len(b.text.split()) for one in seen.letters for b in one.letter.blocks)
    return say(lang, "tasks.empty", letters=len(seen.letters), words=words)
