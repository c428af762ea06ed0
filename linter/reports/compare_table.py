"""``brevlint compare`` as tables: the matrix and the differences, as CSV or as an Excel workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from linter.engine.compared import CompareReport
from linter.reports import phrases
from linter.reports.compare_choice import Chosen
from linter.reports.compare_words import SYMBOLS, explanations, labels, ministries, rank, year_statements
from linter.sharing.model import WitnessClass
from linter.wording import Lang, say

Row = Sequence[str]
CELL = 32_000  # characters; Excel takes 32,767
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNPRINTED = dict.fromkeys({*range(32), *range(127, 160)} - {9, 10, 13})  # what no cell may hold


class NoExcelError(ImportError):
    """openpyxl is not installed."""


def defused(value: str) -> str:
    """A cell no spreadsheet takes for a formula: an apostrophe before a leading = + - @, tab or return."""
    clean = value.translate(_UNPRINTED)[:CELL]
    return f"'{clean}" if clean.lstrip(" ").startswith(_STARTS_FORMULA) else clean


def render_csv(chosen: Chosen, lang: Lang) -> str:
    """One row per passage and letter and difference, with a byte order mark so that Excel reads the letters right."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for row in _long(chosen, lang):
        writer.writerow([defused(cell) for cell in row])
    for failed in chosen.report.failures:
        label = say(lang, "compare.column.unread")
        writer.writerow([defused(cell) for cell in (label, failed.path, phrases.failure(failed, lang))])
    return "\ufeff" + out.getvalue()


def render_xlsx(chosen: Chosen, lang: Lang) -> bytes:
    """A workbook with the matrix, the differences, and what was not read. Raises NoExcelError without openpyxl."""
    try:
        from openpyxl import Workbook  # noqa: PLC0415 (an optional extra)
        from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    except ImportError as error:
        raise NoExcelError from error
    book = Workbook()
    sheets: list[tuple[str, Iterable[Row]]] = [
        ("matrix", _matrix(chosen.report, lang)),
        ("differences", _long(chosen, lang)),
    ]
    if chosen.report.followed is not None:
        sheets.append(("year", _years(chosen.report, lang)))
    if chosen.report.failures:
        unread = [(f.path, phrases.failure(f, lang)) for f in chosen.report.failures]
        sheets.append(("unread", [_heads(lang, "file", "reason"), *unread]))
    book.remove(book.worksheets[0])
    for key, rows in sheets:
        sheet = book.create_sheet(say(lang, f"compare.column.{key}")[:31])
        for row in rows:
            sheet.append([defused(cell) for cell in row])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for column in sheet.columns:
            longest = max(len(str(cell.value or "")) for cell in column)
            sheet.column_dimensions[column[0].column_letter].width = min(max(longest + 2, 10), 60)
            for cell in column:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        sheet.freeze_panes = "B2"
        sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _heads(lang: Lang, *keys: str) -> Row:
    return [say(lang, f"compare.column.{key}") for key in keys]


def _matrix(report: CompareReport, lang: Lang) -> Iterator[Row]:
    """Passages down, letters across, the state in each cell as a mark and a word."""
    called = labels(report, lang)
    letters = sorted(report.letters, key=lambda c: (ministries(c.info.ministries, lang), called[c.info.path]))
    yield [
        *_heads(lang, "title", "text", "worst"),
        *(f"{ministries(c.info.ministries, lang)}: {called[c.info.path]}" for c in letters),
    ]
    for passage in report.passages:
        kinds = {v.letter: v.kind for v in passage.versions}
        cells = [state(kinds.get(c.info.path, WitnessClass.ABSENT), lang) for c in letters]
        yield [passage.title, passage.text, say(lang, f"compare.class.{passage.worst.value}"), *cells]


def state(kind: WitnessClass, lang: Lang) -> str:
    """A state as a mark and a word."""
    return f"{SYMBOLS[kind]} {say(lang, f'compare.class.{kind.value}')}"


_LONG = (
    "passage", "title", "tier", "letter", "recipient", "ministry", "section", "page", "state", "kind", "steering",
    "before", "after", "explanation", "text",
)  # fmt: skip


def _long(chosen: Chosen, lang: Lang) -> Iterator[Row]:
    report, least = chosen.report, chosen.choice.least.rank
    called = labels(report, lang)
    senders = {c.info.path: ministries(c.info.ministries, lang) for c in report.letters}
    yield _heads(lang, *_LONG)
    for passage in report.passages:
        told = explanations(passage, called, lang)
        tier = say(lang, f"compare.tier.{passage.tier.value}")
        for version in passage.versions:
            page = "" if version.place.page is None else str(version.place.page)
            kind = say(lang, f"compare.class.{version.kind.value}")
            path = version.letter
            head = [
                passage.id,
                passage.title,
                tier,
                path,
                called[path],
                senders[path],
                version.place.section,
                page,
                kind,
            ]
            shown = [d for d in version.differences if rank(d).rank >= least]
            for d in shown:
                steers = say(lang, f"compare.column.{'yes' if d.steering else 'no'}")
                name = say(lang, f"compare.difference.{d.kind.value}")
                yield [*head, name, steers, d.before, d.after, told[path, d], version.text]
            if not shown:
                yield [*head, "", "", "", "", "", version.text]
        for path in passage.absent:
            kind = say(lang, "compare.class.absent")
            yield [passage.id, passage.title, tier, path, called[path], senders[path], "", "", kind, *[""] * 6]


def _years(report: CompareReport, lang: Lang) -> Iterator[Row]:
    called = labels(report, lang)
    years = [say(lang, f"compare.{key}") for key in ("last_year", "this_year")]
    yield [*_heads(lang, "title", "fate", "text"), *years, *_heads(lang, "explanation")]
    for one in report.followed or ():
        sides = [", ".join(called[v.letter] for v in p.versions) if p else "" for p in (one.earlier, one.now)]
        told = "\n".join(year_statements(one, lang))
        yield [one.passage.title, say(lang, f"compare.fate.{one.fate.value}"), one.passage.text, *sides, told]
