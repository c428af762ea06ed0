"""Runs the rules over letters. Concurrency goes through one seam: a ``concurrent.futures.Executor``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path

from linter.engine.examine import NO_FILE, Examined, examine
from linter.engine.findings import finding, place_of, said_once
from linter.engine.keys import with_keys
from linter.engine.remembered import examine_remembered
from linter.engine.report import Answer, Failure, Finding, RelatedPlace, Report
from linter.engine.settings import Settings
from linter.engine.suppression import silenced
from linter.engine.workers import outcome
from linter.language.pipeline import ModelError
from linter.letters.registry import added_names
from linter.rules.analysis import LetterAnalysis, SetAnalysis
from linter.rules.contract import SetRule
from linter.rules.koo.answered import answers
from linter.rules.registry import plugins
from linter.steering.classify import uncollected

Progress = Callable[[str], None]


def check(
    paths: Sequence[Path],
    settings: Settings,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
    cache: Path | None = None,
) -> Report:
    """Read and check letters.

    ``executor`` runs one task per letter (any ``concurrent.futures.Executor``); None means in this process.
    ``progress`` is called with the path of each finished letter. ``cache``: a private folder where examined letters
    are kept; None keeps none. Raises UnknownRule; a file that cannot be read is a Failure, never an exception.
    """
    rules = settings.rules()
    work = partial(examine_remembered, folder=cache) if cache else examine
    outcomes: list[Examined | Failure] = []
    if executor is None:
        for path in paths:
            outcomes.append(work(path, settings))
            if progress:
                progress(str(path))
    else:
        futures = [executor.submit(work, path, settings) for path in paths]
        if progress:
            for future, path in zip(futures, paths, strict=True):
                future.add_done_callback(_notifier(progress, str(path)))
        with uncollected():
            outcomes = [outcome(future, path) for future, path in zip(futures, paths, strict=True)]
    examined = [o for o in outcomes if isinstance(o, Examined)]
    failures = [o for o in outcomes if isinstance(o, Failure)]
    failures.extend(f for e in examined for f in e.failures)
    failures.extend(
        Failure(NO_FILE, "plugin_broken", {"name": p.name, "package": p.package, "reason": p.reason})
        for p in plugins().broken
    )
    findings = [f for e in examined for f in e.findings]
    analyses = [e.analysis for e in examined if e.analysis is not None]
    set_rules = [r for r in rules if isinstance(r, SetRule)]
    answered: list[Answer] = []
    if set_rules and analyses:
        with added_names(settings.house.names), uncollected():
            of_set, failed, answered = _check_set(analyses, set_rules, settings)
        findings.extend(of_set)
        failures.extend(failed)
    place = {e.info.path: n for n, e in enumerate(examined)}
    findings = sorted(said_once(findings, rules), key=lambda f: (place[f.letter], f.order))
    letters_read = [e.info for e in examined]
    asked = [(e.info.path, ask) for e in examined for ask in e.asks]
    findings, unneeded = silenced(with_keys(findings), letters_read, asked, settings, rules)
    return Report(
        letters=tuple(letters_read),
        findings=tuple(findings),
        failures=tuple(
            {(f.path, f.code, *map(f.values.get, ("rule", "package", "name"))): f for f in failures}.values()
        ),  # a missing model once
        rules=tuple(r.code for r in rules),
        answers=tuple(answered),
        notices=(*(n for e in examined for n in e.notices), *unneeded),
    )


def _check_set(
    analyses: Sequence[LetterAnalysis], rules: Sequence[SetRule], settings: Settings
) -> tuple[list[Finding], list[Failure], list[Answer]]:
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
    try:
        told = _answers(whole, rules)
    except ModelError as error:
        told = []
        failures.append(Failure(NO_FILE, error.code, error.values))
    return findings, failures, told


def _answers(whole: SetAnalysis, rules: Sequence[SetRule]) -> list[Answer]:
    found = []
    for one in answers(whole, {rule.code for rule in rules}):
        there = whole.letters[one.other]
        section, page, excerpt = place_of(there, one.span)
        place = RelatedPlace(there.letter.path, excerpt, section, page) if one.span else None
        path = whole.letters[one.letter].letter.path
        found.append(Answer(one.rule, one.slot.value, one.task, path, one.by.value, place, one.said))
    return found


def _notifier(progress: Progress, path: str) -> Callable[[Future[Examined | Failure]], None]:
    return lambda _future: progress(path)
