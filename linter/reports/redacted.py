"""A report without the words of the letters, to be shown where the letters may not be: what was found, and where.

Kept are the rule, its severity and advice, the letter's path, section numbers, page, line and place, and the key. Every
stretch of the letter's own text becomes its length; names of ministries and agencies stay only where they say who a
letter is from and to. The key is a hash of the sentence: who can guess the sentence can check the guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

from linter.coordination.overview import LetterTasks, Overview
from linter.engine.report import Answer, Failure, Finding, Known, LetterInfo, Notice, RelatedPlace, Report
from linter.letters.model import Letter, Unread
from linter.wording import Lang, say

__all__ = ["blotted", "failure", "length", "letter_info", "redacted", "section_numbers"]

_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*|[A-Za-z](?=\)))")
_NAME = re.compile(r"^[A-Za-z_]+(?=\()")
_OURS = frozenset({"path", "rule", "suffix", "found", "name", "package", "nearest"})  # never words of a letter
_BLOT = "▒▒▒▒▒▒▒ "  # as long as the text, whatever the words
_PART = "unread.part"  # its place is a name in the file


def redacted(report: Report, lang: Lang) -> Report:
    """The report without words of letters; ``lang`` is the language of what stands for them."""
    return replace(
        report,
        letters=tuple(letter_info(info) for info in report.letters),
        findings=tuple(_finding(found, lang) for found in report.findings),
        failures=tuple(failure(failed, lang) for failed in report.failures),
        answers=tuple(_answer(answer, lang) for answer in report.answers),
        notices=tuple(_notice(notice, lang) for notice in report.notices),
        gone=tuple(_known(known, lang) for known in report.gone),
    )


def blotted(seen: Overview) -> Overview:
    """The letters of a page with every block as long as it is and none of its words, and without their tasks."""
    return Overview(tuple(LetterTasks(_blotted(one.letter), one.identity, ()) for one in seen.letters), {})


def _blotted(letter: Letter) -> Letter:
    blocks = (
        replace(b, text=(_BLOT * (len(b.text) // len(_BLOT) + 1))[: len(b.text)], marks=()) for b in letter.blocks
    )
    return replace(letter, blocks=tuple(blocks), comments=(), properties={})


def length(text: str, lang: Lang) -> str:
    """What stands for words of a letter: how many characters they are; nothing for no words."""
    return say(lang, "report.redacted", n=len(text)) if text else ""


def section_numbers(section: str) -> str:
    """The numbers of the headings: "3 Mål › 3.2 Felles oppdrag" becomes "3 › 3.2"."""
    numbers = (_NUMBER.match(part) for part in section.split(" › "))
    return " › ".join(number[0] for number in numbers if number)


def _values(values: Mapping[str, str | int | float], lang: Lang) -> dict[str, str | int | float]:
    return {k: length(v, lang) if isinstance(v, str) else v for k, v in values.items()}


def letter_info(info: LetterInfo) -> LetterInfo:
    """What is told of a letter, without the names of parts of its file."""
    unread = tuple(Unread(item.what, "" if item.what == _PART else item.where, item.count) for item in info.unread)
    return replace(info, unread=unread)


def _finding(found: Finding, lang: Lang) -> Finding:
    return replace(
        found,
        section=section_numbers(found.section),
        excerpt=length(found.excerpt, lang),
        sentence="",
        sentence_start=found.span.start if found.span else 0,
        values=_values(found.values, lang),
        evidence=tuple(_evidence(item, lang) for item in found.evidence),
        related=tuple(_place(place, lang) for place in found.related),
        suppressed=length(found.suppressed, lang)
        if found.suppressed and found.suppressed_by == "comment"
        else found.suppressed,
        group=blake2b(found.group.encode(), digest_size=6).hexdigest() if found.group else "",
    )


def _evidence(item: str, lang: Lang) -> str:
    if not item.startswith("steering.evidence."):
        return length(item, lang)
    key, equals, words = item.partition("=")
    return f"{key}{equals}{length(words, lang)}"


def _place(place: RelatedPlace, lang: Lang) -> RelatedPlace:
    excerpt, note = length(place.excerpt, lang), length(place.note, lang)
    return replace(place, excerpt=excerpt, section=section_numbers(place.section), note=note)


def failure(failed: Failure, lang: Lang) -> Failure:
    """A failure without what its error quotes."""
    return replace(failed, values={key: _told(key, value, lang) for key, value in failed.values.items()})


def _notice(notice: Notice, lang: Lang) -> Notice:
    return replace(notice, values={key: _told(key, value, lang) for key, value in notice.values.items()})


def _told(key: str, value: str | float, lang: Lang) -> str | int | float:
    """An error's name may be told, not what it quotes."""
    if not isinstance(value, str) or key in _OURS:
        return value
    name = _NAME.match(value)
    return name[0] if name else length(value, lang)


def _answer(answer: Answer, lang: Lang) -> Answer:
    place = _place(answer.place, lang) if answer.place else None
    return replace(answer, task=length(answer.task, lang), place=place, said=length(answer.said, lang))


def _known(known: Known, lang: Lang) -> Known:
    return replace(known, section=section_numbers(known.section), excerpt=length(known.excerpt, lang))
