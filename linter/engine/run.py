"""Runs the rules over letters. Concurrency goes through one seam: a ``concurrent.futures.Executor``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path

from linter.engine.asks import Ask, asks
from linter.engine.keys import with_keys
from linter.engine.report import (
    Answer,
    Failure,
    Finding,
    LetterInfo,
    LetterProfile,
    Notice,
    Region,
    RelatedPlace,
    Report,
)
from linter.engine.settings import Settings
from linter.engine.suppression import silenced
from linter.engine.workers import outcome
from linter.language.pipeline import ModelError
from linter.letters.model import Letter, Span, TextPiece
from linter.readers.contract import ReadError
from linter.readers.open import read_letter
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import AnyRule, Hit, LetterRule, SetRule
from linter.rules.koo.answered import answers
from linter.rules.sum.signals import high_priorities, plans
from linter.steering.labels import ChainLabel

Progress = Callable[[str], None]
NO_FILE = "–"  # stands for the path where a failure concerns no single letter


@dataclass(frozen=True, slots=True)
class Examined:
    """One letter after reading and the letter rules; ``letter`` is kept only when set rules will need it."""

    info: LetterInfo
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    letter: Letter | None
    asks: tuple[Ask, ...] = ()  # comments that silence rules
    notices: tuple[Notice, ...] = ()  # comments that mean to, and cannot


def check(
    paths: Sequence[Path],
    settings: Settings,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read and check letters.

    ``executor`` runs one task per letter (any ``concurrent.futures.Executor``); None means in this process.
    ``progress`` is called with the path of each finished letter. Raises UnknownRule; a file that cannot be read is a
    Failure in the report, never an exception.
    """
    rules = settings.rules()
    outcomes: list[Examined | Failure] = []
    if executor is None:
        for path in paths:
            outcomes.append(examine(path, settings))
            if progress:
                progress(str(path))
    else:
        futures = [executor.submit(examine, path, settings) for path in paths]
        if progress:
            for future, path in zip(futures, paths, strict=True):
                future.add_done_callback(_notifier(progress, str(path)))
        outcomes = [outcome(future, path) for future, path in zip(futures, paths, strict=True)]
    examined = [o for o in outcomes if isinstance(o, Examined)]
    failures = [o for o in outcomes if isinstance(o, Failure)]
    failures.extend(f for e in examined for f in e.failures)
    findings = [f for e in examined for f in e.findings]
    letters = [e.letter for e in examined if e.letter is not None]
    set_rules = [r for r in rules if isinstance(r, SetRule)]
    answered: list[Answer] = []
    if set_rules and letters:
        of_set, failed, answered = _check_set(letters, set_rules, settings)
        findings.extend(of_set)
        failures.extend(failed)
    place = {e.info.path: n for n, e in enumerate(examined)}
    findings.sort(key=lambda f: (place[f.letter], f.order))
    letters_read = [e.info for e in examined]
    asked = [(e.info.path, ask) for e in examined for ask in e.asks]
    findings, unneeded = silenced(with_keys(findings), letters_read, asked, settings, rules)
    return Report(
        letters=tuple(letters_read),
        findings=tuple(findings),
        failures=tuple({(f.path, f.code, f.values.get("rule")): f for f in failures}.values()),  # a missing model once
        rules=tuple(r.code for r in rules),
        answers=tuple(answered),
        notices=(*(n for e in examined for n in e.notices), *unneeded),
    )


def examine(path: Path, settings: Settings) -> Examined | Failure:
    """Read one letter and run the letter rules on it. Never raises for a bad file or a rule that breaks."""
    try:
        letter = read_letter(path, view=settings.view, limits=settings.limits)
    except ReadError as error:
        return Failure(error.path, error.code, error.values)
    rules = settings.rules()
    analysis = LetterAnalysis(letter, settings.options, settings.declared)
    findings: list[Finding] = []
    failures: list[Failure] = []
    for rule in rules:
        if isinstance(rule, LetterRule) and settings.runs(rule, letter.path):
            try:
                findings.extend(finding(rule, hit, [analysis], settings) for hit in rule.check(analysis))
            except ModelError as error:
                failures.append(Failure(NO_FILE, error.code, error.values))
            except Exception as error:  # noqa: BLE001 - one broken rule must not hide the others; it is reported, exit code 2
                failures.append(Failure(str(path), "rule_broke", {"rule": rule.code, "reason": repr(error)}))
    keep = any(isinstance(rule, SetRule) for rule in rules)
    return Examined(describe(analysis), tuple(findings), tuple(failures), letter if keep else None, *asks(letter))


