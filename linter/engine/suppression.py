"""Silences findings that the user has given a reason for, and says which of these reasons are needed no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from linter.engine.asks import Ask
from linter.engine.report import Finding, LetterInfo, Notice
from linter.engine.settings import Allowed, Settings, Suppression
from linter.rules.contract import AnyRule, LetterRule, Severity

Covers = Callable[[Finding], bool]


def by_comments(findings: Sequence[Finding], letter: str, asks: Sequence[Ask]) -> tuple[list[Finding], list[Ask]]:
    """The findings with those silenced that the comments of ``letter`` cover, and the comments that cover none.

    A comment covers the findings of its rules on its words; where there are none, those in its paragraphs; a comment on
    the title or before it covers those about the letter as a whole.
    """
    done = list(findings)
    idle: list[Ask] = []
    for ask in asks:
        mine = [n for n, f in enumerate(done) if f.letter == letter and f.rule in ask.rules and f.suppressed is None]
        covered = next((hit for test in _tests(ask) if (hit := [n for n in mine if test(done[n])])), [])
        for n in covered:
            done[n] = replace(done[n], suppressed=ask.reason, suppressed_by="comment")
        if not covered:
            idle.append(ask)
    return done, idle


def _tests(ask: Ask) -> tuple[Covers, ...]:
    def on_words(found: Finding) -> bool:
        span = found.span
        if span is None or not ask.span.block <= span.block <= ask.last:
            return False
        if span.block == ask.span.block:
            return span.start < ask.span.end and (span.end > ask.span.start)
        return ask.span.block < span.block <= ask.last

    def in_paragraphs(found: Finding) -> bool:
        return found.span is not None and ask.span.block <= found.span.block <= ask.last

    def whole(found: Finding) -> bool:
        return ask.whole and found.span is None

    return on_words, in_paragraphs, whole


def by_keys(findings: Sequence[Finding], settings: Settings) -> tuple[list[Finding], list[Suppression]]:
    """The findings with those silenced whose keys the configuration names, and what names none."""
    done = list(findings)
    idle: list[Suppression] = []
    for one in settings.suppress:
        hits = [n for n, f in enumerate(done) if f.key == one.key and _about(one, f.letter, settings)]
        for n in hits:
            if done[n].suppressed is None:
                done[n] = replace(done[n], suppressed=one.reason, suppressed_by="config")
        if not hits:
            idle.append(one)
    return done, idle


def by_words(findings: Sequence[Finding], allowed: Sequence[Allowed]) -> list[Finding]:
    """The findings with those silenced whose flagged words hold words the house uses on purpose."""
    done = list(findings)
    for one in allowed:
        listed = "|".join(re.escape(" ".join(words.split())) for words in one.words)
        pattern = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
        for n, found in enumerate(done):
            if found.suppressed is None and found.rule in one.rules and pattern.search(" ".join(found.excerpt.split())):
                done[n] = replace(found, suppressed=one.reason, suppressed_by="config")
    return done


def _about(one: Suppression, letter: str, settings: Settings) -> bool:
    return not one.files or settings.names(one.files, letter)


def silenced(
    findings: Sequence[Finding],
    letters: Sequence[LetterInfo],
    asks: Sequence[tuple[str, Ask]],
    settings: Settings,
    rules: Sequence[AnyRule],
) -> tuple[list[Finding], list[Notice]]:
    """The findings with all suppressions applied, and a notice for each that was not needed.

    ``asks``: (path of the letter, comment). Whether something is needed can only be told where its rule has run and had
    what it looks at: a rule about several letters, with one letter at hand, proves nothing.
    """
    proven = {rule.code for rule in rules if isinstance(rule, LetterRule) or len(letters) > 1}
    done = list(findings)
    notices: list[Notice] = []
    for info in letters:
        done, idle = by_comments(done, info.path, [ask for path, ask in asks if path == info.path])
        notices += [
            Notice(info.path, "unused_comment", Severity.LOW, {"said": ask.said})
            for ask in idle
            if any(rule.code in ask.rules and rule.code in proven and settings.runs(rule, info.path) for rule in rules)
        ]
    done, unneeded = by_keys(done, settings)
    for one in unneeded:
        here = [info.path for info in letters if _about(one, info.path, settings)]
        if here and one.key.partition(":")[0] in proven:
            place = here[0] if one.files else "brevlint.toml"
            notices.append(Notice(place, "unused_key", Severity.LOW, {"said": one.key, "reason": one.reason}))
    return by_words(done, settings.house.allowed), notices
