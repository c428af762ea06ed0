"""The table of joint tasks (samarbeidsoppgaver): task, slot, letter, and the text that fills each cell."""

from __future__ import annotations

import json as jsonlib
import textwrap
from collections.abc import Iterator, Mapping, Sequence

import click

from linter.coordination.model import Filler, JointTask, Slot
from linter.coordination.overview import LetterTasks, Overview, self_check
from linter.reports import phrases
from linter.reports.tasks_cells import SHOWN, letter_line, rows_of, title_of
from linter.wording import Lang, say

__all__ = ["render_json", "render_markdown", "render_text"]

SCHEMA = 1
WIDTH = 100


def render_text(overview: Overview, lang: Lang) -> str:
    """For a terminal or a plain file; equal cells of several letters are told once."""
    return "\n".join(_lines(overview, lang)) + "\n"


def _lines(overview: Overview, lang: Lang) -> Iterator[str]:
    for group in overview.linked.values():
        full = [(i, t) for i, t in group if t.passages]
        yield click.style(f"{say(lang, 'tasks.task')}: {title_of(group)}", bold=True)
        for number, (index, task) in enumerate(group, 1):
            note = "" if task.passages else f" · {say(lang, 'tasks.mentioned')}"
            yield f"  [{number}] {letter_line(overview, index)}{note}"
        yield ""
        if full:
            yield from _table(overview, group, lang)
            yield ""
    if not overview.linked:
        yield from _empty(overview, lang)
        yield ""
    for failed in overview.failures:
        yield click.style(phrases.printable(_failure(failed, lang)), fg="red")
    yield from _self_check(lang, "{}", "  – {}")


def _table(overview: Overview, group: Sequence[tuple[int, JointTask]], lang: Lang) -> Iterator[str]:
    cells = {n: rows_of(t, overview.letters[i], lang) for n, (i, t) in enumerate(group, 1) if t.passages}
    for slot in SHOWN:
        yield click.style(f"  {say(lang, f'tasks.slot.{slot.value}')}", bold=True)
        by_text: dict[str, list[int]] = {}
        for number, row in cells.items():
            by_text.setdefault(row[slot], []).append(number)
        for text, numbers in by_text.items():
            marks = "".join(f"[{n}]" for n in numbers) + " "
            said = text or say(lang, "tasks.not_found")
            wrapped = textwrap.wrap(said, WIDTH - 4, initial_indent=f"    {marks}", subsequent_indent="      ")
            yield from (click.style(line, dim=not text) for line in wrapped)


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


def _failure(failed: Exception, lang: Lang) -> str:
    values = {"path": getattr(failed, "path", ""), **getattr(failed, "values", {})}
    return say(lang, f"error.{getattr(failed, 'code', 'unreadable')}", **values)


def render_markdown(overview: Overview, lang: Lang) -> str:
    """One table per task: a row per slot, a column per letter."""
    lines: list[str] = []
    for group in overview.linked.values():
        full = [(i, t) for i, t in group if t.passages]
        lines += [f"## {_escaped(title_of(group))}", ""]
        for number, (index, task) in enumerate(group, 1):
            note = "" if task.passages else f" · {say(lang, 'tasks.mentioned')}"
            lines.append(f"{number}. {_escaped(letter_line(overview, index))}{note}")
        lines.append("")
        if full:
            numbers = [n for n, (_, t) in enumerate(group, 1) if t.passages]
            rows = [rows_of(t, overview.letters[i], lang) for i, t in full]
            lines.append("| " + " | ".join(["", *(f"[{n}]" for n in numbers)]) + " |")
            lines.append("|" + "---|" * (len(rows) + 1))
            for slot in SHOWN:
                cells = [_escaped(row[slot]) or say(lang, "tasks.not_found") for row in rows]
                lines.append("| " + " | ".join([say(lang, f"tasks.slot.{slot.value}"), *cells]) + " |")
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
            {"key": key, "name": title_of(group), "letters": [_task(task, overview.letters[i]) for i, task in group]}
            for key, group in overview.linked.items()
        ],
        "self_check": [{"advice": p.advice, "text": getattr(p, lang.value)} for p in self_check()],
        "errors": [{"path": f.path, "reason": _failure(f, lang), "code": f.code} for f in overview.failures],
    }
    return jsonlib.dumps(data, ensure_ascii=False, indent=2) + "\n"


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
