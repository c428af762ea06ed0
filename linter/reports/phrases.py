"""Words shared by the formats: rendered messages, safe text, counted nouns."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from linter.engine.config_table import Problem
from linter.engine.report import Failure, Finding, Notice
from linter.letters.model import Unread
from linter.rules.registry import all_rules
from linter.wording import Lang, catalogue, say

_GRAMMAR = tuple(f"steering.evidence.{what}=" for what in ("marker", "matrix", "predicate", "object", "item"))


def message(finding: Finding, lang: Lang) -> str:
    """The finding's message in ``lang``."""
    return all_rules()[finding.rule].messages[finding.message].get(lang, finding.values)


def advice(finding: Finding, lang: Lang) -> str:
    """What to do instead, in ``lang``."""
    return all_rules()[finding.rule].advice_on(finding.message).get(lang)


def evidence(finding: Finding, lang: Lang) -> tuple[str, ...]:
    """What the rule saw: words of the letter as they stand; ``steering.evidence.…=words`` as sentences in ``lang``."""
    return tuple(_seen(item, lang) for item in finding.evidence)


def explained(finding: Finding) -> bool:
    """Whether the evidence is sentences on what the rule saw; else it says which letters and sections it read."""
    return all(item.startswith("steering.evidence.") for item in finding.evidence)


def grounds(finding: Finding, lang: Lang, *, grammar: bool = True) -> tuple[str, str]:
    """What the evidence is ("Vi så: " or "Vi leste: "), and the evidence in one line; "" for no evidence.

    ``grammar``: with which word binds and what it governs, which the message quotes already.
    """
    key, between = ("report.evidence", " ") if explained(finding) else ("report.read", "; ")
    shown = [item for item in finding.evidence if grammar or not item.startswith(_GRAMMAR)]
    return say(lang, key), printable(between.join(_seen(item, lang) for item in shown))


def _seen(item: str, lang: Lang) -> str:
    if not item.startswith("steering.evidence."):
        return item
    key, _, words = item.partition("=")
    return say(lang, key, words=words)


def failure(failed: Failure, lang: Lang) -> str:
    """Why a job could not be done, in ``lang``."""
    return say(lang, f"error.{failed.code}", **{"path": failed.path, **failed.values})


def problem(path: Path, wrong: Problem, lang: Lang) -> str:
    """One mistake in the configuration: file and line, what is wrong, and the nearest right name."""
    values = {key: catalogue(lang).get(value, value) for key, value in wrong.values.items()}
    place = f"{path}:{wrong.line}" if wrong.line else str(path)
    hint = f" {say(lang, 'error.nearest', nearest=wrong.nearest)}" if wrong.nearest else ""
    return f"{place}: {say(lang, f'config.{wrong.code}', **values)}{hint}"


def notice(found: Notice, lang: Lang) -> str:
    """Something about the user's own suppressions to put right, in ``lang``."""
    nearest = found.values.get("nearest")
    hint = f" {say(lang, 'error.nearest', nearest=nearest)}" if nearest else ""
    return say(lang, f"notice.{found.code}", **{"path": found.path, **found.values}) + hint


def unread(item: Unread, lang: Lang) -> str:
    """What could not be read, with count and place: "2 bilder (side 3)"."""
    text = catalogue(lang).get(item.what, item.what)
    counted = f"{text} ({item.count})" if item.count > 1 else text
    return f"{counted}: {item.where}" if item.where else counted


def counted(lang: Lang, noun: str, number: int) -> str:
    """Count a noun: "1 finding", "3 findings"."""
    return say(lang, f"report.{noun}_{'one' if number == 1 else 'many'}", n=number)


def printable(text: str) -> str:
    """Text of a letter without what a terminal could take for a command; line breaks become spaces."""
    return "".join(
        " " if char in "\n\r\t\v\f\u2028\u2029" else char
        for char in text
        if char in "\n\r\t\v\f" or unicodedata.category(char) not in ("Cc", "Cf", "Cs")
    )
