"""What a letter leaves out of a joint task and something else answers, as lines for people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from linter.engine.report import Answer
from linter.reports import phrases
from linter.wording import Lang, say

__all__ = ["lines"]

_MANY = 5  # items told of one source; JSON has them all


def lines(found: Sequence[Answer], lang: Lang) -> list[str]:
    """One line for each task and source of answers, for the answers of one letter."""
    together: dict[tuple[str, str, str, str], list[str]] = {}
    for answer in found:
        other = PurePath(answer.place.letter).name if answer.place else ""
        words = answer.place.excerpt if answer.place and answer.by == "pointer" else ""
        slots = together.setdefault((answer.by, answer.task, other, words), [])
        slots.append(_slot(answer, lang))
    return [
        phrases.printable(
            say(lang, f"report.answer_{by}", task=task, other=other, words=words, slots=_few(slots, lang))
        )
        for (by, task, other, words), slots in together.items()
    ]


def _few(slots: Sequence[str], lang: Lang) -> str:
    rest = len(slots) - _MANY
    listed = "; ".join(slots[:_MANY] if rest > 1 else slots)
    return f"{listed} {say(lang, 'tasks.more', n=rest)}" if rest > 1 else listed


def _slot(answer: Answer, lang: Lang) -> str:
    name = say(lang, f"tasks.slot.{answer.slot}")
    said = f" ({answer.said})" if answer.said else ""
    return name[0].lower() + name[1:] + said
