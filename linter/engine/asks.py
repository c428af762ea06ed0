"""Comments in a letter that ask brevlint to be silent: «brevlint: ignorer KOO-07 – avtalt med AID»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from linter.engine.report import Notice
from linter.letters.identity_model import Layout
from linter.letters.identity_title import find_title
from linter.letters.model import Comment, Letter, Span
from linter.rules.contract import Severity
from linter.rules.registry import UnknownRule, find_rules

AUTHOR = "brevlint"  # who signs the comments that brevlint writes itself
_OURS = re.compile(r"^\W*brevlint\b\s*[:,–—-]?\s*", re.IGNORECASE)
_VERB = re.compile(r"(?:ignorere?|ignore|overse|oversjå|demp|dempe)\b[\s:]*", re.IGNORECASE)
_DASH = re.compile("[\u2010\u2011\u2012\u2013\u2014\u2212\u00ad]")
_CODE = re.compile(r"(?:(?i:regel(?:en)?|rule)\s+)?((?i:[a-zæøå]{2,4}-\d{1,3})|[A-ZÆØÅ]{3})\b(?!-)")
_AND = re.compile(r"\s*(?:,|/|&|og\b|and\b)\s*(?=(?:(?i:regel|rule)\w*\s+)?(?:(?i:[a-zæøå]{2,4}-\d)|[A-ZÆØÅ]{3}\b))")
_BETWEEN = re.compile(r"^[\s:;,.()\-]*(?:(?:fordi|grunn|because|reason)\b[\s:;,.\-]*)?", re.IGNORECASE)
_SHOWN = 60  # characters of a comment that a notice quotes


@dataclass(frozen=True, slots=True)
class Ask:
    """A comment that silences rules. ``rules``: their codes; ``whole``: the letter's title or what stands before it."""

    rules: tuple[str, ...]
    reason: str
    span: Span
    last: int
    whole: bool
    said: str


def asks(letter: Letter) -> tuple[tuple[Ask, ...], tuple[Notice, ...]]:
    """What the comments of a letter ask for, and what is wrong with those that cannot be followed."""
    followed: list[Ask] = []
    notices: list[Notice] = []
    meant = [c for c in letter.comments if _OURS.match(c.text) and c.author.casefold() != AUTHOR]
    title = find_title(Layout(letter)) if meant else None
    for comment in meant:
        read = _read(comment, letter.path, title.index if title else 0)
        if isinstance(read, Ask):
            followed.append(read)
        else:
            notices.append(read)
    return tuple(followed), tuple(notices)


def _read(comment: Comment, path: str, title: int) -> Ask | Notice:
    said = " ".join(comment.text.split())
    shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
    text = _DASH.sub("-", _OURS.sub("", said, count=1))
    verb = _VERB.match(text)
    patterns, rest = _patterns(text[verb.end() :]) if verb else ((), "")
    if not patterns:
        return _notice(path, "not_understood", said=shown)
    codes: list[str] = []
    for pattern in patterns:
        try:
            codes += [rule.code for rule in find_rules(pattern)]
        except UnknownRule as error:
            return _notice(path, "unknown_rule", said=shown, rule=pattern.upper(), nearest=error.nearest)
    reason = _BETWEEN.sub("", rest, count=1).strip()
    if not any(char.isalnum() for char in reason):
        return _notice(path, "no_reason", said=shown, rule=patterns[0].upper())
    if comment.span is None:
        return _notice(path, "no_place", said=shown)
    last = comment.span.block if comment.last is None else comment.last
    return Ask(tuple(dict.fromkeys(codes)), reason, comment.span, last, comment.span.block <= title, shown)


def _patterns(text: str) -> tuple[tuple[str, ...], str]:
    """The codes and families that ``text`` begins with, and what comes after them."""
    found: list[str] = []
    while code := _CODE.match(text):
        found.append(code[1])
        text = text[code.end() :]
        joined = _AND.match(text)
        if joined is None:
            break
        text = text[joined.end() :]
    return tuple(found), text


def _notice(path: str, code: str, **values: str) -> Notice:
    return Notice(path, code, Severity.MEDIUM, values)