def _check_set(
    letters: Sequence[Letter], rules: Sequence[SetRule], settings: Settings
) -> tuple[list[Finding], list[Failure], list[Answer]]:
    analyses = [LetterAnalysis(letter, settings.options, settings.declared) for letter in letters]
    whole = SetAnalysis(analyses, settings.options, settings.declared)
    findings: list[Finding] = []
    failures: list[Failure] = []
    for rule in rules:
        try:
            found = (finding(rule, hit, analyses, settings) for hit in rule.check(whole))
            findings.extend(one for one in found if settings.runs(rule, one.letter))
        except ModelError as error:
            failures.append(Failure(NO_FILE, error.code, error.values))
        except Exception as error:  # noqa: BLE001 - as in examine()
            failures.append(Failure(NO_FILE, "rule_broke", {"rule": rule.code, "reason": repr(error)}))
    return findings, failures, _answers(whole, rules)


def _answers(whole: SetAnalysis, rules: Sequence[SetRule]) -> list[Answer]:
    found = []
    for one in answers(whole, {rule.code for rule in rules}):
        there = whole.letters[one.other]
        section, page, excerpt = _place(there, one.span)
        place = RelatedPlace(there.letter.path, excerpt, section, page) if one.span else None
        path = whole.letters[one.letter].letter.path
        found.append(Answer(one.rule, one.slot.value, one.task, path, one.by.value, place, one.said))
    return found


def finding(rule: AnyRule, hit: Hit, analyses: Sequence[LetterAnalysis], settings: Settings) -> Finding:
    """A hit with everything a report needs to show it."""
    own = analyses[hit.letter]
    section, page, excerpt = _place(own, hit.span)
    sentence_span = own.sentence_at(hit.span) if hit.span else None
    related = []
    for other in hit.related:
        there = analyses[other.letter]
        other_section, other_page, other_excerpt = _place(there, other.span)
        related.append(RelatedPlace(there.letter.path, other_excerpt, other_section, other_page, other.note))
    return Finding(
        rule=rule.code,
        severity=settings.severity(rule, own.letter.path) or hit.severity or rule.severity,
        status=rule.status,
        letter=own.letter.path,
        span=hit.span,
        section=section,
        page=page,
        excerpt=excerpt,
        sentence=own.letter.excerpt(sentence_span) if sentence_span else "",
        sentence_start=sentence_span.start if sentence_span else 0,
        message=hit.message,
        values=dict(hit.values),
        evidence=hit.evidence,
        related=tuple(related),
        group=hit.group,
        region=_region(own.letter, hit.span),
    )


def describe(analysis: LetterAnalysis) -> LetterInfo:
    """The letter's identity as short values."""
    letter, identity = analysis.letter, analysis.identity
    return LetterInfo(
        path=letter.path,
        format=letter.format,
        sha256=letter.sha256,
        kind=identity.kind.value.value if identity.kind else "other",
        ministries=tuple(m.value.short or m.value.name_nb for m in identity.ministries),
        recipients=tuple(r.value.name_nb for r in identity.recipients),
        year=identity.year.value if identity.year else None,
        date=identity.date.value.isoformat() if identity.date else None,
        form=str(analysis.form.form),
        words=sum(len(block.text.split()) for block in letter.blocks),
        pages=letter.pages,
        unread=letter.unread,
        profile=_profile(analysis) if analysis.has_demands else None,
    )


def _profile(analysis: LetterAnalysis) -> LetterProfile:
    counted = analysis.profile
    return LetterProfile(
        counts={
            label.value: counted.counts.get(label, 0) for label in ChainLabel if label is not ChainLabel.NOT_A_DEMAND
        },
        how=counted.how,
        deliveries=counted.deliveries,
        what=counted.what,
        unsure=counted.unsure,
        tasks=counted.tasks,
        joint_tasks=len(analysis.tasks),
        goals=counted.goals,
        parameters=counted.parameters,
        plans=len(plans(analysis.letter)),
        high_priorities=len(high_priorities(analysis.letter)),
    )


def _place(analysis: LetterAnalysis, span: Span | None) -> tuple[str, int | None, str]:
    if span is None:
        return "", None, ""
    block = analysis.letter.blocks[span.block]
    return analysis.letter.section_path(block.section), _page(analysis, span), analysis.letter.excerpt(span)


def _region(letter: Letter, span: Span | None) -> Region | None:
    """The place in the file, from the first to the last piece the span touches; None for Word and PDF."""
    pieces = [p for p in letter.places(span) if isinstance(p, TextPiece)] if span else []
    if span is None or not pieces:
        return None
    first, last = pieces[0], pieces[-1]
    into, over = max(span.start - first.start, 0), min(span.end, last.end) - last.start
    start, end = first.offset + into, last.offset + over
    return Region(start, end - start, first.line, first.column + into, last.line, last.column + over)


def _page(analysis: LetterAnalysis, span: Span) -> int | None:
    for piece in analysis.letter.places(span):
        page = getattr(piece, "page", None)
        if page is not None:
            return int(page)
    return analysis.letter.blocks[span.block].page


def _notifier(progress: Progress, path: str) -> Callable[[Future[Examined | Failure]], None]:
    return lambda _future: progress(path)
