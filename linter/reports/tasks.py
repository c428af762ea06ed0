"""The table of joint tasks (samarbeidsoppgaver): task, slot, letter, and the text that fills each cell."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

import click

from linter.coordination.model import DeclaredTask, Filler, JointTask, Slot
from linter.coordination.overview import LetterTasks, NotRead, Overview, self_check
from linter.reports import phrases
from linter.reports.tasks_cells import title_of
from linter.reports.tasks_table import Row, TaskTable, table
from linter.wording import Lang, say
from linter.wording.safe import as_json

__all__ = ["render_json", "render_markdown", "render_text"]

SCHEMA = 1
WIDTH = 100


def render_text(overview: Overview, lang: Lang) -> str:
    """For a terminal or a plain file; equal cells of several letters are told once."""
    return "\n".join(_lines(overview, lang)) + "\n"


def _lines(overview: Overview, lang: Lang) -> Iterator[str]:
    for key in overview.linked:
        shown = table(overview, key, lang)
        yield click.style(f"{say(lang, 'tasks.task')}: {shown.title}", bold=True)
        for number, line in enumerate(shown.letters, 1):
            yield f"  [{number}] {line}"
        yield ""
        for told in _summary(shown, lang):
            yield from textwrap.wrap(told, WIDTH, initial_indent="  ", subsequent_indent="    ")
        if shown.lacking or shown.unused:
            yield ""
        for row in shown.rows:
            yield click.style(f"  {row.label}", bold=True)
            yield from _row(row, lang)
        yield ""
    if not overview.linked:
        yield from _empty(overview, lang)
        yield ""
    for failed in overview.failures:
        yield click.style(phrases.printable(_failure(failed, lang)), fg="red")
    yield from _self_check(lang, "{}", "  – {}")


def _summary(shown: TaskTable, lang: Lang) -> Iterator[str]:
    """What no letter says, first what a mandate should have."""
    for name, labels in (("lacking", shown.lacking), ("unused", shown.unused)):
        if labels:
            listed = "; ".join(label[0].lower() + label[1:] for label in labels)
            yield say(lang, f"tasks.{name}", items=listed)


def _row(row: Row, lang: Lang) -> Iterator[str]:
    by_text: dict[str, list[int]] = {}
    for number, text in row.cells.items():
        by_text.setdefault(text, []).append(number)
    for text, numbers in by_text.items():
        marks = "".join(f"[{n}]" for n in numbers) + " "
        wrapped = textwrap.wrap(text, WIDTH - 4, initial_indent=f"    {marks}", subsequent_indent="      ")
        yield from (click.style(line, dim=numbers[0] not in row.filled) for line in wrapped)
    if row.declared:
        told = say(lang, "tasks.declared", said=row.declared)
        yield from textwrap.wrap(told, WIDTH - 4, initial_indent="    ", subsequent_indent="      ")


def _empty(overview: Overview, lang: Lang) -> Iterator[str]:
    words = sum(len(b.text.split()) for one in overview.letters for b in one.letter.blocks)
    yield from textwrap.wrap(say(lang, "tasks.empty", letters=len(overview.letters), words=words), WIDTH)


def _self_check(lang: Lang, heading: str, item: str) -> Iterator[str]:
    yield heading.format(say(lang, "tasks.silent"))
    yield from textwrap.wrap(say(lang, "tasks.silent_why"), WIDTH)
    advice = None
    for point in self_check():
        if point.advice != advice:
            advice = point.advice
            yield ""
            yield say(lang, f"tasks.advice_{advice}")
        yield item.format(getattr(point, lang.value))


def _failure(failed: NotRead, lang: Lang) -> str:
    return say(lang, f"error.{failed.code}", **{"path": failed.path, **failed.values})


def render_markdown(overview: Overview, lang: Lang) -> str:
    """One table per task: a row per item, a column per letter."""
    lines: list[str] = []
    for key in overview.linked:
        shown = table(overview, key, lang)
        lines += [f"## {_escaped(shown.title)}", ""]
        lines += [f"{number}. {_escaped(line)}" for number, line in enumerate(shown.letters, 1)]
        lines.append("")
        for told in _summary(shown, lang):
            lines += [_escaped(told), ""]
        if shown.rows:
            numbers = list(shown.rows[0].cells)
            declared = any(row.declared for row in shown.rows)
            heads = [*(f"[{n}]" for n in numbers), *([say(lang, "tasks.configuration")] if declared else [])]
            lines.append("| " + " | ".join(["", *heads]) + " |")
            lines.append("|" + "---|" * (len(heads) + 1))
            for row in shown.rows:
                cells = [_escaped(row.cells[n]) for n in numbers] + ([_escaped(row.declared)] if declared else [])
                lines.append("| " + " | ".join([row.label, *cells]) + " |")
            lines.append("")
    if not overview.linked:
        lines += [*_empty(overview, lang), ""]
    lines += [f"> {_escaped(_failure(failed, lang))}" for failed in overview.failures]
    lines += _self_check(lang, "## {}", "- {}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    for sign in "\\|*_`<>[]#":
        text = text.replace(sign, f"\\{sign}")
    return text


def render_json(overview: Overview, lang: Lang) -> str:
    """The machine contract, schema version 1: everything read, with places."""
    data = {
        "schema": SCHEMA,
        "letters": [_letter(one) for one in overview.letters],
        "tasks": [
            {
                "key": key,
                "name": title_of(group),
                "letters": [_task(task, overview.letters[i]) for i, task in group],
                "declared": _declaration(overview.declared.get(key)),
            }
            for key, group in overview.linked.items()
        ],
        "self_check": [{"advice": p.advice, "text": getattr(p, lang.value)} for p in self_check()],
        "errors": [{"path": f.path, "reason": _failure(f, lang), "code": f.code} for f in overview.failures],
    }
    return as_json(data) + "\n"


def _declaration(declared: DeclaredTask | None) -> Mapping[str, object] | None:
    if declared is None:
        return None
    return {
        "name": declared.name,
        "ministries": list(declared.ministries),
        "agencies": list(declared.agencies),
        "coordinating_ministry": declared.coordinating_ministry,
        "coordinating_agency": declared.coordinating_agency,
        "years": list(declared.years),
        "elsewhere": dict(declared.elsewhere),
    }


def _letter(one: LetterTasks) -> Mapping[str, object]:
    identity = one.identity
    return {
        "path": one.letter.path,
        "ministries": [f.value.short for f in identity.ministries],
        "recipients": [f.value.name_nb for f in identity.recipients],
        "year": identity.year.value if identity.year else None,
        "date": identity.date.value.isoformat() if identity.date else None,
    }


def _task(task: JointTask, one: LetterTasks) -> Mapping[str, object]:
    return {
        "letter": one.letter.path,
        "name": task.name,
        "participants": list(task.participants),
        "ministries": list(task.ministries),
        "passages": [
            {
                "reason": p.reason,
                "section": one.letter.section_path(one.letter.blocks[p.first].section),
                "page": one.letter.blocks[p.first].page,
                "first": p.first,
                "last": p.last,
            }
            for p in task.passages
        ],
        "mentions": [{"block": m.block, "start": m.start, "end": m.end} for m in task.mentions],
        "slots": {slot.value: [_filler(f, one) for f in task.slots[slot]] for slot in Slot},
    }


def _filler(filler: Filler, one: LetterTasks) -> Mapping[str, object]:
    block = one.letter.blocks[filler.span.block]
    return {
        "value": filler.value,
        "excerpt": one.letter.excerpt(filler.span),
        "where": filler.where.value,
        "section": one.letter.section_path(block.section),
        "page": block.page,
        "block": filler.span.block,
        "start": filler.span.start,
        "end": filler.span.end,
        "evidence": filler.evidence,
    }
