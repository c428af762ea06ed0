"""One letter: read, described, and checked by the rules about one letter."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from linter.engine.asks import Ask, asks
from linter.engine.findings import finding
from linter.engine.lean import lean
from linter.engine.report import Failure, Finding, LetterInfo, LetterProfile, Notice
from linter.engine.settings import Settings
from linter.language.once import each_text_once
from linter.language.pipeline import ModelError
from linter.letters.registry import added_names
from linter.readers.contract import ReadError
from linter.readers.open import read_letter
from linter.rules.analysis import LetterAnalysis
from linter.rules.contract import LetterRule, SetRule
from linter.rules.sum.signals import high_priorities, plans
from linter.steering.labels import ChainLabel

NO_FILE = "–"  # stands for the path where a failure concerns no single letter


@dataclass(frozen=True, slots=True)
class Examined:
    """One letter after reading and the letter rules.

    ``analysis`` is kept only when set rules will need it, with all that has been computed from the letter but without
    the places of single characters (see :func:`linter.engine.lean.lean`).
    """

    info: LetterInfo
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    analysis: LetterAnalysis | None
    asks: tuple[Ask, ...] = ()  # comments that silence rules
    notices: tuple[Notice, ...] = ()  # comments that mean to, and cannot


def examine(path: Path, settings: Settings) -> Examined | Failure:
    """Read one letter and run the letter rules on it. Never raises for a bad file or a rule that breaks."""
    with added_names(settings.house.names), each_text_once():
        return _examined(path, settings)


def _examined(path: Path, settings: Settings) -> Examined | Failure:
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
    info = describe(analysis)
    if keep:
        with suppress(Exception):  # what breaks is told by the rule that needs it
            # What set rules ask for: better here, where letters are examined side by side.
            _ = analysis.tasks, analysis.sentences
            if any(isinstance(rule, SetRule) and rule.parses for rule in rules):
                _ = analysis.demands
    return Examined(info, tuple(findings), tuple(failures), lean(analysis) if keep else None, *asks(letter))


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
